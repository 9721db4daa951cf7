//! Components: groups of members of which each can be reached from each, whatever the direction.

use crate::analysis::by_size::BySize;
use crate::analysis::simple_graph::SimpleGraph;
use crate::analysis::simple_graph::small;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// The members in components. They are numbered by size, the largest is 0; those of equal size by
/// their first members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Components {
    /// The component of each member.
    pub component_of: Vec<usize>,
    /// The number of members of each component.
    pub sizes: Vec<usize>,
}

/// Finds the (weakly) connected components. Time `O(V + E)`.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn components(graph: &SimpleGraph, budget: &mut Budget) -> Result<Components, Interruption> {
    budget.spend(2 * graph.size())?;
    let mut found = vec![usize::MAX; graph.count()];
    let mut components = 0;
    let mut waiting: Vec<u32> = Vec::new();
    for start in 0..graph.count() {
        if found.at(start) != usize::MAX {
            continue;
        }
        found.put(start, components);
        waiting.push(small(start));
        while let Some(member) = waiting.pop() {
            let member = member as usize;
            let ties = graph
                .followed(member)
                .iter()
                .chain(graph.leading_to(member));
            for &other in ties {
                if found.at(other as usize) == usize::MAX {
                    found.put(other as usize, components);
                    waiting.push(other);
                }
            }
        }
        components += 1;
    }
    let by_size = BySize::of(&found);
    Ok(Components {
        component_of: by_size.group_of,
        sizes: by_size.sizes,
    })
}
