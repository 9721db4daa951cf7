//! `prosopograph import`: other programs' files become a dataset folder, with a report on every
//! row.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::Context;
use anyhow::bail;

use crate::cli::arguments::Format;
use crate::cli::exchange_arguments::ImportArguments;
use crate::cli::exit::Exit;
use crate::cli::foreign::imported;
use crate::cli::saving::LocalDisk;
use crate::cli::saving::NewFolder;
use crate::cli::say::say;
use crate::exchange::ImportReport;
use crate::view::ImportReportView;

/// The file of a dataset folder that says what was imported.
const REPORT: &str = "import-report.txt";
/// How many notes are printed; all of them are in the report.
const PRINTED: usize = 20;

/// Imports files into a folder.
pub(crate) fn import(arguments: &ImportArguments, format: Format) -> anyhow::Result<Exit> {
    let folder = &arguments.to;
    refuse_file(folder)?;
    if !arguments.replace {
        refuse_filled(folder)?;
    }
    let imported = imported(&arguments.files, &arguments.reading)?.imported;
    write(folder, &imported.files, &imported.report)?;
    match format {
        Format::Json | Format::Ndjson => {
            let view = ImportReportView::of(&imported.report);
            say(&format.json(&view)?)?;
        }
        Format::Text | Format::Csv => say(&summary(folder, &imported.report))?,
    }
    Ok(Exit::of_import(&imported.report))
}

/// Refuses a path that is a file.
fn refuse_file(folder: &Path) -> anyhow::Result<()> {
    if folder.is_file() {
        bail!(
            "\"{}\" is a file; give the folder that the dataset shall be written to",
            folder.display()
        );
    }
    Ok(())
}

/// Refuses a folder with files in it, so that none of the user's is overwritten.
fn refuse_filled(folder: &Path) -> anyhow::Result<()> {
    let is_filled = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if is_filled {
        bail!(
            "\"{}\" is not empty; give a new folder, or say --replace to overwrite the dataset in it",
            folder.display()
        );
    }
    Ok(())
}

/// Writes the dataset into its folder, in the place of a former one. What else is in the folder stays.
fn write(
    folder: &Path,
    files: &crate::dataset::DatasetFiles,
    report: &ImportReport,
) -> anyhow::Result<()> {
    let about = |file: &str| format!("cannot write \"{}\"", folder.join(file).display());
    let mut new = NewFolder::beside(&LocalDisk, folder).with_context(|| about(""))?;
    for (file, bytes) in files.iter() {
        new.write(file, |out| out.write_all(bytes))
            .with_context(|| about(file))?;
    }
    let report = report.to_string();
    new.write(REPORT, |out| out.write_all(report.as_bytes()))
        .with_context(|| about(REPORT))?;
    // What a former dataset had and this one does not would become part of it.
    let is_replaced = |name: &OsStr| {
        let mut files = crate::dataset::DATASET_FILES.iter().chain([&REPORT]);
        files.any(|file| name == *file)
    };
    new.keep_others(is_replaced)
        .and_then(|()| new.put_in_place())
        .with_context(|| about(""))
}

fn summary(folder: &Path, report: &ImportReport) -> String {
    let text = report.to_string();
    let lines: Vec<&str> = text.lines().collect();
    let counted = report.files.len() + report.tables.len() + 2;
    let mut shown: Vec<String> = lines
        .iter()
        .take(counted + PRINTED)
        .map(|line| (*line).to_owned())
        .collect();
    if lines.len() > shown.len() {
        shown.push(format!(
            "… and {} more lines in {}",
            lines.len() - shown.len(),
            folder.join(REPORT).display()
        ));
    }
    shown.push(format!(
        "\nWritten to {}; open it with: prosopograph serve {}",
        folder.display(),
        folder.display()
    ));
    shown.join("\n") + "\n"
}
