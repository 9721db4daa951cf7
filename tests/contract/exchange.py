"""Other programs read what Prosopograph writes, and it reads what they write: both must find the same.

Usage: exchange.py PROGRAM FOLDER     FOLDER is for the files in between
"""

import csv
import datetime
import json
import random
import subprocess
import sys
from pathlib import Path

import igraph
import networkx as nx
import openpyxl
import xlsxwriter

program, folder = sys.argv[1], Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
checked = 0


def run(*arguments):
    return subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def agree(what, found, expected):
    global checked
    assert found == expected, f"{what}: {found}, not {expected}"
    checked += 1


# What networkx reads of a network whose ties have a direction or none.
OURS = {"gexf-plain": "gexf", "graphml-plain": "graphml", "pajek-plain": "net", "node-link": "json", "cytoscape": "json"}
IGRAPH_READS = [
    ("graphml.graphml", igraph.Graph.Read_GraphML),
    ("graphml-plain.graphml", igraph.Graph.Read_GraphML),
    ("pajek-plain.net", igraph.Graph.Read_Pajek),
]


def counts_of(report):
    entities, relations = report["entities"], report["relations"]
    taken = lambda rows: rows["taken"] + rows["changed"] + rows["made"]
    return taken(entities), taken(relations)


def networkx_reads(path):
    match path.suffix:
        case ".gexf":
            return nx.read_gexf(path)
        case ".graphml":
            return nx.read_graphml(path, force_multigraph=True)
        case ".net":
            return nx.read_pajek(path)
    data = json.loads(path.read_text(encoding="utf-8"))
    if "elements" in data:
        return nx.cytoscape_graph(data)
    return nx.node_link_graph(data, edges="links")


def networkx_writes(graph, path):
    match path.suffix:
        case ".gexf":
            nx.write_gexf(graph, path)
        case ".graphml":
            nx.write_graphml(graph, path)
        case _:
            data = nx.cytoscape_data(graph) if "cytoscape" in path.name else nx.node_link_data(graph, edges="links")
            path.write_text(json.dumps(data), encoding="utf-8")


def others_read_ours():
    report = json.loads(run("check", "--format", "json"))
    expected = report["entities"], report["relations"]
    for name, ending in OURS.items():
        path = folder / f"ours-{name}.{ending}"
        run("export", name, path)
        graph = networkx_reads(path)
        agree(f"networkx reads {name}", (graph.number_of_nodes(), graph.number_of_edges()), expected)
    run("export", "graphml", folder / "ours-graphml.graphml")
    for name, read in IGRAPH_READS:
        graph = read(str(folder / f"ours-{name}"))
        agree(f"igraph reads {name}", (graph.vcount(), graph.ecount()), expected)


def others_know_directions():
    """Ties without a direction are edges of an undirected graph, and weights are numbers."""
    for form, directed in [("symmetric", False), ("one way", True)]:
        table = folder / f"{form}.csv".replace(" ", "-")
        kinds = {"Directed": directed, "Undirected": not directed}
        word = next(word for word, is_so in kinds.items() if is_so)
        table.write_text(f"Source,Target,Type,Weight\na,b,{word},2.5\na,b,{word},1e-7\nb,c,{word},3\n", encoding="utf-8")
        dataset = folder / f"of-{table.stem}"
        run("import", table, "--to", dataset, "--replace", "--format", "json")
        for name, ending in {**OURS, "gexf": "gexf", "graphml": "graphml"}.items():
            path = folder / f"{table.stem}-{name}.{ending}"
            run("export", name, path, "--dataset", dataset)
            graph = networkx_reads(path)
            agree(f"networkx reads {name} of ties {form}", graph.is_directed(), directed)
            if ending != "net":
                weights = sorted(data.get("weight", data.get("Weight")) for _, _, data in graph.edges(data=True))
                agree(f"networkx reads weights of {name}", weights, [1e-7, 2.5, 3])
                again = folder / f"{table.stem}-{name}-again.{ending}"
                networkx_writes(graph, again)
                back = folder / f"back-{table.stem}-{name}"
                run("import", again, "--to", back, "--replace", "--format", "json")
                types = list(csv.DictReader((back / "relation_types.csv").open(encoding="utf-8")))
                agree(f"{name} through networkx", [found["symmetric"] == "true" for found in types], [not directed])


def made_up(seed, directed):
    """A multigraph with parallel ties, loops, isolated nodes and texts that are hard to write."""
    chance = random.Random(seed)
    graph = nx.MultiDiGraph() if directed else nx.MultiGraph()
    names = ["Ежов, Николай", 'a "quoted" name', "<tag> & co", "Łódź", "漢語", "O'Brien", "plain"]
    for number in range(30):
        graph.add_node(f"n{number}", label=f"{chance.choice(names)} {number}", year=chance.randint(1900, 1940))
    for _ in range(80):
        one, other = chance.choice(range(25)), chance.choice(range(25))
        graph.add_edge(f"n{one}", f"n{other}", weight=chance.randint(1, 9), relation=chance.choice(["wrote to", "met"]))
    return graph


def ours_reads_theirs():
    for seed, directed in [(1, True), (2, False), (3, True)]:
        graph = made_up(seed, directed)
        paths = {name: folder / f"theirs-{seed}.{name}" for name in ["gexf", "graphml", "net", "node-link.json", "adjacency.json", "cyjs"]}
        nx.write_gexf(graph, paths["gexf"])
        nx.write_graphml(graph, paths["graphml"])
        texts = nx.relabel_nodes(graph, {})
        for _, data in texts.nodes(data=True):
            data["year"] = str(data["year"])
        for _, _, data in texts.edges(data=True):
            data["relation"] = str(data["relation"])
        nx.write_pajek(texts, paths["net"])
        paths["node-link.json"].write_text(json.dumps(nx.node_link_data(graph, edges="links")), encoding="utf-8")
        paths["adjacency.json"].write_text(json.dumps(nx.adjacency_data(graph)), encoding="utf-8")
        paths["cyjs"].write_text(json.dumps(nx.cytoscape_data(graph)), encoding="utf-8")
        expected = graph.number_of_nodes(), graph.number_of_edges()
        for name, path in paths.items():
            report = json.loads(run("import", path, "--to", folder / f"read-{seed}-{name}", "--replace", "--format", "json"))
            agree(f"{name} of networkx, seed {seed}", counts_of(report), expected)
        other = igraph.Graph(n=20, edges=[(0, 1), (0, 1), (1, 2), (3, 3)], directed=directed)
        other.vs["id"] = [f"v{number}" for number in range(20)]
        for name, write in [("graphml", other.write_graphml), ("net", other.write_pajek)]:
            path = folder / f"igraph-{seed}.{name}"
            write(str(path))
            report = json.loads(run("import", path, "--to", folder / f"read-igraph-{seed}-{name}", "--replace", "--format", "json"))
            agree(f"{name} of igraph, seed {seed}", counts_of(report), (other.vcount(), other.ecount()))


def made_up_letters(seed, first_day=datetime.date(1900, 3, 1)):
    """Rows of letters: sender, recipient, number of words, day or none, remark."""
    chance = random.Random(seed)
    names = ["Ежов, Николай", 'a "quoted" name', "<tag> & co", "Łódź", "漢語", "1937", "x"]
    for _ in range(60):
        day = first_day + datetime.timedelta(chance.randint(0, 60_000))
        remark = chance.choice(["", "two\nlines", "a, b; c", " spaces "])
        yield chance.choice(names), chance.choice(names), chance.randint(1, 2000), chance.choice([day, None]), remark


def written_by_openpyxl(path, rows):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["from", "to", "words", "when", "remark"])
    for row in rows:
        sheet.append(row)
    book.create_sheet("Empty")
    book.save(path)


def written_by_xlsxwriter(path, rows, **options):
    book = xlsxwriter.Workbook(path, options)
    sheet = book.add_worksheet("Letters")
    shown = book.add_format({"num_format": "d mmmm yyyy"})
    sheet.write_row(0, 0, ["from", "to", "words", "when", "remark"])
    for line, (one, other, words, day, remark) in enumerate(rows, 1):
        sheet.write_string(line, 0, one)
        sheet.write_string(line, 1, other)
        sheet.write_number(line, 2, words)
        if day:
            sheet.write_datetime(line, 3, day, shown)
        sheet.write_string(line, 4, remark)
    book.close()


def since_1904(rows):
    return [row for row in rows if not row[3] or row[3].year > 1904]


def ours_reads_workbooks():
    writers = {
        "openpyxl": written_by_openpyxl,
        "xlsxwriter": written_by_xlsxwriter,
        "xlsxwriter-in-line": lambda path, rows: written_by_xlsxwriter(path, rows, constant_memory=True),
        "xlsxwriter-1904": lambda path, rows: written_by_xlsxwriter(path, since_1904(rows), date_1904=True),
    }
    for name, write in writers.items():
        path, read = folder / f"{name}.xlsx", folder / f"read-{name}"
        # Excel has no days before 1900; others write them all the same.
        write(path, list(made_up_letters(7, datetime.date(1700, 1, 1)) if name == "openpyxl" else made_up_letters(7)))
        run("import", path, "--to", read, "--replace")
        sheet = openpyxl.load_workbook(path).worksheets[0]
        text = lambda value: "" if value is None else str(value.date() if isinstance(value, datetime.datetime) else value)
        cells = [[" ".join(text(value).split()) for value in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
        with open(read / "entities.csv", encoding="utf-8", newline="") as file:
            names = {row["id"]: row["name"] for row in csv.DictReader(file)}
        with open(read / "relations.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found = [[names[row["from"]], names[row["to"]], row["words"], row["when"], " ".join(row["remark"].split())] for row in rows]
        for line, (ours, theirs) in enumerate(zip(found, cells, strict=True), 2):
            agree(f"line {line} of {name}", ours, theirs)


others_read_ours()
others_know_directions()
ours_reads_theirs()
ours_reads_workbooks()
print(f"{checked} answers agree")
