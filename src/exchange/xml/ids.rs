//! The ids of rows in graph files that have two ids for each.

use crate::exchange::sheet::Sheet;

/// Sets the id of the current node, if it has one besides the id that the edges of the file refer
/// to.
pub(crate) fn set_own_id_of_node(of_file: &str, own: Option<String>, sheet: &mut Sheet) {
    let Some(own) = own.filter(|own| !own.is_empty() && own != of_file.trim()) else {
        return;
    };
    sheet.set_own_id(&own);
    keep(of_file, sheet);
}

/// Sets the id of the current edge in the column `id`, if it has one besides the id that the format
/// gives it.
pub(crate) fn set_own_id_of_edge(of_file: &str, own: Option<String>, id: &str, sheet: &mut Sheet) {
    let Some(own) = own.filter(|own| !own.is_empty() && own != of_file.trim()) else {
        return;
    };
    sheet.set(id, &own);
    keep(of_file, sheet);
}

/// Keeps an id that a person chose. Generated ids are numbers, perhaps with a letter before them,
/// and are dropped.
fn keep(of_file: &str, sheet: &mut Sheet) {
    let number = of_file
        .trim()
        .trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_counted = of_file.trim().len() <= number.len() + 1
        && number.bytes().all(|letter| letter.is_ascii_digit());
    if !is_counted {
        sheet.set("id_in_file", of_file);
    }
}
