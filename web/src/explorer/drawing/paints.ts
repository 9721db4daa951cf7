// The colours of entities and ties: of their kinds and classes, or of the groups and the file that the reader chose.

import type { Entity, Group, Relation, View } from "../model";
import { mix } from "./palette";
import type { Colour, Palette } from "./palette";
import type { Scene } from "./scene";

const WHITE: Colour = [255, 255, 255];
/** The colour of all other values. */
export const REST: Colour = [128, 122, 110];
/** How much of its colour a spoke loses: hundreds of them run side by side. */
const OF_SPOKES = 0.86;
/** The contrast with the ground from which on a disc needs no dark edge. */
const ENOUGH_CONTRAST = 3;

export function discColour(palette: Palette, entity: Entity): Colour {
  const group = entity.group === undefined ? undefined : palette.entityGroups[entity.group];
  return ownColour(palette, entity.colour, group) ?? group ?? palette.kinds[entity.kind] ?? palette.quiet;
}

export function lineColour(palette: Palette, relation: Relation): Colour {
  const group = relation.group === undefined ? undefined : palette.tieGroups[relation.group];
  return ownColour(palette, relation.colour, group) ?? group ?? palette.types[relation.type] ?? palette.quiet;
}

/** The colour of the curve at a position: none of theirs, if it stands for ties of several colours; hardly any, if it is a spoke. */
export function curveColour(palette: Palette, scene: Scene, position: number): Colour {
  const relation = scene.view.relations[position];
  const own = relation === undefined || scene.bundles.isMixed(position) ? palette.several : lineColour(palette, relation);
  return scene.isSpoke(position) && !palette.isForced ? mix(own, palette.ground, OF_SPOKES) : own;
}

/** The mark on a disc: as on other discs, or the other way round where that would not be seen. */
export function markColour(palette: Palette, disc: Colour): Colour {
  return isTurned(palette, disc) ? palette.ink : palette.pictogram;
}

export function isTurned(palette: Palette, disc: Colour): boolean {
  return !palette.isForced && contrast(disc, palette.pictogram) < ENOUGH_CONTRAST;
}

/** The colour in the file, lighter on a dark ground; a group of that colour has it already. */
function ownColour(palette: Palette, colour: string | undefined, group: Colour | undefined): Colour | null {
  const own = palette.isForced ? null : hex(colour);
  const isOfGroup = group !== undefined && group !== REST;
  return own === null || isOfGroup ? null : contrast(own, palette.ground) < ENOUGH_CONTRAST && luminance(palette.ground) < 0.5 ? mix(own, WHITE, 0.55) : own;
}

/** The colours of groups on a light or a dark ground. */
export function coloursOf(groups: readonly Group[], scheme: "light" | "dark"): Colour[] {
  return groups.map((group) => (group.name === "others" ? REST : (hex(group[scheme]) ?? REST)));
}

/** Which mark lies on a disc: the pictogram of its kind, or the letter of its group; by position, pictograms first. */
export function markOf(view: View, entity: Entity): number {
  return entity.group === undefined ? entity.kind : view.kinds.length + entity.group;
}

/** The letter on a disc, if its group decides on its colour. */
export function letterOf(view: View, entity: Entity): string | undefined {
  return entity.group === undefined ? undefined : view.painting.entity_groups[entity.group]?.letter;
}

/** Whether some discs of these colours would hardly be seen without an edge. */
export function needsEdge(colours: readonly Colour[], ground: Colour): boolean {
  return colours.some((colour) => contrast(colour, ground) < ENOUGH_CONTRAST);
}

function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (part: number): number => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function hex(text: string | undefined): Colour | null {
  const value = text === undefined ? Number.NaN : Number.parseInt(text.slice(1), 16);
  return Number.isNaN(value) ? null : [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
