//! A folder: written beside, then in the place of an old one, an empty one, or none.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::io::ErrorKind;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::cli::saving::disk::Disk;
use crate::cli::saving::file::beside;
use crate::cli::saving::file::folder_of;
use crate::cli::saving::file::real;
use crate::cli::saving::file::write_new;
use crate::dataset::UNFINISHED;

/// What stands in the file that marks a folder as unfinished.
const WHY: &str = "This folder was being written, or removed, when the program ended. Delete it.\n";

/// A folder that is being written beside the one that it will be. It is removed again unless it is put
/// in place.
#[derive(Debug)]
pub struct NewFolder<'d> {
    disk: &'d dyn Disk,
    target: PathBuf,
    beside: PathBuf,
    files: Vec<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl<'d> NewFolder<'d> {
    /// Begins a folder beside `target`; the folders above it are made if they are not there.
    ///
    /// # Errors
    ///
    /// Those of the disk, or that `target` is the folder one is in, which cannot be replaced.
    pub fn beside(disk: &'d dyn Disk, target: &Path) -> io::Result<Self> {
        let target = real(target);
        if env::current_dir().is_ok_and(|current| real(&current).starts_with(&target)) {
            return Err(io::Error::other(
                "it is the folder you are in; name another one, or go to the folder above",
            ));
        }
        make_above(disk, folder_of(&target))?;
        let new = Self {
            disk,
            beside: beside(&target),
            target,
            files: Vec::new(),
            folders: BTreeSet::new(),
        };
        // A program of the same number may have been ended while it wrote.
        remove(disk, &new.beside)?;
        disk.create_folder(&new.beside)?;
        write_new(disk, &new.beside.join(UNFINISHED), |out| {
            out.write_all(WHY.as_bytes())
        })?;
        Ok(new)
    }

    /// Writes a file of the folder, whose path within it may have folders.
    ///
    /// # Errors
    ///
    /// Those of the disk and of `write`, or that the file was written before.
    pub fn write(
        &mut self,
        file: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let path = self.beside.join(file);
        self.make_folder(folder_of(&path))?;
        write_new(self.disk, &path, write)?;
        self.files.push(path);
        Ok(())
    }

    /// Keeps what is in the old folder, if there is one, but for the names that are `replaced`.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn keep_others(&mut self, replaced: impl Fn(&OsStr) -> bool) -> io::Result<()> {
        let old = self.target.clone();
        if !old.is_dir() {
            return Ok(());
        }
        for entry in fs::read_dir(old)? {
            let entry = entry?;
            let name = entry.file_name();
            if !replaced(&name) && name != UNFINISHED {
                self.keep(&entry.path(), &self.beside.join(name))?;
            }
        }
        Ok(())
    }

    fn keep(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        if !fs::symlink_metadata(from)?.is_dir() {
            return self.disk.link(from, to);
        }
        self.make_folder(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            self.keep(&entry.path(), &to.join(entry.file_name()))?;
        }
        Ok(())
    }

    /// Puts the folder in its place: of an old one with files in it too.
    ///
    /// # Errors
    ///
    /// Those of the disk: then the old folder is there as it was, or the new one whole.
    pub fn put_in_place(self) -> io::Result<()> {
        for path in self.files.iter().chain(&self.folders) {
            self.disk.sync(path)?;
        }
        let is_replacing = is_filled(&self.target);
        if let Ok(old) = fs::metadata(&self.target) {
            fs::set_permissions(&self.beside, old.permissions())?;
        }
        self.disk.remove_file(&self.beside.join(UNFINISHED))?;
        self.disk.sync(&self.beside)?;
        if !is_replacing {
            self.disk.rename(&self.beside, &self.target)?;
            return self.disk.sync(folder_of(&self.target));
        }
        match self.disk.exchange(&self.beside, &self.target) {
            Err(error) if error.kind() == ErrorKind::Unsupported => self.take_turns()?,
            exchanged => exchanged?,
        }
        self.disk.sync(folder_of(&self.target))
        // What is beside is the old folder now, which is removed as an unfinished one would be.
    }

    /// Puts the new folder in place of the old where the two cannot change places at once.
    fn take_turns(&self) -> io::Result<()> {
        let mut former = self.beside.clone().into_os_string();
        former.push("-former");
        let former = PathBuf::from(former);
        self.disk.rename(&self.target, &former)?;
        if let Err(error) = self.disk.rename(&self.beside, &self.target) {
            self.disk.rename(&former, &self.target)?;
            return Err(error);
        }
        self.disk.rename(&former, &self.beside)
    }

    /// Makes a folder within the new one, and those above it.
    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        if folder == self.beside || self.folders.contains(folder) {
            return Ok(());
        }
        self.make_folder(folder_of(folder))?;
        self.disk.create_folder(folder)?;
        self.folders.insert(folder.to_owned());
        Ok(())
    }
}

impl Drop for NewFolder<'_> {
    fn drop(&mut self) {
        // Nobody can be told of what cannot be removed; its name and its mark say what it is.
        let _ = remove(self.disk, &self.beside);
    }
}

/// Removes a folder, which is marked as unfinished until the last of its files is gone.
fn remove(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let mark = folder.join(UNFINISHED);
    if !mark.exists() {
        // On a full disk the folder is removed without a mark.
        let _ = write_new(disk, &mark, |out| out.write_all(WHY.as_bytes()));
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == UNFINISHED {
            continue;
        }
        if entry.file_type()?.is_dir() {
            disk.remove_folder(&entry.path())?;
        } else {
            disk.remove_file(&entry.path())?;
        }
    }
    disk.remove_folder(folder)
}

/// Makes a folder, and those above it, unless they are there.
fn make_above(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    make_above(disk, folder_of(folder))?;
    disk.create_folder(folder)
}

/// Whether a folder is there and has something in it.
fn is_filled(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}
