"""How long other engines take for the questions of `cargo run --release --no-default-features --example queries`.

That example leaves the network and our medians in target/queries; this asks DuckDB, kglite, ladybug and networkx the same
of the same network, checks that they find the same, and reports how many times as long they take as we do.

Run with duckdb 2.0, kglite 0.21, ladybug 0.22 and networkx 3.6:  python3 tests/examples/queries.py
"""

import csv
import statistics
import tempfile
import time
from pathlib import Path

folder = Path(__file__).resolve().parents[2] / "target" / "queries"
ENTITIES = 20_000
ROUNDS = 7
PAIRS = 20


def spread(number):
    """Spreads numbers evenly (splitmix64), as the example does."""
    mask = (1 << 64) - 1
    bits = (number + 1) * 0x9E3779B97F4A7C15 & mask
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9 & mask
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB & mask
    return bits ^ bits >> 31


def rows(name):
    with (folder / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


entities, relations = rows("entities.csv"), rows("relations.csv")
pairs = [tuple(f"e{spread(2 * number + end) % ENTITIES:05}" for end in (0, 1)) for number in range(PAIRS)]


def duckdb_engine():
    import duckdb

    base = duckdb.connect()
    base.execute("SET threads TO 1")
    base.execute(f"CREATE TABLE r AS SELECT \"from\" AS a, type, \"to\" AS b FROM read_csv('{folder / 'relations.csv'}')")
    base.execute(f"CREATE TABLE e AS SELECT id, kind FROM read_csv('{folder / 'entities.csv'}')")
    one = lambda text, *given: base.execute(text, given).fetchone()[0]
    near = """WITH RECURSIVE near(n, hop) AS (SELECT ?, 0 UNION SELECT r.b, near.hop + 1 FROM near JOIN r ON r.a = near.n WHERE near.hop < 3)
              SELECT count(DISTINCT n) FROM near WHERE hop > 0"""
    return {
        "nodes within 3 hops": lambda a, b: one(near, a),
        "3-cycles": lambda: one("SELECT count(*) FROM r x JOIN r y ON x.b = y.a JOIN r z ON y.b = z.a AND z.b = x.a WHERE x.rowid <> y.rowid AND y.rowid <> z.rowid AND x.rowid <> z.rowid"),
        "relations by type": lambda: sorted(base.execute("SELECT type, count(*) FROM r GROUP BY type").fetchall()),
        "pairs of kinds": lambda: len(base.execute("SELECT p.kind, q.kind, count(*) FROM r JOIN e p ON p.id = a JOIN e q ON q.id = b GROUP BY ALL").fetchall()),
    }


def ladybug_engine():
    import ladybug

    base = ladybug.Connection(ladybug.Database(str(Path(tempfile.mkdtemp()) / "base")), num_threads=1)
    base.execute("CREATE NODE TABLE E(id STRING PRIMARY KEY, kind STRING, name STRING)")
    base.execute("CREATE REL TABLE R(FROM E TO E, type STRING)")
    base.execute(f"COPY E FROM '{folder / 'entities.csv'}' (header=true)")
    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as table:
        csv.writer(table).writerows([row["from"], row["to"], row["type"]] for row in relations)
    base.execute(f"COPY R FROM '{table.name}'")
    one = lambda text, **given: base.execute(text, given).get_next()[0]
    return {
        "nodes within 3 hops": lambda a, b: one("MATCH (a:E {id: $a})-[:R*1..3]->(b:E) RETURN count(DISTINCT b)", a=a),
        "shortest path": lambda a, b: one("MATCH p = (a:E {id: $a})-[:R* SHORTEST 1..30]->(b:E {id: $b}) RETURN length(p)", a=a, b=b),
        "3-cycles": lambda: one("MATCH (a:E)-[x:R]->(b:E)-[y:R]->(c:E)-[z:R]->(a) WHERE id(x) <> id(y) AND id(y) <> id(z) AND id(x) <> id(z) RETURN count(*)"),
        "relations by type": lambda: sorted(map(tuple, base.execute("MATCH (:E)-[r:R]->(:E) RETURN r.type, count(*)").get_all())),
        "pairs of kinds": lambda: len(base.execute("MATCH (a:E)-[:R]->(b:E) RETURN a.kind, b.kind, count(*)").get_all()),
    }


def kglite_engine():
    import kglite
    import pandas

    graph = kglite.KnowledgeGraph()
    for kind in sorted({row["kind"] for row in entities}):
        graph.add_nodes(pandas.DataFrame([row for row in entities if row["kind"] == kind]), kind, "id", "name")
    kind_of = {row["id"]: row["kind"] for row in entities}
    groups = {}
    for row in relations:
        groups.setdefault((row["type"], kind_of[row["from"]], kind_of[row["to"]]), []).append(row)
    for (sort, source, target), some in groups.items():
        graph.add_relationships(pandas.DataFrame(some), sort, source, "from", target, "to")
    ask = lambda text: [tuple(row.values()) for row in graph.cypher(text)]
    return {
        "nodes within 3 hops": lambda a, b: ask(f"MATCH (a {{id: '{a}'}})-[*1..3]->(b) RETURN count(DISTINCT b)")[0][0],
        "shortest path": lambda a, b: ask(f"MATCH p = shortestPath((a {{id: '{a}'}})-[*]->(b {{id: '{b}'}})) RETURN length(p)")[0][0],
        "3-cycles": lambda: ask("MATCH (a)-->(b)-->(c)-->(a) RETURN count(*)")[0][0],
        "relations by type": lambda: sorted(ask("MATCH ()-[r]->() RETURN type(r), count(*)")),
    }


def networkx_engine():
    import networkx

    graph = networkx.DiGraph((row["from"], row["to"]) for row in relations)
    near = lambda a: networkx.single_source_shortest_path_length(graph, a, cutoff=3)
    return {
        "shortest path": lambda a, b: len(networkx.bidirectional_shortest_path(graph, a, b)) - 1,
        "reached within 3 hops": lambda a, b: len(near(a)),
    }


def median(ask, has_ends):
    """The median in milliseconds of processor time, and what was found."""
    times, found = [], None
    for _ in range(ROUNDS):
        began = time.process_time()
        found = [ask(*pair) for pair in pairs] if has_ends else ask()
        times.append((time.process_time() - began) / (PAIRS if has_ends else 1))
    return statistics.median(times) * 1000, found


ours = {row["question"]: float(row["milliseconds"]) for row in rows("medians.csv")} if (folder / "medians.csv").exists() else {}
answers = {}
for make in (duckdb_engine, ladybug_engine, kglite_engine, networkx_engine):
    name = make.__name__.removesuffix("_engine")
    try:
        questions = make()
    except ImportError as missing:
        print(f"{name}: {missing}")
        continue
    for question, ask in questions.items():
        try:
            taken, found = median(ask, question.endswith("hops") or question.endswith("path"))
        except Exception as fault:  # an engine that cannot ask this says so
            print(f"{name:<10}{question:<24}cannot: {str(fault).splitlines()[0][:90]}", flush=True)
            continue
        known = answers.setdefault(question, found)
        agrees = "" if known == found else "  finds something else"
        ratio = f"{taken / ours[question]:>9.1f} × ours" if question in ours else ""
        print(f"{name:<10}{question:<24}{taken:>10.3f} ms{ratio}{agrees}", flush=True)
