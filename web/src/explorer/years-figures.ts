// How many ties held in each year: certainly, and possibly, by the bounds of their dates. The reading is that of the server's counts.

import type { Bounds, Endless, Part } from "./model";

/** A year or a few of them, and how many ties held at some moment of it. */
export interface YearFigure {
  readonly first: number;
  readonly last: number;
  readonly certain: number;
  readonly possible: number;
}

/** The years between which something is known. */
export interface KnownYears {
  readonly first: number;
  readonly last: number;
}

/** The first and the last year that any date names; null if there is none. */
export function knownYears(claims: readonly Part[]): KnownYears | null {
  let [first, last] = [Infinity, -Infinity];
  for (const { bounds } of claims) {
    for (const year of bounds ?? []) {
      first = year === null ? first : Math.min(first, year);
      last = year === null ? last : Math.max(last, year);
    }
  }
  return first > last ? null : { first, last };
}

/** From when to when something held for certain; the first is after the last if it did at no time. */
export function certainYears({ bounds, endless }: { readonly bounds?: Bounds | undefined; readonly endless?: Endless | undefined }): readonly [number, number] {
  const [from, to] = [bounds?.[1] ?? Infinity, bounds?.[2] ?? -Infinity];
  return [endless === "start" || endless === "both" ? -Infinity : from, endless === "end" || endless === "both" ? Infinity : to];
}

/** Whether nothing is known of when it was: it is in no year. */
export function isUndated({ bounds, endless }: Part): boolean {
  return bounds === undefined || (endless === undefined && bounds.every((year) => year === null));
}

/** The figures of each stretch of so many years. What spans several counts in each of them as one. */
export function figuresOf(claims: readonly Part[], { first, last }: KnownYears, width: number): YearFigure[] {
  const count = Math.floor((last - first) / width) + 1;
  const [certain, possible] = [new Array<number>(count + 1).fill(0), new Array<number>(count + 1).fill(0)];
  const add = (sums: number[], [from, to]: readonly [number, number], by: number): void => {
    const place = (year: number): number => Math.floor((Math.min(Math.max(year, first), last) - first) / width);
    if (from <= to && from <= last && to >= first) {
      for (const [position, more] of [[place(from), by], [place(to) + 1, -by]] as const) {
        sums[position] = (sums[position] ?? 0) + more;
      }
    }
  };
  for (const claim of claims.filter((each) => !isUndated(each))) {
    add(certain, certainYears(claim), claim.claims);
    add(possible, [claim.bounds?.[0] ?? -Infinity, claim.bounds?.[3] ?? Infinity], claim.claims);
  }
  let [held, may] = [0, 0];
  return Array.from({ length: count }, (_, place) => {
    held += certain[place] ?? 0;
    may += possible[place] ?? 0;
    const from = first + place * width;
    return { first: from, last: Math.min(from + width - 1, last), certain: held, possible: may };
  });
}

/** A figure as the pages say it: "1937: certainly 47, possibly 67". */
export function figureInWords({ first, last, certain, possible }: YearFigure): string {
  const when = first === last ? String(first) : `${first} to ${last}`;
  const [least, most] = [certain.toLocaleString("en"), possible.toLocaleString("en")];
  return certain === possible ? `${when}: ${most}` : `${when}: certainly ${least}, possibly ${most}`;
}
