//! A large network seen from above: its communities as bubbles, with the ties between them added
//! up, some of them opened.
//!
//! scope → communities → **bubbles** → minus those who are on the canvas → sums
//!
//! Which bubble an entity belongs to depends on the scope alone, so opening one changes no other.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::analysis::communities;
use crate::graph::Budget;
use crate::graph::ScopedGraph;
use crate::model::EntityIndex;
use crate::query::error::QueryError;
use crate::query::summed::SummedTie;
use crate::query::summed::Sums;

/// With more pairs of tied entities than these, the whole network opens as communities: what the eye
/// has to tell apart are lines, and all ties of a pair are one.
pub const MOST_PAIRS_AT_ONCE: usize = 1_500;
/// So many communities have a bubble of their own, if they have so many members; all others share
/// one.
const MOST_BUBBLES: usize = 40;
const SMALLEST_BUBBLE: usize = 3;
/// A bubble is named after so many of its members.
const NAMED_AFTER: usize = 3;

/// A community, or the rest, as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bubble {
    /// Its best connected member, after whom addresses name it.
    pub representative: EntityIndex,
    /// The best connected of its members, the representative among them.
    pub best_connected: Vec<EntityIndex>,
    /// How many members it has that are not on the canvas by themselves.
    pub size: usize,
    /// Whether it is one community, or all those that are too small for a bubble of their own.
    pub holds: Held,
    /// The position of its slot.
    pub slot: usize,
}

/// What a bubble holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// A community.
    Community,
    /// Everybody who belongs to none of the larger ones.
    Rest,
}

/// The bubbles of a canvas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bubbles {
    /// Those that are seen, the largest communities first, the rest last.
    pub bubbles: Vec<Bubble>,
    /// The ties with a bubble at an end.
    pub ties: Vec<SummedTie>,
    /// How many members each slot has, on the canvas or not.
    pub slots: Vec<usize>,
    /// Which slots are tied, by how many claims; the lower slot first.
    pub slot_ties: Vec<SlotTie>,
    /// The slot of each gathered entity, and whether it was opened into its place there.
    pub gathered: Vec<SlotMember>,
}

/// Claims between two slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotTie {
    /// The lower slot.
    pub one: usize,
    /// The higher slot.
    pub other: usize,
    /// How many claims.
    pub claims: usize,
}

/// Where a gathered entity belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotMember {
    /// Its slot.
    pub slot: usize,
    /// Whether it stands inside, because the bubble was opened.
    pub is_opened: bool,
}

/// Which bubble each entity belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slots {
    slot_of: HashMap<EntityIndex, usize>,
    /// How many communities have a slot of their own; the rest has the next.
    communities: usize,
}

impl Slots {
    /// The bubbles of everybody in a scope.
    pub(crate) fn of(scoped: &ScopedGraph<'_>, budget: &mut Budget) -> Result<Self, QueryError> {
        let found = communities(scoped, budget)?;
        let large = found.sizes.iter().take(MOST_BUBBLES);
        let large = large.take_while(|size| **size >= SMALLEST_BUBBLE).count();
        let slot = |entity| found.of(entity).map(|number| number.min(large));
        let slot_of = scoped
            .entities()
            .filter_map(|entity| Some((entity, slot(entity)?)));
        Ok(Self {
            slot_of: slot_of.collect(),
            communities: large,
        })
    }

    pub(crate) fn get(&self, entity: EntityIndex) -> Option<usize> {
        self.slot_of.get(&entity).copied()
    }

    fn member(&self, present: Present) -> SlotMember {
        SlotMember {
            slot: self.get(present.entity).unwrap_or(self.communities),
            is_opened: present.is_opened,
        }
    }

    /// The members of an entity's bubble.
    pub(crate) fn beside(&self, entity: EntityIndex) -> impl Fn(&EntityIndex) -> bool {
        let slot = self.get(entity);
        move |other| slot.is_some() && self.get(*other) == slot
    }
}

/// A gathered entity, as the bubbles need it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Present {
    pub(crate) entity: EntityIndex,
    pub(crate) is_opened: bool,
}

/// What an exploration knows of bubbles while it gathers.
#[derive(Default)]
pub(crate) struct Bubbling {
    slots: Option<Slots>,
    is_needed: bool,
}

impl Bubbling {
    /// Whether there are too many lines to be seen at once; then everybody comes in bubbles.
    pub(crate) fn begins(
        &mut self,
        scoped: &ScopedGraph<'_>,
        budget: &mut Budget,
    ) -> Result<bool, QueryError> {
        let claims = scoped.network().claims();
        budget.spend(claims.len())?;
        let counted = claims.filter(|claim| scoped.counts(claim.index()));
        let mut pairs = HashSet::new();
        let is_much = counted
            .filter(|claim| claim.from() != claim.to())
            .any(|claim| {
                let (one, other) = (claim.from(), claim.to());
                pairs.insert((one.min(other), one.max(other)));
                pairs.len() > MOST_PAIRS_AT_ONCE
            });
        self.is_needed |= is_much;
        Ok(is_much)
    }

    /// Which bubble everybody belongs to.
    pub(crate) fn slots(
        &mut self,
        scoped: &ScopedGraph<'_>,
        budget: &mut Budget,
    ) -> Result<&Slots, QueryError> {
        let slots = match self.slots.take() {
            Some(slots) => slots,
            None => Slots::of(scoped, budget)?,
        };
        Ok(self.slots.insert(slots))
    }

    /// The bubbles of those who did not come by themselves.
    pub(crate) fn bubbles(
        &mut self,
        scoped: &ScopedGraph<'_>,
        present: &[Present],
        budget: &mut Budget,
    ) -> Result<Option<Bubbles>, QueryError> {
        if !self.is_needed {
            return Ok(None);
        }
        let slots = self.slots(scoped, budget)?;
        bubbles(scoped, slots, present, budget).map(Some)
    }
}

/// The bubbles beside those who are on the canvas.
fn bubbles(
    scoped: &ScopedGraph<'_>,
    slots: &Slots,
    present: &[Present],
    budget: &mut Budget,
) -> Result<Bubbles, QueryError> {
    budget.spend(scoped.network().entity_count() + scoped.network().claims().len())?;
    let position: HashMap<EntityIndex, usize> =
        present.iter().map(|one| one.entity).zip(0..).collect();
    let count = slots.communities + 1;
    let mut sizes = vec![0; count];
    let mut members: Vec<Vec<EntityIndex>> = vec![Vec::new(); count];
    for entity in scoped.entities() {
        let Some(slot) = slots.get(entity) else {
            continue;
        };
        if let Some(size) = sizes.get_mut(slot) {
            *size += 1;
        }
        if let Some(members) = members
            .get_mut(slot)
            .filter(|_| !position.contains_key(&entity))
        {
            members.push(entity);
        }
    }
    let members = members.into_iter().enumerate();
    let seen = members.filter_map(|(slot, members)| bubble(scoped, slots, members, slot));
    let seen: Vec<Bubble> = seen.collect();
    let bubble_at: HashMap<usize, usize> = seen
        .iter()
        .map(|bubble| bubble.slot)
        .zip(present.len()..)
        .collect();
    let knot = |entity: EntityIndex| {
        let in_bubble = || bubble_at.get(&slots.get(entity)?).copied();
        position.get(&entity).copied().or_else(in_bubble)
    };
    let mut sums = Sums::default();
    let mut of_slots: BTreeMap<[usize; 2], usize> = BTreeMap::new();
    for claim in scoped.network().claims() {
        let relation = claim.index();
        if !scoped.counts(relation) {
            continue;
        }
        if let Some((one, other)) = slots.get(claim.from()).zip(slots.get(claim.to())) {
            *of_slots
                .entry([one.min(other), one.max(other)])
                .or_default() += 1;
        }
        if let Some((one, other)) = knot(claim.from()).zip(knot(claim.to()))
            && one.max(other) >= present.len()
        {
            sums.add([one.min(other), one.max(other)], scoped.network(), relation);
        }
    }
    Ok(Bubbles {
        ties: sums.ties(),
        slot_ties: slot_ties(&of_slots),
        gathered: present.iter().map(|one| slots.member(*one)).collect(),
        bubbles: seen,
        slots: sizes,
    })
}

fn bubble(
    scoped: &ScopedGraph<'_>,
    slots: &Slots,
    mut members: Vec<EntityIndex>,
    slot: usize,
) -> Option<Bubble> {
    let size = members.len();
    members.sort_by_key(|&entity| (std::cmp::Reverse(scoped.row_length(entity)), entity));
    members.truncate(NAMED_AFTER);
    Some(Bubble {
        representative: *members.first()?,
        best_connected: members,
        size,
        holds: if slot < slots.communities {
            Held::Community
        } else {
            Held::Rest
        },
        slot,
    })
}

fn slot_ties(of_slots: &BTreeMap<[usize; 2], usize>) -> Vec<SlotTie> {
    let ties = of_slots.iter().filter(|([one, other], _)| one != other);
    ties.map(|([one, other], claims)| SlotTie {
        one: *one,
        other: *other,
        claims: *claims,
    })
    .collect()
}
