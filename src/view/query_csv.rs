//! What a query found as a table in words: names, and beside them the ids.

use crate::view::list_table::PlainTable;
use crate::view::query::QueryView;

/// What stands behind the name of a column for the column of its ids.
const ID: &str = ".id";
/// The claims that a row rests on, of many the first.
const CLAIMS: &str = "claims";
/// The last column: how many they are in all.
const NUMBER_OF_CLAIMS: &str = "claims.count";

/// A table with the columns of the query, one more for the ids of each column of entities or claims,
/// the ids of the claims that each row rests on, and their number.
pub(crate) fn table_of(view: &QueryView) -> PlainTable {
    let has_ids = |place: usize| {
        let cells = view.rows.iter().filter_map(|row| row.cells.get(place));
        let mut ids = cells.map(|cell| cell.id());
        ids.any(|id| id.is_some())
    };
    let with_ids: Vec<bool> = (0..view.columns.len()).map(has_ids).collect();
    let mut columns: Vec<String> = Vec::new();
    for (column, has_ids) in view.columns.iter().zip(&with_ids) {
        columns.push(column.clone());
        columns.extend(has_ids.then(|| format!("{column}{ID}")));
    }
    columns.push(CLAIMS.to_owned());
    columns.push(NUMBER_OF_CLAIMS.to_owned());
    let rows = view.rows.iter().map(|row| {
        let mut cells: Vec<String> = Vec::new();
        for (cell, has_ids) in row.cells.iter().zip(&with_ids) {
            cells.push(cell.words());
            cells.extend(has_ids.then(|| cell.id().unwrap_or_default().to_owned()));
        }
        let claims: Vec<&str> = row.evidence.iter().map(|claim| claim.id.as_str()).collect();
        cells.push(claims.join(" "));
        cells.push(row.claims().to_string());
        cells
    });
    PlainTable {
        rows: rows.collect(),
        columns,
    }
}
