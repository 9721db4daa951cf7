//! Dates as a source gives them: EDTF (ISO 8601-2:2019, Annex A, levels 0 to 2), never more precise
//! than what was written.
//!
//! Parsing and calendar arithmetic come from the `edtf-core` crate; this module interprets a date as
//! four bounds. Plain years, months and days, which are nearly all dates of a large dataset, are read
//! without the parser, to the same bounds.

use std::borrow::Cow;
use std::fmt;

use edtf_core::Edtf;
use edtf_core::Interval;
use edtf_core::IntervalEndpoint;
use edtf_core::SetKind;

use crate::model::bounds::DateBounds;
use crate::model::bounds::Sure;
use crate::model::bounds::Verdict;
use crate::model::bounds::Window;
use crate::model::calendar::Calendar;
use crate::model::date_in_numbers::is_either_way_round;
use crate::model::date_windows::element_window;
use crate::model::date_windows::start_and_end;
use crate::model::julian_leap_day::with_julian_leap_day;
use crate::model::plain_date::PlainDate;
use crate::model::schema::Aspect;

/// How `?` and `~` widen bounds, and which months a season has; shown to readers.
pub const WIDENING_RULE: &str = "A date marked as uncertain (?) or approximate (~) may be off by one unit of what was written: \
     a year, a season, a month or a day; a date marked as both (%) by two. Seasons are taken as those of the northern half \
     of the earth: spring is March to May.";

/// A date that says nothing.
const UNKNOWN: Edtf = Edtf::Interval(Interval {
    start: IntervalEndpoint::Unknown,
    end: IntervalEndpoint::Unknown,
});

/// The longest date that is read, in bytes; long sets are the only way to come near.
const LONGEST: usize = 200;

/// A date as it was written, and what it says.
///
/// # Example
///
/// ```
/// use prosopograph::model::Aspect;
/// use prosopograph::model::HistoricalDate;
/// use prosopograph::model::Verdict;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let date = HistoricalDate::parse("1936-05/1938")?;
/// let during = HistoricalDate::parse("1937")?.span();
/// assert_eq!(date.bounds(Aspect::State).during(during), Verdict::Certain);
/// assert_eq!(date.bounds(Aspect::Event).during(during), Verdict::Possible);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoricalDate {
    text: Box<str>,
    /// Where its beginning and its end lie; the same unless it is an interval.
    start: Window,
    end: Window,
    calendar: Calendar,
    is_interval: bool,
    /// What the parser found; nothing for a plain date, of which there can be one a relation and
    /// which is parsed when somebody asks.
    edtf: Option<Box<Edtf>>,
}

/// The prefix of dates in the Julian calendar.
const JULIAN: &str = "julian:";

/// Why a text could not be read as a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The text is not EDTF.
    #[error(
        "\"{text}\" is not an EDTF date ({reason}); write it like 1937, 1937-07, 1937-07-30, 193X, 1937~, 1936/1938 or /1937 for until 1937"
    )]
    NotEdtf {
        /// The text, truncated if it is long.
        text: String,
        /// The parser's objection.
        reason: &'static str,
    },
    /// The end of an interval comes before its start.
    #[error("\"{text}\" ends before it begins; write the earlier date first")]
    EndsBeforeItBegins {
        /// The text.
        text: String,
    },
}

/// The reason to show: ambiguity is more useful to know than the parser's first objection.
fn reason(text: &str, objection: &'static str) -> &'static str {
    if is_either_way_round(text) {
        "ambiguous: it is not clear which number is the day and which the month"
    } else if text.trim().contains(' ') && text.contains(char::is_alphabetic) {
        "ambiguous words"
    } else {
        objection
    }
}

impl HistoricalDate {
    /// Parses an EDTF date. With the prefix `julian:`, it is in the Julian calendar.
    ///
    /// # Errors
    ///
    /// [`DateError`] if the text is not EDTF, names an impossible day, or ends before it begins.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let shown = || text.chars().take(60).collect::<String>();
        if let Some(plain) = PlainDate::read(text) {
            return Ok(Self::plain(text, plain));
        }
        if text.len() > LONGEST {
            return Err(DateError::NotEdtf {
                text: shown(),
                reason: "longer than 200 characters",
            });
        }
        let (calendar, written) = text
            .strip_prefix(JULIAN)
            .map_or((Calendar::Gregorian, text), |rest| (Calendar::Julian, rest));
        let leap_day = || (calendar == Calendar::Julian).then(|| with_julian_leap_day(written))?;
        let edtf = Edtf::parse(written).or_else(|error| leap_day().ok_or(error));
        let edtf = edtf.map_err(|error| DateError::NotEdtf {
            text: shown(),
            reason: reason(written, error.message),
        })?;
        let [start, end] = start_and_end(&edtf, calendar);
        if start.first > end.last {
            return Err(DateError::EndsBeforeItBegins { text: shown() });
        }
        Ok(Self {
            text: text.into(),
            start,
            end,
            calendar,
            is_interval: matches!(edtf, Edtf::Interval(_)),
            edtf: Some(Box::new(edtf)),
        })
    }

    fn plain(text: &str, plain: PlainDate) -> Self {
        Self {
            text: text.into(),
            start: plain.start,
            end: plain.end,
            calendar: Calendar::Gregorian,
            is_interval: plain.is_interval,
            edtf: None,
        }
    }

    /// The calendar it was written in.
    #[must_use]
    pub const fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// The date as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The parsed date, for putting it into words. A plain date is parsed anew.
    pub(crate) fn edtf(&self) -> Cow<'_, Edtf> {
        // A plain date is a date for the parser too: the test of plain dates says so.
        let parsed = || Edtf::parse(&self.text).unwrap_or(UNKNOWN);
        self.edtf
            .as_deref()
            .map_or_else(|| Cow::Owned(parsed()), Cow::Borrowed)
    }

    /// The first and the last possible day of the date.
    #[must_use]
    pub fn span(&self) -> Window {
        Window {
            first: self.start.first,
            last: self.end.last,
        }
    }

    /// The ranges of days it names: one for each member of a set `{…}`, otherwise one from the first
    /// to the last possible day.
    #[must_use]
    pub fn stretches(&self) -> Vec<Window> {
        match self.edtf.as_deref() {
            Some(Edtf::Set(set)) if set.kind == SetKind::AllMembers => set
                .elements
                .iter()
                .map(|element| element_window(element, self.calendar))
                .collect(),
            _ => vec![self.span()],
        }
    }

    /// Whether something was so at some moment of this date, taken as a period: of `{1936,1938}` at some
    /// moment of either, of `[1936,1938]` of the one that it was. What is only known to lie around
    /// `1937?` certainly meets what held throughout.
    #[must_use]
    pub fn met_by(&self, bounds: DateBounds) -> Verdict {
        if let Some(Edtf::Set(set)) = self.edtf.as_deref() {
            let elements = set.elements.iter();
            let windows = elements.map(|element| element_window(element, self.calendar));
            let verdicts = windows.map(|window| bounds.during(window));
            return match set.kind {
                SetKind::AllMembers => verdicts.max().unwrap_or(Verdict::Never),
                SetKind::OneMember => one_of(&verdicts.collect::<Vec<Verdict>>()),
            };
        }
        match self.sure() {
            Some(sure) => bounds.during_vague(self.span(), sure),
            None => bounds.during(self.span()),
        }
    }

    /// When something was certainly so in this date, taken as a period, if it is not certain which days
    /// it means; nothing if they are those of [`HistoricalDate::span`].
    #[must_use]
    pub fn sure(&self) -> Option<Sure> {
        let sure = if self.is_interval {
            Sure::AtSomeMoment(Window {
                first: self.start.last,
                last: self.end.first,
            })
        } else {
            Sure::Throughout(self.span())
        };
        self.is_vague().then_some(sure)
    }

    /// Whether it is not certain which days it means: it is qualified, or a digit is missing before
    /// others. A decade such as `193X` is a period like a year.
    fn is_vague(&self) -> bool {
        let digits = self.text.as_bytes().windows(2);
        let mut gaps = digits.filter(|pair| matches!(pair, [b'X', b'0'..=b'9']));
        self.text.contains(['?', '~', '%']) || gaps.next().is_some()
    }

    /// Whether something may be dated `self` to `end`: it did not certainly end before it began.
    #[must_use]
    pub fn may_precede(&self, end: &Self) -> bool {
        self.start.first <= end.end.last
    }

    /// The bounds of a relation of this date.
    ///
    /// An event happens at one unknown moment of the date. A state lasts over an interval, each end
    /// within its own date; a single date says only that the state held at some moment of it. All
    /// members of a set `{…}` were moments of the state.
    #[must_use]
    pub fn bounds(&self, aspect: Aspect) -> DateBounds {
        let span = self.span();
        if aspect == Aspect::Event {
            return DateBounds::moment(span.first, span.last);
        }
        if self.is_interval {
            return DateBounds::lasting(self.start, self.end);
        }
        match self.edtf.as_deref() {
            Some(Edtf::Set(set)) if set.kind == SetKind::AllMembers => {
                let members = || {
                    set.elements
                        .iter()
                        .map(|element| element_window(element, self.calendar))
                };
                let started = members()
                    .map(|window| window.last)
                    .min()
                    .unwrap_or(span.last);
                let lasted = members()
                    .map(|window| window.first)
                    .max()
                    .unwrap_or(span.first);
                DateBounds::held_within(lasted, started)
            }
            _ => DateBounds::held_within(span.first, span.last),
        }
    }
}

/// The verdict on what is so of one of several cases, nobody knows of which.
fn one_of(verdicts: &[Verdict]) -> Verdict {
    let is_certain = verdicts.iter().all(|verdict| *verdict == Verdict::Certain);
    let is_possible = verdicts.iter().any(|verdict| *verdict != Verdict::Never);
    match (is_certain, is_possible) {
        (_, false) => Verdict::Never,
        (true, true) => Verdict::Certain,
        (false, true) => Verdict::Possible,
    }
}

impl fmt::Display for HistoricalDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}
