//! One file: written beside, then in the place of the old one.

use std::ffi::OsString;
use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process;

use crate::cli::saving::disk::Disk;
use crate::dataset::UNFINISHED_NAME;

/// Writes a file; if one is there, it is replaced once the new one is whole. What is no file, such as a
/// pipe or a device, is written to as it is.
///
/// # Errors
///
/// Those of the disk and of `write`: then the old file is there as it was, or the new one whole.
pub fn save_file(
    disk: &dyn Disk,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let old = fs::metadata(path);
    if old.as_ref().is_ok_and(|old| !old.is_file()) {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(path)?);
        return write(&mut out).and_then(|()| out.flush());
    }
    let target = real(path);
    let beside = beside(&target);
    if beside.is_file() {
        // A program of the same number was ended while it wrote.
        disk.remove_file(&beside)?;
    }
    let saved = write_new(disk, &beside, write).and_then(|()| {
        if let Ok(old) = old {
            fs::set_permissions(&beside, old.permissions())?;
        }
        disk.sync(&beside)?;
        disk.rename(&beside, &target)?;
        disk.sync(folder_of(&target))
    });
    if saved.is_err() {
        // Nothing is left of it if it is the new one by now, or was never made.
        let _ = disk.remove_file(&beside);
    }
    saved
}

/// Writes a file that is not there yet.
pub(super) fn write_new(
    disk: &dyn Disk,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let file = disk.create_file(path)?;
    let mut out = BufWriter::new(FileOfDisk { disk, file });
    write(&mut out)?;
    out.flush()
}

/// A file that is written by the operations of a disk.
struct FileOfDisk<'d> {
    disk: &'d dyn Disk,
    file: File,
}

impl Write for FileOfDisk<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.write(&mut self.file, bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a path leads to, past links; the path itself if nothing is there yet.
pub(super) fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The folder that a path is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// A hidden name beside a path, which no other running program uses.
pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!("{UNFINISHED_NAME}{}", process::id()));
    folder_of(path).join(name)
}
