//! Explained absence: why a question has an empty answer, and the smallest change of its scope that gives one.
//!
//! Changes are tried one at a time, then two, then three together; the first that works is the smallest. If none of those
//! does, everything is changed at once, and whatever change turns out not to be needed is taken back: what is left works,
//! and no part of it does, because widening a scope never loses an answer.

use crate::graph::Direction;
use crate::graph::Reached;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::model::Certainty;
use crate::model::ClassIndex;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Modality;
use crate::model::Network;
use crate::model::RelationTypeIndex;
use crate::model::Status;
use crate::query::error::QueryError;
use crate::query::limits::Budget;

/// One change of a scope that admits more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Claims of this status count too.
    AdmitStatus(Status),
    /// Claims of this certainty count too.
    AdmitCertainty(Certainty),
    /// Relations of this type count too.
    AdmitType(RelationTypeIndex),
    /// Relations of this class count too.
    AdmitClass(ClassIndex),
    /// Entities of this kind may be passed through too.
    AdmitKind(KindIndex),
    /// Entities of this kind are no longer avoided.
    NoLongerAvoidKind(KindIndex),
    /// This entity is no longer avoided.
    NoLongerAvoid(EntityIndex),
    /// Relations are followed both ways.
    FollowBothWays,
    /// Dates need only be possible.
    AcceptPossibleDates,
    /// Any time will do.
    AnyTime,
    /// Any type will do.
    AnyType,
    /// Any source will do.
    AnySource,
    /// Claims of any strength will do.
    AnyStrength,
    /// More hops are allowed.
    AnyLength,
}

/// Why an answer is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The two are not connected by anything in the network.
    DifferentComponents {
        /// How many entities the first end is connected to, itself included.
        from_size: usize,
        /// How many entities the second end is connected to, itself included.
        to_size: usize,
    },
    /// These changes together give an answer, and no part of them does; up to three changes, no other so few do.
    Relaxation {
        /// What would have to change.
        changes: Vec<Change>,
        /// How long the shortest route then is; 0 for questions that have no routes.
        hops: usize,
    },
    /// Nothing like it is in the network, whatever the scope.
    Nowhere,
}

impl Absence {
    pub(crate) fn different_components(
        everything: &ScopedGraph<'_>,
        (from, to): (EntityIndex, EntityIndex),
        budget: &mut Budget,
    ) -> Result<Self, QueryError> {
        Ok(Self::DifferentComponents {
            from_size: component_size(everything, from, budget)?,
            to_size: component_size(everything, to, budget)?,
        })
    }
}

/// Finds the smallest relaxation of a scope under which `works` gives an answer.
///
/// `works` is asked for a scope and a number of hops and tells the length of an answer, if there is one.
/// Cost: one question a change, then a pair, then a triple of changes; then two a change.
///
/// # Errors
///
/// Whatever `works` fails with.
pub fn explain(
    network: &Network,
    scope: &Scope,
    most_hops: usize,
    mut works: impl FnMut(&Scope, usize) -> Result<Option<usize>, QueryError>,
) -> Result<Absence, QueryError> {
    let changes = changes(network, scope, most_hops);
    let mut attempt = |chosen: &[Change]| -> Result<Option<Absence>, QueryError> {
        let mut relaxed = scope.clone();
        let mut hops = most_hops;
        for change in chosen {
            change.apply(&mut relaxed, &mut hops);
        }
        let found = works(&relaxed, hops)?;
        Ok(found.map(|hops| Absence::Relaxation { changes: chosen.to_vec(), hops }))
    };
    if attempt(&changes)?.is_none() {
        return Ok(Absence::Nowhere);
    }
    for size in 1..=3 {
        let mut best: Option<Absence> = None;
        for chosen in combinations(&changes, size) {
            if let Some(found) = attempt(&chosen)?
                && best.as_ref().is_none_or(|best| hops_of(&found) < hops_of(best))
            {
                best = Some(found);
            }
        }
        if let Some(best) = best {
            return Ok(best);
        }
    }
    let coarse = coarse(&changes);
    let chosen = if attempt(&coarse)?.is_some() { coarse } else { changes };
    let needed = needed(chosen, |chosen| Ok(attempt(chosen)?.is_some()))?;
    Ok(attempt(&needed)?.unwrap_or(Absence::Nowhere))
}

/// The changes that are left when each that is not needed is taken back, in turn.
fn needed(
    mut changes: Vec<Change>,
    mut suffice: impl FnMut(&[Change]) -> Result<bool, QueryError>,
) -> Result<Vec<Change>, QueryError> {
    let mut position = 0;
    while position < changes.len() {
        let without = [&changes[..position], &changes[position + 1..]].concat();
        if suffice(&without)? {
            changes = without;
        } else {
            position += 1;
        }
    }
    Ok(changes)
}

impl Change {
    fn apply(self, scope: &mut Scope, most_hops: &mut usize) {
        match self {
            Self::AdmitStatus(status) => scope.statuses.push(status),
            Self::AdmitCertainty(certainty) => scope.certainties.push(certainty),
            Self::AdmitType(relation_type) => scope.types.get_or_insert_default().push(relation_type),
            Self::AdmitClass(class) => scope.classes.get_or_insert_default().push(class),
            Self::AdmitKind(kind) => scope.kinds.get_or_insert_default().push(kind),
            Self::NoLongerAvoidKind(kind) => scope.avoided_kinds.retain(|avoided| *avoided != kind),
            Self::NoLongerAvoid(entity) => scope.avoided.retain(|avoided| *avoided != entity),
            Self::FollowBothWays => scope.direction = Direction::Both,
            Self::AcceptPossibleDates => {
                if let Some(period) = &mut scope.period {
                    period.modality = Modality::Possible;
                }
            }
            Self::AnyTime => scope.period = None,
            Self::AnyType => (scope.types, scope.classes) = (None, None),
            Self::AnySource => scope.sources = None,
            Self::AnyStrength => scope.at_least = None,
            Self::AnyLength => *most_hops = usize::MAX,
        }
    }

    /// Whether a change stands for several finer ones, and is tried in larger combinations instead of them.
    fn is_coarse(self) -> bool {
        !matches!(self, Self::AdmitType(_) | Self::AdmitClass(_))
    }
}

/// Every single change that would admit more, finer ones first.
fn changes(network: &Network, scope: &Scope, most_hops: usize) -> Vec<Change> {
    let schema = network.schema();
    let statuses = Status::ALL.into_iter().filter(|status| !scope.statuses.contains(status)).map(Change::AdmitStatus);
    let certainties = Certainty::ALL.into_iter().filter(|grade| !scope.certainties.contains(grade)).map(Change::AdmitCertainty);
    let mut changes: Vec<Change> = statuses.chain(certainties).collect();
    if let Some(types) = &scope.types {
        changes.extend(schema.types().map(|(index, _)| index).filter(|index| !types.contains(index)).map(Change::AdmitType));
    }
    if let Some(classes) = &scope.classes {
        changes.extend(schema.classes().map(|(index, _)| index).filter(|index| !classes.contains(index)).map(Change::AdmitClass));
    }
    if let Some(kinds) = &scope.kinds {
        changes.extend(schema.kinds().map(|(index, _)| index).filter(|index| !kinds.contains(index)).map(Change::AdmitKind));
    }
    changes.extend(scope.avoided.iter().copied().map(Change::NoLongerAvoid));
    changes.extend(scope.avoided_kinds.iter().copied().map(Change::NoLongerAvoidKind));
    let rest = [
        (scope.direction != Direction::Both, Change::FollowBothWays),
        (scope.period.is_some_and(|period| period.modality == Modality::Certain), Change::AcceptPossibleDates),
        (scope.period.is_some(), Change::AnyTime),
        (scope.types.is_some() || scope.classes.is_some(), Change::AnyType),
        (scope.sources.is_some(), Change::AnySource),
        (scope.at_least.is_some(), Change::AnyStrength),
        (most_hops != usize::MAX, Change::AnyLength),
    ];
    changes.extend(rest.into_iter().filter(|(applies, _)| *applies).map(|(_, change)| change));
    changes
}

fn coarse(changes: &[Change]) -> Vec<Change> {
    changes.iter().copied().filter(|change| change.is_coarse()).collect()
}

/// All choices of `size` changes; three at a time only among the coarse ones, so that their number stays in the thousands.
fn combinations(changes: &[Change], size: usize) -> Vec<Vec<Change>> {
    let pool = if size < 3 { changes.to_vec() } else { coarse(changes) };
    let mut chosen: Vec<Vec<Change>> = vec![Vec::new()];
    for _ in 0..size {
        chosen = chosen
            .iter()
            .flat_map(|begun| {
                let from = begun.last().and_then(|last| pool.iter().position(|change| change == last)).map_or(0, |last| last + 1);
                pool[from..].iter().map(move |change| [begun.as_slice(), &[*change]].concat())
            })
            .collect();
    }
    chosen
}

fn hops_of(absence: &Absence) -> usize {
    if let Absence::Relaxation { hops, .. } = absence { *hops } else { usize::MAX }
}

fn component_size(graph: &ScopedGraph<'_>, entity: EntityIndex, budget: &mut Budget) -> Result<usize, QueryError> {
    let mut space = graph.graph().take_search_space();
    space.begin();
    space.reach_from_start(entity, 0);
    let mut next = 0;
    let mut counted = Ok(());
    while next < space.from_start.queue.len() && counted.is_ok() {
        let here = space.from_start.queue[next].entity;
        counted = budget.spend(graph.row_length(here));
        for neighbour in graph.neighbours_both(here) {
            if space.find(neighbour) == Reached::NotYet {
                space.reach_from_start(neighbour, 0);
            }
        }
        next += 1;
    }
    let reached = space.from_start.queue.len();
    graph.graph().return_search_space(space);
    counted.map(|()| reached)
}
