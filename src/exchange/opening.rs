//! Opening files: workbooks unpacked into their sheets, encodings and formats found, and each file read by its reader.

use std::borrow::Cow;

use crate::exchange::decode::Decoded;
use crate::exchange::decode::decode;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::ImportOptions;
use crate::exchange::importer::Importer;
use crate::exchange::importer::InputFile;
use crate::exchange::importer::Progress;
use crate::exchange::importers::IMPORTERS;
use crate::exchange::report::FileReport;
use crate::exchange::workbook::is_workbook;
use crate::exchange::workbook::sheets;

/// A file as it was given, or a sheet of a workbook.
pub(crate) struct Unpacked<'a> {
    name: Cow<'a, str>,
    bytes: Cow<'a, [u8]>,
    is_sheet: bool,
}

/// The files, with the sheets of workbooks in their place.
pub(crate) fn unpacked(files: &[InputFile]) -> Result<Vec<Unpacked<'_>>, ImportError> {
    let mut unpacked = Vec::with_capacity(files.len());
    for file in files {
        if !is_workbook(&file.bytes) {
            let (name, bytes) = (Cow::Borrowed(file.name.as_str()), Cow::Borrowed(file.bytes.as_slice()));
            unpacked.push(Unpacked { name, bytes, is_sheet: false });
            continue;
        }
        let malformed = |message| ImportError::Malformed { file: file.name.clone(), line: 0, message };
        let sheets = sheets(&file.bytes).map_err(malformed)?;
        if sheets.is_empty() {
            return Err(malformed("no sheet of the workbook has anything in it".to_owned()));
        }
        unpacked.extend(sheets.into_iter().map(|sheet| Unpacked {
            name: Cow::Owned(format!("{} [{}]", file.name, sheet.name)),
            bytes: Cow::Owned(sheet.text.into_bytes()),
            is_sheet: true,
        }));
    }
    Ok(unpacked)
}

/// A file whose text and reader are found.
pub(crate) struct Opened<'a> {
    file: &'a Unpacked<'a>,
    pub(crate) decoded: Decoded<'a>,
    importer: &'static dyn Importer,
}

/// Finds the text and the reader of each file.
///
/// A sheet that nobody can read may be there for people alone, so it is passed over if others can be read.
pub(crate) fn opened<'a>(
    files: &'a [Unpacked<'a>],
    options: &ImportOptions,
) -> Result<(Vec<Opened<'a>>, Vec<PassedOver>), ImportError> {
    let (mut found, mut passed_over, mut first) = (Vec::with_capacity(files.len()), Vec::new(), None);
    for file in files {
        match Opened::of(file, options) {
            Ok(opened) => found.push(opened),
            Err(error) if file.is_sheet => {
                passed_over.push((file.name.clone().into_owned(), "there is no table in the sheet".to_owned()));
                first = first.or(Some(error));
            }
            Err(error) => return Err(error),
        }
    }
    match first {
        Some(error) if found.is_empty() => Err(error),
        _ => Ok((found, passed_over)),
    }
}

/// The name of a sheet that is no table, and why it is none.
pub(crate) type PassedOver = (String, String);

impl<'a> Opened<'a> {
    fn of(file: &'a Unpacked<'a>, options: &ImportOptions) -> Result<Self, ImportError> {
        let malformed = |(line, message)| ImportError::Malformed { file: file.name.clone().into_owned(), line, message };
        let decoded = decode(&file.bytes, options.encoding).map_err(malformed)?;
        if decoded.text.trim().is_empty() {
            return Err(malformed((0, "the file is empty; export it again from the program it comes from".to_owned())));
        }
        let importer = IMPORTERS.iter().copied().find(|importer| match options.format {
            Some(format) => importer.format() == format,
            None => importer.recognises(&decoded.text),
        });
        let importer = importer.ok_or_else(|| ImportError::Unrecognised { file: file.name.clone().into_owned() })?;
        Ok(Self { file, decoded, importer })
    }

    fn accompanies(&self) -> bool {
        self.importer.accompanies(&self.decoded.text)
    }
}

/// Reads the files one after the other; what accompanies another file is read with it.
pub(crate) fn read_all(
    opened: &[Opened<'_>],
    options: &ImportOptions,
    progress: &dyn Progress,
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let mut files: Vec<ForeignFile<'_>> = Vec::with_capacity(opened.len());
    for (Opened { file, decoded, importer }, number) in opened.iter().zip(0u16..) {
        draft.report.files.push(FileReport {
            name: file.name.clone().into_owned(),
            format: importer.format().title().to_owned(),
            encoding: decoded.encoding.to_owned(),
            bytes: file.bytes.len() as u64,
        });
        let foreign = ForeignFile { name: &file.name, number, text: &decoded.text, options, progress, companions: &[] };
        if decoded.guessed {
            let message =
                format!("the encoding was guessed to be {}; if letters look wrong, give it with --encoding", decoded.encoding);
            draft.report.remark(foreign.at(0), message);
        }
        files.push(foreign);
    }
    let leaders = leaders(opened)?;
    let (mut is_read, mut unread) = (false, None);
    for (position, Opened { file, importer, .. }) in opened.iter().enumerate() {
        if leaders[position] != position {
            continue;
        }
        let followers = leaders.iter().enumerate().filter(|(follower, leader)| **leader == position && *follower != position);
        let companions: Vec<ForeignFile<'_>> = followers.map(|(follower, _)| files[follower]).collect();
        match importer.read(&ForeignFile { companions: &companions, ..files[position] }, draft) {
            Ok(()) => is_read = true,
            Err(error) if file.is_sheet => {
                draft.report.remark(files[position].at(0), format!("the sheet was passed over: {error}"));
                unread = unread.or(Some(error));
            }
            Err(error) => return Err(error),
        }
    }
    unread.filter(|_| !is_read).map_or(Ok(()), Err)
}

/// For each file, the position of the file it is read with: itself, or the nearest one that it accompanies.
fn leaders(opened: &[Opened<'_>]) -> Result<Vec<usize>, ImportError> {
    let leads = |position: &usize, follower: &Opened<'_>| {
        let file = &opened[*position];
        file.importer.format() == follower.importer.format() && !file.accompanies()
    };
    let leader = |(position, file): (usize, &Opened<'_>)| {
        if !file.accompanies() {
            return Ok(position);
        }
        let before = (0..position).rev().find(|other| leads(other, file));
        before.or_else(|| (position..opened.len()).find(|other| leads(other, file))).ok_or_else(|| ImportError::Malformed {
            file: file.file.name.clone().into_owned(),
            line: 0,
            message: "it only says something of the nodes of another file; give that file as well".to_owned(),
        })
    };
    opened.iter().enumerate().map(leader).collect()
}
