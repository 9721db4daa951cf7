//! Phrases that bound a date, put it between others, or say that it is approximate or uncertain.

use jiff::civil::Date;
use jiff::civil::Weekday;

use crate::exchange::date_phrases::double_years::last_year_in_short;
use crate::exchange::date_phrases::single::Single;
use crate::exchange::date_phrases::single::behind;
use crate::exchange::date_phrases::single::completed;
use crate::exchange::date_phrases::words::ABOUT;
use crate::exchange::date_phrases::words::AFTER;
use crate::exchange::date_phrases::words::BEFORE;
use crate::exchange::date_phrases::words::BETWEEN;
use crate::exchange::date_phrases::words::FROM_TO;
use crate::exchange::date_phrases::words::OR;
use crate::exchange::date_phrases::words::OR_EARLIER;
use crate::exchange::date_phrases::words::OR_LATER;

/// `between 1799 and 1801` as a date between two, `from 1919 to 1921` as an interval.
pub(super) fn two_dates(text: &str, single: Single<'_>) -> Option<String> {
    let ends = |(first, second): &(&str, &str)| {
        let (start, end) = behind(text, first)?.split_once(&format!(" {second} "))?;
        completed(start, end, single).zip(single(end))
    };
    let between = BETWEEN
        .iter()
        .find_map(ends)
        .map(|(start, end)| one_between(&start, &end));
    between.or_else(|| {
        FROM_TO
            .iter()
            .find_map(ends)
            .map(|(start, end)| format!("{start}/{end}"))
    })
}

/// A date between two others. In EDTF both are equally precise, so the more precise one is cut.
pub(super) fn one_between(start: &str, end: &str) -> String {
    let is_plain = |date: &str| {
        date.bytes()
            .all(|letter| letter.is_ascii_digit() || letter == b'-')
    };
    let common = if is_plain(start) && is_plain(end) {
        start.len().min(end.len())
    } else {
        usize::MAX
    };
    let [start, end] = [start, end].map(|date| date.get(..common).unwrap_or(date));
    format!("[{start}..{end}]")
}

/// `1921 or 1922` as one of two dates.
pub(super) fn one_of_two(text: &str, single: Single<'_>) -> Option<String> {
    let (one, other) = OR.iter().find_map(|word| text.split_once(word))?;
    Some(format!(
        "[{},{}]",
        completed(one, other, single)?,
        single(other)?
    ))
}

/// `1180 × 1190`, as charters are dated, as a date between two.
pub(super) fn of_a_charter(text: &str, single: Single<'_>) -> Option<String> {
    let (start, end) = text.split_once(['×', 'x'])?;
    Some(one_between(
        &completed(start.trim(), end, single)?,
        &single(end)?,
    ))
}

/// `before 1921`, `since May 1921`, `<1921` and `1921 or later` as open intervals.
pub(super) fn bounded(text: &str, single: Single<'_>) -> Option<String> {
    let bound = |word: &&str| {
        let date = single(behind(text, word)?)?;
        // "Do 5.5.1921" is until then in Polish, and the Thursday in German.
        let may_be_weekday = *word == "do"
            && date
                .parse::<Date>()
                .is_ok_and(|day| day.weekday() == Weekday::Thursday);
        (!may_be_weekday).then_some(date)
    };
    let glued = |signs: [&str; 2], words: [&str; 4]| {
        let behind_signs = signs
            .iter()
            .find_map(|sign| single(text.strip_prefix(sign)?));
        behind_signs.or_else(|| {
            words
                .iter()
                .find_map(|word| single(text.strip_suffix(word)?))
        })
    };
    let latest = BEFORE
        .iter()
        .find_map(bound)
        .or_else(|| glued(["<", "pre-"], OR_EARLIER))
        .map(|date| format!("/{date}"));
    let earliest = || {
        AFTER
            .iter()
            .find_map(bound)
            .or_else(|| glued([">", "post-"], OR_LATER))
            .map(|date| format!("{date}/"))
    };
    latest.or_else(earliest)
}

/// `circa 1920`, `1920 ca.` and `c. 1850-60` as approximate dates.
pub(super) fn about(text: &str, single: Single<'_>) -> Option<String> {
    let rest = |word: &&str| {
        behind(text, word).or_else(|| text.strip_suffix(word)?.strip_suffix([' ', ',']))
    };
    let glued = || {
        ["ca.", "c."]
            .iter()
            .find_map(|word| single(text.strip_prefix(word)?))
    };
    let date = ABOUT
        .iter()
        .find_map(|word| single(rest(word)?))
        .or_else(glued);
    let date = date
        .filter(|date| !date.ends_with(['~', '?', '%']))
        .map(|date| date + "~");
    // The second year is only half a year without the first, so that both are meant.
    let in_short = |word: &&str| {
        let (first, last) = rest(word)?.trim().split_once(['-', '–', '—'])?;
        Some(format!("{first}~/{}~", last_year_in_short(first, last)?))
    };
    date.or_else(|| ABOUT.iter().find_map(in_short))
}

/// `1920 [?]` and `May 1921?` as uncertain dates.
pub(super) fn doubted(text: &str, single: Single<'_>) -> Option<String> {
    let rest = ["[?]", "(?)", "?"]
        .iter()
        .find_map(|mark| text.strip_suffix(mark))?;
    let date = single(rest)?;
    let is_marked = date.ends_with(['~', '?', '%']);
    (!is_marked).then(|| date + "?")
}
