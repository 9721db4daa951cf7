// What moves by itself: the fading of what is not in focus. Readers who asked for less motion get the result at once.

const FADE_MILLISECONDS = 120;

export const CAMERA_MILLISECONDS = 180;
/** A pointer must rest on an entity for so long before the rest fades, or crossing the picture makes it flicker. */
export const REST_MILLISECONDS = 150;

export function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** A number on its way to 0 or 1. */
export class Fading {
  value = 0;
  private goal = 0;
  private frame = 0;
  private before = 0;

  /** `step` is called for each new value. */
  constructor(private readonly step: () => void) {}

  to(goal: 0 | 1): void {
    this.goal = goal;
    if (isStill()) {
      this.stop();
      this.value = goal;
      this.step();
    } else if (this.frame === 0 && this.value !== goal) {
      this.before = performance.now();
      this.frame = requestAnimationFrame((now) => this.advance(now));
    }
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private advance(now: number): void {
    const way = Math.max(0, now - this.before) / FADE_MILLISECONDS;
    this.before = now;
    this.value = this.goal > this.value ? Math.min(this.goal, this.value + way) : Math.max(this.goal, this.value - way);
    this.frame = this.value === this.goal ? 0 : requestAnimationFrame((next) => this.advance(next));
    this.step();
  }
}
