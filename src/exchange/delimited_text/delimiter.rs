//! Finds the delimiter of a text.

use crate::exchange::columns::ColumnMap;
use crate::exchange::delimited_text::matrix::corner;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::delimited_text::rows::without_comments;
use crate::exchange::delimited_text::shape::is_known_header;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::delimited_text::table::on_one_line;
use crate::exchange::workbook::LINE_BREAK;

/// The length of the beginning of a text that is examined, in bytes.
const SAMPLE: usize = 256 << 10;
/// The most rows that are examined.
const ROWS: usize = 1_000;
/// The most cells of a row that are examined, since a text may be one row.
const CELLS: usize = 20_000;

/// What separates two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delimiter {
    /// A single character.
    Mark(u8),
    /// Any number of spaces and tabs.
    Blanks,
}

/// The first rows of a text, split by a delimiter.
pub(crate) struct Sample {
    /// Finds the delimiter of a text.
    pub(crate) delimiter: Delimiter,
    /// The rows.
    pub(crate) rows: Vec<Vec<String>>,
}

/// Delimiters, first those that rarely occur within a cell.
const MARKS: [u8; 4] = [b'\t', b';', b',', b'|'];

impl Delimiter {
    /// The delimiters of a single character.
    pub(crate) fn marks() -> [Self; 4] {
        MARKS.map(Self::Mark)
    }

    /// The name of the delimiter in the report.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Mark(b'\t') => "tab-separated",
            Self::Mark(b';') => "semicolon-separated",
            Self::Mark(b':') => "colon-separated",
            Self::Mark(b'|') => "bar-separated",
            Self::Mark(_) => "comma-separated",
            Self::Blanks => "blank-separated",
        }
    }
}

impl Sample {
    /// Finds the delimiter of a text and splits its beginning; nothing if there is no delimiter.
    pub(crate) fn of(text: &str, columns: &ColumnMap) -> Option<Self> {
        let beginning = beginning(text);
        if writes_attributes(beginning) {
            return Some(Self::split(beginning, Delimiter::Blanks));
        }
        let marks: Vec<Self> = MARKS
            .into_iter()
            .map(|mark| Self::split(beginning, Delimiter::Mark(mark)))
            .collect();
        // Of equals the last is the largest, so the order is turned round.
        let by_header = marks.iter().rev().filter(|sample| sample.first_width() > 1);
        let best =
            by_header.max_by_key(|sample| (sample.has_known_header(columns), sample.evenness()));
        let found = best.map(|sample| sample.delimiter).or_else(|| {
            let blanks = Self::split(beginning, Delimiter::Blanks);
            let colons = Self::split(beginning, Delimiter::Mark(b':'));
            let ragged = || marks.iter().find(|sample| sample.wide_share() >= 50);
            let has_header = blanks.first_width() > 1 && blanks.has_known_header(columns);
            if has_header || corner(text, &blanks).is_some() {
                Some(blanks.delimiter)
            } else if let Some(ragged) = ragged() {
                Some(ragged.delimiter)
            } else if blanks.is_list(text) {
                Some(blanks.delimiter)
            } else if colons.first_width() > 1 && colons.evenness() == 2 {
                Some(colons.delimiter)
            } else {
                marks[0]
                    .has_known_header(columns)
                    .then_some(Delimiter::Mark(b','))
            }
        });
        found.map(|delimiter| Self::split(beginning, delimiter))
    }

    /// Splits the beginning of a text by a delimiter.
    pub(crate) fn split(beginning: &str, delimiter: Delimiter) -> Self {
        let mut rows = Rows::of(beginning, delimiter, Comments::Everywhere);
        let mut sample = Vec::new();
        while let Ok(Some(row)) = rows.next() {
            sample.push(
                row.cells
                    .iter()
                    .take(CELLS)
                    .map(|cell| on_one_line(cell_of(cell), LINE_BREAK))
                    .collect(),
            );
            if sample.len() == ROWS {
                break;
            }
        }
        Self {
            delimiter,
            rows: sample,
        }
    }

    /// The number of cells in the first row.
    pub(crate) fn first_width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// The percentage of rows with the most common number of cells.
    pub(crate) fn even_share(&self) -> usize {
        let mut widths: Vec<usize> = self.rows.iter().map(Vec::len).collect();
        widths.sort_unstable();
        let most = widths
            .chunk_by(|one, other| one == other)
            .map(<[usize]>::len)
            .max()
            .unwrap_or(0);
        most * 100 / self.rows.len().max(1)
    }

    fn has_known_header(&self, columns: &ColumnMap) -> bool {
        self.rows
            .first()
            .is_some_and(|header| is_known_header(header, columns))
    }

    /// How many rows are as wide as the first: 2 for nearly all, 1 for most, 0 otherwise.
    fn evenness(&self) -> u8 {
        let width = self.first_width();
        let share = self.rows.iter().filter(|row| row.len() == width).count() * 100
            / self.rows.len().max(1);
        u8::from(share >= 95) + u8::from(share >= 60)
    }

    /// The percentage of rows with more than one cell.
    fn wide_share(&self) -> usize {
        self.rows.iter().filter(|row| row.len() > 1).count() * 100 / self.rows.len().max(1)
    }

    /// Whether words between spaces are the ends of edges rather than prose: every row has the same
    /// number, or all are numbers.
    fn is_list(&self, text: &str) -> bool {
        let is_even = self.first_width() > 1 && self.even_share() == 100;
        // `Anna -> Boris`: what stands between names is none.
        let has_signs = self
            .rows
            .iter()
            .flatten()
            .any(|cell| !cell.is_empty() && !cell.contains(char::is_alphanumeric));
        if has_signs {
            return false;
        }
        let is_commented = text.starts_with(['#', '%']);
        let numbers = || {
            self.rows
                .iter()
                .flatten()
                .all(|cell| cell.parse::<f64>().is_ok())
        };
        (is_even && self.first_width() <= 4)
            || (self.wide_share() >= 50 && (is_commented || numbers()))
    }
}

/// Whether edges are written as networkx writes them: `a b {'weight': 1}`.
fn writes_attributes(beginning: &str) -> bool {
    let line = without_comments(beginning)
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    let mut words = line.split([' ', '\t']);
    words.nth(2).is_some_and(|third| third.starts_with('{')) && line.ends_with('}')
}

/// The beginning of a text, up to the end of a line if possible.
pub(crate) fn beginning(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let end = (0..=SAMPLE)
        .rev()
        .find(|&end| text.is_char_boundary(end))
        .unwrap_or(0);
    let beginning = &text[..end];
    beginning
        .rsplit_once('\n')
        .map_or(beginning, |(lines, _)| lines)
}

#[cfg(test)]
mod tests {
    use super::Delimiter;
    use super::Sample;
    use crate::exchange::columns::ColumnMap;

    #[test]
    fn the_delimiter_is_found_by_what_it_makes_of_the_text() {
        let cases = [
            ("Source,Target\na,b", Some(Delimiter::Mark(b','))),
            (
                "Source;Target;Note\na;b;\"c, d\"",
                Some(Delimiter::Mark(b';')),
            ),
            (
                "Last, First;Last, First\nA, B;C, D",
                Some(Delimiter::Mark(b';')),
            ),
            ("Source,Themes\na,x;y;z\nb,w;v", Some(Delimiter::Mark(b','))),
            ("source\ttarget\na, b\tc", Some(Delimiter::Mark(b'\t'))),
            ("id|name\n1|a", Some(Delimiter::Mark(b'|'))),
            ("source:target\na:b", Some(Delimiter::Mark(b':'))),
            ("a\nb;c;d\ne;f", Some(Delimiter::Mark(b';'))),
            ("# nodes 3\n1 2\n1 3\n", Some(Delimiter::Blanks)),
            ("Source Target Type\na b \"c, d\"", Some(Delimiter::Blanks)),
            ("1 2 {'weight': 1, 'year': 2}", Some(Delimiter::Blanks)),
            (
                "Anne Conway, Henry More\nHenry More, John Finch",
                Some(Delimiter::Mark(b',')),
            ),
            (
                "Label\nAnne Conway\nHenry More",
                Some(Delimiter::Mark(b',')),
            ),
            ("Anna -> Boris\nBoris -> Clara", None),
            (
                "This is a letter\nthat somebody wrote to somebody else",
                None,
            ),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = Sample::of(text, &ColumnMap::default()).map(|sample| sample.delimiter);
            assert_eq!(found, expected, "{text}");
        }
    }
}
