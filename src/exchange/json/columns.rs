//! Names of attributes, and the columns they become.

use std::borrow::Cow;

use hashbrown::HashMap;
use serde_json::value::RawValue;

use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::json::document::Document;
use crate::exchange::json::text::list_text;
use crate::exchange::json::text::text;
use crate::exchange::report::RowOf;
use crate::exchange::seen_columns::too_many_names;
use crate::exchange::sheet::Sheet;

/// Columns whose cells are lists.
const LISTS: [&str; 4] = ["variants", "same_as", "source", "locus"];

/// Whether the names that other programs use for a column are recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Synonyms {
    /// The names may come from any program, so synonyms are recognised.
    Known,
    /// The names are exact; only the user's own mapping applies.
    Exact,
}

/// The attributes of all nodes, or of all edges, and their columns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    by_name: HashMap<String, usize>,
    names: Vec<String>,
    resolved: Vec<String>,
    most: usize,
}

impl Columns {
    /// The columns of a file before any attribute is registered.
    pub(crate) fn of(file: &ForeignFile<'_>) -> Self {
        Self {
            most: file.options.ceilings.attributes,
            ..Self::default()
        }
    }

    /// Registers an attribute that some element has.
    pub(crate) fn saw(&mut self, name: &str) {
        // With more of them the file is refused in the end.
        if self.names.len() <= self.most && !self.by_name.contains_key(name) {
            self.by_name.insert(name.to_owned(), self.names.len());
            self.names.push(name.to_owned());
        }
    }

    /// Checks that there are no more attributes than a file may have.
    ///
    /// # Errors
    ///
    /// [`ImportError::Malformed`] at the value with which there are.
    pub(crate) fn check(&self, document: &Document<'_>, at: &RawValue) -> Result<(), ImportError> {
        if self.names.len() <= self.most {
            return Ok(());
        }
        let message = too_many_names(self.most);
        Err(document.file.malformed_at(document.place(at), message))
    }

    /// Decides which columns the attributes become, once all are registered.
    pub(crate) fn resolve(
        &mut self,
        row_of: RowOf,
        synonyms: Synonyms,
        file: &ForeignFile<'_>,
        draft: &mut Draft,
    ) {
        let headers: Vec<&str> = self.names.iter().map(String::as_str).collect();
        self.resolved = file.resolve(row_of, &headers, draft);
        if synonyms == Synonyms::Exact {
            for (column, name) in self.resolved.iter_mut().zip(&self.names) {
                if !file.options.columns.columns().any(|mapped| mapped == name) {
                    name.clone_into(column);
                }
            }
        }
    }

    /// The column of an attribute.
    pub(crate) fn column<'c>(&'c self, name: &'c str) -> &'c str {
        self.by_name
            .get(name)
            .and_then(|&position| self.resolved.get(position))
            .map_or(name, String::as_str)
    }
}

/// Fills a cell with a value.
pub(crate) fn set(column: &str, raw: &RawValue, sheet: &mut Sheet) {
    let is_list = LISTS.contains(&column) && raw.get().starts_with('[');
    if is_list && raw.get().contains('|') {
        sheet.changed(
            "\"|\" separates the members of a list; within a member it is replaced by \"/\""
                .to_owned(),
        );
    }
    sheet.set(column, &cell(column, raw));
}

/// A value as the text of a cell. Empty lists and objects become an empty text.
pub(crate) fn cell<'a>(column: &str, raw: &'a RawValue) -> Cow<'a, str> {
    let cell = if LISTS.contains(&column) {
        list_text(raw)
    } else {
        text(raw)
    };
    if matches!(cell.as_ref(), "[]" | "{}") && !raw.get().starts_with('"') {
        Cow::Borrowed("")
    } else {
        cell
    }
}
