// Making elements without markup in strings.

type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with attributes (true sets an empty one, false none) and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(label: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}

/** "1 tie", "2 ties", "no ties". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return count === 0 ? `no ${plural}` : `${count.toLocaleString("en")} ${count === 1 ? noun : plural}`;
}

/** Lets the reader save something. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
