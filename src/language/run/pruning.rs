//! Which of the paths that stand at the same place need to go on: as many as the selector could keep.

use crate::language::graph::Following;
use crate::language::meaning::Move;
use crate::language::meaning::Search;
use crate::language::syntax::PathMode;
use crate::language::syntax::Selector;

/// Which paths that stand at the same place go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pruning {
    /// All of them.
    None,
    /// So many.
    Paths(u32),
    /// Those of so many lengths.
    Lengths(u32),
}

impl Search {
    /// Whether a hop may be followed either way.
    pub fn is_undirected(&self) -> bool {
        let mut moves = self.moves.iter();
        moves.any(|one| matches!(one, Move::Hop(test) if test.following == Following::Both))
    }
}

/// Which paths that stand at the same place need to go on.
pub fn pruning(search: &Search) -> Pruning {
    let wanted = match search.selector {
        Selector::All => Pruning::None,
        Selector::Any(most) | Selector::Shortest(most) => Pruning::Paths(most),
        Selector::ShortestGroups(most) => Pruning::Lengths(most),
    };
    if !search.filters.is_empty() {
        return Pruning::None;
    }
    if search.mode == PathMode::Walk {
        return wanted;
    }
    let is_one = matches!(wanted, Pruning::Paths(1) | Pruning::Lengths(1));
    let hops = search
        .moves
        .iter()
        .filter(|one| matches!(one, Move::Hop(_)));
    let is_single = hops.count() == 1;
    let mut moves = search.moves.iter();
    let is_free = moves.any(|one| match one {
        Move::Leave(repeated) => repeated.least <= 1 && repeated.most.is_none(),
        _ => false,
    });
    if is_one && is_single && is_free {
        wanted
    } else {
        Pruning::None
    }
}
