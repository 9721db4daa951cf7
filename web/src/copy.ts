// What a script adds to the search page of a copy that is opened from a disk.

import { CopySearch } from "./copy/copy-search";

customElements.define("copy-search", CopySearch);
