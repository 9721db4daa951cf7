//! Clustering: how many of those a member is tied to are tied to one another (Watts and Strogatz
//! 1998).

use crate::analysis::closed_triads::each_closed_triad;
use crate::analysis::closed_triads::pairs;
use crate::analysis::simple_graph::SimpleGraph;
use crate::analysis::simple_graph::real;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// How much those around members are tied to one another, whatever the direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Clustering {
    /// For each member the share of the pairs of its neighbours that are tied; 0 with fewer than two.
    pub local: Vec<f64>,
    /// The share of all pairs with a common neighbour that are tied (transitivity; Newman, Watts and
    /// Strogatz 2002); `None` if there is no such pair.
    pub transitivity: Option<f64>,
    /// How many closed triads there are.
    pub closed: u64,
}

/// Measures clustering. Time `O(E^1.5)`.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn clustering(graph: &SimpleGraph, budget: &mut Budget) -> Result<Clustering, Interruption> {
    let graph = graph.undirected();
    let mut around = vec![0_usize; graph.count()];
    let mut closed = 0;
    each_closed_triad(graph.count(), &pairs(&graph), budget, |triad| {
        closed += 1;
        for corner in triad.corners {
            around.add(corner, 1);
        }
    })?;
    let degrees = (0..graph.count()).map(|member| graph.followed(member).len());
    let possible = degrees.map(|degree| degree * degree.saturating_sub(1) / 2);
    let possible: Vec<usize> = possible.collect();
    let share = |found: usize, of: usize| (of > 0).then(|| real(found) / real(of));
    let local = around.iter().zip(&possible);
    Ok(Clustering {
        local: local
            .map(|(&found, &of)| share(found, of).unwrap_or_default())
            .collect(),
        transitivity: share(around.iter().sum(), possible.iter().sum()),
        closed,
    })
}
