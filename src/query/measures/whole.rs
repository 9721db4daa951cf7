//! The network as a whole, in figures.

use crate::analysis::Balance;
use crate::analysis::Census;
use crate::analysis::SimpleGraph;
use crate::analysis::Ways;
use crate::analysis::balance;
use crate::analysis::clustering;
use crate::analysis::components;
use crate::analysis::cut_points;
use crate::analysis::density;
use crate::analysis::distances;
use crate::analysis::mixing;
use crate::analysis::reciprocity;
use crate::analysis::triad_census;
use crate::graph::Budget;
use crate::graph::Interruption;
use crate::model::Network;
use crate::query::measures::scoped_ties::ScopedTies;
use crate::query::measures::scoped_ties::SignedTies;

/// The network of a scope as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct WholeNetwork {
    /// How many pairs are tied; ordered pairs if the direction counts.
    pub ties: usize,
    /// Whether the direction counts.
    pub ways: Ways,
    /// The share of the pairs that are tied.
    pub density: Option<f64>,
    /// The share of the ties that are returned; `None` if the direction does not count.
    pub reciprocity: Option<f64>,
    /// The sizes of the components, the largest first.
    pub components: Vec<usize>,
    /// The share of the pairs with a common neighbour that are tied.
    pub transitivity: Option<f64>,
    /// The mean distance of those of whom one reaches the other.
    pub mean_distance: Option<f64>,
    /// The longest distance.
    pub longest_distance: usize,
    /// The members without whom a component falls apart.
    pub cut_points: usize,
    /// The ties without which a component falls apart.
    pub bridges: usize,
    /// How much more ties join entities of one kind than chance would have it (assortativity).
    pub mixing_of_kinds: Option<f64>,
    /// The triad census; `None` if the direction does not count.
    pub census: Option<Census>,
    /// Structural balance; `None` if no tie has a sign.
    pub balance: Option<BalanceOfSigns>,
}

/// Structural balance of the ties that have a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BalanceOfSigns {
    /// The triads of signed ties.
    pub balance: Balance,
    /// How many pairs are tied both for and against one another: they are in no triad.
    pub contradictory: usize,
}

impl WholeNetwork {
    pub(crate) fn of(
        network: &Network,
        ties: &ScopedTies,
        graph: &SimpleGraph,
        budget: &mut Budget,
    ) -> Result<Self, Interruption> {
        let cuts = cut_points(graph, budget)?;
        let distances = distances(graph, budget)?;
        Ok(Self {
            ties: graph.tie_count(),
            ways: graph.ways(),
            density: density(graph),
            reciprocity: match graph.ways() {
                Ways::Directed => reciprocity(graph),
                Ways::Undirected => None,
            },
            components: components(graph, budget)?.sizes,
            transitivity: clustering(graph, budget)?.transitivity,
            mean_distance: distances.mean(),
            longest_distance: distances.longest(),
            cut_points: cuts.is_cut_point.iter().filter(|is| **is).count(),
            bridges: cuts.bridges.len(),
            mixing_of_kinds: mixing_of_kinds(network, ties, graph),
            census: match graph.ways() {
                Ways::Directed => Some(triad_census(graph, budget)?),
                Ways::Undirected => None,
            },
            balance: balance_of_signs(ties.members.len(), &ties.signed(network), budget)?,
        })
    }
}

fn mixing_of_kinds(network: &Network, ties: &ScopedTies, graph: &SimpleGraph) -> Option<f64> {
    let kinds = ties.members.iter().map(|&it| network.kind_of(it).get());
    let kinds: Vec<usize> = kinds.collect();
    mixing(graph, &kinds, network.schema().kinds().count()).assortativity()
}

fn balance_of_signs(
    members: usize,
    ties: &SignedTies,
    budget: &mut Budget,
) -> Result<Option<BalanceOfSigns>, Interruption> {
    if ties.pairs.is_empty() && ties.contradictory == 0 {
        return Ok(None);
    }
    let balance = balance(members, &ties.pairs, budget, |_| {})?;
    Ok(Some(BalanceOfSigns {
        balance,
        contradictory: ties.contradictory,
    }))
}
