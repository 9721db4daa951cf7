//! Writes tables for Gephi: nodes and edges with Gephi's columns and all columns of the dataset,
//! and the small tables of the dataset.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use hashbrown::HashMap;

use crate::exchange::dataset_folder::those_there;
use crate::exchange::dataset_folder::write_descriptor;
use crate::exchange::dataset_folder::write_vocabulary;
use crate::exchange::delimited_text::gephi_columns::EDGE_COLUMNS;
use crate::exchange::delimited_text::gephi_columns::NODE_COLUMNS;
use crate::exchange::delimited_text::gephi_columns::OF_EDGES;
use crate::exchange::delimited_text::gephi_columns::OF_NODES;
use crate::exchange::delimited_text::gephi_columns::beside;
use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;
use crate::exchange::kinds_of_edges::KindsOfEdges;
use crate::exchange::numeric_columns::is_of_weights;
use crate::exchange::numeric_columns::weight_of;
use crate::exchange::tables::TableWriter;
use crate::exchange::years::Years;
use crate::model::Claim;

/// The writer of tables for Gephi.
#[derive(Clone, Copy, Debug)]
pub struct GephiTables;

const FILES: [&str; 10] = [
    "nodes.csv",
    "edges.csv",
    "kinds.csv",
    "classes.csv",
    "relation_types.csv",
    "sources.csv",
    "passages.csv",
    "patterns.csv",
    "questions.csv",
    "datapackage.json",
];

impl Exporter for GephiTables {
    fn files(&self, extract: &Extract<'_>) -> Vec<&'static str> {
        those_there(extract, FILES, ["nodes.csv", "edges.csv"])
    }

    fn write(&self, extract: &Extract<'_>, file: &str, out: &mut dyn Write) -> io::Result<()> {
        match file {
            "nodes.csv" => write_nodes(extract, out),
            "edges.csv" => write_edges(extract, out),
            "datapackage.json" => {
                let large = [
                    ("nodes.csv", node_header(extract)),
                    ("edges.csv", edge_header(extract)),
                ];
                write_descriptor(extract, large, out)
            }
            other => write_vocabulary(extract, other, out),
        }
    }
}

fn node_header(extract: &Extract<'_>) -> Vec<String> {
    let own = NODE_COLUMNS.into_iter().map(str::to_owned);
    let further = extract
        .entity_columns()
        .iter()
        .filter(|column| !matches!(**column, "id" | "name"));
    own.chain(further.map(|column| beside(&OF_NODES, column).into_owned()))
        .collect()
}

fn edge_header(extract: &Extract<'_>) -> Vec<String> {
    let own = EDGE_COLUMNS.into_iter().map(str::to_owned);
    own.chain(further_columns(extract).map(|column| beside(&OF_EDGES, column).into_owned()))
        .collect()
}

/// The columns of relations that none of Gephi's contains.
fn further_columns<'e>(extract: &'e Extract<'_>) -> impl Iterator<Item = &'e str> {
    extract
        .relation_columns()
        .iter()
        .copied()
        .filter(|column| !matches!(*column, "from" | "to" | "id"))
}

fn write_nodes(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let header = node_header(extract);
    let mut table = TableWriter::new(out, header.iter().map(String::as_str))?;
    let own = ["id", "name"];
    let further = extract
        .entity_columns()
        .iter()
        .copied()
        .filter(|column| !own.contains(column));
    let places = places(own.into_iter().chain(further));
    let mut cells = vec![Cow::Borrowed(""); header.len()];
    for &entity in extract.entities() {
        cells.fill(Cow::Borrowed(""));
        extract.entity_cells(entity, |column, text| {
            if let Some(&place) = places.get(column) {
                cells[place] = text;
            }
        });
        table.row(cells.iter().map(AsRef::as_ref))?;
    }
    table.finish()?.flush()
}

fn write_edges(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let header = edge_header(extract);
    let mut table = TableWriter::new(out, header.iter().map(String::as_str))?;
    // Empty names stand where Gephi's columns say again what those of the dataset say.
    let own = ["from", "to", "", "id", "", "", "", ""];
    let places = places(own.into_iter().chain(further_columns(extract)));
    let mut cells = vec![Cow::Borrowed(""); header.len()];
    let mut kinds = KindsOfEdges::default();
    for &relation in extract.relations() {
        let claim = extract.network().claim(relation);
        let found = claim.relation_type();
        cells.fill(Cow::Borrowed(""));
        let mut weight = None;
        extract.relation_cells(relation, |column, text| {
            if is_of_weights(column) {
                weight = weight_of(&text);
            }
            if let Some(&place) = places.get(column) {
                cells[place] = text;
            }
        });
        let [.., kind, weight_cell, timeset] = &mut cells[..EDGE_COLUMNS.len()] else {
            continue;
        };
        *kind = kinds.of(extract, claim);
        *weight_cell = weight.unwrap_or(Cow::Borrowed("1"));
        *timeset = Cow::Owned(years(claim));
        cells[2] = Cow::Borrowed(if found.symmetric {
            "Undirected"
        } else {
            "Directed"
        });
        cells[4] = Cow::Borrowed(found.label.alone());
        table.row(cells.iter().map(AsRef::as_ref))?;
    }
    table.finish()?.flush()
}

/// The date as a time set of whole years; an end that is open or unknown is infinite, and no date
/// is an empty text.
fn years(claim: Claim<'_>) -> String {
    let end = |year: Option<i64>, unknown: &str| {
        year.map_or_else(|| unknown.to_owned(), |year| format!("{year}.0"))
    };
    let stretch = |Years { first, last }: Years| {
        format!("[{},{}]", end(first, "-Infinity"), end(last, "Infinity"))
    };
    let stretches: Vec<String> = Years::of_stretches(claim)
        .into_iter()
        .map(stretch)
        .collect();
    if stretches.is_empty() {
        String::new()
    } else {
        format!("<{}>", stretches.join("; "))
    }
}

fn places<'c>(columns: impl Iterator<Item = &'c str>) -> HashMap<&'c str, usize> {
    columns
        .enumerate()
        .filter(|(_, column)| !column.is_empty())
        .map(|(place, column)| (column, place))
        .collect()
}
