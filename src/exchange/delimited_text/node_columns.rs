//! Finds the meanings of the columns of a table of nodes: ids with a prefix, names in two columns.

use crate::exchange::column_names::is_surname_beside;
use crate::exchange::column_names::names_of_part;
use crate::exchange::columns::ColumnMap;
use crate::exchange::headings::plain;
use crate::exchange::report::RowOf;

/// The meanings of the columns of a table of nodes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NodeColumns {
    /// The columns of the draft.
    pub(crate) columns: Vec<String>,
    /// The columns of forenames and surnames, if no other column contains the name.
    pub(crate) name_parts: Option<[usize; 2]>,
}

impl NodeColumns {
    /// Finds the meanings of the columns of a header; see [`ColumnMap::resolve`].
    pub(crate) fn of(columns: &ColumnMap, header: &[&str]) -> Self {
        let is_kept = |name: &str| columns.kept(name).is_some();
        let plain: Vec<String> = header
            .iter()
            .map(|name| {
                if is_kept(name) {
                    String::new()
                } else {
                    plain(name)
                }
            })
            .collect();
        let is_mapped = |at: usize| columns.columns().any(|mapped| mapped == header[at].trim());
        let called = |names: &[&str]| plain.iter().position(|name| names.contains(&name.as_str()));
        let (forename, surname) = (
            called(names_of_part("forename")),
            called(names_of_part("surname")),
        );
        let mut resolved = columns.resolve(RowOf::Entities, header);
        let position = |resolved: &[String], meaning: &str| {
            resolved.iter().position(|column| column == meaning)
        };
        // Beside a surname, a title is "Dr" or "Count".
        if let Some(title) = position(&resolved, "name")
            && surname.is_some()
            && plain[title] == "title"
            && !is_mapped(title)
        {
            header[title].trim().clone_into(&mut resolved[title]);
        }
        let named = position(&resolved, "name")
            .filter(|&name| matches!(plain[name].as_str(), "name" | "naam") && !is_mapped(name));
        let mut name_parts = named
            .zip(forename.filter(|&at| is_surname_beside(header[at])))
            .map(|(name, forename)| [forename, name]);
        if let Some([_, name]) = name_parts {
            header[name].trim().clone_into(&mut resolved[name]);
        } else if position(&resolved, "name").is_none() {
            match (forename, surname) {
                (Some(forename), Some(surname)) => name_parts = Some([forename, surname]),
                (Some(only), None) | (None, Some(only)) => "name".clone_into(&mut resolved[only]),
                (None, None) => {}
            }
        }
        let has_name = name_parts.is_some() || position(&resolved, "name").is_some();
        let is_an_id = |name: &String| {
            name.ends_with(" id") || name.starts_with("id ") || is_glued_id(header[0].trim())
        };
        if has_name
            && position(&resolved, "id").is_none()
            && plain.first().is_some_and(is_an_id)
            && !is_mapped(0)
        {
            "id".clone_into(&mut resolved[0]);
        }
        Self {
            columns: resolved,
            name_parts,
        }
    }

    /// Whether the columns identify the entity of a row.
    pub(crate) fn say_which(&self) -> bool {
        self.name_parts.is_some()
            || self
                .columns
                .iter()
                .any(|column| column == "id" || column == "name")
    }
}

/// `PersonID` and `personId`.
fn is_glued_id(header: &str) -> bool {
    let stem = header
        .strip_suffix("ID")
        .or_else(|| header.strip_suffix("Id"));
    stem.is_some_and(|stem| stem.ends_with(|letter: char| letter.is_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::NodeColumns;
    use crate::exchange::columns::ColumnMap;

    fn found(map: &str, header: &[&str]) -> (Vec<String>, Option<[usize; 2]>) {
        let found = NodeColumns::of(&ColumnMap::parse(map).unwrap_or_default(), header);
        (found.columns, found.name_parts)
    }

    #[test]
    fn ids_of_projects_and_names_in_two_columns_are_known() {
        let people = found(
            "",
            &[
                "Project Person ID",
                "Other ID",
                "Display Name",
                "Title",
                "First Name",
            ],
        );
        assert_eq!(people.0, ["id", "Other ID", "name", "Title", "First Name"]);
        let parts = found("", &["ID", "Title", "Vorname", "Nachname"]);
        assert_eq!(
            (parts.0, parts.1),
            (
                ["id", "Title", "Vorname", "Nachname"]
                    .map(str::to_owned)
                    .to_vec(),
                Some([2, 3])
            )
        );
        assert_eq!(found("", &["PersonID", "Name"]).0, ["id", "name"]);
        assert_eq!(found("", &["Valid", "Name"]).0, ["Valid", "name"]);
        assert_eq!(found("", &["Nome", "Cognome"]).1, Some([0, 1]));
        assert_eq!(
            found("", &["Nome", "Professione"]).0,
            ["name", "Professione"]
        );
        assert_eq!(
            found("", &["Name", "Born (place)", "Born (year)"]).0,
            ["name", "Born (place)", "begin"]
        );
        let parts = found("", &["Name", "Vorname", "Beruf"]);
        assert_eq!(
            (parts.0, parts.1),
            (
                ["Name", "Vorname", "Beruf"].map(str::to_owned).to_vec(),
                Some([1, 0])
            )
        );
        assert_eq!(found("name=Name", &["Name", "Vorname"]).1, None);
        assert_eq!(
            found("", &["Person Name", "Person Born", "Person 2 Born"]).0,
            ["name", "begin", "Person 2 Born"]
        );
        assert_eq!(found("", &["Nom", "Profession"]).0, ["name", "Profession"]);
        assert_eq!(
            found("name=Title", &["Title", "Surname"]).0,
            ["name", "Surname"]
        );
        assert!(!NodeColumns::of(&ColumnMap::default(), &["Letter ID", "Wer", "Wem"]).say_which());
    }
}
