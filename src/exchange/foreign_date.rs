//! Reads intervals and time sets of other programs as EDTF, never more precise than they were
//! written.
//!
//! Gephi and GEXF write numbers or ISO dates: a number from 1000 to 2999 is read as a year, any
//! other number is refused.

use jiff::civil::Date;

use crate::exchange::date_phrases::date_in_any_form;
use crate::exchange::date_phrases::missing_end;
use crate::exchange::time_error::TimeError;
use crate::model::DateOrder;
use crate::model::HistoricalDate;

/// How many digits a date of digits alone has: `19370730`.
const YEAR_MONTH_DAY: usize = 8;

/// How many letters a year with a month has: `1937-07`.
const YEAR_AND_MONTH: usize = 7;

/// A date that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignDate {
    /// The date as EDTF.
    pub when: String,
    /// How it differs from what was written, if it does.
    pub change: Option<String>,
}

/// An interval with its ends as written. An empty end is unknown, an infinite one open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// When it begins.
    pub start: &'a str,
    /// When it ends.
    pub end: &'a str,
    /// Whether the interval stops just before its end.
    pub end_excluded: bool,
    /// Whether the day or the month comes first in dates of numbers, if it is known.
    pub order: Option<DateOrder>,
}

/// One end of a stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
enum End {
    Unknown,
    Open,
    Year(i32),
    Date(String),
}

/// Both ends of a stretch, read.
struct Interval {
    start: End,
    end: End,
}

/// Reads one or more intervals as one date: an interval, a single date, or a set of them.
///
/// # Errors
///
/// [`TimeError`] if an end is not a date, or no end is known.
pub fn stretches(all: &[Stretch<'_>]) -> Result<ForeignDate, TimeError> {
    let mut changes = Vec::new();
    let intervals: Result<Vec<Interval>, TimeError> = all
        .iter()
        .map(|stretch| stretch.read(&mut changes))
        .collect();
    let when = match intervals?.as_slice() {
        [] => return Err(TimeError::Empty),
        [
            Interval {
                start: End::Unknown,
                end: End::Unknown,
            },
        ] => return Err(TimeError::NoEnds),
        [interval] => interval.written("/"),
        several => {
            let members: Vec<String> = several
                .iter()
                .map(|interval| interval.written(".."))
                .collect();
            format!("{{{}}}", members.join(","))
        }
    };
    HistoricalDate::parse(&when)?;
    changes.dedup();
    let change = (!changes.is_empty()).then(|| changes.join("; "));
    Ok(ForeignDate { when, change })
}

/// Reads a single date of which only the earliest and the latest possible date are given; either
/// may be unknown.
///
/// # Errors
///
/// [`TimeError`] if a bound is not a date, or neither is known.
pub(crate) fn bounded(
    earliest: &str,
    latest: &str,
    order: Option<DateOrder>,
) -> Result<ForeignDate, TimeError> {
    let mut changes = Vec::new();
    let [earliest, latest] = [
        end(earliest, order, &mut changes)?,
        end(latest, order, &mut changes)?,
    ];
    let [first, last] = [&earliest, &latest].map(|bound| {
        if *bound == End::Open {
            String::new()
        } else {
            bound.written("/")
        }
    });
    if first.is_empty() && last.is_empty() {
        return Err(TimeError::NoBounds);
    }
    let when = if first == last {
        first
    } else {
        format!("[{first}..{last}]")
    };
    HistoricalDate::parse(&when)?;
    Ok(ForeignDate {
        when,
        change: (!changes.is_empty()).then(|| changes.join("; ")),
    })
}

/// Reads a list of separate dates.
///
/// # Errors
///
/// [`TimeError`] if one of them is not a date, or there is none.
pub fn moments(all: &[&str]) -> Result<ForeignDate, TimeError> {
    let stretches_of_one: Vec<Stretch<'_>> = all
        .iter()
        .map(|&moment| Stretch {
            start: moment,
            end: moment,
            end_excluded: false,
            order: None,
        })
        .collect();
    stretches(&stretches_of_one)
}

/// Reads a time set as Gephi writes it: `<[1936.0, 1938.0); [1940, 1941]>`,
/// `[2016-02-03, Infinity]`, `<[1937]>`, `2016-02-03`.
///
/// # Errors
///
/// [`TimeError`] if it is not a list of intervals or dates.
pub fn timeset(text: &str) -> Result<ForeignDate, TimeError> {
    let inner = text
        .trim()
        .trim_start_matches('<')
        .trim_end_matches('>')
        .trim();
    if !inner.contains(['[', '(']) {
        return moments(
            &inner
                .split([';', ','])
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>(),
        );
    }
    let mut found = Vec::new();
    for part in inner
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let body = part
            .strip_prefix(['[', '('])
            .and_then(|rest| rest.strip_suffix([']', ')']));
        let body = body.ok_or_else(|| TimeError::NotAnInterval { text: cut(part) })?;
        let ends: Vec<&str> = body.split(',').map(str::trim).collect();
        match ends.as_slice() {
            [start, end] => found.push(Stretch {
                start,
                end,
                end_excluded: part.ends_with(')'),
                order: None,
            }),
            moments => found.extend(moments.iter().map(|moment| Stretch {
                start: moment,
                end: moment,
                end_excluded: false,
                order: None,
            })),
        }
    }
    stretches(&found)
}

impl Stretch<'_> {
    fn read(&self, changes: &mut Vec<String>) -> Result<Interval, TimeError> {
        let start = end(self.start, self.order, changes)?;
        let last = end(self.end, self.order, changes)?;
        let is_included =
            !self.end_excluded || start == last || matches!(last, End::Unknown | End::Open);
        let end = if is_included {
            last
        } else if let Some(before) = before(&last) {
            changes.push("the end is excluded; the last date before it was written".to_owned());
            before
        } else {
            changes.push("the end is excluded, but was written as if it were included".to_owned());
            last
        };
        Ok(Interval { start, end })
    }
}

/// Reads one end of an interval.
fn end(text: &str, order: Option<DateOrder>, changes: &mut Vec<String>) -> Result<End, TimeError> {
    let text = text.trim().trim_matches('"');
    if text.is_empty() {
        return Ok(End::Unknown);
    }
    if matches!(
        text.trim_start_matches(['-', '+'])
            .to_ascii_lowercase()
            .as_str(),
        "infinity" | "inf"
    ) {
        return Ok(End::Open);
    }
    if let Some(written) = missing_end(text) {
        changes.push(format!(
            "\"{text}\" is not a date; this end was written as {}",
            if written.is_empty() {
                "unknown"
            } else {
                "open"
            }
        ));
        return Ok(if written.is_empty() {
            End::Unknown
        } else {
            End::Open
        });
    }
    if let Ok(number) = text.parse::<f64>()
        && text.len() != YEAR_MONTH_DAY
    {
        return year(number, text, changes).map(End::Year);
    }
    let date = text
        .split_once(['T', ' '])
        .filter(|(date, _)| date.len() == 10)
        .map(|(date, _)| date);
    if date.is_some() {
        changes.push("the time of day was dropped".to_owned());
    }
    let date = date.unwrap_or(text);
    let read = date_in_any_form(date, order)?;
    if read.as_str().contains(['/', '{', '[']) {
        return Err(TimeError::NotOneDate { text: cut(text) });
    }
    if read.as_str() != date && date.starts_with(char::is_alphabetic) {
        changes.push(format!("\"{}\" was written as {read}", cut(text)));
    }
    Ok(End::Date(read.as_str().to_owned()))
}

fn year(number: f64, text: &str, changes: &mut Vec<String>) -> Result<i32, TimeError> {
    if !(1000.0..3000.0).contains(&number) {
        return Err(TimeError::NotAYear { text: cut(text) });
    }
    if number.fract() != 0.0 {
        changes.push("the fraction of the year was dropped".to_owned());
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the number is between 1000 and 3000"
    )]
    Ok(number as i32)
}

/// The year, month or day before a date; nothing if the date is approximate, uncertain or open.
fn before(end: &End) -> Option<End> {
    match end {
        End::Year(year) => Some(End::Year(year - 1)),
        End::Date(text) if text.len() == YEAR_AND_MONTH => {
            let first = format!("{text}-01").parse::<Date>().ok()?;
            Some(End::Date(
                first.yesterday().ok()?.to_string()[..YEAR_AND_MONTH].to_owned(),
            ))
        }
        End::Date(text) => Some(End::Date(
            text.parse::<Date>().ok()?.yesterday().ok()?.to_string(),
        )),
        End::Unknown | End::Open => None,
    }
}

impl Interval {
    /// The interval as EDTF, with `between` between its ends.
    fn written(&self, between: &str) -> String {
        let Self { start, end } = self;
        if start == end && !matches!(start, End::Unknown | End::Open) {
            return start.written(between);
        }
        format!(
            "{}{between}{}",
            start.written(between),
            end.written(between)
        )
    }
}

impl End {
    fn written(&self, between: &str) -> String {
        match self {
            Self::Unknown => String::new(),
            // Within a set, an empty end is open.
            Self::Open => if between == "/" { ".." } else { "" }.to_owned(),
            Self::Year(year) => year.to_string(),
            Self::Date(text) => text.clone(),
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::timeset;

    #[test]
    fn time_sets_become_dates_of_their_own_precision() {
        let cases = [
            ("<[1936.0, 1938.0]>", Some("1936/1938")),
            ("<[1936.0,1938.0)>", Some("1936/1937")),
            ("<[1937.5]>", Some("1937")),
            ("[2016-02-03, 2016-02-04)", Some("2016-02-03")),
            ("[1934, 1935-03)", Some("1934/1935-02")),
            ("[1934, 1935-01)", Some("1934/1934-12")),
            ("[1934, 1935-03~)", Some("1934/1935-03~")),
            ("[1934-05, 1936)", Some("1934-05/1935")),
            ("[2016-03-04, Infinity]", Some("2016-03-04/..")),
            ("[-Infinity, 2016-02-04]", Some("../2016-02-04")),
            ("2016-02-03", Some("2016-02-03")),
            ("[19370730, 19380101]", Some("1937-07-30/1938-01-01")),
            ("99999999", None),
            (
                "<[1936, 1937]; [1940, 1941]>",
                Some("{1936..1937,1940..1941}"),
            ),
            ("<[1936, 1937, 1939]>", Some("{1936,1937,1939}")),
            ("[1,5]; [10, 10.5]", None),
            ("[2016", None),
            ("", None),
            ("[1938, 1936]", None),
        ];
        for (text, expected) in cases {
            assert_eq!(
                timeset(text).ok().map(|date| date.when).as_deref(),
                expected,
                "{text}"
            );
        }
    }
}
