// The page `/query`: the field of a query becomes an editor. A bundle of its own, so that no other page loads it.

import { QueryEditor } from "./query/query-editor";

customElements.define("query-editor", QueryEditor);
