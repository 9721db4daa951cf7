//! Searches of the simplest form, `(a)-[r]->*(b)`: one hop that is repeated, whose conditions look at
//! nothing but the hop itself. Whether a relationship suits does not depend on the way that led to it.

use crate::language::meaning::HopTest;
use crate::language::meaning::Loop;
use crate::language::meaning::Move;
use crate::language::meaning::NodeTest;
use crate::language::meaning::Search;
use crate::language::meaning::Term;

use super::step::Arrival;
use super::uses::uses;

/// A search of one repeated hop.
pub struct OneHop<'s> {
    /// What the node where the path begins must be.
    pub first: &'s NodeTest,
    /// What the node where each repetition begins must be.
    pub before: &'s NodeTest,
    /// What the relationship must be.
    pub hop: &'s HopTest,
    /// What the node where each repetition ends must be.
    pub after: &'s NodeTest,
    /// How it is repeated, and what each repetition must meet.
    pub repeated: &'s Loop,
    /// What the node where the path ends must be.
    pub last: &'s NodeTest,
}

impl OneHop<'_> {
    /// Whether every relationship of the right types suits.
    #[must_use]
    pub fn is_free(&self) -> bool {
        let mut nodes = [self.before, self.after].into_iter();
        nodes.all(|test| test.labels.is_empty() && test.conditions.is_empty())
            && self.hop.conditions.is_empty()
            && self.repeated.conditions.is_empty()
    }
}

/// The search as one repeated hop, if it is one.
#[must_use]
pub fn one_hop(search: &Search, arrival: Arrival) -> Option<OneHop<'_>> {
    let [
        Move::Node(first),
        Move::Enter(_),
        Move::Node(before),
        Move::Hop(hop),
        Move::Node(after),
        Move::Leave(repeated),
        Move::Node(last),
    ] = search.moves.as_slice()
    else {
        return None;
    };
    let own = [before.slot, hop.slot, after.slot];
    let is_seen = |slot: usize| {
        let is_end = slot == search.to && arrival == Arrival::Bound;
        is_end || own.contains(&slot) || !search.fresh.contains(&slot)
    };
    let is_local = |condition: &Term| {
        let mut used = Vec::new();
        uses(condition, &mut used);
        used.into_iter().all(is_seen)
    };
    let conditions = before.conditions.iter().chain(&hop.conditions);
    let conditions = conditions
        .chain(&after.conditions)
        .chain(&repeated.conditions);
    let are_local = conditions.into_iter().all(is_local);
    let ends_are_plain = first.conditions.is_empty() && last.conditions.is_empty();
    let ends_stand = first.slot == search.from && last.slot == search.to;
    let is_loop = before.slot == after.slot;
    let is_short = repeated.least <= 1 && search.cost.is_none() && !search.is_in_time;
    (is_short && are_local && ends_are_plain && ends_stand && !is_loop && search.filters.is_empty())
        .then_some(OneHop {
            first,
            before,
            hop,
            after,
            repeated,
            last,
        })
}
