//! Phrases with a dash or a list: intervals and sets of dates.

use crate::exchange::date_phrases::bounds::about;
use crate::exchange::date_phrases::eras::of_an_era;
use crate::exchange::date_phrases::single::Single;
use crate::exchange::date_phrases::single::completed;
use crate::exchange::date_phrases::words::TO;
use crate::exchange::date_phrases::words::missing_end;
use crate::model::is_year;

/// `5 May 1921 – 8 June 1922` and `May–June 1921` as intervals; the year of the second part counts
/// for the first.
pub(super) fn with_a_dash(text: &str, single: Single<'_>) -> Option<String> {
    let mut dashes = [" - ", " – ", " — ", "–", "—", "-"].iter().chain(&TO);
    let (start, end) = dashes
        .find_map(|dash| text.split_once(dash))
        .map(|(start, end)| (start.trim(), end.trim()))?;
    let near = |text: &str| single(text).or_else(|| about(text, single));
    // `100–44 BC`, whose era is that of both.
    let of_same_era = || {
        let digits = end.bytes().take_while(u8::is_ascii_digit).count();
        of_an_era(&format!("{start}{}", &end[digits..])).filter(|_| of_an_era(end).is_some())
    };
    let of_same_year = || {
        completed(start, end, single).filter(|_| {
            [start, end]
                .iter()
                .all(|text| text.contains(char::is_alphabetic))
        })
    };
    // `29.VI.–3.VII.1921` and `29.6.–3.7.1921`.
    let with_points = || {
        single(&format!(
            "{}.{}",
            start.strip_suffix('.').unwrap_or(start),
            end.rsplit_once('.')?.1
        ))
    };
    let start = near(start)
        .or_else(of_same_era)
        .or_else(of_same_year)
        .or_else(|| with_points().filter(|_| start.contains('.')))?;
    Some(format!("{start}/{}", near(end)?))
}

/// `5–7 May 1921` as an interval of days.
pub(super) fn days_of_a_month(text: &str, single: Single<'_>) -> Option<String> {
    let (first, rest) = text.split_once(['-', '–', '—'])?;
    let (first, rest) = (first.trim().trim_end_matches('.'), rest.trim());
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_day =
        |day: &str| matches!(day.len(), 1 | 2) && day.bytes().all(|letter| letter.is_ascii_digit());
    let month = rest[digits..].trim_start_matches('.').trim_start();
    if !is_day(first) || !is_day(&rest[..digits]) || !month.starts_with(char::is_alphabetic) {
        return None;
    }
    let day = |day: &str| {
        single(&format!("{day} {month}")).filter(|date| date.len() == "1921-05-05".len())
    };
    Some(format!("{}/{}", day(first)?, day(&rest[..digits])?))
}

/// `1885–`, `1885–?`, `1897–present`, `?–1921` as intervals with an open or unknown end.
pub(super) fn half_known(text: &str, single: Single<'_>) -> Option<String> {
    let by_word = || TO.iter().find_map(|word| text.split_once(word));
    let (start, end) = text
        .split_once(['–', '—'])
        .or_else(|| text.rsplit_once('-'))
        .or_else(by_word)?;
    let (start, end) = (start.trim(), end.trim());
    let missing = |end: &str| {
        if end.is_empty() {
            Some("")
        } else {
            missing_end(end)
        }
    };
    match (missing(start), missing(end)) {
        (None, Some(end)) => single(start).map(|start| format!("{start}/{end}")),
        // Without a word for what is missing, a hyphen may be the sign of a year before Christ.
        (Some(""), None) if start.is_empty() && text.starts_with('-') => None,
        (Some(start), None) => single(end).map(|end| format!("{start}/{end}")),
        _ => None,
    }
}

/// `1921, 1923; 1925` as a set of years.
pub(super) fn several_years(text: &str) -> Option<String> {
    let years: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    (years.len() > 1 && years.iter().all(|part| is_year(part)))
        .then(|| format!("{{{}}}", years.join(",")))
}
