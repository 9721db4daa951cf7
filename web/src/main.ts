// What scripts add to pages that are complete without them.

import { takeDroppedFiles } from "./file-drop";
import { tidyForms } from "./forms";
import { NameSearch } from "./name-search";

customElements.define("name-search", NameSearch);
takeDroppedFiles(document);
tidyForms(document);
