//! Writes a sheet as a table of the dataset.

use std::io;

use hashbrown::HashMap;

use crate::dataset::file_columns;
use crate::exchange::sheet::Sheet;
use crate::exchange::tables::TableWriter;

/// Writes a sheet as a table: the required columns of the format, then its filled columns, then all
/// others.
pub(crate) fn write_sheet(sheet: &Sheet, format: &[&str]) -> io::Result<Vec<u8>> {
    let filled = |column: &str| sheet.columns().iter().any(|known| known == column);
    let (required, optional) = format.split_at(file_columns::ENTITIES.required_count);
    let known = required
        .iter()
        .copied()
        .chain(optional.iter().copied().filter(|column| filled(column)));
    let further = sheet
        .columns()
        .iter()
        .map(String::as_str)
        .filter(|column| !format.contains(column));
    let columns: Vec<&str> = known.chain(further).collect();
    let mut table = TableWriter::new(Vec::new(), columns.iter().copied())?;
    let mut cells: Vec<&str> = Vec::new();
    let position: HashMap<&str, usize> = columns
        .iter()
        .enumerate()
        .map(|(position, column)| (*column, position))
        .collect();
    for row in sheet.rows() {
        cells.clear();
        cells.resize(columns.len(), "");
        for (column, cell) in row.cells() {
            cells[position[column]] = cell;
        }
        table.row(cells.iter().copied())?;
    }
    table.finish()
}

/// The beginning of a text, for a message.
pub(crate) fn cut(text: &str) -> String {
    if text.chars().count() > 60 {
        text.chars().take(60).chain(['…']).collect()
    } else {
        text.to_owned()
    }
}
