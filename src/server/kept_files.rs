//! The files of an import as they were given, kept in memory so that their columns can be read in
//! another way.

use std::borrow::Cow;
use std::fmt;

use crate::exchange::ImportOptions;
use crate::exchange::ImportReport;
use crate::exchange::InputFile;
use crate::exchange::ReadColumn;
use crate::exchange::ReadTable;
use crate::exchange::column_roles;
use crate::server::limits::ServiceLimits;
use crate::server::limits::table;

/// A role that no column of such rows can have.
#[derive(Debug, thiserror::Error)]
#[error("\"{role}\" is no role of a column; choose one of those that the page lists")]
pub(crate) struct UnknownRole {
    role: String,
}

impl UnknownRole {
    pub(crate) fn of(role: &str) -> Self {
        Self {
            role: role.to_owned(),
        }
    }
}

/// Files with the options that they were read with.
#[derive(Clone)]
pub(crate) struct KeptFiles {
    pub(crate) files: Vec<InputFile>,
    pub(crate) options: ImportOptions,
}

impl KeptFiles {
    /// Keeps files, unless they are larger than what may be uploaded.
    pub(crate) fn of(
        files: Vec<InputFile>,
        options: ImportOptions,
        limits: &ServiceLimits,
    ) -> Option<Self> {
        let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
        (bytes <= limits.count(&table::UPLOAD_SIZE)).then_some(Self { files, options })
    }

    /// The options after what a form chose for the columns of a report. Columns whose role stays
    /// are found anew, as they were found before.
    ///
    /// # Errors
    ///
    /// [`UnknownRole`] if no column of such rows can have a role.
    pub(crate) fn options_after(
        &self,
        report: &ImportReport,
        chosen: &[(Cow<'_, str>, Cow<'_, str>)],
    ) -> Result<ImportOptions, UnknownRole> {
        let mut options = self.options.clone();
        for (name, role) in chosen {
            let Some(Place { table, column }) = place(report, name) else {
                continue;
            };
            if column.role == *role {
                continue;
            }
            let mut known = column_roles(table.row_of).iter();
            if !known.any(|known| known.word == *role) {
                return Err(UnknownRole::of(role));
            }
            let file = report.files.get(usize::from(table.place.file));
            let file = file.map_or("", |file| file.name.as_str());
            options.choose(file, &column.name, role);
        }
        Ok(options)
    }
}

impl fmt::Debug for KeptFiles {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.files.iter().map(|file| &file.name);
        formatter.debug_list().entries(names).finish()
    }
}

/// A column of a report.
struct Place<'a> {
    table: &'a ReadTable,
    column: &'a ReadColumn,
}

/// The column that a field of the form is about: `column-0-3` is the fourth of the first table.
fn place<'a>(report: &'a ImportReport, name: &str) -> Option<Place<'a>> {
    let (table, column) = name.strip_prefix("column-")?.split_once('-')?;
    let table = report.tables.get(table.parse::<usize>().ok()?)?;
    let column = table.columns.get(column.parse::<usize>().ok()?)?;
    Some(Place { table, column })
}
