//! Plain dates: a year, a month or a day as four, two and two digits, or one of them to another
//! (`1937`, `1937-07`, `1937-07-30`, `1936-05/1938`).
//!
//! They are what nearly every relation of a large dataset is dated with. Reading them here gives the
//! bounds that the parser of EDTF would lead to, without building its tree; everything else is left to
//! it, its objections too.

use crate::model::bounds::Day;
use crate::model::bounds::Window;

/// What a plain date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlainDate {
    /// Where its beginning lies.
    pub(super) start: Window,
    /// Where its end lies: as its beginning, unless it is an interval.
    pub(super) end: Window,
    /// Whether two dates were written.
    pub(super) is_interval: bool,
}

impl PlainDate {
    /// Reads a plain date; nothing for every other text, which may still be a date.
    pub(super) fn read(text: &str) -> Option<Self> {
        let Some((from, to)) = text.split_once('/') else {
            let whole = window(text.as_bytes())?;
            return Some(Self {
                start: whole,
                end: whole,
                is_interval: false,
            });
        };
        let (start, end) = (window(from.as_bytes())?, window(to.as_bytes())?);
        (start.first <= end.last).then_some(Self {
            start,
            end,
            is_interval: true,
        })
    }
}

/// The days of a year, a month or a day.
fn window(written: &[u8]) -> Option<Window> {
    let (year, rest) = written.split_first_chunk::<4>()?;
    let year = i64::from(number(year)?);
    let Some((month, rest)) = next_two(rest)? else {
        return Some(Window {
            first: Day::from_civil(year, 1, 1),
            last: Day::from_civil(year, 12, 31),
        });
    };
    let days = days_of_month(year, month)?;
    let Some((day, rest)) = next_two(rest)? else {
        return Some(Window {
            first: Day::from_civil(year, month, 1),
            last: Day::from_civil(year, month, days),
        });
    };
    let only = Day::from_civil(year, month, day);
    (rest.is_empty() && (1..=days).contains(&day)).then_some(Window {
        first: only,
        last: only,
    })
}

/// A number of two digits behind a hyphen, and what follows it; no number at the end of the text,
/// nothing if something else stands there.
#[expect(clippy::option_option, reason = "the end of a text is no fault of it")]
fn next_two(written: &[u8]) -> Option<Option<(u8, &[u8])>> {
    let Some((hyphen, rest)) = written.split_first() else {
        return Some(None);
    };
    let (digits, rest) = rest.split_first_chunk::<2>()?;
    let two = u8::try_from(number(digits)?).ok()?;
    (*hyphen == b'-').then_some(Some((two, rest)))
}

/// The number that some digits write.
fn number(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0, |number, digit| {
        let digit = digit.is_ascii_digit().then(|| u16::from(digit - b'0'))?;
        Some(number * 10 + digit)
    })
}

/// How many days a month of the Gregorian calendar has; nothing for what is no month.
fn days_of_month(year: i64, month: u8) -> Option<u8> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if is_leap => Some(29),
        2 => Some(28),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use edtf_core::Edtf;

    use super::PlainDate;
    use crate::model::calendar::Calendar;
    use crate::model::date_windows::start_and_end;

    /// Holds what is read to what the parser of EDTF says of the same text.
    fn agree(text: &str) {
        let Some(plain) = PlainDate::read(text) else {
            return;
        };
        let edtf = Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let [start, end] = start_and_end(&edtf, Calendar::Gregorian);
        assert_eq!(plain.start, start, "{text}");
        assert_eq!(plain.end, end, "{text}");
        assert_eq!(
            plain.is_interval,
            matches!(edtf, Edtf::Interval(_)),
            "{text}"
        );
    }

    #[test]
    fn every_day_of_years_of_all_sorts_is_read_as_the_parser_does() {
        for year in [0, 1, 4, 100, 400, 1582, 1700, 1899, 1900, 1904, 2000, 9999] {
            agree(&format!("{year:04}"));
            for month in 0..=25 {
                agree(&format!("{year:04}-{month:02}"));
                for day in 0..=32 {
                    let text = format!("{year:04}-{month:02}-{day:02}");
                    agree(&text);
                    let is_date = Edtf::parse(&text).is_ok();
                    assert_eq!(PlainDate::read(&text).is_some(), is_date, "{text}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        let others = [
            "",
            "193",
            "19370",
            "193X",
            "1937~",
            "1937-",
            "1937-7",
            "1937-07-",
            "1937-07-3",
            "1937-07-301",
            "1937/",
            "/1937",
            "1937/..",
            "1938/1937",
            "1937-21",
            "1937/1938/1939",
            "-1937",
            "+937",
            "1937_07",
            "julian:1937",
            "１９３７",
            " 1937",
            "1937 ",
        ];
        for text in others {
            assert_eq!(PlainDate::read(text), None, "{text}");
        }
    }

    #[test]
    fn intervals_are_read_as_the_parser_does() {
        let ends = [
            "0000",
            "0001-02",
            "1899-12-31",
            "1900",
            "1900-02-28",
            "1900-02-29",
            "1936-05",
            "1936-13",
            "1937-07-30",
            "1938",
            "2000-02-29",
            "9999",
            "9999-12-31",
            "193X",
            "",
        ];
        for from in ends {
            for to in ends {
                agree(&format!("{from}/{to}"));
            }
        }
        assert!(PlainDate::read("1936-05/1938").is_some());
        assert!(
            PlainDate::read("1938/1936-05").is_none(),
            "the parser says what is wrong"
        );
    }
}
