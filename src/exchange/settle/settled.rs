//! Makes the files of a dataset from a draft.

use std::borrow::Cow;
use std::io;

use crate::dataset::DatasetFiles;
use crate::dataset::file_columns;
use crate::exchange::ceilings::NoRoom;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ImportOptions;
use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::settle::classes;
use crate::exchange::settle::dates::DatesOfImport;
use crate::exchange::settle::descriptor::descriptor;
use crate::exchange::settle::descriptor::header;
use crate::exchange::settle::entities::SettledEntities;
use crate::exchange::settle::relations::SettledRelations;
use crate::exchange::settle::relations::WrittenRelations;
use crate::exchange::settle::sources::SettledSources;
use crate::exchange::settle::vocabulary::SettledKinds;
use crate::exchange::settle::vocabulary::SettledTypes;
use crate::exchange::sheet::Sheet;
use crate::exchange::tables::TableWriter;

/// A settled draft.
pub(crate) struct Settled {
    /// The files of the dataset.
    pub(crate) files: DatasetFiles,
    /// What became of every row.
    pub(crate) report: ImportReport,
    /// The first row for which there was no room, if there was one.
    pub(crate) no_room: Option<NoRoom>,
}

/// Makes the files of the dataset and the report on every row.
///
/// Time and memory are linear in the size of the draft.
///
/// # Errors
///
/// Errors of writing tables, which do not occur in memory.
pub(crate) fn settle(mut draft: Draft, options: &ImportOptions) -> io::Result<Settled> {
    let mut report = std::mem::take(&mut draft.report);
    let dates = DatesOfImport::in_order(options.date_order);
    let mut kinds = SettledKinds::of(&draft.kinds);
    let mut types = SettledTypes::of(&draft.relation_types, &mut kinds, &mut report);
    let mut sources = SettledSources::of(&draft.sources);
    let mut entities = SettledEntities::of(
        &draft.entities,
        dates,
        &mut kinds,
        &mut sources,
        &mut report,
    );
    entities.bound(options.ceilings.entities);
    let split = options.split.as_deref();
    let relations = SettledRelations {
        ceilings: options.ceilings,
        dates,
        split,
        entities: &mut entities,
        kinds: &mut kinds,
        types: &mut types,
        sources: &mut sources,
    };
    let WrittenRelations { table, no_room } = relations.write(&draft.relations, &mut report)?;
    for remark in types.settle_aspects() {
        report.remark(file_of(&draft.relations), remark);
    }
    for (sheet, what) in [
        (&draft.entities, "entities"),
        (&draft.relations, "relations"),
    ] {
        note_dropped(sheet, what, &mut report);
        if let Some(message) = sheet.missing().remark() {
            report.remark(file_of(sheet), message);
        }
    }
    let mut tables = vec![
        ("entities.csv", entities.write()?),
        ("relations.csv", table),
        ("kinds.csv", kinds.write()?),
        ("relation_types.csv", types.write()?),
    ];
    if let Some(listed) = classes::write(&draft.classes, types.classes(), &mut report)? {
        tables.push(("classes.csv", listed));
    }
    if let Some(listed) = sources.write()? {
        tables.push(("sources.csv", listed));
    }
    if let Some(passages) = passages_of(&draft.passages, &sources)? {
        tables.push(("passages.csv", passages));
    }
    report.sort();
    Ok(Settled {
        files: files_of(tables, &draft)?,
        report,
        no_room,
    })
}

/// The files of the dataset: these tables, those that are copied, and the descriptor.
fn files_of(mut tables: Vec<(&'static str, Vec<u8>)>, draft: &Draft) -> io::Result<DatasetFiles> {
    if !draft.patterns.is_empty() {
        tables.push((
            "patterns.csv",
            copied(&draft.patterns, &file_columns::PATTERNS.all)?,
        ));
    }
    if !draft.questions.is_empty() {
        let questions = copied(&draft.questions, &file_columns::QUESTIONS.all)?;
        tables.push(("questions.csv", questions));
    }
    let headers: Vec<(String, Vec<String>)> = tables
        .iter()
        .map(|(file, bytes)| ((*file).to_owned(), header(bytes)))
        .collect();
    tables.push(("datapackage.json", descriptor(&draft.about, &headers)));
    let mut files = DatasetFiles::from_memory(&draft.about.name, []);
    for (file, bytes) in tables {
        files.insert(file, Cow::Owned(bytes));
    }
    Ok(files)
}

fn note_dropped(sheet: &Sheet, what: &str, report: &mut ImportReport) {
    if sheet.dropped() > 0 {
        let message = format!(
            "{what} have more than the 1000 columns that a dataset may have; {} cells of further columns were dropped",
            sheet.dropped()
        );
        report.remark(file_of(sheet), message);
    }
}

/// The file of the first row of a sheet.
fn file_of(sheet: &Sheet) -> Place {
    sheet.rows().next().map_or(Place::whole_file(0), |row| {
        Place::whole_file(row.place().file)
    })
}

/// These columns of a sheet; those that it lacks are empty, since files leave out empty cells.
/// The passages of sources that are listed; nothing if there are none.
fn passages_of(sheet: &Sheet, sources: &SettledSources) -> io::Result<Option<Vec<u8>>> {
    let columns = file_columns::PASSAGES.all;
    let mut kept = sheet
        .rows()
        .filter(|row| sources.lists(row.get("source")))
        .peekable();
    if kept.peek().is_none() {
        return Ok(None);
    }
    let mut table = TableWriter::new(Vec::new(), columns)?;
    for row in kept {
        table.row(columns.iter().map(|column| row.get(column)))?;
    }
    table.finish().map(Some)
}

fn copied(sheet: &Sheet, columns: &[&str]) -> io::Result<Vec<u8>> {
    let mut table = TableWriter::new(Vec::new(), columns.iter().copied())?;
    for row in sheet.rows() {
        table.row(columns.iter().map(|column| row.get(column)))?;
    }
    table.finish()
}
