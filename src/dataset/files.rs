//! The files of a dataset, from a folder or from memory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

/// The files a dataset may have.
pub const DATASET_FILES: [&str; 10] = [
    "classes.csv",
    "datapackage.json",
    "entities.csv",
    "kinds.csv",
    "passages.csv",
    "patterns.csv",
    "questions.csv",
    "relation_types.csv",
    "relations.csv",
    "sources.csv",
];

/// The file that marks a folder in which a dataset is not whole yet, or not any more.
pub const UNFINISHED: &str = "UNFINISHED.txt";

/// What stands between the name of a folder and a number in the hidden name that it has while it is
/// written: on a full disk there may be no [`UNFINISHED`] in it.
pub const UNFINISHED_NAME: &str = ".unfinished-";

/// The largest file that can be read: positions in it must fit in four bytes.
const LARGEST: u64 = 2 << 30;

/// The files of one dataset, not parsed yet.
#[derive(Debug, Default)]
pub struct DatasetFiles {
    name: String,
    files: BTreeMap<&'static str, Cow<'static, [u8]>>,
}

/// Why a folder could not be read at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FolderError {
    /// The folder does not exist or cannot be accessed.
    #[error("cannot read the dataset folder \"{}\": {cause}; give the path of a folder with entities.csv and relations.csv", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The error of the operating system.
        cause: io::Error,
    },
    /// Writing the folder was not finished.
    #[error("the folder \"{}\" is not whole: the program ended while it was being written; delete it, and import or export again", path.display())]
    Unfinished {
        /// The folder.
        path: PathBuf,
    },
    /// A file in it cannot be read.
    #[error("cannot read \"{}\": {cause}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        cause: io::Error,
    },
    /// A file is too large.
    #[error("\"{}\" has {size} bytes; files up to 2 GiB are read, so split the network", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
}

impl DatasetFiles {
    /// A dataset whose files are in memory. Files with names that are not part of the format are
    /// ignored.
    pub fn from_memory<'a>(
        name: &str,
        files: impl IntoIterator<Item = (&'a str, &'static [u8])>,
    ) -> Self {
        let mut dataset = Self {
            name: name.to_owned(),
            files: BTreeMap::new(),
        };
        for (file, bytes) in files {
            dataset.insert(file, Cow::Borrowed(bytes));
        }
        dataset
    }

    /// Adds or replaces a file. A file whose name is not part of the format is ignored.
    pub fn insert(&mut self, file: &str, bytes: Cow<'static, [u8]>) {
        if let Some(known) = DATASET_FILES.into_iter().find(|known| *known == file) {
            self.files.insert(known, bytes);
        }
    }

    /// Reads the dataset files in a folder. Other files in it are ignored.
    ///
    /// # Errors
    ///
    /// [`FolderError`] if the folder or a file in it cannot be read. A missing file is not an error
    /// here.
    pub fn from_folder(folder: &Path) -> Result<Self, FolderError> {
        let metadata = fs::metadata(folder).and_then(|metadata| {
            if metadata.is_dir() {
                Ok(metadata)
            } else {
                Err(io::Error::from(io::ErrorKind::NotADirectory))
            }
        });
        metadata.map_err(|cause| FolderError::Folder {
            path: folder.to_owned(),
            cause,
        })?;
        let name = folder
            .canonicalize()
            .ok()
            .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
        let name = name.unwrap_or_default();
        if folder.join(UNFINISHED).exists() || is_of_unfinished(&name) {
            return Err(FolderError::Unfinished {
                path: folder.to_owned(),
            });
        }
        let mut dataset = Self {
            name,
            files: BTreeMap::new(),
        };
        for file in DATASET_FILES {
            if let Some(bytes) = read_file(&folder.join(file))? {
                dataset.files.insert(file, Cow::Owned(bytes));
            }
        }
        Ok(dataset)
    }

    /// The name of the dataset if its descriptor does not give one.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes of a file, if it exists.
    #[must_use]
    pub fn get(&self, file: &str) -> Option<&[u8]> {
        self.files.get(file).map(AsRef::as_ref)
    }

    /// All files, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &[u8])> {
        self.files
            .iter()
            .map(|(name, bytes)| (*name, bytes.as_ref()))
    }
}

/// Whether a folder has this name while it is written.
fn is_of_unfinished(name: &str) -> bool {
    let number = name.rsplit_once(UNFINISHED_NAME);
    let number = number.map_or("", |(_, number)| number);
    name.starts_with('.') && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn read_file(path: &Path) -> Result<Option<Vec<u8>>, FolderError> {
    let failed = |cause| FolderError::File {
        path: path.to_owned(),
        cause,
    };
    match fs::metadata(path) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(failed(cause)),
        Ok(metadata) if metadata.len() > LARGEST => Err(FolderError::TooLarge {
            path: path.to_owned(),
            size: metadata.len(),
        }),
        Ok(metadata) if !metadata.is_file() => Err(failed(io::Error::other("it is not a file"))),
        Ok(_) => fs::read(path).map(Some).map_err(failed),
    }
}
