// Mouse, pen and fingers on the picture, told apart into what the reader means.
//
// press → click, double click, long press, pan, drag of an entity, an area; two fingers pinch.

import type { Point } from "./lens";
import { MOUSE_REACH, TOUCH_REACH } from "./picking";
import type { Reach, Target } from "./picking";

export type Tool = "pointer" | "rectangle" | "lasso";

/** What the picture does about it. Points are in pixels from its upper left corner. */
export interface GestureTarget {
  targetAt(at: Point, reach: Reach): Target | null;
  hover(target: Target | null): void;
  click(target: Target | null, additive: boolean): void;
  doubleClick(entity: number): void;
  menu(target: Target | null, at: Point): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  drag(entity: number, dx: number, dy: number): void;
  dragged(): void;
  outline(points: readonly Point[] | null): void;
  area(points: readonly Point[], additive: boolean): void;
}

const LONG_PRESS_MILLISECONDS = 500;
const DOUBLE_CLICK_MILLISECONDS = 350;
/** A press that moves farther than this, in pixels, is no click. */
const STILL = { mouse: 4, touch: 10 } as const;

interface Press {
  readonly start: Point;
  readonly target: Target | null;
  readonly additive: boolean;
  readonly isTouch: boolean;
  readonly pans: boolean;
}

type Mode = "idle" | "press" | "pan" | "drag" | "area" | "pinch" | "done";

export class Gestures {
  tool: Tool = "pointer";
  private mode: Mode = "idle";
  private press: Press | null = null;
  private last: Point = { x: 0, y: 0 };
  private outline: Point[] = [];
  private readonly fingers = new Map<number, Point>();
  private lastClick = { entity: -1, time: 0 };
  private timer = 0;
  private readonly listening = new AbortController();

  constructor(
    private readonly element: HTMLElement,
    private readonly target: GestureTarget,
  ) {
    const { signal } = this.listening;
    element.addEventListener("pointerdown", (event) => this.down(event), { signal });
    element.addEventListener("pointermove", (event) => this.move(event), { signal });
    element.addEventListener("pointerup", (event) => this.up(event), { signal });
    element.addEventListener("pointercancel", (event) => this.cancel(event), { signal });
    element.addEventListener("pointerleave", () => this.leave(), { signal });
    element.addEventListener("contextmenu", (event) => this.contextMenu(event), { signal });
    element.addEventListener("wheel", (event) => this.wheel(event), { signal, passive: false });
  }

  stop(): void {
    clearTimeout(this.timer);
    this.listening.abort();
  }

  private down(event: PointerEvent): void {
    if (event.pointerType === "mouse" && event.button === 2) {
      return;
    }
    const at = this.at(event);
    this.capture(event.pointerId);
    this.fingers.set(event.pointerId, at);
    clearTimeout(this.timer);
    if (this.fingers.size > 1) {
      this.beginPinch();
      return;
    }
    const isTouch = event.pointerType === "touch";
    const target = this.target.targetAt(at, isTouch ? TOUCH_REACH : MOUSE_REACH);
    const additive = event.ctrlKey || event.shiftKey || event.metaKey;
    this.press = { start: at, target, additive, isTouch, pans: event.button === 1 };
    this.mode = "press";
    this.last = at;
    if (event.pointerType !== "mouse") {
      this.timer = window.setTimeout(() => this.longPress(target, at), LONG_PRESS_MILLISECONDS);
    }
  }

  private move(event: PointerEvent): void {
    const at = this.at(event);
    if (this.mode === "idle") {
      if (event.pointerType !== "touch") {
        this.hover(at);
      }
      return;
    }
    if (!this.fingers.has(event.pointerId)) {
      return;
    }
    if (this.mode === "pinch") {
      this.pinch(event.pointerId, at);
      return;
    }
    this.fingers.set(event.pointerId, at);
    if (this.mode === "press" && this.isMoving(at)) {
      this.begin();
    }
    this.carryOn(at);
  }

  private up(event: PointerEvent): void {
    clearTimeout(this.timer);
    const at = this.at(event);
    const { mode, press } = this;
    this.fingers.delete(event.pointerId);
    if (mode === "pinch" || mode === "done") {
      this.mode = this.fingers.size === 0 ? "idle" : "done";
      return;
    }
    this.mode = "idle";
    this.press = null;
    if (mode === "press" && press !== null && !press.pans) {
      this.click(press);
    } else if (mode === "drag") {
      this.target.dragged();
    } else if (mode === "area" && press !== null) {
      this.target.outline(null);
      this.target.area(this.outline, press.additive);
    }
    if (event.pointerType !== "touch") {
      this.hover(at);
    }
  }

  private cancel(event: PointerEvent): void {
    clearTimeout(this.timer);
    this.fingers.delete(event.pointerId);
    if (this.mode === "drag") {
      this.target.dragged();
    }
    this.target.outline(null);
    this.mode = this.fingers.size === 0 ? "idle" : "done";
  }

  private leave(): void {
    if (this.mode === "idle") {
      this.target.hover(null);
    }
  }

  private hover(at: Point): void {
    const target = this.target.targetAt(at, MOUSE_REACH);
    this.element.style.cursor = target !== null ? "pointer" : this.tool === "pointer" ? "grab" : "crosshair";
    this.target.hover(target);
  }

  private isMoving(at: Point): boolean {
    const { start, isTouch } = this.press ?? { start: at, isTouch: false };
    return Math.hypot(at.x - start.x, at.y - start.y) > (isTouch ? STILL.touch : STILL.mouse);
  }

  private begin(): void {
    clearTimeout(this.timer);
    const { press } = this;
    if (press === null) {
      return;
    }
    // With Shift held the pointer draws a rectangle too, where there is nothing to take hold of.
    const selects = this.tool !== "pointer" || (press.additive && !press.isTouch && (press.target === null || "relation" in press.target));
    if (selects && !press.pans) {
      this.mode = "area";
      this.outline = [press.start];
    } else if (press.target !== null && "entity" in press.target && !press.pans) {
      this.mode = "drag";
      this.element.style.cursor = "grabbing";
    } else {
      this.mode = "pan";
      this.element.style.cursor = "grabbing";
    }
  }

  private carryOn(at: Point): void {
    const [dx, dy] = [at.x - this.last.x, at.y - this.last.y];
    if (this.mode === "pan") {
      this.target.pan(dx, dy);
    } else if (this.mode === "drag" && this.press?.target && "entity" in this.press.target) {
      this.target.drag(this.press.target.entity, dx, dy);
    } else if (this.mode === "area") {
      this.outline = this.tool === "lasso" ? [...this.outline, at] : rectangle(this.outline[0] ?? at, at);
      this.target.outline(this.outline);
    } else {
      return;
    }
    this.last = at;
  }

  private click(press: Press): void {
    const entity = press.target !== null && "entity" in press.target ? press.target.entity : -1;
    const now = performance.now();
    const isDouble = entity >= 0 && entity === this.lastClick.entity && now - this.lastClick.time < DOUBLE_CLICK_MILLISECONDS;
    this.lastClick = isDouble ? { entity: -1, time: 0 } : { entity, time: now };
    if (isDouble) {
      this.target.doubleClick(entity);
    } else {
      this.target.click(press.target, press.additive);
    }
  }

  private longPress(target: Target | null, at: Point): void {
    this.mode = "done";
    this.target.menu(target, at);
  }

  private contextMenu(event: MouseEvent): void {
    const isPress = "pointerType" in event && event.pointerType !== "mouse";
    event.preventDefault();
    // A long press has its own clock.
    if (!isPress && (event.button === 2 || event.ctrlKey)) {
      const at = this.at(event);
      this.target.menu(this.target.targetAt(at, MOUSE_REACH), at);
    }
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
    const delta = Math.max(-240, Math.min(240, event.deltaY * lines));
    // A pinch on a touchpad comes as small steps with the control key.
    this.target.zoom(Math.exp(-delta * (event.ctrlKey ? 0.01 : 0.0018)), this.at(event));
  }

  private beginPinch(): void {
    if (this.mode === "drag") {
      this.target.dragged();
    }
    this.target.outline(null);
    this.mode = "pinch";
  }

  private pinch(finger: number, at: Point): void {
    const other = [...this.fingers].find(([each]) => each !== finger)?.[1];
    const before = this.fingers.get(finger);
    this.fingers.set(finger, at);
    if (other === undefined || before === undefined) {
      return;
    }
    const apart = (point: Point): number => Math.max(Math.hypot(point.x - other.x, point.y - other.y), 1);
    this.target.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
    this.target.zoom(apart(at) / apart(before), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
  }

  private capture(pointer: number): void {
    try {
      this.element.setPointerCapture(pointer);
    } catch {
      // The pointer is gone already, or was made by a script.
    }
  }

  private at(event: MouseEvent): Point {
    const frame = this.element.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  }
}

function rectangle(start: Point, end: Point): Point[] {
  return [start, { x: end.x, y: start.y }, end, { x: start.x, y: end.y }];
}
