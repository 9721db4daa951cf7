//! Tables of aliases: rows that say nothing of an entity but another of its names.

use hashbrown::HashMap;

use crate::exchange::sheet::Sheet;
use crate::exchange::sheet_row::SheetRow;

/// The most names that an entity may have.
const MOST_VARIANTS: usize = 500;

/// The further names of entities, by their names.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    by_name: HashMap<String, Vec<String>>,
}

/// Whether a row says nothing but a name and variants of it.
pub(super) fn is_alias(row: SheetRow<'_>) -> bool {
    !row.get("variants").is_empty()
        && row
            .cells()
            .all(|(column, _)| matches!(column, "name" | "variants"))
}

impl Aliases {
    /// Gathers them from the rows of a sheet.
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut by_name: HashMap<String, Vec<String>> = HashMap::new();
        for row in sheet.rows().filter(|row| is_alias(*row)) {
            let known = by_name.entry_ref(row.get("name")).or_default();
            for variant in row.get("variants").split('|').map(str::trim) {
                if !known.iter().any(|known| known == variant) {
                    known.push(variant.to_owned());
                }
            }
        }
        Self { by_name }
    }

    /// The variants of an entity: those of its own row, and those that other rows add.
    pub(super) fn with(&self, name: &str, own: &str, changes: &mut Vec<String>) -> String {
        let added = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        let is_new = |variant: &&String| !own.split('|').any(|known| known.trim() == **variant);
        let mut all: Vec<&str> = if own.is_empty() {
            Vec::new()
        } else {
            own.split('|').collect()
        };
        all.extend(added.iter().filter(is_new).map(String::as_str));
        if all.len() > MOST_VARIANTS {
            changes.push(format!(
                "the entity has {} names; only the first {MOST_VARIANTS} were taken",
                all.len()
            ));
            all.truncate(MOST_VARIANTS);
        }
        all.join("|")
    }
}
