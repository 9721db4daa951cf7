//! Why a packed file (ZIP, gzip, workbook) cannot be read.

use crate::exchange::ceilings::too_many_parts;

/// Why a packed file cannot be read. Each message says what the user can do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum UnpackError {
    /// What is packed takes more memory than is kept for it.
    #[error(
        "unpacked, it takes more than {mebibytes} MiB, the most that is read; unpack it, save sheets as CSV, and import only what you need"
    )]
    TooLarge {
        /// The most that is read.
        mebibytes: u64,
    },
    /// There are more files, files in archives and sheets than are read.
    #[error("{}", too_many_parts(*most))]
    TooManyParts {
        /// The most that are read.
        most: usize,
    },
    /// Two sheets of a workbook are the same part of it, which would be read again and again.
    #[error("two sheets of the workbook have the same name or the same cells; save it again")]
    SharedSheet,
    /// An archive or a workbook contains nothing.
    #[error("it contains no files and no cells; check that it is the right file")]
    Empty,
    /// A gzip file is cut off or damaged.
    #[error("the gzip archive is damaged ({reason}); download or compress it again")]
    DamagedGzip {
        /// What the decompressor says.
        reason: String,
    },
    /// A ZIP archive cannot be opened.
    #[error("the ZIP archive or workbook is damaged ({reason}); save or download it again")]
    DamagedArchive {
        /// What the reader of archives says.
        reason: String,
    },
    /// A file in an archive cannot be unpacked.
    #[error("\"{name}\" in the archive is damaged ({reason}); create the archive again")]
    DamagedEntry {
        /// The path of the file within the archive.
        name: String,
        /// What the decompressor says.
        reason: String,
    },
    /// An archive uses something that is not supported, such as a password.
    #[error("the ZIP archive is not supported ({reason}); unpack it and import the files in it")]
    UnsupportedArchive {
        /// What is not supported.
        reason: String,
    },
    /// An archive is a document of an office program.
    #[error(
        "the file is an office document (such as .odt or .ods); save it as a workbook (.xlsx) or as text (CSV …)"
    )]
    OfficeDocument,
    /// A part of a workbook cannot be unpacked.
    #[error("the workbook is damaged; save it again")]
    DamagedWorkbook,
    /// A workbook declares more than it can have.
    #[error(
        "the workbook declares {declared} shared texts, more than fit into it; open it in a spreadsheet program and save it again"
    )]
    DeclaresTooMuch {
        /// The number as it is written, or its beginning.
        declared: String,
    },
    /// A workbook has more, or longer, formats of cells than are read.
    #[error(
        "the workbook has too many or too long formats of cells (styles.xml); copy the cells into a new workbook, or save the sheets as CSV"
    )]
    TooManyFormats,
    /// A part of a workbook has more elements than are read.
    #[error(
        "{part} in the workbook has more than {most} elements; save its sheets as CSV, or only the part you need"
    )]
    TooManyPieces {
        /// The part.
        part: String,
        /// The most that are read.
        most: u64,
    },
    /// A text or an element of a workbook is longer than any that is read.
    #[error(
        "{part} in the workbook has a cell or an element of more than 1 MiB; shorten it, or save the sheets as CSV"
    )]
    PieceTooLong {
        /// The part.
        part: String,
    },
    /// The cells of a workbook cannot be read.
    #[error("the workbook cannot be read ({reason}); save it again, or save its sheets as CSV")]
    UnreadableWorkbook {
        /// What the reader of workbooks says.
        reason: String,
    },
    /// A cell lies outside the sheet, or comes before the cells above it.
    #[error("a cell in row {row} of the workbook is misplaced; save the workbook again")]
    MisplacedCell {
        /// The row, counted from 1.
        row: u32,
    },
}

impl From<UnpackError> for String {
    fn from(error: UnpackError) -> Self {
        error.to_string()
    }
}
