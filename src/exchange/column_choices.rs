//! What the user says of single columns, also of those of one file alone: what they mean, that they
//! are kept as they are, or that they are left out.

use crate::exchange::column_names::known_columns;
use crate::exchange::column_roles::ROLES_OF_ENTITIES;
use crate::exchange::column_roles::ROLES_OF_RELATIONS;
use crate::exchange::column_roles::TIE;
use crate::exchange::columns::ColumnMap;
use crate::exchange::columns::second;
use crate::exchange::mapped_column::Kept;
use crate::exchange::mapped_column::MappedColumn;
use crate::exchange::report::RowOf;

/// What is said of a column cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{part}\" is not of the form NAME=ROLE; the roles are {}", roles())]
pub struct ColumnRoleError {
    /// What was said.
    pub part: String,
}

/// All roles that can be named, once each.
fn roles() -> String {
    let all = ROLES_OF_RELATIONS.iter().chain(ROLES_OF_ENTITIES);
    let mut words: Vec<&str> = Vec::new();
    for role in all.filter(|role| role.word != TIE) {
        if !words.contains(&role.word) {
            words.push(role.word);
        }
    }
    words.join(", ")
}

impl ColumnMap {
    /// Reads what a single column is, such as `Sender=from` or `letters.csv:Remarks=leave-out`.
    ///
    /// # Errors
    ///
    /// [`ColumnRoleError`] if it is not of this form, or names no role.
    pub fn of_column(text: &str) -> Result<Self, ColumnRoleError> {
        let unknown = || ColumnRoleError {
            part: text.to_owned(),
        };
        let (column, role) = text.rsplit_once('=').ok_or_else(unknown)?;
        let (column, role) = (column.trim(), role.trim().to_lowercase());
        let mut known = ROLES_OF_RELATIONS.iter().chain(ROLES_OF_ENTITIES);
        let is_known = known.any(|known| known.word == role && known.word != TIE);
        if column.is_empty() || !is_known {
            return Err(unknown());
        }
        Ok(Self {
            pairs: vec![MappedColumn {
                meaning: role,
                column: column.to_owned(),
            }],
        })
    }

    /// What becomes of a column, if the user says that it has no meaning.
    pub(crate) fn kept(&self, column: &str) -> Option<Kept> {
        let mapped = self
            .pairs
            .iter()
            .find(|mapped| mapped.column == column.trim());
        mapped.and_then(MappedColumn::kept)
    }

    /// The name of a column that has no meaning: its own, unless the user says so; then another one
    /// by which nothing is found.
    pub(crate) fn name_without_meaning(&self, column: &str) -> String {
        match self.kept(column) {
            None => column.to_owned(),
            Some(_) => second(column.trim()),
        }
    }

    /// The map for one file: what is said of its columns alone comes before what is said of columns
    /// of all files.
    pub(crate) fn of_file(&self, file: &str) -> Self {
        let own: Vec<MappedColumn> = self
            .pairs
            .iter()
            .filter_map(|mapped| {
                mapped.in_file(file).map(|column| MappedColumn {
                    meaning: mapped.meaning.clone(),
                    column: column.to_owned(),
                })
            })
            .collect();
        let is_overruled = |mapped: &&MappedColumn| {
            own.iter().any(|own| {
                own.column == mapped.column
                    || (own.meaning == mapped.meaning && own.kept().is_none())
            })
        };
        let others = self.pairs.iter().filter(|mapped| !is_overruled(mapped));
        Self {
            pairs: own.iter().chain(others).cloned().collect(),
        }
    }

    /// Says what a column of a file means, instead of what was said of it before.
    pub(crate) fn choose(&mut self, file: &str, column: &str, meaning: &str) {
        let chosen = MappedColumn::of_file(file, column, meaning);
        let is_unique = chosen.kept().is_none();
        self.pairs.retain(|mapped| {
            let is_same = mapped.column == chosen.column;
            let has_same_meaning = mapped.in_file(file).is_some() && mapped.meaning == meaning;
            !(is_same || (is_unique && has_same_meaning))
        });
        self.pairs.push(chosen);
    }

    /// What was said that a column of a file means; `None` if nothing was.
    #[must_use]
    pub fn said_of(&self, file: &str, column: &str) -> Option<&str> {
        let mut pairs = self.pairs.iter();
        let said = pairs.find(|mapped| mapped.in_file(file) == Some(column));
        said.map(|mapped| mapped.meaning.as_str())
    }

    /// Takes back what was said of a column of a file.
    pub(crate) fn forget(&mut self, file: &str, column: &str) {
        self.pairs
            .retain(|mapped| mapped.in_file(file) != Some(column) && mapped.column != column);
    }
}

/// The name of an attribute that is made of a column whatever it is called.
pub(crate) fn attribute_name(row_of: RowOf, column: &str) -> String {
    let name = column.trim();
    if known_columns(row_of).any(|known| known.column == name) {
        second(name)
    } else {
        name.to_owned()
    }
}
