//! Converts GEDCOM dates to EDTF, never more precisely than they are written.

use crate::exchange::calendars::Reckoned;
use crate::exchange::calendars::Reckoning;
use crate::exchange::calendars::without_calendar;
use crate::exchange::gedcom::date_fault::DateFault;
use crate::model::HistoricalDate;

const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];

/// The result of reading a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GedcomDate {
    /// A date.
    Read(String),
    /// A date, and a change to report.
    Changed(String, String),
    /// A date phrase without a date, as the standard allows: `(after the war)`.
    Phrase,
    /// Not a supported date, and the reason.
    Unread(DateFault),
}

/// One point in time.
struct Point {
    edtf: String,
    julian: bool,
    change: Option<String>,
}

/// Reads a date.
pub(super) fn read_date(text: &str) -> GedcomDate {
    let text = text.trim();
    // Programs write the style behind the date, and GEDCOM 7 the calendar before it.
    if let Some(Reckoned {
        reckoning: Reckoning::Julian,
        rest,
    }) = without_calendar(text)
    {
        return read_date(&format!("@#DJULIAN@ {rest}"));
    }
    if text.starts_with('(') {
        return GedcomDate::Phrase;
    }
    // The phrase after INT is the text that the date was interpreted from.
    let text = text.split('(').next().unwrap_or(text);
    let upper = text.to_uppercase();
    let words: Vec<&str> = upper.split_whitespace().collect();
    let Some((first, rest)) = words.split_first() else {
        return GedcomDate::Unread(DateFault::Missing);
    };
    let read = match first.trim_end_matches('.') {
        "ABT" | "ABOUT" | "EST" | "CAL" => {
            point(rest).map(|point| point.with(|date| format!("{date}~")))
        }
        "BEF" | "TO" => point(rest).map(|point| point.with(|date| format!("/{date}"))),
        "AFT" => point(rest).map(|point| point.with(|date| format!("{date}/"))),
        "INT" => point(rest),
        "FROM" => two_points(rest, "TO", |start, end| format!("{start}/{end}")),
        "BET" => two_points(rest, "AND", |start, end| format!("[{start}..{end}]")),
        _ => point(&words),
    };
    match read {
        Err(why) => GedcomDate::Unread(why),
        Ok(Point {
            edtf,
            julian,
            change,
        }) => {
            let edtf = if julian {
                format!("julian:{edtf}")
            } else {
                edtf
            };
            match (HistoricalDate::parse(&edtf), change) {
                (Err(error), _) => GedcomDate::Unread(error.into()),
                (Ok(_), Some(change)) => GedcomDate::Changed(edtf, change),
                (Ok(_), None) => GedcomDate::Read(edtf),
            }
        }
    }
}

impl Point {
    fn with(self, write: impl Fn(&str) -> String) -> Self {
        Self {
            edtf: write(&self.edtf),
            ..self
        }
    }
}

/// Reads two points with a word between them. Without the second, the range is open.
fn two_points(
    words: &[&str],
    between: &'static str,
    write: impl Fn(&str, &str) -> String,
) -> Result<Point, DateFault> {
    let middle = words.iter().position(|word| *word == between);
    let start = point(&words[..middle.unwrap_or(words.len())])?;
    let Some(middle) = middle else {
        return if between == "TO" {
            Ok(start.with(|date| format!("{date}/")))
        } else {
            Err(DateFault::MissingWord(between))
        };
    };
    let end = point(&words[middle + 1..])?;
    if start.julian != end.julian {
        return Err(DateFault::DifferentCalendars);
    }
    let change = start.change.or(end.change);
    Ok(Point {
        edtf: write(&start.edtf, &end.edtf),
        julian: start.julian,
        change,
    })
}

/// Reads a day, month or year with an optional calendar.
fn point(words: &[&str]) -> Result<Point, DateFault> {
    let (julian, words) = match words.split_first() {
        // GEDCOM 7 writes the calendar without `@#D` and `@`.
        Some((&("@#DGREGORIAN@" | "GREGORIAN"), rest)) => (false, rest),
        Some((&("@#DJULIAN@" | "JULIAN"), rest)) => (true, rest),
        Some((other @ (&"FRENCH_R" | &"HEBREW"), _)) => {
            return Err(DateFault::UnsupportedCalendar(other.to_lowercase()));
        }
        // The name of the French Republican calendar contains a space.
        Some((other, _)) if other.starts_with("@#") => {
            let calendar = other
                .trim_matches(['@', '#'])
                .trim_start_matches('D')
                .to_lowercase();
            return Err(DateFault::UnsupportedCalendar(calendar));
        }
        _ => (false, words),
    };
    let is_before_christ = |word: &&str| matches!(word.replace('.', "").as_str(), "BC" | "BCE");
    let (words, before_christ) = match words.split_last() {
        Some((last, rest)) if is_before_christ(last) => (rest, true),
        _ => (words, false),
    };
    let (day, month, year) = match words {
        [year] => (None, None, *year),
        [month, year] => (None, Some(month_number(month)?), *year),
        [day, month, year] => (Some(day_number(day)?), Some(month_number(month)?), *year),
        _ => return Err(DateFault::NotADate),
    };
    let Year { edtf: year, change } = years(year, month)?;
    let (year, change) = if before_christ {
        (before(&year)?, None)
    } else {
        (year, change)
    };
    let edtf = match (month, day) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        _ => year,
    };
    Ok(Point {
        edtf,
        julian,
        change,
    })
}

/// A year, and a change to report.
struct Year {
    edtf: String,
    change: Option<String>,
}

/// A year in four digits. For a dual year such as `1699/00` it is the second year, which began on
/// the first of January.
fn years(text: &str, month: Option<u8>) -> Result<Year, DateFault> {
    let no_year = || DateFault::NotAYear(shown(text));
    let (year, second) = text
        .split_once('/')
        .map_or((text, None), |(year, second)| (year, Some(second)));
    let is_number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !is_number(year, 1..=4) {
        return Err(no_year());
    }
    let year: u32 = year.parse().map_err(|_| no_year())?;
    let Some(second) = second else {
        let change = (year < 100).then(|| {
            format!("the year {year} is read as {year:04}, not as a year of a later century")
        });
        return Ok(Year {
            edtf: format!("{year:04}"),
            change,
        });
    };
    let next = year + 1;
    if !(is_number(second, 1..=4) && format!("{next:04}").ends_with(second)) {
        return Err(no_year());
    }
    if month.is_none() {
        return Ok(Year {
            edtf: format!("[{year:04},{next:04}]"),
            change: Some(format!(
                "the dual year {text} is read as one of the two years"
            )),
        });
    }
    Ok(Year {
        edtf: format!("{next:04}"),
        change: Some(format!(
            "the dual year {text} is read as {next}, counted from the first of January"
        )),
    })
}

/// The astronomical year number of a year BC: 1 BC is 0.
fn before(year: &str) -> Result<String, DateFault> {
    match year.parse::<u32>() {
        Ok(1) => Ok("0000".to_owned()),
        Ok(year) if year > 1 => Ok(format!("-{:04}", year - 1)),
        _ => Err(DateFault::NotAYearBc),
    }
}

/// The beginning of a word, for a message.
fn shown(word: &str) -> String {
    word.chars().take(20).collect()
}

fn month_number(word: &str) -> Result<u8, DateFault> {
    let word = word.trim_end_matches('.');
    let is_month = |(month, _): &(&&str, u8)| word.starts_with(**month) && word.len() <= 9;
    let found = MONTHS
        .iter()
        .zip(1u8..)
        .find(is_month)
        .map(|(_, number)| number);
    found.ok_or_else(|| DateFault::NotAMonth(shown(word)))
}

fn day_number(word: &str) -> Result<u8, DateFault> {
    let day = word
        .trim_end_matches('.')
        .parse()
        .ok()
        .filter(|day| (1..=31).contains(day));
    day.ok_or_else(|| DateFault::NotADay(shown(word)))
}

#[cfg(test)]
mod tests {
    use super::GedcomDate;
    use super::read_date;

    #[test]
    fn every_form_of_the_standard_becomes_a_date_or_stays_words() {
        let cases = [
            ("1937", "1937"),
            ("MAR 1937", "1937-03"),
            ("3 Mar 1937", "1937-03-03"),
            ("ABT 1937", "1937~"),
            ("EST MAR 1937", "1937-03~"),
            ("CAL 3 MAR 1937", "1937-03-03~"),
            ("BEF 1937", "/1937"),
            ("AFT 1937", "1937/"),
            ("BET 1936 AND 1938", "[1936..1938]"),
            ("FROM 1936 TO MAR 1938", "1936/1938-03"),
            ("FROM 1936", "1936/"),
            ("TO 1938", "/1938"),
            ("INT 1937 (in the year of the census)", "1937"),
            ("@#DGREGORIAN@ 3 MAR 1937", "1937-03-03"),
            ("@#DJULIAN@ 25 OCT 1917", "julian:1917-10-25"),
            (
                "FROM @#DJULIAN@ 1916 TO @#DJULIAN@ 1917",
                "julian:1916/1917",
            ),
            ("44 B.C.", "-0043"),
            ("1 BC", "0000"),
            ("987", "0987"),
            ("JULIAN 25 OCT 1917", "julian:1917-10-25"),
            ("FROM JULIAN 1916 TO JULIAN 1917", "julian:1916/1917"),
            ("GREGORIAN 3 MAR 1937", "1937-03-03"),
            ("44 BCE", "-0043"),
        ];
        for (text, expected) in cases {
            assert_eq!(
                read_date(text),
                GedcomDate::Read(expected.to_owned()),
                "{text}"
            );
        }
        let changed = [
            ("12 MAR 37", "0037-03-12"),
            ("11 FEB 1699/00", "1700-02-11"),
            ("1699/00", "[1699,1700]"),
            ("FEB 1731/32", "1732-02"),
        ];
        for (text, expected) in changed {
            assert!(
                matches!(read_date(text), GedcomDate::Changed(date, _) if date == expected),
                "{text}: {:?}",
                read_date(text)
            );
        }
        assert_eq!(read_date("(after the war)"), GedcomDate::Phrase);
        let unread = [
            "@#DFRENCH R@ 11 NIVO 6",
            "@#DHEBREW@ 2 TVT 5758",
            "HEBREW 2 TVT 5758",
            "FRENCH_R 11 NIVO 6",
            "BET 1936",
            "BET 1938 AND 1936",
            "FROM @#DJULIAN@ 1700 TO 1701",
            "12 MAR",
            "31 FEB 1937",
            "0 B.C.",
            "1699/05",
            "long ago",
            "",
            "ABT",
        ];
        for text in unread {
            assert!(
                matches!(read_date(text), GedcomDate::Unread(_)),
                "{text}: {:?}",
                read_date(text)
            );
        }
    }
}
