//! Where everybody stands in the usual ranking, for whoever asks of one entity: its rank, and how that
//! fares when claims are lost.

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

/// The ranking of all by betweenness in the usual scope.
#[derive(Clone, Debug, PartialEq)]
pub struct UsualRanking {
    /// Those who are ranked, in the order of their ids.
    members: Vec<EntityIndex>,
    ranks: Vec<usize>,
    /// How many come before each in the list.
    before: Vec<usize>,
    ranges: Vec<RankRange>,
}

/// Where an entity stands in the usual ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsualRank {
    /// Its rank, from 1; equal values share the first of their ranks.
    pub rank: usize,
    /// How many entities are ranked.
    pub of: usize,
    /// How many come before it in the list.
    pub before: usize,
    /// Its ranks in the samples without a tenth of the claims.
    pub after_loss: RankRange,
}

impl UsualRanking {
    /// The measure that ranks.
    pub const MEASURE: Measure = Measure::Betweenness;
    /// Which share of the claims the samples are without.
    pub const LOST: f64 = TENTH;

    /// Where an entity stands; `None` if it has no tie in the usual scope.
    #[must_use]
    pub fn of(&self, entity: EntityIndex) -> Option<UsualRank> {
        let member = self.members.binary_search(&entity).ok()?;
        Some(UsualRank {
            rank: *self.ranks.get(member)?,
            of: self.members.len(),
            before: *self.before.get(member)?,
            after_loss: *self.ranges.get(member)?,
        })
    }
}

/// Ranks all entities by betweenness in the usual scope, and tests the ranking with 200 samples: ranks
/// and ranges are those of [`measures`](crate::query::measures()) within limits of `whole`, and the work is
/// within `limits`.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before all samples were drawn.
pub fn usual_ranking(
    graph: &NetworkGraph,
    whole: &Limits,
    limits: &Limits,
) -> Result<UsualRanking, QueryError> {
    let (scope, mut budget) = (Scope::default(), Budget::new(limits));
    let most_steps = most_steps(whole);
    let ties = ScopedTies::of(graph, &scope, &mut budget)?;
    let simple = ties.graph(|_, _| true);
    let ranking = Ranking::of(&simple, UsualRanking::MEASURE, most_steps, &mut budget)?;
    let test = Test {
        graph,
        scope: &scope,
        ties: &ties,
        measure: UsualRanking::MEASURE,
        values: &ranking.to_rank,
        order: &ranking.order,
        sources: &[],
        most_steps: most_steps / 10,
    };
    let outcomes = if ties.claims.is_empty() {
        Vec::new()
    } else {
        test.lose(&[UsualRanking::LOST], &mut budget)?
    };
    let survival = outcomes.into_iter().next().map(|outcome| outcome.survival);
    if survival.as_ref().is_some_and(|it| it.samples < SAMPLES) {
        return Err(QueryError::LimitReached {
            steps: limits.steps,
        });
    }
    let mut before: Vec<(usize, usize)> = ranking.order.iter().copied().zip(0..).collect();
    before.sort_unstable();
    Ok(UsualRanking {
        members: ties.members,
        ranks: ranking.ranks,
        before: before.into_iter().map(|(_, before)| before).collect(),
        ranges: survival.map_or_else(Vec::new, |survival| survival.ranks),
    })
}
