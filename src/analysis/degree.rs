//! How many others a member is tied to, and by how much: the degrees.

use crate::analysis::simple_graph::SimpleGraph;

/// How many members each member's ties lead to (the out-degree; the degree of a graph without
/// directions). Time `O(V)`.
#[must_use]
pub fn out_degrees(graph: &SimpleGraph) -> Vec<usize> {
    let members = 0..graph.count();
    members.map(|member| graph.followed(member).len()).collect()
}

/// How many members have ties that lead to each member (the in-degree). Time `O(V)`.
#[must_use]
pub fn in_degrees(graph: &SimpleGraph) -> Vec<usize> {
    let members = 0..graph.count();
    members
        .map(|member| graph.leading_to(member).len())
        .collect()
}

/// The weight of all ties that lead from each member (the strength; Barrat et al. 2004). Time
/// `O(V + E)`.
#[must_use]
pub fn strengths(graph: &SimpleGraph) -> Vec<f64> {
    let members = 0..graph.count();
    members
        .map(|member| graph.weights(member).iter().sum())
        .collect()
}

/// How many members have each degree: the first number counts those without ties. Time `O(V)`.
#[must_use]
pub fn distribution(degrees: &[usize]) -> Vec<usize> {
    let mut counts = vec![0; degrees.iter().max().map_or(0, |most| most + 1)];
    for &degree in degrees {
        if let Some(count) = counts.get_mut(degree) {
            *count += 1;
        }
    }
    counts
}
