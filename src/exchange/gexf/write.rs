//! The writer of GEXF 1.3.
//!
//! Gephi takes two edges of the same ends and kind for one, so the kind is the type of the relation with a number behind it
//! from the second on. All edges are directed: networkx reads no mixed file, and which types go both ways stands in the
//! sidecar. Years stand on the edges themselves, not in spells, since networkx reads no spell with an open end.

use std::borrow::Cow;
use std::io;
use std::io::BufWriter;
use std::io::Write;

use hashbrown::HashMap;

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
use crate::model::Claim;
use crate::model::EntityIndex;

/// The writer of GEXF.
#[derive(Clone, Copy, Debug)]
pub struct GexfWriter;

/// Columns that are an attribute of `<node>` or `<edge>` itself.
const OF_NODES: [&str; 2] = ["id", "name"];
const OF_EDGES: [&str; 3] = ["from", "to", "id"];

impl Exporter for GexfWriter {
    fn format(&self) -> Format {
        Format::Gexf
    }

    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["network.gexf"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        let mut out = BufWriter::new(out);
        let nodes = Numbered::of(extract.entity_columns(), &OF_NODES);
        let edges = Numbered::of(extract.relation_columns(), &OF_EDGES).and(TYPE_WORDS);
        write_head(extract, &mut out)?;
        write_attributes("node", &nodes, &mut out)?;
        write_attributes("edge", &edges, &mut out)?;
        write_nodes(extract, &nodes, &mut out)?;
        write_edges(extract, &edges, &mut out)?;
        out.write_all(b"</graph>\n</gexf>\n")?;
        out.flush()
    }
}

fn write_head(extract: &Extract<'_>, out: &mut impl Write) -> io::Result<()> {
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
    writeln!(out, "{mode} defaultedgetype=\"directed\" idtype=\"string\">")
}

fn write_attributes(class: &str, columns: &Numbered<'_>, out: &mut impl Write) -> io::Result<()> {
    if columns.is_empty() {
        return Ok(());
    }
    writeln!(out, "<attributes class=\"{class}\" mode=\"static\">")?;
    for (number, name) in columns.iter() {
        write!(out, "<attribute id=\"{}\"", columns.id("", number))?;
        attribute(out, "title", name)?;
        out.write_all(b" type=\"string\"/>\n")?;
    }
    out.write_all(b"</attributes>\n")
}

fn write_nodes(extract: &Extract<'_>, columns: &Numbered<'_>, out: &mut impl Write) -> io::Result<()> {
    let mut cells = Vec::new();
    out.write_all(b"<nodes>\n")?;
    for &entity in extract.entities() {
        let found = extract.network().entity(entity);
        out.write_all(b"<node")?;
        attribute(out, "id", &found.id)?;
        attribute(out, "label", &found.name)?;
        extract.entity_cells(entity, |column, text| columns.push(column, text, &mut cells));
        write_values(&mut cells, columns, "node", out)?;
    }
    out.write_all(b"</nodes>\n")
}

fn write_edges(extract: &Extract<'_>, columns: &Numbered<'_>, out: &mut impl Write) -> io::Result<()> {
    let network = extract.network();
    let mut parallel: HashMap<(EntityIndex, EntityIndex, &str), u32> = HashMap::new();
    let mut cells = Vec::new();
    out.write_all(b"<edges>\n")?;
    for &relation in extract.relations() {
        let claim = network.claim(relation);
        let found = claim.relation_type();
        let number = parallel.entry((claim.from(), claim.to(), &found.id)).or_insert(0);
        *number += 1;
        out.write_all(b"<edge")?;
        attribute(out, "id", &claim.id())?;
        attribute(out, "source", &network.entity(claim.from()).id)?;
        attribute(out, "target", &network.entity(claim.to()).id)?;
        out.write_all(b" type=\"directed\"")?;
        let kind = if *number == 1 { Cow::Borrowed(found.id.as_str()) } else { Cow::Owned(format!("{}#{number}", found.id)) };
        attribute(out, "kind", &kind)?;
        attribute(out, "label", &found.label)?;
        write_years(claim, out)?;
        extract.relation_cells(relation, |column, text| columns.push(column, text, &mut cells));
        for (column, text) in type_words(extract, claim) {
            columns.push_further(column, text, &mut cells);
        }
        write_values(&mut cells, columns, "edge", out)?;
    }
    out.write_all(b"</edges>\n")
}

fn write_years(claim: Claim<'_>, out: &mut impl Write) -> io::Result<()> {
    let years = Years::of(claim);
    for (name, year) in [("start", years.first), ("end", years.last)] {
        if let Some(year) = year {
            write!(out, " {name}=\"{year}\"")?;
        }
    }
    Ok(())
}

/// Writes the values and ends the element.
fn write_values(
    cells: &mut Vec<(usize, Cow<'_, str>)>,
    columns: &Numbered<'_>,
    element: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    if cells.is_empty() {
        return out.write_all(b"/>\n");
    }
    cells.sort_unstable_by_key(|(number, _)| *number);
    out.write_all(b"><attvalues>")?;
    for (number, text) in cells.drain(..) {
        write!(out, "<attvalue for=\"{}\"", columns.id("", number))?;
        attribute(out, "value", &text)?;
        out.write_all(b"/>")?;
    }
    writeln!(out, "</attvalues></{element}>")
}
