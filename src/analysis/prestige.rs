//! Who is tied to those who matter: eigenvector centrality and `PageRank`, both by
//! repeated multiplication.

use crate::analysis::degree::strengths;
use crate::analysis::simple_graph::SimpleGraph;
use crate::analysis::simple_graph::real;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// The damping of [`page_rank`] that its authors use: so likely a walker follows a tie.
pub const DAMPING: f64 = 0.85;
/// A step that changes the mean value by less ends the multiplication.
const TOLERANCE: f64 = 1e-13;
const MOST_STEPS: usize = 10_000;

/// Values that repeated multiplication found.
#[derive(Clone, Debug, PartialEq)]
pub struct Prestige {
    /// The value of each member.
    pub values: Vec<f64>,
    /// Whether a further step would change nothing; if not, the values are not to be relied on.
    pub is_settled: bool,
}

/// The share of its time that a walker spends with each member who follows ties by their weights,
/// and begins again anywhere with the likelihood `1 - damping` and wherever no tie leads on
/// (Brin and Page 1998). The values add up to 1.
///
/// Time `O(V + E)` a step; about 180 steps at the usual damping.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn page_rank(
    graph: &SimpleGraph,
    damping: f64,
    budget: &mut Budget,
) -> Result<Prestige, Interruption> {
    let count = graph.count();
    let strengths = strengths(graph);
    let everywhere = 1.0 / real(count.max(1));
    settle(vec![everywhere; count], |values| {
        budget.spend(graph.size())?;
        let members = values.iter().zip(&strengths);
        let passed_on: Vec<f64> = members
            .map(|(value, &strength)| {
                if strength > 0.0 {
                    value / strength
                } else {
                    0.0
                }
            })
            .collect();
        let members = values.iter().zip(&strengths);
        let stuck: f64 = members
            .filter(|(_, strength)| **strength <= 0.0)
            .map(|(value, _)| value)
            .sum();
        let fresh = (1.0 - damping + damping * stuck) * everywhere;
        let next = (0..count).map(|member| fresh + damping * received(graph, member, &passed_on));
        Ok(next.collect())
    })
}

/// The eigenvector of the greatest eigenvalue of the weights (Bonacich 1972), of length 1: the value
/// of a member is in proportion to the sum of the values of those whose ties lead to it.
///
/// Time `O(V + E)` a step. In a graph of several components all but the densest fall to 0, and a
/// directed graph without circles never settles: see [`Prestige::is_settled`].
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn eigenvector(graph: &SimpleGraph, budget: &mut Budget) -> Result<Prestige, Interruption> {
    let count = graph.count();
    settle(unit(vec![1.0; count]), |values| {
        budget.spend(graph.size())?;
        // The own value is added: it leaves the eigenvectors as they are, and where two sides
        // exchange their values for ever (bipartite graphs) the steps settle.
        let members = values.iter().enumerate();
        let next = members.map(|(member, value)| value + received(graph, member, values));
        Ok(unit(next.collect()))
    })
}

/// What a member receives from those whose ties lead to it.
fn received(graph: &SimpleGraph, member: usize, values: &[f64]) -> f64 {
    let row = graph.leading_to(member).iter();
    let row = row.zip(graph.weights_leading_to(member));
    row.map(|(&other, weight)| weight * values.at(other as usize))
        .sum()
}

/// Repeats a step until it changes nothing.
fn settle(
    first: Vec<f64>,
    mut step: impl FnMut(&[f64]) -> Result<Vec<f64>, Interruption>,
) -> Result<Prestige, Interruption> {
    let mut values = first;
    let small = TOLERANCE * real(values.len().max(1));
    for _ in 0..MOST_STEPS {
        let next = step(&values)?;
        let both = next.iter().zip(&values);
        let change: f64 = both.map(|(new, old)| (new - old).abs()).sum();
        values = next;
        if change < small {
            return Ok(Prestige {
                values,
                is_settled: true,
            });
        }
    }
    Ok(Prestige {
        values,
        is_settled: false,
    })
}

/// The values divided by their length.
fn unit(mut values: Vec<f64>) -> Vec<f64> {
    let length = values.iter().map(|value| value * value).sum::<f64>().sqrt();
    if length > 0.0 {
        for value in &mut values {
            *value /= length;
        }
    }
    values
}
