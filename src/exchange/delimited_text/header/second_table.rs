//! Finds a second table below the first, separated by empty rows, as on the sheets of spreadsheets.

use crate::exchange::column_names::is_known_name;
use crate::exchange::columns::ColumnMap;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::delimiter::Sample;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::delimited_text::shape::is_known_header;
use crate::exchange::delimited_text::shape::is_sure_header;
use crate::exchange::headings::plain;

/// The most gaps below which a header is searched, since a text may have a gap below each row.
const MOST_GAPS: usize = 1_000;

/// Where a second table begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SecondTable {
    /// The byte of its first line, which is its header or a title above it.
    pub(crate) offset: usize,
    /// The number of that line.
    pub(crate) line: u64,
}

impl SecondTable {
    /// Finds the second table of a text, if it has a header that is unmistakable and differs from
    /// the first.
    pub(crate) fn of(text: &str, sample: &Sample, columns: &ColumnMap) -> Option<Self> {
        let first = sample.rows.first()?;
        let cells = |line: &str| {
            Sample::split(line, sample.delimiter)
                .rows
                .into_iter()
                .next()
                .unwrap_or_default()
        };
        let is_header = |row: &[String]| {
            is_sure_header(row, columns)
                || (is_known_header(row, columns) && is_of_known_names(row))
        };
        let begins_a_table = |row: &[String]| row != first.as_slice() && is_header(row);
        let mut beginnings = Beginnings::of(text, sample.delimiter);
        let mut gaps = 0;
        let (mut offset, mut is_below_rows, mut is_below_gap) = (0, false, false);
        let mut lines = text.split_inclusive('\n').zip(1..).peekable();
        while let Some((line, number)) = lines.next() {
            let is_gap = is_empty(line, sample.delimiter);
            if is_below_rows && is_below_gap && !is_gap {
                gaps += 1;
                let row = cells(line);
                let is_title = row.iter().filter(|cell| !cell.is_empty()).count() == 1;
                let header = if is_title {
                    lines
                        .peek()
                        .map(|(line, _)| cells(line))
                        .unwrap_or_default()
                } else {
                    row
                };
                if begins_a_table(&header) && beginnings.include(offset) {
                    return Some(Self {
                        offset,
                        line: number,
                    });
                }
                if gaps == MOST_GAPS {
                    return None;
                }
            }
            (is_below_rows, is_below_gap) = (is_below_rows || !is_gap, is_gap);
            offset += line.len();
        }
        None
    }
}

/// Whether most cells are known names of columns, which is not so in rows of data.
fn is_of_known_names(row: &[String]) -> bool {
    let filled = row.iter().filter(|cell| !cell.is_empty());
    let known = filled
        .clone()
        .filter(|cell| is_known_name(&plain(cell)))
        .count();
    known >= 2 && known * 2 > filled.count()
}

/// Whether all cells of a line are empty.
fn is_empty(line: &str, delimiter: Delimiter) -> bool {
    let mark = if let Delimiter::Mark(mark) = delimiter {
        char::from(mark)
    } else {
        ' '
    };
    line.chars()
        .all(|letter| letter.is_whitespace() || letter == mark)
}

/// The beginnings of rows, found in one pass.
struct Beginnings<'t> {
    rows: Rows<'t>,
    /// The beginning of the row read last.
    reached: Option<usize>,
}

impl<'t> Beginnings<'t> {
    fn of(text: &'t str, delimiter: Delimiter) -> Self {
        Self {
            rows: Rows::of(text, delimiter, Comments::Before),
            reached: None,
        }
    }

    /// Whether a row begins at this position, which could be within quotation marks. Positions must
    /// be asked for in order.
    fn include(&mut self, offset: usize) -> bool {
        while self.reached.is_none_or(|reached| reached < offset) {
            let Ok(Some(row)) = self.rows.next() else {
                return false;
            };
            self.reached = Some(row.offset);
        }
        self.reached == Some(offset)
    }
}

#[cfg(test)]
mod tests {
    use super::SecondTable;
    use crate::exchange::columns::ColumnMap;
    use crate::exchange::delimited_text::delimiter::Sample;

    fn line(text: &str) -> Option<u64> {
        let columns = ColumnMap::default();
        let sample = Sample::of(text, &columns)?;
        SecondTable::of(text, &sample, &columns).map(|table| table.line)
    }

    #[test]
    fn a_second_table_has_a_gap_and_a_header_above_it() {
        let letters = "Sender,Recipient,Date\na,b,1921\n";
        for (below, expected) in [
            ("\nName,Born,Place\na,1900,P\n", Some(4)),
            ("\nName,Lebensdaten,Place\na,1900–1950,P\n", Some(4)),
            (",,\n,,\nName,Born,Place\na,1900,P\n", Some(5)),
            ("\r\nPeople,,\r\nName,Born,Place\r\na,1900,P\r\n", Some(4)),
            ("\nSender,Recipient,Date\nb,c,1922\n", None),
            ("\nc,d,1923\n\ne,f,1924\n", None),
            ("Name,Born,Place\n", None),
            ("b,\"c\n\nName,Born,Place\",1922\n", None),
            (
                "b,\"c\n\nName,Born,Place\",1922\n\nName,Born,Place\na,1900,P\n",
                Some(7),
            ),
            ("\n\n", None),
        ] {
            assert_eq!(line(&format!("{letters}{below}")), expected, "{below}");
        }
        let spaced = "a,b\n\n".repeat(100_000);
        assert_eq!(line(&format!("Source,Target\n{spaced}")), None);
    }
}
