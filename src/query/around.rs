//! The neighbourhood question: who is within some hops of an entity, and how they are tied to one
//! another.

use std::cmp::Reverse;

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Reached;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::graph::SearchSpace;
use crate::graph::StepIndex;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::absence::explain;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::change::Terms;
use crate::query::error::QueryError;
use crate::query::error::cut_of;

/// Who is around `entity`?
///
/// # Example
///
/// Everybody within two hops, nearest first:
///
/// ```
/// use prosopograph::query::AroundQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let question = AroundQuestion::new(explorer.entity("OGPU")?, 2);
/// let around = explorer.ask(&question, &Limits::default())?;
/// assert!(around.members.is_sorted_by_key(|member| member.distance));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct AroundQuestion {
    /// The entity in the middle.
    pub entity: EntityIndex,
    /// How far to go.
    pub hops: usize,
    /// What part of the network may be used.
    pub scope: Scope,
}

impl AroundQuestion {
    /// The entities within some hops of an entity, over all claims but denied ones.
    #[must_use]
    pub fn new(entity: EntityIndex, hops: usize) -> Self {
        Self {
            entity,
            hops,
            scope: Scope::default(),
        }
    }
}

/// An entity of a neighbourhood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The entity.
    pub entity: EntityIndex,
    /// Its distance from the middle in hops; 0 for the middle itself.
    pub distance: usize,
}

/// How many relations a neighbourhood lists at most.
const MOST_RELATIONS: usize = 2_000;

/// A neighbourhood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// The entities, nearest first, then by id, up to the limit; the middle is the first.
    pub members: Vec<Member>,
    /// How many entities there are at each distance, listed or not; the first number is 1, for the
    /// middle.
    pub count_by_distance: Vec<usize>,
    /// All relations among the listed entities.
    pub relations: Vec<RelationIndex>,
    /// How many of the relations are listed, from the first.
    pub relations_listed: usize,
    /// Why there are no neighbours, if there are none.
    pub absence: Option<Absence>,
    /// Whether the search was cut short: then there may be more entities at the last distance, and
    /// further away.
    pub cut: Option<Cut>,
}

/// Answers a neighbourhood question: breadth-first, in the order of ids at each distance.
///
/// Time `O(V + E)` of the part within reach.
///
/// # Errors
///
/// [`QueryError`] if nobody waits for it any more. If a limit was reached, the answer is what was
/// found by then, nearest first.
pub fn around(
    graph: &NetworkGraph,
    question: &AroundQuestion,
    limits: &Limits,
) -> Result<Around, QueryError> {
    let mut budget = Budget::until_time(limits);
    let scoped = graph.within(&question.scope, &[question.entity]);
    let mut answer = neighbourhood(
        &scoped,
        question.entity,
        question.hops,
        limits.results,
        &mut budget,
    )?;
    if answer.members.len() == 1 && question.hops > 0 && answer.cut.is_none() {
        let absence = explain(graph.network(), &Terms::of(&question.scope), |terms| {
            budget.spend(scoped.row_length(question.entity))?;
            let relaxed = graph.within(&terms.scope, &[question.entity]);
            Ok(relaxed.neighbours(question.entity).next().map(|_| 1))
        })?;
        answer.absence = Some(absence);
    }
    Ok(answer)
}

/// An entity and its direct neighbours, of many the `most` with most relations to it, for a picture.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub(crate) fn closest(
    graph: &NetworkGraph,
    entity: EntityIndex,
    scope: &Scope,
    most: usize,
    budget: &mut Budget,
) -> Result<Around, QueryError> {
    let scoped = graph.within(scope, &[entity]);
    budget.spend(scoped.row_length(entity))?;
    let others = scoped.neighbours(entity).filter(|&other| other != entity);
    let mut others: Vec<(Reverse<usize>, EntityIndex)> = others
        .map(|other| {
            let relations = scoped.relations_of_pair(entity, other);
            (Reverse(relations.count()), other)
        })
        .collect();
    others.sort_unstable();
    let count_by_distance = [1, others.len()].into_iter().filter(|count| *count > 0);
    let nearest = others.iter().take(most).map(|(_, other)| (*other, 1));
    let members = std::iter::once((entity, 0)).chain(nearest);
    let members: Vec<Member> = members
        .map(|(entity, distance)| Member { entity, distance })
        .collect();
    let chosen = members.iter().map(|member| member.entity).collect();
    Ok(Around {
        relations: relations_among(&scoped, chosen, budget)?,
        relations_listed: MOST_RELATIONS,
        members,
        count_by_distance: count_by_distance.collect(),
        absence: None,
        cut: None,
    })
}

fn neighbourhood(
    graph: &ScopedGraph<'_>,
    middle: EntityIndex,
    hops: usize,
    most_members: usize,
    budget: &mut Budget,
) -> Result<Around, QueryError> {
    let mut space = graph.graph().take_search_space();
    let grown = grow(graph, middle, hops, &mut space, budget);
    let answer = cut_of(grown, budget).and_then(|cut| {
        if cut.is_some() {
            space.from_start.end_level();
        }
        let levels = space.from_start.sorted_levels();
        let mut members = Vec::new();
        for (distance, level) in levels.iter().enumerate() {
            let room = most_members.saturating_add(1).saturating_sub(members.len());
            members.extend(level.iter().take(room).map(|step| Member {
                entity: step.entity,
                distance,
            }));
        }
        let entities = members.iter().map(|member| member.entity).collect();
        let relations = relations_among(graph, entities, budget)?;
        let count_by_distance = levels
            .iter()
            .map(|level| level.len())
            .filter(|count| *count > 0)
            .collect();
        Ok(Around {
            members,
            count_by_distance,
            relations,
            relations_listed: MOST_RELATIONS,
            absence: None,
            cut,
        })
    });
    graph.graph().return_search_space(space);
    answer
}

/// Reaches everything within `hops`, level by level.
fn grow(
    graph: &ScopedGraph<'_>,
    middle: EntityIndex,
    hops: usize,
    space: &mut SearchSpace,
    budget: &mut Budget,
) -> Result<(), QueryError> {
    space.begin();
    space.reach_from_start(middle, StepIndex::NONE);
    space.from_start.end_level();
    for _ in 0..hops {
        if space.from_start.last_steps().is_empty() {
            break;
        }
        for position in space.from_start.last_level() {
            let entity = space.from_start.queue.at(position).entity;
            budget.spend(graph.row_length(entity))?;
            for neighbour in graph.neighbours(entity) {
                if space.find(neighbour) == Reached::NotYet {
                    space.reach_from_start(neighbour, StepIndex::NONE);
                }
            }
        }
        space.from_start.end_level();
    }
    Ok(())
}

/// All relations in scope among some entities, in the order of the dataset.
pub(crate) fn relations_among(
    graph: &ScopedGraph<'_>,
    mut chosen: Vec<EntityIndex>,
    budget: &mut Budget,
) -> Result<Vec<RelationIndex>, QueryError> {
    chosen.sort_unstable();
    let mut relations = Vec::new();
    for &entity in &chosen {
        budget.spend(graph.row_length(entity))?;
        let higher = graph
            .neighbours_both(entity)
            .filter(|&other| other > entity && chosen.binary_search(&other).is_ok());
        relations.extend(higher.flat_map(|other| graph.relations_of_pair(entity, other)));
    }
    relations.sort_unstable();
    Ok(relations)
}

impl Around {
    /// The relations that are listed.
    #[must_use]
    pub fn listed_relations(&self) -> &[RelationIndex] {
        self.relations
            .get(..self.relations_listed)
            .unwrap_or(&self.relations)
    }
}

impl Answer for Around {
    fn listed(&self) -> Option<usize> {
        Some(self.members.len() + self.listed_relations().len())
    }

    /// Relations are dropped before entities, which are what was asked for.
    fn shorten(&mut self, most: usize) {
        let relations = self.listed_relations().len();
        if relations == 0 {
            self.members.truncate(most.max(1));
        }
        let listed = self.members.len() + relations;
        self.relations_listed = relations.saturating_mul(most) / listed.max(1);
    }

    fn is_limited_list(&self) -> bool {
        false
    }

    fn is_answered(&self) -> bool {
        self.members.len() > 1
    }

    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        let others = self.count_by_distance.iter().skip(1);
        others.sum::<usize>() as u64
    }

    fn cut(&self) -> Option<Cut> {
        let is_listed = self.members.len() as u64 == self.count() + 1;
        self.cut.or((!is_listed).then_some(Cut::Results))
    }

    fn relations(&self) -> Vec<RelationIndex> {
        self.relations.clone()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.members.iter().map(|member| member.entity).collect()
    }

    fn subject(&self) -> Option<EntityIndex> {
        self.members.first().map(|member| member.entity)
    }
}
