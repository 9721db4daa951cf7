//! What a query found as a table in words: names, and beside them the ids and the dates as they are
//! written.

use crate::view::list_table::PlainTable;
use crate::view::query::QueryView;
use crate::view::query_cell::QueryCellView;

/// The claims that a row rests on, of many the first.
const CLAIMS: &str = "claims";
/// The last column: how many they are in all.
const NUMBER_OF_CLAIMS: &str = "claims.count";

/// A column of a table of words that tells more of a column of the query.
struct Companion {
    /// What stands behind the name of the column for it.
    ending: &'static str,
    /// What it tells of a value; nothing of values that have no such thing.
    tells: fn(&QueryCellView) -> Option<String>,
}

/// What a program needs beside the words, where a column has it.
const COMPANIONS: [Companion; 2] = [
    Companion {
        ending: ".id",
        tells: QueryCellView::ids,
    },
    Companion {
        ending: ".edtf",
        tells: QueryCellView::edtf,
    },
];

/// A table with the columns of the query, each followed by those of its ids and of its dates as EDTF
/// if it has any, the ids of the claims that each row rests on, and their number.
pub(crate) fn table_of(view: &QueryView) -> PlainTable {
    let companions: Vec<Vec<&Companion>> = (0..view.columns.len())
        .map(|place| companions_of(view, place))
        .collect();
    let mut columns: Vec<String> = Vec::new();
    for (column, companions) in view.columns.iter().zip(&companions) {
        columns.push(column.clone());
        columns.extend(companions.iter().map(|it| format!("{column}{}", it.ending)));
    }
    columns.push(CLAIMS.to_owned());
    columns.push(NUMBER_OF_CLAIMS.to_owned());
    let rows = view.rows.iter().map(|row| {
        let mut cells: Vec<String> = Vec::new();
        for (cell, companions) in row.cells.iter().zip(&companions) {
            cells.push(cell.plain_words());
            let told = companions.iter().map(|it| (it.tells)(cell));
            cells.extend(told.map(Option::unwrap_or_default));
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

/// Those that tell something of any value of a column.
fn companions_of(view: &QueryView, place: usize) -> Vec<&'static Companion> {
    let tells_something = |companion: &&Companion| {
        let mut cells = view.rows.iter().filter_map(|row| row.cells.get(place));
        cells.any(|cell| (companion.tells)(cell).is_some())
    };
    COMPANIONS.iter().filter(tells_something).collect()
}
