//! Dates as people type them: EDTF, its draft of 2012, numbers, or words in English, Russian and a
//! few other languages; all of them become EDTF.
//!
//! Words are read by the `whenparse` crate, which fills in missing parts from a reference day. It is
//! called with two reference days that differ in year, month and day: parts that are equal in both
//! results were in the text.

use jiff::Zoned;
use jiff::civil::date;
use jiff::tz::TimeZone;
use whenparse::When;

use crate::model::date::DateError;
use crate::model::date::HistoricalDate;
use crate::model::date_in_numbers::DateOrder;
use crate::model::date_in_numbers::from_numbers;
use crate::model::date_in_numbers::is_year;
use crate::model::month_names::from_month_name;
use crate::model::season_names::from_season_name;

/// A date that was read, and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateReading {
    /// The date; its text is EDTF of the standard, whatever was written.
    pub date: HistoricalDate,
    /// In which form it was written.
    pub form: DateForm,
}

/// The forms in which a date is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// EDTF as in ISO 8601-2:2019.
    Edtf,
    /// EDTF as in the draft of 2012: `199u`, `unknown/1937`, `1937/open`, `y17e7`.
    Draft2012,
    /// Numbers: `30.07.1937`, `7/30/1937`, `1937/7/30`, `19370730`.
    Numbers,
    /// Words: *30 July 1937*, *июль 1937*, *about 1937*, *the 1930s*.
    Words,
}

/// Words before a date that mark it as approximate.
const ABOUT: [&str; 9] = [
    "about ",
    "circa ",
    "ca. ",
    "ca ",
    "c. ",
    "around ",
    "approximately ",
    "около ",
    "ок. ",
];
/// Words around a date that carry no meaning.
const BEFORE: [&str; 6] = ["in the ", "in ", "on ", "the ", "в ", "во "];
const AFTER: [&str; 7] = [" года", " году", " годы", " год", " гг.", " г.", " г"];
/// How the names of the months begin, in English and Russian.
const MONTHS: [&str; 25] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "янв",
    "фев", "мар", "апр", "май", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
];

impl HistoricalDate {
    /// Reads a date in any of the forms; what is read from another form than EDTF deserves a
    /// warning that says how.
    ///
    /// # Errors
    ///
    /// The [`DateError`] of [`HistoricalDate::parse`] if it is none of them.
    pub fn read(text: &str) -> Result<DateReading, DateError> {
        Self::read_in_order(text, None)
    }

    /// Reads a date in any of the forms, given whether the day or the month comes first in numeric
    /// dates.
    ///
    /// # Errors
    ///
    /// As [`HistoricalDate::read`].
    pub fn read_in_order(text: &str, order: Option<DateOrder>) -> Result<DateReading, DateError> {
        let error = match Self::parse(text) {
            Ok(date) => {
                return Ok(DateReading {
                    date,
                    form: DateForm::Edtf,
                });
            }
            Err(error) => error,
        };
        // Dates in words are short; longer text is rejected without parsing it.
        if text.len() > 80 {
            return Err(error);
        }
        let forms = [
            (DateForm::Draft2012, today(text)),
            (DateForm::Numbers, from_numbers(text.trim(), order)),
            (DateForm::Words, from_words(text)),
        ];
        let read = |(form, edtf): (DateForm, Option<String>)| {
            Some(DateReading {
                date: Self::parse(&edtf?).ok()?,
                form,
            })
        };
        forms.into_iter().find_map(read).ok_or(error)
    }
}

/// Translates the syntax of the draft of 2012 to that of the standard.
fn today(text: &str) -> Option<String> {
    let (calendar, text) = text
        .strip_prefix("julian:")
        .map_or(("", text), |rest| ("julian:", rest));
    let ends: Option<Vec<String>> = text.split('/').map(end_of_draft).collect();
    let ends = ends?;
    let written = match ends.as_slice() {
        [date] if !date.is_empty() && date != ".." => date.clone(),
        // Only an end was ever open.
        [from, to] if from != ".." => format!("{from}/{to}"),
        _ => return None,
    };
    (written != text).then(|| format!("{calendar}{written}"))
}

fn end_of_draft(text: &str) -> Option<String> {
    match text {
        "unknown" => return Some(String::new()),
        "open" => return Some("..".to_owned()),
        _ => {}
    }
    let in_draft = |letter: char| letter.is_ascii_digit() || "-uxyep?~()[]{},.".contains(letter);
    if !text.chars().all(in_draft) {
        return None;
    }
    let text = text.replace("?~", "%").replace("~?", "%");
    grouped(&text).map(|text| {
        text.replace('y', "Y")
            .replace('e', "E")
            .replace('p', "S")
            .replace(['u', 'x'], "X")
    })
}

/// `2004-06-(01)~` is `2004-06-~01`, and `(2011)-06-04~` is `2011-~06-~04`: a mark behind a date
/// without brackets held for all of it that stood outside of them.
fn grouped(text: &str) -> Option<String> {
    let Some((before, rest)) = text.split_once('(') else {
        return Some(text.to_owned());
    };
    let (inside, after) = rest.split_once(')')?;
    if after.contains('(') {
        return None;
    }
    let marks = |parts: &str, mark: &str| {
        parts
            .split('-')
            .map(|part| format!("{mark}{part}"))
            .collect::<Vec<_>>()
            .join("-")
    };
    let (body, mark) = after
        .char_indices()
        .last()
        .filter(|(_, last)| "?~%".contains(*last))
        .and_then(|(at, _)| after.split_at_checked(at))?;
    match (before.is_empty(), body.strip_prefix('-')) {
        (false, None) if body.is_empty() => Some(format!("{before}{}", marks(inside, mark))),
        (true, Some(outside)) => Some(format!("{inside}-{}", marks(outside, mark))),
        _ => None,
    }
}

/// Reads a date in words, as EDTF.
fn from_words(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (about, text) = ABOUT
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map_or(("", text.as_str()), |rest| ("~", rest));
    let text = BEFORE
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let text = AFTER
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
        .trim();
    let edtf = year_or_decade(text)
        .or_else(|| from_season_name(text))
        .or_else(|| month_or_day(text))
        .or_else(|| from_month_name(text))?;
    Some(edtf + about)
}

fn year_or_decade(text: &str) -> Option<String> {
    let decade = || {
        ["s", "'s", "-е", "-х"]
            .iter()
            .find_map(|end| text.strip_suffix(end))
            .filter(|year| is_year(year))
    };
    match decade() {
        // "The 1900s" are ten years to some and a hundred to others.
        Some(year) if year.ends_with("00") => None,
        Some(year) => year.strip_suffix('0').map(|decade| format!("{decade}X")),
        None => is_year(text).then(|| text.to_owned()),
    }
}

fn month_or_day(text: &str) -> Option<String> {
    if !names_a_month(text) {
        return None;
    }
    let ([one, other], year) = (
        readings(text)?,
        text.split(|letter: char| !letter.is_ascii_digit())
            .find(|part| is_year(part))?,
    );
    let edtf = as_edtf(&one).filter(|_| one == other)?;
    edtf.starts_with(year).then_some(edtf)
}

/// Whether a text consists of numbers of a date and the name of a month, and of nothing else: not
/// of hours, weeks or years from now, of which there may be more than a calendar has.
fn names_a_month(text: &str) -> bool {
    let separates = |letter: char| matches!(letter, ' ' | ',' | '.' | '-' | '/');
    let mut months = 0;
    let fits = text.split(separates).all(|word| {
        let letters = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let digits = word.len() - letters.len();
        let is_month = digits == 0 && MONTHS.iter().any(|month| letters.starts_with(month));
        months += usize::from(is_month);
        digits <= 4 && (is_month || matches!(letters, "" | "of" | "st" | "nd" | "rd" | "th"))
    });
    fits && months == 1
}

/// The text as `whenparse` reads it on two reference days that differ in year, month and day.
fn readings(text: &str) -> Option<[When; 2]> {
    let on = |day: jiff::civil::Date| -> Option<When> {
        let now: Zoned = day.to_zoned(TimeZone::UTC).ok()?;
        whenparse::parse_with(text, &now).ok()
    };
    Some([on(date(1504, 3, 7))?, on(date(1999, 10, 22))?])
}

fn as_edtf(when: &When) -> Option<String> {
    match when {
        When::Date(day) => Some(format!(
            "{:04}-{:02}-{:02}",
            day.year(),
            day.month(),
            day.day()
        )),
        When::Range { start, end } => {
            let (first, next) = (start.date(), end.date());
            let is_month = first.day() == 1
                && first.checked_add(jiff::Span::new().months(1)).ok() == Some(next);
            is_month.then(|| format!("{:04}-{:02}", first.year(), first.month()))
        }
        _ => None,
    }
}
