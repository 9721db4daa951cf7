//! Which of the paths between the same two ends are kept.

use hashbrown::HashMap;

use crate::language::graph::NodeNumber;
use crate::language::syntax::Selector;

/// What was kept of the paths to one end.
#[derive(Default)]
struct Kept {
    paths: u32,
    lengths: u32,
    longest: u64,
}

/// What was kept so far, of paths that are offered by length and then by the order of their relations.
pub struct Selecting {
    selector: Selector,
    kept: HashMap<NodeNumber, Kept>,
}

impl Selecting {
    /// Nothing kept yet.
    pub fn new(selector: Selector) -> Self {
        Self {
            selector,
            kept: HashMap::new(),
        }
    }

    /// Whether a path to this end is kept; `length` may also be what it costs.
    pub fn keeps(&mut self, end: NodeNumber, length: u64) -> bool {
        let kept = self.kept.entry(end).or_default();
        let is_longer = kept.lengths == 0 || length > kept.longest;
        let keeps = match self.selector {
            Selector::All => true,
            Selector::Any(most) | Selector::Shortest(most) => kept.paths < most,
            Selector::ShortestGroups(most) => kept.lengths < most || !is_longer,
        };
        if keeps {
            kept.paths = kept.paths.saturating_add(1);
            kept.lengths = kept.lengths.saturating_add(u32::from(is_longer));
            kept.longest = length;
        }
        keeps
    }

    /// Whether no path to this end would be kept that is as long as this or longer.
    pub fn is_full_from(&self, end: NodeNumber, length: u64) -> bool {
        let longest = self.kept.get(&end).map(|kept| kept.longest);
        let takes_same = matches!(self.selector, Selector::ShortestGroups(_));
        self.is_full(end) && !(takes_same && longest >= Some(length))
    }

    /// Whether no longer path to this end would be kept.
    pub fn is_full(&self, end: NodeNumber) -> bool {
        let kept = self.kept.get(&end);
        kept.is_some_and(|kept| match self.selector {
            Selector::All => false,
            Selector::Any(most) | Selector::Shortest(most) => kept.paths >= most,
            Selector::ShortestGroups(most) => kept.lengths >= most,
        })
    }
}
