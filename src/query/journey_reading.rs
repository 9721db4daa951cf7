//! Two readings of date bounds: possible and certain.

use crate::model::DateBounds;
use crate::model::Day;
use crate::model::Verdict;

/// Which choice of dates within the bounds a search assumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// The most favourable choice: the journey may have taken place.
    Possible,
    /// The least favourable choice: the journey is consistent with every choice of dates.
    Certain,
}

/// What a hop does to the time of a journey: it can be taken until `deadline`, and is not over
/// before `release`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) release: Day,
    pub(crate) deadline: Day,
}

impl Reading {
    /// When a tie can be used; `None` if never for certain.
    ///
    /// Of two hops the earlier one's release must not lie after the later one's deadline: earliest
    /// start against latest end for what is possible, latest start against earliest end for what is
    /// certain.
    pub(crate) fn passage(self, bounds: DateBounds) -> Option<Passage> {
        match self {
            Self::Possible => Some(Passage {
                release: bounds.start_earliest,
                deadline: bounds.end_latest,
            }),
            Self::Certain if bounds == DateBounds::UNDATED => None,
            Self::Certain => Some(Passage {
                release: bounds.start_latest,
                deadline: bounds.end_earliest,
            }),
        }
    }
}

/// The days between which a journey must take place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) leaving: Day,
    pub(crate) arriving: Day,
}

/// Whether the last of some hops follows all before it, within the span.
pub(crate) fn verdict_of(hops: &[DateBounds], span: Span) -> Verdict {
    let Some((last, earlier)) = hops.split_last() else {
        return Verdict::Certain;
    };
    let follows = |reading: Reading| {
        let earlier: Option<Vec<Passage>> = earlier
            .iter()
            .map(|bounds| reading.passage(*bounds))
            .collect();
        earlier
            .zip(reading.passage(*last))
            .is_some_and(|(earlier, last)| {
                let clock = earlier
                    .iter()
                    .map(|passage| passage.release)
                    .fold(span.leaving, Day::max);
                clock <= last.deadline && clock.max(last.release) <= span.arriving
            })
    };
    if follows(Reading::Certain) {
        Verdict::Certain
    } else if follows(Reading::Possible) {
        Verdict::Possible
    } else {
        Verdict::Never
    }
}
