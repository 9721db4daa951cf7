//! Reads the times of relations from the columns of other programs.

use hashbrown::HashMap;

use crate::exchange::foreign_date;
use crate::exchange::foreign_date::ForeignDate;
use crate::exchange::foreign_date::Stretch;
use crate::exchange::sheet::Sheet;
use crate::exchange::time_error::TimeError;
use crate::model::DateOrder;

/// Reads times and remembers those that repeat.
#[derive(Default)]
pub(crate) struct Times {
    order: Option<DateOrder>,
    known: HashMap<String, Result<ForeignDate, TimeError>>,
    key: String,
}

/// A column of times with the current cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct TimeCell {
    /// The column; empty if there is none.
    pub(crate) column: String,
    /// The text.
    pub(crate) text: String,
}

impl Times {
    /// Creates a reader with the day or the month first in dates of numbers.
    pub(crate) fn in_order(order: Option<DateOrder>) -> Self {
        Self {
            order,
            ..Self::default()
        }
    }

    /// Sets the date of the row begun last from a time set or from a start and an end, unless it
    /// has a date.
    pub(crate) fn take(&mut self, set: &TimeCell, ends: [&TimeCell; 2], sheet: &mut Sheet) {
        let has_ends = ends.iter().any(|end| !end.text.is_empty());
        if set.text.is_empty() && !has_ends {
            return;
        }
        let has_date = !sheet.current("when").is_empty();
        let by_set = !has_date && !set.text.is_empty();
        if has_date || (by_set && has_ends) {
            for end in ends {
                sheet.set(&end.column, &end.text);
            }
        }
        if has_date {
            sheet.set(&set.column, &set.text);
            return;
        }
        match if by_set {
            self.set(&set.text)
        } else {
            self.stretch(&ends[0].text, &ends[1].text)
        } {
            Ok(date) => {
                sheet.set("when", &date.when);
                if let Some(change) = &date.change {
                    sheet.changed(change.clone());
                }
            }
            Err(why) => {
                let mut change = format!("cannot read the time, so it was kept as text: {why}");
                let kept: &[&TimeCell] = if by_set { &[set] } else { &ends };
                for cell in kept {
                    sheet.set(&cell.column, &cell.text);
                }
                let one_end = if by_set { None } else { self.one_end(ends) };
                if let Some(when) = one_end {
                    change = format!("{change}; only the other end was read");
                    sheet.set("when", &when);
                }
                sheet.changed(change);
            }
        }
    }

    /// Sets the date of the row begun last from its earliest and latest possible date, unless it
    /// has a date.
    pub(crate) fn take_bounds(&mut self, bounds: [&TimeCell; 2], sheet: &mut Sheet) {
        let [earliest, latest] = bounds.map(|bound| bound.text.as_str());
        if earliest.is_empty() && latest.is_empty() {
            return;
        }
        let has_date = !sheet.current("when").is_empty();
        let read = if has_date {
            None
        } else {
            Some(foreign_date::bounded(earliest, latest, self.order))
        };
        if let Some(Ok(date)) = read {
            sheet.set("when", &date.when);
            date.change
                .into_iter()
                .for_each(|change| sheet.changed(change));
            return;
        }
        for bound in bounds {
            sheet.set(&bound.column, &bound.text);
        }
        if let Some(Err(why)) = read {
            sheet.changed(format!(
                "cannot read the earliest and latest dates, so they were kept as text: {why}"
            ));
        }
    }

    /// Reads the one end of an interval that can be read, if the other cannot.
    fn one_end(&mut self, [start, end]: [&TimeCell; 2]) -> Option<String> {
        let first = self.stretch(&start.text, "").clone();
        let last = self.stretch("", &end.text).clone();
        match (first, last) {
            (Ok(date), Err(_)) | (Err(_), Ok(date)) => Some(date.when),
            _ => None,
        }
    }

    fn set(&mut self, text: &str) -> &Result<ForeignDate, TimeError> {
        self.known
            .entry_ref(text)
            .or_insert_with(|| foreign_date::timeset(text))
    }

    fn stretch(&mut self, start: &str, end: &str) -> &Result<ForeignDate, TimeError> {
        self.key.clear();
        self.key.push_str(start);
        // No text has a NUL.
        self.key.push('\0');
        self.key.push_str(end);
        self.known.entry_ref(self.key.as_str()).or_insert_with(|| {
            foreign_date::stretches(&[Stretch {
                start,
                end,
                end_excluded: false,
                order: self.order,
            }])
        })
    }
}
