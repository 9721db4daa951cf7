// What the explorer draws: the server's answer, read into records that are joined by position.

import { withBubbles, type BubblesAnswer } from "./bubbles";

/** An entity on the canvas. Coordinates and radius are in the units of the picture. */
export interface Entity {
  readonly id: string;
  readonly name: string;
  /** Position of its kind in `View.kinds`. */
  readonly kind: number;
  /** "plural" if verbs after its name stand in the plural. */
  readonly number?: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** How many ties it has in the scope, on the canvas or not. */
  readonly ties: number;
  /** Which expansion or route brought it, in words. */
  readonly reason: string;
  /** Position of its community in `View.communities`; absent if none were computed. */
  readonly community?: number;
  /** Position of its group in `View.painting`; absent if its kind decides on its colour. */
  readonly group?: number;
  /** The colour of the file it is from, if that was chosen. */
  readonly colour?: string;
  /** If it is a community: the step that brings its members instead, whom it is named after, and how many they are. */
  readonly bubble?: { readonly step: string; readonly label: string; readonly size: number };
}

/** The years of four bounds: not before, had started by, did not end before, had ended by; null for an open end. */
export type Bounds = readonly [number | null, number | null, number | null, number | null];

/** Which ends are known to be open, and not merely unknown. */
export type Endless = "start" | "end" | "both";

/** Claims of one type, status and date that are added up. */
export interface Part {
  readonly claims: number;
  readonly type: number;
  readonly status: string;
  readonly bounds?: Bounds;
  readonly endless?: Endless;
}

/** A tie: one claim, or those between two communities, or two entities that have very many, added up. */
export interface Relation {
  readonly id: string;
  /** Positions of its ends in `View.entities`. */
  readonly from: number;
  readonly to: number;
  /** Position of its type in `View.types`. */
  readonly type: number;
  /** How it stands: documented, alleged, charged … */
  readonly status: string;
  /** How sure the dataset is of it; absent if it was not graded. */
  readonly certainty?: string;
  /** How it stands, in words; absent if the source states it as a fact. */
  readonly standing?: string;
  /** Its date in words; absent if it has none. */
  readonly when?: string;
  /** Absent for a tie without a date. */
  readonly bounds?: Bounds;
  readonly endless?: Endless;
  /** Position of its group in `View.painting`; absent if its class decides on its colour. */
  readonly group?: number;
  /** The colour of the file it is from, if that was chosen. */
  readonly colour?: string;
  /** How many times as wide as usual it is. */
  readonly width?: number;
  /** What it adds up, if it is a sum. */
  readonly parts?: readonly Part[];
}

export interface Kind {
  readonly id: string;
  readonly label: string;
  readonly plural: string;
  /** On a light ground. */
  readonly colour: string;
}

export interface Type {
  readonly id: string;
  /** An ellipsis is where the second name stands if it does not follow. */
  readonly label: string;
  readonly inverse_label: string;
  /** After a name in the plural, where that differs. */
  readonly plural_label?: string;
  readonly plural_inverse_label?: string;
  /** The id of its class. */
  readonly class: string;
  /** The name of its class for readers. */
  readonly class_label: string;
  readonly symmetric: boolean;
}

export interface Community {
  readonly label: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
}

/** Which year is where on a canvas arranged by years: the year at x = 0, how many units a year takes, where those without one stand. */
export interface YearAxis {
  readonly first_year: number;
  readonly last_year: number;
  readonly year_width: number;
  readonly undated?: number;
}

/** A step that was taken, as it is written in the address and in words. */
export interface Step {
  readonly step: string;
  readonly words: string;
  readonly found: number;
  readonly shown: number;
  /** The routes it brought, each the ids from its beginning to its end. */
  readonly routes?: readonly (readonly string[])[];
}

/** Entities or ties with one colour, and the letter that says the same. */
export interface Group {
  /** Its name among the filters. */
  readonly name: string;
  readonly label: string;
  readonly letter: string;
  readonly light: string;
  readonly dark: string;
}

/** What colours, sizes, widths or places go by, and what else they could. */
export interface Choice {
  /** The parameter of addresses. */
  readonly parameter: string;
  readonly label: string;
  readonly chosen: string;
  /** What holds if the parameter is absent. */
  readonly usual: string;
  readonly options: readonly { readonly word: string; readonly label: string }[];
}

export interface Painting {
  readonly choices: readonly Choice[];
  /** None if kinds decide. */
  readonly entity_groups: readonly Group[];
  /** None if classes decide. */
  readonly tie_groups: readonly Group[];
}

export const PLAIN: Painting = { choices: [], entity_groups: [], tie_groups: [] };

export interface View {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  /** How many ties there are among the entities, listed or not. */
  readonly relationsTotal: number;
  /** How many ties join one of them to itself, which have no line. */
  readonly loopsTotal: number;
  /** How many entities the network has. */
  readonly entitiesTotal: number;
  readonly kinds: readonly Kind[];
  readonly types: readonly Type[];
  readonly communities: readonly Community[];
  /** Absent unless the canvas is arranged by years. */
  readonly yearAxis?: YearAxis;
  readonly painting: Painting;
  /** Why not all of it is there, and what to do; absent if all of it is. */
  readonly cut?: string;
}

interface Answer extends BubblesAnswer, Omit<View, "title" | "relationsTotal" | "loopsTotal" | "entitiesTotal" | "yearAxis" | "cut"> {
  readonly year_axis?: YearAxis;
  readonly question: { readonly sentence: string; readonly cut?: { readonly words: string } | null };
  readonly relations_total: number;
  readonly loops_total: number;
  readonly entities_total: number;
}

/** Reads the server's answer. */
export function viewOf(answer: unknown): View {
  const { question, relations_total, loops_total, entities_total, year_axis, bubbles, bubble_ties, ...rest } = answer as Answer;
  const cut = question.cut == null ? {} : { cut: question.cut.words };
  const axis = year_axis === undefined ? {} : { yearAxis: year_axis };
  const view: View = { ...rest, ...axis, ...cut, title: question.sentence, relationsTotal: relations_total, loopsTotal: loops_total, entitiesTotal: entities_total };
  return withBubbles(view, { bubbles, bubble_ties });
}

/** The step that brings those whom a step left out; null if it left out nobody. */
export function leftOut(view: View | null, step: string): string | null {
  const taken = view?.steps.find((before) => before.step === step);
  const isCut = taken !== undefined && taken.found > taken.shown && /^expand:[^:]+$/.test(step);
  return isCut ? `${step}:all` : null;
}

/** Whether all ties of an entity are on the canvas already, so that bringing them in would bring nothing. */
export function isShownWhole(view: View | null, id: string): boolean {
  const position = view?.entities.findIndex((entity) => entity.id === id) ?? -1;
  const entity = view?.entities[position];
  if (view === null || entity === undefined || entity.bubble !== undefined) {
    return false;
  }
  const own = view.relations.filter(({ from, to }) => from === position || to === position);
  return own.reduce((sum, { parts }) => sum + (parts?.reduce((all, { claims }) => all + claims, 0) ?? 1), 0) >= entity.ties;
}
