//! How sure a ranking is: what remains of it when claims are lost, a source or a status is left
//! out, or the dates are read strictly.

use crate::analysis::Loss;
use crate::analysis::RankRange;
use crate::analysis::Survival;
use crate::analysis::rank_correlation;
use crate::analysis::ranks;
use crate::analysis::real;
use crate::analysis::survival;
use crate::graph::Budget;
use crate::graph::Interruption;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::Modality;
use crate::model::SourceIndex;
use crate::model::Status;
use crate::query::measures::measure::Measure;
use crate::query::measures::scoped_ties::ScopedClaim;
use crate::query::measures::scoped_ties::ScopedTies;
use crate::query::measures::scoped_ties::scope_of_graph;

/// Which shares of the claims are lost.
pub const SHARES: [f64; 2] = [TENTH, 0.2];
/// The first of them.
pub(crate) const TENTH: f64 = 0.1;
/// How many samples are drawn for each share.
pub const SAMPLES: usize = 200;
/// So many statuses and sources are left out, those of most claims.
pub const MOST_LEFT_OUT: usize = 30;
const SEED: u64 = 1933;

/// What is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// The claims that rest on this source alone.
    Source(SourceIndex),
    /// The claims of this status.
    Status(Status),
}

/// A ranking without a part of the claims.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// What is left out.
    pub left_out: Leaving,
    /// How many claims that are.
    pub claims: usize,
    /// How like the ranking of all claims it is (Spearman's rank correlation).
    pub likeness: Option<f64>,
    /// The rank of each member.
    ranks: Vec<usize>,
}

/// What remains of a ranking in the samples of a share.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The share of the claims that is lost in each sample.
    pub share: f64,
    /// How many samples were drawn, and what ranks and orders remained.
    pub survival: Survival,
}

/// How sure a ranking is. What there was no time for is absent.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Sensitivity {
    /// For each share of lost claims.
    pub outcomes: Vec<Outcome>,
    /// For each status and each source that claims rest on, the one whose absence changes most first.
    pub left_out: Vec<LeftOut>,
    /// The rank of each member on the certain reading of the dates, if dates matter.
    pub certain: Option<Vec<usize>>,
    /// How far the measure goes with the number of sources that name an entity (Spearman's rank
    /// correlation).
    pub with_sources: Option<f64>,
}

impl Sensitivity {
    /// The ranks of a member without each source.
    #[must_use]
    pub fn without_each_source(&self, member: usize) -> Option<RankRange> {
        self.range(member, |of| matches!(of, Leaving::Source(_)))
    }

    /// The ranks of a member without each status.
    #[must_use]
    pub fn without_each_status(&self, member: usize) -> Option<RankRange> {
        self.range(member, |of| matches!(of, Leaving::Status(_)))
    }

    /// Whether all samples were drawn that were wanted.
    pub(crate) fn is_complete(&self) -> bool {
        let mut outcomes = self.outcomes.iter();
        outcomes.all(|outcome| outcome.survival.samples == SAMPLES)
    }

    fn range(&self, member: usize, of: impl Fn(Leaving) -> bool) -> Option<RankRange> {
        let parts = self.left_out.iter().filter(|part| of(part.left_out));
        let ranks = parts.filter_map(|part| part.ranks.get(member));
        ranks.fold(None, |range: Option<RankRange>, &rank| {
            Some(range.unwrap_or_default().with(rank))
        })
    }
}

/// What a ranking is tested with.
pub(crate) struct Test<'a> {
    pub(crate) graph: &'a NetworkGraph,
    pub(crate) scope: &'a Scope,
    pub(crate) ties: &'a ScopedTies,
    pub(crate) measure: Measure,
    /// The values of all claims, as they rank.
    pub(crate) values: &'a [f64],
    /// The members in the order of the ranking.
    pub(crate) order: &'a [usize],
    /// How many sources name each member.
    pub(crate) sources: &'a [usize],
    pub(crate) most_steps: u64,
}

impl Test<'_> {
    /// Tests the ranking, each part as long as the budget lasts.
    pub(crate) fn run(
        &self,
        found: &mut Sensitivity,
        budget: &mut Budget,
    ) -> Result<(), Interruption> {
        let sources: Vec<f64> = self.sources.iter().map(|&count| real(count)).collect();
        found.with_sources = rank_correlation(self.values, &sources);
        self.read_strictly(found, budget)?;
        self.leave_out(found, budget)?;
        found.outcomes = self.lose(&SHARES, budget)?;
        Ok(())
    }

    /// Draws the samples of some shares.
    pub(crate) fn lose(
        &self,
        shares: &[f64],
        budget: &mut Budget,
    ) -> Result<Vec<Outcome>, Interruption> {
        let losses = shares.iter().map(|&share| Loss {
            share,
            samples: SAMPLES,
            seed: SEED,
        });
        let losses: Vec<Loss> = losses.collect();
        let found = survival(self.ties.claims.len(), self.order, &losses, |is_left| {
            let keep = |position: usize, _: &ScopedClaim| is_left.get(position) == Some(&true);
            self.measured(keep, budget)
        })?;
        let outcomes = shares.iter().copied().zip(found);
        Ok(outcomes
            .map(|(share, survival)| Outcome { share, survival })
            .collect())
    }

    /// The ranking on the certain reading of the dates.
    fn read_strictly(
        &self,
        found: &mut Sensitivity,
        budget: &mut Budget,
    ) -> Result<(), Interruption> {
        let Some(mut period) = self.scope.period else {
            return Ok(());
        };
        period.modality = Modality::Certain;
        let strict = Scope {
            period: Some(period),
            ..scope_of_graph(self.scope)
        };
        let scoped = self.graph.within(&strict, &[]);
        let is_certain = |_: usize, claim: &ScopedClaim| scoped.counts(claim.relation);
        found.certain = Some(ranks(&self.measured(is_certain, budget)?));
        Ok(())
    }

    /// The rankings without each status and each source.
    fn leave_out(&self, found: &mut Sensitivity, budget: &mut Budget) -> Result<(), Interruption> {
        let parts = self.parts();
        // Without the only one there is nothing to rank.
        let is_only = |part: &(Leaving, usize)| part.1 == self.ties.claims.len();
        for (left_out, claims) in parts.into_iter().filter(|part| !is_only(part)) {
            let is_left = |_: usize, claim: &ScopedClaim| !self.is_of(claim, left_out);
            let values = self.measured(is_left, budget)?;
            found.left_out.push(LeftOut {
                left_out,
                claims,
                likeness: rank_correlation(self.values, &values),
                ranks: ranks(&values),
            });
        }
        let likeness = |part: &LeftOut| part.likeness.unwrap_or(f64::NEG_INFINITY);
        found
            .left_out
            .sort_by(|one, other| likeness(one).total_cmp(&likeness(other)));
        Ok(())
    }

    /// The statuses and sources that there are, with the number of claims that go with each.
    fn parts(&self) -> Vec<(Leaving, usize)> {
        let network = self.graph.network();
        let statuses = Status::ALL.into_iter().map(Leaving::Status);
        let sources = (0..network.sources().len()).filter_map(|source| {
            let source = u32::try_from(source).ok()?;
            Some(Leaving::Source(SourceIndex::new(source)))
        });
        let mut counts: Vec<(Leaving, usize)> = statuses.chain(sources).map(|it| (it, 0)).collect();
        let first_source = Status::ALL.len();
        for claim in &self.ties.claims {
            let claim = network.claim(claim.relation);
            let status = Status::ALL.iter().position(|one| *one == claim.status());
            let source = match claim.citations() {
                [only] => Some(first_source + only.source.get()),
                _ => None,
            };
            for place in status.into_iter().chain(source) {
                if let Some((_, count)) = counts.get_mut(place) {
                    *count += 1;
                }
            }
        }
        counts.retain(|(_, claims)| *claims > 0);
        // Those that most rests on; there may be as many sources as claims.
        counts.sort_by_key(|(_, claims)| std::cmp::Reverse(*claims));
        counts.truncate(MOST_LEFT_OUT);
        counts
    }

    fn is_of(&self, claim: &ScopedClaim, left_out: Leaving) -> bool {
        let claim = self.graph.network().claim(claim.relation);
        match left_out {
            Leaving::Status(status) => claim.status() == status,
            Leaving::Source(source) => {
                matches!(claim.citations(), [only] if only.source == source)
            }
        }
    }

    /// The measure of the claims that are kept, as it ranks.
    fn measured(
        &self,
        keep: impl Fn(usize, &ScopedClaim) -> bool,
        budget: &mut Budget,
    ) -> Result<Vec<f64>, Interruption> {
        budget.spend(2 * self.ties.claims.len())?;
        let graph = self.ties.graph(keep, budget)?;
        let found = self.measure.of(&graph, self.most_steps, budget)?;
        Ok(self.measure.to_rank(&found.values))
    }
}
