// Names of communities behind the picture: near their middles, where they cover no disc.

import { AT_EDGE, WIDEST_NAME, clamped, discOf, fontOf } from "./labels";
import type { Label } from "./labels";
import { toScreen } from "./lens";
import type { Lens, Point } from "./lens";
import type { Box, Lettering, Room } from "./lettering";
import { mix } from "./palette";
import type { Palette } from "./palette";
import type { Scene } from "./scene";

/** Communities are named while a disc of ordinary size is smaller than this on the screen. */
const ORDINARY_RADIUS = 9;
const COMMUNITIES_BELOW = 6.5;
const PALE = 0.5;
/** What stands between the names of a community. */
export const BETWEEN_NAMES = " · ";
/** Names of communities keep clear of so many of the weightiest discs. */
const MOST_KEPT_CLEAR = 800;
/** How far from its middle a community may be named, in halves of the name's height and width. */
const FARTHEST = 12;
const ROWS_AWAY = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8, -9, 9, -10, 10, -11, 11];
const PARTS_AWAY = [0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75, -1, 1];

/** The communities that are named while their members are too small to be, the largest first; they keep clear of what is written. */
export function communityLabels(scene: Scene, lens: Lens, palette: Palette, lettering: Lettering, room: Room): Label[] {
  const clear = (COMMUNITIES_BELOW - ORDINARY_RADIUS * lens.scale) / 2;
  if (clear <= 0) {
    return [];
  }
  const labels: Label[] = [];
  const weightiest = Array.from(scene.byWeight.slice(0, MOST_KEPT_CLEAR));
  const discs = weightiest.filter((position) => scene.entityShown[position] === 1).map((position) => discOf(scene, lens, position));
  const colour = mix(palette.ground, palette.ink, Math.min(1, clear) * PALE);
  for (const community of [...scene.view.communities].sort((a, b) => b.size - a.size)) {
    const style = { size: Math.round(Math.min(24, 13 + Math.sqrt(community.size / 4))), weight: 600 };
    const { x, y } = toScreen(lens, community);
    const font = fontOf(style, palette);
    const text = fewerNames(community.label, font, Math.max(WIDEST_NAME, lens.width * 0.32), lettering);
    const half = { width: lettering.width(text, font) / 2, height: style.size * 0.6 };
    if (x < 0 || x > lens.width) {
      continue;
    }
    const places = placesAround({ x, y }, half, lens).filter((box) => room.isFree(box));
    const [top, bottom] = [y - FARTHEST * half.height, y + FARTHEST * half.height];
    const near = discs.filter((disc) => disc.bottom > top && disc.top < bottom);
    const place = places.find((box) => near.every((disc) => disc.right <= box.left || disc.left >= box.right || disc.bottom <= box.top || disc.top >= box.bottom));
    if (place !== undefined) {
      room.take(place);
      const at = { x: (place.left + place.right) / 2, y: (place.top + place.bottom) / 2 };
      labels.push({ text, at, angle: 0, ...style, colour, halo: palette.ground, band: 0 });
    }
  }
  return labels;
}

/** As many of the names of a community as there is room for, each whole if the first fits. */
function fewerNames(label: string, font: string, most: number, lettering: Lettering): string {
  const names = label.split(BETWEEN_NAMES);
  while (names.length > 1 && lettering.width(names.join(BETWEEN_NAMES), font) > most) {
    names.pop();
  }
  return lettering.cut(names.join(BETWEEN_NAMES), font, most);
}

/** Where the name of a community may stand: around its middle, the nearest first. */
function placesAround(middle: Point, half: { readonly width: number; readonly height: number }, lens: Lens): Box[] {
  const places: Box[] = [];
  for (const down of ROWS_AWAY) {
    for (const across of PARTS_AWAY) {
      const x = clamped(middle.x + across * half.width, half.width + AT_EDGE, lens.width);
      const y = clamped(middle.y + down * half.height, half.height + AT_EDGE, lens.height);
      places.push({ left: x - half.width, top: y - half.height, right: x + half.width, bottom: y + half.height });
    }
  }
  return places;
}
