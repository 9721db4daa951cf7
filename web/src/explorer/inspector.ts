// What is selected, looked at: in the panel with its evidence, and in the menu with what can be done.

import { entityActions, tieActions } from "./actions";
import type { Menu, MenuItem } from "./menu";
import type { Entity, Relation, View } from "./model";
import type { Panel, PanelAction } from "./panel";
import type { Target } from "./state";

export interface InspectorHost {
  entity(id: string): Entity | undefined;
  tie(id: string): Relation | undefined;
  /** Another entity that is selected too. */
  selectedBeside(id: string): Entity | undefined;
  /** Where an entity is on the canvas. */
  place(id: string): { x: number; y: number } | undefined;
  gather(step: string, selected: string): void;
  hide(id: string): void;
  close(): void;
}

const CORNER = { x: 40, y: 40 };

export class Inspector {
  constructor(
    private readonly panel: Panel,
    private readonly menu: Menu,
    private readonly canvas: HTMLElement,
    private readonly host: InspectorHost,
  ) {}

  /** Shows what is selected, or what can be done while nothing is. */
  show(view: View | null, target: Target | null): void {
    if (view === null) {
      return;
    }
    const { entity, tie } = this.found(target);
    this.panel.element.classList.toggle("filled", entity !== undefined || tie !== undefined);
    if (entity !== undefined) {
      void this.panel.entity(entity, view, this.actionsOf(entity));
    } else if (tie !== undefined) {
      void this.panel.relation(tie, view, tieActions(tie, () => this.host.close()));
    } else {
      this.panel.empty(view);
    }
  }

  /** Opens the menu of what is selected, where it is or where the reader pointed. */
  openMenu(target: Target | null, at?: { x: number; y: number }): void {
    const { entity, tie } = this.found(target);
    if (entity !== undefined) {
      this.open(entity.name, this.actionsOf(entity), at ?? this.host.place(entity.id));
    } else if (tie !== undefined) {
      this.open("Tie", tieActions(tie, () => this.host.close()), at);
    }
  }

  private open(label: string, items: readonly MenuItem[], at: { x: number; y: number } | undefined): void {
    this.menu.open(label, items, at ?? CORNER, this.canvas);
  }

  private found(target: Target | null): { entity?: Entity | undefined; tie?: Relation | undefined } {
    if (target === null) {
      return {};
    }
    return "entity" in target ? { entity: this.host.entity(target.entity) } : { tie: this.host.tie(target.relation) };
  }

  private actionsOf(entity: Entity): PanelAction[] {
    const { host } = this;
    return entityActions(entity, host.selectedBeside(entity.id), {
      gather: (step) => host.gather(step, entity.id),
      hide: () => host.hide(entity.id),
      offer: (items) => this.open(`Types of ties of ${entity.name}`, items, host.place(entity.id)),
      close: () => host.close(),
    });
  }
}
