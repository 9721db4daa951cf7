//! Examines the content of columns whose meaning depends on it.

use csv::StringRecord;
use hashbrown::HashSet;

use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::headerless::is_number;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::marks::Mark;

/// The most different texts that are counted in a column.
const MOST_COUNTED: usize = 50;
/// The longest name of a type, in characters.
const LONGEST_TYPE: usize = 60;

/// What a column contains.
#[derive(Clone, Debug, Default)]
pub(crate) struct Survey {
    filled: usize,
    directions: usize,
    yes_or_no: usize,
    numbers: usize,
    long: usize,
    marks: usize,
    years: usize,
    different: HashSet<String>,
}

/// Whether a relation has a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// From one end to the other.
    Directed,
    /// None.
    Undirected,
    /// In both directions.
    Mutual,
}

impl Direction {
    /// Reads a direction: a word of Gephi or Kumu, or yes and no in a column "directed".
    pub(crate) fn of(cell: &str) -> Option<Self> {
        let is = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
        if is(&["directed", "true", "yes", "1"]) {
            Some(Self::Directed)
        } else if is(&["undirected", "false", "no", "0"]) {
            Some(Self::Undirected)
        } else if is(&["mutual", "bidirectional"]) {
            Some(Self::Mutual)
        } else {
            None
        }
    }
}

/// Whether a text contains four digits, and no more, that may be a year.
fn has_a_year(cell: &str) -> bool {
    let mut numbers = cell.split(|letter: char| !letter.is_ascii_digit());
    numbers.any(|number| number.len() == 4 && number.starts_with(['1', '2']))
}

impl Survey {
    /// Examines these columns of a table in one pass.
    pub(crate) fn of(text: &str, delimiter: Delimiter, columns: &[usize]) -> Vec<Self> {
        let mut surveys = vec![Self::default(); columns.len()];
        let mut rows = Rows::of(text, delimiter, Comments::Before);
        let mut is_header = true;
        // What cannot be read is told by whoever reads the table.
        while let Ok(Some(row)) = rows.next() {
            if !std::mem::take(&mut is_header) {
                surveys
                    .iter_mut()
                    .zip(columns)
                    .for_each(|(survey, &column)| survey.take(row.cells, column));
            }
        }
        surveys
    }

    /// Whether all cells are words for directions.
    pub(crate) fn is_of_directions(&self) -> bool {
        self.filled > 0 && self.filled == self.directions
    }

    /// Whether all cells are yes, no, or words for directions.
    pub(crate) fn is_of_answers(&self) -> bool {
        self.filled > 0 && self.filled == self.directions + self.yes_or_no
    }

    /// Whether all cells are marks such as `x` or `1`, or `0`.
    pub(crate) fn is_of_marks(&self) -> bool {
        self.filled > 0 && self.filled == self.marks
    }

    /// Whether most cells contain a year.
    pub(crate) fn is_of_dates(&self) -> bool {
        self.filled > 0 && self.years * 2 > self.filled
    }

    /// Whether a text occurs in the column, among the first different ones.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.different.contains(text)
    }

    /// Whether some cells are not numbers.
    pub(crate) fn has_words(&self) -> bool {
        self.filled > self.numbers
    }

    /// Whether the column classifies the rows: it has few different, short words.
    pub(crate) fn sorts(&self) -> bool {
        let few = self.different.len() <= 12
            || (self.different.len() <= MOST_COUNTED && self.different.len() * 2 <= self.filled);
        self.has_words() && self.long == 0 && few
    }

    fn take(&mut self, cells: &StringRecord, column: usize) {
        let Some(cell) = cells
            .get(column)
            .map(cell_of)
            .filter(|cell| !cell.is_empty())
        else {
            return;
        };
        self.filled += 1;
        match Direction::of(&cell) {
            Some(_) if cell.len() <= 5 => self.yes_or_no += 1,
            Some(_) => self.directions += 1,
            None => {}
        }
        self.marks += usize::from(Mark::of(&cell).is_some());
        self.years += usize::from(has_a_year(&cell));
        self.numbers += usize::from(is_number(&cell));
        self.long += usize::from(cell.chars().count() > LONGEST_TYPE);
        if self.different.len() <= MOST_COUNTED && !self.different.contains(cell.as_ref()) {
            self.different.insert(cell.into_owned());
        }
    }
}
