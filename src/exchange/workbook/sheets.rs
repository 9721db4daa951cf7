//! Reads the sheets of a workbook as texts. Cells are read one by one with the `calamine` crate, so
//! that a single cell in the last row costs no memory for the rows above it.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::DataRef;
use calamine::Reader;
use calamine::SheetVisible;
use calamine::Style;
use calamine::Xlsx;
use hashbrown::HashSet;
use zip::ZipArchive;

use crate::exchange::room::Room;
use crate::exchange::unpack_error::UnpackError;
use crate::exchange::words::counted;
use crate::exchange::workbook::declared::check_formats;
use crate::exchange::workbook::declared::check_places;
use crate::exchange::workbook::declared::check_shared_texts;
use crate::exchange::workbook::declared::has_formats;
use crate::exchange::workbook::declared::has_places;
use crate::exchange::workbook::declared::has_shared_texts;
use crate::exchange::workbook::lines::Lines;
use crate::exchange::workbook::lines::misplaced;
use crate::exchange::workbook::merged::Merged;
use crate::exchange::workbook::merged::Region;
use crate::exchange::workbook::moment::moment_of;
use crate::exchange::workbook::pieces::Pieces;
use crate::exchange::workbook::pieces::PiecesOfPart;

/// A sheet as a text.
#[derive(Debug)]
pub(crate) struct SheetText {
    /// The name of the sheet.
    pub(crate) name: String,
    /// A line for each row, with commas between cells and a carriage return for a line break within
    /// a cell.
    pub(crate) text: String,
    /// Notes for the report.
    pub(crate) remarks: Vec<String>,
}

/// What all workbooks of an import unpacked to so far, although nothing of it was kept.
#[derive(Debug)]
pub(crate) struct LookedThrough {
    room: Room,
    pieces: Pieces,
}

impl LookedThrough {
    /// Nothing so far: files of so many bytes may unpack to what there is room for.
    pub(crate) fn of(room: Room, bytes: u64) -> Self {
        let pieces = Pieces::of_bytes(bytes);
        Self { room, pieces }
    }
}

/// Reads the sheets of a workbook that are not empty.
///
/// # Errors
///
/// [`UnpackError`] if the workbook is damaged or too large, or has more than `most` sheets.
pub(crate) fn sheets(
    bytes: &[u8],
    room: &mut Room,
    looked: &mut LookedThrough,
    most: usize,
) -> Result<Vec<SheetText>, UnpackError> {
    let comments = look_through(bytes, looked)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    check_names(&workbook.sheet_names(), most)?;
    let mut found: Vec<SheetText> = Vec::new();
    for sheet in workbook.sheets_metadata().to_vec() {
        let merged = workbook
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default();
        let mut merged = Merged::of(merged.into_iter().map(|region| Region {
            first: region.start.into(),
            last: region.end.into(),
        }));
        let Some(ReadCells { text, failed }) =
            text_of_sheet(&mut workbook, &sheet.name, &mut merged, *room)?
        else {
            continue;
        };
        room.take(text.len() as u64)?;
        if text.is_empty() {
            continue;
        }
        let mut remarks: Vec<String> = merged.remark().into_iter().chain(failed.remark()).collect();
        if sheet.visible != SheetVisible::Visible {
            remarks.push(
                "the sheet is hidden in the workbook; it was read like the others".to_owned(),
            );
        }
        if comments == Comments::Some && found.is_empty() {
            remarks.push(
                "comments on cells of the workbook were not read; move them to a column of their own"
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

/// Checks that there are no more sheets than this, each with a name of its own.
fn check_names(names: &[String], most: usize) -> Result<(), UnpackError> {
    if names.len() > most {
        return Err(UnpackError::TooManyParts { most });
    }
    let different: HashSet<&String> = names.iter().collect();
    if different.len() < names.len() {
        return Err(UnpackError::SharedSheet);
    }
    Ok(())
}

/// Whether cells of a workbook have comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comments {
    Some,
    None,
}

/// Unpacks a workbook once without keeping anything, since a small file may unpack to a large one,
/// looks for comments on cells, and checks what is declared.
fn look_through(bytes: &[u8], looked: &mut LookedThrough) -> Result<Comments, UnpackError> {
    let damaged = |_| UnpackError::DamagedWorkbook;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut comments = Comments::None;
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(damaged)?;
        if part.name().is_ok_and(|name| {
            name.starts_with("xl/comments") || name.starts_with("xl/threadedComments")
        }) {
            comments = Comments::Some;
        }
        let name = part.name().map_err(damaged)?.into_owned();
        let mut found = PiecesOfPart::default();
        let unreadable = |_| UnpackError::DamagedWorkbook;
        let length = looked.room.try_on(part, &mut found, unreadable)?;
        looked.pieces.take(&name, &found)?;
        if has_formats(&name) {
            check_formats(archive.by_index(number).map_err(damaged)?)?;
        }
        if has_places(&name) {
            let part = archive.by_index(number).map_err(damaged)?;
            check_places(part)?;
        }
        if has_shared_texts(&name) {
            let part = archive.by_index(number).map_err(damaged)?;
            check_shared_texts(part, length)?;
        }
    }
    Ok(comments)
}

/// The cells of a sheet.
struct ReadCells {
    /// A line for each row.
    text: String,
    /// The cells in which a formula failed.
    failed: FailedCells,
}

/// Reads the cells of a sheet; nothing if it has none, as a sheet that is only a chart.
fn text_of_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    merged: &mut Merged,
    room: Room,
) -> Result<Option<ReadCells>, UnpackError> {
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else {
        return Ok(None);
    };
    let styles = reader.styles().to_vec();
    let mut lines = Lines::default();
    let (mut row, mut cells, mut length) = (0, BTreeMap::new(), 0);
    let mut failed = FailedCells::default();
    while let Some((cell, style)) = reader
        .next_cell_with_style_id()
        .map_err(|error| damaged(&error))?
    {
        let (at, column) = cell.get_position();
        failed.take(at, cell.get_value());
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
    Ok(Some(ReadCells { text, failed }))
}

/// Counts the cells in which a formula failed.
#[derive(Default)]
struct FailedCells {
    first: Option<FailedCell>,
    count: usize,
}

impl FailedCells {
    fn take(&mut self, row: u32, value: &DataRef<'_>) {
        if let DataRef::Error(error) = value {
            self.count += 1;
            self.first.get_or_insert_with(|| FailedCell {
                error: error.to_string(),
                row: row + 1,
            });
        }
    }

    /// The note for the report; nothing if no cell has an error.
    fn remark(&self) -> Option<String> {
        let FailedCell { error, row } = self.first.as_ref()?;
        let count = counted(self.count, "cell");
        Some(format!(
            "formula errors such as {error} in row {row} were read as empty cells ({count}); correct them in the workbook"
        ))
    }
}

/// A cell in which a formula failed.
struct FailedCell {
    error: String,
    /// The row, counted from 1.
    row: u32,
}

fn damaged(error: &dyn std::fmt::Display) -> UnpackError {
    UnpackError::UnreadableWorkbook {
        reason: error.to_string(),
    }
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

    use super::Comments;
    use super::LookedThrough;
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
        let look_through = |room| {
            let mut looked = LookedThrough::of(Room::of(room), 1);
            look_through(&bytes, &mut looked)
        };
        assert_eq!(look_through(100_000), Ok(Comments::None));
        assert!(look_through(99_999).is_err_and(|refused| refused.to_string().contains("MiB")));
        Ok(())
    }
}
