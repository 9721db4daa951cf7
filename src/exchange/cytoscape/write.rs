//! The writer of Cytoscape JSON, for Cytoscape, Cytoscape.js and networkx.
//!
//! Each element is on its own line. Edges have their relation's id as `key`, by which networkx
//! distinguishes parallel edges, and an `id` that no node has. Nodes have their id also as `value`,
//! which networkx uses.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use crate::exchange::directions::Directions;
use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;
use crate::exchange::json::CellWriter;
use crate::exchange::json::DIRECTED;
use crate::exchange::json::write_beginning;
use crate::exchange::json::write_direction;
use crate::exchange::json::write_head;
use crate::model::EntityIndex;
use crate::model::RelationIndex;

/// The reserved names of nodes. A `parent` would draw one node inside another.
pub(crate) const KEPT_BY_NODES: [&str; 2] = ["value", "parent"];
/// The reserved names of edges.
pub(crate) const KEPT_BY_EDGES: [&str; 5] = ["id", "source", "target", "key", DIRECTED];

/// The writer of Cytoscape JSON.
#[derive(Clone, Copy, Debug)]
pub struct CytoscapeWriter;

impl Exporter for CytoscapeWriter {
    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["network.cyjs"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        write_beginning(extract, out)?;
        out.write_all(b"\"data\":")?;
        write_head(extract, out)?;
        out.write_all(b",\n\"elements\":{\"nodes\":[")?;
        let cells = CellWriter::for_entities(extract, &KEPT_BY_NODES);
        for (position, &entity) in extract.entities().iter().enumerate() {
            out.write_all(if position == 0 { b"\n" } else { b",\n" })?;
            write_node(extract, entity, &cells, out)?;
        }
        out.write_all(b"\n],\n\"edges\":[")?;
        let cells = CellWriter::for_relations(extract, &KEPT_BY_EDGES);
        let directions = Directions::of(extract);
        for (position, &relation) in extract.relations().iter().enumerate() {
            out.write_all(if position == 0 { b"\n" } else { b",\n" })?;
            write_edge(extract, relation, directions, &cells, out)?;
        }
        out.write_all(b"\n]}}\n")?;
        out.flush()
    }
}

fn write_node<'a>(
    extract: &Extract<'a>,
    entity: EntityIndex,
    cells: &CellWriter<'a>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let id = extract.network().entity(entity).id.as_str();
    write_texts([("{\"data\":{\"id\":", id), (",\"value\":", id)], out)?;
    let mut written = Ok(());
    extract.entity_cells(entity, |column, text| {
        if column != "id" && written.is_ok() {
            written = cells.field(column, &text, out);
        }
    });
    written?;
    out.write_all(b"}}")
}

fn write_edge<'a>(
    extract: &Extract<'a>,
    relation: RelationIndex,
    directions: Directions,
    cells: &CellWriter<'a>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let network = extract.network();
    let claim = network.claim(relation);
    let [from, to] = [claim.from(), claim.to()].map(|end| network.entity(end).id.as_str());
    let key = claim.id();
    // Ids of entities never contain a colon.
    let is_free = network.find_entity(&key).is_none();
    let id = if is_free {
        Cow::Borrowed(key.as_str())
    } else {
        Cow::Owned(format!("relation:{key}"))
    };
    let texts = [
        ("{\"data\":{\"id\":", id.as_ref()),
        (",\"source\":", from),
        (",\"target\":", to),
        (",\"key\":", &key),
    ];
    write_texts(texts, out)?;
    write_direction(directions, claim, out)?;
    let mut written = Ok(());
    extract.relation_cells(relation, |column, text| {
        if !matches!(column, "from" | "to" | "id") && written.is_ok() {
            written = cells.field(column, &text, out);
        }
    });
    written?;
    out.write_all(b"}}")
}

fn write_texts<const N: usize>(texts: [(&str, &str); N], out: &mut dyn Write) -> io::Result<()> {
    for (before, text) in texts {
        out.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut *out, text)?;
    }
    Ok(())
}
