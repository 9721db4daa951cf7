// The tables under the panel: of all that is seen, or of what was selected to be listed.

import type { Filter } from "./filter";
import type { View } from "./model";
import type { Target } from "./state";
import { Tables, type TableHandlers } from "./tables";

/** Longer tables are written when somebody asks for them. */
const MOST_ROWS_UNASKED = 600;

/** What the tables are about now. */
export interface Listed {
  readonly view: View;
  readonly filter: Filter;
  readonly selected: Target | null;
  /** Whether the reader sees the tables. */
  readonly areOpen: boolean;
}

export class Listing {
  private tables: Tables | null = null;
  /** The entities that the tables are about, if not all. */
  private only: ReadonlySet<string> | null = null;

  constructor(
    private readonly place: HTMLElement,
    private readonly handlers: TableHandlers,
  ) {}

  /** Tables of a view, which are written by `fill`. */
  take(view: View): void {
    this.only = null;
    this.tables = new Tables(view, this.handlers);
    this.place.replaceChildren(this.tables.element);
  }

  /** From now on the tables have these, with the ties among them and to others. */
  narrow(entities: ReadonlySet<string>): void {
    this.only = entities;
  }

  mark(target: Target | null): void {
    this.tables?.mark(target);
  }

  /** Writes the tables, unless they are long and nobody reads them. */
  fill({ view, filter, selected, areOpen }: Listed): void {
    const { only } = this;
    const isShort = view.entities.length + view.relations.length <= MOST_ROWS_UNASKED;
    if (!isShort && !areOpen && !matchMedia("print").matches) {
      return;
    }
    const isIn = (position: number): boolean => only?.has(view.entities[position]?.id ?? "") ?? true;
    const narrowed: Filter = {
      isNarrow: filter.isNarrow,
      entity: (entity) => filter.entity(entity) && (only?.has(entity.id) ?? true),
      relation: (relation) => filter.relation(relation) && (isIn(relation.from) || isIn(relation.to)),
      claims: (relation) => filter.claims(relation),
      amount: (relation) => filter.amount(relation),
    };
    this.tables?.show(narrowed, selected);
  }
}
