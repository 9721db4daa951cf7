// Places that the reader gave by hand, by dragging or pinning: they stand in the fragment of the address.

import type { View } from "./model";
import { readPositions, writePositions, type Positions } from "./state";

export class HandPlaces {
  private constructor(private readonly given: Map<string, { readonly x: number; readonly y: number }>) {}

  static read(hash: string): HandPlaces {
    return new HandPlaces(readPositions(hash));
  }

  put(places: Positions): void {
    places.forEach((place, id) => this.given.set(id, place));
  }

  /** Where everybody stands: at the place given by hand, else at the server's. */
  all(view: View | null): Positions {
    return new Map((view?.entities ?? []).map(({ id, x, y }) => [id, this.given.get(id) ?? { x, y }]));
  }

  written(): string {
    return writePositions(this.given);
  }
}
