//! Imports files of other programs: files in, a dataset and a report on every row out.
//!
//! bytes → text → **format found** → reader → draft → settled → checked as every dataset is

use crate::dataset::DatasetFiles;
use crate::dataset::DatasetReport;
use crate::dataset::load;
use crate::exchange::advice::Advice;
use crate::exchange::advice::without_ties;
use crate::exchange::date_order::FoundOrder;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::ImportOptions;
use crate::exchange::importer::InputFile;
use crate::exchange::importer::Progress;
use crate::exchange::importer::still_wanted;
use crate::exchange::opening::Opened;
use crate::exchange::opening::OpenedFiles;
use crate::exchange::opening::Skipped;
use crate::exchange::opening::opened;
use crate::exchange::opening::read_all;
use crate::exchange::place::Place;
use crate::exchange::report::FileReport;
use crate::exchange::report::ImportReport;
use crate::exchange::settle::Settled;
use crate::exchange::settle::settle;
use crate::exchange::unpacking::unpacked;
use crate::model::Network;

/// The result of an import.
#[derive(Debug)]
pub struct Imported {
    /// The files of the dataset.
    pub files: DatasetFiles,
    /// The report on every row.
    pub report: ImportReport,
    /// The network of the dataset.
    pub network: Network,
    /// The report of the reader of datasets on the files.
    pub dataset_report: DatasetReport,
}

/// Imports files as one network.
///
/// Time and memory are linear in the size of the files. The names of files do not matter.
///
/// # Errors
///
/// [`ImportError`] if a file cannot be read at all; rows that cannot be used are refused in the
/// report instead.
pub fn import(
    files: &[InputFile],
    options: &ImportOptions,
    progress: &dyn Progress,
) -> Result<Imported, ImportError> {
    let unpacked = unpacked(files, options.ceilings.parts, progress)?;
    still_wanted(progress)?;
    let OpenedFiles { found, skipped } = opened(&unpacked, options)?;
    let bytes = files.iter().map(|file| file.bytes.len()).sum();
    let order = found
        .iter()
        .map(|file| FoundOrder::in_text(&file.decoded.text))
        .fold(FoundOrder::Unsaid, FoundOrder::and);
    let options = &ImportOptions {
        date_order: options.date_order.or(order.only()),
        ceilings: options.ceilings.of_bytes(bytes),
        ..options.clone()
    };
    let mut draft = Draft::within(options.ceilings);
    read_all(&found, options, progress, &mut draft)?;
    report_skipped(skipped, &mut draft.report);
    let has_tables = found.iter().any(Opened::is_table);
    drop(found);
    check_columns(options, &draft)?;
    check_content(files, &draft)?;
    if draft.relations.is_empty() {
        let message = if has_tables {
            let Advice { message, has_ties } = without_ties(&draft, options);
            if has_ties {
                draft.report.missed_ties();
            }
            message
        } else {
            "no relations were found".to_owned()
        };
        draft.report.remark(Place::whole_file(0), message);
    }
    check_size(&draft)?;
    name_network(&mut draft, files, options);
    still_wanted(progress)?;
    progress.stage("assigning ids, dates and types");
    let settled = settle(draft, options).map_err(|error| ImportError::Malformed {
        file: names(files),
        line: None,
        message: error.to_string(),
    })?;
    let Settled { files, report, .. } = check_room(settled)?;
    still_wanted(progress)?;
    progress.stage("checking the network");
    let loaded = load(&files);
    match loaded.network {
        Some(network) => Ok(Imported {
            files,
            report,
            network,
            dataset_report: loaded.report,
        }),
        None => Err(ImportError::Inconsistent {
            report: Box::new(loaded.report),
        }),
    }
}

/// Adds the skipped parts of archives and workbooks to the report.
fn report_skipped(skipped: Vec<Skipped>, report: &mut ImportReport) {
    for Skipped { name, why } in skipped {
        let number = u16::try_from(report.files.len()).unwrap_or(u16::MAX);
        report.files.push(FileReport {
            name,
            format: "skipped".to_owned(),
            encoding: "–".to_owned(),
            bytes: 0,
        });
        report.remark(Place::whole_file(number), why);
    }
}

/// The names of the files in a message.
fn names(files: &[InputFile]) -> String {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    names.join(", ")
}

/// Checks that there is an entity or a relation.
fn check_content(files: &[InputFile], draft: &Draft) -> Result<(), ImportError> {
    if !draft.entities.is_empty() || !draft.relations.is_empty() {
        return Ok(());
    }
    let advice = if draft.report.notes().is_empty() {
        "if the file is not empty, name the columns of the ends with --map from=…,to=…".to_owned()
    } else {
        let mut report = draft.report.clone();
        report.sort();
        report.to_string()
    };
    Err(ImportError::Nothing {
        file: names(files),
        advice,
    })
}

/// Checks that the columns the user named exist.
fn check_columns(options: &ImportOptions, draft: &Draft) -> Result<(), ImportError> {
    let named = options
        .columns
        .columns()
        .chain(options.ties.iter().map(String::as_str));
    let is_seen = |column: &str| draft.seen_columns.has(column);
    let files = &draft.report.files;
    // A column of one file alone is named after the file.
    let is_in_file = |column: &str| {
        let mut rests = files
            .iter()
            .filter_map(|file| column.strip_prefix(&file.name)?.strip_prefix(':'));
        rests.any(is_seen)
    };
    let absent = named
        .into_iter()
        .find(|column| !is_seen(column) && !is_in_file(column));
    absent.map_or(Ok(()), |column| {
        Err(ImportError::NoSuchColumn {
            column: column.to_owned(),
            known: draft.seen_columns.names().join(", "),
        })
    })
}

fn check_size(draft: &Draft) -> Result<(), ImportError> {
    for (what, sheet) in [
        ("entities", &draft.entities),
        ("relations", &draft.relations),
    ] {
        let (rows, columns) = (sheet.len(), sheet.columns().len());
        let most = draft.ceilings.cells;
        if rows.saturating_mul(columns) > most {
            return Err(ImportError::TooLarge {
                what,
                rows,
                columns,
                most,
            });
        }
    }
    Ok(())
}

/// Checks that there was room for every row.
fn check_room(settled: Settled) -> Result<Settled, ImportError> {
    let Some(no_room) = settled.no_room else {
        return Ok(settled);
    };
    let file = settled.report.files.get(usize::from(no_room.place.file));
    Err(ImportError::Malformed {
        file: file.map_or_else(String::new, |file| file.name.clone()),
        line: no_room.place.line,
        message: no_room.message(),
    })
}

fn name_network(draft: &mut Draft, files: &[InputFile], options: &ImportOptions) {
    let name = files
        .first()
        .map_or("network", |file| file.name.trim_end_matches(".gz"));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if let Some(title) = &options.title {
        title.clone_into(&mut draft.about.title);
    }
    if draft.about.title.is_empty() {
        stem.clone_into(&mut draft.about.title);
    }
    if draft.about.name.is_empty() {
        stem.clone_into(&mut draft.about.name);
    }
}
