//! The backbone of a network: the best connected entities, and the strongest ties among them.
//!
//! A picture of everything is a picture of nothing. Of the ties among the best connected those are
//! kept that hold the picture together (a maximum spanning forest by the number of claims; Kruskal
//! 1956), and of the two strongest of each entity and those of several claims so many of the
//! strongest that the picture stays open: where all are tied to all, structure shows only so.

use std::cmp::Reverse;

use hashbrown::HashSet;

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::error::QueryError;

/// How many of the strongest ties of each entity are kept.
const STRONGEST: usize = 2;
/// Ties of at least so many claims are kept.
const SEVERAL: usize = 3;
/// So many ties are kept for each two entities.
const MOST_FOR_TWO: usize = 3;
/// How often those without a tie among the others are replaced by the next ones.
const ROUNDS: usize = 8;

/// The best connected entities with the strongest ties among them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Backbone {
    /// The entities, in the order of their ids.
    pub entities: Vec<Connected>,
    /// The ties that are kept, the strongest first.
    pub ties: Vec<BackboneTie>,
    /// How many others are tied among them.
    pub left_out: usize,
}

/// A well connected entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connected {
    /// The entity.
    pub entity: EntityIndex,
    /// How many claims tie it to others.
    pub claims: usize,
}

/// A tie of the backbone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackboneTie {
    /// One end, as a position of [`Backbone::entities`].
    pub one: usize,
    /// The other end.
    pub other: usize,
    /// The claims between the two.
    pub claims: Vec<RelationIndex>,
}

/// Finds the `count` best connected entities of a scope and the backbone of their ties.
///
/// Time `O(V log V + E + count² log E)`.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached.
pub fn backbone(
    graph: &NetworkGraph,
    scope: &Scope,
    count: usize,
    limits: &Limits,
) -> Result<Backbone, QueryError> {
    let mut budget = Budget::new(limits);
    let scoped = graph.within(scope, &[]);
    let mut entities: Vec<Connected> = Vec::new();
    for entity in scoped.entities() {
        budget.spend(scoped.row_length(entity))?;
        let neighbours = scoped.neighbours_both(entity);
        let claims = neighbours.map(|other| scoped.relations_of_pair(entity, other).count());
        let claims = claims.sum();
        if claims > 0 {
            entities.push(Connected { entity, claims });
        }
    }
    entities.sort_unstable_by_key(|found| (Reverse(found.claims), found.entity));
    let mut entities = tied_among_themselves(&scoped, entities, count, &mut budget)?;
    entities.sort_unstable_by_key(|found| found.entity);
    let mut pairs = Vec::new();
    for (one, from) in entities.iter().enumerate() {
        budget.spend(entities.len())?;
        for (other, to) in entities.iter().enumerate().skip(one + 1) {
            let claims: Vec<RelationIndex> =
                scoped.relations_of_pair(from.entity, to.entity).collect();
            if !claims.is_empty() {
                pairs.push(BackboneTie { one, other, claims });
            }
        }
    }
    pairs.sort_by_key(|pair| (Reverse(pair.claims.len()), pair.one, pair.other));
    let all = pairs.len();
    let ties = kept(pairs, entities.len());
    Ok(Backbone {
        left_out: all - ties.len(),
        ties,
        entities,
    })
}

/// The first `count` of those that are tied to another one of them: a disc without a line says
/// nothing of how all hang together, so that the next entity takes its place.
fn tied_among_themselves(
    scoped: &ScopedGraph<'_>,
    candidates: Vec<Connected>,
    count: usize,
    budget: &mut Budget,
) -> Result<Vec<Connected>, QueryError> {
    let mut waiting = candidates.into_iter();
    let mut chosen: Vec<Connected> = waiting.by_ref().take(count).collect();
    for round in 0..=ROUNDS {
        let among: HashSet<EntityIndex> = chosen.iter().map(|found| found.entity).collect();
        for found in &chosen {
            budget.spend(scoped.row_length(found.entity))?;
        }
        chosen.retain(|found| {
            let mut others = scoped.neighbours_both(found.entity);
            others.any(|other| other != found.entity && among.contains(&other))
        });
        if chosen.len() == among.len() || round == ROUNDS {
            break;
        }
        chosen.extend(waiting.by_ref().take(count - chosen.len()));
    }
    Ok(chosen)
}

/// The pairs that are kept, of all pairs from the strongest to the weakest.
fn kept(pairs: Vec<BackboneTie>, count: usize) -> Vec<BackboneTie> {
    let mut groups = Groups::new(count);
    let mut ties = vec![0; count];
    let mut chosen = Vec::with_capacity(pairs.len());
    for pair in &pairs {
        let joins = groups.join(pair.one, pair.other);
        let mut is_strongest = false;
        for end in [pair.one, pair.other] {
            if let Some(ties) = ties.get_mut(end) {
                *ties += 1;
                is_strongest |= *ties <= STRONGEST;
            }
        }
        chosen.push(if joins {
            Choice::Needed
        } else if is_strongest || pair.claims.len() >= SEVERAL {
            Choice::IfRoom
        } else {
            Choice::Not
        });
    }
    let needed = chosen.iter().filter(|choice| **choice == Choice::Needed);
    let mut room = (count * MOST_FOR_TWO / 2).saturating_sub(needed.count());
    let mut is_kept = |choice: Choice| match choice {
        Choice::Needed => true,
        Choice::IfRoom if room > 0 => {
            room -= 1;
            true
        }
        Choice::IfRoom | Choice::Not => false,
    };
    let chosen = pairs.into_iter().zip(chosen);
    let chosen = chosen.filter(|(_, choice)| is_kept(*choice));
    chosen.map(|(pair, _)| pair).collect()
}

/// Whether a pair is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Needed,
    IfRoom,
    Not,
}

/// Which entities hang together so far (union by relabelling; there are few).
struct Groups {
    of: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self {
            of: (0..count).collect(),
        }
    }

    /// Joins the groups of two; says whether they were apart.
    fn join(&mut self, one: usize, other: usize) -> bool {
        let (Some(&kept), Some(&merged)) = (self.of.get(one), self.of.get(other)) else {
            return false;
        };
        for group in self.of.iter_mut().filter(|group| **group == merged) {
            *group = kept;
        }
        kept != merged
    }
}
