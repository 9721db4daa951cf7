"""How long networkx takes for the files that `cargo run --release --example imports` left in target/imports.

Run with networkx 3.6:  python3 tests/examples/imports.py
"""

import csv
import json
import resource
import time
from pathlib import Path

import networkx as nx

folder = Path(__file__).resolve().parents[2] / "target" / "imports"


def tables(path):
    """Every column of both tables becomes an attribute, as Prosopograph keeps them."""
    graph = nx.MultiDiGraph()
    with path.with_name("csv-nodes.csv").open(encoding="utf-8", newline="") as rows:
        graph.add_nodes_from((row.pop("Id"), row) for row in csv.DictReader(rows))
    with path.open(encoding="utf-8", newline="") as rows:
        graph.add_edges_from((row.pop("Source"), row.pop("Target"), row) for row in csv.DictReader(rows))
    return graph


readers = {
    "csv-edges.csv": tables,
    "gexf-network.gexf": nx.read_gexf,
    "graphml-network.graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    "node-link-network.json": lambda path: nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="links"),
}
for name, read in readers.items():
    path = folder / name
    if not path.exists():
        print(f"{name}: not there")
        continue
    began = time.perf_counter()
    graph = read(path)
    seconds = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    print(f"{name:<28}{graph.number_of_edges():>10} ties{seconds:>10.1f} s{most:>8} MB at most so far", flush=True)
    del graph
