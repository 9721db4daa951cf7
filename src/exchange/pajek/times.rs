//! Times in brackets: `[1936-1938,1940-*]`.
//!
//! Pajek counts time points from 1 without a unit. Only numbers that are very likely years are read
//! as years.

use crate::exchange::foreign_date::ForeignDate;
use crate::exchange::foreign_date::Stretch;
use crate::exchange::foreign_date::stretches;

/// The remark on times that are not years.
pub(super) const NO_YEARS: &str = "times in brackets are counted from 1, not in years; they are kept as written in the column pajek_time";

/// The intervals of years in a time, or `None` if it is not in years.
pub(super) fn years(times: &str) -> Option<Vec<Stretch<'_>>> {
    times.split(',').map(stretch).collect()
}

/// The date of a time, if it is in years.
pub(super) fn date(times: &str) -> Option<ForeignDate> {
    stretches(&years(times)?).ok()
}

fn stretch(part: &str) -> Option<Stretch<'_>> {
    let part = part.trim();
    let (start, end) = part
        .split_once('-')
        .map_or((part, part), |(start, end)| (start.trim(), end.trim()));
    let end = match end {
        "*" => "Infinity",
        year if is_year(year) => year,
        _ => return None,
    };
    is_year(start).then_some(Stretch {
        start,
        end,
        end_excluded: false,
        order: None,
    })
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && matches!(text.as_bytes()[0], b'1' | b'2')
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn only_years_are_dates() {
        let cases = [
            ("1936", Some("1936")),
            ("1936-1938", Some("1936/1938")),
            ("1936-*", Some("1936/..")),
            ("1932, 1934-1936", Some("{1932,1934..1936}")),
            ("1-4,6-*", None),
            ("1-1936", None),
            ("175", None),
            ("", None),
            ("*", None),
        ];
        for (times, expected) in cases {
            assert_eq!(
                date(times).map(|date| date.when).as_deref(),
                expected,
                "{times}"
            );
        }
    }
}
