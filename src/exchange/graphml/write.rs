//! The writer of `GraphML`.
//!
//! All edges are directed: networkx reads no mixed file, and which types go both ways stands in the sidecar. Columns of the
//! dataset are texts, whatever stands in them, so that `0044` stays what it is; years and signs stand beside them as whole
//! numbers for programs that compute with them.

use std::borrow::Cow;
use std::io;
use std::io::BufWriter;
use std::io::Write;

use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;
use crate::exchange::format::Format;
use crate::exchange::sidecar::SIDECAR;
use crate::exchange::sidecar::sidecar_text;
use crate::exchange::xml::Numbered;
use crate::exchange::xml::TYPE_WORDS;
use crate::exchange::xml::attribute;
use crate::exchange::xml::escaped;
use crate::exchange::xml::origin_in_words;
use crate::exchange::xml::type_words;
use crate::exchange::years::Years;

/// The writer of `GraphML`.
#[derive(Clone, Copy, Debug)]
pub struct GraphMlWriter;

/// Columns that are an attribute of `<node>` or `<edge>` itself.
const OF_NODES: [&str; 1] = ["id"];
const OF_EDGES: [&str; 3] = ["from", "to", "id"];
/// The years of a relation's date, as whole numbers: written for other programs, dropped when our own files are read.
pub(super) const YEARS: [&str; 2] = ["year_first", "year_last"];
/// Columns for other programs that are whole numbers.
const WHOLE_NUMBERS: [&str; 3] = ["type_sign", YEARS[0], YEARS[1]];

impl Exporter for GraphMlWriter {
    fn format(&self) -> Format {
        Format::GraphMl
    }

    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["network.graphml"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        let mut out = BufWriter::new(out);
        let nodes = Numbered::of(extract.entity_columns(), &OF_NODES);
        let mut edges = Numbered::of(extract.relation_columns(), &OF_EDGES).and(TYPE_WORDS);
        if Years::are_known(extract) {
            edges = edges.and(YEARS);
        }
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        out.write_all(b"<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n<desc>Prosopograph: ")?;
        escaped(&mut out, &origin_in_words(extract))?;
        writeln!(out, "</desc>\n<key id=\"{SIDECAR}\" for=\"graph\" attr.name=\"{SIDECAR}\" attr.type=\"string\"/>")?;
        write_keys("node", "n", &nodes, &mut out)?;
        write_keys("edge", "e", &edges, &mut out)?;
        writeln!(out, "<graph edgedefault=\"directed\">\n<data key=\"{SIDECAR}\">{}</data>", sidecar_text(extract))?;
        write_nodes(extract, &nodes, &mut out)?;
        write_edges(extract, &edges, &mut out)?;
        out.write_all(b"</graph>\n</graphml>\n")?;
        out.flush()
    }
}

fn write_keys(class: &str, initial: &str, columns: &Numbered<'_>, out: &mut impl Write) -> io::Result<()> {
    for (number, name) in columns.iter() {
        let is_number = columns.is_further(number) && WHOLE_NUMBERS.contains(&name);
        write!(out, "<key id=\"{}\" for=\"{class}\"", columns.id(initial, number))?;
        attribute(out, "attr.name", name)?;
        writeln!(out, " attr.type=\"{}\"/>", if is_number { "int" } else { "string" })?;
    }
    Ok(())
}

fn write_nodes(extract: &Extract<'_>, columns: &Numbered<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut cells = Vec::new();
    for &entity in extract.entities() {
        out.write_all(b"<node")?;
        attribute(out, "id", &extract.network().entity(entity).id)?;
        extract.entity_cells(entity, |column, text| columns.push(column, text, &mut cells));
        write_data(&mut cells, columns, ("node", "n"), out)?;
    }
    Ok(())
}

fn write_edges(extract: &Extract<'_>, columns: &Numbered<'_>, out: &mut impl Write) -> io::Result<()> {
    let network = extract.network();
    let mut cells = Vec::new();
    for &relation in extract.relations() {
        let claim = network.claim(relation);
        out.write_all(b"<edge")?;
        attribute(out, "id", &claim.id())?;
        attribute(out, "source", &network.entity(claim.from()).id)?;
        attribute(out, "target", &network.entity(claim.to()).id)?;
        extract.relation_cells(relation, |column, text| columns.push(column, text, &mut cells));
        let years = Years::of(claim);
        let years = YEARS.into_iter().zip([years.first, years.last]);
        let years = years.filter_map(|(name, year)| Some((name, Cow::Owned(year?.to_string()))));
        for (column, text) in type_words(extract, claim).into_iter().chain(years) {
            columns.push_further(column, text, &mut cells);
        }
        write_data(&mut cells, columns, ("edge", "e"), out)?;
    }
    Ok(())
}

/// Writes the data and ends the element.
fn write_data(
    cells: &mut Vec<(usize, Cow<'_, str>)>,
    columns: &Numbered<'_>,
    element: (&str, &str),
    out: &mut impl Write,
) -> io::Result<()> {
    let (name, initial) = element;
    if cells.is_empty() {
        return out.write_all(b"/>\n");
    }
    cells.sort_unstable_by_key(|(number, _)| *number);
    out.write_all(b">")?;
    for (number, text) in cells.drain(..) {
        write!(out, "<data key=\"{}\">", columns.id(initial, number))?;
        escaped(out, &text)?;
        out.write_all(b"</data>")?;
    }
    writeln!(out, "</{name}>")
}
