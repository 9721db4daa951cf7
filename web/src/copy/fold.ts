// Folding and rough sounds, as `src/graph/names/fold.rs` and `skeleton.rs` make them; the tables come from there with the names.

/** Letters and the sound they stand for; `$` is the end of the word. */
type Spelling = [letters: string, sound: string];

export interface Rules {
  /** Small letters beyond ASCII: folded, and in Latin letters. */
  letters: [letter: string, folded: string, latin: string][];
  shared: Spelling[];
  readings: Spelling[][];
  other_scripts: number[];
}

/** A word typed: folded, and its sounds in every reading. */
export interface Word {
  folded: string;
  latin: string;
  sounds: string[];
}

const MOST_CHARACTERS = 256;
const MOST_WORDS = 24;
/** From this many initials in a row on they are an abbreviation. */
const ABBREVIATION = 3;
/** Apostrophes, invisible characters and loose marks neither belong to a word nor separate words. */
const DROPPED = /['`´\u02b0-\u02ff‘’‛′″\u00ad\u200b-\u200f\u2060\ufeff]|\p{M}/u;

/** Cuts a text into folded words. */
export function fold(text: string, rules: Rules): Word[] {
  const letters = new Map(rules.letters.map(([letter, folded, latin]) => [letter, { folded, latin }]));
  const words: Word[] = [];
  let word: Word | null = null;
  for (const character of [...text.normalize("NFC").toLowerCase()].slice(0, MOST_CHARACTERS)) {
    if (DROPPED.test(character)) {
      continue;
    }
    const known = letters.get(character) ?? unknown(character);
    if (known === null) {
      word = null;
      continue;
    }
    if (word === null) {
      word = { folded: "", latin: "", sounds: [] };
      words.push(word);
    }
    word.folded += known.folded;
    word.latin += known.latin;
  }
  const whole = joinAbbreviations(words.slice(0, MOST_WORDS));
  return whole.map((found) => ({ ...found, sounds: sounds(found, rules) }));
}

function unknown(character: string): { folded: string; latin: string } | null {
  if (/[a-z0-9]/u.test(character)) {
    return { folded: character, latin: character };
  }
  const folded = character.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return /[\p{L}\p{N}]/u.test(folded) ? { folded, latin: "" } : null;
}

/** Puts the initials of an abbreviation together. */
function joinAbbreviations(words: Word[]): Word[] {
  const isInitial = (word: Word): boolean => /^\p{L}$/u.test(word.folded);
  const joined: Word[] = [];
  for (let begin = 0; begin < words.length; ) {
    let end = begin;
    while (end < words.length && isInitial(words[end] as Word)) {
      end += 1;
    }
    const run = words.slice(begin, Math.max(end, begin + 1));
    const isAbbreviation = run.length >= ABBREVIATION;
    const text = (part: "folded" | "latin"): string => run.map((word) => word[part]).join("");
    joined.push(...(isAbbreviation ? [{ folded: text("folded"), latin: text("latin"), sounds: [] }] : run));
    begin += run.length;
  }
  return joined;
}

/** The different rough sounds of a word, one for every way to read it. */
function sounds(word: Word, rules: Rules): string[] {
  // No spelling of a name has a letter three times in a row.
  if (/(\p{L})\1\1/u.test(word.folded)) {
    return [];
  }
  const isAscii = /^[a-z0-9]*$/u.test(word.folded);
  const readings = isAscii ? rules.readings : rules.other_scripts.map((place) => rules.readings[place] ?? []);
  const found = readings.map((spellings) => sound(word.latin, [...rules.shared, ...spellings]));
  return [...new Set(found)].filter((own) => own !== "");
}

function sound(latin: string, spellings: Spelling[]): string {
  if (/^[0-9]*$/u.test(latin)) {
    return latin.replace(/^0+(?=[1-9])/u, "");
  }
  let sounds = "";
  for (let rest = latin; rest !== ""; ) {
    const [taken, next] = nextSound(rest, sounds, spellings);
    for (const letter of next) {
      sounds += sounds.endsWith(letter) ? "" : letter;
    }
    rest = rest.slice(taken);
  }
  return settledEnding(sounds);
}

/** How many letters the next sound takes, and the sound. */
function nextSound(rest: string, before: string, spellings: Spelling[]): [number, string] {
  let longest: [number, string] | null = null;
  for (const [letters, own] of spellings) {
    const isEnding = letters.endsWith("$");
    const spelt = isEnding ? letters.slice(0, -1) : letters;
    const fits = isEnding ? rest === spelt : rest.startsWith(spelt);
    // Of two equally long, the last counts: the peculiar spelling.
    if (fits && spelt.length >= (longest?.[0] ?? 0)) {
      longest = [spelt.length, own];
    }
  }
  if (longest !== null) {
    return longest;
  }
  if (rest.length > 1 && rest.startsWith("c") && !/[eiy]/u.test(rest.charAt(1))) {
    return [1, "k"];
  }
  return /^[ijy]/u.test(rest) ? glide(rest, before) : [1, rest.charAt(0)];
}

/** The sound of a run of i, j and y, together with the vowel it leads to. */
function glide(rest: string, before: string): [number, string] {
  const run = rest.match(/^[ijy]+/u)?.[0].length ?? 0;
  const vowelIsLast = rest.length === run + 1;
  const afterConsonant = before !== "" && !/[aeiouAUO]$/u.test(before);
  switch (rest.charAt(run)) {
    case "a":
      return [run + 1, "A"];
    case "u":
      return [run + 1, "U"];
    case "e":
      return [run + 1, "e"];
    case "o":
      return [run + 1, afterConsonant && !vowelIsLast ? "e" : "O"];
    default:
      return [run, "i"];
  }
}

/** Unifies the endings of surnames: -off and -ov, -chow and -chev. */
function settledEnding(sounds: string): string {
  const settled = sounds.length > 2 && sounds.endsWith("f") ? `${sounds.slice(0, -1)}v` : sounds;
  return settled.endsWith("cov") ? `${settled.slice(0, -2)}ev` : settled;
}
