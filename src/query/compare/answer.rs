//! The answer: what is new, gone or stayed, and the ranks of both periods side by side.

use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::absence::Absence;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::compare::presence::Fate;
use crate::query::compare::presence::Presence;
use crate::query::figure::Figure;
use crate::query::measures::Measure;
use crate::query::measures::Standing;

/// How many there are in each period, and what became of them.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Fates {
    /// How many are of the first and of the second period.
    pub in_periods: [Figure; 2],
    /// How many are new, gone and stayed, in the order of [`Fate::ALL`].
    pub fates: [Figure; 3],
    /// How many have no date, and are counted nowhere else.
    pub undated: u64,
}

impl Fates {
    pub(super) fn add(&mut self, presence: Presence) {
        for (period, figure) in self.in_periods.iter_mut().enumerate() {
            figure.add(presence.in_period(period));
        }
        for (figure, fate) in self.fates.iter_mut().zip(Fate::ALL) {
            figure.add(presence.fate(fate));
        }
    }

    /// How many had a fate.
    #[must_use]
    pub fn of(&self, fate: Fate) -> Figure {
        let mut all = Fate::ALL.iter().zip(&self.fates);
        let found = all.find(|(one, _)| **one == fate);
        found.map_or_else(Figure::default, |(_, figure)| *figure)
    }
}

/// A claim that had the fate that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangedClaim {
    /// The claim.
    pub relation: RelationIndex,
    /// Whether that is certain or possible.
    pub verdict: Verdict,
}

/// An entity that had the fate that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangedEntity {
    /// The entity.
    pub entity: EntityIndex,
    /// Whether that is certain or possible.
    pub verdict: Verdict,
    /// How many claims it has in the first and the second period.
    pub claims: [Figure; 2],
}

/// Where an entity stands in both periods.
#[derive(Clone, Debug, PartialEq)]
pub struct StandingInBoth {
    /// The entity.
    pub entity: EntityIndex,
    /// Where it stands in the first and the second period; `None` in one in which it has no tie.
    pub standings: [Option<Standing>; 2],
}

/// What changed from one period to another.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareAnswer {
    /// What became of the claims of the scope.
    pub claims: Fates,
    /// What became of the entities of the scope: one is of a period if a claim about it is.
    pub entities: Fates,
    /// The claims of the page, if claims are listed: the certain ones first.
    pub changed_claims: Vec<ChangedClaim>,
    /// The entities of the page, if entities are listed: the certain ones first, of these those with
    /// most claims.
    pub changed_entities: Vec<ChangedEntity>,
    /// How many come before this page.
    pub before: usize,
    /// How many are listed on all pages.
    pub total: usize,
    /// The measure that ranks.
    pub measure: Measure,
    /// Those who come first in one of the periods, with their ranks in both.
    pub standings: Vec<StandingInBoth>,
    /// Why nothing is of either period, if nothing is.
    pub absence: Option<Absence>,
    /// Whether there was no time for the ranks.
    pub cut: Option<Cut>,
}

impl Answer for CompareAnswer {
    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.claims.fates.iter().map(|figure| figure.possible).sum()
    }

    fn cut(&self) -> Option<Cut> {
        self.cut
    }

    fn listed(&self) -> Option<usize> {
        Some(self.changed_claims.len() + self.changed_entities.len())
    }

    fn shorten(&mut self, most: usize) {
        self.changed_claims.truncate(most);
        self.changed_entities.truncate(most);
    }

    fn relations(&self) -> Vec<RelationIndex> {
        self.changed_claims.iter().map(|it| it.relation).collect()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        let changed = self.changed_entities.iter().map(|it| it.entity);
        changed
            .chain(self.standings.iter().map(|it| it.entity))
            .collect()
    }
}
