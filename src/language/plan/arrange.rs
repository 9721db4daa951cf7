//! The order in which a pattern is matched: greedy, by the counts of the graph.

use std::collections::BTreeSet;

use crate::language::graph::Graph;
use crate::language::graph::LabelNumber;
use crate::language::meaning::Hop;
use crate::language::meaning::HopKind;
use crate::language::meaning::MeantMatch;
use crate::language::meaning::MeantNode;

use super::look_up::looked_up;
use super::step::Arrival;
use super::step::Step;
use super::uses::of_search;
use super::uses::uses;

/// A repeated hop is expected to lead to so many times as much as a single one.
const REPEATED: usize = 64;

/// What a node costs that is looked up.
pub const LOOKED_UP: usize = 1;

/// What a hop costs that only closes what is bound.
pub const CLOSING: usize = 1;

/// The steps by which a pattern is matched.
#[must_use]
pub fn arrange(matching: &MeantMatch, graph: &dyn Graph) -> Vec<Step> {
    let needs = matching.conditions.iter().map(|condition| {
        let mut needed = Vec::new();
        uses(condition, &mut needed);
        needed
    });
    let mut plan = Plan {
        matching,
        graph,
        missing: matching.fresh.iter().copied().collect(),
        needs: needs.collect(),
        waiting: (0..matching.conditions.len()).collect(),
        ahead: (0..matching.hops.len()).collect(),
        sought: (0..matching.searches.len()).collect(),
        followed: Vec::new(),
        steps: Vec::new(),
    };
    plan.arrange();
    plan.steps
}

/// A plan that is being made.
pub struct Plan<'a> {
    /// The pattern.
    pub matching: &'a MeantMatch,
    /// The graph.
    pub graph: &'a dyn Graph,
    /// The slots that are not bound yet.
    pub missing: BTreeSet<usize>,
    /// The slots that each condition uses.
    pub needs: Vec<Vec<usize>>,
    /// The conditions that are not tested yet.
    pub waiting: Vec<usize>,
    /// The hops that are not followed yet.
    pub ahead: Vec<usize>,
    /// The searches that are not made yet.
    pub sought: BTreeSet<usize>,
    /// The slots of the relationships that were followed.
    pub followed: Vec<usize>,
    /// The steps so far.
    pub steps: Vec<Step>,
}

impl<'a> Plan<'a> {
    fn arrange(&mut self) {
        for node in &self.matching.nodes {
            if !self.missing.contains(&node.slot) {
                self.steps.push(Step::IsNode(node.slot));
                self.arrive(node.slot);
            }
        }
        self.test();
        loop {
            if let Some(search) = self.next_search() {
                self.search(search);
            } else if let Some(hop) = self.next_hop() {
                match self.next_meeting().filter(|_| self.hop_cost(hop) > CLOSING) {
                    Some((node, arms)) => self.meet(node, arms),
                    None => self.follow(hop),
                }
            } else if let Some(hop) = self.next_relations() {
                self.go_through(hop);
            } else if let Some(node) = self.next_node() {
                let step = self.scan(node);
                self.steps.push(step);
                self.missing.remove(&node.slot);
                self.arrive(node.slot);
                self.test();
            } else {
                break;
            }
        }
        for (number, path) in self.matching.paths.iter().enumerate() {
            self.steps.push(Step::Path(number));
            self.missing.remove(&path.slot);
            self.test();
        }
        // Whatever still waits names a variable that is bound nowhere here.
        let rest = std::mem::take(&mut self.waiting).into_iter();
        self.steps.extend(rest.map(Step::Filter));
    }

    /// Tests the labels of a node that was just bound.
    pub fn arrive(&mut self, slot: usize) {
        let mut nodes = self.matching.nodes.iter();
        let node = nodes.find(|node| node.slot == slot);
        if let Some(node) = node.filter(|node| !node.labels.is_empty()) {
            self.steps.push(Step::Labels {
                slot,
                labels: node.labels.clone(),
            });
        }
    }

    /// Tests every condition whose slots are bound.
    pub fn test(&mut self) {
        let (missing, needs) = (&self.missing, &self.needs);
        let is_ready = |number: &usize| {
            let needed = needs.get(*number);
            needed.is_none_or(|needed| needed.iter().all(|slot| !missing.contains(slot)))
        };
        let ready: Vec<usize> = self.waiting.iter().copied().filter(is_ready).collect();
        self.waiting.retain(|number| !ready.contains(number));
        self.steps.extend(ready.into_iter().map(Step::Filter));
    }

    pub fn hop(&self, number: usize) -> Option<&Hop> {
        self.matching.hops.get(number)
    }

    /// The hop that is expected to lead to least, of those that begin at what is bound.
    fn next_hop(&self) -> Option<usize> {
        let open = self.ahead.iter().copied().filter(|&number| {
            self.hop(number).is_some_and(|hop| {
                let is_known = !self.missing.contains(&hop.from) || !self.missing.contains(&hop.to);
                is_known || hop.is_bound && matches!(hop.kind, HopKind::One)
            })
        });
        open.min_by_key(|&number| (self.hop_cost(number), number))
    }

    pub fn hop_cost(&self, number: usize) -> usize {
        let Some(hop) = self.hop(number) else {
            return usize::MAX;
        };
        let closes = !self.missing.contains(&hop.from) && !self.missing.contains(&hop.to);
        let is_single = matches!(hop.kind, HopKind::One);
        if hop.is_bound {
            return 0;
        }
        let relations = self.count_of(hop);
        let single = 1 + relations.saturating_mul(16) / self.graph.node_count().max(1);
        match (is_single, closes) {
            (true, true) => CLOSING,
            (true, false) => 2 + single,
            (false, true) => single.saturating_mul(REPEATED / 2),
            (false, false) => single.saturating_mul(REPEATED),
        }
    }

    /// How many relationships are of the types of a hop.
    pub fn count_of(&self, hop: &Hop) -> usize {
        match &hop.types {
            None => self.graph.relation_count(),
            Some(types) => types.iter().map(|one| self.graph.count_of_type(*one)).sum(),
        }
    }

    fn follow(&mut self, number: usize) {
        self.ahead.retain(|&other| other != number);
        let Some(hop) = self.matching.hops.get(number) else {
            return;
        };
        let knows_from = !self.missing.contains(&hop.from);
        let knows_to = !self.missing.contains(&hop.to);
        if knows_from || knows_to {
            let arrival = if knows_from && knows_to {
                Arrival::Bound
            } else {
                Arrival::New
            };
            self.steps.push(Step::Follow {
                hop: number,
                is_reversed: !knows_from,
                arrival,
                others: self.others(),
            });
        } else {
            self.steps.push(Step::Ends(number));
            let others = self.others();
            self.steps.push(Step::Follow {
                hop: number,
                is_reversed: false,
                arrival: Arrival::Bound,
                others,
            });
        }
        self.find(hop);
    }

    /// Goes on from a hop whose relationship and both ends are bound now.
    pub(super) fn find(&mut self, hop: &Hop) {
        self.followed.push(hop.relation);
        self.missing.remove(&hop.relation);
        for slot in [hop.from, hop.to] {
            if self.missing.remove(&slot) {
                self.arrive(slot);
            }
        }
        self.test();
    }

    /// A search that begins at a node that is bound; those with both ends first.
    fn next_search(&self) -> Option<usize> {
        let searches = self.matching.searches.iter().enumerate();
        let ready = searches.filter(|(number, search)| {
            let mut used = Vec::new();
            of_search(search, &mut used);
            let mut others = used.iter().filter(|slot| {
                **slot != search.path && **slot != search.to && !search.fresh.contains(slot)
            });
            let is_begun = !self.missing.contains(&search.from);
            // An end that can be looked up is looked up before the search begins.
            let waits = self.missing.contains(&search.to) && self.look_up(search.to).is_some();
            is_begun
                && !waits
                && self.sought.contains(number)
                && others.all(|slot| !self.missing.contains(slot))
        });
        let best = ready.min_by_key(|(_, search)| self.missing.contains(&search.to));
        best.map(|(number, _)| number)
    }

    fn search(&mut self, number: usize) {
        self.sought.remove(&number);
        let Some(search) = self.matching.searches.get(number) else {
            return;
        };
        let arrival = if self.missing.contains(&search.to) {
            Arrival::New
        } else {
            Arrival::Bound
        };
        self.steps.push(Step::Search {
            search: number,
            arrival,
            others: self.others(),
        });
        self.followed.push(search.path);
        self.missing.remove(&search.path);
        if self.missing.contains(&search.to) {
            self.arrive(search.to);
        }
        for slot in &search.fresh {
            self.missing.remove(slot);
        }
        self.test();
    }

    pub fn others(&self) -> Vec<usize> {
        if self.matching.is_unique {
            self.followed.clone()
        } else {
            Vec::new()
        }
    }

    /// The node to begin with: the one of which there are fewest.
    pub fn next_node(&self) -> Option<&'a MeantNode> {
        let matching = self.matching;
        let open = matching.nodes.iter();
        let open = open.filter(|node| self.missing.contains(&node.slot));
        // Searches run from their beginning, so their ends wait for them where they can.
        let is_end = |slot: usize| {
            let mut sought = self
                .sought
                .iter()
                .filter_map(|one| matching.searches.get(*one));
            sought.any(|search| search.to == slot && search.from != slot)
        };
        open.min_by_key(|node| {
            let waits = is_end(node.slot) && self.look_up(node.slot).is_none();
            (waits, self.node_cost(node), node.slot)
        })
    }

    pub fn node_cost(&self, node: &MeantNode) -> usize {
        if self.look_up(node.slot).is_some() {
            return LOOKED_UP;
        }
        self.rarest(node)
            .map_or(self.graph.node_count(), |(_, count)| count)
            .saturating_add(2)
    }

    /// The label of a node that the fewest nodes have.
    fn rarest(&self, node: &MeantNode) -> Option<(Option<LabelNumber>, usize)> {
        let choices = node.labels.iter().map(|any| match any.as_slice() {
            [] => (None, 0),
            [only] => (Some(*only), self.graph.count_of_label(*only)),
            several => {
                let counts = several.iter().map(|one| self.graph.count_of_label(*one));
                (None, counts.sum())
            }
        });
        choices.min_by_key(|(_, count)| *count)
    }

    /// The condition by which the node can be looked up.
    fn look_up(&self, slot: usize) -> Option<usize> {
        let mut waiting = self.waiting.iter().copied();
        waiting.find(|&number| {
            let condition = self.matching.conditions.get(number);
            let needed = self.needs.get(number);
            let is_ready = needed.is_some_and(|needed| {
                let mut others = needed.iter().filter(|one| **one != slot);
                others.all(|one| !self.missing.contains(one))
                    && needed.iter().filter(|one| **one == slot).count() == 1
            });
            is_ready && condition.and_then(|one| looked_up(one, slot)).is_some()
        })
    }

    fn scan(&self, node: &MeantNode) -> Step {
        Step::Scan {
            slot: node.slot,
            label: self.rarest(node).and_then(|(label, _)| label),
            look_up: self.look_up(node.slot),
        }
    }
}
