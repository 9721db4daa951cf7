//! Communities: groups of entities with more ties within them than chance would put there.
//!
//! scope → ties, each pair once → **Leiden** → numbered by size
//!
//! A tie counts once, however many claims it rests on: how often something is attested says more of
//! the archives than of the people.

use crate::analysis::leiden::leiden;
use crate::analysis::weighted_graph::WeightedGraph;
use crate::graph::ScopedGraph;
use crate::model::EntityIndex;

/// Entities in communities. These are numbered by size, the largest is 0; of equal ones that with
/// the lower entity is first.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// The community of each entity of the network; `None` for those outside the scope.
    pub community_of: Vec<Option<usize>>,
    /// How many entities each community has.
    pub sizes: Vec<usize>,
    /// The part of the ties that lies within communities, less what chance would put there: from
    /// −1/2 to 1 (Newman 2004).
    pub modularity: f64,
}

impl Communities {
    /// The community of an entity; `None` if the scope does not admit it.
    #[must_use]
    pub fn of(&self, entity: EntityIndex) -> Option<usize> {
        self.community_of.get(entity.get()).copied().flatten()
    }

    /// How many communities there are; an entity without ties is one of its own.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sizes.len()
    }
}

/// The communities of a part of a network, whichever way its relations lead.
///
/// Leiden on modularity, without chance: the same part has the same communities on every machine,
/// and each hangs together. Time about linear in the number of ties.
#[must_use]
pub fn communities(graph: &ScopedGraph<'_>) -> Communities {
    let members: Vec<EntityIndex> = graph.entities().collect();
    let mut position = vec![0; graph.network().entity_count()];
    for (place, member) in members.iter().enumerate() {
        position[member.get()] = place;
    }
    let tie = |member: EntityIndex, other: EntityIndex| {
        (position[member.get()], position[other.get()], 1.0)
    };
    let higher = |member: EntityIndex| {
        graph
            .neighbours_both(member)
            .filter(move |other| *other > member)
    };
    let ties: Vec<(usize, usize, f64)> = members
        .iter()
        .flat_map(|&member| higher(member).map(move |other| tie(member, other)))
        .collect();
    let found = communities_of_ties(members.len(), &ties);
    let mut community_of = vec![None; position.len()];
    for (member, community) in members.iter().zip(found.community_of) {
        community_of[member.get()] = community;
    }
    Communities {
        community_of,
        ..found
    }
}

/// The communities of so many members with these weighted ties; parallel ties add up.
///
/// Ties without a positive weight, or between members there are not, are ignored.
#[must_use]
pub fn communities_of_ties(count: usize, ties: &[(usize, usize, f64)]) -> Communities {
    let graph = WeightedGraph::new(count, ties);
    let found = leiden(&graph);
    let mut sizes = vec![0; found.iter().max().map_or(0, |last| last + 1)];
    for &community in &found {
        sizes[community] += 1;
    }
    // Numbered by their first members so far, so that a stable order by size leaves equal ones as
    // they are.
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&community| std::cmp::Reverse(sizes[community]));
    let mut number = vec![0; sizes.len()];
    for (place, &community) in order.iter().enumerate() {
        number[community] = place;
    }
    Communities {
        community_of: found
            .iter()
            .map(|&community| Some(number[community]))
            .collect(),
        sizes: order.iter().map(|&community| sizes[community]).collect(),
        modularity: graph.modularity(&found),
    }
}
