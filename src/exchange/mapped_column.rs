//! A column whose meaning the user states, and the words that keep or leave out a column whatever it
//! is called.

use crate::exchange::column_roles::ATTRIBUTE;
use crate::exchange::column_roles::LEAVE_OUT;

/// A part of a column map that is not of the form `meaning=column`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{part}\" is not of the form meaning=column; write it like from=Sender,to=Recipient,when=Year"
)]
pub struct ColumnMapError {
    /// The part that cannot be read.
    pub part: String,
}

/// A column whose meaning the user states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MappedColumn {
    pub(crate) meaning: String,
    /// The name of the column, after the name of its file and a colon if only that file is meant.
    pub(crate) column: String,
}

/// What becomes of a column that has no meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is kept as an attribute.
    AsAttribute,
    /// It is left out.
    NotAtAll,
}

impl MappedColumn {
    /// Reads `meaning=column`.
    pub(crate) fn parse(part: &str) -> Result<Self, ColumnMapError> {
        part.split_once('=')
            .map(|(meaning, column)| Self {
                meaning: meaning.trim().to_lowercase(),
                column: column.trim().to_owned(),
            })
            .filter(|mapped| !mapped.meaning.is_empty() && !mapped.column.is_empty())
            .ok_or_else(|| ColumnMapError {
                part: part.to_owned(),
            })
    }

    /// The column of one file.
    pub(crate) fn of_file(file: &str, column: &str, meaning: &str) -> Self {
        Self {
            meaning: meaning.to_owned(),
            column: format!("{file}:{column}"),
        }
    }

    /// What becomes of the column, if the user says that it has no meaning.
    pub(crate) fn kept(&self) -> Option<Kept> {
        match self.meaning.as_str() {
            ATTRIBUTE => Some(Kept::AsAttribute),
            LEAVE_OUT => Some(Kept::NotAtAll),
            _ => None,
        }
    }

    /// The name of the column, if it is one of this file alone.
    pub(crate) fn in_file(&self, file: &str) -> Option<&str> {
        self.column.strip_prefix(file)?.strip_prefix(':')
    }
}
