// The same without the picture: what is seen on the canvas as two sortable tables, with one selection for both.

import { button, counted, element } from "./dom";
import type { Filter } from "./filter";
import type { Entity, Relation, View } from "./model";
import { named, type Target } from "./state";
import { verb } from "./words";

/** Rows that are written at once; more come on demand, so that thousands do not stop the page. */
const PAGE = 200;

interface Column<Row> {
  readonly heading: string;
  readonly key: (row: Row) => string | number;
  readonly cell: (row: Row) => Node | string;
}

export interface TableHandlers {
  select(target: Target): void;
  expand(entity: string): void;
}

/** A table of some rows; a click on a heading sorts, a second one turns the order. */
class SortedTable<Row> {
  readonly element = element("section", {});
  private sorted: number | null = null;
  private descending = false;
  private most = PAGE;
  private selected = "";

  constructor(
    private readonly caption: (shown: number) => string,
    private readonly columns: readonly Column<Row>[],
    private readonly target: (row: Row) => Target,
    private rows: readonly Row[],
  ) {}

  show(rows: readonly Row[], selected: string): void {
    this.rows = rows;
    this.selected = selected;
    this.write();
  }

  mark(selected: string): void {
    this.selected = selected;
    this.element.querySelectorAll("tbody tr").forEach((row) => {
      row.toggleAttribute("data-selected", row.getAttribute("data-target") === selected);
    });
  }

  private write(): void {
    const head = this.columns.map(({ heading }, position) => {
      const order = this.sorted === position ? (this.descending ? "descending" : "ascending") : "none";
      return element("th", { scope: "col", "aria-sort": order, "data-label": heading }, button(heading, () => this.sort(position), { class: "sort" }));
    });
    const ordered = this.ordered();
    const body = element("tbody", {}, ...ordered.slice(0, this.most).map((row) => this.row(row)));
    const table = element(
      "table",
      { class: "relations" },
      element("caption", {}, this.caption(this.rows.length)),
      element("thead", {}, element("tr", {}, ...head)),
      body,
    );
    this.element.replaceChildren(table);
    if (ordered.length > this.most) {
      const more = button(`Show more: ${this.most} of ${ordered.length} listed`, () => {
        this.most += PAGE * 5;
        this.write();
      });
      this.element.append(more);
    }
  }

  private row(row: Row): HTMLElement {
    const cells = this.columns.map(({ heading, cell }) => element("td", { "data-label": heading }, cell(row)));
    const target = named(this.target(row));
    return element("tr", { "data-target": target, "data-selected": target === this.selected }, ...cells);
  }

  private ordered(): readonly Row[] {
    const column = this.sorted === null ? undefined : this.columns[this.sorted];
    if (column === undefined) {
      return this.rows;
    }
    const turn = this.descending ? -1 : 1;
    return [...this.rows].sort((one, other) => {
      const [a, b] = [column.key(one), column.key(other)];
      return turn * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
    });
  }

  private sort(position: number): void {
    this.descending = this.sorted === position ? !this.descending : false;
    this.sorted = position;
    this.write();
    this.element.querySelectorAll<HTMLElement>("th button")[position]?.focus();
  }
}

/** Both tables of a view. */
export class Tables {
  readonly element = element("div", { class: "explorer-tables" });
  private readonly entities: SortedTable<Entity>;
  private readonly relations: SortedTable<Relation>;

  constructor(private readonly view: View, handlers: TableHandlers) {
    const name = (position: number): string => view.entities[position]?.name ?? "";
    const chooser = (label: string, target: Target) => {
      const control = button("", () => handlers.select(target), { class: "row-choice" });
      control.append(element("bdi", {}, label));
      return control;
    };
    const ofEntities: Column<Entity>[] = [
      { heading: "Entity", key: (row) => row.name, cell: (row) => chooser(row.name, { entity: row.id }) },
      { heading: "Kind", key: (row) => view.kinds[row.kind]?.label ?? "", cell: (row) => view.kinds[row.kind]?.label ?? "" },
      { heading: "Ties", key: (row) => -row.ties, cell: (row) => String(row.ties) },
      { heading: "Why is it here?", key: (row) => row.reason, cell: (row) => row.reason },
      {
        heading: "Bring in",
        key: (row) => row.name,
        cell: (row) => button("its ties", () => handlers.expand(row.id), { "aria-label": `its ties of ${row.name}` }),
      },
    ];
    const ofRelations: Column<Relation>[] = [
      { heading: "From", key: (row) => name(row.from), cell: (row) => element("bdi", {}, name(row.from)) },
      {
        heading: "Relation",
        key: (row) => verb(view, row, row.from),
        cell: (row) => chooser(verb(view, row, row.from), { relation: row.id }),
      },
      { heading: "To", key: (row) => name(row.to), cell: (row) => element("bdi", {}, name(row.to)) },
      { heading: "When", key: (row) => row.bounds?.[0] ?? row.bounds?.[1] ?? Infinity, cell: (row) => row.when ?? "undated" },
      {
        heading: "Status",
        key: (row) => row.status,
        cell: (row) => element("span", { class: `status status-${row.status}`, title: row.standing ?? false }, row.status),
      },
    ];
    this.entities = new SortedTable((shown) => `${counted(shown, "entity", "entities")} seen on the canvas`, ofEntities, (row) => ({ entity: row.id }), []);
    this.relations = new SortedTable((shown) => `${counted(shown, "tie")} seen among them`, ofRelations, (row) => ({ relation: row.id }), []);
    this.element.append(this.entities.element, this.relations.element);
  }

  show(filter: Filter, selected: Target | null): void {
    const mark = selected === null ? "" : named(selected);
    this.entities.show(this.view.entities.filter((entity) => filter.entity(entity)), mark);
    this.relations.show(this.view.relations.filter((relation) => filter.relation(relation)), mark);
  }

  mark(selected: Target | null): void {
    const mark = selected === null ? "" : named(selected);
    this.entities.mark(mark);
    this.relations.mark(mark);
  }
}
