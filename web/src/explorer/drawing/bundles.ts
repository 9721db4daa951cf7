// Parallel ties as one curve: which of them stands for all, how many it stands for, whether they differ in what colours them, and which are not drawn.

import type { Relation, View } from "../model";
import { patternOf } from "./standing";

/** What the colour of a tie goes by: its group, or its class. */
export function colouredBy({ types }: View, { group, type, colour }: Relation): string {
  return `${group === undefined ? `class ${types[type]?.class}` : `group ${group}`} ${colour ?? ""}`;
}

/** From so many parallel ties on there is one curve with a number. */
const LEAST_BUNDLED = 2;

export class Bundles {
  /** 1 for a tie that another one stands for. */
  readonly folded: Uint8Array;
  /** How many have another one that stands for them. */
  foldedCount = 0;
  /** How many a tie stands for, itself among them. */
  readonly counts = new Map<number, number>();
  /** Those standing for ties that run both ways. */
  private readonly twoWay = new Set<number>();
  /** Those standing for ties that differ in what colours them. */
  private readonly mixed = new Set<number>();

  /** `groups` are the ties between the same two entities, where there are several. */
  constructor(
    private readonly view: View,
    private readonly groups: readonly (readonly number[])[],
  ) {
    this.folded = new Uint8Array(view.relations.length);
  }

  /** Bundles those that are shown, but for the group of a tie that is opened; -1 for none. */
  fold(isShown: Uint8Array, opened: number): void {
    this.folded.fill(0);
    this.foldedCount = 0;
    this.counts.clear();
    this.twoWay.clear();
    this.mixed.clear();
    for (const group of this.groups) {
      const shown = group.filter((position) => isShown[position] === 1);
      if (shown.length >= LEAST_BUNDLED && !group.includes(opened)) {
        this.bundle(shown);
      }
    }
  }

  isTwoWay(position: number): boolean {
    return this.twoWay.has(position);
  }

  /** Whether a tie stands for others of other colours, so that its own would not be true of them. */
  isMixed(position: number): boolean {
    return this.mixed.has(position);
  }

  /** One that the source states as a fact stands for the others, if there is one. */
  private bundle(shown: readonly number[]): void {
    const { relations, types } = this.view;
    const leader = shown.find((position) => patternOf(relations[position] as View["relations"][number]) === "solid") ?? shown[0] ?? 0;
    for (const position of shown) {
      const [own, first] = [relations[position], relations[leader]];
      this.folded[position] = position === leader ? 0 : 1;
      if (own?.from !== first?.from || types[own?.type ?? -1]?.symmetric === true) {
        this.twoWay.add(leader);
      }
      if (own !== undefined && first !== undefined && colouredBy(this.view, own) !== colouredBy(this.view, first)) {
        this.mixed.add(leader);
      }
    }
    this.counts.set(leader, shown.length);
    this.foldedCount += shown.length - 1;
  }
}
