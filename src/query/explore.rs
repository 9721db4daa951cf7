//! The exploration: what a reader has gathered on a canvas, step by step.
//!
//! The steps are replayed in their order, so the same steps always gather the same entities, and a
//! step added at the end changes nothing that was there before. Each entity knows which step
//! brought it.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Table;
use crate::query::absence::Absence;
use crate::query::absence::explain_no_tie;
use crate::query::around::relations_among;
use crate::query::arrangement::Arrangement;
use crate::query::bubbles::Bubbles;
use crate::query::bubbles::Bubbling;
use crate::query::bubbles::Present;
use crate::query::change::Terms;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::explore_step::ExploreStep;
use crate::query::explore_step::Reach;
use crate::query::explore_step::USUAL_NEWCOMERS;
use crate::query::meeting::shortest_route;
use crate::query::painting::Painting;
use crate::query::path::explain_no_route;

/// Which entities has the reader gathered?
///
/// # Example
///
/// A route on the canvas, with a place for everything on it:
///
/// ```
/// use prosopograph::graph::Scope;
/// use prosopograph::query::Arrangement;
/// use prosopograph::query::ExploreQuestion;
/// use prosopograph::query::ExploreStep;
/// use prosopograph::query::Painting;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let question = ExploreQuestion {
///     steps: vec![ExploreStep::Route {
///         from: explorer.entity("Kawabe")?,
///         to: explorer.entity("Stalin")?,
///     }],
///     arrangement: Arrangement::Layers,
///     painting: Painting::default(),
///     hidden: Vec::new(),
///     scope: Scope::default(),
/// };
/// let canvas = explorer.ask(&question, &Limits::default())?;
/// assert_eq!(canvas.layout.points.len(), canvas.exploration.gathered.len());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ExploreQuestion {
    /// The steps, in their order.
    pub steps: Vec<ExploreStep>,
    /// Where the entities stand.
    pub arrangement: Arrangement,
    /// What colours, sizes and widths go by.
    pub painting: Painting,
    /// Hidden entities.
    pub hidden: Vec<EntityIndex>,
    /// What part of the network may be used.
    pub scope: Scope,
}

/// An entity on the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gathered {
    /// The entity.
    pub entity: EntityIndex,
    /// Which step brought it, as a position.
    pub step: usize,
    /// The entity it was reached from, if there is one; it stands before in the list.
    pub reached_from: Option<EntityIndex>,
    /// How many relations it has in scope, on the canvas or not.
    pub ties: usize,
}

/// What a step found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepOutcome {
    /// How many entities it is about, listed or not, new or not.
    pub found: usize,
    /// How many of them are on the canvas after it.
    pub shown: usize,
    /// Why it found no entity, if it found none.
    pub absence: Option<Absence>,
    /// The routes it brought, each from its beginning to its end.
    pub routes: Vec<Vec<EntityIndex>>,
}

/// Everything gathered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exploration {
    /// The entities in the order they came; hidden ones are among them, so that those they brought
    /// stay.
    pub gathered: Vec<Gathered>,
    /// All relations in scope among them, hidden ones too, in the order of the dataset.
    pub relations: Vec<RelationIndex>,
    /// What each step found.
    pub outcomes: Vec<StepOutcome>,
    /// How many had been gathered when everything was last arranged anew.
    pub arranged: usize,
    /// Those who came in bubbles, if there was too much to come by itself.
    pub bubbles: Option<Bubbles>,
}

/// Replays the steps of an exploration; `limits.results` is the most entities it gathers.
///
/// Time linear in the relations of those gathered, and that of a shortest path for each route.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before all steps were taken.
pub fn explore(
    graph: &NetworkGraph,
    question: &ExploreQuestion,
    limits: &Limits,
) -> Result<Exploration, QueryError> {
    let named: Vec<EntityIndex> = question.steps.iter().flat_map(ExploreStep::named).collect();
    let scoped = graph.within(&question.scope, &named);
    let mut gathering = Gathering {
        scope: &question.scope,
        scoped: &scoped,
        present: Table::filled(graph.network().entity_count(), false),
        most: limits.results,
        budget: Budget::new(limits),
        gathered: Vec::new(),
        arranged: 0,
        bubbling: Bubbling::default(),
    };
    let mut outcomes = Vec::with_capacity(question.steps.len());
    for (number, step) in question.steps.iter().enumerate() {
        outcomes.push(gathering.take(number, step)?);
    }
    let entities = gathering
        .gathered
        .iter()
        .map(|gathered| gathered.entity)
        .collect();
    let relations = relations_among(&scoped, entities, &mut gathering.budget)?;
    let is_opened = |step: usize| matches!(question.steps.get(step), Some(ExploreStep::Open(_)));
    let present = gathering.gathered.iter().map(|gathered| Present {
        entity: gathered.entity,
        is_opened: is_opened(gathered.step),
    });
    let present: Vec<Present> = present.collect();
    let budget = &mut gathering.budget;
    let bubbles = gathering.bubbling.bubbles(&scoped, &present, budget)?;
    Ok(Exploration {
        bubbles,
        gathered: gathering.gathered,
        relations,
        outcomes,
        arranged: gathering.arranged,
    })
}

struct Gathering<'a> {
    scope: &'a Scope,
    scoped: &'a ScopedGraph<'a>,
    present: Table<EntityIndex, bool>,
    most: usize,
    budget: Budget,
    gathered: Vec<Gathered>,
    arranged: usize,
    bubbling: Bubbling,
}

impl Gathering<'_> {
    fn take(&mut self, step: usize, what: &ExploreStep) -> Result<StepOutcome, QueryError> {
        let entities = match what {
            ExploreStep::Show(entities) => entities.clone(),
            ExploreStep::Arrange => {
                self.arranged = self.gathered.len();
                self.gathered.iter().map(|found| found.entity).collect()
            }
            ExploreStep::Along(routes) => return self.along(step, routes),
            ExploreStep::Everything if self.bubbling.begins(self.scoped, &mut self.budget)? => {
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
                let slots = self.bubbling.slots(self.scoped, &mut self.budget)?;
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
        if self.gathered.len() < self.most && !std::mem::replace(self.present.at_mut(entity), true)
        {
            self.budget.spend(self.scoped.row_length(entity))?;
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
