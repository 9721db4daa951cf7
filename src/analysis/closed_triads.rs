//! Every three members of whom each is tied to each, once.
//!
//! Each pair is kept by the member of the two that has fewer ties, so that even a hub keeps few
//! (compact forward; Latapy 2008). Time `O(E^1.5)`.

use crate::analysis::simple_graph::SimpleGraph;
use crate::analysis::simple_graph::small;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::model::Rows;

/// What is to be known of a tied pair, seen from one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Side {
    /// A tie leads to the other.
    pub(crate) leads: bool,
    /// A tie leads back.
    pub(crate) returns: bool,
    /// What else is known, from both sides alike.
    pub(crate) note: u8,
}

impl Side {
    /// Seen from the other of the two.
    pub(crate) fn turned(self) -> Self {
        Self {
            leads: self.returns,
            returns: self.leads,
            ..self
        }
    }

    /// Whether ties lead both ways.
    pub(crate) fn is_mutual(self) -> bool {
        self.leads && self.returns
    }
}

/// A tied pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) one: u32,
    pub(crate) other: u32,
    /// Seen from `one`.
    pub(crate) side: Side,
}

/// Three members of whom each is tied to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ClosedTriad {
    pub(crate) corners: [usize; 3],
    /// From the first to the second, from the first to the third, from the second to the third.
    pub(crate) sides: [Side; 3],
}

impl ClosedTriad {
    /// Each corner with its sides to the other two.
    pub(crate) fn seen_from_corners(&self) -> [(usize, [Side; 2]); 3] {
        let [first, second, third] = self.corners;
        let [to_second, to_third, across] = self.sides;
        [
            (first, [to_second, to_third]),
            (second, [to_second.turned(), across]),
            (third, [to_third.turned(), across.turned()]),
        ]
    }
}

/// The tied pairs of a graph, each once.
pub(crate) fn pairs(graph: &SimpleGraph) -> Vec<Pair> {
    let mut pairs = Vec::with_capacity(graph.tie_count());
    for one in 0..graph.count() {
        let outward = graph.followed(one).iter().filter(|&&to| to as usize > one);
        for &other in outward {
            let side = Side {
                leads: true,
                returns: graph.leads(other as usize, one),
                note: 0,
            };
            pairs.push(Pair {
                one: small(one),
                other,
                side,
            });
        }
        let inward = graph.leading_to(one).iter();
        let inward =
            inward.filter(|&&from| from as usize > one && !graph.leads(one, from as usize));
        for &other in inward {
            let side = Side {
                leads: false,
                returns: true,
                note: 0,
            };
            pairs.push(Pair {
                one: small(one),
                other,
                side,
            });
        }
    }
    pairs
}

/// Calls `take` with each closed triad of `count` members with these pairs.
pub(crate) fn each_closed_triad(
    count: usize,
    pairs: &[Pair],
    budget: &mut Budget,
    mut take: impl FnMut(&ClosedTriad),
) -> Result<(), Interruption> {
    budget.spend(count + 2 * pairs.len())?;
    let kept = kept_by_the_lower(count, pairs);
    let mut marks: Vec<Option<Side>> = vec![None; count];
    for first in 0..count {
        let row = kept.row(first);
        let cost: usize = row.iter().map(|&(to, _)| kept.row(to as usize).len()).sum();
        budget.spend(cost + row.len())?;
        for &(second, side) in row {
            marks.put(second as usize, Some(side));
        }
        for &(second, to_second) in row {
            for &(third, across) in kept.row(second as usize) {
                if let Some(to_third) = marks.at(third as usize) {
                    take(&ClosedTriad {
                        corners: [first, second as usize, third as usize],
                        sides: [to_second, to_third, across],
                    });
                }
            }
        }
        for &(second, _) in row {
            marks.put(second as usize, None);
        }
    }
    Ok(())
}

/// Each pair in the row of the member with fewer pairs; of equal ones of the lower number.
fn kept_by_the_lower(count: usize, pairs: &[Pair]) -> Rows<(u32, Side)> {
    let mut degrees = vec![0_u32; count];
    for pair in pairs {
        degrees.add(pair.one as usize, 1);
        degrees.add(pair.other as usize, 1);
    }
    let rank = |member: u32| (degrees.at(member as usize), member);
    let entries = pairs.iter().map(|pair| {
        if rank(pair.one) < rank(pair.other) {
            (pair.one as usize, (pair.other, pair.side))
        } else {
            (pair.other as usize, (pair.one, pair.side.turned()))
        }
    });
    Rows::of_entries(count, entries, (0, Side::default()))
}
