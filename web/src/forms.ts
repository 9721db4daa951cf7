// Addresses stay short: what was not filled in, or is the usual value, is not sent.

/** Leaves empty fields, and selects on their usual value, out of what forms send. The fields themselves stay as they are. */
export function tidyForms(root: Document): void {
  root.addEventListener("formdata", (event) => {
    // What is posted is in no address; its fields say what they say. A form may have a field that is called "method".
    if (event.target instanceof HTMLFormElement && (event.target.getAttribute("method") ?? "get") === "get") {
      tidy(event.target, event.formData);
    }
  });
}

function tidy(form: HTMLFormElement, sent: FormData): void {
  const method = form.elements.namedItem("method");
  for (const field of Array.from(form.elements)) {
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    if (isField && field.name !== "" && isUsual(field, method)) {
      leaveOut(sent, field.name, field.value);
    }
  }
}

/** Takes one value away; a field of the same name may have others, such as those that are ticked beside what is typed. */
function leaveOut(sent: FormData, name: string, value: string): void {
  const values = sent.getAll(name);
  const place = values.indexOf(value);
  sent.delete(name);
  values.filter((_, other) => other !== place).forEach((other) => sent.append(name, other));
}

function isUsual(field: HTMLInputElement | HTMLSelectElement, method: Element | RadioNodeList | null): boolean {
  if (field.name === "k") {
    return !(method instanceof HTMLSelectElement && method.value === "k");
  }
  if (field instanceof HTMLSelectElement) {
    // Of two that say one thing in turn the first counts even if it is as usual: without it the second would take its place.
    if (field.form?.elements.namedItem(field.name) instanceof RadioNodeList) {
      return field.value === "";
    }
    return field.value === "" || field.selectedIndex === 0;
  }
  return field.type !== "checkbox" && field.value.trim() === "";
}
