// What can be done with an entity or a tie: the same in the panel and in the menu.

import type { MenuItem } from "./menu";
import type { Entity, Relation } from "./model";
import type { PanelAction } from "./panel";

/** Expansions that would bring more than this offer a choice of types. */
const MANY = 30;

export interface EntityHandlers {
  /** Takes a further step. */
  gather(step: string): void;
  /** Brings in the route from another one. */
  route(from: string): void;
  /** Lets the reader choose where a route from here leads. */
  routeFrom(): void;
  pin(): void;
  hide(): void;
  offer(items: readonly MenuItem[]): void;
  close(): void;
}

/** What can be done with an entity while another one may be selected too. */
export function entityActions(entity: Entity, other: Entity | undefined, handlers: EntityHandlers): PanelAction[] {
  const { gather } = handlers;
  const { bubble } = entity;
  if (bubble !== undefined) {
    return communityActions(bubble.step, handlers);
  }
  const many: PanelAction[] = [
    { label: "Bring in by type …", act: () => void offerTypes(entity, handlers) },
    { label: `Bring in all ${entity.ties} ties`, act: () => gather(`expand:${entity.id}:all`) },
  ];
  const route: PanelAction[] = [
    ...(other === undefined ? [] : [{ label: `Route from ${other.name}`, act: () => handlers.route(other.id) }]),
    { label: "Route to …", key: "P", act: () => handlers.routeFrom() },
  ];
  return [
    { label: "Bring in its ties", key: "E", act: () => gather(`expand:${entity.id}`) },
    ...(entity.ties > MANY ? many : []),
    ...route,
    { label: "Pin", key: "T", act: () => handlers.pin() },
    { label: "Hide", key: "H", act: () => handlers.hide() },
    { label: "Open its page", act: () => location.assign(`/entities/${encodeURIComponent(entity.id)}`) },
    { label: "Close", act: () => handlers.close() },
  ];
}

/** What can be done with a community: it has no page, and no ties but those of its members. */
function communityActions(step: string, { gather, pin, hide, close }: EntityHandlers): PanelAction[] {
  return [
    { label: "Bring in its members", key: "E", act: () => gather(step) },
    { label: "Pin", key: "T", act: () => pin() },
    { label: "Hide", key: "H", act: () => hide() },
    { label: "Close", act: () => close() },
  ];
}

/** What can be done with a tie. */
export function tieActions(relation: Relation, close: () => void): PanelAction[] {
  return [
    { label: "Open its page", act: () => location.assign(`/relations/${encodeURIComponent(relation.id)}`) },
    { label: "Close", act: close },
  ];
}

interface Tie {
  readonly type: string;
  readonly label: string;
  readonly inverse_label: string;
  readonly from: { readonly id: string };
}

/** Offers the types of an entity's ties with how many there are of each, the commonest first. */
async function offerTypes(entity: Entity, handlers: EntityHandlers): Promise<void> {
  const response = await fetch(`/api/entities/${encodeURIComponent(entity.id)}?limit=1000`);
  if (!response.ok) {
    return;
  }
  const { relations } = (await response.json()) as { relations: readonly Tie[] };
  const byType = new Map<string, Tie[]>();
  relations.forEach((tie) => byType.set(tie.type, [...(byType.get(tie.type) ?? []), tie]));
  const offered = [...byType].sort(([, one], [, other]) => other.length - one.length);
  handlers.offer(
    offered.map(([type, ties]) => ({ label: `${phrase(entity, ties)} (${ties.length})`, act: () => handlers.gather(`expand:${entity.id}:${type}`) })),
  );
}

/** The type as it is read from the entity; both ways if it stands at either end. */
function phrase(entity: Entity, ties: readonly Tie[]): string {
  const words = ties.map((tie) => (tie.from.id === entity.id ? tie.label : tie.inverse_label));
  return [...new Set(words)].join(" / ");
}
