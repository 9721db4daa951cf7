//! Shortest routes: two searches that meet.
//!
//! Breadth-first from both ends, level by level, always on the side whose next level has fewer
//! relations to look at (bidirectional search; Pohl 1971). The first meeting gives the length. Of
//! several shortest routes the first in the order of the entities' ids is found directly: rows are
//! sorted, so the start side reaches its entities in the order of their routes, and the goal side
//! prefers the lowest next entity.

use crate::graph::Budget;
use crate::graph::Reached;
use crate::graph::ScopedGraph;
use crate::graph::SearchSpace;
use crate::graph::Side;
use crate::graph::Step;
use crate::graph::StepIndex;
use crate::model::EntityIndex;
use crate::model::Key;
use crate::model::Table;
use crate::query::ends::Ends;
use crate::query::error::QueryError;

/// Finds the shortest route from `start` to `goal`; of several, the first in the order of the
/// entities' ids.
///
/// `None` is an answer: within the scope, and within `most_hops`, the two are not connected. Time
/// `O(V + E)` of the scoped graph in the worst case, and far less in networks with hubs; nothing is
/// allocated but the answer.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out; the answer is then not known.
pub fn shortest_route(
    graph: &ScopedGraph<'_>,
    ends: Ends,
    most_hops: usize,
    budget: &mut Budget,
) -> Result<Option<Vec<EntityIndex>>, QueryError> {
    let mut space = graph.graph().take_search_space();
    let work = Work {
        space: &mut space,
        budget,
    };
    let found = meet(graph, ends, most_hops, work, &|_, _| true);
    let route = found.map(|meeting| meeting.map(|meeting| meeting.route(&space)));
    graph.graph().return_search_space(space);
    route
}

/// Where the two searches met; the levels that led there stay in the [`SearchSpace`].
#[derive(Debug)]
pub(crate) struct Meeting {
    /// The last entity on the start's side, as a position in its queue.
    start_position: StepIndex,
    /// The first entity on the goal's side, as a position in its queue; none if start and goal are
    /// one.
    goal_position: StepIndex,
}

impl Meeting {
    /// The entities of the route, both ends included.
    pub(crate) fn route(&self, space: &SearchSpace) -> Vec<EntityIndex> {
        let mut route =
            Vec::with_capacity(space.from_start.level_count() + space.from_goal.level_count());
        route.extend(chain(&space.from_start.queue, self.start_position));
        route.reverse();
        route.extend(chain(&space.from_goal.queue, self.goal_position));
        route
    }
}

/// The entities from the step at `position` back to where its side began.
fn chain(
    queue: &Table<StepIndex, Step>,
    mut position: StepIndex,
) -> impl Iterator<Item = EntityIndex> {
    std::iter::from_fn(move || {
        let step = queue.get(position)?;
        position = step.parent;
        Some(step.entity)
    })
}

/// The working memory of a search and its budget.
pub(crate) struct Work<'a> {
    pub(crate) space: &'a mut SearchSpace,
    pub(crate) budget: &'a mut Budget,
}

/// Searches from both ends until they meet; `allowed(from, to)` may forbid single steps.
pub(crate) fn meet(
    graph: &ScopedGraph<'_>,
    ends: Ends,
    most_hops: usize,
    work: Work<'_>,
    allowed: &impl Fn(EntityIndex, EntityIndex) -> bool,
) -> Result<Option<Meeting>, QueryError> {
    let Work { space, budget } = work;
    space.begin();
    space.reach_from_start(ends.from, StepIndex::NONE);
    space.from_start.end_level();
    if ends.from == ends.to {
        return Ok(Some(Meeting {
            start_position: StepIndex::FIRST,
            goal_position: StepIndex::NONE,
        }));
    }
    space.reach_from_goal(ends.to, StepIndex::NONE);
    space.from_goal.end_level();
    let mut search = Search {
        graph,
        space,
        budget,
        allowed,
    };
    let mut start_cost = graph.row_length(ends.from);
    let mut goal_cost = graph.row_length(ends.to);
    while search.hops_so_far() < most_hops && start_cost > 0 && goal_cost > 0 {
        // The start's side may stop in the middle of the level that meets, the goal's may not.
        let starts_turn = start_cost / 3 <= goal_cost;
        let met = if starts_turn {
            search.grow_start(&mut start_cost)?
        } else {
            search.grow_goal(&mut goal_cost)?
        };
        if met.is_some() {
            return Ok(met);
        }
    }
    Ok(None)
}

struct Search<'a, A> {
    graph: &'a ScopedGraph<'a>,
    space: &'a mut SearchSpace,
    budget: &'a mut Budget,
    allowed: &'a A,
}

impl<A: Fn(EntityIndex, EntityIndex) -> bool> Search<'_, A> {
    fn hops_so_far(&self) -> usize {
        self.space.from_start.level_count() + self.space.from_goal.level_count() - 2
    }

    /// Grows the start's side by a level; stops at the first meeting, which is the first in the
    /// order of routes.
    fn grow_start(&mut self, cost: &mut usize) -> Result<Option<Meeting>, QueryError> {
        for position in self.space.from_start.last_level() {
            let entity = self.space.from_start.queue.at(position).entity;
            self.budget.spend(self.graph.row_length(entity))?;
            for neighbour in self
                .graph
                .neighbours(entity)
                .filter(|&neighbour| (self.allowed)(entity, neighbour))
            {
                match self.space.find(neighbour) {
                    Reached::FromGoal(goal_position) => {
                        return Ok(Some(Meeting {
                            start_position: position,
                            goal_position,
                        }));
                    }
                    Reached::FromStart(_) => {}
                    Reached::NotYet => {
                        self.space.reach_from_start(neighbour, position);
                    }
                }
            }
        }
        self.space.from_start.end_level();
        *cost = self.cost_of_level(&self.space.from_start);
        Ok(None)
    }

    /// How many relations the next level has to look at. Counted in one go, so that the processor
    /// waits for many rows at once.
    fn cost_of_level(&self, side: &Side) -> usize {
        side.last_steps()
            .iter()
            .map(|step| self.graph.row_length(step.entity))
            .sum()
    }

    /// Grows the goal's side by a level; the whole level is needed to know the first meeting in the
    /// order of routes.
    fn grow_goal(&mut self, cost: &mut usize) -> Result<Option<Meeting>, QueryError> {
        let level_begin = StepIndex::of_position(self.space.from_goal.queue.len());
        let mut met: Option<(StepIndex, EntityIndex, StepIndex)> = None;
        for position in self.space.from_goal.last_level() {
            let entity = self.space.from_goal.queue.at(position).entity;
            self.budget.spend(self.graph.row_length(entity))?;
            for neighbour in self
                .graph
                .neighbours_against(entity)
                .filter(|&neighbour| (self.allowed)(neighbour, entity))
            {
                match self.space.find(neighbour) {
                    Reached::FromStart(start_position)
                        if met.is_none_or(|(best, next, _)| {
                            (start_position, entity) < (best, next)
                        }) =>
                    {
                        met = Some((start_position, entity, position));
                    }
                    Reached::NotYet if met.is_none() => {
                        self.space.reach_from_goal(neighbour, position);
                    }
                    Reached::FromGoal(known) if known >= level_begin => {
                        self.prefer_lower(known, entity, position);
                    }
                    _ => {}
                }
            }
        }
        if met.is_none() {
            self.space.from_goal.end_level();
            *cost = self.cost_of_level(&self.space.from_goal);
        }
        Ok(met.map(|(start_position, _, goal_position)| Meeting {
            start_position,
            goal_position,
        }))
    }

    /// Changes the parent of a step to `entity` if that has the lower id; both are equally near the goal.
    fn prefer_lower(&mut self, known: StepIndex, entity: EntityIndex, position: StepIndex) {
        let queue = &mut self.space.from_goal.queue;
        let parent = queue.at(known).parent;
        if queue.at(parent).entity > entity {
            queue.at_mut(known).parent = position;
        }
    }
}
