//! Cores: who belongs to a group in which each is tied to at least k others (Seidman 1983).

use crate::analysis::simple_graph::SimpleGraph;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// For each member the greatest k of a k-core it is in, whatever the direction of ties. The members
/// of the lowest degree are taken away one after the other (Batagelj and Zaveršnik 2003). Time
/// `O(V + E)`.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn core_numbers(graph: &SimpleGraph, budget: &mut Budget) -> Result<Vec<usize>, Interruption> {
    let graph = graph.undirected();
    budget.spend(2 * graph.size())?;
    let mut degrees: Vec<usize> = (0..graph.count())
        .map(|member| graph.followed(member).len())
        .collect();
    let mut line = Line::of(&degrees);
    for place in 0..graph.count() {
        let member = line.members.at(place);
        for &other in graph.followed(member) {
            let other = other as usize;
            let degree = degrees.at(other);
            if degree > degrees.at(member) {
                line.step_back(other, degree);
                degrees.put(other, degree - 1);
            }
        }
    }
    Ok(degrees)
}

/// The members in the order of their degrees.
struct Line {
    members: Vec<usize>,
    places: Vec<usize>,
    /// The place of the first member of each degree.
    firsts: Vec<usize>,
}

impl Line {
    fn of(degrees: &[usize]) -> Self {
        let mut members: Vec<usize> = (0..degrees.len()).collect();
        members.sort_by_key(|&member| degrees.at(member));
        let mut places = vec![0; degrees.len()];
        for (place, &member) in members.iter().enumerate() {
            places.put(member, place);
        }
        let most = degrees.iter().max().map_or(0, |most| most + 1);
        let mut firsts = vec![0; most + 1];
        for &degree in degrees {
            firsts.add(degree + 1, 1);
        }
        let mut before = 0;
        for first in &mut firsts {
            before += *first;
            *first = before;
        }
        Self {
            members,
            places,
            firsts,
        }
    }

    /// Moves a member to those whose degree is lower by one: it changes places with the first of its
    /// degree, and the next one is the first.
    fn step_back(&mut self, member: usize, degree: usize) {
        let (place, first) = (self.places.at(member), self.firsts.at(degree));
        let other = self.members.at(first);
        self.members.put(place, other);
        self.members.put(first, member);
        self.places.put(other, place);
        self.places.put(member, first);
        self.firsts.add(degree, 1);
    }
}
