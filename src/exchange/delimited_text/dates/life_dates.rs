//! Reads lifetimes in a single column: `1770–1827`, `* 1770`, `b. 1770, d. 1827`, `† 1827`.

use crate::exchange::column_names::is_called;
use crate::exchange::date_phrases::date_in_any_form;
use crate::exchange::date_phrases::last_year_in_short;
use crate::exchange::sheet::Sheet;
use crate::exchange::words::counted;
use crate::model::DateOrder;

/// Marks of a birth.
const BORN: [&str; 14] = [
    "*",
    "born",
    "b.",
    "geboren",
    "geb.",
    "née en",
    "né en",
    "née",
    "né",
    "nato",
    "nata",
    "ur.",
    "род.",
    "родился",
];
/// Marks of a death.
const DIED: [&str; 13] = [
    "†",
    "✝",
    "died",
    "d.",
    "gestorben",
    "gest.",
    "morte en",
    "mort en",
    "morte",
    "mort",
    "zm.",
    "ум.",
    "умер",
];
/// Characters between birth and death.
const BETWEEN: [char; 6] = [',', ';', '-', '–', '—', ' '];

/// A column of lifetimes.
#[derive(Debug)]
pub(crate) struct LifeDates {
    /// Its position.
    pub(crate) column: usize,
    name: String,
    order: Option<DateOrder>,
    read: usize,
    unread: usize,
}

impl LifeDates {
    /// Finds the column of lifetimes in a header.
    pub(crate) fn in_header(header: &[&str], order: Option<DateOrder>) -> Option<Self> {
        let column = header.iter().position(|name| is_called(name, "life"))?;
        Some(Self {
            column,
            name: header[column].trim().to_owned(),
            order,
            read: 0,
            unread: 0,
        })
    }

    /// Sets begin and end of the row begun last; the cell itself becomes an attribute.
    pub(crate) fn take(&mut self, cell: &str, sheet: &mut Sheet) {
        if cell.is_empty() {
            return;
        }
        let Some([begin, end]) = life(cell, self.order) else {
            self.unread += 1;
            return;
        };
        self.read += 1;
        sheet.set("begin", &begin);
        sheet.set("end", &end);
    }

    /// The note for the report.
    pub(crate) fn remark(&self) -> String {
        let rows = |count: usize| counted(count, "row");
        let read = format!(
            "begin and end were read from the column \"{}\" ({}), which was kept as an attribute",
            self.name,
            rows(self.read)
        );
        if self.unread == 0 {
            read
        } else {
            format!(
                "{read}; {} could not be read as lifetimes",
                rows(self.unread)
            )
        }
    }
}

/// Reads begin and end, each perhaps empty; nothing if the text is no lifetime.
fn life(text: &str, order: Option<DateOrder>) -> Option<[String; 2]> {
    let text = text
        .trim()
        .trim_start_matches('(')
        .trim_end_matches(')')
        .trim()
        .to_lowercase();
    let date = |text: &str| date(text.trim_matches(BETWEEN), order);
    if let Some((born, died)) = DIED.iter().find_map(|mark| split_at(&text, mark)) {
        let born = born.trim_matches(BETWEEN);
        let begin = if born.is_empty() {
            String::new()
        } else {
            date(without_mark(born))?
        };
        return Some([begin, date(died)?]);
    }
    let born = without_mark(&text);
    if born.len() < text.len() {
        return Some([date(born)?, String::new()]);
    }
    // Before a year, a hyphen is no sign of a year before Christ here.
    if let Some(died) = text
        .strip_prefix('?')
        .unwrap_or(&text)
        .strip_prefix(BETWEEN)
    {
        return Some([String::new(), date(died)?]);
    }
    let in_short = text
        .split_once(['-', '–'])
        .and_then(|(first, last)| Some([first.to_owned(), last_year_in_short(first, last)?]));
    in_short.or_else(|| {
        let stretch = read(&text, order).filter(|stretch| !stretch.contains(['[', '{', ':']))?;
        let (begin, end) = stretch.split_once('/')?;
        Some([begin, end].map(|end| end.trim_matches('.').to_owned()))
    })
}

/// Splits a text at a mark that is a word of its own, or directly before a number.
fn split_at<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let begins_word = |at: &usize| {
        text[..*at]
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphanumeric())
    };
    let at = text
        .match_indices(mark)
        .map(|(at, _)| at)
        .find(begins_word)?;
    let behind = &text[at + mark.len()..];
    behind
        .starts_with(|letter: char| !letter.is_alphabetic())
        .then(|| (&text[..at], behind))
}

fn without_mark(text: &str) -> &str {
    BORN.iter()
        .find_map(|mark| split_at(text, mark).filter(|(before, _)| before.is_empty()))
        .map_or(text, |(_, rest)| rest.trim())
}

/// Reads a single date in any form.
fn date(text: &str, order: Option<DateOrder>) -> Option<String> {
    read(text, order).filter(|date| !date.contains('{'))
}

fn read(text: &str, order: Option<DateOrder>) -> Option<String> {
    date_in_any_form(text, order)
        .ok()
        .map(|date| date.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::life;

    #[test]
    fn lifetimes_have_a_beginning_and_an_end() {
        for (text, expected) in [
            ("1770–1827", ["1770", "1827"]),
            ("1770-1827", ["1770", "1827"]),
            ("(1770 - 1827)", ["1770", "1827"]),
            ("1770-89", ["1770", "1789"]),
            ("c. 1770–1827", ["1770~", "1827"]),
            ("1770–", ["1770", ""]),
            ("–1827", ["", "1827"]),
            ("-1827", ["", "1827"]),
            ("?-1827", ["", "1827"]),
            ("* 1770", ["1770", ""]),
            ("*1770", ["1770", ""]),
            ("b. 5 May 1770", ["1770-05-05", ""]),
            ("† 1827", ["", "1827"]),
            ("d. after 1827", ["", "1827/"]),
            ("* 5. Mai 1770, † um 1827", ["1770-05-05", "1827~"]),
            ("geb. 1770; gest. 1827", ["1770", "1827"]),
            ("née 1770", ["1770", ""]),
            ("род. 1770, ум. 1827", ["1770", "1827"]),
        ] {
            assert_eq!(
                life(text, None),
                Some(expected.map(str::to_owned)),
                "{text}"
            );
        }
        for text in [
            "1770",
            "fl. 1650",
            "born in Paris",
            "b. 1770 in Bonn",
            "17th century",
            "",
            "d.",
            "d",
            "?",
            "-",
            "1770/71",
        ] {
            assert_eq!(life(text, None), None, "{text}");
        }
    }
}
