//! Communities: groups of entities with more ties within them than expected by chance.
//!
//! scope → ties, each pair once → **Leiden** → numbered by size
//!
//! A tie counts once, however many claims it rests on: how often something is attested says more
//! about the archives than about the people.

use crate::analysis::by_size::BySize;
use crate::analysis::leiden::leiden;
use crate::analysis::weighted_graph::WeightedGraph;
use crate::analysis::weighted_graph::WeightedTie;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::graph::ScopedGraph;
use crate::model::EntityIndex;

/// Entities in communities. Communities are numbered by size, the largest is 0; those of equal size
/// by their first entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// The community of each entity of the network; `None` for those outside the scope.
    pub community_of: Vec<Option<usize>>,
    /// The number of entities of each community.
    pub sizes: Vec<usize>,
    /// The part of the ties that lies within communities, less the part expected by chance: from
    /// −1/2 to 1 (Newman 2004).
    pub modularity: f64,
}

impl Communities {
    /// The community of an entity; `None` if the entity is outside the scope.
    #[must_use]
    pub fn of(&self, entity: EntityIndex) -> Option<usize> {
        self.community_of.at(entity.get())
    }

    /// The number of communities; an entity without ties is a community of its own.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sizes.len()
    }
}

/// The communities of a part of a network, whatever the direction of its relations.
///
/// Leiden on modularity, without chance: the same part has the same communities on every machine,
/// and each community is connected. Time about linear in the number of ties.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before the communities were known.
pub fn communities(
    graph: &ScopedGraph<'_>,
    budget: &mut Budget,
) -> Result<Communities, Interruption> {
    let members: Vec<EntityIndex> = graph.entities().collect();
    let mut position = vec![0; graph.network().entity_count()];
    for (place, member) in members.iter().enumerate() {
        position.put(member.get(), place);
    }
    let mut ties = Vec::new();
    for &member in &members {
        budget.spend(graph.row_length(member))?;
        let higher = graph
            .neighbours_both(member)
            .filter(|other| *other > member);
        ties.extend(higher.map(|other| WeightedTie {
            one: position.at(member.get()),
            other: position.at(other.get()),
            weight: 1.0,
        }));
    }
    let found = communities_of_ties(members.len(), &ties, budget)?;
    let mut community_of = vec![None; position.len()];
    for (member, community) in members.iter().zip(found.community_of) {
        community_of.put(member.get(), community);
    }
    Ok(Communities {
        community_of,
        ..found
    })
}

/// The communities of `count` members with these weighted ties. Adds up parallel ties, and ignores
/// those without a positive weight or with unknown ends.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before the communities were known.
pub fn communities_of_ties(
    count: usize,
    ties: &[WeightedTie],
    budget: &mut Budget,
) -> Result<Communities, Interruption> {
    budget.spend(count + ties.len())?;
    let graph = WeightedGraph::new(count, ties);
    let found = leiden(&graph, budget)?;
    // Leiden numbers communities by their first members.
    let by_size = BySize::of(&found);
    Ok(Communities {
        community_of: by_size.group_of.into_iter().map(Some).collect(),
        sizes: by_size.sizes,
        modularity: graph.modularity(&found),
    })
}
