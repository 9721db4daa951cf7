//! Publication dates, with exactly the parts that are given.

use crate::model::HistoricalDate;

/// The cell `year` of a source, as far as bibliography formats can express it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Appeared<'t> {
    /// No date is given.
    Never,
    /// One date.
    Once(Parts<'t>),
    /// From one date to another.
    Between(Parts<'t>, Parts<'t>),
    /// Text that is not a date.
    Words(&'t str),
}

/// A year, and the month and day if they are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts<'t> {
    /// The date as EDTF.
    pub(crate) text: &'t str,
    /// The year.
    pub(crate) year: i32,
    /// The month.
    pub(crate) month: Option<u8>,
    /// The day.
    pub(crate) day: Option<u8>,
    /// Whether it is uncertain or approximate.
    pub(crate) is_about: bool,
}

impl<'t> Appeared<'t> {
    /// Reads a cell of the column `year`.
    pub(crate) fn read(cell: &'t str) -> Self {
        if cell.is_empty() {
            return Self::Never;
        }
        if HistoricalDate::parse(cell).is_err() {
            return Self::Words(cell);
        }
        match cell.split_once('/') {
            None => Parts::read(cell).map_or(Self::Words(cell), Self::Once),
            Some((start, end)) => match (Parts::read(start), Parts::read(end)) {
                (Some(start), Some(end)) => Self::Between(start, end),
                _ => Self::Words(cell),
            },
        }
    }
}

impl<'t> Parts<'t> {
    /// Reads a plain date. In a bibliography 1921-22 means two years, not a season, so only valid
    /// months are read.
    fn read(text: &'t str) -> Option<Self> {
        let plain = text.trim_end_matches(['?', '~', '%']);
        let mut parts = plain.split('-');
        let mut number = |length: usize| match parts.next() {
            None => Some(None),
            Some(part)
                if part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                Some(part.parse().ok())
            }
            Some(_) => None,
        };
        let year: i32 = number(4)??;
        let month: Option<i32> = number(2)?;
        let day: Option<i32> = number(2)?;
        let month = month.map(u8::try_from).transpose().ok()?;
        let is_month = month.is_none_or(|month| (1..=12).contains(&month));
        let day = day.map(u8::try_from).transpose().ok()?;
        (is_month && parts.next().is_none()).then_some(Self {
            text,
            year,
            month,
            day,
            is_about: plain != text,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Appeared;

    #[test]
    fn only_what_is_written_is_a_part() {
        let parts = |cell| match Appeared::read(cell) {
            Appeared::Once(date) => Some((date.year, date.month, date.day, date.is_about)),
            _ => None,
        };
        assert_eq!(parts("1937"), Some((1937, None, None, false)));
        assert_eq!(parts("1937-07"), Some((1937, Some(7), None, false)));
        assert_eq!(parts("1921-12-18"), Some((1921, Some(12), Some(18), false)));
        assert_eq!(parts("1937~"), Some((1937, None, None, true)));
        for words in [
            "1921-22",
            "193X",
            "julian:1917-10-25",
            "-0044",
            "s.d.",
            "1937-13",
            "c. 1937",
            "{1932,1934}",
            "1937/..",
        ] {
            assert_eq!(Appeared::read(words), Appeared::Words(words));
        }
        assert!(matches!(
            Appeared::read("1936/1938-02"),
            Appeared::Between(..)
        ));
        assert_eq!(Appeared::read(""), Appeared::Never);
    }
}
