//! Changes that relax a question, used to explain empty answers.

use crate::graph::Direction;
use crate::graph::Layers;
use crate::graph::Passing;
use crate::graph::Period;
use crate::graph::Scope;
use crate::model::Certainty;
use crate::model::ClassIndex;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Modality;
use crate::model::Network;
use crate::model::RelationTypeIndex;
use crate::model::Status;

/// A change that relaxes a question: it can only add answers, never remove any.
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
    /// Entities may be passed through that carry no news.
    PassAnything,
    /// Relations of both layers count: what happened, and what documents how it is known.
    AnyLayer,
    /// Dates need only be possible.
    AcceptPossibleDates,
    /// Earlier relations count too.
    AnySince,
    /// Later relations count too.
    AnyUntil,
    /// Relations of any type count.
    AnyType,
    /// Relations of any source count.
    AnySource,
    /// Relations at any place count.
    AnyPlace,
    /// Claims of any actor count.
    AnyClaimant,
    /// Any value of the dataset's columns will do.
    AnyValue,
    /// Claims of any strength count.
    AnyStrength,
    /// More hops are allowed.
    AnyLength,
    /// A journey may begin at any time.
    LeaveAnyTime,
    /// A journey may end at any time.
    ArriveAnyTime,
    /// The hops of a journey need not follow each other in time.
    AnyOrder,
}

/// The conditions of a question that can be relaxed.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// What part of the network counts.
    pub scope: Scope,
    /// The longest route.
    pub most_hops: usize,
    /// When a journey begins at the earliest.
    pub leaving: Option<Day>,
    /// When a journey ends at the latest.
    pub arriving: Option<Day>,
    /// Whether hops must follow each other in time.
    pub order: Order,
}

/// Whether the hops of a route must follow each other in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// It does not matter when they were.
    #[default]
    Any,
    /// No hop may have ended before an earlier hop has begun.
    InTime,
}

impl Terms {
    /// The terms of a question that has only a scope.
    #[must_use]
    pub fn of(scope: &Scope) -> Self {
        Self {
            scope: scope.clone(),
            most_hops: usize::MAX,
            leaving: None,
            arriving: None,
            order: Order::Any,
        }
    }

    /// The terms after some changes.
    #[must_use]
    pub fn after(&self, changes: &[Change]) -> Self {
        let mut terms = self.clone();
        for change in changes {
            terms.apply(*change);
        }
        terms
    }

    fn apply(&mut self, change: Change) {
        let scope = &mut self.scope;
        match change {
            Change::AdmitStatus(status) => scope.statuses.push(status),
            Change::AdmitCertainty(certainty) => scope.certainties.push(certainty),
            // If all types are admitted already, there is nothing to add.
            Change::AdmitType(relation_type) => scope
                .types
                .iter_mut()
                .for_each(|types| types.push(relation_type)),
            Change::AdmitClass(class) => scope
                .classes
                .iter_mut()
                .for_each(|classes| classes.push(class)),
            Change::AdmitKind(kind) => scope.kinds.iter_mut().for_each(|kinds| kinds.push(kind)),
            Change::NoLongerAvoidKind(kind) => {
                scope.avoided_kinds.retain(|avoided| *avoided != kind);
            }
            Change::NoLongerAvoid(entity) => scope.avoided.retain(|avoided| *avoided != entity),
            Change::FollowBothWays => scope.direction = Direction::Both,
            Change::PassAnything => scope.passing = Passing::Anything,
            Change::AnyLayer => scope.layers = Layers::Both,
            Change::AcceptPossibleDates => {
                scope.conditions_hold = Modality::Possible;
                let period = scope.period.iter_mut();
                period.for_each(|period| period.modality = Modality::Possible);
            }
            Change::AnySince => scope.period = scope.period.map(Period::from_any_day),
            Change::AnyUntil => scope.period = scope.period.map(Period::up_to_any_day),
            Change::AnyType => scope.admit_any_type(),
            Change::AnySource => scope.sources = None,
            Change::AnyPlace => scope.places = None,
            Change::AnyClaimant => scope.claimants = None,
            Change::AnyValue => {
                scope.relation_conditions.clear();
                scope.entity_conditions.clear();
            }
            Change::AnyStrength => scope.at_least = None,
            Change::AnyLength => self.most_hops = usize::MAX,
            Change::LeaveAnyTime => self.leaving = None,
            Change::ArriveAnyTime => self.arriving = None,
            Change::AnyOrder => self.order = Order::Any,
        }
        let is_unbounded =
            |first: Day, last: Day| first == Day::ALWAYS && last == Day::NEVER_ENDING;
        if self
            .scope
            .period
            .is_some_and(|period| is_unbounded(period.window.first, period.window.last))
        {
            // An unbounded period also admits relations without a date.
            self.scope.period = None;
        }
    }

    /// All single changes that relax these terms, the finest first.
    pub(crate) fn changes(&self, network: &Network) -> Vec<Change> {
        let (scope, schema) = (&self.scope, network.schema());
        let statuses = Status::ALL
            .into_iter()
            .filter(|status| !scope.statuses.contains(status))
            .map(Change::AdmitStatus);
        let grades = Certainty::ALL
            .into_iter()
            .filter(|grade| !scope.certainties.contains(grade))
            .map(Change::AdmitCertainty);
        let mut changes: Vec<Change> = statuses.chain(grades).collect();
        if let Some(types) = &scope.types {
            changes.extend(
                schema
                    .types()
                    .map(|(index, _)| index)
                    .filter(|index| !types.contains(index))
                    .map(Change::AdmitType),
            );
        }
        if let Some(classes) = &scope.classes {
            let left = schema
                .classes()
                .map(|(index, _)| index)
                .filter(|index| !classes.contains(index));
            changes.extend(left.map(Change::AdmitClass));
        }
        if let Some(kinds) = &scope.kinds {
            changes.extend(
                schema
                    .kinds()
                    .map(|(index, _)| index)
                    .filter(|index| !kinds.contains(index))
                    .map(Change::AdmitKind),
            );
        }
        changes.extend(scope.avoided.iter().copied().map(Change::NoLongerAvoid));
        changes.extend(
            scope
                .avoided_kinds
                .iter()
                .copied()
                .map(Change::NoLongerAvoidKind),
        );
        changes.extend(self.whole_changes());
        changes
    }

    /// The changes that drop a condition as a whole.
    fn whole_changes(&self) -> impl Iterator<Item = Change> {
        let scope = &self.scope;
        let period = scope.period;
        let all = [
            (scope.direction != Direction::Both, Change::FollowBothWays),
            // Kinds that are named are passed through whether they carry or not.
            (
                scope.passing != Passing::Anything && scope.kinds.is_none(),
                Change::PassAnything,
            ),
            // Types that are named count whatever their layer.
            (
                scope.layers != Layers::Both && scope.types.is_none(),
                Change::AnyLayer,
            ),
            (
                period.is_some_and(|period| period.modality == Modality::Certain)
                    || (scope.conditions_hold == Modality::Certain
                        && scope.has_graded_conditions()),
                Change::AcceptPossibleDates,
            ),
            (
                period.is_some_and(|period| period.window.first != Day::ALWAYS),
                Change::AnySince,
            ),
            (
                period.is_some_and(|period| period.window.last != Day::NEVER_ENDING),
                Change::AnyUntil,
            ),
            (
                scope.types.is_some() || scope.classes.is_some(),
                Change::AnyType,
            ),
            (scope.sources.is_some(), Change::AnySource),
            (scope.places.is_some(), Change::AnyPlace),
            (scope.claimants.is_some(), Change::AnyClaimant),
            (
                !scope.relation_conditions.is_empty() || !scope.entity_conditions.is_empty(),
                Change::AnyValue,
            ),
            (scope.at_least.is_some(), Change::AnyStrength),
            (self.most_hops != usize::MAX, Change::AnyLength),
            (self.leaving.is_some(), Change::LeaveAnyTime),
            (self.arriving.is_some(), Change::ArriveAnyTime),
            (self.order == Order::InTime, Change::AnyOrder),
        ];
        all.into_iter()
            .filter(|(applies, _)| *applies)
            .map(|(_, change)| change)
    }
}
