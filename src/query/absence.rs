//! Explains empty answers: why there is no result, and the smallest change that gives one.

use crate::graph::Budget;
use crate::graph::Direction;
use crate::graph::NetworkGraph;
use crate::graph::Reached;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::graph::StepIndex;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::change::Change;
use crate::query::change::Terms;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::relaxation::smallest;

/// Why an answer is empty.
///
/// # Example
///
/// An empty answer names the smallest change that helps:
///
/// ```
/// use prosopograph::graph::Scope;
/// use prosopograph::model::Status;
/// use prosopograph::query::Absence;
/// use prosopograph::query::PathQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let question = PathQuestion {
///     scope: Scope {
///         statuses: vec![Status::Rumour],
///         ..Scope::default()
///     },
///     ..PathQuestion::new(explorer.entity("Bukharin")?, explorer.entity("Poland")?)
/// };
/// let answer = explorer.ask(&question, &Limits::default())?;
/// assert!(answer.routes.is_empty());
/// assert!(matches!(answer.absence, Some(Absence::Relaxation { .. })));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The two are not connected by anything in the network.
    DifferentComponents {
        /// How many entities the first end is connected to, itself included.
        from_size: usize,
        /// How many entities the second end is connected to, itself included.
        to_size: usize,
    },
    /// These changes together give an answer, and no fewer do.
    Relaxation {
        /// The changes.
        changes: Vec<Change>,
        /// The length of the shortest route after the changes; 0 for questions without routes.
        hops: usize,
    },
    /// The network contains nothing that matches, in any scope.
    Nowhere,
}

impl Absence {
    /// The word used in answers.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::DifferentComponents { .. } => "different-components",
            Self::Relaxation { .. } => "relaxation",
            Self::Nowhere => "nowhere",
        }
    }

    /// The absence of any route between two ends that nothing connects, whatever the scope.
    pub(crate) fn different_components(
        everything: &ScopedGraph<'_>,
        ends: Ends,
        budget: &mut Budget,
    ) -> Result<Self, QueryError> {
        Ok(Self::DifferentComponents {
            from_size: component_size(everything, ends.from, budget)?,
            to_size: component_size(everything, ends.to, budget)?,
        })
    }
}

/// Finds the fewest changes of a question under which `works` gives an answer.
///
/// `works` runs the question with changed terms, and returns the length of an answer if there is
/// one. It is called a few times for each possible change.
///
/// # Errors
///
/// Errors of `works`.
pub fn explain(
    network: &Network,
    terms: &Terms,
    mut works: impl FnMut(&Terms) -> Result<Option<usize>, QueryError>,
) -> Result<Absence, QueryError> {
    let found = smallest(&terms.changes(network), |chosen| {
        works(&terms.after(chosen))
    })?;
    Ok(
        found.map_or(Absence::Nowhere, |(changes, hops)| Absence::Relaxation {
            changes,
            hops,
        }),
    )
}

/// Finds the fewest changes of a scope under which an entity, or any if none is given, has a tie
/// that is `wanted`.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub fn explain_no_tie(
    graph: &NetworkGraph,
    scope: &Scope,
    entity: Option<EntityIndex>,
    wanted: impl Fn(RelationIndex) -> bool,
    budget: &mut Budget,
) -> Result<Absence, QueryError> {
    explain(graph.network(), &Terms::of(scope), |terms| {
        let named: Vec<EntityIndex> = entity.into_iter().collect();
        let scoped = graph.within(&terms.scope, &named);
        let found = if let Some(entity) = entity {
            let ties = graph.relations_at(entity);
            budget.spend(ties.len())?;
            ties.into_iter()
                .any(|relation| wanted(relation) && scoped.leads_from(entity, relation))
        } else {
            let mut found = false;
            for entity in scoped.entities() {
                budget.spend(scoped.row_length(entity))?;
                found = scoped
                    .ties_along(entity, Direction::Both)
                    .any(|(_, relation)| wanted(relation));
                if found {
                    break;
                }
            }
            found
        };
        Ok(found.then_some(0))
    })
}

fn component_size(
    graph: &ScopedGraph<'_>,
    entity: EntityIndex,
    budget: &mut Budget,
) -> Result<usize, QueryError> {
    let mut space = graph.graph().take_search_space();
    space.begin();
    space.reach_from_start(entity, StepIndex::NONE);
    let mut next = 0;
    let mut counted = Ok(());
    while let Some(here) = space.from_start.queue.values().get(next)
        && counted.is_ok()
    {
        let here = here.entity;
        counted = budget.spend(graph.row_length(here));
        for neighbour in graph.neighbours_both(here) {
            if space.find(neighbour) == Reached::NotYet {
                space.reach_from_start(neighbour, StepIndex::NONE);
            }
        }
        next += 1;
    }
    let reached = space.from_start.queue.len();
    graph.graph().return_search_space(space);
    counted?;
    Ok(reached)
}
