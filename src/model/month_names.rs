//! Dates with the name of a month in one of several languages, or its number in Roman numerals: `5.
//! Mai 1921`, `1er août 1914`, `1.V.1921`. The names are in the table `month_names.csv`, a line for
//! each month.

use crate::model::date_in_numbers::is_year;
use crate::model::date_in_numbers::number;
use crate::model::names_of_dates::line_with;

/// The date as EDTF; it may turn out to be no day of the calendar. `text` is in lower case.
pub(super) fn from_month_name(text: &str) -> Option<String> {
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, '.' | ',');
    let mut words = text
        .split(is_between)
        .filter(|word| !word.is_empty() && !matches!(*word, "of" | "de" | "del" | "di" | "do"));
    let (first, second, third) = (words.next()?, words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    match third {
        Some(year) if is_year(year) => {
            let day_first = || Some((day(first)?, month(second)?));
            let month_first = || Some((day(second)?, month_in_letters(first)?));
            let (day, month) = day_first().or_else(month_first)?;
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        None if is_year(second) => Some(format!("{second}-{:02}", month_in_letters(first)?)),
        _ => None,
    }
}

/// A month where a Roman numeral may be anything.
fn month_in_letters(name: &str) -> Option<usize> {
    let is_numeral = name.chars().all(|letter| "ivx".contains(letter));
    month(name).filter(|_| !is_numeral)
}

fn month(name: &str) -> Option<usize> {
    line_with(include_str!("month_names.csv"), name).map(|month| month + 1)
}

/// A day of a month, perhaps counted as in English, French or Italian.
fn day(text: &str) -> Option<u8> {
    let mut endings = ["st", "nd", "rd", "th", "er", "º", "°"].into_iter();
    let digits = endings.find_map(|ending| text.strip_suffix(ending));
    number(digits.unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::from_month_name;

    #[test]
    fn months_are_known_in_several_languages() {
        let cases = [
            ("5. mai 1921", Some("1921-05-05")),
            ("1er août 1914", Some("1914-08-01")),
            ("5 de mayo de 1921", Some("1921-05-05")),
            ("10 września 1939", Some("1939-09-10")),
            ("1.v.1921", Some("1921-05-01")),
            ("30. xii. 1922", Some("1922-12-30")),
            ("märz 1933", Some("1933-03")),
            ("juillet, 1789", Some("1789-07")),
            ("мае 1921", Some("1921-05")),
            ("maju 1921", Some("1921-05")),
            ("dec. 1921", Some("1921-12")),
            ("5. oct. 1921", Some("1921-10-05")),
            ("30 july 1937", Some("1937-07-30")),
            ("july 30, 1937", Some("1937-07-30")),
            ("sept 1st 1939", Some("1939-09-01")),
            ("22nd of june 1941", Some("1941-06-22")),
            ("30 июля 1937", Some("1937-07-30")),
            ("июль 1937", Some("1937-07")),
            ("мая 1921", Some("1921-05")),
            ("v 1921", None),
            ("v 5 1921", None),
            ("1937 july 30", None),
            ("july 30", None),
            ("30 july", None),
            ("july", None),
            ("july 30 1937 10", None),
            ("july 30 10:00 1937", None),
            ("july 37", None),
            ("marching 1937", None),
            ("one may 1937", None),
            ("vii 1921", None),
            ("mai 21", None),
            ("5 mai", None),
            ("5 5 mai 1921", None),
            ("5 foo 1921", None),
            ("mai 1921 5", None),
            ("123 mai 1921", None),
        ];
        for (text, expected) in cases {
            assert_eq!(from_month_name(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn no_name_is_that_of_two_months() {
        let mut seen = hashbrown::HashMap::new();
        for (month, line) in include_str!("month_names.csv").lines().skip(1).enumerate() {
            for name in line.split([',', '|']) {
                assert_eq!(*seen.entry(name).or_insert(month), month, "{name}");
            }
        }
        assert!(seen.len() > 80, "{}", seen.len());
    }
}
