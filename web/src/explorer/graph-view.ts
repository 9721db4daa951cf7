// The picture of a network on a canvas: the one place that knows sigma and graphology.
//
// view → scene → **drawing** → graphics card; labels are written over it
//
// Sigma holds the canvases, the camera and the loop of frames, graphology who is tied to whom. What is drawn comes from the
// scene by own programs, and the pointer is read by own gestures, so that a step of a filter costs no more than the frame it is shown in.

import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { Drawing, headLength, tieStrength, tieWidth } from "./drawing/compose";
import { Gestures } from "./drawing/gestures";
import type { GestureTarget, Tool } from "./drawing/gestures";
import { writing } from "./drawing/labels";
import { lensOf, sightOf, toScreen, zoomed } from "./drawing/lens";
import type { Lens, Point, Sight } from "./drawing/lens";
import { Lettering } from "./drawing/lettering";
import { CAMERA_MILLISECONDS, Fading, REST_MILLISECONDS, isStill } from "./drawing/motion";
import { drawOutline } from "./drawing/outline";
import { paint } from "./drawing/paint";
import { DARK, FORCED, readPalette } from "./drawing/palette";
import type { Palette } from "./drawing/palette";
import { inside, pick } from "./drawing/picking";
import type { Target } from "./drawing/picking";
import { Pictograms } from "./drawing/pictograms";
import { NothingProgram, discProgram, lineProgram, tieProgram } from "./drawing/programs";
import type { Stage } from "./drawing/programs";
import { EMPTY, MOST_WHILE_MOVING, Scene } from "./drawing/scene";
import { svgOf } from "./drawing/svg";
import type { Entity, Relation, View } from "./model";

/** What the reader did. Points are in pixels from the upper left corner of the container. */
export interface GraphViewHandlers {
  select(target: { entity: string } | { relation: string } | null, additive: boolean): void;
  selectArea(entities: string[], additive: boolean): void;
  expand(entity: string): void;
  hover(entity: string | null): void;
  menu(target: { entity: string } | { relation: string }, at: Point): void;
  /** The entities that were dragged, and where they are now. */
  moved(positions: ReadonlyMap<string, Point>): void;
}

/** Units of the picture on the shorter side of the screen at sigma's camera ratio 1. */
const UNITS = 1_000;
const MARGIN = 48;
/** Small pictures are not blown up beyond so many pixels a unit. */
const MOST_FITTED = 2;
const MOST_SCALE = 12;
const LEAST_SCALE = 0.004;
/** After so long without movement the ties of a very large network come back. */
const SETTLED_MILLISECONDS = 120;
const LAYERS = ["communities", "edges", "edgeLabels", "nodes", "labels"] as const;

export class GraphView {
  private readonly sigma: Sigma;
  private readonly drawing = new Drawing();
  private readonly pictograms = new Pictograms();
  private readonly lettering = new Lettering();
  private readonly fading = new Fading(() => this.sigma.scheduleRender());
  private readonly gestures: Gestures;
  private readonly resizing = new ResizeObserver(() => this.resize());
  private readonly listening = new AbortController();
  private readonly stage: Stage;
  private graph = new MultiDirectedGraph();
  private scene = new Scene(EMPTY);
  private palette: Palette;
  private size = { width: 1, height: 1 };
  private goal: Sight | null = null;
  private isStale = true;
  private mustFit = false;
  private restTimer = 0;
  private settleTimer = 0;
  private pointed = -1;
  private readonly dragged = new Set<number>();
  private filters: { entity: (entity: Entity) => boolean; relation: (relation: Relation) => boolean } = { entity: () => true, relation: () => true };
  private selection: { entities: ReadonlySet<string>; relation: string | null } = { entities: new Set(), relation: null };
  private kept: ReadonlySet<string> | null = null;
  private lit: ReadonlySet<string> | null = null;

  /** Whether the browser can draw it. */
  static isSupported(): boolean {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return context !== null;
  }

  /** The container must be positioned; everything in it belongs to the picture. */
  constructor(
    private readonly container: HTMLElement,
    private readonly handlers: GraphViewHandlers,
  ) {
    this.palette = readPalette(container, EMPTY);
    this.stage = this.newStage();
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      enableCameraRotation: false,
      renderLabels: false,
      nodeProgramClasses: { circle: discProgram(this.stage) },
      nodeHoverProgramClasses: { circle: NothingProgram },
      edgeProgramClasses: { arrow: lineProgram(this.stage), line: tieProgram(this.stage) },
    });
    // Pinned, or sigma would move the picture whenever an entity joins at its border.
    this.sigma.setCustomBBox({ x: [-UNITS / 2, UNITS / 2], y: [-UNITS / 2, UNITS / 2] });
    this.addLayer("communities", "edges");
    this.addLayer("outline", "mouse");
    this.sigma.resize(true);
    this.sigma.getMouseCaptor().enabled = false;
    this.sigma.getTouchCaptor().enabled = false;
    this.sigma.on("beforeRender", () => this.beforeRender());
    this.sigma.on("afterRender", () => this.write());
    this.sigma.getCamera().on("updated", () => this.moving());
    this.gestures = new Gestures(this.sigma.getCanvases()["mouse"] ?? container, this.gestureTarget());
    this.resize();
    this.resizing.observe(container);
    this.listen();
  }

  /** Replaces the data. The camera stays if some of the entities were there before, and so do they. */
  show(view: View): void {
    const before = this.scene;
    const scene = new Scene(view);
    let staying = 0;
    view.entities.forEach((entity, position) => {
      const old = before.entityAt.get(entity.id);
      const was = old === undefined ? undefined : before.view.entities[old];
      staying += was === undefined ? 0 : 1;
      // A dragged entity stays where it is, unless the server has a new place for it.
      if (old !== undefined && was?.x === entity.x && was.y === entity.y) {
        scene.xs[position] = before.xs[old] ?? entity.x;
        scene.ys[position] = before.ys[old] ?? entity.y;
      }
    });
    this.scene = scene;
    this.pointed = -1;
    this.graph = graphOf(view);
    this.palette = readPalette(this.container, view);
    this.restore();
    this.sigma.setGraph(this.graph);
    void this.pictograms.load(view.kinds).then(() => this.sigma.scheduleRender());
    if (staying === 0) {
      this.goTo(this.sightOfAll(), true);
    }
    this.update();
  }

  /** Filters what is shown; nothing moves. */
  setVisible(entity: (entity: Entity) => boolean, relation: (relation: Relation) => boolean): void {
    this.filters = { entity, relation };
    this.filter();
    this.update();
  }

  setSelection(entities: ReadonlySet<string>, relation: string | null): void {
    this.selection = { entities, relation };
    this.scene.selected = this.positionsOf(entities);
    this.scene.selectedRelation = relation === null ? -1 : (this.scene.relationAt.get(relation) ?? -1);
    this.update();
  }

  /** Fades all but these until it is called with null. */
  setKeptFocus(entities: ReadonlySet<string> | null): void {
    this.kept = entities;
    this.scene.kept = entities === null ? null : this.positionsOf(entities);
    this.update();
  }

  /** Draws these ties strong and fades the others. */
  setLit(relations: ReadonlySet<string> | null): void {
    this.lit = relations;
    this.scene.lit = relations === null ? null : new Set([...relations].map((id) => this.scene.relationAt.get(id) ?? -1).filter((at) => at >= 0));
    this.update();
  }

  setPositions(positions: ReadonlyMap<string, Point>): void {
    for (const [id, { x, y }] of positions) {
      const position = this.scene.entityAt.get(id);
      if (position !== undefined) {
        this.scene.xs[position] = x;
        this.scene.ys[position] = y;
      }
    }
    this.update();
  }

  positions(): ReadonlyMap<string, Point> {
    return new Map(this.scene.view.entities.map((entity, position) => [entity.id, this.scene.place(position)]));
  }

  setTool(tool: Tool): void {
    this.gestures.tool = tool;
    drawOutline(this.context("outline"), null, this.palette);
  }

  /** Shows all of these, or everything that is not hidden. */
  fit(entities?: Iterable<string>): void {
    const frame = entities === undefined ? null : this.scene.frame(this.positionsOf(entities));
    this.goTo(frame === null ? this.sightOfAll() : this.sightOn(frame), false);
  }

  zoom(factor: number): void {
    const { width, height } = this.size;
    this.goTo(zoomed(lensOf(this.goal ?? this.sight(), width, height), factor, { x: width / 2, y: height / 2 }), false);
  }

  /** Moves the picture by so many pixels. */
  pan(dx: number, dy: number): void {
    const { x, y, scale } = this.sight();
    this.goTo({ x: x - dx / scale, y: y - dy / scale, scale }, true);
  }

  flyTo(entity: string): void {
    const position = this.scene.entityAt.get(entity);
    if (position !== undefined) {
      this.goTo({ ...this.scene.place(position), scale: Math.max((this.goal ?? this.sight()).scale, 1) }, false);
    }
  }

  /** Where an entity is on the screen, hidden or not. */
  screenPosition(entity: string): Point | undefined {
    const position = this.scene.entityAt.get(entity);
    return position === undefined ? undefined : toScreen(this.lens(), this.scene.place(position));
  }

  /** What is on the screen, as an SVG document. */
  toSvg({ title, description }: { title: string; description: string }): string {
    this.refreshScene();
    const { scene, palette } = this;
    const lens = this.lens();
    const labels = writing(scene, lens, palette, this.lettering);
    return svgOf({ scene, lens, palette, writing: labels, symbols: this.pictograms.symbols, title, description });
  }

  /** What is on the screen, as a picture. */
  async toPng(): Promise<Blob> {
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(this.size.width * devicePixelRatio);
    canvas.height = Math.round(this.size.height * devicePixelRatio);
    const context = canvas.getContext("2d");
    if (context === null) {
      throw new Error("the browser gives no canvas for the picture");
    }
    const [red, green, blue] = this.palette.ground;
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.fillRect(0, 0, canvas.width, canvas.height);
    // A frame can be copied only in the turn in which it was drawn.
    this.sigma.refresh({ partialGraph: {}, skipIndexation: true });
    for (const layer of LAYERS) {
      const drawn = this.sigma.getCanvases()[layer];
      if (drawn !== undefined) {
        context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
      }
    }
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error("the picture is too large for the browser")) : resolve(blob)), "image/png");
    });
  }

  kill(): void {
    clearTimeout(this.restTimer);
    clearTimeout(this.settleTimer);
    this.fading.stop();
    this.gestures.stop();
    this.resizing.disconnect();
    this.listening.abort();
    this.sigma.kill();
  }

  /** Adds a canvas under another. */
  private addLayer(name: string, under: string): void {
    this.sigma.createCanvasContext(name);
    const { [name]: layer, [under]: above } = this.sigma.getCanvases();
    if (layer !== undefined) {
      above?.before(layer);
    }
  }

  private newStage(): Stage {
    return {
      drawing: this.drawing,
      lens: lensOf({ x: 0, y: 0, scale: 1 }, 1, 1),
      density: 1,
      fade: 0,
      areLinesHidden: false,
      numbers: { strength: 1 },
      pairs: { widths: [1, 1], heads: [1, 1] },
      colours: { ground: [0, 0, 0], rim: [0, 0, 0], ringColour: [0, 0, 0], pictogramColour: [0, 0, 0] },
      pictograms: this.pictograms,
    };
  }

  private gestureTarget(): GestureTarget {
    return {
      targetAt: (at, reach) => pick(this.scene, this.lens(), at, reach),
      hover: (target) => this.point(target),
      click: (target, additive) => this.handlers.select(this.named(target), additive),
      doubleClick: (entity) => this.handlers.expand(this.idOf(entity)),
      menu: (target, at) => this.handlers.menu(this.named(target) ?? { entity: "" }, at),
      pan: (dx, dy) => this.pan(dx, dy),
      zoom: (factor, at) => this.goTo(zoomed(this.lens(), factor, at), true),
      drag: (entity, dx, dy) => this.drag(entity, dx, dy),
      dragged: () => this.drop(),
      outline: (points) => drawOutline(this.context("outline"), points, this.palette),
      area: (points, additive) => this.handlers.selectArea(inside(this.scene, this.lens(), points).map((at) => this.idOf(at)), additive),
    };
  }

  private listen(): void {
    const { signal } = this.listening;
    for (const query of [DARK, FORCED]) {
      matchMedia(query).addEventListener("change", () => this.recolour(), { signal });
    }
    void document.fonts.ready.then(() => {
      // Names were measured, and may have been written, in another face.
      this.lettering.clear();
      this.sigma.scheduleRender();
    });
  }

  private recolour(): void {
    this.palette = readPalette(this.container, this.scene.view);
    this.update();
  }

  /** What was said about the view before holds for the new one. */
  private restore(): void {
    this.filter();
    this.setSelection(this.selection.entities, this.selection.relation);
    this.setKeptFocus(this.kept);
    this.setLit(this.lit);
  }

  private filter(): void {
    const { entities, relations } = this.scene.view;
    this.scene.filter(
      (position) => this.filters.entity(entities[position] as Entity),
      (position) => this.filters.relation(relations[position] as Relation),
    );
  }

  /** The scene has changed: the next frame shows it. */
  private update(): void {
    this.isStale = true;
    this.sigma.scheduleRender();
  }

  private refreshScene(): void {
    if (!this.isStale) {
      return;
    }
    this.isStale = false;
    this.scene.focus((entity) => this.neighbours(entity));
    this.drawing.compose(this.scene, this.palette);
    this.fading.to(this.scene.isFocused ? 1 : 0);
  }

  private beforeRender(): void {
    this.refreshScene();
    const { stage, palette } = this;
    const lens = this.lens();
    stage.lens = lens;
    stage.density = devicePixelRatio;
    stage.fade = this.fading.value;
    stage.numbers = { strength: tieStrength(this.scene, lens) };
    stage.pairs = { widths: [tieWidth(lens, false), tieWidth(lens, true)], heads: [headLength(lens, false), headLength(lens, true)] };
    stage.colours = { ground: palette.ground, rim: palette.rim, ringColour: palette.ring, pictogramColour: palette.pictogram };
  }

  private write(): void {
    const labels = writing(this.scene, this.lens(), this.palette, this.lettering);
    const behind = this.context("communities");
    behind.clearRect(0, 0, this.size.width, this.size.height);
    paint(behind, labels.communities, this.palette);
    paint(this.context("edgeLabels"), labels.types, this.palette);
    paint(this.context("labels"), labels.names, this.palette);
  }

  private context(layer: string): CanvasRenderingContext2D {
    const context = this.sigma.getCanvases()[layer]?.getContext("2d");
    if (!context) {
      throw new Error(`the picture has no layer ${layer}`);
    }
    return context;
  }

  private lens(): Lens {
    return lensOf(this.sight(), this.size.width, this.size.height);
  }

  private sight(): Sight {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    return { x: (x - 0.5) * UNITS, y: (0.5 - y) * UNITS, scale: this.side() / (UNITS * ratio) };
  }

  private side(): number {
    return Math.min(this.size.width, this.size.height);
  }

  private sightOn(frame: NonNullable<ReturnType<Scene["frame"]>>): Sight {
    return sightOf(frame, this.size.width, this.size.height, MARGIN, MOST_FITTED);
  }

  private sightOfAll(): Sight {
    const frame = this.scene.frame(this.scene.entityShown.keys());
    return frame === null ? { x: 0, y: 0, scale: 1 } : this.sightOn(frame);
  }

  private goTo(sight: Sight, isAtOnce: boolean): void {
    if (this.size.width <= 1) {
      // Nobody sees it yet: it is fitted when it gets a size.
      this.mustFit = true;
      return;
    }
    const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, sight.scale));
    const state = { x: 0.5 + sight.x / UNITS, y: 0.5 - sight.y / UNITS, ratio: this.side() / (UNITS * scale), angle: 0 };
    const camera = this.sigma.getCamera();
    if (isAtOnce || isStill()) {
      this.goal = null;
      if (camera.isAnimated()) {
        // Ends the flight, which would go on otherwise.
        void camera.animate(state, { duration: 1 });
      }
      camera.setState(state);
    } else {
      this.goal = { ...sight, scale };
      camera.animate(state, { duration: CAMERA_MILLISECONDS }, () => (this.goal = null));
    }
  }

  private moving(): void {
    if (this.scene.relationsShown > MOST_WHILE_MOVING) {
      this.stage.areLinesHidden = true;
      clearTimeout(this.settleTimer);
      this.settleTimer = window.setTimeout(() => {
        this.stage.areLinesHidden = false;
        this.sigma.scheduleRender();
      }, SETTLED_MILLISECONDS);
    }
  }

  private resize(): void {
    const sight = this.sight();
    const wasEmpty = this.size.width <= 1;
    this.size = { width: Math.max(this.container.offsetWidth, 1), height: Math.max(this.container.offsetHeight, 1) };
    if (this.size.width > 1) {
      this.goTo(wasEmpty || this.mustFit ? this.sightOfAll() : sight, true);
      this.mustFit = false;
      this.sigma.scheduleRender();
    }
  }

  private point(target: Target | null): void {
    const entity = target !== null && "entity" in target ? target.entity : -1;
    const relation = target !== null && "relation" in target ? target.relation : -1;
    if (relation !== this.scene.hoveredRelation) {
      this.scene.hoveredRelation = relation;
      this.update();
    }
    if (entity === this.pointed) {
      return;
    }
    this.pointed = entity;
    this.handlers.hover(entity < 0 ? null : this.idOf(entity));
    clearTimeout(this.restTimer);
    this.restTimer = window.setTimeout(() => this.rest(entity), isStill() ? 0 : REST_MILLISECONDS);
  }

  private rest(entity: number): void {
    this.scene.hovered = entity;
    this.update();
  }

  private drag(entity: number, dx: number, dy: number): void {
    const { scale } = this.sight();
    const moving = this.scene.selected.has(entity) ? this.scene.selected : [entity];
    for (const each of moving) {
      this.scene.xs[each] = (this.scene.xs[each] ?? 0) + dx / scale;
      this.scene.ys[each] = (this.scene.ys[each] ?? 0) + dy / scale;
      this.dragged.add(each);
    }
    this.update();
  }

  private drop(): void {
    const positions = new Map([...this.dragged].map((position) => [this.idOf(position), this.scene.place(position)]));
    this.dragged.clear();
    this.handlers.moved(positions);
  }

  private neighbours(entity: number): ReadonlySet<number> {
    const found = new Set([entity]);
    this.graph.forEachEdge(this.idOf(entity), (_edge, tie, _source, _target, source, target) => {
      if (this.scene.relationShown[tie["position"] as number] === 1) {
        found.add(source["position"] as number).add(target["position"] as number);
      }
    });
    return found;
  }

  private positionsOf(ids: Iterable<string>): Set<number> {
    return new Set([...ids].map((id) => this.scene.entityAt.get(id) ?? -1).filter((position) => position >= 0));
  }

  private idOf(entity: number): string {
    return this.scene.view.entities[entity]?.id ?? "";
  }

  private named(target: Target | null): { entity: string } | { relation: string } | null {
    if (target === null) {
      return null;
    }
    return "entity" in target ? { entity: this.idOf(target.entity) } : { relation: this.scene.view.relations[target.relation]?.id ?? "" };
  }
}

/** Who is tied to whom. Sigma wants coordinates too; the true ones are the scene's. */
function graphOf(view: View): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  view.entities.forEach(({ id }, position) => graph.addNode(id, { x: 0, y: 0, position }));
  view.relations.forEach((relation, position) => {
    const [from, to] = [view.entities[relation.from], view.entities[relation.to]];
    if (from !== undefined && to !== undefined) {
      graph.addEdgeWithKey(relation.id, from.id, to.id, { position });
    }
  });
  return graph;
}
