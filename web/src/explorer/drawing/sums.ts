// What is written on bubbles and on the ties between them: the best connected members, and how many ties a line stands for.

import { along } from "./curves";
import type { Label } from "./labels";
import { radiusOnScreen, toScreen } from "./lens";
import type { Lens, Point } from "./lens";
import { Room } from "./lettering";
import type { Lettering } from "./lettering";
import type { Palette } from "./palette";
import type { Scene } from "./scene";

const LEAST_NAME = 120;
const MOST_NUMBERS = 60;
const NAME_SIZE = 13;
const NUMBER_SIZE = 11;

export interface SumLabels {
  readonly names: readonly Label[];
  readonly numbers: readonly Label[];
}

/** The labels; each takes its room, so that no other covers it. */
export function sumLabels(scene: Scene, lens: Lens, palette: Palette, lettering: Lettering, room: Room): SumLabels {
  const own = new Room();
  const write = (text: string, at: Point, size: number, weight: number): Label | null => {
    const half = { width: lettering.width(text, `${weight} ${size}px ${palette.font}`) / 2 + 3, height: size * 0.65 };
    const box = { left: at.x - half.width, top: at.y - half.height, right: at.x + half.width, bottom: at.y + half.height };
    if (text === "" || !own.isFree(box)) {
      return null;
    }
    own.take(box);
    room.take(box);
    return { text, at, angle: 0, size, weight, colour: palette.ink, halo: palette.ground, band: 0 };
  };
  const bubbles = [...scene.byWeight].filter((position) => scene.view.entities[position]?.bubble !== undefined && scene.entityShown[position] === 1);
  const names = bubbles.map((position) => {
    const font = `600 ${NAME_SIZE}px ${palette.font}`;
    const most = Math.max(LEAST_NAME, radiusOnScreen(lens, scene.radius(position)) * 2.2);
    return write(lettering.cut(scene.view.entities[position]?.name ?? "", font, most), toScreen(lens, scene.place(position)), NAME_SIZE, 600);
  });
  const sums = scene.view.relations.flatMap(({ parts, from, to }, position) => (parts !== undefined && from !== to && scene.relationShown[position] === 1 ? [position] : []));
  sums.sort((one, other) => scene.amount(other) - scene.amount(one));
  const numbers = sums.slice(0, MOST_NUMBERS).map((position) => write(scene.amount(position).toLocaleString("en"), toScreen(lens, along(scene.curve(position), 0.5)), NUMBER_SIZE, 400));
  return { names: names.filter((label) => label !== null), numbers: numbers.filter((label) => label !== null) };
}
