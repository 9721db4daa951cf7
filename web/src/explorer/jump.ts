// The field that goes to an entity on the canvas, or adds one to it.

import { element } from "./dom";

export class Jump {
  readonly element = element("name-search" as "div", { "data-goes": "nowhere", class: "explorer-jump" });
  private readonly field = element("input", { id: "explorer-jump", type: "search", placeholder: "Go to, or add, a name", autocomplete: "off", maxlength: "200" });

  constructor(jump: (entity: string, name: string) => void) {
    this.element.append(element("label", { class: "visually-hidden", for: this.field.id }, "Go to, or add, a name"), this.field);
    this.element.addEventListener("name-taken", (event) => {
      this.element.classList.remove("open");
      const { id, name } = (event as CustomEvent<{ id: string; name: string }>).detail;
      jump(id, name);
    });
    this.element.addEventListener("focusout", () => this.element.classList.remove("open"));
  }

  /** Where there is little room the field is there only while it is used. */
  focus(): void {
    this.element.classList.add("open");
    this.field.focus();
  }
}
