//! Brokerage: who stands between whom, by the groups of the three (Gould and Fernandez 1989).

use crate::analysis::simple_graph::SimpleGraph;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// What a member who stands between two others is to their groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BrokerageRole {
    /// All three are of one group.
    Coordinator,
    /// The two are of one group, the broker of another (also called consultant).
    Itinerant,
    /// It lets into its group: the first is of another.
    Gatekeeper,
    /// It speaks for its group: the last is of another.
    Representative,
    /// All three are of different groups.
    Liaison,
}

impl BrokerageRole {
    /// All roles, in the order of the paper.
    pub const ALL: [Self; 5] = [
        Self::Coordinator,
        Self::Itinerant,
        Self::Gatekeeper,
        Self::Representative,
        Self::Liaison,
    ];

    /// The role of one who stands between two, by the groups of the first, the broker, the last.
    #[must_use]
    pub fn of(first: usize, broker: usize, last: usize) -> Self {
        match (first == broker, broker == last) {
            (true, true) => Self::Coordinator,
            (false, true) => Self::Gatekeeper,
            (true, false) => Self::Representative,
            (false, false) if first == last => Self::Itinerant,
            (false, false) => Self::Liaison,
        }
    }
}

/// How often one member has each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Brokerage {
    counts: [u64; 5],
}

impl Brokerage {
    /// How often it has a role: the number of ordered pairs between which it stands so.
    #[must_use]
    pub fn count(&self, role: BrokerageRole) -> u64 {
        self.counts.at(role as usize)
    }

    /// How often it has any role.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// Counts for each member the ordered pairs of others between whom it stands: a tie leads from the
/// first to it, one from it to the last, and none from the first to the last. `group_of` gives the
/// group of each member.
///
/// Time `O(Σ in-degree · out-degree)`.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn brokerage(
    graph: &SimpleGraph,
    group_of: &[usize],
    budget: &mut Budget,
) -> Result<Vec<Brokerage>, Interruption> {
    let mut found = vec![Brokerage::default(); graph.count()];
    // For each member the last one whose ties were found to lead to it.
    let mut led_to_by = vec![None; graph.count()];
    for first in 0..graph.count() {
        let row = graph.followed(first);
        let further: usize = row
            .iter()
            .map(|&by| graph.followed(by as usize).len())
            .sum();
        budget.spend(row.len() + further)?;
        for &other in row {
            led_to_by.put(other as usize, Some(first));
        }
        for &broker in row {
            let broker = broker as usize;
            let lasts = graph.followed(broker).iter().map(|&last| last as usize);
            for last in lasts.filter(|&last| last != first && led_to_by.at(last) != Some(first)) {
                let role =
                    BrokerageRole::of(group_of.at(first), group_of.at(broker), group_of.at(last));
                found.update(broker, |mut brokerage| {
                    brokerage.counts.add(role as usize, 1);
                    brokerage
                });
            }
        }
    }
    Ok(found)
}
