// On what the pointer rests.

import { REST_MILLISECONDS, isStill } from "./motion";

/** Says at once which entity the pointer is on, and a little later that it stays there; -1 for none. */
export class Resting {
  private entity = -1;
  private timer = 0;

  constructor(
    private readonly entered: (entity: number) => void,
    private readonly rested: (entity: number) => void,
  ) {}

  on(entity: number): void {
    if (entity !== this.entity) {
      this.entity = entity;
      this.entered(entity);
      this.stop();
      this.timer = window.setTimeout(() => this.rested(entity), isStill() ? 0 : REST_MILLISECONDS);
    }
  }

  /** The entities are others now. */
  forget(): void {
    this.stop();
    this.entity = -1;
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
