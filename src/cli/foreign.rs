//! Files of other programs, read for a command, with their progress shown.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use anyhow::bail;
use indicatif::HumanBytes;
use indicatif::ProgressBar;

use crate::cli::exchange_arguments::ReadingArguments;
use crate::cli::open::progress;
use crate::exchange::ColumnMap;
use crate::exchange::Format;
use crate::exchange::ImportOptions;
use crate::exchange::Imported;
use crate::exchange::InputFile;
use crate::exchange::Progress;
use crate::exchange::encoding_named;
use crate::exchange::import;
use crate::model::DateOrder;

/// The largest file that is read.
const LARGEST: u64 = 2 << 30;

/// Files of other programs and what was made of them.
pub(crate) struct ImportedFiles {
    pub(crate) imported: Imported,
    pub(crate) files: Vec<InputFile>,
    pub(crate) options: ImportOptions,
}

/// Reads and imports files as one network.
pub(crate) fn imported(
    paths: &[PathBuf],
    reading: &ReadingArguments,
) -> anyhow::Result<ImportedFiles> {
    let options = options(reading)?;
    let files: anyhow::Result<Vec<InputFile>> = paths.iter().map(|path| read(path)).collect();
    let files = files?;
    let watched = Watched(progress("reading the files"));
    let imported = import(&files, &options, &watched);
    watched.0.finish_and_clear();
    Ok(ImportedFiles {
        imported: imported?,
        files,
        options,
    })
}

fn options(reading: &ReadingArguments) -> anyhow::Result<ImportOptions> {
    let mut columns = ColumnMap::default();
    for pairs in &reading.map {
        let parsed = ColumnMap::parse(pairs).map_err(|error| anyhow::anyhow!("--map: {error}"))?;
        columns.extend(parsed);
    }
    for column in &reading.columns {
        let parsed =
            ColumnMap::of_column(column).map_err(|error| anyhow::anyhow!("--column: {error}"))?;
        columns.extend(parsed);
    }
    let encoding = reading.encoding.as_deref().map(|label| {
        encoding_named(label).with_context(|| {
            format!("--encoding: \"{label}\" is unknown; known are windows-1250, windows-1251, utf-16le, cp437, cp850, cp852, macintosh, ansel and many more")
        })
    });
    let encoding = encoding.transpose()?;
    let format = reading
        .read_as
        .as_deref()
        .map(readable_format)
        .transpose()?;
    let date_order = reading.date_order.as_deref().and_then(DateOrder::from_name);
    Ok(ImportOptions {
        columns,
        encoding,
        format,
        date_order,
        split: reading
            .split
            .as_ref()
            .map(|between| between.replace("\\n", "\n")),
        ties: reading
            .ties
            .iter()
            .map(|column| column.trim().to_owned())
            .filter(|column| !column.is_empty())
            .collect(),
        title: reading.title.clone(),
        ceilings: reading.limits.0.import_ceilings(),
    })
}

fn readable_format(name: &str) -> anyhow::Result<&'static Format> {
    if let Some(format) = Format::readable().find(|format| format.name() == name) {
        return Ok(format);
    }
    let known: Vec<&str> = Format::readable().map(Format::name).collect();
    bail!(
        "--as: cannot read the format \"{name}\"; supported: {}",
        known.join(", ")
    )
}

fn read(path: &Path) -> anyhow::Result<InputFile> {
    let about = || format!("cannot read \"{}\"", path.display());
    let metadata = fs::metadata(path).with_context(about)?;
    if metadata.is_dir() {
        bail!(
            "\"{}\" is a folder; give the files in it, or a dataset folder alone",
            path.display()
        );
    }
    if metadata.len() > LARGEST {
        bail!(
            "\"{}\" has {}; files up to 2 GiB are read, so split it",
            path.display(),
            HumanBytes(metadata.len())
        );
    }
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    Ok(InputFile {
        name,
        bytes: fs::read(path).with_context(about)?,
    })
}

/// A turning mark that says how far the reading is.
struct Watched(ProgressBar);

impl Progress for Watched {
    fn read(&self, file: &str, bytes: u64, of: u64) {
        self.0.set_message(format!(
            "reading {file}: {} of {}",
            HumanBytes(bytes),
            HumanBytes(of)
        ));
    }

    fn stage(&self, what: &str) {
        self.0.set_message(what.to_owned());
    }
}
