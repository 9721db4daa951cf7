//! Reads dates of workbooks as precisely as the sheet shows them: a date shown as a year is a year,
//! whatever day is stored.

use crate::model::MONTHS;
use calamine::ExcelDateTime;
use calamine::ExcelDateTimeType;
use calamine::Style;
use jiff::Span;
use jiff::civil::Date;
use jiff::civil::date;

/// The number of days from the epoch of spreadsheets to the end of the year 9999.
const MOST_DAYS: f64 = 2_958_466.0;

/// Writes a date as the sheet shows it.
pub(crate) fn moment_of(moment: &ExcelDateTime, style: Option<&Style>) -> String {
    let number = moment.as_f64();
    if moment.is_duration() || !(-MOST_DAYS..MOST_DAYS).contains(&number) {
        return number.to_string();
    }
    let (year, month, day, hour, minute, second) = if number < 0.0 {
        let Some(date) = before_the_first(moment) else {
            return number.to_string();
        };
        (date.year(), date.month(), date.day(), 0, 0, 0)
    } else {
        let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
        (
            i16::try_from(year).unwrap_or(i16::MAX),
            month.cast_signed(),
            day.cast_signed(),
            hour,
            minute,
            second,
        )
    };
    let format = style
        .and_then(|style| style.number_format.as_ref())
        .map_or("", |format| format.format_code.as_str());
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let name_of_month = MONTHS
        .get(usize::from(month.unsigned_abs()).wrapping_sub(1))
        .copied()
        .unwrap_or_default();
    match shown_parts(format) {
        Shown::Time => time,
        // Less than a day is no date, whatever its format.
        _ if (0.0..1.0).contains(&number) => time,
        Shown::Year => format!("{year:04}"),
        Shown::Month => format!("{year:04}-{month:02}"),
        // Without the year, which nobody sees, in words that no reader takes for a date.
        Shown::DayOfMonth => format!("{day} {name_of_month}"),
        Shown::MonthAlone => name_of_month.to_owned(),
        Shown::Moment if (hour, minute, second) != (0, 0, 0) => {
            format!("{year:04}-{month:02}-{day:02}T{time}")
        }
        Shown::Day | Shown::Moment => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// The day of a negative number: Excel supports none, other programs count back from the epoch.
fn before_the_first(moment: &ExcelDateTime) -> Option<Date> {
    let number = moment.as_f64();
    let begins_in_1900 = *moment == ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false);
    let first = if begins_in_1900 {
        date(1899, 12, 30)
    } else {
        date(1904, 1, 1)
    };
    let days: i64 = format!("{:.0}", number.floor()).parse().ok()?;
    first.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// How precisely a date is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Year,
    Month,
    Day,
    /// A day of a month whose year is hidden.
    DayOfMonth,
    /// A month whose year is hidden.
    MonthAlone,
    /// A day and a time of day.
    Moment,
    /// A time of day without a date.
    Time,
}

/// Finds how precisely a number format such as `yyyy` or `[$-409]mmm\-yy;@` shows a date.
fn shown_parts(format: &str) -> Shown {
    let (mut letters, mut closing) = (String::new(), None);
    for letter in format.chars() {
        match (letter, closing) {
            (_, Some(end)) => closing = closing.filter(|_| letter != end),
            ('"', None) => closing = Some('"'),
            ('[', None) => closing = Some(']'),
            _ => letters.push(letter.to_ascii_lowercase()),
        }
    }
    let (year, month, day) = (
        letters.contains('y'),
        letters.contains('m'),
        letters.contains('d'),
    );
    let has_time = letters.contains('h') || letters.contains('s');
    match (year, month, day) {
        (false, _, false) if has_time => Shown::Time,
        (true, true, false) => Shown::Month,
        (true, false, false) => Shown::Year,
        (false, true, true) if !has_time => Shown::DayOfMonth,
        (false, true, false) => Shown::MonthAlone,
        // A format that says nothing of dates is that of a program which shows all of them.
        (false, false, _) => Shown::Moment,
        _ if has_time => Shown::Moment,
        _ => Shown::Day,
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;
    use super::shown_parts;

    #[test]
    fn a_date_is_as_precise_as_it_is_shown() {
        let cases = [
            ("yyyy", Shown::Year),
            ("\"in the month of\" yyyy", Shown::Year),
            ("[$-409]mmm\\-yy;@", Shown::Month),
            ("yyyy\\-mm\\-dd", Shown::Day),
            ("m/d/yy h:mm", Shown::Moment),
            ("dd/mm", Shown::DayOfMonth),
            ("d\\-mmm", Shown::DayOfMonth),
            ("mmmm", Shown::MonthAlone),
            ("h:mm AM/PM", Shown::Time),
            ("mm:ss", Shown::Time),
            ("", Shown::Moment),
            ("@", Shown::Moment),
        ];
        for (format, shown) in cases {
            assert_eq!(shown_parts(format), shown, "{format}");
        }
    }
}
