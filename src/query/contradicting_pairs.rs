//! Contradictions between claims about the same two entities, and those that the dataset flags.

use hashbrown::HashMap;

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::graph::flags;
use crate::model::Aspect;
use crate::model::Claim;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;
use crate::model::Sign;
use crate::model::Status;
use crate::query::contradictions::Contradiction;
use crate::query::contradictions::Disagreement;

/// How a flag begins by which a dataset says that claims contradict each other.
const FLAG: &str = "contradiction";

/// Two entities in the order of their ids, and whether a claim leads from the second to the first.
type About = (EntityIndex, EntityIndex, bool);

/// Adds the contradictions between claims about the same two to those found.
pub(crate) fn contradicting_pairs(
    network: &Network,
    claims: &[RelationIndex],
    budget: &mut Budget,
    found: &mut Vec<Contradiction>,
) -> Result<(), Interruption> {
    budget.spend(claims.len())?;
    let mut said: Vec<(About, RelationTypeIndex, RelationIndex)> = claims
        .iter()
        .map(|&relation| {
            let claim = network.claim(relation);
            let relation_type = network.relation(relation).relation_type;
            (about(claim), relation_type, relation)
        })
        .collect();
    said.sort_unstable();
    for of_type in said.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        if of_type.len() > 1 {
            budget.spend(of_type.len())?;
            let group: Vec<RelationIndex> = of_type.iter().map(|said| said.2).collect();
            found.extend(asserted_and_denied(network, &group));
            found.extend(dated_apart(network, &group));
        }
    }
    for of_pair in said.chunk_by(|one, other| one.0 == other.0) {
        if of_pair.len() > 1 {
            budget.spend(of_pair.len())?;
            let group: Vec<RelationIndex> = of_pair.iter().map(|said| said.2).collect();
            found.extend(opposed_states(network, &group));
        }
    }
    Ok(())
}

/// The flags of a dataset.
pub(crate) struct Flagged {
    /// Claims that are flagged as contradictory, those with the same words together.
    pub(crate) contradictions: Vec<Contradiction>,
    /// Claims with other flags.
    pub(crate) others: Vec<RelationIndex>,
}

/// What the dataset flags.
pub(crate) fn flagged(network: &Network, claims: &[RelationIndex]) -> Flagged {
    let mut by_words: HashMap<&str, Vec<RelationIndex>> = HashMap::new();
    let mut others = Vec::new();
    for &relation in claims {
        let Some(flag) = network.claim(relation).flag() else {
            continue;
        };
        match contradiction_in(flag) {
            Some(words) => by_words.entry(words).or_default().push(relation),
            None => others.push(relation),
        }
    }
    let contradictions = by_words.into_values();
    Flagged {
        contradictions: contradictions
            .map(|relations| contradiction(Disagreement::Flagged, relations))
            .collect(),
        others,
    }
}

/// What a flag says of a contradiction, after the word and a colon: up to the next `; kind:` or `|`.
#[must_use]
pub fn contradiction_in(flag: &str) -> Option<&str> {
    let words = flags(flag).find_map(|flag| flag.strip_prefix(FLAG))?;
    Some(words.trim_matches([':', ';', ' ']))
}

fn contradiction(disagreement: Disagreement, mut relations: Vec<RelationIndex>) -> Contradiction {
    relations.sort_unstable();
    Contradiction {
        disagreement,
        relations,
        figures: None,
    }
}

/// Whom a claim is about; a symmetric claim leads neither way.
fn about(claim: Claim<'_>) -> About {
    let (from, to) = (claim.from(), claim.to());
    let is_turned = to < from;
    (
        from.min(to),
        from.max(to),
        is_turned && !claim.relation_type().symmetric,
    )
}

/// Stretches of time, of which one can be asked whether it meets another.
struct Stretches {
    /// By their beginnings; each with the latest end up to it.
    sorted: Vec<Stretch>,
}

/// From a day to a day. Where the first is later than the last, it meets only what holds all the
/// time between them.
#[derive(Clone, Copy)]
struct Stretch {
    first: Day,
    last: Day,
}

impl Stretches {
    fn of(stretches: impl Iterator<Item = Stretch>) -> Self {
        let mut sorted: Vec<Stretch> = stretches.collect();
        sorted.sort_unstable_by_key(|stretch| stretch.first);
        let mut latest = Day::ALWAYS;
        for stretch in &mut sorted {
            latest = latest.max(stretch.last);
            stretch.last = latest;
        }
        Self { sorted }
    }

    /// Whether one of them begins before this one ends, and ends after it begins.
    fn meet(&self, Stretch { first, last }: Stretch) -> bool {
        let begun = self.sorted.partition_point(|stretch| stretch.first <= last);
        let latest = begun.checked_sub(1).and_then(|at| self.sorted.get(at));
        latest.is_some_and(|latest| latest.last >= first)
    }
}

/// The days on which a claim may have held.
fn possible(network: &Network, relation: RelationIndex) -> Stretch {
    let bounds = network.bounds(relation);
    Stretch {
        first: bounds.start_earliest,
        last: bounds.end_latest,
    }
}

/// The days on which a claim certainly held.
fn certain(network: &Network, relation: RelationIndex) -> Stretch {
    let bounds = network.bounds(relation);
    Stretch {
        first: bounds.start_latest,
        last: bounds.end_earliest,
    }
}

/// The claims of two groups that meet one of the other group in time, if any do.
fn meeting(
    network: &Network,
    [one, other]: [&[RelationIndex]; 2],
    days: fn(&Network, RelationIndex) -> Stretch,
) -> Option<Vec<RelationIndex>> {
    let stretches = |group: &[RelationIndex]| {
        Stretches::of(group.iter().map(|&relation| days(network, relation)))
    };
    let meets = |group: &[RelationIndex], others: &[RelationIndex]| {
        let others = stretches(others);
        let mut group = group.to_vec();
        group.retain(|&relation| others.meet(days(network, relation)));
        group
    };
    let relations = [meets(one, other), meets(other, one)].concat();
    (!relations.is_empty()).then_some(relations)
}

/// Claims of one type that assert and deny the same of one time.
fn asserted_and_denied(network: &Network, group: &[RelationIndex]) -> Option<Contradiction> {
    let is_denied = |relation: &RelationIndex| network.claim(*relation).status() == Status::Denied;
    let (denied, asserted): (Vec<_>, Vec<_>) = group.iter().copied().partition(is_denied);
    let relations = meeting(network, [&asserted, &denied], possible)?;
    Some(contradiction(Disagreement::AssertedAndDenied, relations))
}

/// The claims of a type of what happens only once whose dates have no moment in common with those
/// of some other claim.
fn dated_apart(network: &Network, group: &[RelationIndex]) -> Option<Contradiction> {
    let is_once = |relation: &RelationIndex| network.claim(*relation).relation_type().once;
    let asserted = || {
        let claims = group.iter().copied().filter(is_once);
        claims.filter(|&relation| network.claim(relation).status() != Status::Denied)
    };
    // A claim shares a moment with every other one if it does so with the first to end and with the
    // last to begin.
    let days = |relation| possible(network, relation);
    let first_end = asserted().map(|relation| days(relation).last).min()?;
    let last_start = asserted().map(|relation| days(relation).first).max()?;
    let apart: Vec<RelationIndex> = asserted()
        .filter(|&relation| days(relation).first > first_end || last_start > days(relation).last)
        .collect();
    (!apart.is_empty()).then(|| contradiction(Disagreement::DatedApart, apart))
}

/// The states of a pair, friendly and hostile, that certainly held at one moment.
fn opposed_states(network: &Network, group: &[RelationIndex]) -> Option<Contradiction> {
    let with_sign = |sign: Sign| -> Vec<RelationIndex> {
        let claims = group.iter().copied();
        claims
            .filter(|&relation| {
                let claim = network.claim(relation);
                let found = claim.relation_type();
                let is_state_of_pair = found.symmetric && found.aspect == Aspect::State;
                is_state_of_pair && found.sign == sign && is_stated(claim.status())
            })
            .collect()
    };
    let (friendly, hostile) = (with_sign(Sign::Friendly), with_sign(Sign::Hostile));
    let relations = meeting(network, [&friendly, &hostile], certain)?;
    Some(contradiction(Disagreement::OpposedStates, relations))
}

/// Whether a status says that it was so: what was only suspected, seen so, rumoured or charged does
/// not contradict what was.
fn is_stated(status: Status) -> bool {
    !matches!(
        status,
        Status::Suspected | Status::Perceived | Status::Rumour | Status::Charged | Status::Denied
    )
}
