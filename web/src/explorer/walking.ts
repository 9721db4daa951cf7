// Walking along ties: which neighbour lies in a direction, and what the tie to it says.

import type { Filter } from "./filter";
import type { Relation, View } from "./model";
import type { Positions } from "./state";
import { verb } from "./words";

type Place = { readonly x: number; readonly y: number };

/** The step from an entity in a direction; null if nobody is tied to it that way. */
export function stepTowards(
  view: View,
  filter: Filter,
  from: number,
  direction: Place,
  places: Positions,
): { entity: string; words: string } | null {
  const place = (position: number): Place => places.get(view.entities[position]?.id ?? "") ?? { x: 0, y: 0 };
  const found = neighbourTowards(view, filter, from, direction, place);
  const next = view.entities[found?.neighbour ?? -1];
  if (found === null || next === undefined) {
    return null;
  }
  return { entity: next.id, words: `${view.entities[from]?.name ?? ""} ${verb(view, found.tie, from)}` };
}

/** The tie and the neighbour lying nearest a direction from an entity: near, and not far off the line. */
function neighbourTowards(
  view: View,
  filter: Filter,
  from: number,
  direction: Place,
  place: (position: number) => Place,
): { neighbour: number; tie: Relation } | null {
  const here = place(from);
  let best: { neighbour: number; tie: Relation; cost: number } | null = null;
  for (const tie of view.relations) {
    const neighbour = tie.from === from ? tie.to : tie.to === from ? tie.from : -1;
    if (neighbour < 0 || neighbour === from || !filter.relation(tie)) {
      continue;
    }
    const there = place(neighbour);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const length = Math.hypot(dx, dy);
    const along = (dx * direction.x + dy * direction.y) / (length || 1);
    const cost = length / along ** 2;
    if (along > 0.3 && (best === null || cost < best.cost)) {
      best = { neighbour, tie, cost };
    }
  }
  return best;
}
