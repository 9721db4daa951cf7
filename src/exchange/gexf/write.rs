//! The writer of GEXF 1.3.
//!
//! Gephi merges two edges with the same ends and kind, so the kind is the relation's type, with a
//! number appended from the second edge on. Years are attributes of the edges; spells are written
//! only for dates with several intervals.
//!
//! networkx rejects files that mix directed and undirected edges, and spells with an open end. The
//! plain variant therefore writes all edges as directed, with an attribute that marks the
//! undirected ones, and dates as one interval.

use std::borrow::Cow;
use std::io;
use std::io::BufWriter;
use std::io::Write;

use crate::exchange::directions::Directions;
use crate::exchange::directions::Mixture;
use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;
use crate::exchange::kinds_of_edges::KindsOfEdges;
use crate::exchange::numeric_columns::Number;
use crate::exchange::numeric_columns::NumericColumns;
use crate::exchange::numeric_columns::is_of_weights;
use crate::exchange::numeric_columns::weight_of;
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
use crate::model::Claim;

/// The writer of GEXF.
#[derive(Clone, Copy, Debug)]
pub struct GexfWriter(pub Mixture);

/// Columns that are XML attributes of `<node>` or `<edge>`.
const OF_NODES: [&str; 2] = ["id", "name"];
const OF_EDGES: [&str; 3] = ["from", "to", "id"];

impl Exporter for GexfWriter {
    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["network.gexf"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        let mut out = BufWriter::new(out);
        let directions = Directions::of(extract);
        let nodes = Numbered::of(extract.entity_columns(), &OF_NODES);
        let mut edges = Numbered::of(extract.relation_columns(), &OF_EDGES).and(TYPE_WORDS);
        if self.levels(directions) {
            edges = edges.and([UNDIRECTED_WORD]);
        }
        write_head(extract, directions, &mut out)?;
        write_attributes(
            "node",
            &nodes,
            &NumericColumns::of_entities(extract),
            &mut out,
        )?;
        write_attributes(
            "edge",
            &edges,
            &NumericColumns::of_relations(extract),
            &mut out,
        )?;
        write_nodes(extract, &nodes, &mut out)?;
        self.write_edges(extract, &edges, directions, &mut out)?;
        out.write_all(b"</graph>\n</gexf>\n")?;
        out.flush()
    }
}

impl GexfWriter {
    /// Whether directed and undirected edges are all written as directed.
    fn levels(self, directions: Directions) -> bool {
        self.0 == Mixture::Levelled && directions == Directions::Mixed
    }

    fn write_edges(
        self,
        extract: &Extract<'_>,
        columns: &Numbered<'_>,
        directions: Directions,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let network = extract.network();
        let mut kinds = KindsOfEdges::default();
        let mut cells = Vec::new();
        out.write_all(b"<edges>\n")?;
        for &relation in extract.relations() {
            let claim = network.claim(relation);
            let found = claim.relation_type();
            out.write_all(b"<edge")?;
            attribute(out, "id", &claim.id())?;
            attribute(out, "source", &network.entity(claim.from()).id)?;
            attribute(out, "target", &network.entity(claim.to()).id)?;
            let undirected = found.symmetric && !self.levels(directions);
            attribute(
                out,
                "type",
                if undirected { "undirected" } else { "directed" },
            )?;
            attribute(out, "kind", &kinds.of(extract, claim))?;
            attribute(out, "label", found.label.alone())?;
            let stretches = self.stretches(claim);
            if let [years] = stretches.as_slice() {
                write_years(*years, out)?;
            }
            let mut weight = None;
            extract.relation_cells(relation, |column, text| {
                if is_of_weights(column) {
                    weight = weight_of(&text);
                }
                columns.push(column, text, &mut cells);
            });
            if let Some(weight) = weight {
                attribute(out, "weight", &weight)?;
            }
            for (column, text) in type_words(extract, claim) {
                columns.push_further(column, text, &mut cells);
            }
            if found.symmetric {
                columns.push_further(UNDIRECTED_WORD, Cow::Borrowed("true"), &mut cells);
            }
            write_inside("edge", &mut cells, columns, &stretches, out)?;
        }
        out.write_all(b"</edges>\n")
    }

    /// The intervals of a relation's date, or one interval that spans them where networkx cannot
    /// read several.
    fn stretches(self, claim: Claim<'_>) -> Vec<Years> {
        let stretches = Years::of_stretches(claim);
        let has_open_end = stretches
            .iter()
            .any(|years| years.first.is_none() || years.last.is_none());
        if self.0 == Mixture::Levelled && has_open_end && stretches.len() > 1 {
            vec![Years::of(claim)]
        } else {
            stretches
        }
    }
}

fn write_head(
    extract: &Extract<'_>,
    directions: Directions,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    out.write_all(b"<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n")?;
    writeln!(out, "<?{SIDECAR} {}?>", sidecar_text(extract))?;
    out.write_all(b"<meta>\n<creator>Prosopograph</creator>\n<description>")?;
    escaped(out, &origin_in_words(extract))?;
    out.write_all(b"</description>\n</meta>\n<graph")?;
    let mode = if Years::are_known(extract) {
        " mode=\"dynamic\" timeformat=\"integer\" timerepresentation=\"interval\""
    } else {
        " mode=\"static\""
    };
    writeln!(
        out,
        "{mode} defaultedgetype=\"{}\" idtype=\"string\">",
        directions.default_word()
    )
}

fn write_attributes(
    class: &str,
    columns: &Numbered<'_>,
    numeric: &NumericColumns<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    if columns.is_empty() {
        return Ok(());
    }
    writeln!(out, "<attributes class=\"{class}\" mode=\"static\">")?;
    for (number, name) in columns.iter() {
        write!(out, "<attribute id=\"{}\"", columns.id("", number))?;
        attribute(out, "title", name)?;
        let values = match numeric.get(name).filter(|_| !columns.is_further(number)) {
            Some(Number::Whole) => "long",
            Some(Number::Decimal) => "double",
            None => "string",
        };
        writeln!(out, " type=\"{values}\"/>")?;
    }
    out.write_all(b"</attributes>\n")
}

fn write_nodes(
    extract: &Extract<'_>,
    columns: &Numbered<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut cells = Vec::new();
    out.write_all(b"<nodes>\n")?;
    for &entity in extract.entities() {
        let found = extract.network().entity(entity);
        out.write_all(b"<node")?;
        attribute(out, "id", &found.id)?;
        attribute(out, "label", &found.name)?;
        extract.entity_cells(entity, |column, text| {
            columns.push(column, text, &mut cells);
        });
        write_inside("node", &mut cells, columns, &[], out)?;
    }
    out.write_all(b"</nodes>\n")
}

fn write_years(years: Years, out: &mut impl Write) -> io::Result<()> {
    for (name, year) in [("start", years.first), ("end", years.last)] {
        if let Some(year) = year {
            write!(out, " {name}=\"{year}\"")?;
        }
    }
    Ok(())
}

/// Writes the attribute values, and spells if there are several, and ends the element.
fn write_inside(
    element: &str,
    cells: &mut Vec<(usize, Cow<'_, str>)>,
    columns: &Numbered<'_>,
    stretches: &[Years],
    out: &mut impl Write,
) -> io::Result<()> {
    let spells = if stretches.len() > 1 { stretches } else { &[] };
    if cells.is_empty() && spells.is_empty() {
        return out.write_all(b"/>\n");
    }
    out.write_all(b">")?;
    if !cells.is_empty() {
        cells.sort_unstable_by_key(|(number, _)| *number);
        out.write_all(b"<attvalues>")?;
        for (number, text) in cells.drain(..) {
            write!(out, "<attvalue for=\"{}\"", columns.id("", number))?;
            attribute(out, "value", &text)?;
            out.write_all(b"/>")?;
        }
        out.write_all(b"</attvalues>")?;
    }
    if !spells.is_empty() {
        out.write_all(b"<spells>")?;
        for years in spells {
            out.write_all(b"<spell")?;
            write_years(*years, out)?;
            out.write_all(b"/>")?;
        }
        out.write_all(b"</spells>")?;
    }
    writeln!(out, "</{element}>")
}
