// Files may be dropped anywhere on the form that takes them; it is complete without this.

/** Wraps a form with one field for files: what is dropped is chosen and sent. */
export class FileDrop extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    const field = this.querySelector<HTMLInputElement>("input[type=file]");
    if (form === null || field === null) {
      return;
    }
    form.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("is-over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("is-over");
      if (event.dataTransfer !== null && event.dataTransfer.files.length > 0) {
        field.files = event.dataTransfer.files;
        form.requestSubmit();
      }
    });
    form.addEventListener("submit", () => this.say("Reading the files …"));
  }

  private say(text: string): void {
    const status = this.querySelector("[role=status]");
    if (status !== null) {
      status.textContent = text;
    }
  }
}
