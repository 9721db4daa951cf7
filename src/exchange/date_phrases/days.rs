//! Single days with words around them: the day of the week, a place, the year first.

use crate::exchange::date_phrases::single::Single;
use crate::exchange::date_phrases::words::WEEKDAYS;
use crate::model::is_year;

/// `Sonntag, 5. Juli 1795`, or a day after the name of a place.
pub(super) fn dressed(text: &str, single: Single<'_>) -> Option<String> {
    let (before, day) = text.split_once(',')?;
    let is_word = before
        .chars()
        .all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '.' | '-'));
    single(day).filter(|date| is_word && date.len() == "1921-05-05".len())
}

/// `Monday 5 May 1921` without the day of the week.
pub(super) fn without_weekday(text: &str, single: Single<'_>) -> Option<String> {
    let (first, day) = text.split_once(' ')?;
    let is_weekday = WEEKDAYS
        .iter()
        .flat_map(|names| names.split('|'))
        .any(|name| name == first);
    single(day).filter(|date| is_weekday && date.len() == "1921-05-05".len())
}

/// `1921 May 5` and `1921 May`, with the year first.
pub(super) fn year_first(text: &str, single: Single<'_>) -> Option<String> {
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let (year, month, day) = (
        words.next()?,
        words.next()?,
        words.next().unwrap_or_default(),
    );
    let is_month = month.starts_with(char::is_alphabetic);
    (is_year(year) && is_month && words.next().is_none())
        .then(|| single(format!("{day} {month} {year}").trim()))?
}
