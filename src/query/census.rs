//! Who and what a list or a count is about: the claims that a scope admits one by one, and the
//! entities they are about.
//!
//! Unlike a path, a list does not pass through anybody: a claim is of a kind if one of its ends is,
//! and an entity is of a kind whatever the others are.

use crate::graph::Budget;
use crate::graph::Direction;
use crate::graph::Layers;
use crate::graph::NetworkGraph;
use crate::graph::Passing;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::graph::Wanted;
use crate::model::Certainty;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::absence::Absence;
use crate::query::absence::explain;
use crate::query::change::Terms;
use crate::query::count::Counted;
use crate::query::error::QueryError;

/// The claims of a scope, and what it wants of entities.
pub(crate) struct Census<'a> {
    graph: &'a NetworkGraph,
    scoped: ScopedGraph<'a>,
    scope: &'a Scope,
    /// Whether conditions may be met possibly and not certainly.
    is_graded: bool,
}

impl<'a> Census<'a> {
    pub(crate) fn new(graph: &'a NetworkGraph, scope: &'a Scope) -> Self {
        let of_claims = Scope {
            kinds: None,
            avoided_kinds: Vec::new(),
            avoided: Vec::new(),
            passing: Passing::Anything,
            entity_conditions: Vec::new(),
            ..scope.clone()
        };
        Self {
            graph,
            scoped: graph.within(&of_claims, &[]),
            scope,
            is_graded: scope.has_graded_conditions(),
        }
    }

    pub(crate) fn network(&self) -> &'a Network {
        self.graph.network()
    }

    /// Calls `take` with each claim of the scope, in the order of the dataset.
    pub(crate) fn each_claim(
        &self,
        budget: &mut Budget,
        mut take: impl FnMut(RelationIndex),
    ) -> Result<(), QueryError> {
        for claim in self.network().claims() {
            budget.spend(0)?;
            let ends = [claim.from(), claim.to()];
            let is_wanted = ends.iter().any(|&end| self.wants(end))
                && ends
                    .iter()
                    .all(|&end| !self.avoids(end) && self.is_as_silent(end));
            if is_wanted && self.scoped.counts(claim.index()) {
                take(claim.index());
            }
        }
        Ok(())
    }

    /// Calls `take` with each entity of the scope and its claims, in the order of the ids. If the
    /// scope wants something of claims, only entities that have such claims are of the scope.
    pub(crate) fn each_entity(
        &self,
        budget: &mut Budget,
        mut take: impl FnMut(EntityIndex, &[RelationIndex]),
    ) -> Result<(), QueryError> {
        let wants_claims = wants_of_claims(self.scope);
        for (entity, _) in self.network().entities() {
            budget.spend(0)?;
            if !self.wants(entity) || self.avoids(entity) {
                continue;
            }
            let claims = self.claims_of(entity, budget)?;
            if !wants_claims || !claims.is_empty() {
                take(entity, &claims);
            }
        }
        Ok(())
    }

    /// The claims of the scope about an entity, in the order of the dataset.
    pub(crate) fn claims_of(
        &self,
        entity: EntityIndex,
        budget: &mut Budget,
    ) -> Result<Vec<RelationIndex>, QueryError> {
        let mut claims = self.graph.relations_at(entity);
        budget.spend(claims.len())?;
        claims.retain(|&relation| {
            let row = self.network().relation(relation);
            let other = if row.from == entity { row.to } else { row.from };
            !self.avoids(other) && self.scoped.leads_from(entity, relation)
        });
        Ok(claims)
    }

    /// The fewest changes of the scope under which something would be listed; of several, one that asks
    /// for the same types of claims, since claims of another type tell something else.
    pub(crate) fn explain_none(
        &self,
        counted: Counted,
        budget: &mut Budget,
    ) -> Result<Absence, QueryError> {
        let asked = |scope: &Scope| (scope.types.clone(), scope.classes.clone());
        let absence = explain(self.network(), &Terms::of(self.scope), |terms| {
            let census = Census::new(self.graph, &terms.scope);
            let mut is_found = false;
            match counted {
                Counted::Claims => census.each_claim(budget, |_| is_found = true)?,
                Counted::Entities => census.each_entity(budget, |_, _| is_found = true)?,
            }
            let is_of_others = asked(&terms.scope) != asked(self.scope);
            Ok(is_found.then_some(usize::from(is_of_others)))
        })?;
        Ok(match absence {
            Absence::Relaxation { changes, .. } => Absence::Relaxation { changes, hops: 0 },
            other => other,
        })
    }

    /// Whether a claim of the scope certainly or only possibly falls into its period.
    pub(crate) fn verdict(&self, relation: RelationIndex) -> Verdict {
        let bounds = self.scoped.bounds(relation);
        let period = self.scope.period;
        let in_period = period.map_or(Verdict::Certain, |period| period.verdict(bounds));
        in_period.min(self.conditions(relation))
    }

    /// Whether a claim of the scope certainly or only possibly meets what is asked of it besides the time.
    pub(crate) fn conditions(&self, relation: RelationIndex) -> Verdict {
        if self.is_graded {
            self.scope.conditions_on(self.network().claim(relation))
        } else {
            Verdict::Certain
        }
    }

    /// Whether an entity certainly or only possibly meets the conditions on entities.
    pub(crate) fn meets(&self, entity: EntityIndex) -> Verdict {
        self.scope
            .conditions_on_entity(self.network().entity(entity))
    }

    /// Whether an entity with these claims of the scope certainly or only possibly is of it. One
    /// without claims, of a scope that wants nothing of claims, is there all the same.
    pub(crate) fn verdict_of_entity(
        &self,
        entity: EntityIndex,
        claims: &[RelationIndex],
    ) -> Verdict {
        let verdicts = claims.iter().map(|&claim| self.verdict(claim));
        let of_claims = verdicts.max().unwrap_or(Verdict::Certain);
        of_claims.min(self.meets(entity))
    }

    /// Whether an entity, of which this is the verdict, has no date by its claims; of a period, whether it is
    /// for this alone that it may be of it.
    pub(crate) fn is_undated(&self, verdict: Verdict, claims: &[RelationIndex]) -> bool {
        let may_be = self.scope.period.is_none() || verdict == Verdict::Possible;
        may_be && self.have_no_date(claims)
    }

    /// Whether none of these claims has a date.
    fn have_no_date(&self, claims: &[RelationIndex]) -> bool {
        let mut bounds = claims.iter().map(|&claim| self.network().bounds(claim));
        bounds.all(|bounds| bounds == DateBounds::UNDATED)
    }

    /// Whether the scope wants an entity by its kind and columns.
    fn wants(&self, entity: EntityIndex) -> bool {
        let kind = self.network().kind_of(entity);
        let by_kind = self.scope.kinds.as_ref();
        by_kind.is_none_or(|kinds| kinds.contains(&kind)) && self.scope.suffices(self.meets(entity))
    }

    /// Whether an entity does not say what the scope wants not said: a claim says nothing, or not this
    /// value, in a column of entities if neither end does.
    fn is_as_silent(&self, entity: EntityIndex) -> bool {
        let conditions = self.scope.entity_conditions.iter();
        let mut refusing = conditions
            .filter(|condition| matches!(condition.wanted, Wanted::Empty | Wanted::IsNot(_)));
        refusing
            .all(|condition| condition.of_entity(self.network().entity(entity)) == Verdict::Certain)
    }

    fn avoids(&self, entity: EntityIndex) -> bool {
        let kind = self.network().kind_of(entity);
        self.scope.avoided_kinds.contains(&kind) || self.scope.avoided.contains(&entity)
    }
}

/// Whether a scope wants anything of claims beyond what every question does.
fn wants_of_claims(scope: &Scope) -> bool {
    let usual = Scope::default();
    scope.types.is_some()
        || scope.classes.is_some()
        || scope.period.is_some()
        || scope.sources.is_some()
        || scope.places.is_some()
        || scope.claimants.is_some()
        || scope.at_least.is_some()
        || !scope.relation_conditions.is_empty()
        || scope.statuses != usual.statuses
        || scope.certainties.len() != Certainty::ALL.len()
        || scope.layers != Layers::World
        || scope.direction != Direction::Both
}
