//! Gathering: the steps of an exploration are taken one after the other.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Table;
use crate::query::absence::Absence;
use crate::query::absence::explain_no_tie;
use crate::query::bubbles::Bubbling;
use crate::query::change::Terms;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::explore::Gathered;
use crate::query::explore::StepOutcome;
use crate::query::explore_step::ExploreStep;
use crate::query::explore_step::Reach;
use crate::query::explore_step::USUAL_NEWCOMERS;
use crate::query::meeting::shortest_route;
use crate::query::path::explain_no_route;

/// What was gathered so far.
pub(crate) struct Gathering<'a> {
    scope: &'a Scope,
    scoped: &'a ScopedGraph<'a>,
    present: Table<EntityIndex, bool>,
    most: usize,
    /// That of what is found one by one, which ends when the time is over.
    pub(crate) budget: Budget,
    /// That of what has no parts.
    pub(crate) patient: Budget,
    pub(crate) gathered: Vec<Gathered>,
    /// How many had been gathered when everything was last arranged anew.
    pub(crate) arranged: usize,
    pub(crate) bubbling: Bubbling,
}

impl<'a> Gathering<'a> {
    /// Nobody is gathered yet.
    pub(crate) fn new(scoped: &'a ScopedGraph<'a>, scope: &'a Scope, limits: &Limits) -> Self {
        Self {
            scope,
            scoped,
            present: Table::filled(scoped.network().entity_count(), false),
            most: limits.results,
            budget: Budget::until_time(limits),
            patient: Budget::new(limits),
            gathered: Vec::new(),
            arranged: 0,
            bubbling: Bubbling::default(),
        }
    }

    /// Takes steps in their order, and notes what each found.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if not all could be taken; those who were gathered by then stay.
    pub(crate) fn take_all(
        &mut self,
        steps: &[ExploreStep],
        outcomes: &mut Vec<StepOutcome>,
    ) -> Result<(), QueryError> {
        for (number, step) in steps.iter().enumerate() {
            outcomes.push(self.take(number, step)?);
        }
        Ok(())
    }

    /// What a step found that was not taken to its end.
    pub(crate) fn unfinished(&self, step: usize) -> StepOutcome {
        let brought = self.gathered.iter().filter(|found| found.step == step);
        let brought = brought.count();
        StepOutcome {
            found: brought,
            shown: brought,
            ..StepOutcome::default()
        }
    }

    fn take(&mut self, step: usize, what: &ExploreStep) -> Result<StepOutcome, QueryError> {
        let entities = match what {
            ExploreStep::Show(entities) => entities.clone(),
            ExploreStep::Arrange => {
                self.arranged = self.gathered.len();
                self.gathered.iter().map(|found| found.entity).collect()
            }
            ExploreStep::Along(routes) => return self.along(step, routes),
            ExploreStep::Everything if self.bubbling.begins(self.scoped, &mut self.patient)? => {
                let everybody = self.scoped.entities().count();
                return Ok(StepOutcome {
                    found: everybody,
                    shown: everybody,
                    ..StepOutcome::default()
                });
            }
            ExploreStep::Everything | ExploreStep::Everybody => self.by_ties(),
            ExploreStep::Open(entity) => {
                let mut members = self.by_ties();
                let slots = self.bubbling.slots(self.scoped, &mut self.patient)?;
                members.retain(slots.beside(*entity));
                members
            }
            ExploreStep::Expand { entity, reach } => return self.expand(step, *entity, reach),
            ExploreStep::Route { from, to } => {
                return self.route(
                    step,
                    Ends {
                        from: *from,
                        to: *to,
                    },
                );
            }
        };
        for &entity in &entities {
            self.add(entity, step, None)?;
        }
        Ok(self.outcome(&entities))
    }

    fn expand(
        &mut self,
        step: usize,
        entity: EntityIndex,
        reach: &Reach,
    ) -> Result<StepOutcome, QueryError> {
        self.add(entity, step, None)?;
        self.budget.spend(self.scoped.row_length(entity))?;
        let mut found: Vec<(usize, usize, EntityIndex)> = Vec::new();
        for neighbour in self.scoped.neighbours(entity) {
            let ties = self.ties(entity, neighbour, reach);
            if ties > 0 {
                found.push((ties, self.scoped.row_length(neighbour), neighbour));
            }
        }
        if found.is_empty() {
            return Ok(StepOutcome {
                absence: Some(self.explain_lonely(entity, reach)?),
                ..StepOutcome::default()
            });
        }
        found.sort_unstable_by_key(|&(ties, degree, neighbour)| {
            (std::cmp::Reverse((ties, degree)), neighbour)
        });
        let mut room = if *reach == Reach::Usual {
            USUAL_NEWCOMERS
        } else {
            usize::MAX
        };
        for &(_, _, neighbour) in &found {
            if !*self.present.at(neighbour) && room > 0 {
                room -= 1;
                self.add(neighbour, step, Some(entity))?;
            }
        }
        Ok(self.outcome(
            &found
                .into_iter()
                .map(|(_, _, neighbour)| neighbour)
                .collect::<Vec<_>>(),
        ))
    }

    /// The number of relations to a neighbour that the expansion follows.
    fn ties(&self, entity: EntityIndex, neighbour: EntityIndex, reach: &Reach) -> usize {
        let network = self.scoped.network();
        self.scoped
            .relations_between(entity, neighbour)
            .filter(|&relation| reach.follows(network, relation))
            .count()
    }

    /// Explains why an expansion adds no entity.
    fn explain_lonely(
        &mut self,
        entity: EntityIndex,
        reach: &Reach,
    ) -> Result<Absence, QueryError> {
        let graph = self.scoped.graph();
        let network = graph.network();
        let leads_away = |relation: RelationIndex| {
            let row = network.relation(relation);
            row.from != row.to && reach.follows(network, relation)
        };
        explain_no_tie(
            graph,
            self.scope,
            Some(entity),
            leads_away,
            &mut self.budget,
        )
    }

    fn route(&mut self, step: usize, ends: Ends) -> Result<StepOutcome, QueryError> {
        let route = shortest_route(self.scoped, ends, usize::MAX, &mut self.budget)?;
        let Some(route) = route else {
            // "Not connected" is an answer: both ends are shown without a route.
            self.add(ends.from, step, None)?;
            self.add(ends.to, step, None)?;
            let absence = explain_no_route(
                self.scoped.graph(),
                ends,
                &Terms::of(self.scope),
                &mut self.budget,
            )?;
            return Ok(StepOutcome {
                absence: Some(absence),
                ..StepOutcome::default()
            });
        };
        self.along(step, &[route])
    }

    /// Brings everybody on some routes, each reached from the one before.
    fn along(
        &mut self,
        step: usize,
        routes: &[Vec<EntityIndex>],
    ) -> Result<StepOutcome, QueryError> {
        let mut found = Vec::new();
        for route in routes {
            let mut before = None;
            for &entity in route {
                self.add(entity, step, before)?;
                before = Some(entity);
                found.push(entity);
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(StepOutcome {
            routes: routes.to_vec(),
            ..self.outcome(&found)
        })
    }

    /// All entities in scope, those with the most neighbours first.
    fn by_ties(&self) -> Vec<EntityIndex> {
        let mut all: Vec<EntityIndex> = self.scoped.entities().collect();
        all.sort_by_key(|&entity| std::cmp::Reverse(self.scoped.row_length(entity)));
        all
    }

    fn add(
        &mut self,
        entity: EntityIndex,
        step: usize,
        reached_from: Option<EntityIndex>,
    ) -> Result<(), QueryError> {
        if self.gathered.len() < self.most && !*self.present.at(entity) {
            // Somebody is always there, so that there is something to go on from.
            if !self.gathered.is_empty() {
                self.budget.spend(self.scoped.row_length(entity))?;
            }
            *self.present.at_mut(entity) = true;
            let reached_from = reached_from.filter(|from| *self.present.at(*from));
            let of_pair = |neighbour| self.scoped.relations_of_pair(entity, neighbour).count();
            let ties = self.scoped.neighbours_both(entity).map(of_pair).sum();
            self.gathered.push(Gathered {
                entity,
                step,
                reached_from,
                ties,
            });
        }
        Ok(())
    }

    fn outcome(&self, found: &[EntityIndex]) -> StepOutcome {
        let shown = found
            .iter()
            .filter(|entity| *self.present.at(**entity))
            .count();
        StepOutcome {
            found: found.len(),
            shown,
            ..StepOutcome::default()
        }
    }
}
