// The picture of a network on a canvas: the one place that knows sigma and graphology.
//
// view → scene → **drawing** → graphics card; labels are written over it
//
// Sigma holds the canvases, the camera and the loop of frames, graphology who is tied to whom. What is drawn comes from the
// scene by own programs, and the pointer is read by own gestures, so that a step of a filter costs no more than the frame it is shown in.

import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { numbered } from "./drawing/bundle-numbers";
import type { TieNumber } from "./drawing/bundle-numbers";
import { graphOf, neighboursIn } from "./drawing/acquaintance";
import { Eye, UNITS } from "./drawing/eye";
import { Fitting } from "./drawing/fitting";
import { Gestures } from "./drawing/gestures";
import type { GestureTarget, Tool } from "./drawing/gestures";
import type { GraphViewHandlers } from "./drawing/handlers";
import { writing } from "./drawing/labels";
import { lensOf, toScreen, zoomed } from "./drawing/lens";
import type { Point } from "./drawing/lens";
import { Lettering } from "./drawing/lettering";
import { Fading } from "./drawing/motion";
import { Moving } from "./drawing/moving";
import { drawOutline } from "./drawing/outline";
import { OverviewMap } from "./drawing/overview-map";
import { paint, paintBehind, paintNumbers, paintRoutes } from "./drawing/paint";
import { DARK, FORCED, readPalette, readPaper } from "./drawing/palette";
import type { Palette } from "./drawing/palette";
import { inside, pick } from "./drawing/picking";
import type { Target } from "./drawing/picking";
import { Pictograms } from "./drawing/pictograms";
import { pngOf } from "./drawing/png";
import { NothingProgram, discProgram, lineProgram, tieProgram } from "./drawing/programs";
import { Resting } from "./drawing/resting";
import { EMPTY, MOST_WHILE_MOVING, Scene } from "./drawing/scene";
import { Stage } from "./drawing/stage";
import { svgOf } from "./drawing/svg";
import { drawnLegend } from "./drawing/svg-legend";
import { Wishes } from "./drawing/wishes";
import type { Filter } from "./filter";
import type { Entity, Relation, View } from "./model";

export type { GraphViewHandlers };

/** After so long without movement the ties of a very large network come back. */
const SETTLED_MILLISECONDS = 120;
const LAYERS = ["communities", "edges", "nodes", "labels"] as const;

/** How a view is shown. */
export interface Showing {
  readonly places: ReadonlyMap<string, Point>;
  readonly filter: Filter;
  /** Whether names stand to the right of discs, as in columns, and not below. */
  readonly areNamesBeside: boolean;
}

/** What a drawing is for: the screen, paper, or a file that stands alone. */
export type Medium = "screen" | "paper" | "file";

export class GraphView {
  private readonly sigma: Sigma;
  private readonly pictograms = new Pictograms();
  private readonly lettering = new Lettering();
  private readonly fading = new Fading(() => this.redraw());
  /** What is written on ties that stand for several: a press on one opens them. */
  private numbers: readonly TieNumber[] = [];
  private readonly resting = new Resting(
    (entity) => this.handlers.hover(entity < 0 ? null : this.scene.idOf(entity)),
    (entity) => {
      this.scene.hovered = entity;
      this.update();
    },
  );
  private readonly moving = new Moving(
    (position, place) => this.scene.put(position, place),
    () => this.update(),
  );
  private readonly map: OverviewMap;
  private readonly gestures: Gestures;
  private readonly resizing = new ResizeObserver(() => this.resize());
  private readonly listening = new AbortController();
  private readonly stage = new Stage(this.pictograms);
  private readonly eye: Eye;
  private readonly fitting: Fitting;
  private graph = new MultiDirectedGraph();
  private scene = new Scene(EMPTY);
  private palette: Palette;
  private isStale = true;
  private settleTimer = 0;
  private readonly dragged = new Set<number>();
  private readonly wishes = new Wishes();

  /** The container must be positioned; everything in it belongs to the picture. */
  constructor(
    private readonly container: HTMLElement,
    private readonly handlers: GraphViewHandlers,
  ) {
    this.palette = readPalette(container, EMPTY);
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
    this.eye = new Eye(this.sigma.getCamera());
    this.fitting = new Fitting(this.eye);
    this.sigma.on("beforeRender", () => this.beforeRender());
    this.sigma.on("afterRender", () => this.write());
    this.sigma.getCamera().on("updated", () => this.inMotion());
    this.map = new OverviewMap(container, (x, y) => this.eye.jump({ x, y, scale: this.eye.sight.scale }));
    this.gestures = new Gestures(this.sigma.getCanvases()["mouse"] ?? container, this.gestureTarget());
    this.resize();
    this.resizing.observe(container);
    this.listen();
  }

  /** Replaces the data. Those who were there stay or go to new places, newcomers slide in, and all of it is in sight. */
  show(view: View, { places, filter, areNamesBeside }: Showing): void {
    this.moving.finish();
    const [scene, before] = [new Scene(view), this.scene];
    scene.areNamesBeside = areNamesBeside;
    const moves = scene.arrive(before, places);
    // Where those who were there go elsewhere the picture is another one, though some stay, as the first does in the middle.
    if (moves.staying === 0 || moves.moving > 0) {
      this.fitting.awaitWhole();
    }
    this.scene = scene;
    this.wishes.isEntityShown = (entity) => filter.entity(entity);
    this.wishes.isRelationShown = (relation) => filter.relation(relation);
    this.wishes.amountOf = (relation) => filter.amount(relation);
    this.resting.forget();
    this.graph = graphOf(view);
    this.palette = readPalette(this.container, view);
    this.wishes.filter(scene);
    this.wishes.mark(scene);
    this.sigma.setGraph(this.graph);
    void this.pictograms.load(view.kinds, view.painting.entity_groups).then(() => this.redraw());
    this.fitting.jumpIfAwaited(scene);
    if (moves.staying > 0 && moves.newcomers > 0) {
      this.fitting.fly(scene);
    }
    this.moving.go(moves.journeys, moves.newcomers > 0 ? "arrival" : "move");
  }

  /** Filters what is shown; nothing moves. */
  setVisible(entity: (entity: Entity) => boolean, relation: (relation: Relation) => boolean, amount: (relation: Relation) => number): void {
    this.wishes.amountOf = amount;
    this.wishes.isEntityShown = entity;
    this.wishes.isRelationShown = relation;
    this.wishes.filter(this.scene);
    this.update();
  }

  setSelection(entities: ReadonlySet<string>, relation: string | null): void {
    this.wishes.selected = entities;
    this.wishes.selectedRelation = relation;
    this.mark();
  }

  /** Fades all but these until it is called with null. */
  setKeptFocus(entities: ReadonlySet<string> | null): void {
    this.wishes.kept = entities;
    this.mark();
  }

  /** Draws these ties strong and fades the others. */
  setLit(relations: ReadonlySet<string> | null): void {
    this.wishes.lit = relations;
    this.mark();
  }

  /** Moves entities to other places. */
  move(places: ReadonlyMap<string, Point>): void {
    this.moving.finish();
    this.moving.go(this.scene.arrive(this.scene, places).journeys, "move");
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
    this.moving.finish();
    this.resize();
    this.fitting.fly(this.scene, entities);
  }

  zoom(factor: number): void {
    const { width, height, destination } = this.eye;
    this.eye.fly(zoomed(lensOf(destination, width, height), factor, { x: width / 2, y: height / 2 }));
  }

  /** Moves the picture by so many pixels. */
  pan(dx: number, dy: number): void {
    const { x, y, scale } = this.eye.sight;
    this.eye.jump({ x: x - dx / scale, y: y - dy / scale, scale });
  }

  flyTo(entity: string): void {
    const position = this.scene.entityAt.get(entity);
    if (position !== undefined) {
      this.eye.fly({ ...this.scene.place(position), scale: Math.max(this.eye.destination.scale, 1) });
    }
  }

  /** Where an entity is on the screen, hidden or not. */
  screenPosition(entity: string): Point | undefined {
    const position = this.scene.entityAt.get(entity);
    return position === undefined ? undefined : toScreen(this.eye.lens, this.scene.place(position));
  }

  /** What is on the screen, as an SVG document, in the colours of the screen or of paper; a file of its own says what they mean. */
  toSvg({ title, description, medium }: { title: string; description: string; medium: Medium }): string {
    this.refreshScene();
    const { scene } = this;
    const palette = medium === "paper" ? readPaper(this.container, scene.view) : this.palette;
    const { lens } = this.eye;
    const labels = writing(scene, lens, palette, this.lettering);
    const measure = (text: string): number => this.lettering.width(text, `400 12px ${palette.font}`);
    const legend = medium === "file" ? drawnLegend(scene, palette, lens.width, measure) : undefined;
    return svgOf({ scene, lens, palette, writing: labels, symbols: this.pictograms.symbols, title, description, legend });
  }

  /** What is on the screen, as a picture. */
  toPng(): Promise<Blob> {
    this.sigma.refresh({ partialGraph: {}, skipIndexation: true });
    const canvases = this.sigma.getCanvases();
    return pngOf(LAYERS.map((layer) => canvases[layer]).filter((canvas) => canvas !== undefined), this.palette.ground);
  }

  kill(): void {
    this.resting.stop();
    this.moving.stop();
    this.map.remove();
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

  private gestureTarget(): GestureTarget {
    return {
      targetAt: (at, reach) => numbered(this.numbers, at) ?? pick(this.scene, this.eye.lens, at, reach),
      hover: (target) => this.point(target),
      click: (target, additive) => this.handlers.select(this.scene.named(target), additive),
      doubleClick: (entity) => this.handlers.expand(this.scene.idOf(entity)),
      menu: (target, at) => this.handlers.menu(this.scene.named(target), at),
      pan: (dx, dy) => this.pan(dx, dy),
      zoom: (factor, at) => this.eye.jump(zoomed(this.eye.lens, factor, at)),
      drag: (entity, dx, dy) => this.drag(entity, dx, dy),
      dragged: () => this.drop(),
      outline: (points) => drawOutline(this.context("outline"), points, this.palette),
      area: (points, additive) => this.handlers.selectArea(inside(this.scene, this.eye.lens, points).map((at) => this.scene.idOf(at)), additive),
    };
  }

  private listen(): void {
    const { signal } = this.listening;
    for (const canvas of Object.values(this.sigma.getCanvases())) {
      canvas.addEventListener("webglcontextlost", () => this.handlers.lost(), { signal });
    }
    const recolour = (): void => {
      this.palette = readPalette(this.container, this.scene.view);
      this.update();
    };
    for (const query of [DARK, FORCED]) {
      matchMedia(query).addEventListener("change", recolour, { signal });
    }
    void document.fonts.ready.then(() => {
      // Names may have been measured in another face.
      this.lettering.clear();
      this.redraw();
    });
  }

  private mark(): void {
    this.wishes.mark(this.scene);
    this.update();
  }

  /** The scene has changed: the next frame shows it. */
  private update(): void {
    this.isStale = true;
    this.redraw();
  }

  /** What was awaited may come when the picture is gone. */
  private redraw(): void {
    if (!this.listening.signal.aborted) {
      this.sigma.scheduleRender();
    }
  }

  private refreshScene(): void {
    if (!this.isStale) {
      return;
    }
    this.isStale = false;
    this.scene.focus((entity) => neighboursIn(this.graph, this.scene, entity));
    this.stage.drawing.compose(this.scene, this.palette);
    this.fading.to(this.scene.isFocused ? 1 : 0);
  }

  private beforeRender(): void {
    this.refreshScene();
    this.stage.set(this.scene, this.eye.lens, this.palette);
    this.stage.fade = this.fading.value;
  }

  private write(): void {
    const covered = this.map.draw(this.scene, this.eye.lens, this.palette);
    const labels = writing(this.scene, { ...this.eye.lens, covered }, this.palette, this.lettering);
    const behind = this.context("communities");
    paintBehind(behind, labels, this.palette);
    paintRoutes(behind, this.scene, this.eye.lens, this.palette);
    paint(this.context("labels"), [...labels.types, ...labels.names], this.palette);
    paintNumbers(this.context("labels"), labels.numbers, this.palette);
    this.numbers = labels.numbers;
  }

  private context(layer: string): CanvasRenderingContext2D {
    const context = this.sigma.getCanvases()[layer]?.getContext("2d");
    if (!context) {
      throw new Error(`the picture has no layer ${layer}`);
    }
    return context;
  }

  private inMotion(): void {
    if (this.scene.relationsShown > MOST_WHILE_MOVING) {
      this.stage.areLinesHidden = true;
      clearTimeout(this.settleTimer);
      this.settleTimer = window.setTimeout(() => {
        this.stage.areLinesHidden = false;
        this.redraw();
      }, SETTLED_MILLISECONDS);
    }
  }

  /** Takes on the size that the container has now. */
  resize(): void {
    const [width, height] = [Math.max(this.container.offsetWidth, 1), Math.max(this.container.offsetHeight, 1)];
    if (width !== this.eye.width || height !== this.eye.height) {
      this.fitting.awaitAgain();
      this.eye.resize(width, height);
      this.fitting.jumpIfAwaited(this.scene);
      this.redraw();
    }
  }

  private point(target: Target | null): void {
    const relation = target !== null && "relation" in target ? target.relation : -1;
    if (relation !== this.scene.hoveredRelation) {
      this.scene.hoveredRelation = relation;
      this.update();
    }
    this.resting.on(target !== null && "entity" in target ? target.entity : -1);
  }

  private drag(entity: number, dx: number, dy: number): void {
    const { scale } = this.eye.sight;
    for (const each of this.scene.move(entity, dx / scale, dy / scale)) {
      this.dragged.add(each);
    }
    this.update();
  }

  private drop(): void {
    const positions = new Map([...this.dragged].map((position) => [this.scene.idOf(position), this.scene.place(position)]));
    this.dragged.clear();
    this.handlers.moved(positions);
  }
}
