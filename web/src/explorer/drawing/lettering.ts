// Text on a canvas: measured once, cut to a width, and kept from covering other text.

const MOST_REMEMBERED = 20_000;
/** A text is cut between words if so much of what has room is left. */
const LEAST_OF_CUT = 0.6;

/** Measures and cuts text, and remembers what it measured. */
export class Lettering {
  private readonly context = document.createElement("canvas").getContext("2d");
  private readonly widths = new Map<string, number>();
  private readonly cuts = new Map<string, string>();
  private font = "";
  /** How often everything was measured anew. */
  generation = 0;

  /** The width of a text in pixels. */
  width(text: string, font: string): number {
    const key = `${font}\n${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      width = this.measure(text, font);
      this.remember(this.widths, key, width);
    }
    return width;
  }

  /** The text, cut with an ellipsis if it is wider than `most`. */
  cut(text: string, font: string, most: number): string {
    if (this.width(text, font) <= most) {
      return text;
    }
    const key = `${font}\n${Math.round(most)}\n${text}`;
    let cut = this.cuts.get(key);
    if (cut === undefined) {
      cut = this.shorten(Array.from(text), font, most);
      this.remember(this.cuts, key, cut);
    }
    return cut;
  }

  /** Forgets everything: another font has been loaded. */
  clear(): void {
    this.generation += 1;
    this.widths.clear();
    this.cuts.clear();
    this.font = "";
  }

  private shorten(letters: string[], font: string, most: number): string {
    let [low, high] = [0, letters.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.measure(`${letters.slice(0, middle).join("").trimEnd()}…`, font) <= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    const kept = letters.slice(0, low).join("").trimEnd();
    // Between words, unless too little would be left.
    const words = letters[low] === " " ? kept : kept.slice(0, Math.max(kept.lastIndexOf(" "), 0));
    return low === 0 ? "" : `${words.length >= kept.length * LEAST_OF_CUT ? words : kept}…`;
  }

  private measure(text: string, font: string): number {
    if (this.context === null) {
      return text.length * 7;
    }
    if (this.font !== font) {
      this.font = font;
      this.context.font = font;
    }
    return this.context.measureText(text).width;
  }

  private remember<Value>(memory: Map<string, Value>, key: string, value: Value): void {
    if (memory.size > MOST_REMEMBERED) {
      memory.clear();
    }
    memory.set(key, value);
  }
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Set for a disc, which leaves the corners free. */
  readonly isRound?: true;
}

/** The radius of the circle around a number. */
export function numberRadius(text: string, size: number): number {
  return size * (0.5 + 0.28 * text.length);
}

/** A text in two lines of like length, broken between words. */
export function halved(text: string): readonly string[] {
  const words = text.split(" ");
  const lines = words.slice(1).map((_, cut) => [words.slice(0, cut + 1).join(" "), words.slice(cut + 1).join(" ")] as const);
  const longer = ([one, other]: readonly [string, string]): number => Math.max(one.length, other.length);
  return lines.length === 0 ? [text] : lines.reduce((best, each) => (longer(each) < longer(best) ? each : best));
}

const CELL = 64;

/** Which parts of the screen are taken. */
export class Room {
  private readonly cells = new Map<number, Box[]>();
  private readonly taken: Box[] = [];

  isFree(box: Box): boolean {
    return this.each(box, (others) => others.every((other) => !overlap(box, other)));
  }

  /** All that was taken. */
  boxes(): readonly Box[] {
    return this.taken;
  }

  take(box: Box): void {
    this.taken.push(box);
    this.each(box, (others, key) => {
      others.push(box);
      this.cells.set(key, others);
      return true;
    });
  }

  private each(box: Box, visit: (others: Box[], key: number) => boolean): boolean {
    for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) {
      for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
        const key = row * 4096 + column;
        if (!visit(this.cells.get(key) ?? [], key)) {
          return false;
        }
      }
    }
    return true;
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom && (b.isRound !== true || reaches(a, b));
}

/** Whether a box reaches into the disc in another. */
function reaches(box: Box, disc: Box): boolean {
  const [x, y] = [(disc.left + disc.right) / 2, (disc.top + disc.bottom) / 2];
  const [nearestX, nearestY] = [Math.max(box.left, Math.min(x, box.right)), Math.max(box.top, Math.min(y, box.bottom))];
  return Math.hypot(nearestX - x, nearestY - y) < disc.right - x;
}
