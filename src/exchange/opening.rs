//! Opens files: detects their encodings and formats and passes them to their readers.

use crate::exchange::decode::Decoded;
use crate::exchange::decode::FoundBy;
use crate::exchange::decode::NotText;
use crate::exchange::decode::decode;
use crate::exchange::draft::Draft;
use crate::exchange::format::Format;
use crate::exchange::importer::Accompanies;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::ImportOptions;
use crate::exchange::importer::Importer;
use crate::exchange::importer::Progress;
use crate::exchange::report::FileReport;
use crate::exchange::report::ImportReport;
use crate::exchange::seen_columns::too_many_names;
use crate::exchange::unpacking::Unpacked;
use crate::exchange::unpacking::Within;
use crate::model::one_line_end;

/// A decoded file with its reader.
pub(crate) struct Opened<'a> {
    file: &'a Unpacked<'a>,
    pub(crate) decoded: Decoded<'a>,
    format: &'static Format,
    importer: &'static dyn Importer,
}

/// The files of an import.
pub(crate) struct OpenedFiles<'a> {
    /// The files that are read.
    pub(crate) found: Vec<Opened<'a>>,
    /// The parts of archives and workbooks that are skipped.
    pub(crate) skipped: Vec<Skipped>,
}

/// A part of a workbook or an archive that is skipped.
pub(crate) struct Skipped {
    pub(crate) name: String,
    /// The note for the report.
    pub(crate) why: String,
}

impl Skipped {
    fn new(file: &Unpacked<'_>, why: String) -> Self {
        Self {
            name: file.name.clone().into_owned(),
            why,
        }
    }
}

/// Decodes each file and finds its reader.
///
/// A part of an archive or a workbook that cannot be read may be documentation, so it is skipped if
/// other parts can be read.
pub(crate) fn opened<'a>(
    files: &'a [Unpacked<'a>],
    options: &ImportOptions,
) -> Result<OpenedFiles<'a>, ImportError> {
    let mut found = Vec::with_capacity(files.len());
    let mut skipped = Vec::new();
    let mut first = None;
    for file in files {
        match Opened::of(file, options) {
            Ok(_) if file.is_part() && is_for_people(&file.name) => {
                let why =
                    "skipped: it seems to be documentation; if it is a table, import it separately";
                skipped.push(Skipped::new(file, why.to_owned()));
            }
            Ok(opened) => found.push(opened),
            Err(error) if file.is_part() => {
                skipped.push(Skipped::new(file, why_skipped(&error)));
                first = first.or(Some(error));
            }
            Err(error) => return Err(error),
        }
    }
    match first {
        Some(error) if found.is_empty() => Err(error),
        _ => Ok(OpenedFiles { found, skipped }),
    }
}

/// Whether a file is documentation by its name, since any text could be read as a list of edges.
fn is_for_people(path: &str) -> bool {
    const NAMES: [&str; 7] = [
        "changelog",
        "citation",
        "copying",
        "licence",
        "license",
        "notice",
        "readme",
    ];
    let name = path
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let (stem, ending) = name.split_once('.').unwrap_or((&name, ""));
    NAMES.contains(&stem) || ending == "md"
}

fn why_skipped(error: &ImportError) -> String {
    let why = match error {
        ImportError::Malformed {
            line: None,
            message,
            ..
        } => message,
        ImportError::Malformed {
            line: Some(line),
            message,
            ..
        } => &format!("line {line}: {message}"),
        ImportError::Unrecognised { .. } => "it is not a table, and its format is unknown",
        other => &other.to_string(),
    };
    format!("skipped: {why}")
}

impl<'a> Opened<'a> {
    fn of(file: &'a Unpacked<'a>, options: &ImportOptions) -> Result<Self, ImportError> {
        let malformed = |NotText { line, message }| ImportError::Malformed {
            file: file.name.clone().into_owned(),
            line,
            message,
        };
        let mut decoded = decode(&file.bytes, options.encoding).map_err(malformed)?;
        // In the text of a sheet, a carriage return is a line break within a cell.
        if file.within != Within::Workbook {
            decoded.text = one_line_end(decoded.text);
        }
        if decoded.text.trim().is_empty() {
            return Err(malformed(NotText {
                line: None,
                message: "the file is empty; export it again from the program it comes from"
                    .to_owned(),
            }));
        }
        let format = options.format.or_else(|| recognised(&decoded.text));
        let found = format.and_then(|format| Some((format, format.importer()?)));
        let (format, importer) = found.ok_or_else(|| ImportError::Unrecognised {
            file: file.name.clone().into_owned(),
        })?;
        Ok(Self {
            file,
            decoded,
            format,
            importer,
        })
    }

    /// Whether it is a table, whose columns the user can map.
    pub(crate) fn is_table(&self) -> bool {
        self.importer.reads_tables()
    }

    fn accompanies(&self) -> Accompanies {
        self.importer.accompanies(&self.decoded.text)
    }

    /// The file as its reader gets it, without companions.
    fn as_foreign_file<'f>(
        &'f self,
        number: u16,
        options: &'f ImportOptions,
        progress: &'f dyn Progress,
    ) -> ForeignFile<'f> {
        ForeignFile {
            name: &self.file.name,
            number,
            is_sheet: self.is_sheet(),
            text: &self.decoded.text,
            options,
            progress,
            companions: &[],
        }
    }

    fn is_sheet(&self) -> bool {
        self.file.within == Within::Workbook
    }

    /// Adds the file and the notes on it to the report.
    fn report(&self, file: &ForeignFile<'_>, report: &mut ImportReport) {
        let encoding = if self.is_sheet() {
            "–"
        } else {
            self.decoded.encoding
        };
        report.files.push(FileReport {
            name: file.name.to_owned(),
            format: self.format.title().to_owned(),
            encoding: encoding.to_owned(),
            bytes: self.file.bytes.len() as u64,
        });
        for remark in &self.file.remarks {
            report.remark(file.whole(), remark.clone());
        }
        if let Some(declared) = self.decoded.wrongly_declared {
            let message = format!(
                "the file declares {declared}, but is written in {0}; it was read as {0}",
                self.decoded.encoding
            );
            report.remark(file.whole(), message);
        }
        if self.decoded.found_by == FoundBy::Guess {
            let message = format!(
                "the encoding was guessed to be {}; if letters look wrong, name the right one with --encoding, such as cp850 or macintosh",
                self.decoded.encoding
            );
            report.remark(file.whole(), message);
        }
    }
}

/// The format of the first reader that recognises a text; tables, which nearly any text may be, come
/// last.
fn recognised(text: &str) -> Option<&'static Format> {
    let reads_tables = |format: &&Format| format.importer().is_some_and(Importer::reads_tables);
    let tables = Format::readable().filter(reads_tables);
    let others = Format::readable().filter(|format| !reads_tables(format));
    others.chain(tables).find(|format| {
        format
            .importer()
            .is_some_and(|importer| importer.recognises(text))
    })
}

/// Reads the files one after the other, each together with the files that accompany it.
pub(crate) fn read_all(
    opened: &[Opened<'_>],
    options: &ImportOptions,
    progress: &dyn Progress,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let of_files: Vec<ImportOptions> = opened
        .iter()
        .map(|opened| options.of_file(&opened.file.name))
        .collect();
    let files: Vec<ForeignFile<'_>> = opened
        .iter()
        .zip(0u16..)
        .zip(&of_files)
        .map(|((opened, number), options)| opened.as_foreign_file(number, options, progress))
        .collect();
    for (opened, file) in opened.iter().zip(&files) {
        opened.report(file, &mut draft.report);
    }
    let leaders = leaders(opened)?;
    let (mut is_read, mut unread) = (false, None);
    for (position, Opened { file, importer, .. }) in opened.iter().enumerate() {
        if leaders[position] != position {
            continue;
        }
        let followers = leaders
            .iter()
            .enumerate()
            .filter(|(follower, leader)| **leader == position && *follower != position);
        let companions: Vec<ForeignFile<'_>> =
            followers.map(|(follower, _)| files[follower]).collect();
        match importer.read(
            &ForeignFile {
                companions: &companions,
                ..files[position]
            },
            draft,
        ) {
            Ok(()) => is_read = true,
            Err(ImportError::Unwanted) => return Err(ImportError::Unwanted),
            Err(error) if file.is_part() => {
                files[position].taken_for("skipped".to_owned(), draft);
                draft
                    .report
                    .remark(files[position].whole(), why_skipped(&error));
                unread = unread.or(Some(error));
            }
            Err(error) => return Err(error),
        }
        files[position].go_on(draft)?;
        if draft.seen_columns.is_full() {
            let message = too_many_names(options.ceilings.attributes);
            return Err(files[position].unreadable(message));
        }
    }
    unread.filter(|_| !is_read).map_or(Ok(()), Err)
}

/// For each file, the position of the file with which it is read: itself, or the nearest file that
/// it accompanies.
fn leaders(opened: &[Opened<'_>]) -> Result<Vec<usize>, ImportError> {
    let leads = |position: &usize, follower: &Opened<'_>| {
        let file = &opened[*position];
        file.format == follower.format && file.accompanies() == Accompanies::None
    };
    let leader = |(position, file): (usize, &Opened<'_>)| {
        let accompanies = file.accompanies();
        if accompanies == Accompanies::None {
            return Ok(position);
        }
        let before = (0..position).rev().find(|other| leads(other, file));
        let nearest = before.or_else(|| (position..opened.len()).find(|other| leads(other, file)));
        let alone = (accompanies == Accompanies::IfThereIsAnother).then_some(position);
        nearest.or(alone).ok_or_else(|| ImportError::Malformed {
            file: file.file.name.clone().into_owned(),
            line: None,
            message:
                "it only contains values for the nodes of another file; import that file as well"
                    .to_owned(),
        })
    };
    opened.iter().enumerate().map(leader).collect()
}
