"""Reads the files of a folder with other people's parsers and says where they differ from what was meant."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc.source.json import CiteProcJSON
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS

OWN = Namespace("urn:prosopograph:vocabulary#")
SCHEMA = Namespace("https://schema.org/")

folder = Path(sys.argv[1])
expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
base = expected["base"]
faults = []


def same(what, found, meant):
    if found != meant:
        faults.append(f"{what}: {found!r}, not {meant!r}")


def one_line(text):
    return " ".join(part for part in text.replace("\t", "\n").split("\n") if part)


turtle = Graph().parse(folder / "network.ttl")
json_ld = Graph().parse(folder / "network.jsonld", format="json-ld")
# No node is blank, so that equal graphs are equal sets.
same("triples of JSON-LD beyond Turtle", list(set(json_ld) - set(turtle))[:3], [])
same("triples of Turtle beyond JSON-LD", list(set(turtle) - set(json_ld))[:3], [])
same("claims", len(list(turtle.subjects(RDF.type, OWN.Claim))), expected["claims"])
same("direct triples", sum(p.startswith(f"{base}:type:") for _, p, _ in turtle), expected["direct"])
for id, name in expected["entities"].items():
    same(f"entity {id}", list(turtle.objects(URIRef(f"{base}:entity:{id}"), SKOS.prefLabel)), [Literal(name)])
for id, verbatim in expected["verbatim"].items():
    same(f"claim {id}", list(turtle.objects(URIRef(f"{base}:claim:{id}"), OWN.whenVerbatim)), [Literal(verbatim)])

SVG = "{http://www.w3.org/2000/svg}"
LINK_TITLE = "{http://www.w3.org/1999/xlink}title"
drawn = "Graphviz is not installed, so the drawing was left out"
if shutil.which("dot"):
    # The quickest layout: only what is read matters.
    command = ["dot", "-Kosage", "-Gsplines=false", "-Tsvg", str(folder / "network.dot")]
    drawing = ElementTree.fromstring(subprocess.run(command, check=True, capture_output=True).stdout)
    groups = {kind: drawing.findall(f".//{SVG}g[@class='{kind}']") for kind in ["node", "edge"]}
    same("edges that Graphviz draws", len(groups["edge"]), expected["claims"])
    names = {node.find(f"{SVG}title").text: [text.text for text in node.iter(f"{SVG}text")] for node in groups["node"]}
    for id, name in expected["entities"].items():
        # The drawing keeps several blanks apart, and has a text for each line.
        same(f"node {id}", "\n".join(names[id]).replace("\u00a0", " "), name)
    titles = {edge.get("id"): edge.find(f".//{SVG}a").get(LINK_TITLE) for edge in groups["edge"]}
    for id, verbatim in expected["verbatim"].items():
        labels = next(edge for edge in groups["edge"] if edge.get("id") == id).iter(f"{SVG}text")
        label = "\n".join(text.text for text in labels).replace("\u00a0", " ")
        same(f"edge {id}", label.endswith("\n" + verbatim), True)
        same(f"tooltip of {id}", bool(titles[id]), True)
    drawn = f"{len(groups['edge'])} edges are drawn"

# Commands of LaTeX itself that the decoder does not know.
commands = get_default_latex_context_db()
braces = [MacroTextSpec("textbraceleft", "{"), MacroTextSpec("textbraceright", "}")]
commands.add_context_category("braces", macros=braces, prepend=True)
decoder = LatexDecodingMiddleware(decoder=LatexNodes2Text(latex_context=commands))
library = bibtexparser.parse_file(folder / "sources.bib", append_middleware=[decoder])
same("entries of BibTeX that cannot be read", [str(block.error) for block in library.failed_blocks], [])
bibtex = {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}
csl = json.loads((folder / "sources.csl.json").read_text(encoding="utf-8"))
same("items of CSL-JSON as citeproc counts them", len(CiteProcJSON(csl)), len(expected["sources"]))
csl = {item["id"]: item for item in csl}
with open(folder / "sources.ris", encoding="utf-8", newline="") as file:
    ris = {reference["id"]: reference for reference in rispy.load(file)}
for id, source in expected["sources"].items():
    same(f"RDF: {id}", list(turtle.objects(URIRef(f"{base}:source:{id}"), SCHEMA.name)), [Literal(source["title"])])
    fields = [
        ("title", ["title"], "title"),
        ("publisher", ["publisher", "organization", "institution"], "publisher"),
        ("note", ["note"], "notes"),
    ]
    for field, of_bibtex, of_ris in fields:
        text = source[field]
        same(f"CSL-JSON: {id}: {field}", csl[id].get(field, ""), text)
        found = next((bibtex[id][name] for name in of_bibtex if name in bibtex[id]), "")
        same(f"BibTeX: {id}: {field}", found, one_line(text))
        found = ris[id].get(of_ris, "")
        same(f"RIS: {id}: {field}", found[0] if isinstance(found, list) else found, one_line(text))
for name, found in [("BibTeX", bibtex), ("CSL-JSON", csl), ("RIS", ris)]:
    same(f"sources of {name}", sorted(found), sorted(expected["sources"]))

print("\n".join(faults) or f"{len(turtle)} triples and {len(csl)} sources are read as they were meant; {drawn}")
sys.exit(bool(faults))
