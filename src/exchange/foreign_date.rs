//! Stretches of time as other programs write them, as EDTF; never more precise than what was
//! written.
//!
//! Gephi and GEXF write numbers or ISO dates: a whole number from 1000 to 2999 is taken for a year,
//! any other number is no date.

use jiff::civil::Date;

use crate::exchange::date_phrases::date_in_any_form;
use crate::exchange::date_phrases::missing_end;
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
    /// What is different in it from what was written, if anything.
    pub change: Option<String>,
}

/// A stretch of time, its ends as written. An empty end is unknown, an infinite one open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// When it begins.
    pub start: &'a str,
    /// When it ends.
    pub end: &'a str,
    /// Whether the end itself is no longer part of it.
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

/// The date that one or more stretches make: an interval, a single date, or a set of them.
///
/// # Errors
///
/// Why it is no date.
pub fn stretches(all: &[Stretch<'_>]) -> Result<ForeignDate, String> {
    let mut changes = Vec::new();
    let ends: Result<Vec<(End, End)>, String> = all
        .iter()
        .map(|stretch| stretch.read(&mut changes))
        .collect();
    let ends = ends?;
    let when = match ends.as_slice() {
        [] => return Err("there is no time in it".to_owned()),
        [(End::Unknown, End::Unknown)] => {
            return Err("neither its beginning nor its end is known".to_owned());
        }
        [(start, end)] => interval(start, end, "/"),
        several => {
            let members: Vec<String> = several
                .iter()
                .map(|(start, end)| interval(start, end, ".."))
                .collect();
            format!("{{{}}}", members.join(","))
        }
    };
    HistoricalDate::parse(&when).map_err(|error| error.to_string())?;
    changes.dedup();
    let change = (!changes.is_empty()).then(|| changes.join("; "));
    Ok(ForeignDate { when, change })
}

/// A single time that is only bounded: not before the earliest date nor after the latest, either of
/// which may be unknown.
///
/// # Errors
///
/// Why it is none.
pub(crate) fn bounded(
    earliest: &str,
    latest: &str,
    order: Option<DateOrder>,
) -> Result<ForeignDate, String> {
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
    let when = match () {
        () if first.is_empty() && last.is_empty() => {
            return Err("neither the earliest nor the latest date is known".to_owned());
        }
        () if first == last => first,
        () => format!("[{first}..{last}]"),
    };
    HistoricalDate::parse(&when).map_err(|error| error.to_string())?;
    Ok(ForeignDate {
        when,
        change: (!changes.is_empty()).then(|| changes.join("; ")),
    })
}

/// Several separate moments.
///
/// # Errors
///
/// Why they are no dates.
pub fn moments(all: &[&str]) -> Result<ForeignDate, String> {
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

/// Gephi's time sets: `<[1936.0, 1938.0); [1940, 1941]>`, `[2016-02-03, Infinity]`, `<[1937]>`,
/// `2016-02-03`.
///
/// # Errors
///
/// Why it is none.
pub fn timeset(text: &str) -> Result<ForeignDate, String> {
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
        let body = body.ok_or_else(|| {
            format!(
                "\"{}\" is no stretch of time; it is written like [1936, 1938]",
                cut(part)
            )
        })?;
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
    fn read(&self, changes: &mut Vec<String>) -> Result<(End, End), String> {
        let start = end(self.start, self.order, changes)?;
        let last = end(self.end, self.order, changes)?;
        if !self.end_excluded || start == last || matches!(last, End::Unknown | End::Open) {
            return Ok((start, last));
        }
        let (last, change) = match before(&last) {
            Some(before) => (
                before,
                "the end is not part of the stretch; the last time before it is written",
            ),
            None => (
                last,
                "the end is not part of the stretch, but is written as if it were",
            ),
        };
        changes.push(change.to_owned());
        Ok((start, last))
    }
}

/// What is written for an end.
fn end(text: &str, order: Option<DateOrder>, changes: &mut Vec<String>) -> Result<End, String> {
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
            "\"{text}\" is no date; this end is written as {}",
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
        changes.push("the time of day was left out".to_owned());
    }
    let date = date.unwrap_or(text);
    let read = date_in_any_form(date, order).map_err(|error| error.to_string())?;
    if read.as_str().contains(['/', '{', '[']) {
        return Err(format!(
            "\"{}\" is more than one date, or only bounds one, and cannot be an end of a stretch",
            cut(text)
        ));
    }
    if read.as_str() != date && date.starts_with(char::is_alphabetic) {
        changes.push(format!("\"{}\" is written {read}", cut(text)));
    }
    Ok(End::Date(read.as_str().to_owned()))
}

fn year(number: f64, text: &str, changes: &mut Vec<String>) -> Result<i32, String> {
    if !(1000.0..3000.0).contains(&number) {
        return Err(format!("\"{}\" is a number, but hardly a year", cut(text)));
    }
    if number.fract() != 0.0 {
        changes.push("a part of a year is no date; the year alone was taken".to_owned());
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the number is between 1000 and 3000"
    )]
    Ok(number as i32)
}

/// The last date before one, as precise as it is: a year, a month or a day. Nobody can say it of a
/// date that is not exact.
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

fn interval(start: &End, end: &End, between: &str) -> String {
    if start == end && !matches!(start, End::Unknown | End::Open) {
        return start.written(between);
    }
    format!(
        "{}{between}{}",
        start.written(between),
        end.written(between)
    )
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
