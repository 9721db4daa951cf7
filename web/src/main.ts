// What scripts add to pages that are complete without them.

import { FileDrop } from "./file-drop";
import { tidyForms } from "./forms";
import { NameSearch } from "./name-search";

customElements.define("name-search", NameSearch);
customElements.define("file-drop", FileDrop);
tidyForms(document);
