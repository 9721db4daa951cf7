// What scripts add to pages that are complete without them.

import { tidyForms } from "./forms";
import { NameSearch } from "./name-search";

customElements.define("name-search", NameSearch);
tidyForms(document);
