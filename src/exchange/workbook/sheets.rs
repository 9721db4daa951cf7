//! Workbooks of spreadsheets (`.xlsx`): each sheet becomes a delimited text whose lines are the rows of the sheet.
//!
//! Cells are read one by one with the `calamine` crate, so that a lonely cell in the last row costs nothing. A date is as
//! precise as the sheet shows it: what is shown as a year alone is a year, whatever day the program keeps behind it.

use std::io::Cursor;

use calamine::DataRef;
use calamine::ExcelDateTime;
use calamine::ExcelDateTimeType;
use calamine::Reader;
use calamine::Style;
use calamine::Xlsx;
use jiff::Span;
use jiff::civil::Date;
use jiff::civil::date;
use zip::ZipArchive;

use crate::exchange::room::Room;

/// The most rows and columns that a sheet has.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;
/// The days from the first that a spreadsheet counts to the last of the year 9999.
const MOST_DAYS: f64 = 2_958_466.0;

/// A sheet as a text.
#[derive(Debug)]
pub(crate) struct SheetText {
    /// What the sheet is called.
    pub(crate) name: String,
    /// Its rows, a line each; commas between cells.
    pub(crate) text: String,
}

/// The sheets of a workbook that have something in them.
///
/// # Errors
///
/// Why it cannot be read.
pub(crate) fn sheets(bytes: &[u8], room: &mut Room) -> Result<Vec<SheetText>, String> {
    check_size(bytes, *room)?;
    let damaged = |error: &dyn std::fmt::Display| {
        format!("the workbook cannot be read ({error}); save it again, or save its sheets as CSV")
    };
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut found = Vec::new();
    for name in workbook.sheet_names() {
        // Sheets that are only a chart have no cells.
        let Ok(mut reader) = workbook.worksheet_cells_reader(&name) else { continue };
        let styles = reader.styles().to_vec();
        let mut lines = Lines::default();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| damaged(&error))? {
            let text = text_of(cell.get_value(), styles.get(style));
            if !text.is_empty() {
                lines.add(cell.get_position(), &text)?;
            }
            room.check(lines.text.len() as u64)?;
        }
        lines.end_row();
        room.take(lines.text.len() as u64)?;
        if !lines.text.is_empty() {
            found.push(SheetText { name, text: lines.text });
        }
    }
    Ok(found)
}

/// What is packed small may be large: it is unpacked into nothing before anything is made of it.
fn check_size(bytes: &[u8], mut room: Room) -> Result<(), String> {
    let damaged = || "the workbook is damaged; save it again".to_owned();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    (0..archive.len()).try_for_each(|number| room.try_on(archive.by_index(number).map_err(|_| damaged())?, |_| damaged()))
}

/// Lines that are being written.
#[derive(Default)]
struct Lines {
    text: String,
    row: u32,
    column: u32,
    /// How many cells of the row are filled.
    filled: u32,
    /// The last column of the first row with several cells: the header.
    header_end: Option<u32>,
}

impl Lines {
    fn add(&mut self, (row, column): (u32, u32), cell: &str) -> Result<(), String> {
        let is_next = (row, column) >= (self.row, self.column);
        if !is_next || row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(format!("the cell in row {} of the workbook is where none can be; save it again", row.saturating_add(1)));
        }
        if row > self.row {
            self.end_row();
            self.text.extend(std::iter::repeat_n('\n', (row - self.row) as usize));
            (self.row, self.column) = (row, 0);
        }
        self.text.extend(std::iter::repeat_n(',', (column - self.column) as usize));
        self.column = column;
        self.filled += 1;
        self.text.push('"');
        for letter in cell.chars() {
            match letter {
                '"' => self.text.push_str("\"\""),
                // A line of the text is a row of the sheet.
                '\n' => self.text.push('\r'),
                other => self.text.push(other),
            }
        }
        self.text.push('"');
        Ok(())
    }

    /// A sheet keeps no empty cells, but under its header each row has them: none is missing.
    fn end_row(&mut self) {
        if self.text.is_empty() || self.text.ends_with('\n') {
            return;
        }
        if self.filled > 1 {
            self.header_end.get_or_insert(self.column);
        }
        let missing = self.header_end.unwrap_or(0).saturating_sub(self.column);
        self.text.extend(std::iter::repeat_n(',', missing as usize));
        self.column += missing;
        self.filled = 0;
    }
}

fn text_of(value: &DataRef<'_>, style: Option<&Style>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => moment_of(moment, style),
        _ => String::new(),
    }
}

/// A date as the sheet shows it.
fn moment_of(moment: &ExcelDateTime, style: Option<&Style>) -> String {
    let number = moment.as_f64();
    if moment.is_duration() || !(-MOST_DAYS..MOST_DAYS).contains(&number) {
        return number.to_string();
    }
    let (year, month, day, hour, minute, second) = if number < 0.0 {
        let Some(date) = before_the_first(moment) else { return number.to_string() };
        (date.year(), date.month(), date.day(), 0, 0, 0)
    } else {
        let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
        (i16::try_from(year).unwrap_or(i16::MAX), month.cast_signed(), day.cast_signed(), hour, minute, second)
    };
    let format = style.and_then(|style| style.number_format.as_ref()).map_or("", |format| format.format_code.as_str());
    match shown_parts(format) {
        Shown::Year => format!("{year:04}"),
        Shown::Month => format!("{year:04}-{month:02}"),
        Shown::Day if (hour, minute, second) == (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        Shown::Day => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// The day of a number below 0: Excel has none, other programs count back from the day they begin with.
fn before_the_first(moment: &ExcelDateTime) -> Option<Date> {
    let number = moment.as_f64();
    let begins_in_1900 = *moment == ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false);
    let first = if begins_in_1900 { date(1899, 12, 30) } else { date(1904, 1, 1) };
    let days: i64 = format!("{:.0}", number.floor()).parse().ok()?;
    first.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// How precisely a date is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Year,
    Month,
    Day,
}

/// How precisely a number format such as `yyyy` or `[$-409]mmm\-yy;@` shows a date.
fn shown_parts(format: &str) -> Shown {
    let (mut letters, mut closing) = (String::new(), None);
    for letter in format.chars() {
        match (letter, closing) {
            (_, Some(end)) => closing = closing.filter(|_| letter != end),
            ('"', None) => closing = Some('"'),
            ('[', None) => closing = Some(']'),
            _ => letters.push(letter.to_ascii_lowercase()),
        }
    }
    match (letters.contains('y'), letters.contains('m'), letters.contains('d')) {
        (true, true, false) => Shown::Month,
        (true, false, false) => Shown::Year,
        _ => Shown::Day,
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

    use super::Lines;
    use super::Room;
    use super::Shown;
    use super::check_size;
    use super::shown_parts;

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
        assert!(bytes.len() < 2_000, "it is packed small: {} bytes", bytes.len());
        assert_eq!(check_size(&bytes, Room::of(100_000)), Ok(()));
        assert!(check_size(&bytes, Room::of(99_999)).is_err_and(|refused| refused.contains("MiB")));
        Ok(())
    }

    #[test]
    fn a_date_is_as_precise_as_it_is_shown() {
        let cases = [
            ("yyyy", Shown::Year),
            ("\"in the month of\" yyyy", Shown::Year),
            ("[$-409]mmm\\-yy;@", Shown::Month),
            ("yyyy\\-mm\\-dd", Shown::Day),
            ("m/d/yy h:mm", Shown::Day),
            ("", Shown::Day),
            ("General", Shown::Day),
        ];
        for (format, shown) in cases {
            assert_eq!(shown_parts(format), shown, "{format}");
        }
    }

    #[test]
    fn a_line_is_a_row() {
        let mut lines = Lines::default();
        for (place, cell) in [((1, 1), "a"), ((1, 3), "b \"c\""), ((4, 0), "two\nlines"), ((4, 1), ","), ((5, 4), "far")] {
            assert_eq!(lines.add(place, cell), Ok(()));
        }
        let rows = ["", ",\"a\",,\"b \"\"c\"\"\"", "", "", "\"two\rlines\",\",\",,", ",,,,\"far\""];
        assert_eq!(lines.text, rows.join("\n"));
        assert!(lines.add((2, 0), "x").is_err() && lines.add((u32::MAX, 0), "x").is_err());
    }
}
