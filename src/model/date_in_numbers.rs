//! Dates in numbers: `30.07.1937`, `7/30/1937`, `07/1937`, `1937/7/30`, `19370730`.
//!
//! If the year comes first, the month follows. With dots, the day comes first. With slashes or
//! hyphens, the order is ambiguous; such a date is read only if one of the numbers cannot be a
//! month, or if the order used by the writer is known.

/// Whether the day or the month comes first in dates of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 5/6/1937 is the fifth of June.
    DayFirst,
    /// 5/6/1937 is the sixth of May.
    MonthFirst,
}

/// The numbers of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Numbers<'a> {
    first: u8,
    second: u8,
    year: &'a str,
    order: Option<DateOrder>,
}

impl DateOrder {
    /// The order called `day-first` or `month-first`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "day-first" => Some(Self::DayFirst),
            "month-first" => Some(Self::MonthFirst),
            _ => None,
        }
    }

    /// The order of day and month, if the text allows only one; `None` if it is ambiguous or not a
    /// date in numbers.
    #[must_use]
    pub fn of(date: &str) -> Option<Self> {
        Numbers::of(date)?.only_order()
    }
}

impl<'a> Numbers<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let mark = *text
            .as_bytes()
            .iter()
            .find(|letter| !letter.is_ascii_digit())?;
        let mut parts = text.split(char::from(mark));
        let (first, second, year) = (
            number(parts.next()?)?,
            number(parts.next()?)?,
            parts.next()?,
        );
        let is_date = matches!(mark, b'.' | b'/' | b'-') && parts.next().is_none() && is_year(year);
        let order = (mark == b'.').then_some(DateOrder::DayFirst);
        is_date.then_some(Self {
            first,
            second,
            year,
            order,
        })
    }

    /// The order of day and month, if the numbers allow only one.
    fn only_order(self) -> Option<DateOrder> {
        match (self.first <= 12, self.second <= 12) {
            _ if self.order.is_some() => self.order,
            (false, true) => Some(DateOrder::DayFirst),
            (true, false) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    fn in_order(self, order: DateOrder) -> String {
        let (day, month) = match order {
            DateOrder::DayFirst => (self.first, self.second),
            DateOrder::MonthFirst => (self.second, self.first),
        };
        format!("{}-{month:02}-{day:02}", self.year)
    }
}

/// Whether a text is a date in numbers whose day and month may be swapped.
#[must_use]
pub fn is_either_way_round(text: &str) -> bool {
    Numbers::of(text.trim())
        .is_some_and(|numbers| numbers.only_order().is_none() && numbers.first != numbers.second)
}

/// The date as EDTF. Whether the day exists is not checked.
pub(super) fn from_numbers(text: &str, order: Option<DateOrder>) -> Option<String> {
    if let Some(numbers) = Numbers::of(text) {
        let either = || (numbers.first == numbers.second).then_some(DateOrder::DayFirst);
        return numbers
            .only_order()
            .or(order)
            .or_else(either)
            .map(|order| numbers.in_order(order));
    }
    if let Some(date) = from_year_on(text) {
        return Some(date);
    }
    let (month, year) = text.split_once(['.', '/', '-'])?;
    let month = number(month).filter(|month| (1..=12).contains(month))?;
    is_year(year).then(|| format!("{year}-{month:02}"))
}

/// Reads a date that begins with the year. A month or day of zero means unknown.
fn from_year_on(text: &str) -> Option<String> {
    let mark = text.as_bytes().get(4)?;
    let (year, month, day) = match mark {
        b'-' | b'/' | b'.' => {
            let mut parts = text.split(char::from(*mark));
            let date = (
                parts.next()?,
                number(parts.next()?)?,
                number(parts.next()?)?,
            );
            parts.next().is_none().then_some(date)?
        }
        _ if text.len() == 8 && text.is_ascii() => (
            text.get(..4)?,
            number(text.get(4..6)?)?,
            number(text.get(6..)?)?,
        ),
        _ => return None,
    };
    let date = match (month, day) {
        (0, 0) => year.to_owned(),
        (0, _) => return None,
        (_, 0) => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    (is_year(year) && ("1000".."3000").contains(&year)).then_some(date)
}

/// One or two digits.
pub(super) fn number(text: &str) -> Option<u8> {
    let is_number =
        matches!(text.len(), 1 | 2) && text.bytes().all(|letter| letter.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// Whether a text is a year of four digits.
#[must_use]
pub fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::DateOrder;
    use super::from_numbers;
    use super::is_either_way_round;

    #[test]
    fn numbers_are_read_where_there_is_one_way_to_read_them() {
        let cases = [
            ("30.07.1937", Some("1937-07-30"), Some("1937-07-30")),
            ("5.6.1937", Some("1937-06-05"), Some("1937-06-05")),
            ("30/07/1937", Some("1937-07-30"), Some("1937-07-30")),
            ("7/30/1937", Some("1937-07-30"), Some("1937-07-30")),
            ("7-30-1937", Some("1937-07-30"), Some("1937-07-30")),
            ("05/06/1937", None, Some("1937-05-06")),
            ("5-6-1937", None, Some("1937-05-06")),
            ("06/06/1937", Some("1937-06-06"), Some("1937-06-06")),
            ("07/1937", Some("1937-07"), Some("1937-07")),
            ("07.1937", Some("1937-07"), Some("1937-07")),
            ("13/1937", None, None),
            ("5/6/37", None, None),
            ("5/6-1937", None, None),
            ("5/6/1937/7", None, None),
            ("1937/5/6", Some("1937-05-06"), Some("1937-05-06")),
            ("1937-5-6", Some("1937-05-06"), Some("1937-05-06")),
            ("19370506", Some("1937-05-06"), Some("1937-05-06")),
            ("1937-05-00", Some("1937-05"), Some("1937-05")),
            ("19370000", Some("1937"), Some("1937")),
            ("1937-00-06", None, None),
            ("0937/5/6", None, None),
            ("93705060", None, None),
            ("+5/6/1937", None, None),
        ];
        for (text, unknown, month_first) in cases {
            assert_eq!(from_numbers(text, None).as_deref(), unknown, "{text}");
            assert_eq!(
                from_numbers(text, Some(DateOrder::MonthFirst)).as_deref(),
                month_first,
                "{text}"
            );
        }
        assert!(
            is_either_way_round(" 5/6/1937 ")
                && !is_either_way_round("5.6.1937")
                && !is_either_way_round("5/5/1937")
        );
    }
}
