//! Tells columns of years from columns of other numbers: a column is judged as a whole.

use hashbrown::HashMap;

use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::sheet::Sheet;

/// The last year that a column of numbers is taken to mean.
const LAST_YEAR: u32 = 2_100;
/// The most numbers that a message lists.
const NAMED: usize = 4;

/// The columns whose numbers are no years.
#[derive(Default)]
pub(super) struct NumberColumns {
    /// By file and column.
    columns: HashMap<(u16, &'static str), Numbers>,
}

/// The numbers of a column.
#[derive(Default)]
struct Numbers {
    years: usize,
    others: usize,
    /// Cells that are no numbers.
    texts: usize,
    first: Option<Place>,
    examples: Vec<String>,
}

impl NumberColumns {
    /// Judges these columns of a sheet, in each file apart.
    pub(super) fn of(sheet: &Sheet, columns: &[&'static str]) -> Self {
        let mut found: HashMap<(u16, &'static str), Numbers> = HashMap::new();
        for row in sheet.rows() {
            for &column in columns {
                let cell = row.get(column);
                if !cell.is_empty() {
                    let numbers = found.entry((row.place().file, column)).or_default();
                    numbers.take(cell, row.place());
                }
            }
        }
        found.retain(|_, numbers| numbers.are_no_years());
        Self { columns: found }
    }

    /// Whether a cell is one of the numbers that are no years.
    pub(super) fn have(&self, column: &'static str, cell: &str, place: Place) -> bool {
        !self.columns.is_empty()
            && self.columns.contains_key(&(place.file, column))
            && is_number(cell)
    }

    /// Reports each of the columns once.
    pub(super) fn report(&self, report: &mut ImportReport) {
        for ((_, column), numbers) in &self.columns {
            let count = numbers.years + numbers.others;
            let examples = numbers.examples.join(", ");
            let message = format!(
                "the column read as \"{column}\" contains numbers that are not years ({examples} …, {count} rows); they were kept as they are written. If they are years, write them with four digits, such as 0049"
            );
            let place = numbers.first.unwrap_or(Place::whole_file(0));
            report.remark(place, message);
        }
    }
}

impl Numbers {
    fn take(&mut self, cell: &str, place: Place) {
        if !is_number(cell) {
            self.texts += 1;
            return;
        }
        self.first.get_or_insert(place);
        if self.examples.len() < NAMED {
            self.examples.push(cell.to_owned());
        }
        if is_likely_year(cell) {
            self.years += 1;
        } else {
            self.others += 1;
        }
    }

    /// A slip of the pen among years, or a number among dates, is told on its own.
    fn are_no_years(&self) -> bool {
        self.others > 0 && self.others * 4 > self.years && self.texts < self.years + self.others
    }
}

/// Whether a cell is a number and nothing else; eight digits are a date.
fn is_number(cell: &str) -> bool {
    cell.len() != 8 && !cell.starts_with('+') && cell.parse::<f64>().is_ok_and(f64::is_finite)
}

/// Whether a number is written as a year, with four digits.
fn is_likely_year(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let digits = digits.strip_suffix(".0").unwrap_or(digits);
    digits.len() == 4
        && digits
            .parse::<u32>()
            .is_ok_and(|year| year <= LAST_YEAR || cell.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::NumberColumns;
    use crate::exchange::place::Place;
    use crate::exchange::sheet::Sheet;

    fn are_no_years(cells: &[&str]) -> bool {
        let mut sheet = Sheet::default();
        for cell in cells {
            sheet.begin(Place::whole_file(0));
            sheet.set("when", cell);
        }
        let found = NumberColumns::of(&sheet, &["when"]);
        cells
            .iter()
            .any(|cell| found.have("when", cell, Place::whole_file(0)))
    }

    #[test]
    fn a_column_of_numbers_is_judged_as_a_whole() {
        assert!(are_no_years(&["33", "1011", "2649", "9800"]));
        assert!(are_no_years(&["1500", "2500", "3500"]));
        assert!(are_no_years(&["0.5", "1.5"]));
        assert!(!are_no_years(&["1901", "1902", "1903", "1904", "19055"]));
        assert!(!are_no_years(&["1901.0", "-0044", "0079"]));
        assert!(!are_no_years(&["5 May 1921", "1922-03", "12"]));
        assert!(!are_no_years(&["19370730", "19370801"]));
    }
}
