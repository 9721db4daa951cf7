//! Combines dates from columns for the year, the month and the day: `Year`, `Month`, `Day`, or
//! `Start Year`, `Start Month` ….

use csv::StringRecord;

use crate::exchange::calendars::Reckoning;
use crate::exchange::column_names::known_columns;
use crate::exchange::column_names::names_of_part;
use crate::exchange::date_phrases::date_in_any_form;
use crate::exchange::date_phrases::date_reckoned;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::headings::plain;
use crate::exchange::report::RowOf;
use crate::exchange::sheet::Sheet;
use crate::model::DateOrder;
use crate::model::is_year;

/// Texts for an unknown part.
const UNKNOWN: [&str; 7] = ["0", "00", "?", "??", "-", "–", "n.d."];

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateOf {
    /// The relation.
    When,
    /// The beginning of the relation or the life.
    Start,
    /// The end of the relation or the life.
    End,
}

/// The columns of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateParts {
    /// What the date is the date of.
    pub(crate) of: DateOf,
    year: usize,
    month: usize,
    day: Option<usize>,
}

impl DateParts {
    /// Finds the dates in several columns of a header; each has a year and a month. Dates of other
    /// things are left out, and those of which `is_taken` says that a column has another meaning.
    pub(crate) fn all(
        header: &[&str],
        row_of: RowOf,
        is_taken: &dyn Fn(usize) -> bool,
    ) -> Vec<Self> {
        let stems: Vec<Option<(&str, String)>> = header
            .iter()
            .enumerate()
            .map(|(at, name)| part_and_stem(name).filter(|_| !is_taken(at)))
            .collect();
        let column = |part: &str, stem: &str| {
            stems.iter().position(|found| {
                found
                    .as_ref()
                    .is_some_and(|(of, its)| *of == part && its == stem)
            })
        };
        let mut all: Vec<Self> = Vec::new();
        for (at, (_, stem)) in stems
            .iter()
            .enumerate()
            .filter_map(|(at, found)| Some((at, found.as_ref().filter(|found| found.0 == "year")?)))
        {
            let of = date_of(stem, row_of).filter(|of| all.iter().all(|known| known.of != *of));
            if let Some((of, month)) = of
                .zip(column("month", stem))
                .filter(|_| column("year", stem) == Some(at))
            {
                all.push(Self {
                    of,
                    year: at,
                    month,
                    day: column("day", stem),
                });
            }
        }
        all
    }

    /// The columns of the day, the month and the year.
    pub(crate) fn columns(&self) -> impl Iterator<Item = usize> {
        self.day.into_iter().chain([self.month, self.year])
    }

    /// The header of the year, which names the date.
    pub(crate) fn name<'h>(&self, header: &[&'h str]) -> &'h str {
        header[self.year].trim()
    }

    /// Reads the date of the row begun last as precisely as its cells are. If they are no date
    /// together, the year alone is read and the text is kept in the column `words`.
    pub(crate) fn read(
        &self,
        cells: &StringRecord,
        order: Option<DateOrder>,
        words: &str,
        sheet: &mut Sheet,
    ) -> String {
        let text = self.text(cells);
        let year = cells.get(self.year).map(cell_of).unwrap_or_default();
        // The calendar stands in another column.
        let is_date = |text: &str| {
            date_in_any_form(text, order).is_ok()
                || date_reckoned(text, order, Reckoning::Julian).is_ok()
        };
        if text.is_empty() || year == text || is_date(&text) || !is_date(&year) {
            return text;
        }
        sheet.set(words, &text);
        sheet.changed(format!(
            "cannot read the date \"{text}\"; only its year was taken"
        ));
        year.into_owned()
    }

    /// Combines the cells of a row into a date as precise as they are; empty if all are.
    ///
    /// Cells that are no date together are joined in a way that no reader takes for a date, so that
    /// nothing is lost.
    fn text(&self, cells: &StringRecord) -> String {
        let cell = |at: usize| {
            cells
                .get(at)
                .map(cell_of)
                .filter(|cell| !UNKNOWN.contains(&cell.as_ref()))
                .unwrap_or_default()
        };
        let (year, month, day) = (
            cell(self.year),
            cell(self.month),
            self.day.map(cell).unwrap_or_default(),
        );
        if month.is_empty() && day.is_empty() {
            return year.into_owned();
        }
        let of_numbers = number_of_month(&month).and_then(|month| match day.as_ref() {
            "" => Some(format!("{year}-{month:02}")),
            day => day
                .parse::<u8>()
                .ok()
                .map(|day| format!("{year}-{month:02}-{day:02}")),
        });
        let is_word = month.contains(char::is_alphabetic);
        let named = if is_word {
            ["", "", ""]
        } else {
            ["day ", "month ", "year "]
        };
        let between = if is_word { " " } else { ", " };
        let parts = named
            .into_iter()
            .zip([&day, &month, &year])
            .filter(|(_, part)| !part.is_empty());
        let written = || {
            parts
                .map(|(named, part)| format!("{named}{part}"))
                .collect::<Vec<String>>()
                .join(between)
        };
        of_numbers
            .filter(|_| is_year(&year))
            .unwrap_or_else(written)
    }

    /// The note on the columns that were combined.
    pub(crate) fn remark(&self, header: &[&str]) -> String {
        let columns: Vec<String> = self
            .columns()
            .map(|at| format!("\"{}\"", header[at].trim()))
            .collect();
        format!(
            "dates were combined from the columns {}",
            columns.join(", ")
        )
    }
}

/// Reads a month that is written as a number, perhaps a Roman one.
fn number_of_month(month: &str) -> Option<usize> {
    const ROMAN: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    let roman = || {
        ROMAN
            .iter()
            .position(|roman| *roman == month.trim_end_matches('.'))
            .map(|at| at + 1)
    };
    month.parse().ok().or_else(roman)
}

/// Finds the part of a date in a header, and the other words of the header.
fn part_and_stem(name: &str) -> Option<(&'static str, String)> {
    let plain = plain(name);
    let words: Vec<&str> = plain.split(' ').collect();
    ["year", "month", "day"].into_iter().find_map(|part| {
        let at = words
            .iter()
            .position(|word| names_of_part(part).contains(word))?;
        let stem: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, word)| *word)
            .collect();
        Some((part, stem.join(" ")))
    })
}

/// Finds what a date is the date of, by the other words of its headers.
fn date_of(stem: &str, row_of: RowOf) -> Option<DateOf> {
    let names = |names: &[&str]| {
        let is_called = |name: &&str| {
            *name == stem
                || ["date", "year"].iter().any(|word| {
                    *name == format!("{stem} {word}") || *name == format!("{word} {stem}")
                })
        };
        !stem.is_empty() && names.iter().any(is_called)
    };
    let known = |column: &str| {
        known_columns(row_of)
            .find(|known| known.column == column)
            .is_some_and(|known| names(&known.names))
    };
    match row_of {
        RowOf::Entities if known("begin") => Some(DateOf::Start),
        RowOf::Entities if known("end") => Some(DateOf::End),
        RowOf::Entities => None,
        RowOf::Relations if known("start") => Some(DateOf::Start),
        RowOf::Relations if names(names_of_part("end")) => Some(DateOf::End),
        RowOf::Relations => (matches!(stem, "" | "of") || known("when") || is_of_letter(stem))
            .then_some(DateOf::When),
    }
}

/// Whether words name a letter or a meeting, whose date is that of the relation.
fn is_of_letter(stem: &str) -> bool {
    stem.split(' ').all(|word| {
        matches!(
            word,
            "date" | "letter" | "sent" | "event" | "meeting" | "of" | "datum" | "brief" | "дата"
        )
    })
}

#[cfg(test)]
mod tests {
    use csv::StringRecord;

    use super::DateOf;
    use super::DateParts;
    use crate::exchange::report::RowOf;

    #[test]
    fn columns_of_a_date_belong_together() {
        let of = |row_of: RowOf, header: &[&str]| {
            let all = DateParts::all(header, row_of, &|_| false);
            all.iter()
                .map(|parts| (parts.of, parts.columns().collect()))
                .collect::<Vec<(DateOf, Vec<usize>)>>()
        };
        assert_eq!(
            of(RowOf::Relations, &["From", "To", "Day", "Month", "Year"]),
            [(DateOf::When, vec![2, 3, 4])]
        );
        assert_eq!(
            of(RowOf::Relations, &["Jahr", "Monat"]),
            [(DateOf::When, vec![1, 0])]
        );
        assert_eq!(
            of(
                RowOf::Relations,
                &["Date Year", "Date Month", "Date Day", "Year", "Month"]
            ),
            [(DateOf::When, vec![2, 1, 0])]
        );
        let stretch = [
            "Start Year",
            "Start Month",
            "End Day",
            "End Month",
            "End Year",
        ];
        assert_eq!(
            of(RowOf::Relations, &stretch),
            [(DateOf::Start, vec![1, 0]), (DateOf::End, vec![2, 3, 4])]
        );
        assert_eq!(
            of(
                RowOf::Entities,
                &["Birth Year", "Birth Month", "Record Year", "Record Month"]
            ),
            [(DateOf::Start, vec![1, 0])]
        );
        for header in [
            ["Year", "Day"],
            ["Birth Year", "Birth Month"],
            ["Year", "Start Month"],
        ] {
            assert_eq!(of(RowOf::Relations, &header), [], "{header:?}");
        }
    }

    #[test]
    fn a_date_is_as_precise_as_its_parts() {
        let parts = DateParts {
            of: DateOf::When,
            year: 2,
            month: 1,
            day: Some(0),
        };
        for (cells, date) in [
            (["5", "6", "1921"], "1921-06-05"),
            (["", "06", "1921"], "1921-06"),
            (["0", "0", "1921"], "1921"),
            (["?", "?", "?"], ""),
            (["5", "June", "1921"], "5 June 1921"),
            (["", "VI", "1921"], "1921-06"),
            (["31", "2", "1921"], "1921-02-31"),
            (["5", "", "1921"], "day 5, year 1921"),
            (["5", "6", ""], "day 5, month 6"),
            (["5", "6", "1921?"], "day 5, month 6, year 1921?"),
            (["5", "June", ""], "5 June"),
        ] {
            assert_eq!(
                parts.text(&StringRecord::from(cells.to_vec())),
                date,
                "{cells:?}"
            );
        }
    }
}
