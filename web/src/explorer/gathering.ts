// Bringing in: further steps, communities that open in place, and routes.

import { counted } from "./dom";
import { leftOut, type Entity } from "./model";
import type { NetworkExplorer } from "./network-explorer";

export class Gathering {
  constructor(private readonly explorer: NetworkExplorer) {}

  /** Takes further steps; one that was taken already brings those it left out. */
  take(further: readonly string[], selected: string | null): void {
    const { explorer } = this;
    const { steps } = explorer.state;
    const taken = further.map((step) => (steps.includes(step) && step.startsWith("expand:") ? leftOut(explorer.view, step) : step));
    const added = taken.filter((step) => step !== null);
    if (added.length === 0) {
      explorer.say("Everybody whom that would bring is on the canvas");
      return;
    }
    explorer.state = { ...explorer.state, selected: selected === null ? null : { entity: selected } };
    explorer.go({ steps: [...steps, ...added] });
  }

  /** Brings in the neighbours of an entity, or the members of a community instead of it. */
  expand(entity: string | undefined): void {
    if (entity !== undefined && !this.open(entity)) {
      this.take([`expand:${entity}`], entity);
    }
  }

  /** Brings the members of a community instead of it; false if this is none. */
  open(entity: string): boolean {
    const { explorer } = this;
    const bubble = explorer.view?.entities.find(({ id }) => id === entity)?.bubble;
    if (bubble === undefined) {
      return false;
    }
    // The second click of a double click comes before the members do.
    if (!explorer.state.steps.includes(bubble.step)) {
      this.bring(bubble);
    }
    return true;
  }

  private bring({ step, size }: NonNullable<Entity["bubble"]>): void {
    const { explorer } = this;
    explorer.go({ steps: [...explorer.state.steps, step], selected: null });
    explorer.say(`${counted(size, "entity", "entities")} come instead of the community`);
  }
}
