//! `prosopograph export site`: the pages as plain files, one after the other.

use std::fs;
use std::io::ErrorKind;
use std::io::IsTerminal;
use std::path::Path;

use anyhow::Context;
use anyhow::bail;
use indicatif::ProgressBar;
use indicatif::ProgressStyle;
use serde::Serialize;

use crate::cli::arguments::Format;
use crate::cli::exit::Exit;
use crate::cli::open::explorer;
use crate::cli::runtime::runtime;
use crate::cli::saving::LocalDisk;
use crate::cli::saving::NewFolder;
use crate::cli::say::say;
use crate::server::PublishedAt;
use crate::server::SiteCopy;
use crate::view::counted;

/// From this many files on the program says beforehand how many there will be, whoever is watching.
const MANY: usize = 10_000;

/// What was written, as JSON.
#[derive(Serialize)]
struct Summary<'a> {
    folder: &'a Path,
    pages: usize,
    files: usize,
    bytes: usize,
}

/// Writes a copy of the pages into an empty folder.
pub(crate) fn export_site(
    dataset: Option<&Path>,
    format: Format,
    folder: &Path,
    published_at: Option<&PublishedAt>,
) -> anyhow::Result<Exit> {
    check_free(folder)?;
    let copy = SiteCopy::of(&explorer(dataset)?)?;
    let copy = match published_at {
        Some(address) => copy.published_at(address),
        None => copy,
    };
    let about = || format!("cannot write into {}", folder.display());
    let mut new = NewFolder::beside(&LocalDisk, folder).with_context(about)?;
    if copy.file_count() >= MANY {
        eprintln!(
            "writing {} files into {}",
            copy.file_count(),
            folder.display()
        );
    }
    let runtime = runtime()?;
    let summary = runtime.block_on(write(&copy, folder, &mut new))?;
    new.put_in_place().with_context(about)?;
    match format {
        Format::Json | Format::Ndjson => say(&format.json(&summary)?)?,
        Format::Text | Format::Csv => say(&text(&summary))?,
    }
    Ok(Exit::Answered)
}

/// Whether the folder is empty or not there yet: nothing is ever written over.
fn check_free(folder: &Path) -> anyhow::Result<()> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => bail!(
            "the folder {} is not empty; name a new one, or empty it first",
            folder.display()
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error)
            .with_context(|| format!("cannot write into {}; name a folder", folder.display())),
    }
}

async fn write<'a>(
    copy: &SiteCopy,
    folder: &'a Path,
    new: &mut NewFolder<'_>,
) -> anyhow::Result<Summary<'a>> {
    let bar = progress(copy.file_count());
    let mut summary = Summary {
        folder,
        pages: 0,
        files: 0,
        bytes: 0,
    };
    for file in copy.files() {
        let content = copy.content(&file).await?;
        // A file that is there is never written again: no page may take the place of another.
        new.write(&file.path, |out| out.write_all(&content))
            .with_context(|| format!("cannot write {}", folder.join(&file.path).display()))?;
        summary.files += 1;
        summary.bytes += content.len();
        summary.pages += usize::from(
            Path::new(&file.path)
                .extension()
                .is_some_and(|extension| extension == "html"),
        );
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(summary)
}

fn progress(files: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("writing the pages {wide_bar} {pos} of {len}, {eta} to go");
    let bar = ProgressBar::new(u64::try_from(files).unwrap_or(u64::MAX));
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn text(summary: &Summary<'_>) -> String {
    let index = summary.folder.join("index.html");
    let (megabytes, tenths) = (
        summary.bytes / 1_000_000,
        summary.bytes % 1_000_000 / 100_000,
    );
    format!(
        "{} in {}, {megabytes}.{tenths} MB\nOpen {} in a browser; no server is needed.\n",
        counted(summary.pages, "page", "pages"),
        counted(summary.files, "file", "files"),
        index.display()
    )
}
