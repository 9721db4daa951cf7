//! Dates as a source gives them: EDTF (ISO 8601-2:2019, Annex A, levels 0 to 2), never more precise
//! than what was written.
//!
//! Parsing and calendar arithmetic come from the `edtf-core` crate; this module interprets a date as
//! four bounds.

use std::fmt;

use edtf_core::Bound;
use edtf_core::BoundDate;
use edtf_core::Bounds;
use edtf_core::Date;
use edtf_core::Edtf;
use edtf_core::IntervalEndpoint;
use edtf_core::Precision;
use edtf_core::SetElement;
use edtf_core::SetKind;

use crate::model::bounds::DateBounds;
use crate::model::bounds::Day;
use crate::model::bounds::Window;
use crate::model::calendar::Calendar;
use crate::model::date_in_numbers::is_either_way_round;
use crate::model::julian_leap_day::with_julian_leap_day;
use crate::model::schema::Aspect;

/// How `?` and `~` widen bounds, and which months a season has; shown to readers.
pub const WIDENING_RULE: &str = "A date marked as uncertain (?) or approximate (~) may be off by one unit of what was written: \
     a year, a season, a month or a day; a date marked as both (%) by two. Seasons are taken as those of the northern half \
     of the earth: spring is March to May.";

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
    edtf: Edtf,
    calendar: Calendar,
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
        let date = Self {
            text: text.into(),
            edtf,
            calendar,
        };
        if date.start_window().first > date.end_window().last {
            return Err(DateError::EndsBeforeItBegins { text: shown() });
        }
        Ok(date)
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

    /// The parsed date, for putting it into words.
    pub(crate) fn edtf(&self) -> &Edtf {
        &self.edtf
    }

    /// The first and the last possible day of the date.
    #[must_use]
    pub fn span(&self) -> Window {
        Window {
            first: self.start_window().first,
            last: self.end_window().last,
        }
    }

    /// The ranges of days it names: one for each member of a set `{…}`, otherwise one from the first
    /// to the last possible day.
    #[must_use]
    pub fn stretches(&self) -> Vec<Window> {
        match &self.edtf {
            Edtf::Set(set) if set.kind == SetKind::AllMembers => set
                .elements
                .iter()
                .map(|element| element_window(element, self.calendar))
                .collect(),
            _ => vec![self.span()],
        }
    }

    /// Whether something may be dated `self` to `end`: it did not certainly end before it began.
    #[must_use]
    pub fn may_precede(&self, end: &Self) -> bool {
        self.start_window().first <= end.end_window().last
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
        match &self.edtf {
            Edtf::Interval(_) => DateBounds::lasting(self.start_window(), self.end_window()),
            Edtf::Set(set) if set.kind == SetKind::AllMembers => {
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

    /// Where the beginning of the date lies.
    fn start_window(&self) -> Window {
        match &self.edtf {
            Edtf::Interval(interval) => match interval.start {
                IntervalEndpoint::Open => Window {
                    first: Day::ALWAYS,
                    last: Day::ALWAYS,
                },
                IntervalEndpoint::Unknown => Window {
                    first: Day::ALWAYS,
                    last: Day::NEVER_ENDING,
                },
                endpoint => endpoint_window(&endpoint, self.calendar),
            },
            _ => self.whole_window(),
        }
    }

    /// Where the end of the date lies.
    fn end_window(&self) -> Window {
        match &self.edtf {
            Edtf::Interval(interval) => match interval.end {
                IntervalEndpoint::Open => Window {
                    first: Day::NEVER_ENDING,
                    last: Day::NEVER_ENDING,
                },
                IntervalEndpoint::Unknown => Window {
                    first: Day::ALWAYS,
                    last: Day::NEVER_ENDING,
                },
                endpoint => endpoint_window(&endpoint, self.calendar),
            },
            _ => self.whole_window(),
        }
    }

    fn whole_window(&self) -> Window {
        match &self.edtf {
            Edtf::Date(date) => date_window(date, self.calendar),
            Edtf::DateTime(moment) => date_window(&moment.date, self.calendar),
            Edtf::Set(set) => {
                let first = set
                    .elements
                    .iter()
                    .map(|element| element_window(element, self.calendar).first)
                    .min();
                let last = set
                    .elements
                    .iter()
                    .map(|element| element_window(element, self.calendar).last)
                    .max();
                Window {
                    first: first.unwrap_or(Day::ALWAYS),
                    last: last.unwrap_or(Day::NEVER_ENDING),
                }
            }
            Edtf::Interval(_) => Window {
                first: Day::ALWAYS,
                last: Day::NEVER_ENDING,
            },
        }
    }
}

impl fmt::Display for HistoricalDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

fn endpoint_window(endpoint: &IntervalEndpoint, calendar: Calendar) -> Window {
    match endpoint {
        IntervalEndpoint::Date(date) => date_window(date, calendar),
        IntervalEndpoint::OnOrBefore(date) => Window {
            first: Day::ALWAYS,
            last: date_window(date, calendar).last,
        },
        IntervalEndpoint::OnOrAfter(date) => Window {
            first: date_window(date, calendar).first,
            last: Day::NEVER_ENDING,
        },
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => Window {
            first: Day::ALWAYS,
            last: Day::NEVER_ENDING,
        },
    }
}

fn element_window(element: &SetElement, calendar: Calendar) -> Window {
    match element {
        SetElement::Date(date) => date_window(date, calendar),
        SetElement::OnOrBefore(date) => Window {
            first: Day::ALWAYS,
            last: date_window(date, calendar).last,
        },
        SetElement::OnOrAfter(date) => Window {
            first: date_window(date, calendar).first,
            last: Day::NEVER_ENDING,
        },
        SetElement::Range(first, last) => Window {
            first: date_window(first, calendar).first,
            last: date_window(last, calendar).last,
        },
    }
}

/// The days of a single date, widened by [`WIDENING_RULE`].
fn date_window(date: &Date, calendar: Calendar) -> Window {
    let bounds = exact(date).unwrap_or_else(|| Edtf::Date(*date).bounds());
    let (months, days) = match date.precision() {
        Precision::Year => (12, 0),
        Precision::Season => (3, 0),
        Precision::Month => (1, 0),
        Precision::Day => (0, 1),
    };
    let units = i64::from(date.is_uncertain()) + i64::from(date.is_approximate());
    let first = match bounds.earliest {
        Bound::Date(earliest) if months > 0 => first_of_month(earliest, -months * units, calendar),
        earliest => day_of(earliest, Day::ALWAYS, calendar).plus(-days * units),
    };
    let last = match bounds.latest {
        // The other calendar may have another last day of the month, so it is the day before the
        // next.
        Bound::Date(latest) if months > 0 => {
            first_of_month(latest, months * units + 1, calendar).plus(-1)
        }
        latest => day_of(latest, Day::NEVER_ENDING, calendar).plus(days * units),
    };
    // Years beyond what a day can count are all the same day, and the day before it must not become
    // their last.
    Window {
        first,
        last: last.max(first),
    }
}

/// The bounds of a day that is known, which may be one of the Julian calendar only.
fn exact(date: &Date) -> Option<Bounds> {
    let day = Bound::Date(BoundDate {
        year: date.year.value()?,
        month: date.month?.value()?,
        day: date.day?.value()?,
    });
    Some(Bounds {
        earliest: day,
        latest: day,
    })
}

/// The first day of the month that lies some months after that of a date.
fn first_of_month(date: BoundDate, months: i64, calendar: Calendar) -> Day {
    let month = date.year.clamp(-6_000_000, 6_000_000) * 12 + i64::from(date.month) - 1 + months;
    calendar.day(
        month.div_euclid(12),
        u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1),
        1,
    )
}

fn day_of(bound: Bound, unknown: Day, calendar: Calendar) -> Day {
    match bound {
        Bound::Date(date) => calendar.day(date.year, date.month, date.day),
        Bound::NegativeInfinity => Day::ALWAYS,
        Bound::PositiveInfinity => Day::NEVER_ENDING,
        Bound::Unknown => unknown,
    }
}
