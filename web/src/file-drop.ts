// Files may be dropped anywhere on any page of a program that takes them; the page "Open a file" is complete without this.

/** Lets files be dropped on a page: they are sent as its form for files would send them. */
export function takeDroppedFiles(page: Document): void {
  if (!page.body.hasAttribute("data-takes-files")) {
    return;
  }
  const note = page.createElement("p");
  note.className = "drop-note";
  note.setAttribute("role", "status");
  page.body.append(note);
  const say = (text: string) => {
    note.textContent = text;
  };
  page.addEventListener("dragover", (event) => {
    if (holdsFiles(event)) {
      event.preventDefault();
      say("Drop the files to open them as a network");
    }
  });
  page.addEventListener("dragleave", (event) => {
    // Leaving one element for another inside the window is no leaving.
    if (event.relatedTarget === null) {
      say("");
    }
  });
  page.addEventListener("drop", (event) => {
    if (!holdsFiles(event) || event.dataTransfer === null) {
      return;
    }
    event.preventDefault();
    const form = page.querySelector<HTMLFormElement>("form.drop") ?? addForm(page);
    const field = form.querySelector<HTMLInputElement>("input[type=file]");
    if (field !== null && event.dataTransfer.files.length > 0) {
      field.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
  page.addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement && event.target.matches("form.drop")) {
      say("Reading the files …");
    }
  });
  // A page that comes back from the browser's memory is not reading any more.
  addEventListener("pageshow", () => say(""));
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** A form for files on a page that shows none. */
function addForm(page: Document): HTMLFormElement {
  const form = page.createElement("form");
  form.className = "drop";
  form.action = "/upload";
  form.method = "post";
  form.enctype = "multipart/form-data";
  form.hidden = true;
  const field = page.createElement("input");
  field.type = "file";
  field.name = "files";
  field.multiple = true;
  form.append(field);
  page.body.append(form);
  return form;
}
