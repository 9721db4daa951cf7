//! Tells columns of years from columns of other numbers: a column is judged as a whole.

use hashbrown::HashMap;

use crate::exchange::number_column::NumberColumn;
use crate::exchange::number_column::is_number;
use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::sheet::Sheet;
use crate::model::is_year;

/// The columns whose numbers are no years.
#[derive(Default)]
pub(super) struct NumberColumns {
    /// By file and column.
    columns: HashMap<(u16, &'static str), JudgedColumn>,
}

/// A column with the place of its first cell.
#[derive(Default)]
struct JudgedColumn {
    first: Option<Place>,
    numbers: NumberColumn,
}

impl NumberColumns {
    /// Judges these columns of a sheet, in each file apart. In a file that this program wrote, a year
    /// is a year, however late it is.
    pub(super) fn of(sheet: &Sheet, columns: &[&'static str], report: &ImportReport) -> Self {
        let mut found: HashMap<(u16, &'static str), JudgedColumn> = HashMap::new();
        for row in sheet.rows() {
            for &column in columns {
                let cell = row.get(column);
                let is_stated = report.is_ours(row.place()) && is_year(cell);
                if !cell.is_empty() && !is_stated {
                    let judged = found.entry((row.place().file, column)).or_default();
                    judged.first.get_or_insert(row.place());
                    judged.numbers.take(cell);
                }
            }
        }
        found.retain(|_, judged| judged.numbers.are_no_years());
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
        for ((_, column), judged) in &self.columns {
            let place = judged.first.unwrap_or(Place::whole_file(0));
            let message = judged.numbers.remark(&format!("read as \"{column}\""));
            report.remark(place, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::NumberColumns;
    use crate::exchange::place::Place;
    use crate::exchange::report::ImportReport;
    use crate::exchange::sheet::Sheet;

    fn are_no_years(cells: &[&str]) -> bool {
        let mut sheet = Sheet::default();
        for cell in cells {
            sheet.begin(Place::whole_file(0));
            sheet.set("when", cell);
        }
        let found = NumberColumns::of(&sheet, &["when"], &ImportReport::default());
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
