// What scripts add to pages that are complete without them.

import { takeDroppedFiles } from "./file-drop";
import { tidyForms } from "./forms";
import { NameSearch } from "./name-search";

customElements.define("name-search", NameSearch);
takeDroppedFiles(document);
tidyForms(document);
// A long histogram begins at what is asked for.
document.querySelectorAll<HTMLElement>(".histogram-scroll").forEach((box) => {
  const asked = box.querySelector<HTMLElement>(".asked");
  if (asked !== null) {
    box.scrollLeft = asked.offsetLeft - box.clientWidth / 2;
  }
});
