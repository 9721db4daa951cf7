//! Unpacks the input: the sheets of workbooks, the files of ZIP archives, gzip.

use std::borrow::Cow;
use std::io::Cursor;

use flate2::bufread::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::exchange::importer::ImportError;
use crate::exchange::importer::InputFile;
use crate::exchange::importer::Progress;
use crate::exchange::importer::still_wanted;
use crate::exchange::room::Room;
use crate::exchange::unpack_error::UnpackError;
use crate::exchange::workbook::LookedThrough;
use crate::exchange::workbook::SheetText;
use crate::exchange::workbook::sheets;

/// The most bytes to which all files together are unpacked.
const LARGEST: u64 = 256 << 20;
/// How many times larger than packed files may become; tables that people keep stay far below.
const MOST_TIMES: u64 = 16;
/// So many bytes are always unpacked, however small they were packed.
const ALWAYS: u64 = 32 << 20;
/// How many archives may stand around a file, so that no small archive holds endless others.
const DEEPEST: usize = 1;

/// An input file, or a file or sheet that was packed into one.
#[derive(Debug)]
pub(crate) struct Unpacked<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) bytes: Cow<'a, [u8]>,
    pub(crate) within: Within,
    /// Notes for the report.
    pub(crate) remarks: Vec<String>,
}

/// Where a file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// The file is one of the input files.
    Nothing,
    /// The file was in a ZIP archive.
    Archive,
    /// The file is a sheet of a workbook.
    Workbook,
}

impl Unpacked<'_> {
    /// Whether the file came in an archive or a workbook, some of whose parts may be no data.
    pub(crate) fn is_part(&self) -> bool {
        self.within != Within::Nothing
    }
}

/// Replaces packed files by what is packed into them.
///
/// An archive (ZIP or gzip) in another one is not opened; a workbook may stand in one.
///
/// # Errors
///
/// [`ImportError::Malformed`] if a file is damaged, empty, or too large when unpacked, or if there are
/// more than `most_parts` files and sheets; [`ImportError::Unwanted`] if nobody waits for them.
pub(crate) fn unpacked<'a>(
    files: &'a [InputFile],
    most_parts: usize,
    progress: &dyn Progress,
) -> Result<Vec<Unpacked<'a>>, ImportError> {
    let packed: u64 = files.iter().map(|file| file.bytes.len() as u64).sum();
    let most = packed.saturating_mul(MOST_TIMES).clamp(ALWAYS, LARGEST);
    let mut unpacking = Unpacking {
        room: Room::of(most),
        looked: LookedThrough::of(Room::of(most), packed),
        found: Vec::with_capacity(files.len()),
        most_parts,
        progress,
    };
    for file in files {
        let (name, bytes) = (
            Cow::Borrowed(file.name.as_str()),
            Cow::Borrowed(file.bytes.as_slice()),
        );
        let file = Unpacked {
            name,
            bytes,
            within: Within::Nothing,
            remarks: Vec::new(),
        };
        unpacking.add(file, DEEPEST)?;
    }
    Ok(unpacking.found)
}

/// The files unpacked so far.
struct Unpacking<'a, 'p> {
    room: Room,
    looked: LookedThrough,
    found: Vec<Unpacked<'a>>,
    most_parts: usize,
    progress: &'p dyn Progress,
}

impl<'a> Unpacking<'a, '_> {
    /// Adds a file, or what is packed into it; archives in it are opened so many levels deep.
    fn add(&mut self, file: Unpacked<'a>, deep: usize) -> Result<(), ImportError> {
        still_wanted(self.progress)?;
        let malformed = |error: UnpackError| ImportError::Malformed {
            file: file.name.clone().into_owned(),
            line: None,
            message: error.to_string(),
        };
        let parts = match Packing::of(&file.bytes) {
            Packing::None => {
                self.found.push(file);
                return Ok(());
            }
            Packing::Gzip | Packing::Archive if deep == 0 => {
                // Whoever takes it for a text is told what it is.
                self.found.push(file);
                return Ok(());
            }
            Packing::Gzip => {
                let bytes = gunzipped(&file.bytes, &mut self.room).map_err(malformed)?;
                let name = file
                    .name
                    .strip_suffix(".gz")
                    .unwrap_or(&file.name)
                    .to_owned();
                vec![Unpacked {
                    name: name.into(),
                    bytes: bytes.into(),
                    within: file.within,
                    remarks: Vec::new(),
                }]
            }
            Packing::Workbook => {
                let (room, looked) = (&mut self.room, &mut self.looked);
                sheets_of(&file, room, looked, self.most_parts).map_err(malformed)?
            }
            Packing::Archive => {
                files_of(&file, &mut self.room, self.most_parts).map_err(malformed)?
            }
        };
        if parts.is_empty() {
            return Err(malformed(UnpackError::Empty));
        }
        if self.found.len() + parts.len() > self.most_parts {
            let most = self.most_parts;
            return Err(malformed(UnpackError::TooManyParts { most }));
        }
        parts
            .into_iter()
            .try_for_each(|part| self.add(part, deep.saturating_sub(1)))
    }
}

/// How a file is packed.
enum Packing {
    None,
    Gzip,
    Workbook,
    Archive,
}

impl Packing {
    fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(&[0x1F, 0x8B]) {
            return Self::Gzip;
        }
        if !bytes.starts_with(b"PK\x03\x04") {
            return Self::None;
        }
        // A damaged archive is reported when it is opened.
        let archive = ZipArchive::new(Cursor::new(bytes));
        let mut names = archive
            .iter()
            .flat_map(ZipArchive::file_names)
            .filter_map(Result::ok);
        if names.any(|name| name.ends_with("workbook.xml")) {
            Self::Workbook
        } else {
            Self::Archive
        }
    }
}

fn gunzipped(bytes: &[u8], room: &mut Room) -> Result<Vec<u8>, UnpackError> {
    room.read(MultiGzDecoder::new(bytes), |error| {
        UnpackError::DamagedGzip {
            reason: error.to_string(),
        }
    })
}

fn sheets_of(
    file: &Unpacked<'_>,
    room: &mut Room,
    looked: &mut LookedThrough,
    most: usize,
) -> Result<Vec<Unpacked<'static>>, UnpackError> {
    let part = |SheetText {
                    name,
                    text,
                    remarks,
                }| Unpacked {
        name: format!("{} [{name}]", file.name).into(),
        bytes: text.into_bytes().into(),
        within: Within::Workbook,
        remarks,
    };
    Ok(sheets(&file.bytes, room, looked, most)?
        .into_iter()
        .map(part)
        .collect())
}

fn files_of(
    file: &Unpacked<'_>,
    room: &mut Room,
    most: usize,
) -> Result<Vec<Unpacked<'static>>, UnpackError> {
    let mut archive =
        ZipArchive::new(Cursor::new(&*file.bytes)).map_err(|error| damaged(&error))?;
    let mut parts = Vec::new();
    for number in 0..archive.len() {
        let entry = archive.by_index(number).map_err(|error| damaged(&error))?;
        let name = entry.name().map_err(|error| damaged(&error))?.into_owned();
        if name == "mimetype" {
            return Err(UnpackError::OfficeDocument);
        }
        if entry.is_dir() || is_of_the_packer(&name) {
            continue;
        }
        let bytes = room.read(entry, |error| UnpackError::DamagedEntry {
            name: name.clone(),
            reason: error.to_string(),
        })?;
        parts.push(Unpacked {
            name: format!("{}/{name}", file.name).into(),
            bytes: bytes.into(),
            within: Within::Archive,
            remarks: Vec::new(),
        });
        if parts.len() > most {
            break;
        }
    }
    Ok(parts)
}

/// Whether a file was added by the operating system on which the archive was made.
fn is_of_the_packer(path: &str) -> bool {
    path.starts_with("__MACOSX/")
        || path
            .rsplit('/')
            .next()
            .is_some_and(|name| name.starts_with('.') || name == "Thumbs.db")
}

fn damaged(error: &ZipError) -> UnpackError {
    match error {
        ZipError::UnsupportedArchive(reason) => UnpackError::UnsupportedArchive {
            reason: (*reason).to_owned(),
        },
        other => UnpackError::DamagedArchive {
            reason: other.to_string(),
        },
    }
}
