//! Claims added up into one line: between two bubbles, and between two entities that have very many.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::model::DateIndex;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;
use crate::model::Status;
use crate::query::error::QueryError;
use crate::query::explore::Exploration;

/// With more claims between two entities than these, they are added up: nobody can tell so many
/// curves apart, and no page should have to carry them.
pub const MOST_PARALLEL: usize = 300;

/// The ties between two bubbles, between a bubble and an entity, within a bubble, or between two
/// entities that have very many, added up.
///
/// Ends are positions: first those of the gathered entities, then those of the bubbles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummedTie {
    /// The lower end.
    pub one: usize,
    /// The higher end; the same for ties within a bubble.
    pub other: usize,
    /// How many claims.
    pub claims: usize,
    /// The claims by what filters ask for.
    pub parts: Vec<SummedPart>,
}

/// Claims with one type, one status and one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SummedPart {
    /// The first of them.
    pub relation: RelationIndex,
    /// How many they are.
    pub claims: usize,
}

/// What filters ask of a claim.
type Asked = (RelationTypeIndex, Status, Option<DateIndex>);

/// Sums while they grow, by their ends.
#[derive(Default)]
pub(crate) struct Sums {
    of_ends: BTreeMap<[usize; 2], HashMap<Asked, SummedPart>>,
}

impl Sums {
    /// Adds a claim between two positions, the lower one first.
    pub(crate) fn add(&mut self, ends: [usize; 2], network: &Network, relation: RelationIndex) {
        let row = network.relation(relation);
        let parts = self.of_ends.entry(ends).or_default();
        let asked = (row.relation_type, row.status, row.when());
        let part = parts.entry(asked).or_insert(SummedPart {
            relation,
            claims: 0,
        });
        part.claims += 1;
    }

    /// The sums in the order of their ends.
    pub(crate) fn ties(self) -> Vec<SummedTie> {
        let sums = self.of_ends.into_iter();
        sums.map(|([one, other], parts)| {
            let mut parts: Vec<SummedPart> = parts.into_values().collect();
            parts.sort_unstable_by_key(|part| part.relation);
            SummedTie {
                one,
                other,
                claims: parts.iter().map(|part| part.claims).sum(),
                parts,
            }
        })
        .collect()
    }
}

/// The pairs of gathered entities that have more than [`MOST_PARALLEL`] claims.
///
/// # Errors
///
/// [`QueryError`] if the budget ended before all claims were counted.
pub(crate) fn parallels(
    network: &Network,
    exploration: &Exploration,
    budget: &mut Budget,
) -> Result<Vec<SummedTie>, QueryError> {
    budget.spend(exploration.gathered.len() + exploration.relations.len())?;
    let gathered = exploration.gathered.iter();
    let position: HashMap<EntityIndex, usize> =
        gathered.map(|found| found.entity).zip(0..).collect();
    let ends = |relation: RelationIndex| {
        let row = network.relation(relation);
        let (from, to) = (*position.get(&row.from)?, *position.get(&row.to)?);
        Some([from.min(to), from.max(to)])
    };
    let mut counts: HashMap<[usize; 2], usize> = HashMap::new();
    for ends in exploration.relations.iter().filter_map(|one| ends(*one)) {
        *counts.entry(ends).or_default() += 1;
    }
    counts.retain(|_, count| *count > MOST_PARALLEL);
    let mut sums = Sums::default();
    if counts.is_empty() {
        return Ok(Vec::new());
    }
    for &relation in &exploration.relations {
        if let Some(ends) = ends(relation).filter(|ends| counts.contains_key(ends)) {
            sums.add(ends, network, relation);
        }
    }
    Ok(sums.ties())
}
