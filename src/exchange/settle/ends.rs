//! What rows of relations call their ends.

use hashbrown::HashMap;

use crate::exchange::draft::FROM_NAME;
use crate::exchange::draft::TO_NAME;
use crate::exchange::sheet::Sheet;
use crate::exchange::sheet_row::SheetRow;

/// The columns of the ends and of their names.
pub(super) const ENDS: [(&str, &str); 2] = [("from", FROM_NAME), ("to", TO_NAME)];

/// The reference of a row to an end: its id, otherwise its name.
pub(super) fn end_of<'r>(row: SheetRow<'r>, column: &str, name: &str) -> &'r str {
    if row.get(column).is_empty() {
        row.get(name)
    } else {
        row.get(column)
    }
}

/// The ids of names that stand beside one id only: elsewhere, the name alone means the same.
pub(super) fn ids_of_names(sheet: &Sheet) -> HashMap<&str, Option<&str>> {
    let mut ids: HashMap<&str, Option<&str>> = HashMap::new();
    let beside = sheet
        .rows()
        .flat_map(|row| ENDS.map(|(column, name)| [row.get(name), row.get(column)]));
    for [name, id] in beside {
        if !name.is_empty() && !id.is_empty() {
            let is_other = |known: &mut Option<&str>| *known = known.filter(|known| *known == id);
            ids.entry(name).and_modify(is_other).or_insert(Some(id));
        }
    }
    ids
}
