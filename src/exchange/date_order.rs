//! Finds the order of day and month in the dates of a file from those that can be read in one way
//! only.

use std::ops::Range;

use memchr::memchr2_iter;

use crate::model::DateOrder;

/// The order of day and month that was found in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum FoundOrder {
    /// No date shows the order.
    #[default]
    Unsaid,
    /// All unambiguous dates have this order.
    All(DateOrder),
    /// Unambiguous dates have different orders.
    Mixed,
}

impl FoundOrder {
    /// Finds the order in a text. Time `O(n)`.
    pub(crate) fn in_text(text: &str) -> Self {
        let dates =
            memchr2_iter(b'/', b'-', text.as_bytes()).filter_map(|mark| date_around(text, mark));
        dates
            .filter_map(|date| DateOrder::of(&text[date]))
            .fold(Self::Unsaid, |found, order| found.and(Self::All(order)))
    }

    /// Combines the orders of two texts.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unsaid, found) | (found, Self::Unsaid) => found,
            (one, other) if one == other => one,
            _ => Self::Mixed,
        }
    }

    /// The order, if there is exactly one.
    pub(crate) fn only(self) -> Option<DateOrder> {
        match self {
            Self::All(order) => Some(order),
            _ => None,
        }
    }
}

/// Finds the date whose first separator is at `mark`, if it is not part of something longer.
fn date_around(text: &str, mark: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let start = mark - digits(bytes[..mark].iter().rev());
    let second = mark + 1 + digits(bytes[mark + 1..].iter());
    if bytes.get(second) != bytes.get(mark) {
        return None;
    }
    let end = second + 1 + digits(bytes[second + 1..].iter());
    let goes_on = |letter: Option<&u8>| {
        letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || b"/-._".contains(letter))
    };
    let is_alone = !goes_on(start.checked_sub(1).and_then(|before| bytes.get(before)))
        && !goes_on(bytes.get(end));
    is_alone.then_some(start..end)
}

/// Counts the leading digits, up to one more than a year has.
fn digits<'b>(bytes: impl Iterator<Item = &'b u8>) -> usize {
    bytes
        .take(5)
        .take_while(|letter| letter.is_ascii_digit())
        .count()
}

#[cfg(test)]
mod tests {
    use super::FoundOrder;
    use crate::model::DateOrder;

    #[test]
    fn the_order_is_that_of_the_dates_that_leave_no_doubt() {
        let (day_first, month_first) = (
            FoundOrder::All(DateOrder::DayFirst),
            FoundOrder::All(DateOrder::MonthFirst),
        );
        let cases = [
            ("a,05/06/1937\nb,30/07/1937\n", day_first),
            ("a;7-30-1937", month_first),
            ("5/6/1937 and 1937-07-30", FoundOrder::Unsaid),
            ("30/7/1937 7/30/1937", FoundOrder::Mixed),
            ("30/7/1937 7/30/1937 30/7/1937", FoundOrder::Mixed),
            (
                "https://example.org/30/07/1937/ and x30/07/1937",
                FoundOrder::Unsaid,
            ),
            ("/-/30/07/19370 30/07/193 /30/07/1937", FoundOrder::Unsaid),
            ("30/07/1937", day_first),
            ("é30/07/1937é", day_first),
            ("30/07/1937 / 1/", day_first),
        ];
        for (text, expected) in cases {
            assert_eq!(FoundOrder::in_text(text), expected, "{text}");
        }
    }
}
