//! The connected components of a network, each with its own numbering.
//!
//! Components have no natural positions relative to each other, and a force-directed layout would
//! only let them drift apart. Therefore each of them is laid out on its own.

use crate::graph::ByNumber;

/// A connected component: its members, and the ties between them.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Component {
    /// The members, in the given order.
    pub(crate) members: Vec<usize>,
    /// Each tie once, by positions in `members`, the lower position first.
    pub(crate) ties: Vec<(usize, usize)>,
}

/// The connected components, the largest first; components of equal size in the order of their
/// first members.
///
/// Ignores ties of a member with itself and counts repeated ties once.
pub(crate) fn components(count: usize, ties: &[(usize, usize)]) -> Vec<Component> {
    let mut ties: Vec<(usize, usize)> = ties
        .iter()
        .map(|&(a, b)| (a.min(b), a.max(b)))
        .filter(|(a, b)| a != b && *b < count)
        .collect();
    ties.sort_unstable();
    ties.dedup();
    let mut parents: Vec<usize> = (0..count).collect();
    for &(a, b) in &ties {
        let (a, b) = (root(&mut parents, a), root(&mut parents, b));
        parents.put(a.max(b), a.min(b));
    }
    let mut component_of = vec![0; count];
    let mut position = vec![0; count];
    let mut components: Vec<Component> = Vec::new();
    for member in 0..count {
        // The root is the lowest member of its component, so it comes first.
        let lowest = root(&mut parents, member);
        if lowest == member {
            component_of.put(member, components.len());
            components.push(Component::default());
        }
        let number = component_of.at(lowest);
        component_of.put(member, number);
        if let Some(component) = components.get_mut(number) {
            position.put(member, component.members.len());
            component.members.push(member);
        }
    }
    for (a, b) in ties {
        if let Some(component) = components.get_mut(component_of.at(a)) {
            component.ties.push((position.at(a), position.at(b)));
        }
    }
    components.sort_by_key(|component| std::cmp::Reverse(component.members.len()));
    components
}

/// The lowest member that is known so far to be connected with `member`.
fn root(parents: &mut [usize], member: usize) -> usize {
    let mut root = member;
    while parents.at(root) != root {
        let above = parents.at(parents.at(root));
        parents.put(root, above);
        root = parents.at(root);
    }
    root
}
