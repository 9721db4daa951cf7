//! The pieces of a network that hang together, each laid out on its own.
//!
//! Pieces that are not tied to each other have no places relative to each other; a force-directed
//! layout would only let them drift apart.

/// A piece of a network: its members, and their ties by position among them.
#[derive(Debug, PartialEq)]
pub(crate) struct Component {
    /// The members, in the given order.
    pub(crate) members: Vec<usize>,
    /// Each tie once, by positions in `members`, the lower first.
    pub(crate) ties: Vec<(usize, usize)>,
}

/// The pieces, the largest first, of equal ones that with the earlier member.
///
/// A tie of a member with itself is ignored, and one that repeats another counts once.
pub(crate) fn components(count: usize, ties: &[(usize, usize)]) -> Vec<Component> {
    let mut ties: Vec<(usize, usize)> = ties
        .iter()
        .map(|&(a, b)| (a.min(b), a.max(b)))
        .filter(|(a, b)| a != b && *b < count)
        .collect();
    ties.sort_unstable();
    ties.dedup();
    let mut parent: Vec<usize> = (0..count).collect();
    for &(a, b) in &ties {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        parent[a.max(b)] = a.min(b);
    }
    let mut component_of = vec![0; count];
    let mut position = vec![0; count];
    let mut components: Vec<Component> = Vec::new();
    for member in 0..count {
        let lowest = root(&mut parent, member);
        if lowest == member {
            component_of[member] = components.len();
            components.push(Component {
                members: Vec::new(),
                ties: Vec::new(),
            });
        }
        component_of[member] = component_of[lowest];
        let members = &mut components[component_of[lowest]].members;
        position[member] = members.len();
        members.push(member);
    }
    for (a, b) in ties {
        components[component_of[a]]
            .ties
            .push((position[a], position[b]));
    }
    components.sort_by_key(|component| std::cmp::Reverse(component.members.len()));
    components
}

/// The lowest member of the piece known so far.
fn root(parent: &mut [usize], member: usize) -> usize {
    let mut root = member;
    while parent[root] != root {
        parent[root] = parent[parent[root]];
        root = parent[root];
    }
    root
}
