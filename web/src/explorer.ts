// The canvas of the page /explore, a script of its own: the other pages do without it.

import { NetworkExplorer } from "./explorer/network-explorer";

customElements.define("network-explorer", NetworkExplorer);
