//! The writer of dataset folders.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use hashbrown::HashMap;

use crate::exchange::draft::DraftAbout;
use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;
use crate::exchange::settle::descriptor;
use crate::exchange::tables::TableWriter;
use crate::exchange::vocabulary_rows::vocabulary_tables;

/// The writer of dataset folders.
#[derive(Clone, Copy, Debug)]
pub struct DatasetFolder;

const FILES: [&str; 10] = [
    "datapackage.json",
    "entities.csv",
    "relations.csv",
    "kinds.csv",
    "classes.csv",
    "relation_types.csv",
    "sources.csv",
    "passages.csv",
    "patterns.csv",
    "questions.csv",
];

impl Exporter for DatasetFolder {
    fn files(&self, extract: &Extract<'_>) -> Vec<&'static str> {
        those_there(extract, FILES, ["entities.csv", "relations.csv"])
    }

    fn write(&self, extract: &Extract<'_>, file: &str, out: &mut dyn Write) -> io::Result<()> {
        match file {
            "datapackage.json" => {
                let owned =
                    |columns: &[&str]| columns.iter().map(|column| (*column).to_owned()).collect();
                let large = [
                    ("entities.csv", owned(extract.entity_columns())),
                    ("relations.csv", owned(extract.relation_columns())),
                ];
                write_descriptor(extract, large, out)
            }
            "entities.csv" => write_entities(extract, extract.entity_columns(), out),
            "relations.csv" => write_relations(extract, extract.relation_columns(), out),
            other => write_vocabulary(extract, other, out),
        }
    }
}

/// The files that an extract needs: the descriptor, the two large tables, and the small tables that
/// have rows.
pub(crate) fn those_there<const N: usize>(
    extract: &Extract<'_>,
    files: [&'static str; N],
    large: [&str; 2],
) -> Vec<&'static str> {
    let tables = vocabulary_tables(extract);
    let is_there = |file: &str| match file.strip_suffix(".csv") {
        None => true,
        Some(table) => large.contains(&file) || tables.iter().any(|found| found.name == table),
    };
    files.into_iter().filter(|file| is_there(file)).collect()
}

/// Writes the entities as a table with these columns.
pub(crate) fn write_entities(
    extract: &Extract<'_>,
    columns: &[&str],
    out: &mut dyn Write,
) -> io::Result<()> {
    write_rows(
        extract.entities(),
        columns,
        |entity, take| extract.entity_cells(entity, take),
        out,
    )
}

/// Writes the relations as a table with these columns.
pub(crate) fn write_relations(
    extract: &Extract<'_>,
    columns: &[&str],
    out: &mut dyn Write,
) -> io::Result<()> {
    write_rows(
        extract.relations(),
        columns,
        |relation, take| extract.relation_cells(relation, take),
        out,
    )
}

/// A function that takes the column and text of each cell of a row.
type Taker<'t, 'e> = &'t mut dyn FnMut(&'e str, Cow<'e, str>);

fn write_rows<'e, Row: Copy>(
    rows: &[Row],
    columns: &[&str],
    cells_of: impl Fn(Row, Taker<'_, 'e>),
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = TableWriter::new(out, columns.iter().copied())?;
    let places: HashMap<&str, usize> = columns
        .iter()
        .enumerate()
        .map(|(place, column)| (*column, place))
        .collect();
    let mut cells = vec![Cow::Borrowed(""); columns.len()];
    for &row in rows {
        cells.fill(Cow::Borrowed(""));
        cells_of(row, &mut |column, text| {
            if let Some(&place) = places.get(column) {
                cells[place] = text;
            }
        });
        table.row(cells.iter().map(AsRef::as_ref))?;
    }
    table.finish()?.flush()
}

/// Writes one of the small tables. Writes nothing if the extract has no table of this name.
pub(crate) fn write_vocabulary(
    extract: &Extract<'_>,
    file: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let tables = vocabulary_tables(extract);
    let Some(found) = tables
        .iter()
        .find(|table| file.strip_suffix(".csv") == Some(table.name))
    else {
        return Ok(());
    };
    let mut table = TableWriter::new(out, found.columns.iter().copied())?;
    for row in &found.rows {
        table.row(row.iter().map(AsRef::as_ref))?;
    }
    table.finish()?.flush()
}

/// Writes the descriptor of the tables: the two large ones with their columns, and the small ones.
pub(crate) fn write_descriptor(
    extract: &Extract<'_>,
    large: [(&str, Vec<String>); 2],
    out: &mut dyn Write,
) -> io::Result<()> {
    let about = extract.network().about();
    let about = DraftAbout {
        name: about.name.clone(),
        title: about.title.clone(),
        description: about.description.clone(),
        version: about.version.clone(),
        created: about.created.clone(),
        licences: about.licences.clone(),
        contributors: about.contributors.clone(),
        notes: about.notes.clone(),
    };
    let owned = |columns: &[&str]| {
        columns
            .iter()
            .map(|column| (*column).to_owned())
            .collect::<Vec<_>>()
    };
    let large = large.map(|(file, columns)| (file.to_owned(), columns));
    let small = vocabulary_tables(extract)
        .into_iter()
        .map(|table| (format!("{}.csv", table.name), owned(table.columns)));
    let headers: Vec<(String, Vec<String>)> = large.into_iter().chain(small).collect();
    out.write_all(&descriptor(&about, &headers))
}
