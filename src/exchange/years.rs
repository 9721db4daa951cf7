//! Reduces the dates of relations to years, for programs that support no other dates. Months and
//! days are never made up.

use crate::exchange::extract::Extract;
use crate::model::Claim;
use crate::model::Day;
use crate::model::RelationIndex;
use crate::model::Window;

/// The first and the last year of a period; an end that is open or unknown has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Years {
    pub(crate) first: Option<i64>,
    pub(crate) last: Option<i64>,
}

impl Years {
    /// The first and the last year that the date of a relation names.
    ///
    /// A state may have lasted longer than its date says, but only the years of the date are
    /// exported.
    pub(crate) fn of(claim: Claim<'_>) -> Self {
        claim.when().map_or(
            Self {
                first: None,
                last: None,
            },
            |date| Self::of_window(date.span()),
        )
    }

    /// The years of every period in the date of a relation, none if it has no date:
    /// `{1900..1901,1921}` has two.
    pub(crate) fn of_stretches(claim: Claim<'_>) -> Vec<Self> {
        let mut all: Vec<Self> = claim.when().map_or(Vec::new(), |date| {
            date.stretches().into_iter().map(Self::of_window).collect()
        });
        // Members of a set may be months of one year.
        all.dedup();
        all.retain(|years| !years.are_unknown());
        all
    }

    /// Whether neither year is known.
    pub(crate) fn are_unknown(self) -> bool {
        self.first.is_none() && self.last.is_none()
    }

    /// Whether any relation of an extract has a year.
    pub(crate) fn are_known(extract: &Extract<'_>) -> bool {
        let known =
            |&relation: &RelationIndex| !Self::of(extract.network().claim(relation)).are_unknown();
        extract.relations().iter().any(known)
    }

    fn of_window(window: Window) -> Self {
        let year = |day: Day| (day != Day::ALWAYS && day != Day::NEVER_ENDING).then(|| day.year());
        Self {
            first: year(window.first),
            last: year(window.last),
        }
    }
}
