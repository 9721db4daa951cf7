//! Where everybody stands in a ranking: the rank, and how it fares when claims are lost.

use crate::analysis::RankRange;
use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::query::error::QueryError;
use crate::query::measures::ask::Ranking;
use crate::query::measures::measure::Measure;
use crate::query::measures::scoped_ties::ScopedTies;
use crate::query::measures::sensitivity::SAMPLES;
use crate::query::measures::sensitivity::TENTH;
use crate::query::measures::sensitivity::Test;
use crate::query::measures::taken::most_steps;

/// Where an entity stands in a ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Its rank, from 1; equal values share the first of their ranks.
    pub rank: usize,
    /// How many entities are ranked.
    pub of: usize,
    /// How many come before it in the list.
    pub before: usize,
    /// The value that it is ranked by; `None` where the measure says nothing.
    pub value: Option<f64>,
    /// Its ranks in the samples without a tenth of the claims.
    pub after_loss: RankRange,
}

/// The ranking of a scope by a measure, tested with 200 samples.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Standings {
    /// Those who are ranked, in the order of their ids.
    members: Vec<EntityIndex>,
    /// The numbers of the members, the first first.
    order: Vec<usize>,
    /// Where each member stands.
    by_member: Vec<Standing>,
}

impl Standings {
    /// Which share of the claims the samples are without.
    pub(crate) const LOST: f64 = TENTH;

    /// Ranks a scope: ranks and ranges are those of [`measures`](crate::query::measures()) within limits of
    /// `whole`, and the work is within the budget.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the budget was spent before all samples were drawn.
    pub(crate) fn of(
        graph: &NetworkGraph,
        scope: &Scope,
        measure: Measure,
        whole: &Limits,
        budget: &mut Budget,
    ) -> Result<Self, QueryError> {
        let most_steps = most_steps(whole);
        let ties = ScopedTies::of(graph, scope, budget)?;
        let simple = ties.graph(|_, _| true, budget)?;
        let ranking = Ranking::of(&simple, measure, most_steps, budget)?;
        let test = Test {
            graph,
            scope,
            ties: &ties,
            measure,
            values: &ranking.to_rank,
            order: &ranking.order,
            sources: &[],
            most_steps: most_steps / 10,
        };
        let outcomes = if ties.claims.is_empty() {
            Vec::new()
        } else {
            test.lose(&[Self::LOST], budget)?
        };
        let survival = outcomes.into_iter().next().map(|outcome| outcome.survival);
        if survival.as_ref().is_some_and(|it| it.samples < SAMPLES) {
            let steps = budget.spent();
            return Err(QueryError::TimeIsOver { steps });
        }
        let mut before: Vec<(usize, usize)> = ranking.order.iter().copied().zip(0..).collect();
        before.sort_unstable();
        let ranges = survival.map_or_else(Vec::new, |survival| survival.ranks);
        let values = &ranking.measured.values;
        let of = ties.members.len();
        let standings = before
            .into_iter()
            .zip(ranking.ranks.iter().zip(values))
            .zip(ranges)
            .map(|(((_, before), (&rank, &value)), after_loss)| Standing {
                rank,
                of,
                before,
                value,
                after_loss,
            });
        Ok(Self {
            by_member: standings.collect(),
            members: ties.members,
            order: ranking.order,
        })
    }

    /// Where an entity stands; `None` if it has no tie in the scope.
    pub(crate) fn standing(&self, entity: EntityIndex) -> Option<Standing> {
        let member = self.members.binary_search(&entity).ok()?;
        self.by_member.get(member).copied()
    }

    /// The first of the ranking.
    pub(crate) fn first(&self, most: usize) -> impl Iterator<Item = EntityIndex> + use<'_> {
        let first = self.order.iter().take(most);
        first.filter_map(|&member| self.members.get(member).copied())
    }
}
