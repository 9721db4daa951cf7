//! What is packed into other files: the sheets of workbooks, the files of ZIP archives, what gzip
//! made smaller.

use std::borrow::Cow;
use std::io::Cursor;

use flate2::bufread::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::exchange::importer::ImportError;
use crate::exchange::importer::InputFile;
use crate::exchange::room::Room;
use crate::exchange::workbook::SheetText;
use crate::exchange::workbook::sheets;

/// The most that all files together are unpacked to, in bytes.
const LARGEST: u64 = 512 << 20;
/// The most files that come out of all files together.
const MOST_FILES: usize = 1_000;
/// How often something may be packed into something: a workbook in an archive that gzip made
/// smaller.
const DEEPEST: usize = 3;

/// A file as it was given, or one that was packed into it.
#[derive(Debug)]
pub(crate) struct Unpacked<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) bytes: Cow<'a, [u8]>,
    pub(crate) within: Within,
    /// What whoever reads it should know.
    pub(crate) remarks: Vec<String>,
}

/// What a file was packed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    Nothing,
    Archive,
    Workbook,
}

impl Unpacked<'_> {
    /// Whether it is one of several that came together, of which some may be there for people
    /// alone.
    pub(crate) fn is_part(&self) -> bool {
        self.within != Within::Nothing
    }
}

/// The files, with what is packed into them in their place.
///
/// # Errors
///
/// If a file is damaged, empty, or larger unpacked than there is memory kept for.
pub(crate) fn unpacked(files: &[InputFile]) -> Result<Vec<Unpacked<'_>>, ImportError> {
    let mut unpacking = Unpacking {
        room: Room::of(LARGEST),
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

/// What is unpacked so far.
struct Unpacking<'a> {
    room: Room,
    found: Vec<Unpacked<'a>>,
}

impl<'a> Unpacking<'a> {
    fn add(&mut self, file: Unpacked<'a>, deeper: usize) -> Result<(), ImportError> {
        let malformed = |message: String| ImportError::Malformed {
            file: file.name.clone().into_owned(),
            line: None,
            message,
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
            return Err(malformed("there is nothing in it".to_owned()));
        }
        if self.found.len() + parts.len() > MOST_FILES {
            return Err(malformed(format!(
                "more than {MOST_FILES} files are in it; unpack it and give those that belong together"
            )));
        }
        parts
            .into_iter()
            .try_for_each(|part| self.add(part, deeper - 1))
    }
}

/// How something is packed.
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
        // What is damaged is told when it is opened as an archive.
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

fn gunzipped(bytes: &[u8], room: &mut Room) -> Result<Vec<u8>, String> {
    room.read(MultiGzDecoder::new(bytes), |error| {
        format!("the gzip archive is damaged ({error}); pack or fetch it again")
    })
}

fn sheets_of(file: &Unpacked<'_>, room: &mut Room) -> Result<Vec<Unpacked<'static>>, String> {
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

fn files_of(file: &Unpacked<'_>, room: &mut Room) -> Result<Vec<Unpacked<'static>>, String> {
    let mut archive =
        ZipArchive::new(Cursor::new(&*file.bytes)).map_err(|error| damaged(&error))?;
    let mut parts = Vec::new();
    for number in 0..archive.len() {
        let entry = archive.by_index(number).map_err(|error| damaged(&error))?;
        let name = entry.name().map_err(|error| damaged(&error))?.into_owned();
        if name == "mimetype" {
            return Err("this is a document in an archive; save it as a workbook (.xlsx) or as text (CSV …) first".to_owned());
        }
        if entry.is_dir() || is_of_the_packer(&name) {
            continue;
        }
        let bytes = room.read(entry, |error| {
            format!("\"{name}\" in the archive is damaged ({error}); pack it again")
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

/// Whether a file is there because of the system that the archive was made on.
fn is_of_the_packer(path: &str) -> bool {
    path.starts_with("__MACOSX/")
        || path
            .rsplit('/')
            .next()
            .is_some_and(|name| name.starts_with('.') || name == "Thumbs.db")
}

fn damaged(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(reason) => {
            format!("the ZIP archive cannot be read ({reason}); unpack it and give what is in it")
        }
        other => {
            format!("the ZIP archive or workbook is damaged ({other}); save or fetch it again")
        }
    }
}
