// What is written on bubbles and on the ties that are added up: the best connected members, and how many ties a line stands for.

import { BubbleNames } from "./bubble-names";
import { along } from "./curves";
import { discOf, type Label } from "./labels";
import { toScreen } from "./lens";
import type { Lens } from "./lens";
import { Room } from "./lettering";
import type { Box, Lettering } from "./lettering";
import type { Palette } from "./palette";
import type { Scene } from "./scene";

const MOST_NUMBERS = 60;
const NUMBER_SIZE = 11;

export interface SumLabels {
  readonly names: readonly Label[];
  readonly numbers: readonly Label[];
}

interface Names {
  readonly key: string;
  readonly labels: readonly Label[];
  readonly boxes: readonly Box[];
}

/** Where names have room does not change while years are played. */
const remembered = new WeakMap<Scene, Names>();

function namesOf(scene: Scene, lens: Lens, palette: Palette, lettering: Lettering, bubbles: readonly number[]): Names {
  const places = bubbles.map((position) => `${position}:${scene.xs[position]},${scene.ys[position]}`).join(" ");
  const [across, down] = [scene.xs, scene.ys].map((all) => all.reduce((sum, each) => sum + each, 0));
  const key = [across, down, lettering.generation, lens.left, lens.top, lens.scale, lens.width, lens.height, palette.ink, palette.ground, places].join(" ");
  const before = remembered.get(scene);
  if (before?.key === key) {
    return before;
  }
  const { labels, room } = new BubbleNames(scene, lens, palette, lettering, bubbles).place();
  const names = { key, labels, boxes: room.boxes() };
  remembered.set(scene, names);
  return names;
}

/** Whether a sum is of the ties between two entities, and not of communities. */
function isPair({ view }: Scene, position: number): boolean {
  const relation = view.relations[position];
  return relation !== undefined && [relation.from, relation.to].every((end) => view.entities[end]?.bubble === undefined);
}

/** The labels; each takes its room, so that no other covers it. */
export function sumLabels(scene: Scene, lens: Lens, palette: Palette, lettering: Lettering, room: Room): SumLabels {
  const bubbles = [...scene.byWeight].filter((position) => scene.view.entities[position]?.bubble !== undefined && scene.entityShown[position] === 1);
  const sums = scene.view.relations.flatMap(({ parts, from, to }, position) => (parts !== undefined && from !== to && scene.relationShown[position] === 1 ? [position] : []));
  if (bubbles.length + sums.length === 0) {
    return { names: [], numbers: [] };
  }
  const { labels: names, boxes } = namesOf(scene, lens, palette, lettering, bubbles);
  const own = new Room();
  boxes.forEach((box) => own.take(box));
  const discs = bubbles.map((position) => discOf(scene, lens, position));
  discs.forEach((box) => own.take(box));
  sums.sort((one, other) => scene.amount(other) - scene.amount(one));
  const numbers = sums.slice(0, MOST_NUMBERS).flatMap((position) => {
    const text = `${isPair(scene, position) ? "×" : ""}${scene.amount(position).toLocaleString("en")}`;
    const at = toScreen(lens, along(scene.curve(position), 0.5));
    const half = { width: lettering.width(text, `400 ${NUMBER_SIZE}px ${palette.font}`) / 2 + 3, height: NUMBER_SIZE * 0.65 };
    const box: Box = { left: at.x - half.width, top: at.y - half.height, right: at.x + half.width, bottom: at.y + half.height };
    if (!own.isFree(box) || !room.isFree(box)) {
      return [];
    }
    own.take(box);
    return [{ text, at, angle: 0, size: NUMBER_SIZE, weight: 400, colour: palette.ink, halo: palette.ground, band: 2 * half.width }];
  });
  // The names of entities keep clear of all that.
  own.boxes().slice(discs.length + boxes.length).forEach((box) => room.take(box));
  boxes.forEach((box) => room.take(box));
  return { names, numbers };
}
