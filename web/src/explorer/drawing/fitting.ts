// Having all of the picture in sight: how near one may come for it, and whether somebody looked elsewhere since.

import type { Eye } from "./eye";
import { sightOf } from "./lens";
import type { Sight } from "./lens";
import type { Scene } from "./scene";

const MARGIN = 48;
/** What stands at the top of the canvas, in pixels: a picture that is fitted keeps clear of it. */
export const HEAD = 44;
/** Room for the names of the last column. */
const NAMES_BESIDE = 120;
/** Small pictures, and parts of one, are not blown up beyond so many pixels a unit. */
const [MOST_FITTED, MOST_FITTED_PART] = [2, 4];

export class Fitting {
  /** Whether the picture is to be fitted as soon as there is room for it to be seen. */
  isAwaited = false;
  private fitted: Sight | null = null;

  constructor(private readonly eye: Eye) {}

  /** Whether nobody looked elsewhere since it was fitted. */
  get isKept(): boolean {
    const { x, y, scale } = this.eye.destination;
    return this.fitted !== null && Math.abs(x - this.fitted.x) + Math.abs(y - this.fitted.y) < 1 && Math.abs(scale - this.fitted.scale) < 1e-3;
  }

  /** Fits the picture if that was awaited and can be seen. */
  jumpIfAwaited(scene: Scene): void {
    if (this.isAwaited && this.eye.isOpen) {
      this.isAwaited = false;
      this.eye.jump(this.remember(sightOn(scene, this.eye, scene.entityShown.keys(), MOST_FITTED)));
    }
  }

  /** Flies to where these are seen, or all that are shown. */
  fly(scene: Scene, entities?: Iterable<string>): void {
    const part = entities === undefined ? null : sightOn(scene, this.eye, scene.positionsOf(entities), MOST_FITTED_PART);
    this.eye.fly(this.remember(part ?? sightOn(scene, this.eye, scene.entityShown.keys(), MOST_FITTED)));
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
  const sight = sightOf(frame, Math.max(eye.width - beside, 1), Math.max(eye.height - HEAD, 1), MARGIN, most);
  return { x: sight.x + beside / 2 / sight.scale, y: sight.y - HEAD / 2 / sight.scale, scale: sight.scale };
}
