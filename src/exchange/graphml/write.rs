//! The writer of `GraphML`.
//!
//! networkx rejects files that mix directed and undirected edges, so the plain variant writes all
//! of them as directed, with an attribute that marks the undirected ones. A column is declared
//! numeric only if every program would write its numbers the same way, so that `0044` is kept;
//! years and signs are added to the columns of the dataset as integers.

use std::borrow::Cow;
use std::io;
use std::io::BufWriter;
use std::io::Write;

use crate::exchange::directions::Directions;
use crate::exchange::directions::Mixture;
use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;
use crate::exchange::numeric_columns::Number;
use crate::exchange::numeric_columns::NumericColumns;
use crate::exchange::sidecar::SIDECAR;
use crate::exchange::sidecar::sidecar_text;
use crate::exchange::xml::Numbered;
use crate::exchange::xml::TYPE_WORDS;
use crate::exchange::xml::UNDIRECTED_WORD;
use crate::exchange::xml::attribute;
use crate::exchange::xml::escaped;
use crate::exchange::xml::origin_in_words;
use crate::exchange::xml::type_words;
use crate::exchange::years::Years;

/// The writer of `GraphML`.
#[derive(Clone, Copy, Debug)]
pub struct GraphMlWriter(pub Mixture);

/// Columns that are XML attributes of `<node>` or `<edge>`.
const OF_NODES: [&str; 1] = ["id"];
const OF_EDGES: [&str; 3] = ["from", "to", "id"];
/// The years of a relation's date, as integers: written for other programs and dropped when our own
/// files are read.
pub(super) const YEARS: [&str; 2] = ["year_first", "year_last"];
/// Columns for other programs that hold integers.
const WHOLE_NUMBERS: [&str; 3] = ["type_sign", YEARS[0], YEARS[1]];

/// A kind of element, and what the ids of its columns begin with.
#[derive(Clone, Copy)]
struct Element {
    name: &'static str,
    initial: &'static str,
}

const NODE: Element = Element {
    name: "node",
    initial: "n",
};
const EDGE: Element = Element {
    name: "edge",
    initial: "e",
};

/// Where an edge without a direction says so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Undirected {
    /// In its own element.
    EachEdge,
    /// In the default of the graph, or in a column.
    Elsewhere,
}

impl Exporter for GraphMlWriter {
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
        let directions = Directions::of(extract);
        let levels = self.0 == Mixture::Levelled && directions == Directions::Mixed;
        if levels {
            edges = edges.and([UNDIRECTED_WORD]);
        }
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        out.write_all(
            b"<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n<desc>Prosopograph: ",
        )?;
        escaped(&mut out, &origin_in_words(extract))?;
        writeln!(
            out,
            "</desc>\n<key id=\"{SIDECAR}\" for=\"graph\" attr.name=\"{SIDECAR}\" attr.type=\"string\"/>"
        )?;
        write_keys(
            NODE,
            &nodes,
            &NumericColumns::of_entities(extract),
            &mut out,
        )?;
        write_keys(
            EDGE,
            &edges,
            &NumericColumns::of_relations(extract),
            &mut out,
        )?;
        writeln!(
            out,
            "<graph edgedefault=\"{}\">\n<data key=\"{SIDECAR}\">{}</data>",
            directions.default_word(),
            sidecar_text(extract)
        )?;
        write_nodes(extract, &nodes, &mut out)?;
        let undirected = if directions == Directions::Mixed && !levels {
            Undirected::EachEdge
        } else {
            Undirected::Elsewhere
        };
        write_edges(extract, &edges, undirected, &mut out)?;
        out.write_all(b"</graph>\n</graphml>\n")?;
        out.flush()
    }
}

fn write_keys(
    element: Element,
    columns: &Numbered<'_>,
    numeric: &NumericColumns<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    for (number, name) in columns.iter() {
        write!(
            out,
            "<key id=\"{}\" for=\"{}\"",
            columns.id(element.initial, number),
            element.name
        )?;
        attribute(out, "attr.name", name)?;
        // A dataset column with the name of one of the years is declared as text, to tell them
        // apart.
        let values = match numeric.get(name).filter(|_| !YEARS.contains(&name)) {
            _ if columns.is_further(number) && WHOLE_NUMBERS.contains(&name) => "int",
            _ if columns.is_further(number) => "string",
            Some(Number::Whole) => "long",
            Some(Number::Decimal) => "double",
            None => "string",
        };
        writeln!(out, " attr.type=\"{values}\"/>")?;
    }
    Ok(())
}

fn write_nodes(
    extract: &Extract<'_>,
    columns: &Numbered<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut cells = Vec::new();
    for &entity in extract.entities() {
        out.write_all(b"<node")?;
        attribute(out, "id", &extract.network().entity(entity).id)?;
        extract.entity_cells(entity, |column, text| {
            columns.push(column, text, &mut cells);
        });
        write_data(&mut cells, columns, NODE, out)?;
    }
    Ok(())
}

fn write_edges(
    extract: &Extract<'_>,
    columns: &Numbered<'_>,
    undirected: Undirected,
    out: &mut impl Write,
) -> io::Result<()> {
    let network = extract.network();
    let mut cells = Vec::new();
    for &relation in extract.relations() {
        let claim = network.claim(relation);
        out.write_all(b"<edge")?;
        attribute(out, "id", &claim.id())?;
        attribute(out, "source", &network.entity(claim.from()).id)?;
        attribute(out, "target", &network.entity(claim.to()).id)?;
        let is_symmetric = claim.relation_type().symmetric;
        if is_symmetric && undirected == Undirected::EachEdge {
            attribute(out, "directed", "false")?;
        }
        extract.relation_cells(relation, |column, text| {
            columns.push(column, text, &mut cells);
        });
        let years = Years::of(claim);
        let years = YEARS.into_iter().zip([years.first, years.last]);
        let years = years.filter_map(|(name, year)| Some((name, Cow::Owned(year?.to_string()))));
        let marked = is_symmetric.then_some((UNDIRECTED_WORD, Cow::Borrowed("true")));
        for (column, text) in type_words(extract, claim)
            .into_iter()
            .chain(years)
            .chain(marked)
        {
            columns.push_further(column, text, &mut cells);
        }
        write_data(&mut cells, columns, EDGE, out)?;
    }
    Ok(())
}

/// Writes the `<data>` of an element and ends it.
fn write_data(
    cells: &mut Vec<(usize, Cow<'_, str>)>,
    columns: &Numbered<'_>,
    element: Element,
    out: &mut impl Write,
) -> io::Result<()> {
    if cells.is_empty() {
        return out.write_all(b"/>\n");
    }
    cells.sort_unstable_by_key(|(number, _)| *number);
    out.write_all(b">")?;
    for (number, text) in cells.drain(..) {
        write!(
            out,
            "<data key=\"{}\">",
            columns.id(element.initial, number)
        )?;
        escaped(out, &text)?;
        out.write_all(b"</data>")?;
    }
    writeln!(out, "</{}>", element.name)
}
