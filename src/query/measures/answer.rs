//! The answer: a page of a ranking, how sure it is, and the network as a whole.

use crate::analysis::RankRange;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::measures::measure::Measure;
use crate::query::measures::sensitivity::Sensitivity;
use crate::query::measures::whole::WholeNetwork;

/// An entity of a ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredEntity {
    /// The entity.
    pub entity: EntityIndex,
    /// Its number among those measured, by which the parts of the sensitivity list them.
    pub member: usize,
    /// Its rank, from 1; equal values share the first of their ranks.
    pub rank: usize,
    /// Its values, in the order of [`MeasuresAnswer::measures`]; `None` where a measure says nothing
    /// of it.
    pub values: Vec<Option<f64>>,
    /// The standard error of the value it is ranked by, if that rests on a sample.
    pub error: Option<f64>,
    /// How many sources name it in claims of the scope.
    pub sources: usize,
}

/// A ranking of the entities of a scope.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuresAnswer {
    /// The measures that were taken; the first is the one that ranks.
    pub measures: Vec<Measure>,
    /// Those of them whose values did not settle: they are not to be relied on.
    pub unsettled: Vec<Measure>,
    /// The entities of the page, the first first.
    pub entities: Vec<MeasuredEntity>,
    /// How many entities are ranked on all pages.
    pub total: usize,
    /// How many come before this page.
    pub before: usize,
    /// How many entities of the scope have no tie in it, and are not ranked.
    pub isolated: usize,
    /// How many claims make the ties.
    pub claims: usize,
    /// The network as a whole; `None` if there was no time for it.
    pub whole: Option<WholeNetwork>,
    /// How sure the ranking is.
    pub sensitivity: Sensitivity,
    /// All members in the order of the ranking.
    pub order: Vec<usize>,
    /// Why there is none, if there is none.
    pub absence: Option<Absence>,
    /// Whether there was no time for a part of it.
    pub cut: Option<Cut>,
}

impl MeasuresAnswer {
    /// The measure that ranks.
    #[must_use]
    pub fn ranked_by(&self) -> Measure {
        self.measures.first().copied().unwrap_or_default()
    }

    /// The ranks of an entity in the samples of each share of lost claims.
    pub fn ranks_after_loss(&self, entity: &MeasuredEntity) -> impl Iterator<Item = RankRange> {
        let outcomes = self.sensitivity.outcomes.iter();
        outcomes.filter_map(move |outcome| outcome.survival.ranks.get(entity.member).copied())
    }
}

impl Answer for MeasuresAnswer {
    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.total as u64
    }

    fn cut(&self) -> Option<Cut> {
        self.cut
    }

    fn listed(&self) -> Option<usize> {
        Some(self.entities.len())
    }

    fn shorten(&mut self, most: usize) {
        self.entities.truncate(most);
    }

    fn relations(&self) -> Vec<RelationIndex> {
        Vec::new()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.entities
            .iter()
            .map(|measured| measured.entity)
            .collect()
    }
}
