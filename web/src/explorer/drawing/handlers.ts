// What the picture tells those who show it.

import type { Point } from "./lens";

/** What the reader did. Points are in pixels from the upper left corner of the container. */
export interface GraphViewHandlers {
  select(target: { entity: string } | { relation: string } | null, additive: boolean): void;
  selectArea(entities: string[], additive: boolean): void;
  expand(entity: string): void;
  hover(entity: string | null): void;
  /** The menu of something, or of the canvas itself. */
  menu(target: { entity: string } | { relation: string } | null, at: Point): void;
  /** The entities that were dragged, and where they are now. */
  moved(positions: ReadonlyMap<string, Point>): void;
  /** The graphics card gave up, as it may when a machine wakes up; nothing is drawn any more. */
  lost(): void;
}
