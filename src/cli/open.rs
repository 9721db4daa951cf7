//! Opening the dataset a command is about.

use std::io::IsTerminal;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use indicatif::ProgressBar;

use crate::cli::exchange_arguments::ReadingArguments;
use crate::cli::foreign::ImportedFiles;
use crate::cli::foreign::imported;
use crate::dataset::DatasetFiles;
use crate::dataset::DatasetReport;
use crate::dataset::builtin;
use crate::exchange::ImportOptions;
use crate::exchange::ImportReport;
use crate::exchange::InputFile;
use crate::explorer::Explorer;

/// How many problems are printed before the rest is counted.
const PRINTED: usize = 50;

/// A network that was opened, and what an import did to make it, if one did.
pub(crate) struct Opened {
    pub(crate) explorer: Explorer,
    pub(crate) import: Option<FilesRead>,
}

/// Files of other programs that were read, and what came of them.
pub(crate) struct FilesRead {
    pub(crate) report: ImportReport,
    pub(crate) files: Vec<InputFile>,
    pub(crate) options: ImportOptions,
}

/// The files of a folder, or of the built-in network.
pub(crate) fn files(folder: Option<&Path>) -> anyhow::Result<DatasetFiles> {
    folder.map_or_else(
        || Ok(builtin()),
        |folder| DatasetFiles::from_folder(folder).map_err(Into::into),
    )
}

/// The explorer of a dataset folder, of a file of another program, or of the built-in network.
pub(crate) fn explorer(path: Option<&Path>) -> anyhow::Result<Explorer> {
    let paths: Vec<PathBuf> = path.map(Path::to_owned).into_iter().collect();
    opened(&paths, &ReadingArguments::default()).map(|opened| opened.explorer)
}

/// The explorer of a dataset folder, of files of other programs, or of the built-in network; what
/// is wrong is printed.
pub(crate) fn opened(paths: &[PathBuf], reading: &ReadingArguments) -> anyhow::Result<Opened> {
    let folder = match paths {
        [] => None,
        [folder] if !folder.is_file() => Some(folder.as_path()),
        files => {
            let ImportedFiles {
                imported,
                files,
                options,
            } = imported(files, reading)?;
            return Ok(Opened {
                explorer: Explorer::of(imported.network, imported.dataset_report),
                import: Some(FilesRead {
                    report: imported.report,
                    files,
                    options,
                }),
            });
        }
    };
    let progress = progress("reading the dataset");
    let explorer = Explorer::open(&files(folder)?);
    progress.finish_and_clear();
    let explorer = explorer
        .inspect_err(|error| print_problems(&error.report))
        .context("correct the dataset; `prosopograph check DIR` prints the full report")?;
    Ok(Opened {
        explorer,
        import: None,
    })
}

/// A turning mark for long work, where somebody is watching.
pub(crate) fn progress(what: &'static str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_message(what);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

fn print_problems(report: &DatasetReport) {
    for problem in report.problems().iter().take(PRINTED) {
        eprintln!("{problem}");
    }
    let more = report.problems().len().saturating_sub(PRINTED) + report.unlisted_count();
    if more > 0 {
        eprintln!("… and {more} more");
    }
}
