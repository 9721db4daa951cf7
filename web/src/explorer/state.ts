// The state of the canvas is the address: one state, one address, and the browser's history is undo and redo.

export type Reading = "possible" | "certain";
export type Target = { entity: string } | { relation: string };

export interface State {
  /** What was gathered, step by step. */
  readonly steps: readonly string[];
  readonly hidden: readonly string[];
  /** Filters that are switched off: `kind.person`, `class.command`, `status.charged`. */
  readonly off: readonly string[];
  readonly years: readonly [number, number] | null;
  readonly reading: Reading;
  /** Whether ties without a date are shown. */
  readonly undated: boolean;
  /** Whether entities are shown that have no tie that is. */
  readonly loose: boolean;
  readonly selected: Target | null;
  /** What was chosen of how the canvas is arranged; empty for the usual. */
  readonly arrange: string;
  /** What was chosen to paint by: `colour`, `size`, `tie_colour`, `width`. */
  readonly painting: Readonly<Record<string, string>>;
  /** Parameters of the scope, which the server reads. */
  readonly scope: readonly (readonly [string, string])[];
}

export type Positions = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/** Parameters of the paint, which the server reads. */
const PAINTS = ["colour", "size", "tie_colour", "width"];
const OWN = [...PAINTS, "steps", "entity", "hide", "off", "years", "year_reading", "undated", "loose", "selected", "arrange"];

function list(parameters: URLSearchParams, name: string): string[] {
  return parameters.getAll(name).flatMap((value) => value.split(",")).filter((part) => part !== "");
}

/** Reads an address. If it names an entity to begin with, in whatever spelling, the page says with which steps it `began`. */
export function read(search: string, began = ""): State {
  const parameters = new URLSearchParams(search);
  const steps = parameters.has("entity") ? new URLSearchParams({ steps: began }) : parameters;
  const years = /^(-?\d+)-(-?\d+)$/.exec(parameters.get("years") ?? "");
  const [kind, id] = (parameters.get("selected") ?? "").split(/\.(.*)/s);
  return {
    steps: list(steps, "steps"),
    hidden: list(parameters, "hide"),
    off: list(parameters, "off"),
    years: years === null ? null : [Number(years[1]), Number(years[2])],
    reading: parameters.get("year_reading") === "certain" ? "certain" : "possible",
    undated: parameters.get("undated") !== "off",
    loose: parameters.get("loose") !== "off",
    selected: id === undefined || id === "" ? null : kind === "relation" ? { relation: id } : { entity: id },
    arrange: parameters.get("arrange") ?? "",
    painting: Object.fromEntries(PAINTS.flatMap((name) => (parameters.has(name) ? [[name, parameters.get(name) ?? ""]] : []))),
    scope: [...parameters].filter(([name]) => !OWN.includes(name)),
  };
}

/** Writes the part of the address that the server needs. */
export function asked(state: State): string {
  const parameters = new URLSearchParams(state.scope.map(([name, value]) => [name, value]));
  put(parameters, "steps", state.steps.join(","));
  put(parameters, "arrange", state.arrange);
  Object.entries(state.painting).forEach(([name, word]) => put(parameters, name, word));
  return written(parameters);
}

/** Writes the whole address, without the fragment. */
export function write(state: State): string {
  const parameters = new URLSearchParams(asked(state));
  put(parameters, "hide", state.hidden.join(","));
  put(parameters, "off", state.off.join(","));
  put(parameters, "years", state.years === null ? "" : state.years.join("-"));
  put(parameters, "year_reading", state.reading === "certain" ? "certain" : "");
  put(parameters, "undated", state.undated ? "" : "off");
  put(parameters, "loose", state.loose ? "" : "off");
  put(parameters, "selected", state.selected === null ? "" : named(state.selected));
  parameters.sort();
  return written(parameters);
}

export function named(target: Target): string {
  return "entity" in target ? `entity.${target.entity}` : `relation.${target.relation}`;
}

/** A selection with an entity more, or less if it was in it already; a tie or nothing leaves no entity selected. */
export function selectionWith(selection: ReadonlySet<string>, target: Target | null): Set<string> {
  if (target === null || "relation" in target) {
    return new Set();
  }
  const wasIn = selection.has(target.entity);
  return new Set(wasIn ? [...selection].filter((id) => id !== target.entity) : [...selection, target.entity]);
}

/** Positions that were changed by hand, out of the fragment of an address. */
export function readPositions(hash: string): Map<string, { x: number; y: number }> {
  const found = new Map<string, { x: number; y: number }>();
  for (const part of decodeURIComponent(hash).replace(/^#p=/, "").split(";")) {
    const [, id, x, y] = /^([^:]+):(-?\d+),(-?\d+)$/.exec(part) ?? [];
    if (id !== undefined) {
      found.set(id, { x: Number(x), y: Number(y) });
    }
  }
  return found;
}

export function writePositions(positions: Positions): string {
  const parts = [...positions].map(([id, { x, y }]) => `${id}:${Math.round(x)},${Math.round(y)}`);
  return parts.length === 0 ? "" : `#p=${parts.join(";")}`;
}

function put(parameters: URLSearchParams, name: string, value: string): void {
  if (value !== "") {
    parameters.set(name, value);
  }
}

/** Commas, colons and bars are kept readable. */
function written(parameters: URLSearchParams): string {
  return parameters.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}
