// The names of a copy and how a typed text is matched with them. The names were folded by the program when the copy was made;
// what is typed is folded here, by its tables.

import { type Rules, type Word, fold } from "./fold";

/** A name: as written (empty if the entity is listed under it), its language, its words, and their sounds. */
type Name = [text: string, language: string, words: string, sounds: string];

/** What `search-index.js` holds. */
export interface Index extends Rules {
  names: Name[][];
}

/** An entity that was found, by its place in the list, and the other name by which it was found. */
export interface Hit {
  place: number;
  name: string;
  language: string;
}

/** How well a word typed fits a word of a name, the best first. */
const enum Fit {
  Same,
  Sound,
  Initial,
  Beginning,
  SoundBeginning,
  None,
}

/** How near a name comes to being what was typed, before it is asked why: a letter to Voltaire is not Voltaire. */
const enum Nearness {
  Name,
  Mention,
  Guess,
}

/** Compared one after the other: words typed that are missing, the weakest fit, words that were not typed, another name. */
type Rank = [missing: number, nearness: Nearness, fit: Fit, surplus: number, variant: number];

/** Words that were not typed, from which on a name is but mentioned. */
const MENTION = 3;
/** Sounds up to this many begin too many words to mean anything. */
const SHORT = 2;

/** The entities that could be meant, the likeliest first. */
export function search(index: Index, text: string): Hit[] {
  const typed = fold(text, index);
  if (typed.length === 0) {
    return [];
  }
  const found: { hit: Hit; rank: Rank }[] = [];
  index.names.forEach((names, place) => {
    const best = names.map((name) => ({ name, rank: rank(typed, name) })).reduce<{ name: Name; rank: Rank } | null>(better, null);
    if (best !== null && best.rank[0] < typed.length) {
      found.push({ hit: { place, name: best.name[0], language: best.name[1] }, rank: best.rank });
    }
  });
  found.sort((one, other) => compare(one.rank, other.rank) || one.hit.place - other.hit.place);
  const fewest = found[0]?.rank[0] ?? 0;
  return found.filter(({ rank: [missing] }) => missing === fewest).map(({ hit }) => hit);
}

function better<T extends { rank: Rank }>(best: T | null, next: T): T {
  return best === null || compare(next.rank, best.rank) < 0 ? next : best;
}

function compare(one: Rank, other: Rank): number {
  const place = one.findIndex((value, position) => value !== other[position]);
  return place < 0 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
}

function rank(typed: Word[], [text, , wordsOfName, soundsOfName]: Name): Rank {
  const words = wordsOfName.split(" ");
  const sounds = soundsOfName.split(" ");
  const fits = typed.map((word) => Math.min(...words.map((other, position) => fit(word, other, sounds[position] ?? ""))));
  const missing = fits.filter((found) => found === Fit.None).length;
  // Of a name of which words are missing, an initial, a particle or a beginning tells nothing.
  const isTelling = (found: Fit, position: number): boolean => found <= Fit.Sound && (typed[position]?.folded.length ?? 0) > SHORT;
  if (missing > 0 && !fits.some(isTelling)) {
    return [typed.length, Nearness.Guess, Fit.None, 0, 0];
  }
  const weakest = Math.max(...fits.filter((found) => found !== Fit.None), Fit.Same);
  const surplus = Math.max(0, words.length - typed.length);
  return [missing, nearness(weakest, surplus), weakest, surplus, text === "" ? 0 : 1];
}

function nearness(weakest: Fit, surplus: number): Nearness {
  if (weakest >= Fit.Beginning) {
    return Nearness.Guess;
  }
  return surplus < MENTION ? Nearness.Name : Nearness.Mention;
}

function fit(typed: Word, word: string, sound: string): Fit {
  if (typed.folded === word) {
    return Fit.Same;
  }
  const isInitial = [...typed.folded].length === 1;
  if (typed.sounds.includes(sound) && isInitial === ([...word].length === 1)) {
    return Fit.Sound;
  }
  const first = typed.folded.slice(0, 1);
  const isAbbreviated = [...word].length === 1 && (word === first || typed.sounds.some((own) => own.startsWith(sound)));
  const abbreviates = isInitial && (word.startsWith(first) || typed.sounds.some((own) => sound.startsWith(own)));
  if (!/\d/u.test(typed.folded) && (isAbbreviated || abbreviates)) {
    return Fit.Initial;
  }
  if (word.startsWith(typed.folded)) {
    return Fit.Beginning;
  }
  return typed.sounds.some((own) => own.length > SHORT && sound.startsWith(own)) ? Fit.SoundBeginning : Fit.None;
}
