//! The operations by which a disk is changed, so that tests can let each of them fail.

use std::fmt;
use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::ErrorKind;
use std::io::Write;
use std::path::Path;

/// What writing does to a disk, one operation at a time.
pub trait Disk: fmt::Debug {
    /// Makes a folder that is not there yet.
    ///
    /// # Errors
    ///
    /// Those of the operating system, here and below.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes a file that is not there yet, and opens it for writing.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    fn create_file(&self, path: &Path) -> io::Result<File>;

    /// Writes the beginning of some bytes, and says how many.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize>;

    /// Waits until a file, or the list of what is in a folder, is where a power cut leaves it alone.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    fn sync(&self, path: &Path) -> io::Result<()>;

    /// Gives a file a second name, or copies it where it can have but one.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file or folder another name; a file, or an empty folder, that has it is gone.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Lets two folders change places, so that neither name is ever without one.
    ///
    /// # Errors
    ///
    /// Those of the operating system; [`ErrorKind::Unsupported`] if it cannot do that.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder with everything in it.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The disk of the operating system.
#[derive(Clone, Copy, Debug)]
pub struct LocalDisk;

impl Disk for LocalDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn create_file(&self, path: &Path) -> io::Result<File> {
        File::create_new(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        if !path.is_dir() {
            return OpenOptions::new().write(true).open(path)?.sync_all();
        }
        // Some systems do not open folders, some file systems cannot wait for them.
        match File::open(path).and_then(|folder| folder.sync_all()) {
            Err(error)
                if cfg!(windows)
                    || matches!(
                        error.kind(),
                        ErrorKind::InvalidInput | ErrorKind::Unsupported
                    ) =>
            {
                Ok(())
            }
            synced => synced,
        }
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if cfg!(windows) && to.is_dir() {
            fs::remove_dir(to)?;
        }
        fs::rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        exchange(one, other)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::CWD;
    use rustix::fs::RenameFlags;
    use rustix::fs::renameat_with;
    use rustix::io::Errno;

    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
        Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP => ErrorKind::Unsupported.into(),
        error => error.into(),
    })
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
