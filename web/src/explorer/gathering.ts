// Bringing in: further steps, communities that open in place, and routes.

import { button, counted, element } from "./dom";
import { isShownWhole, leftOut, type Entity, type View } from "./model";
import type { NetworkExplorer } from "./network-explorer";

/** How the step begins that brings the members of a community. */
const OPENS = "open:";

export class Gathering {
  /** Where a route is to begin whose end the reader is choosing. */
  private start: string | null = null;
  private isRouteAwaited = false;
  private isOpening = false;

  constructor(private readonly explorer: NetworkExplorer) {}

  /** Takes further steps; one that was taken already brings those it left out. */
  take(further: readonly string[], selected: string | null): void {
    const { explorer } = this;
    const { steps } = explorer.state;
    const again = (step: string): string | null => (step.startsWith("expand:") ? leftOut(explorer.view, step) : step.startsWith(OPENS) ? null : step);
    const isEmpty = (step: string): boolean => step.startsWith("expand:") && isShownWhole(explorer.view, step.slice("expand:".length));
    const taken = further.map((step) => (steps.includes(step) ? again(step) : isEmpty(step) ? null : step));
    const added = taken.filter((step) => step !== null);
    if (added.length === 0) {
      explorer.say("Everybody whom that would bring is on the canvas");
      return;
    }
    // A community is gone as soon as it is opened.
    const isOpening = added.some((step) => step.startsWith(OPENS));
    this.isOpening ||= isOpening;
    explorer.state = { ...explorer.state, selected: selected === null || isOpening ? null : { entity: selected } };
    explorer.go({ steps: [...steps, ...added] });
  }

  /** Brings in the routes from each of these to the next; the panel tells them when they are there. */
  route(through: readonly string[]): void {
    this.start = null;
    this.isRouteAwaited = true;
    this.explorer.selection = new Set();
    this.explorer.shell.choosing.hidden = true;
    this.take(through.slice(1).map((to, place) => `route:${through[place]}:${to}`), null);
  }

  /** Whether a route was asked for since this was last called. */
  wasRouteAsked(): boolean {
    const wasAsked = this.isRouteAwaited;
    this.isRouteAwaited = false;
    return wasAsked;
  }

  /** Those of a view who came instead of a community since this was last called, or as the last step of an address; nobody else. */
  opened(view: View, before: View | null): readonly string[] {
    const isOpened = before === null ? view.steps.at(-1)?.step.startsWith(OPENS) === true : this.isOpening;
    this.isOpening = false;
    const known = new Set(before?.entities.map(({ id }) => id));
    return isOpened ? view.entities.filter(({ id, bubble }) => bubble === undefined && !known.has(id)).map(({ id }) => id) : [];
  }

  /** Lets the reader choose where a route from here leads: on the canvas, in the tables, or by its name. */
  routeFrom(start: string): void {
    const { explorer } = this;
    const name = explorer.view?.entities.find(({ id }) => id === start)?.name ?? start;
    this.start = start;
    const cancel = button("Cancel", () => this.chooseNone());
    explorer.shell.choosing.replaceChildren(element("p", {}, `A route from ${name}: select where it leads, or find its name.`), cancel);
    explorer.shell.choosing.hidden = false;
    explorer.say(`Select where the route from ${name} leads, or find its name; Escape cancels`);
  }

  /** Takes what was selected as the end of a route, if one is being chosen. */
  isEnd(entity: string): boolean {
    const { start } = this;
    if (start === null || start === entity) {
      return false;
    }
    this.route([start, entity]);
    return true;
  }

  /** No route is wanted any more; false if none was. */
  chooseNone(): boolean {
    const wasChoosing = this.start !== null;
    this.start = null;
    this.explorer.shell.choosing.hidden = true;
    return wasChoosing;
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
    this.take([step], null);
    this.explorer.say(`${counted(size, "entity", "entities")} come instead of the community`);
  }
}
