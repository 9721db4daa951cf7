// Entities on the way to new places. Readers who asked for less motion get the result at once.

import { isStill } from "./motion";
import type { Point } from "./lens";

/** Newcomers slide in for so long, and all go to their new places for so long. */
const [ARRIVAL_MILLISECONDS, MOVE_MILLISECONDS] = [200, 300];
/** More than these jump: each frame draws all anew. */
const MOST_MOVING = 2_000;

interface Journey {
  readonly position: number;
  readonly from: Point;
  readonly to: Point;
}

export class Moving {
  private frame = 0;
  private journeys: readonly Journey[] = [];

  constructor(
    private readonly put: (position: number, place: Point) => void,
    private readonly step: () => void,
  ) {}

  /** Sends entities on their way, or puts them where they are to be. */
  go(journeys: readonly Journey[], why: "arrival" | "move"): void {
    this.finish();
    if (isStill() || journeys.length > MOST_MOVING || journeys.length === 0) {
      journeys.forEach(({ position, to }) => this.put(position, to));
      this.step();
      return;
    }
    this.journeys = journeys;
    const start = performance.now();
    const length = why === "arrival" ? ARRIVAL_MILLISECONDS : MOVE_MILLISECONDS;
    const advance = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - start) / length));
      const eased = part * (2 - part);
      for (const { position, from, to } of this.journeys) {
        // Exactly there in the end: who stands in one column must have one place across, to the last digit.
        this.put(position, part === 1 ? to : { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased });
      }
      this.frame = part < 1 ? requestAnimationFrame(advance) : 0;
      this.journeys = part < 1 ? this.journeys : [];
      this.step();
    };
    advance(start);
  }

  /** Whoever is on the way arrives. */
  finish(): void {
    this.stop();
    this.journeys.forEach(({ position, to }) => this.put(position, to));
    this.journeys = [];
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }
}
