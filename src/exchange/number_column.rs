//! The numbers of a column of times: years, or something else.

/// The last year that a column of numbers is taken to mean.
const LAST_YEAR: u32 = 2_100;
/// The most numbers that a message lists.
const NAMED: usize = 4;

/// The numbers of a column.
#[derive(Debug, Default)]
pub(crate) struct NumberColumn {
    years: usize,
    others: usize,
    /// Cells that are no numbers.
    texts: usize,
    examples: Vec<String>,
}

impl NumberColumn {
    /// Takes a filled cell.
    pub(crate) fn take(&mut self, cell: &str) {
        if !is_number(cell) {
            self.texts += 1;
            return;
        }
        if self.examples.len() < NAMED {
            self.examples.push(cell.to_owned());
        }
        if is_likely_year(cell) {
            self.years += 1;
        } else {
            self.others += 1;
        }
    }

    /// Whether its numbers are no years. A slip of the pen among years, or a number among dates, is told
    /// on its own.
    pub(crate) fn are_no_years(&self) -> bool {
        self.others > 0 && self.others * 2 > self.years && self.texts < self.years + self.others
    }

    /// The note on a column whose numbers are no years.
    pub(crate) fn remark(&self, column: &str) -> String {
        let count = self.years + self.others;
        let examples = self.examples.join(", ");
        format!(
            "the column {column} contains numbers that are not years ({examples} …, {count} rows); they were kept as they are written. If they are years, write them with four digits, such as 0049"
        )
    }
}

/// Whether a cell is a number and nothing else; eight digits are a date.
pub(crate) fn is_number(cell: &str) -> bool {
    cell.len() != 8 && !cell.starts_with('+') && cell.parse::<f64>().is_ok_and(f64::is_finite)
}

/// Whether a number is written as a year, with four digits.
fn is_likely_year(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let digits = digits.split_once('.').map_or(digits, |(year, _)| year);
    digits.len() == 4
        && digits
            .parse::<u32>()
            .is_ok_and(|year| year <= LAST_YEAR || cell.starts_with('-'))
}
