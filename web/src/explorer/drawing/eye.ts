// Where the reader looks: the camera in units of the picture and pixels.

import { lensOf } from "./lens";
import type { Lens, Sight } from "./lens";
import { CAMERA_MILLISECONDS, isStill } from "./motion";

interface CameraState {
  x: number;
  y: number;
  ratio: number;
  angle: number;
}

/** What is asked of sigma's camera. */
export interface Camera {
  getState(): CameraState;
  setState(state: CameraState): unknown;
  isAnimated(): boolean;
  animate(state: CameraState, options: { duration: number }, done: () => void): void;
}

/** Units of the picture on the shorter side of the screen at the camera's ratio 1. */
export const UNITS = 1_000;
const MOST_SCALE = 12;
const LEAST_SCALE = 0.004;

export class Eye {
  width = 1;
  height = 1;
  private goal: Sight | null = null;

  constructor(private readonly camera: Camera) {}

  /** Whether there is a screen to look at; a container that is not shown has no size. */
  get isOpen(): boolean {
    return this.width > 1 && this.height > 1;
  }

  get sight(): Sight {
    const { x, y, ratio } = this.camera.getState();
    return { x: (x - 0.5) * UNITS, y: (0.5 - y) * UNITS, scale: this.side / (UNITS * ratio) };
  }

  /** Where a flight ends, or where the eye is. */
  get destination(): Sight {
    return this.goal ?? this.sight;
  }

  get lens(): Lens {
    return lensOf(this.sight, this.width, this.height);
  }

  /** Takes on a size; what is in the middle stays there, as large as it was. */
  resize(width: number, height: number): void {
    const sight = this.destination;
    this.width = width;
    this.height = height;
    this.jump(sight);
  }

  jump(sight: Sight): void {
    const state = this.stateOf(sight);
    this.goal = null;
    if (this.camera.isAnimated()) {
      // Ends the flight, which would go on otherwise.
      this.camera.animate(state, { duration: 1 }, () => undefined);
    }
    this.camera.setState(state);
  }

  /** Goes there in a short flight, or at once for readers who want less motion. */
  fly(sight: Sight): void {
    if (isStill()) {
      this.jump(sight);
      return;
    }
    this.camera.animate(this.stateOf(sight), { duration: CAMERA_MILLISECONDS }, () => (this.goal = null));
    this.goal = sight;
  }

  private get side(): number {
    return Math.min(this.width, this.height);
  }

  private stateOf(sight: Sight): CameraState {
    const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, sight.scale));
    // Sigma counts upwards, the picture downwards.
    return { x: 0.5 + sight.x / UNITS, y: 0.5 - sight.y / UNITS, ratio: this.side / (UNITS * scale), angle: 0 };
  }
}
