//! Names of attributes, and the columns they become.

use std::borrow::Cow;

use hashbrown::HashMap;
use serde_json::value::RawValue;

use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::json::text::list_text;
use crate::exchange::json::text::text;
use crate::exchange::report::RowOf;
use crate::exchange::sheet::Sheet;

/// Columns whose cells are lists.
const LISTS: [&str; 4] = ["variants", "same_as", "source", "locus"];

/// Whether the names other programs have for a column are known for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Synonyms {
    /// Any program may have written the names.
    Known,
    /// The names are exactly what they say; only the user may map them.
    Exact,
}

/// The attributes of all elements of one sort.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    by_name: HashMap<String, usize>,
    names: Vec<String>,
    resolved: Vec<String>,
}

impl Columns {
    /// Notes that some element has such an attribute.
    pub(crate) fn saw(&mut self, name: &str) {
        if !self.by_name.contains_key(name) {
            self.by_name.insert(name.to_owned(), self.names.len());
            self.names.push(name.to_owned());
        }
    }

    /// Finds the columns, once all attributes were seen.
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

    /// The column that an attribute became.
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
            "a bar separates the members of a list; within them it is written /".to_owned(),
        );
    }
    sheet.set(column, &cell(column, raw));
}

/// A value as the text of a cell in a column; lists and objects without members say nothing.
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
