// The picture as an SVG file that stands alone: what is on the screen, with real text.

import { DOUBT, headLength, layerOf, tieStrength, tieWidth } from "./compose";
import { along, between, part } from "./curves";
import type { Curve } from "./curves";
import type { Label, Writing } from "./labels";
import { LEAST_RADIUS, radiusOnScreen, toScreen } from "./lens";
import type { Lens, Point } from "./lens";
import { numberRadius } from "./lettering";
import { curveColour, discColour, letterOf, markColour } from "./paints";
import { css, mix } from "./palette";
import type { Colour, Palette } from "./palette";
import { FADED, STRONG } from "./scene";
import type { Scene } from "./scene";
import { dashesOf, isDoubtful, patternOf } from "./standing";
import type { DrawnLegend } from "./svg-legend";
import { circle, escaped, tenth } from "./svg-parts";
import type { Relation } from "../model";
import { BELOW_YEARS } from "./year-axis";
import { clause } from "../words";

export interface Snapshot {
  readonly scene: Scene;
  readonly lens: Lens;
  readonly palette: Palette;
  readonly writing: Writing;
  readonly symbols: ReadonlyMap<string, Element>;
  readonly title: string;
  readonly description: string;
  /** What the picture ends with where nothing beside it says what it means. */
  readonly legend?: DrawnLegend | undefined;
}

export function svgOf(snapshot: Snapshot): string {
  const { lens, palette, writing, legend } = snapshot;
  const height = lens.height + (legend?.height ?? 0);
  const size = `width="${tenth(lens.width)}" height="${tenth(height)}"`;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${tenth(lens.width)} ${tenth(height)}" role="img" aria-labelledby="title description" font-family="${escaped(palette.font)}">`,
    `<title id="title">${escaped(snapshot.title)}</title>`,
    `<desc id="description">${escaped(snapshot.description)}</desc>`,
    ...symbols(snapshot),
    `<rect width="100%" height="100%" fill="${css(palette.ground)}"/>`,
    group("years", [...yearLines(snapshot), ...writing.years.labels.map((label) => text(label))]),
    group("communities", writing.communities.map((label) => text(label))),
    group("ties", ties(snapshot)),
    group("entities", discs(snapshot)),
    group("numbers", writing.numbers.map((label) => number(label, palette))),
    group("types", writing.types.map((label) => text(label))),
    group("names", writing.names.map((label) => text(label))),
    ...legendBelow(snapshot),
    "</svg>",
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

/** What hangs over the edge of the picture must not reach into the legend. */
function legendBelow({ lens, palette, legend }: Snapshot): string[] {
  if (legend === undefined || legend.lines.length === 0) {
    return [];
  }
  const ground = `<rect y="${tenth(lens.height)}" width="100%" height="${tenth(legend.height)}" fill="${css(palette.ground)}"/>`;
  return [`<g id="legend"><g>${ground}</g><g transform="translate(0 ${tenth(lens.height)})">`, ...legend.lines, "</g></g>"];
}

function yearLines({ lens, writing }: Snapshot): string[] {
  const { colour, lines } = writing.years;
  return lines.map((x) => `<line x1="${tenth(x)}" y1="${BELOW_YEARS}" x2="${tenth(x)}" y2="${tenth(lens.height)}" stroke="${css(colour)}"/>`);
}

function group(id: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `<g id="${id}">\n${lines.join("\n")}\n</g>`;
}

function symbols({ scene, symbols }: Snapshot): string[] {
  const used = scene.view.kinds.map((kind) => symbols.get(kind.id)).filter((symbol) => symbol !== undefined);
  const serializer = new XMLSerializer();
  return used.length === 0 ? [] : ["<defs>", ...used.map((symbol) => serializer.serializeToString(prefixed(symbol))), "</defs>"];
}

/** Ids of kinds must not meet those of the groups. */
function prefixed(symbol: Element): Element {
  const copy = symbol.cloneNode(true) as Element;
  copy.id = `kind-${symbol.id}`;
  return copy;
}

function discs({ scene, lens, palette, symbols }: Snapshot): string[] {
  const lines: string[] = [];
  for (const layer of [0, 1, 2]) {
    scene.view.entities.forEach((entity, position) => {
      const at = toScreen(lens, scene.place(position));
      const radius = radiusOnScreen(lens, entity.radius);
      if (scene.entityShown[position] !== 1 || layerOf(scene, position) !== layer || !isNear(lens, at, radius + 6)) {
        return;
      }
      const fill = discColour(palette, entity);
      const letter = letterOf(scene.view, entity);
      const kind = scene.view.kinds[entity.kind]?.id ?? "";
      const ring = scene.selected.has(position) ? circle(at, radius + 3.5, "none", palette.ring, 3) : "";
      const rim = circle(at, radius, css(fill), palette.rim, Math.max(0.5, Math.min(1.5, radius * 0.09)));
      const pictogram = radius > 6 && symbols.has(kind) ? use(kind, at, radius, palette.pictogram) : "";
      const mark = letter === undefined ? pictogram : radius > 4 ? letterOn(letter, at, radius, markColour(palette, fill)) : "";
      const faded = scene.entityTone[position] === FADED ? ` opacity="${scene.dims[0]}"` : "";
      lines.push(`<g${faded}><title>${escaped(entity.name)}</title>${rim}${mark}${ring}</g>`);
    });
  }
  return lines;
}

function use(kind: string, at: Point, radius: number, colour: Colour): string {
  const side = radius * 1.34;
  const place = `x="${tenth(at.x - side / 2)}" y="${tenth(at.y - side / 2)}" width="${tenth(side)}" height="${tenth(side)}"`;
  return `<use href="#kind-${escaped(kind)}" ${place} color="${css(colour)}"/>`;
}

function letterOn(letter: string, at: Point, radius: number, colour: Colour): string {
  const style = `dy=".36em" text-anchor="middle" font-size="${tenth(radius * 1.2)}" font-weight="700" fill="${css(colour)}"`;
  return `<text x="${tenth(at.x)}" y="${tenth(at.y)}" ${style}>${escaped(letter)}</text>`;
}

function ties(snapshot: Snapshot): string[] {
  const { scene } = snapshot;
  const lines: string[] = [];
  for (const tone of [FADED, 1, STRONG]) {
    scene.view.relations.forEach((_, position) => {
      if (scene.relationShown[position] === 1 && !scene.isFolded(position) && scene.relationTone[position] === tone) {
        lines.push(tie(snapshot, position));
      }
    });
  }
  return lines.filter((line) => line !== "");
}

function tie({ scene, lens, palette }: Snapshot, position: number): string {
  const relation = scene.view.relations[position];
  if (relation === undefined) {
    return "";
  }
  const inPicture = scene.curve(position);
  const line: Curve = { start: toScreen(lens, inPicture.start), bend: toScreen(lens, inPicture.bend), end: toScreen(lens, inPicture.end) };
  if (!mayTouch(lens, line)) {
    return "";
  }
  const own = curveColour(palette, scene, position);
  const colour = isDoubtful(relation) ? mix(own, palette.ground, DOUBT) : own;
  const tone = scene.relationTone[position];
  if (!scene.isInFull(position)) {
    const strength = tieStrength(scene, lens) * (tone === FADED ? scene.dims[1] : 1);
    return path(line, `stroke="${css(colour)}" stroke-opacity="${strength.toFixed(2)}"`);
  }
  const isStrong = tone === STRONG;
  const hasArrow = scene.hasArrow(position);
  const radius = (entity: number): number => radiusOnScreen(lens, scene.radius(entity));
  const chord = Math.hypot(line.end.x - line.start.x, line.end.y - line.start.y);
  const head = hasArrow ? Math.min(headLength(lens, isStrong), chord * 0.4) : 0;
  const [first, last] = between(line, radius(relation.from), radius(relation.to) + 1);
  const arriving = 2 * Math.hypot(line.end.x - line.bend.x, line.end.y - line.bend.y) || 1;
  const neck = Math.max(last - head / arriving, first);
  const strokes = stroke(relation, tieWidth(lens, isStrong) * (relation.width ?? 1), colour);
  const drawn = part(line, first, neck);
  const opacity = tone === FADED ? scene.dims[1] : isStrong ? 1 : tieStrength(scene, lens);
  const marks = hasArrow ? arrow(line, neck, last, head, colour) : "";
  const bar = patternOf(relation) === "denied" ? crossBar(drawn, colour) : "";
  return `<g opacity="${opacity.toFixed(2)}">${title(scene, position)}${path(drawn, strokes)}${bar}${marks}</g>`;
}

function title(scene: Scene, position: number): string {
  const relation = scene.view.relations[position];
  const words = relation === undefined ? "" : `${clause(scene.view, relation)} (${relation.standing ?? relation.status})`;
  return `<title>${escaped(words)}</title>`;
}

function stroke(relation: Relation, width: number, colour: Colour): string {
  const [dash, gap] = dashesOf(relation.status);
  return `stroke="${css(colour)}" stroke-width="${tenth(width)}"${gap > 0 ? ` stroke-dasharray="${dash} ${gap}"` : ""}`;
}

function path({ start, bend, end }: Curve, attributes: string): string {
  const point = ({ x, y }: Point): string => `${tenth(x)} ${tenth(y)}`;
  return `<path d="M${point(start)}Q${point(bend)} ${point(end)}" fill="none" ${attributes}/>`;
}

function arrow(line: Curve, neck: number, last: number, head: number, colour: Colour): string {
  const [base, tip] = [along(line, neck), along(line, last)];
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
  const [sideX, sideY] = [(-(tip.y - base.y) / length) * head * 0.42, ((tip.x - base.x) / length) * head * 0.42];
  const corners = [`${tenth(base.x + sideX)},${tenth(base.y + sideY)}`, `${tenth(tip.x)},${tenth(tip.y)}`, `${tenth(base.x - sideX)},${tenth(base.y - sideY)}`];
  return `<polygon points="${corners.join(" ")}" fill="${css(colour)}"/>`;
}

function crossBar(line: Curve, colour: Colour): string {
  const [before, middle, after] = [along(line, 0.48), along(line, 0.5), along(line, 0.52)];
  const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
  const [x, y] = [(-(after.y - before.y) / length) * 5, ((after.x - before.x) / length) * 5];
  const ends = `x1="${tenth(middle.x - x)}" y1="${tenth(middle.y - y)}" x2="${tenth(middle.x + x)}" y2="${tenth(middle.y + y)}"`;
  return `<line ${ends} stroke="${css(colour)}" stroke-width="1.8"/>`;
}

function text(label: Label): string {
  const { x, y } = label.at;
  const turn = label.angle === 0 ? "" : ` transform="rotate(${tenth((label.angle * 180) / Math.PI)} ${tenth(x)} ${tenth(y)})"`;
  const halo = label.band > 0 ? "" : ` stroke="${css(label.halo)}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;
  const style = `dy=".35em" text-anchor="middle" font-size="${label.size}" font-weight="${label.weight}" fill="${css(label.colour)}"`;
  return `${leader(label)}${band(label, turn)}<text x="${tenth(x)}" y="${tenth(y)}" ${style}${halo}${turn}>${escaped(label.text)}</text>`;
}

function leader({ leader, colour }: Label): string {
  if (leader === undefined) {
    return "";
  }
  const [from, to] = leader;
  return `<line x1="${tenth(from.x)}" y1="${tenth(from.y)}" x2="${tenth(to.x)}" y2="${tenth(to.y)}" stroke="${css(colour)}" stroke-width="1"/>`;
}

function number(label: Label, palette: Palette): string {
  return `${circle(label.at, numberRadius(label.text, label.size), css(label.halo), palette.quiet, 1)}${text(label)}`;
}

function band({ at, band, size, halo }: Label, turn: string): string {
  const height = size * 1.1;
  const place = `x="${tenth(at.x - band / 2)}" y="${tenth(at.y - height / 2)}" width="${tenth(band)}" height="${tenth(height)}"`;
  return band === 0 ? "" : `<rect ${place} fill="${css(halo)}"${turn}/>`;
}

function isNear(lens: Lens, at: Point, reach: number): boolean {
  return at.x > -reach && at.x < lens.width + reach && at.y > -reach && at.y < lens.height + reach;
}

function mayTouch(lens: Lens, { start, bend, end }: Curve): boolean {
  const [xs, ys] = [
    [start.x, bend.x, end.x],
    [start.y, bend.y, end.y],
  ];
  const room = LEAST_RADIUS * 4;
  return Math.max(...xs) > -room && Math.min(...xs) < lens.width + room && Math.max(...ys) > -room && Math.min(...ys) < lens.height + room;
}
