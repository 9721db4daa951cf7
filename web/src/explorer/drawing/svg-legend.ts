// The legend of a file that stands alone: what colours, letters, broken lines and numbers of what is drawn mean.

import { css } from "./palette";
import type { Colour, Palette } from "./palette";
import { circle, escaped, tenth } from "./svg-parts";
import type { Scene } from "./scene";
import { dashesOf, patternOf } from "./standing";

const LETTERS = 12;
const ROW = 20;
const MARK = 26;
const BETWEEN = 22;
const MARGIN = 14;

interface Meaning {
  readonly label: string;
  readonly colour: Colour;
  readonly mark: "disc" | "line" | "number";
  /** The letter that says the same as the colour. */
  readonly letter?: string | undefined;
  /** A dash and a gap, in pixels, of a line that is broken. */
  readonly dashes?: readonly [number, number];
}

export interface DrawnLegend {
  readonly lines: readonly string[];
  readonly height: number;
}

/** Below a picture of this width; `measure` says how wide a text is. */
export function drawnLegend(scene: Scene, palette: Palette, width: number, measure: (text: string) => number): DrawnLegend {
  let [x, row] = [MARGIN, 0];
  const lines = meanings(scene, palette).map((meaning) => {
    const words = meaning.letter === undefined ? meaning.label : `${meaning.letter} ${meaning.label}`;
    const wide = MARK + measure(words) + BETWEEN;
    if (x > MARGIN && x + wide > width) {
      [x, row] = [MARGIN, row + 1];
    }
    const at = { x, y: MARGIN + row * ROW + ROW / 2 };
    x += wide;
    return `${mark(meaning, palette, at)}<text x="${tenth(at.x + MARK)}" y="${tenth(at.y)}" dy=".35em" font-size="${LETTERS}" fill="${css(palette.ink)}">${escaped(words)}</text>`;
  });
  return { lines, height: lines.length === 0 ? 0 : (row + 1) * ROW + 2 * MARGIN };
}

function mark({ mark, colour, dashes }: Meaning, palette: Palette, { x, y }: { x: number; y: number }): string {
  switch (mark) {
    case "disc":
      return circle({ x: x + 10, y }, 6, css(colour), palette.rim, 1);
    case "line":
      return `<path d="M${tenth(x)} ${tenth(y)}h20" fill="none" stroke="${css(colour)}" stroke-width="2"${dashes === undefined ? "" : ` stroke-dasharray="${dashes[0]} ${dashes[1]}"`}/>`;
    default:
      return `${circle({ x: x + 10, y }, 8, css(palette.ground), palette.quiet, 1)}<text x="${tenth(x + 10)}" y="${tenth(y)}" dy=".35em" text-anchor="middle" font-size="10" fill="${css(palette.ink)}">n</text>`;
  }
}

/** What is to be told of all that is drawn: nothing of what is not. */
function meanings(scene: Scene, palette: Palette): readonly Meaning[] {
  const { view } = scene;
  const { entity_groups, tie_groups } = view.painting;
  const entities = view.entities.filter((_, position) => scene.entityShown[position] === 1);
  const positions = [...view.relations.keys()].filter((position) => scene.relationShown[position] === 1);
  const ties = positions.flatMap((position) => view.relations[position] ?? []);
  const parts = ties.flatMap((tie): readonly { readonly type: number; readonly status: string }[] => tie.parts ?? [tie]);
  const [kinds, groups] = [new Set(entities.map(({ kind }) => kind)), new Set(entities.map(({ group }) => group))];
  const classes = new Map(parts.map(({ type }) => [view.types[type]?.class ?? "", type] as const).filter(([name]) => name !== ""));
  const tieGroups = new Set(ties.map(({ group }) => group));
  const discs: Meaning[] =
    entity_groups.length > 0
      ? entity_groups.flatMap(({ label, letter }, place) => (groups.has(place) ? [{ label, letter, colour: palette.entityGroups[place] ?? palette.quiet, mark: "disc" as const }] : []))
      : view.kinds.flatMap(({ plural }, place) => (kinds.has(place) ? [{ label: plural, colour: palette.kinds[place] ?? palette.quiet, mark: "disc" as const }] : []));
  const lines: Meaning[] =
    tie_groups.length > 0
      ? tie_groups.flatMap(({ label, letter }, place) => (tieGroups.has(place) ? [{ label, letter, colour: palette.tieGroups[place] ?? palette.quiet, mark: "line" as const }] : []))
      : [...classes.values()].map((type) => ({ label: view.types[type]?.class_label ?? "", colour: palette.types[type] ?? palette.quiet, mark: "line" as const }));
  const isMixed = positions.some((position) => scene.bundles.isMixed(position));
  const statuses = [...new Set(parts.map(({ status }) => status))].filter((status) => patternOf({ status }) !== "solid");
  return [
    ...discs,
    ...lines,
    ...(isMixed ? [{ label: "several at once", colour: palette.several, mark: "line" as const }] : []),
    ...statuses.map((status) => ({ label: status, colour: palette.ink, mark: "line" as const, dashes: dashesOf(status) })),
    ...(scene.bundles.counts.size > 0 ? [{ label: "so many ties between two", colour: palette.ink, mark: "number" as const }] : []),
  ];
}
