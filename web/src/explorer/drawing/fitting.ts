// Having all of the picture in sight: how near one may come for it, and whether somebody looked elsewhere since.

import type { Eye } from "./eye";
import { sightOf } from "./lens";
import type { Sight } from "./lens";
import type { Scene } from "./scene";

const MARGIN = 48;
/** A small canvas has no more of its lesser side for a margin. */
const MOST_OF_SIDE = 0.08;
/** What stands at the top of the canvas, in pixels: a picture that is fitted keeps clear of it. */
export const HEAD = 44;
/** Room for the names of the last column. */
const NAMES_BESIDE = 120;
/** Small pictures, and parts of one, are not blown up beyond so many pixels a unit. */
const [MOST_FITTED, MOST_FITTED_PART] = [2, 4];

export class Fitting {
  /** Whether the picture is to be fitted as soon as there is room for it to be seen. */
  private isAwaited = false;
  private fitted: Sight | null = null;
  /** Whom it was fitted to; null for all. */
  private part: readonly string[] | null = null;

  constructor(private readonly eye: Eye) {}

  /** Another picture has come, which is to be seen whole. */
  awaitWhole(): void {
    this.isAwaited = true;
    this.part = null;
  }

  /** The canvas has another size: who has not looked elsewhere is to see in it what was fitted to the one before. */
  awaitAgain(): void {
    this.isAwaited ||= this.isKept && this.eye.isOpen;
  }

  /** Whether nobody looked elsewhere since it was fitted. */
  private get isKept(): boolean {
    const { x, y, scale } = this.eye.destination;
    return this.fitted !== null && Math.abs(x - this.fitted.x) + Math.abs(y - this.fitted.y) < 1 && Math.abs(scale - this.fitted.scale) < 1e-3;
  }

  /** Fits the picture if that was awaited and can be seen. */
  jumpIfAwaited(scene: Scene): void {
    if (this.isAwaited && this.eye.isOpen) {
      this.isAwaited = false;
      this.eye.jump(this.remember(this.sight(scene)));
    }
  }

  /** Flies to where these are seen, or all that are shown. */
  fly(scene: Scene, entities?: Iterable<string>): void {
    this.part = entities === undefined ? null : [...entities];
    this.eye.fly(this.remember(this.sight(scene)));
  }

  /** Where the part is seen, or all if none of it is shown. */
  private sight(scene: Scene): Sight | null {
    const part = this.part === null ? null : sightOn(scene, this.eye, scene.positionsOf(this.part), MOST_FITTED_PART);
    return part ?? sightOn(scene, this.eye, scene.entityShown.keys(), MOST_FITTED);
  }

  private remember(sight: Sight | null): Sight {
    this.fitted = sight ?? { x: 0, y: 0, scale: 1 };
    return this.fitted;
  }
}

/** The sight of those that are shown among some; null if none is. */
function sightOn(scene: Scene, eye: Eye, among: Iterable<number>, most: number): Sight | null {
  const frame = scene.frame(among);
  if (frame === null) {
    return null;
  }
  const beside = scene.areNamesBeside ? NAMES_BESIDE : 0;
  const [width, height] = [Math.max(eye.width - beside, 1), Math.max(eye.height - HEAD, 1)];
  const margin = Math.min(MARGIN, MOST_OF_SIDE * Math.min(width, height));
  const sight = sightOf(frame, width, height, margin, most);
  return { x: sight.x + beside / 2 / sight.scale, y: sight.y - HEAD / 2 / sight.scale, scale: sight.scale };
}
