//! Dates as people type them: EDTF, its draft of 2012, numbers, or words in English, Russian and a
//! few other languages; all of them become EDTF.

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
