//! All shortest routes: counted exactly, listed up to a limit.
//!
//! After two searches have met, every shortest route crosses from the start's last level to the
//! goal's. What leads there is marked backwards; then a walk forwards meets nothing but shortest
//! routes.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Budget;
use crate::graph::Reached;
use crate::graph::ScopedGraph;
use crate::graph::SearchSpace;
use crate::model::EntityIndex;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::meeting::Work;
use crate::query::meeting::meet;

/// The shortest routes between two entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllShortest {
    /// The first ones in the order of the entities' ids, up to the limit.
    pub listed: Vec<Vec<EntityIndex>>,
    /// The number of routes; saturates at the highest number.
    pub total: u64,
}

/// Finds all shortest routes from `start` to `goal` and lists the first `most_routes` of them.
///
/// Time `O(V + E)` of the scoped graph, and the length of the list.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub fn all_shortest_routes(
    graph: &ScopedGraph<'_>,
    ends: Ends,
    most_hops: usize,
    most_routes: usize,
    budget: &mut Budget,
) -> Result<AllShortest, QueryError> {
    let mut space = graph.graph().take_search_space();
    let work = Work {
        space: &mut space,
        budget,
    };
    let met = meet(graph, ends, most_hops, work, &|_, _| true);
    let found = met.and_then(|meeting| match meeting {
        None => Ok(AllShortest::default()),
        Some(_) if ends.from == ends.to => Ok(AllShortest {
            listed: vec![vec![ends.from]],
            total: 1,
        }),
        Some(_) => {
            let steps = Steps::between(graph, &space, budget)?;
            Ok(AllShortest {
                total: steps.count(ends),
                listed: steps.list(ends, most_routes),
            })
        }
    });
    graph.graph().return_search_space(space);
    found
}

/// Every step that lies on a shortest route, by where it begins.
struct Steps {
    onward: BTreeMap<EntityIndex, Vec<EntityIndex>>,
    layers: Vec<BTreeSet<EntityIndex>>,
}

impl Steps {
    fn between(
        graph: &ScopedGraph<'_>,
        space: &SearchSpace,
        budget: &mut Budget,
    ) -> Result<Self, QueryError> {
        let mut steps = Self {
            onward: BTreeMap::new(),
            layers: Vec::new(),
        };
        let SearchSpace {
            from_start,
            from_goal,
            ..
        } = space;
        let (start_depth, goal_depth) = (from_start.level_count() - 1, from_goal.level_count() - 1);
        let in_goal_level = |entity: EntityIndex, level: usize| match space.find(entity) {
            Reached::FromGoal(position) => from_goal.level_holds(level, position),
            _ => false,
        };
        let in_start_level = |entity: EntityIndex, level: usize| match space.find(entity) {
            Reached::FromStart(position) => from_start.level_holds(level, position),
            _ => false,
        };
        let border = from_start.last_steps();
        let mut layer = steps.add_layer(
            graph,
            border.iter().map(|step| step.entity),
            budget,
            |next| in_goal_level(next, goal_depth),
        )?;
        steps.layers.push(layer.clone());
        for level in (0..start_depth).rev() {
            let mut before = BTreeSet::new();
            for &entity in &layer {
                budget.spend(graph.row_length(entity))?;
                before.extend(
                    graph
                        .neighbours_against(entity)
                        .filter(|&previous| in_start_level(previous, level)),
                );
            }
            let reached = &layer;
            layer = steps.add_layer(graph, before.into_iter(), budget, |next| {
                reached.contains(&next)
            })?;
            steps.layers.insert(0, layer.clone());
        }
        for level in (0..goal_depth).rev() {
            let border = steps
                .layers
                .last()
                .into_iter()
                .flatten()
                .filter_map(|entity| steps.onward.get(entity))
                .flatten();
            let border: BTreeSet<EntityIndex> = border.copied().collect();
            let layer = steps.add_layer(graph, border.into_iter(), budget, |next| {
                in_goal_level(next, level)
            })?;
            steps.layers.push(layer);
        }
        Ok(steps)
    }

    /// Adds the steps from `entities` to neighbours for which `is_next` holds, and returns the entities
    /// that have such a step.
    fn add_layer(
        &mut self,
        graph: &ScopedGraph<'_>,
        entities: impl Iterator<Item = EntityIndex>,
        budget: &mut Budget,
        is_next: impl Fn(EntityIndex) -> bool,
    ) -> Result<BTreeSet<EntityIndex>, QueryError> {
        let mut layer = BTreeSet::new();
        for entity in entities {
            budget.spend(graph.row_length(entity))?;
            let onward: Vec<EntityIndex> = graph
                .neighbours(entity)
                .filter(|&next| is_next(next))
                .collect();
            if !onward.is_empty() {
                layer.insert(entity);
                self.onward.insert(entity, onward);
            }
        }
        Ok(layer)
    }

    /// Counts the routes, layer by layer.
    fn count(&self, ends: Ends) -> u64 {
        let mut ways = BTreeMap::from([(ends.from, 1u64)]);
        for layer in &self.layers {
            let mut next: BTreeMap<EntityIndex, u64> = BTreeMap::new();
            for entity in layer {
                let here = ways.get(entity).copied().unwrap_or(0);
                for onward in self.onward.get(entity).into_iter().flatten() {
                    let there = next.entry(*onward).or_default();
                    *there = there.saturating_add(here);
                }
            }
            ways = next;
        }
        ways.get(&ends.to).copied().unwrap_or(0)
    }

    fn list(&self, ends: Ends, most: usize) -> Vec<Vec<EntityIndex>> {
        let mut listed = Vec::new();
        let mut route = vec![ends.from];
        let mut choices = vec![self.choices(ends.from)];
        while let Some(choice) = choices.last_mut() {
            if listed.len() >= most {
                break;
            }
            if let Some(next) = choice.next() {
                route.push(next);
                if next == ends.to {
                    listed.push(route.clone());
                }
                choices.push(self.choices(next));
            } else {
                choices.pop();
                route.pop();
            }
        }
        listed
    }

    fn choices(&self, entity: EntityIndex) -> std::iter::Copied<std::slice::Iter<'_, EntityIndex>> {
        self.onward
            .get(&entity)
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .copied()
    }
}
