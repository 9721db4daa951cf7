// The words of the network that a query may name.

export interface Word {
  word: string;
  about: string;
  /** Whether it stands for all ties of a class. */
  isClass?: boolean;
}

export interface Words {
  kinds: Word[];
  ties: Word[];
  columns: Word[];
}

interface Vocabulary {
  kinds: { id: string; label: string; count: number }[];
  classes: { id: string; count: number }[];
  relation_types: { id: string; label: string; count: number }[];
}

/** The vocabulary of the network, and the columns that the page lists; none if it cannot be read. */
export async function knownWords(page: Document): Promise<Words> {
  const options = page.querySelectorAll<HTMLOptionElement>("datalist#columns option");
  const columns = Array.from(options, (option) => ({ word: option.value, about: option.label }));
  const response = await fetch("/api/vocabulary").catch(() => undefined);
  if (!response?.ok) {
    return { kinds: [], ties: [], columns };
  }
  const { kinds, classes, relation_types: types } = (await response.json()) as Vocabulary;
  return {
    kinds: kinds.map(({ id, label, count }) => ({ word: id, about: `${label}, ${count}` })),
    ties: [
      ...types.map(({ id, label, count }) => ({ word: id, about: `${label}, ${count}` })),
      ...classes.map(({ id, count }) => ({ word: id, about: `any of the class, ${count}`, isClass: true })),
    ],
    columns,
  };
}
