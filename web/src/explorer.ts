// The canvas of the page /explore, a script of its own: the other pages do without it.

import { canDraw, regret } from "./explorer/support";

if (canDraw()) {
  // Not before: what draws names parts of WebGL as soon as it is read, and some browsers do not have them at all.
  const { NetworkExplorer } = await import("./explorer/network-explorer");
  customElements.define("network-explorer", NetworkExplorer);
} else {
  document.querySelectorAll("network-explorer").forEach(regret);
}
