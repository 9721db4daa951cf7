//! What rows of a graph file are called, where the file has two names for them.

use crate::exchange::draft::OWN_ID;
use crate::exchange::sheet::Sheet;

/// Sets what the node begun last is called, if it has an id besides the one that the file's own
/// edges know it by.
pub(crate) fn set_own_id_of_node(of_file: &str, own: Option<String>, sheet: &mut Sheet) {
    let Some(own) = own.filter(|own| !own.is_empty() && own != of_file.trim()) else {
        return;
    };
    sheet.set(OWN_ID, &own);
    keep(of_file, sheet);
}

/// Sets what the edge begun last is called in the column `id`, if it has an id besides the one of
/// the file.
pub(crate) fn set_own_id_of_edge(of_file: &str, own: Option<String>, id: &str, sheet: &mut Sheet) {
    let Some(own) = own.filter(|own| !own.is_empty() && own != of_file.trim()) else {
        return;
    };
    sheet.set(id, &own);
    keep(of_file, sheet);
}

/// Keeps an id that somebody gave; programs that count write a number, perhaps with a letter before
/// it.
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
