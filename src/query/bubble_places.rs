//! The places of bubbles, and of those who were opened into the place of theirs.
//!
//! A bubble is as large as its members need, so they come instead of it and nothing else moves.

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::layout::GOLDEN_TURN;
use crate::layout::Point;
use crate::layout::spread;
use crate::query::bubbles::Bubbles;
use crate::query::bubbles::SlotMember;
use crate::query::bubbles::SlotTie;
use crate::query::error::QueryError;

/// The radius of a bubble is this times the root of the number of its members: so much do they need
/// to stand apart.
const ROOM: f64 = 48.0;
/// Where there is more room than its members need, they stand at most so many times as far apart.
const MOST_SPREAD: f64 = 1.6;
/// Each bubble stands near so many of those it is most tied to.
const STRONGEST: usize = 3;
/// How far beside a bubble those stand who came by themselves.
const BESIDE: f64 = 16.0;
/// Where everything stands.
pub(crate) struct BubblePlaces {
    /// The gathered entities.
    pub(crate) points: Vec<Point>,
    /// The bubbles.
    pub(crate) bubbles: Vec<Point>,
}

/// The radius of a slot with so many members.
pub(crate) fn slot_radius(members: usize) -> f64 {
    ROOM * f64::from(u32::try_from(members.max(1)).unwrap_or(u32::MAX)).sqrt()
}

/// Places bubbles and entities; `ties` are those among the entities, by their positions.
pub(crate) fn bubble_places(
    bubbles: &Bubbles,
    ties: &[SlotTie],
    radii: &[f64],
    budget: &mut Budget,
) -> Result<BubblePlaces, QueryError> {
    let rooms: Vec<f64> = bubbles
        .slots
        .iter()
        .map(|size| slot_radius(*size))
        .collect();
    let middles = spread(&strongest(&bubbles.slot_ties, rooms.len()), &rooms, budget)?;
    let middle = |slot: usize| middles.get(slot).copied().unwrap_or_default();
    let room = |slot: usize| rooms.get(slot).copied().unwrap_or(ROOM);
    let mut points = Vec::with_capacity(radii.len());
    let mut turn = Point { x: 1.0, y: 0.0 };
    for (SlotMember { slot, .. }, radius) in bubbles.gathered.iter().zip(radii) {
        points.push(middle(*slot).plus(turn, room(*slot) + radius + BESIDE));
        turn = turn.turned(GOLDEN_TURN);
    }
    for slot in 0..bubbles.slots.len() {
        let opened = |member: &SlotMember| member.slot == slot && member.is_opened;
        let inside = bubbles.gathered.iter().enumerate();
        let inside: Vec<usize> = inside
            .filter(|(_, member)| opened(member))
            .map(|(position, _)| position)
            .collect();
        if inside.is_empty() {
            continue;
        }
        let placed = within(&inside, ties, radii, budget)?;
        let reach = placed
            .iter()
            .map(|point| point.length())
            .fold(1.0, f64::max);
        let scale = (room(slot) / reach).min(MOST_SPREAD);
        for (position, point) in inside.into_iter().zip(placed) {
            if let Some(place) = points.get_mut(position) {
                *place = middle(slot).plus(point, scale);
            }
        }
    }
    let seen = bubbles.bubbles.iter();
    Ok(BubblePlaces {
        points,
        bubbles: seen.map(|bubble| middle(bubble.slot)).collect(),
    })
}

/// The members of one bubble by the strongest ties among them, around its middle.
fn within(
    members: &[usize],
    ties: &[SlotTie],
    radii: &[f64],
    budget: &mut Budget,
) -> Result<Vec<Point>, QueryError> {
    budget.spend(ties.len())?;
    let place: HashMap<usize, usize> = members.iter().copied().zip(0..).collect();
    let inner = ties.iter().filter_map(|tie| {
        Some(SlotTie {
            one: *place.get(&tie.one)?,
            other: *place.get(&tie.other)?,
            claims: tie.claims,
        })
    });
    let inner = strongest(&inner.collect::<Vec<_>>(), members.len());
    let radii: Vec<f64> = members
        .iter()
        .filter_map(|member| radii.get(*member).copied())
        .collect();
    Ok(spread(&inner, &radii, budget)?)
}

/// The strongest ties of each of so many: with all of them everything would be drawn into one clump.
fn strongest(ties: &[SlotTie], count: usize) -> Vec<(usize, usize)> {
    let mut ranked: Vec<SlotTie> = ties.to_vec();
    ranked.sort_by_key(|tie| std::cmp::Reverse(tie.claims));
    let mut taken: Vec<usize> = vec![0; count];
    let mut kept = Vec::new();
    for SlotTie { one, other, .. } in ranked {
        let is_among = [one, other].map(|slot| taken.get(slot).is_some_and(|had| *had < STRONGEST));
        if is_among.contains(&true) {
            kept.push((one, other));
            for slot in [one, other] {
                if let Some(had) = taken.get_mut(slot) {
                    *had += 1;
                }
            }
        }
    }
    kept
}
