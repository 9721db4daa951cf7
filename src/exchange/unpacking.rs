//! Unpacks the input: the sheets of workbooks, the files of ZIP archives, gzip.

use std::borrow::Cow;
use std::io::Cursor;

use flate2::bufread::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::exchange::importer::ImportError;
use crate::exchange::importer::InputFile;
use crate::exchange::room::Room;
use crate::exchange::unpack_error::UnpackError;
use crate::exchange::workbook::SheetText;
use crate::exchange::workbook::sheets;

/// The most bytes to which all files together are unpacked.
const LARGEST: u64 = 256 << 20;
/// How many times larger than packed files may become; tables that people keep stay far below.
const MOST_TIMES: u64 = 16;
/// So many bytes are always unpacked, however small they were packed.
const ALWAYS: u64 = 32 << 20;
/// The most files that are unpacked altogether.
const MOST_FILES: usize = 1_000;
/// How deep archives may be nested: a workbook in a ZIP archive that is compressed with gzip.
const DEEPEST: usize = 3;

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
/// # Errors
///
/// [`ImportError::Malformed`] if a file is damaged, empty, or too large when unpacked.
pub(crate) fn unpacked(files: &[InputFile]) -> Result<Vec<Unpacked<'_>>, ImportError> {
    let packed: u64 = files.iter().map(|file| file.bytes.len() as u64).sum();
    let most = packed.saturating_mul(MOST_TIMES).clamp(ALWAYS, LARGEST);
    let mut unpacking = Unpacking {
        room: Room::of(most),
        found: Vec::with_capacity(files.len()),
    };
    for file in files {
        let (name, bytes) = (
            Cow::Borrowed(file.name.as_str()),
            Cow::Borrowed(file.bytes.as_slice()),
        );
        unpacking.add(
            Unpacked {
                name,
                bytes,
                within: Within::Nothing,
                remarks: Vec::new(),
            },
            DEEPEST,
        )?;
    }
    Ok(unpacking.found)
}

/// The files unpacked so far.
struct Unpacking<'a> {
    room: Room,
    found: Vec<Unpacked<'a>>,
}

impl<'a> Unpacking<'a> {
    fn add(&mut self, file: Unpacked<'a>, deeper: usize) -> Result<(), ImportError> {
        let malformed = |error: UnpackError| ImportError::Malformed {
            file: file.name.clone().into_owned(),
            line: None,
            message: error.to_string(),
        };
        let packing = if deeper == 0 {
            Packing::None
        } else {
            Packing::of(&file.bytes)
        };
        let parts = match packing {
            Packing::None => {
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
            Packing::Workbook => sheets_of(&file, &mut self.room).map_err(malformed)?,
            Packing::Archive => files_of(&file, &mut self.room).map_err(malformed)?,
        };
        if parts.is_empty() {
            return Err(malformed(UnpackError::Empty));
        }
        if self.found.len() + parts.len() > MOST_FILES {
            return Err(malformed(UnpackError::TooManyFiles { most: MOST_FILES }));
        }
        parts
            .into_iter()
            .try_for_each(|part| self.add(part, deeper - 1))
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

fn sheets_of(file: &Unpacked<'_>, room: &mut Room) -> Result<Vec<Unpacked<'static>>, UnpackError> {
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
    Ok(sheets(&file.bytes, room)?.into_iter().map(part).collect())
}

fn files_of(file: &Unpacked<'_>, room: &mut Room) -> Result<Vec<Unpacked<'static>>, UnpackError> {
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
        if parts.len() > MOST_FILES {
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
