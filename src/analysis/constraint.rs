//! Constraint: how far all a member's ties lead to people who are tied to one another, so that none
//! of them tells what the others do not (Burt 1992).

use crate::analysis::degree::strengths;
use crate::analysis::simple_graph::SimpleGraph;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// The constraint of each member by the weights of its ties, whatever their direction; `None` for
/// those without ties. The lower it is, the more a member bridges.
///
/// Time `O(Σ degree²)`.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn constraint(
    graph: &SimpleGraph,
    budget: &mut Budget,
) -> Result<Vec<Option<f64>>, Interruption> {
    let graph = graph.undirected();
    let count = graph.count();
    let strengths = strengths(&graph);
    // What a member invests in each of the others, directly and through those between.
    let mut invested = vec![0.0; count];
    let mut found = Vec::with_capacity(count);
    for member in 0..count {
        let row = graph.followed(member);
        let further: usize = row
            .iter()
            .map(|&to| graph.followed(to as usize).len())
            .sum();
        budget.spend(further + row.len())?;
        for (&between, weight) in row.iter().zip(graph.weights(member)) {
            let between = between as usize;
            let share = weight / strengths.at(member);
            invested.add(between, share);
            let onward = graph.followed(between).iter();
            for (&other, weight) in onward.zip(graph.weights(between)) {
                invested.add(other as usize, share * weight / strengths.at(between));
            }
        }
        let squares = row.iter().map(|&other| invested.at(other as usize).powi(2));
        found.push((!row.is_empty()).then(|| squares.sum()));
        for &between in row {
            invested.put(between as usize, 0.0);
            for &other in graph.followed(between as usize) {
                invested.put(other as usize, 0.0);
            }
        }
    }
    Ok(found)
}
