//! Writes the cells of an extract as fields of JSON objects.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use crate::exchange::directions::Directions;
use crate::exchange::extract::Extract;
use crate::exchange::json::names::outward;
use crate::exchange::numeric_columns::NumericColumns;
use crate::exchange::sidecar::SIDECAR;
use crate::exchange::sidecar::sidecar;
use crate::model::Claim;

/// Columns whose cells are written as lists. Sources and loci are parallel lists with gaps, so they
/// are written as text.
const LISTS: [&str; 2] = ["variants", "same_as"];

/// The field of an edge that says whether it is directed.
pub(crate) const DIRECTED: &str = "directed";

/// Writes cells as fields. Numbers in numeric columns are written as JSON numbers.
pub(crate) struct CellWriter<'e> {
    numeric: NumericColumns<'e>,
    kept: &'static [&'static str],
}

impl<'e> CellWriter<'e> {
    /// Creates a writer for the entities of an extract. `kept` lists the names that the format
    /// reserves.
    pub(crate) fn for_entities(extract: &Extract<'e>, kept: &'static [&'static str]) -> Self {
        Self {
            numeric: NumericColumns::of_entities(extract),
            kept,
        }
    }

    /// Creates a writer for the relations of an extract.
    pub(crate) fn for_relations(extract: &Extract<'e>, kept: &'static [&'static str]) -> Self {
        Self {
            numeric: NumericColumns::of_relations(extract),
            kept,
        }
    }

    /// Writes a field after others.
    pub(crate) fn field(&self, column: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b",")?;
        serde_json::to_writer(&mut *out, &outward(column, self.kept))?;
        out.write_all(b":")?;
        if self.numeric.get(column).is_some() {
            out.write_all(text.as_bytes())
        } else if LISTS.contains(&column) {
            let parts: Vec<&str> = text.split('|').collect();
            Ok(serde_json::to_writer(out, &parts)?)
        } else {
            Ok(serde_json::to_writer(out, text)?)
        }
    }
}

/// Writes the beginning of a graph object: whether edges are directed, and that parallel edges are
/// allowed.
pub(crate) fn write_beginning(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let directed = Directions::of(extract) != Directions::Undirected;
    write!(out, "{{\"directed\":{directed},\"multigraph\":true,")
}

/// Writes for an edge that it is undirected, unless all edges of the file are. networkx, whose
/// graphs are either directed or undirected, reads this as an attribute.
pub(crate) fn write_direction(
    directions: Directions,
    claim: Claim<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let is_exception = directions == Directions::Mixed && claim.relation_type().symmetric;
    if is_exception {
        write!(out, ",\"{DIRECTED}\":false")
    } else {
        Ok(())
    }
}

/// Writes the attributes of the graph: its title, and the vocabulary.
pub(crate) fn write_head(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let title = &extract.network().about().title;
    let title: Cow<'_, str> = if title.is_empty() {
        Cow::Borrowed("network")
    } else {
        Cow::Borrowed(title)
    };
    out.write_all(b"{\"name\":")?;
    serde_json::to_writer(&mut *out, &title)?;
    write!(out, ",\"{SIDECAR}\":")?;
    serde_json::to_writer(&mut *out, &sidecar(extract))?;
    out.write_all(b"}")
}
