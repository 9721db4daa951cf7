// The steps that led to what the canvas shows: the way back and forth, and how everything was gathered.

import { button, element } from "./dom";
import type { View } from "./model";
import type { Trail } from "./trail";

export function stepsParts(trail: Trail, view: View): HTMLElement[] {
  const steps = trail.steps.map((words, position) => {
    const isNow = position === trail.position;
    const control = button(words, () => trail.go(position), {
      class: position > trail.position ? "row-choice undone" : "row-choice",
      "aria-current": isNow ? "step" : false,
    });
    return element("li", {}, control);
  });
  const gathered = view.steps.map((step) => {
    const rest = step.found > step.shown ? ` (${step.shown} of ${step.found} shown)` : "";
    return element("li", {}, `${step.words}${rest}`);
  });
  return [
    element("h2", {}, "Steps"),
    element("ol", { class: "trail-steps", "aria-label": "What was done" }, ...steps),
    element("h3", { class: "panel-heading" }, "How it was gathered"),
    element("ol", { class: "panel-steps" }, ...gathered),
  ];
}
