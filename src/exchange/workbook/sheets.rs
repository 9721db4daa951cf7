//! The sheets of a workbook. Cells are read one by one with the `calamine` crate, so that a lonely
//! cell in the last row costs nothing.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::DataRef;
use calamine::Reader;
use calamine::SheetVisible;
use calamine::Style;
use calamine::Xlsx;
use zip::ZipArchive;

use crate::exchange::room::Room;
use crate::exchange::workbook::lines::Lines;
use crate::exchange::workbook::lines::misplaced;
use crate::exchange::workbook::merged::Merged;
use crate::exchange::workbook::moment::moment_of;

/// A sheet as a text.
#[derive(Debug)]
pub(crate) struct SheetText {
    /// What the sheet is called.
    pub(crate) name: String,
    /// Its rows, a line each; commas between cells, a carriage return where a cell has a line
    /// break.
    pub(crate) text: String,
    /// What whoever reads it should know.
    pub(crate) remarks: Vec<String>,
}

/// The sheets of a workbook that have something in them.
///
/// # Errors
///
/// Why it cannot be read.
pub(crate) fn sheets(bytes: &[u8], room: &mut Room) -> Result<Vec<SheetText>, String> {
    let has_comments = look_through(bytes, *room)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut found: Vec<SheetText> = Vec::new();
    for sheet in workbook.sheets_metadata().to_vec() {
        let merged = workbook
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default();
        let mut merged = Merged::of(merged.into_iter().map(|region| (region.start, region.end)));
        let Some((text, of_errors)) =
            text_of_sheet(&mut workbook, &sheet.name, &mut merged, *room)?
        else {
            continue;
        };
        room.take(text.len() as u64)?;
        if text.is_empty() {
            continue;
        }
        let mut remarks: Vec<String> = merged.remark().into_iter().chain(of_errors).collect();
        if sheet.visible != SheetVisible::Visible {
            remarks.push(
                "the sheet is hidden in the workbook; it was read as the others are".to_owned(),
            );
        }
        if has_comments && found.is_empty() {
            remarks.push(
                "comments on the cells of the workbook are not read; keep them in a column"
                    .to_owned(),
            );
        }
        found.push(SheetText {
            name: sheet.name,
            text,
            remarks,
        });
    }
    Ok(found)
}

/// What is packed small may be large: it is unpacked into nothing before anything is made of it.
/// Whether cells have comments.
fn look_through(bytes: &[u8], mut room: Room) -> Result<bool, String> {
    let damaged = || "the workbook is damaged; save it again".to_owned();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut has_comments = false;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|_| damaged())?;
        has_comments |= part.name().is_ok_and(|name| {
            name.starts_with("xl/comments") || name.starts_with("xl/threadedComments")
        });
        room.try_on(part, |_| damaged())?;
    }
    Ok(has_comments)
}

/// The cells of a sheet as a text, and what to know of it; nothing if it has no cells, as one that
/// is only a chart.
fn text_of_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    merged: &mut Merged,
    room: Room,
) -> Result<Option<(String, Option<String>)>, String> {
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else {
        return Ok(None);
    };
    let styles = reader.styles().to_vec();
    let mut lines = Lines::default();
    let (mut row, mut cells, mut length) = (0, BTreeMap::new(), 0);
    let mut errors = Errors::default();
    while let Some((cell, style)) = reader
        .next_cell_with_style_id()
        .map_err(|error| damaged(&error))?
    {
        let (at, column) = cell.get_position();
        errors.take(at, cell.get_value());
        let text = text_of(cell.get_value(), styles.get(style));
        if text.is_empty() {
            continue;
        }
        if at != row {
            lines.add_row(row, merged.filled(row, std::mem::take(&mut cells)))?;
            (row, length) = (at, 0);
        }
        length += text.len() + 3;
        room.check((lines.len() + length) as u64)?;
        if cells.insert(column, text).is_some() {
            return Err(misplaced(at));
        }
    }
    lines.add_row(row, merged.filled(row, cells))?;
    let text = lines.text();
    room.check(text.len() as u64)?;
    Ok(Some((text, errors.remark())))
}

/// Cells in which a formula failed.
#[derive(Default)]
struct Errors {
    /// The first of them, and its row.
    first: Option<(String, u32)>,
    count: usize,
}

impl Errors {
    fn take(&mut self, row: u32, value: &DataRef<'_>) {
        if let DataRef::Error(error) = value {
            self.count += 1;
            self.first.get_or_insert_with(|| (error.to_string(), row));
        }
    }

    /// What whoever reads the sheet should know.
    fn remark(&self) -> Option<String> {
        let (error, row) = self.first.as_ref()?;
        let (row, count) = (row + 1, self.count);
        Some(format!(
            "cells with errors such as {error} in row {row} ({count}) were taken for empty ones; mend them in the workbook"
        ))
    }
}

fn damaged(error: &dyn std::fmt::Display) -> String {
    format!("the workbook cannot be read ({error}); save it again, or save its sheets as CSV")
}

fn text_of(value: &DataRef<'_>, style: Option<&Style>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.trim().to_owned()
        }
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => moment_of(moment, style),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::io::Cursor;
    use std::io::Read;

    use zip::ZipWriter;
    use zip::result::ZipResult;
    use zip::write::SimpleFileOptions;

    use super::Room;
    use super::look_through;

    /// Two files of fifty thousand spaces, packed.
    fn packed() -> ZipResult<Vec<u8>> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["one", "other"] {
            archive.start_file(name, SimpleFileOptions::default())?;
            io::copy(&mut io::repeat(b' ').take(50_000), &mut archive)?;
        }
        Ok(archive.finish()?.into_inner())
    }

    #[test]
    fn what_is_packed_small_and_large_unpacked_is_refused() -> ZipResult<()> {
        let bytes = packed()?;
        assert!(
            bytes.len() < 2_000,
            "it is packed small: {} bytes",
            bytes.len()
        );
        assert_eq!(look_through(&bytes, Room::of(100_000)), Ok(false));
        assert!(
            look_through(&bytes, Room::of(99_999)).is_err_and(|refused| refused.contains("MiB"))
        );
        Ok(())
    }
}
