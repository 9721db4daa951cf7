//! The graph that measures are taken of: each pair of members is tied once, in flat rows.
//!
//! scope → claims between members → **simple graph** → measure
//!
//! Measures are defined on simple graphs. Parallel claims are one tie, whose weight is their number;
//! what ties a member with itself is left out. A claim of a symmetric type counts both ways.
//!
//! petgraph's own graphs are not used here: its algorithms cannot be stopped while they run, and
//! lists of edges that are linked through memory cost several times as much to walk.

use std::borrow::Cow;
use std::convert::Infallible;

use crate::analysis::weighted_graph::WeightedTie;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// Whether the direction of ties counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    /// A tie leads from one to the other.
    Directed,
    /// A tie leads both ways.
    Undirected,
}

/// A simple graph of members that are numbered from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct SimpleGraph {
    out: TieRows,
    /// The ties against their direction; `None` if they have none.
    into: Option<TieRows>,
}

/// The ties of each member, ordered by the other end.
#[derive(Clone, Debug, PartialEq)]
struct TieRows {
    /// Where the row of each member begins, and the end of the last row.
    offsets: Vec<u32>,
    others: Vec<u32>,
    weights: Vec<f64>,
}

impl SimpleGraph {
    /// The graph of these ties. Parallel ties are one, of the sum of their weights; ties with
    /// unknown ends, of a member with itself or without a positive weight are left out.
    ///
    /// Time `O(V + E log d)`, where `d` is the largest degree.
    #[must_use]
    pub fn new(count: usize, ties: &[WeightedTie], ways: Ways) -> Self {
        let Ok(graph) = Self::built(count, ties, ways, || Ok::<(), Infallible>(()));
        graph
    }

    /// The graph of these ties, as long as somebody waits for it.
    ///
    /// # Errors
    ///
    /// [`Interruption`] if the budget ended before all rows were laid out.
    pub fn within(
        count: usize,
        ties: &[WeightedTie],
        ways: Ways,
        budget: &mut Budget,
    ) -> Result<Self, Interruption> {
        Self::built(count, ties, ways, || budget.spend(0))
    }

    fn built<E>(
        count: usize,
        ties: &[WeightedTie],
        ways: Ways,
        mut go_on: impl FnMut() -> Result<(), E>,
    ) -> Result<Self, E> {
        let known = ties.iter().copied().filter(|tie| {
            let is_weight = tie.weight > 0.0 && tie.weight.is_finite();
            tie.one < count && tie.other < count && tie.one != tie.other && is_weight
        });
        let turned = |tie: WeightedTie| WeightedTie {
            one: tie.other,
            other: tie.one,
            ..tie
        };
        Ok(match ways {
            Ways::Directed => Self {
                out: TieRows::new(count, known.clone(), &mut go_on)?,
                into: Some(TieRows::new(count, known.map(turned), &mut go_on)?),
            },
            Ways::Undirected => {
                let both = known.flat_map(|tie| [tie, turned(tie)]);
                Self {
                    out: TieRows::new(count, both, &mut go_on)?,
                    into: None,
                }
            }
        })
    }

    /// How many members there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.out.offsets.len() - 1
    }

    /// How many ties there are: pairs, or in a directed graph ordered pairs.
    #[must_use]
    pub fn tie_count(&self) -> usize {
        match self.into {
            Some(_) => self.out.others.len(),
            None => self.out.others.len() / 2,
        }
    }

    /// Whether the direction of ties counts.
    #[must_use]
    pub fn ways(&self) -> Ways {
        match self.into {
            Some(_) => Ways::Directed,
            None => Ways::Undirected,
        }
    }

    /// Those that a member's ties lead to, in the order of their numbers.
    #[inline]
    #[must_use]
    pub fn followed(&self, member: usize) -> &[u32] {
        self.out.row(member)
    }

    /// Those whose ties lead to a member, in the order of their numbers.
    #[inline]
    #[must_use]
    pub fn leading_to(&self, member: usize) -> &[u32] {
        self.back().row(member)
    }

    /// The weights of the ties that lead from a member, in the order of [`followed`](Self::followed).
    #[inline]
    #[must_use]
    pub fn weights(&self, member: usize) -> &[f64] {
        self.out.weights_of(member)
    }

    /// The weights of the ties that lead to a member, in the order of
    /// [`leading_to`](Self::leading_to).
    #[inline]
    #[must_use]
    pub fn weights_leading_to(&self, member: usize) -> &[f64] {
        self.back().weights_of(member)
    }

    /// Whether a tie leads from one to the other. Time `O(log degree)`.
    #[must_use]
    pub fn leads(&self, from: usize, to: usize) -> bool {
        let row = self.followed(from);
        u32::try_from(to).is_ok_and(|to| row.binary_search(&to).is_ok())
    }

    /// The same members with ties that lead both ways, of the sum of the weights of both.
    #[must_use]
    pub fn undirected(&self) -> Cow<'_, Self> {
        match self.into {
            None => Cow::Borrowed(self),
            Some(_) => Cow::Owned(Self::new(self.count(), &self.ties(), Ways::Undirected)),
        }
    }

    /// The same ties, each of the weight 1.
    #[must_use]
    pub fn unweighted(&self) -> Self {
        let mut graph = self.clone();
        for rows in std::iter::once(&mut graph.out).chain(graph.into.as_mut()) {
            rows.weights.fill(1.0);
        }
        graph
    }

    /// What it costs to look at every member and every tie once.
    #[must_use]
    pub(crate) fn size(&self) -> usize {
        self.count() + self.out.others.len()
    }

    fn ties(&self) -> Vec<WeightedTie> {
        let rows = 0..self.count();
        let ties = rows.flat_map(|one| {
            let row = self.followed(one).iter().zip(self.weights(one));
            row.map(move |(&other, &weight)| WeightedTie {
                one,
                other: other as usize,
                weight,
            })
        });
        ties.collect()
    }

    #[inline]
    fn back(&self) -> &TieRows {
        self.into.as_ref().unwrap_or(&self.out)
    }
}

impl TieRows {
    /// The rows of these ties, each in the row of `one`; asks before each row whether to go on.
    fn new<E>(
        count: usize,
        ties: impl Iterator<Item = WeightedTie> + Clone,
        mut go_on: impl FnMut() -> Result<(), E>,
    ) -> Result<Self, E> {
        let mut starts = vec![0; count + 1];
        for tie in ties.clone() {
            starts.add(tie.one + 1, 1);
        }
        let mut all = 0;
        for start in &mut starts {
            all += *start;
            *start = all;
        }
        let mut next = starts.clone();
        let mut unordered = vec![(0, 0.0); all];
        for tie in ties {
            unordered.put(next.at(tie.one), (small(tie.other), tie.weight));
            next.add(tie.one, 1);
        }
        let mut rows = Self {
            offsets: Vec::with_capacity(count + 1),
            others: Vec::with_capacity(all),
            weights: Vec::with_capacity(all),
        };
        rows.offsets.push(0);
        for member in 0..count {
            go_on()?;
            let row = unordered.get_mut(starts.at(member)..starts.at(member + 1));
            let row = row.unwrap_or_default();
            // Stable, so that parallel ties are added up in one order on every machine.
            row.sort_by_key(|(other, _)| *other);
            for parallel in row.chunk_by(|(one, _), (other, _)| one == other) {
                if let Some((other, _)) = parallel.first() {
                    rows.others.push(*other);
                    rows.weights
                        .push(parallel.iter().map(|(_, weight)| weight).sum());
                }
            }
            rows.offsets.push(small(rows.others.len()));
        }
        Ok(rows)
    }

    #[inline]
    fn row(&self, member: usize) -> &[u32] {
        self.others.get(self.range(member)).unwrap_or_default()
    }

    #[inline]
    fn weights_of(&self, member: usize) -> &[f64] {
        self.weights.get(self.range(member)).unwrap_or_default()
    }

    #[inline]
    fn range(&self, member: usize) -> std::ops::Range<usize> {
        self.offsets.at(member) as usize..self.offsets.at(member + 1) as usize
    }
}

/// A number of a member or tie, of which a network has fewer than 2³².
pub(crate) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A count as a number to calculate with; exact up to 2⁵³.
pub(crate) fn real(count: usize) -> f64 {
    real_sum(count as u64)
}

/// A count of many as a number to calculate with; exact up to 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "no network has 2⁵³ of anything")]
pub(crate) fn real_sum(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicU64;
    use std::sync::atomic::Ordering;

    use super::*;
    use crate::graph::Limits;
    use crate::graph::StopSignal;

    /// Somebody who leaves after so many looks.
    #[derive(Debug)]
    struct Leaves(AtomicU64);

    impl StopSignal for Leaves {
        fn is_raised(&self, _: u64) -> bool {
            let left = self.0.load(Ordering::Relaxed);
            self.0.store(left.saturating_sub(1), Ordering::Relaxed);
            left == 0
        }
    }

    #[test]
    fn whoever_leaves_is_noticed_at_each_row() {
        let ties: Vec<WeightedTie> = (1..1_000)
            .map(|other| WeightedTie {
                one: other / 2,
                other,
                weight: 1.0,
            })
            .collect();
        for ways in [Ways::Directed, Ways::Undirected] {
            for looks in [0, 500, 10_000] {
                let limits = Limits {
                    stop: Some(Arc::new(Leaves(looks.into()))),
                    ..Limits::default()
                };
                let mut budget = Budget::new(&limits);
                let built = SimpleGraph::within(1_000, &ties, ways, &mut budget);
                if looks < 1_000 {
                    assert_eq!(built, Err(Interruption::Stopped { steps: looks + 1 }));
                } else {
                    assert_eq!(built, Ok(SimpleGraph::new(1_000, &ties, ways)));
                }
            }
        }
    }
}
