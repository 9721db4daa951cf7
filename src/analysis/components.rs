//! Components: groups of members of which each can be reached from each, whatever the direction.

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
    let mut sizes: Vec<usize> = Vec::new();
    let mut waiting: Vec<u32> = Vec::new();
    for start in 0..graph.count() {
        if found.at(start) != usize::MAX {
            continue;
        }
        let component = sizes.len();
        let mut size = 0;
        found.put(start, component);
        waiting.push(small(start));
        while let Some(member) = waiting.pop() {
            size += 1;
            let member = member as usize;
            let ties = graph
                .followed(member)
                .iter()
                .chain(graph.leading_to(member));
            for &other in ties {
                if found.at(other as usize) == usize::MAX {
                    found.put(other as usize, component);
                    waiting.push(other);
                }
            }
        }
        sizes.push(size);
    }
    Ok(by_size(&found, &sizes))
}

/// The components numbered by size.
fn by_size(found: &[usize], sizes: &[usize]) -> Components {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&component| std::cmp::Reverse(sizes.at(component)));
    let mut number = vec![0; sizes.len()];
    for (place, &component) in order.iter().enumerate() {
        number.put(component, place);
    }
    Components {
        component_of: found.iter().map(|&of| number.at(of)).collect(),
        sizes: order.iter().map(|&of| sizes.at(of)).collect(),
    }
}
