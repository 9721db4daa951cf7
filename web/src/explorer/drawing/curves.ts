// The lines of ties: parallel ones are fanned out, each a curve of its own.

import type { View } from "../model";
import type { Point } from "./lens";

/** How far apart, in units of the picture, the middles of parallel ties are at most. */
const WIDEST_GAP = 13;
/** All parallel ties together spread over this part of the distance of their ends. */
const WIDEST_FAN = 0.85;

/** A quadratic curve. */
export interface Curve {
  readonly start: Point;
  readonly bend: Point;
  readonly end: Point;
}

/** The place of each tie among those between the same two entities. */
export interface Fan {
  /** Steps to the side of the straight line, seen from the start of the tie. */
  readonly rank: Float32Array;
  /** How many there are. */
  readonly count: Uint16Array;
  /** Those between the same two entities, where there are several. */
  readonly groups: readonly (readonly number[])[];
}

export function fanOf(view: View): Fan {
  const groups = new Map<number, number[]>();
  view.relations.forEach((relation, position) => {
    if (relation.from === relation.to) {
      return;
    }
    const key = Math.min(relation.from, relation.to) * view.entities.length + Math.max(relation.from, relation.to);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [position]);
    } else {
      group.push(position);
    }
  });
  const rank = new Float32Array(view.relations.length);
  const count = new Uint16Array(view.relations.length).fill(1);
  for (const group of groups.values()) {
    group.forEach((position, place) => {
      const relation = view.relations[position];
      const side = relation !== undefined && relation.from > relation.to ? -1 : 1;
      rank[position] = side * (place - (group.length - 1) / 2);
      count[position] = group.length;
    });
  }
  return { rank, count, groups: [...groups.values()].filter(({ length }) => length > 1) };
}

/** How far the middle of a tie lies beside the straight line. */
export function bow(rank: number, count: number, distance: number): number {
  return rank === 0 ? 0 : rank * Math.min(WIDEST_GAP, (WIDEST_FAN * distance) / count);
}

export function curve(start: Point, end: Point, bowed: number): Curve {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = { x: (start.x + end.x) / 2 - (dy / length) * 2 * bowed, y: (start.y + end.y) / 2 + (dx / length) * 2 * bowed };
  return { start, bend, end };
}

export function along({ start, bend, end }: Curve, t: number): Point {
  const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return { x: a * start.x + b * bend.x + c * end.x, y: a * start.y + b * bend.y + c * end.y };
}

/** The part of a curve between two discs, as the shader cuts it. */
export function between({ start, bend, end }: Curve, first: number, last: number): readonly [number, number] {
  const leaving = 2 * Math.hypot(bend.x - start.x, bend.y - start.y) || 1;
  const arriving = 2 * Math.hypot(bend.x - end.x, bend.y - end.y) || 1;
  return [Math.min(first / leaving, 0.49), Math.max(1 - last / arriving, 0.51)];
}

/** The curve from `t0` to `t1`. */
export function part(whole: Curve, t0: number, t1: number): Curve {
  const start = along(whole, t0);
  const end = along(whole, t1);
  const blossom = (axis: "x" | "y"): number =>
    (1 - t0) * (1 - t1) * whole.start[axis] + (t0 * (1 - t1) + t1 * (1 - t0)) * whole.bend[axis] + t0 * t1 * whole.end[axis];
  return { start, bend: { x: blossom("x"), y: blossom("y") }, end };
}

/** How far a point is from a curve, by a chain of short pieces. */
export function distanceTo(line: Curve, at: Point, pieces: number): number {
  let nearest = Infinity;
  let before = line.start;
  for (let piece = 1; piece <= pieces; piece += 1) {
    const next = along(line, piece / pieces);
    nearest = Math.min(nearest, distanceToPiece(before, next, at));
    before = next;
  }
  return nearest;
}

function distanceToPiece(start: Point, end: Point, at: Point): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = dx * dx + dy * dy || 1;
  const t = Math.max(0, Math.min(1, ((at.x - start.x) * dx + (at.y - start.y) * dy) / length));
  return Math.hypot(at.x - start.x - t * dx, at.y - start.y - t * dy);
}
