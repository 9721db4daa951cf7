// The page `/query`: the field of a query becomes an editor. A bundle of its own, so that no other page loads it.

import { QueryEditor } from "./query/query-editor";
import { narrowTies, offerValues } from "./query/sentence-form";

customElements.define("query-editor", QueryEditor);
document.querySelectorAll<HTMLFormElement>("form.sentences").forEach((form) => {
  narrowTies(form);
  offerValues(form);
});
