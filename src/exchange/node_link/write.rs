//! The writer of node-link JSON, as networkx reads it with `node_link_graph(data, edges="links")`.
//!
//! Each element is on its own line. The key of a link is the id of its relation, which
//! distinguishes parallel links.

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

/// The reserved names of links.
pub(crate) const KEPT: [&str; 4] = ["source", "target", "key", DIRECTED];

/// The writer of node-link JSON.
#[derive(Clone, Copy, Debug)]
pub struct NodeLinkWriter;

impl Exporter for NodeLinkWriter {
    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["network.json"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        write_beginning(extract, out)?;
        out.write_all(b"\"graph\":")?;
        write_head(extract, out)?;
        out.write_all(b",\n\"nodes\":[")?;
        let cells = CellWriter::for_entities(extract, &[]);
        for (position, &entity) in extract.entities().iter().enumerate() {
            out.write_all(if position == 0 { b"\n" } else { b",\n" })?;
            write_node(extract, entity, &cells, out)?;
        }
        out.write_all(b"\n],\n\"links\":[")?;
        let cells = CellWriter::for_relations(extract, &KEPT);
        let directions = Directions::of(extract);
        for (position, &relation) in extract.relations().iter().enumerate() {
            out.write_all(if position == 0 { b"\n" } else { b",\n" })?;
            write_link(extract, relation, directions, &cells, out)?;
        }
        out.write_all(b"\n]}\n")?;
        out.flush()
    }
}

fn write_node<'a>(
    extract: &Extract<'a>,
    entity: EntityIndex,
    cells: &CellWriter<'a>,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"{\"id\":")?;
    serde_json::to_writer(&mut *out, &extract.network().entity(entity).id)?;
    let mut written = Ok(());
    extract.entity_cells(entity, |column, text| {
        if column != "id" && written.is_ok() {
            written = cells.field(column, &text, out);
        }
    });
    written?;
    out.write_all(b"}")
}

fn write_link<'a>(
    extract: &Extract<'a>,
    relation: RelationIndex,
    directions: Directions,
    cells: &CellWriter<'a>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let claim = extract.network().claim(relation);
    let id_of = |entity| &extract.network().entity(entity).id;
    for (name, value) in [
        ("{\"source\":", id_of(claim.from())),
        (",\"target\":", id_of(claim.to())),
    ] {
        out.write_all(name.as_bytes())?;
        serde_json::to_writer(&mut *out, value)?;
    }
    out.write_all(b",\"key\":")?;
    serde_json::to_writer(&mut *out, &claim.id())?;
    write_direction(directions, claim, out)?;
    let mut written = Ok(());
    extract.relation_cells(relation, |column, text| {
        if !matches!(column, "from" | "to" | "id") && written.is_ok() {
            written = cells.field(column, &text, out);
        }
    });
    written?;
    out.write_all(b"}")
}
