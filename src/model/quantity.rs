//! Quantities: a figure or a range of figures, so that they can be compared and summed.

use std::cmp::Ordering;
use std::fmt;

/// A figure that a claim states, or the range in which it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The least it can be; `None` if that is open.
    pub least: Option<f64>,
    /// The most it can be; `None` if that is open.
    pub most: Option<f64>,
}

impl Quantity {
    /// Reads a number (`101965`, `3.5`) or a range (`300/400`, `1000..`, `..50`).
    ///
    /// `None` if the text is neither, or the range ends before it begins.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (least, most) = if let Some((least, most)) = text.split_once('/') {
            (Some(number(least)?), Some(number(most)?))
        } else if let Some(least) = text.strip_suffix("..") {
            (Some(number(least)?), None)
        } else if let Some(most) = text.strip_prefix("..") {
            (None, Some(number(most)?))
        } else {
            let exact = number(text)?;
            (Some(exact), Some(exact))
        };
        let is_in_order = least.zip(most).is_none_or(|(least, most)| least <= most);
        is_in_order.then_some(Self { least, most })
    }

    /// As a cell has it: `101965`, `300/400`, `1000..`, `..50`.
    #[must_use]
    pub fn as_cell(&self) -> String {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least.total_cmp(&most).is_eq() => least.to_string(),
            (Some(least), Some(most)) => format!("{least}/{most}"),
            (least, most) => {
                let end = |end: Option<f64>| end.map_or_else(String::new, |end| end.to_string());
                format!("{}..{}", end(least), end(most))
            }
        }
    }

    /// Whether it is less than another: true if for every choice of figures, false if for none,
    /// unknown else.
    #[must_use]
    pub fn is_less(&self, other: &Self) -> Option<bool> {
        let ((least, most), (other_least, other_most)) = (self.ends(), other.ends());
        if most < other_least {
            Some(true)
        } else if least >= other_most {
            Some(false)
        } else {
            None
        }
    }

    /// Whether it is the same figure as another: unknown where either may be.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> Option<bool> {
        let ((least, most), (other_least, other_most)) = (self.ends(), other.ends());
        if most < other_least || other_most < least {
            return Some(false);
        }
        let is_exact = least >= most && other_least >= other_most;
        is_exact.then_some(true)
    }

    /// The order of figures in a list: by the least, then by the most.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let ((least, most), (other_least, other_most)) = (self.ends(), other.ends());
        let least = least.total_cmp(&other_least);
        least.then_with(|| most.total_cmp(&other_most))
    }

    /// The least and the most; infinite where it is open.
    #[must_use]
    pub fn ends(&self) -> (f64, f64) {
        let least = self.least.unwrap_or(f64::NEG_INFINITY);
        (least, self.most.unwrap_or(f64::INFINITY))
    }

    /// Splits a cell of words that begins with a figure: `21 defendants`.
    #[must_use]
    pub fn split_from_unit(text: &str) -> Option<(&str, &str)> {
        let (figure, unit) = text.trim().split_once(char::is_whitespace)?;
        let unit = unit.trim();
        let begins_with_letter = unit.starts_with(char::is_alphabetic);
        (begins_with_letter && Self::parse(figure).is_some()).then_some((figure, unit))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least.total_cmp(&most).is_eq() => {
                formatter.write_str(&grouped(least))
            }
            (Some(least), Some(most)) => {
                write!(formatter, "{} to {}", grouped(least), grouped(most))
            }
            (Some(least), None) => write!(formatter, "{} or more", grouped(least)),
            (None, Some(most)) => write!(formatter, "at most {}", grouped(most)),
            (None, None) => formatter.write_str("any number"),
        }
    }
}

/// A finite number in digits, with a dot before decimals; no other spelling.
fn number(text: &str) -> Option<f64> {
    let digits = text.trim().trim_start_matches('-');
    let is_plain = digits.starts_with(|letter: char| letter.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_plain
        .then(|| text.trim().parse::<f64>().ok())
        .flatten()
        .filter(|number| number.is_finite())
}

/// A number with commas between groups of three digits.
fn grouped(number: f64) -> String {
    let text = number.to_string();
    let (whole, decimals) = text
        .split_once('.')
        .map_or((text.as_str(), ""), |parts| parts);
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::from(sign);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !decimals.is_empty() {
        grouped.push('.');
        grouped.push_str(decimals);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::Quantity;

    #[test]
    fn figures_and_ranges_are_read() {
        let words = |text: &str| Quantity::parse(text).map(|quantity| quantity.to_string());
        for (text, expected) in [
            ("101965", Some("101,965")),
            ("300/400", Some("300 to 400")),
            ("1000..", Some("1,000 or more")),
            ("..50", Some("at most 50")),
            ("-2.5", Some("-2.5")),
            ("400/300", None),
            ("about 100", None),
            ("1e9", None),
            ("", None),
        ] {
            assert_eq!(words(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_cell_of_words_is_split_behind_its_figure() {
        assert_eq!(
            Quantity::split_from_unit("21 defendants"),
            Some(("21", "defendants"))
        );
        assert_eq!(Quantity::split_from_unit("several defendants"), None);
        assert_eq!(Quantity::split_from_unit("21"), None);
    }
}
