//! What a search that keeps whole paths knows: which of them go on, and which were found.

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::language::graph::NodeNumber;
use crate::language::graph::RelationNumber;
use crate::language::meaning::Loop;
use crate::language::meaning::Move;
use crate::language::meaning::Search;
use crate::language::syntax::PathMode;
use crate::language::value::Same;
use crate::language::value::Value;

use super::pruning::Pruning;
use super::selecting::Selecting;
use super::settling::Partial;
use super::toward::Toward;

/// What is the same for all paths of one search.
pub struct Hunt<'s> {
    /// The search.
    pub search: &'s Search,
    /// Where paths begin.
    pub start: NodeNumber,
    /// Where paths must end, if that is known.
    pub goal: Option<NodeNumber>,
    /// The relationships that they must not use.
    pub taken: Vec<RelationNumber>,
    /// Which paths go on.
    pub pruning: Pruning,
    /// How many went on from each place.
    pub arrivals: HashMap<Same, Arrivals>,
    /// The paths that were found.
    pub seen: HashSet<Same>,
    /// What was kept so far.
    pub selecting: Selecting,
    /// How far it is to the end, if that is known and not all paths are wanted.
    pub toward: Option<Toward<'s>>,
}

/// How many paths went on from a place, and of how many lengths.
#[derive(Default)]
pub struct Arrivals {
    paths: u32,
    lengths: u32,
    longest: u64,
    /// With what the first of them began.
    beginning: Option<RelationNumber>,
}

impl Hunt<'_> {
    /// Whether a path may go on along a relation.
    pub fn admits(&self, partial: &Partial, relation: RelationNumber, node: NodeNumber) -> bool {
        let ties = partial.relations.len() + 1;
        let toward = self.toward.as_ref();
        let is_far = toward.is_some_and(|toward| !toward.is_within_reach(ties, node));
        if is_far || self.taken.contains(&relation) {
            return false;
        }
        match self.search.mode {
            PathMode::Usual | PathMode::Walk => true,
            PathMode::Trail => !partial.relations.contains(&relation),
            PathMode::Acyclic => !partial.nodes.contains(&node),
            PathMode::Simple => {
                let is_closed = partial.nodes.len() > 1 && partial.node() == self.start;
                let inside = partial.nodes.get(1..).unwrap_or_default();
                let is_used = self.search.is_unique && partial.relations.contains(&relation);
                let repeats = node == self.start && is_used;
                !(is_closed || repeats || inside.contains(&node))
            }
        }
    }

    /// Whether the same path with the same names was not found before.
    pub fn is_new(&mut self, partial: &Partial) -> bool {
        let relations = partial.relations.iter().copied().map(Value::Relation);
        let nodes = partial.nodes.iter().copied().map(Value::Node);
        let key = relations.chain(nodes).chain(partial.bound.iter().cloned());
        self.seen.insert(Same(key.collect()))
    }

    /// By what paths are told apart that are shorter or longer: their length, or what they cost.
    pub fn rank(&self, partial: &Partial) -> u64 {
        if self.search.cost.is_some() {
            // Of numbers that are not negative the larger has the larger bits.
            return partial.cost.to_bits();
        }
        partial.relations.len() as u64
    }

    /// Whether a path that waits for a hop goes on.
    pub fn goes_on(&mut self, partial: &Partial) -> bool {
        if self.pruning == Pruning::None {
            return true;
        }
        if self.may_return() {
            return self.goes_on_to_return(partial);
        }
        let place = self.place(partial);
        let length = self.rank(partial);
        let arrivals = self.arrivals.entry(place).or_default();
        let is_longer = arrivals.lengths == 0 || length > arrivals.longest;
        let goes_on = match self.pruning {
            Pruning::None => true,
            Pruning::Paths(most) => arrivals.paths < most,
            Pruning::Lengths(most) => arrivals.lengths < most || !is_longer,
        };
        if goes_on {
            arrivals.paths += 1;
            arrivals.lengths += u32::from(is_longer);
            arrivals.longest = length;
        }
        goes_on
    }

    /// Whether one path is wanted that may have to end with another relation than it began with.
    fn may_return(&self) -> bool {
        let is_one = self.pruning == Pruning::Paths(1);
        is_one && self.search.mode != PathMode::Walk && self.search.is_undirected()
    }

    /// Of the paths to one place the first goes on, and the first of those that began otherwise:
    /// whatever relation leads back to the beginning, one of the two did not begin with it.
    fn goes_on_to_return(&mut self, partial: &Partial) -> bool {
        let place = self.place(partial);
        let beginning = partial.relations.first().copied();
        let arrivals = self.arrivals.entry(place).or_default();
        let goes_on = match arrivals.paths {
            0 => true,
            1 => arrivals.beginning != beginning,
            _ => false,
        };
        if goes_on {
            arrivals.paths += 1;
            arrivals.beginning = arrivals.beginning.or(beginning);
        }
        goes_on
    }

    /// Where a path stands: at which node and move, and what it named that a later move may ask for.
    fn place(&self, partial: &Partial) -> Same {
        let number = |number: usize| Value::Integer(i64::try_from(number).unwrap_or(i64::MAX));
        let repeated = self
            .search
            .moves
            .iter()
            .skip(partial.at)
            .find_map(|one| match one {
                Move::Leave(repeated) => Some(repeated),
                _ => None,
            });
        let count = match repeated {
            Some(Loop {
                most: None, least, ..
            }) => partial.count.min(*least),
            _ => partial.count,
        };
        let mut key = vec![
            number(partial.at),
            number(count),
            Value::Node(partial.node()),
        ];
        if self.search.is_in_time {
            key.push(Value::Integer(partial.clock.number().into()));
        }
        if self.search.mode != PathMode::Walk {
            let first = partial.relations.first().copied();
            let is_told_apart = self.search.is_undirected() && !self.may_return();
            key.extend(first.filter(|_| is_told_apart).map(Value::Relation));
            return Same(key);
        }
        let lists = self.search.moves.iter().flat_map(|one| match one {
            Move::Leave(repeated) => repeated.gathered.as_slice(),
            _ => &[],
        });
        let lists: Vec<usize> = lists.map(|gather| gather.list).collect();
        let named = self.search.fresh.iter().zip(&partial.bound);
        let named = named.filter(|(slot, _)| !lists.contains(slot));
        key.extend(named.map(|(_, value)| value.clone()));
        Same(key)
    }
}
