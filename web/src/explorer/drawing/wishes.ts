// What was asked of the picture, by id: it outlasts the scene, for it holds for the next view too.

import { claimsCounted } from "../bubbles";
import type { Entity, Relation } from "../model";
import type { Scene } from "./scene";

export class Wishes {
  isEntityShown: (entity: Entity) => boolean = () => true;
  isRelationShown: (relation: Relation) => boolean = () => true;
  /** How many claims of a tie are shown. */
  amountOf: (relation: Relation) => number = claimsCounted;
  selected: ReadonlySet<string> = new Set();
  selectedRelation: string | null = null;
  kept: ReadonlySet<string> | null = null;
  lit: ReadonlySet<string> | null = null;

  filter(scene: Scene): void {
    const { entities, relations } = scene.view;
    scene.filter(
      (position) => this.isEntityShown(entities[position] as Entity),
      (position) => this.isRelationShown(relations[position] as Relation),
      (position) => this.amountOf(relations[position] as Relation),
    );
  }

  mark(scene: Scene): void {
    scene.selected = scene.positionsOf(this.selected);
    scene.selectedRelation = this.selectedRelation === null ? -1 : (scene.relationAt.get(this.selectedRelation) ?? -1);
    scene.fold();
    scene.kept = this.kept === null ? null : scene.positionsOf(this.kept);
    scene.lit = this.lit === null ? null : scene.relationsOf(this.lit);
    scene.markRoutes();
  }
}
