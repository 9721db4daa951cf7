//! What many claims amount to: how many of how many types, from when to when, and a small histogram.

use crate::graph::Period;
use crate::graph::Scope;
use crate::model::DateBounds;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::figure::Figure;
use crate::query::years::Held;
use crate::query::years::HeldOnce;
use crate::query::years::Spans;
use crate::query::years::Years;
use crate::query::years::known_years;
use crate::query::years::years_of;

/// How many bars a histogram has at most, and one that stands alone above a list.
const MOST_BARS: i64 = 24;
const MOST_BARS_ABOVE: i64 = 32;
/// How many years a bar may stand for, the fewest first.
const STEPS: [i64; 5] = [1, 10, 100, 1_000, 10_000];
/// The same on a screen that is narrow, where each bar is as wide as a finger's tip.
const MOST_COARSE_BARS: i64 = 12;
const COARSE_STEPS: [i64; 14] = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000,
];

/// What some claims amount to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ClaimsSummary {
    /// How many claims there are.
    pub claims: usize,
    /// Of how many types.
    pub types: usize,
    /// How many have no date.
    pub undated: usize,
    /// The first year that a date names; `None` if no date names one.
    pub first: Option<i64>,
    /// The last year that a date names.
    pub last: Option<i64>,
    /// How many years a bar stands for: 1, 10, 100 …
    pub step: i64,
    /// How many claims held in each stretch of so many years from the first to the last.
    pub bars: Vec<SummaryBar>,
    /// The same in fewer bars, for where there is little room: only of lists, and none if there are few
    /// anyway.
    pub coarse: Vec<SummaryBar>,
    /// How many years one of these stands for.
    pub coarse_step: i64,
}

/// A stretch of years, and how many claims held in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SummaryBar {
    /// Its first year.
    pub first: i64,
    /// How many claims certainly held at some moment of it, and how many may have.
    pub figure: Figure,
    /// Whether it is of the years that are asked for, where others are shown beside them.
    pub is_asked: bool,
}

impl ClaimsSummary {
    /// The summary of some claims. Time `O(n log n)`, whatever years they are of.
    #[must_use]
    pub fn of(network: &Network, claims: &[RelationIndex]) -> Self {
        Self::within(network, claims, None)
    }

    /// The same for claims that are asked for within a period: the bars are of its years, and count
    /// what held in them within it.
    #[must_use]
    pub fn within(network: &Network, claims: &[RelationIndex], period: Option<Period>) -> Self {
        let scope = Scope {
            period,
            ..Scope::default()
        };
        Self::in_bars(network, claims, &scope, MOST_BARS)
    }

    /// The same for claims of a scope: what only possibly meets its conditions is nowhere certain.
    #[must_use]
    pub fn of_scope(network: &Network, claims: &[RelationIndex], scope: &Scope) -> Self {
        Self::in_bars(network, claims, scope, MOST_BARS)
    }

    /// The same for the page of a list, which has fewer bars too, for where there is little room.
    #[must_use]
    pub fn of_list(network: &Network, claims: &[RelationIndex], scope: &Scope) -> Self {
        Self::of_scope(network, claims, scope).with_coarse(network, claims, scope)
    }

    /// The same for claims of a scope of any time, in finer bars: what a period is seen before. The bars
    /// of the period are marked.
    #[must_use]
    pub fn around(
        network: &Network,
        claims: &[RelationIndex],
        scope: &Scope,
        period: Period,
    ) -> Self {
        let summary = Self::in_bars(network, claims, scope, MOST_BARS_ABOVE);
        let mut summary = summary.with_coarse(network, claims, scope);
        mark(&mut summary.bars, summary.step, period);
        mark(&mut summary.coarse, summary.coarse_step, period);
        summary
    }

    fn in_bars(network: &Network, claims: &[RelationIndex], scope: &Scope, most: i64) -> Self {
        let mut types: Vec<_> = claims
            .iter()
            .map(|&claim| network.relation(claim).relation_type)
            .collect();
        types.sort_unstable();
        types.dedup();
        let bounds = claims.iter().map(|&claim| network.bounds(claim));
        let dated = bounds.filter(|bounds| *bounds != DateBounds::UNDATED);
        let undated = claims.len().saturating_sub(dated.clone().count());
        let known = dated.filter_map(known_years).reduce(|one, other| Years {
            first: one.first.min(other.first),
            last: one.last.max(other.last),
        });
        let summary = Self {
            claims: claims.len(),
            types: types.len(),
            undated,
            first: known.map(|known| known.first),
            last: known.map(|known| known.last),
            step: 1,
            ..Self::default()
        };
        let Some(drawn) = summary.drawn(scope) else {
            return summary;
        };
        let step = step_of(drawn, &STEPS, most);
        Self {
            step,
            bars: bars(held(network, claims, scope, step), drawn, step),
            ..summary
        }
    }

    /// With fewer bars besides, if there are many.
    fn with_coarse(self, network: &Network, claims: &[RelationIndex], scope: &Scope) -> Self {
        let Some(drawn) = self.drawn(scope) else {
            return self;
        };
        let coarse_step = step_of(drawn, &COARSE_STEPS, MOST_COARSE_BARS);
        if coarse_step <= self.step {
            return self;
        }
        Self {
            coarse: bars(
                held(network, claims, scope, coarse_step),
                drawn,
                coarse_step,
            ),
            coarse_step,
            ..self
        }
    }

    /// The years that have bars: those that dates name, as far as they are of the period.
    fn drawn(&self, scope: &Scope) -> Option<Years> {
        let (first, last) = self.first.zip(self.last)?;
        let drawn = Years { first, last }.within(scope.period);
        (drawn.first <= drawn.last).then_some(drawn)
    }
}

/// When each of the claims that have a date held, in stretches of so many years.
fn held<'a>(
    network: &'a Network,
    claims: &'a [RelationIndex],
    scope: &'a Scope,
    step: i64,
) -> impl Iterator<Item = HeldOnce> + 'a {
    let is_graded = scope.has_graded_conditions();
    let dated = claims.iter().filter_map(|&claim| {
        let bounds = network.bounds(claim);
        (bounds != DateBounds::UNDATED).then_some((claim, bounds))
    });
    dated.map(move |(claim, bounds)| {
        let conditions = if is_graded {
            scope.conditions_on(network.claim(claim))
        } else {
            Verdict::Certain
        };
        years_of(bounds, scope.period, step).under(conditions)
    })
}

/// Marks the bars that are of a period.
fn mark(bars: &mut [SummaryBar], step: i64, period: Period) {
    for bar in bars {
        let years = Years {
            first: bar.first,
            last: bar.first.saturating_add(step - 1),
        };
        let asked = years.within(Some(period));
        bar.is_asked = asked.first <= asked.last;
    }
}

/// The fewest years a bar can stand for.
fn step_of(known: Years, steps: &[i64], most: i64) -> i64 {
    let fits = |step: &i64| {
        let stretch = known.in_steps(*step);
        stretch.last.saturating_sub(stretch.first) < most
    };
    let widest = known.last.saturating_sub(known.first).max(1);
    steps.iter().copied().find(fits).unwrap_or(widest)
}

fn bars(claims: impl Iterator<Item = HeldOnce>, drawn: Years, step: i64) -> Vec<SummaryBar> {
    let mut spans = Spans::default();
    for once in claims {
        let mut held = Held::default();
        held.add(once);
        spans.add(held);
    }
    let figures = spans.figures(drawn.in_steps(step));
    figures
        .map(|(number, figure)| SummaryBar {
            first: number.saturating_mul(step),
            figure,
            is_asked: false,
        })
        .collect()
}
