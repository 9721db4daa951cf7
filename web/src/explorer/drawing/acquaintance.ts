// Who is tied to whom, for sigma and for the fading of all but the neighbours.

import { MultiDirectedGraph } from "graphology";
import type { View } from "../model";
import type { Scene } from "./scene";

/** Sigma wants coordinates too; the true ones are the scene's. */
export function graphOf(view: View): MultiDirectedGraph {
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

/** An entity with those it is tied to by a tie that is shown. */
export function neighboursIn(graph: MultiDirectedGraph, scene: Scene, entity: number): ReadonlySet<number> {
  const found = new Set([entity]);
  graph.forEachEdge(scene.idOf(entity), (_edge, tie, _source, _target, source, target) => {
    if (scene.relationShown[tie["position"] as number] === 1) {
      found.add(source["position"] as number).add(target["position"] as number);
    }
  });
  return found;
}
