//! The years of relations, for programs that know no other dates; never a month or a day that nobody wrote.

use crate::exchange::extract::Extract;
use crate::model::Aspect;
use crate::model::Claim;
use crate::model::Day;
use crate::model::RelationIndex;

/// The first and the last year that the date of a relation names; an end that is open or unknown has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Years {
    pub(crate) first: Option<i64>,
    pub(crate) last: Option<i64>,
}

impl Years {
    /// The years of a relation.
    ///
    /// They are those of the date itself, also if the relation is a state that may have lasted longer: what the source
    /// says is all that other programs are told.
    pub(crate) fn of(claim: Claim<'_>) -> Self {
        let Some(date) = claim.when() else { return Self { first: None, last: None } };
        let bounds = date.bounds(Aspect::Event);
        let year = |day: Day| (day != Day::ALWAYS && day != Day::NEVER_ENDING).then(|| day.year());
        Self { first: year(bounds.start_earliest), last: year(bounds.end_latest) }
    }

    /// Whether there is neither.
    pub(crate) fn are_unknown(self) -> bool {
        self.first.is_none() && self.last.is_none()
    }

    /// Whether some relation has one.
    pub(crate) fn are_known(extract: &Extract<'_>) -> bool {
        let known = |&relation: &RelationIndex| !Self::of(extract.network().claim(relation)).are_unknown();
        extract.relations().iter().any(known)
    }
}
