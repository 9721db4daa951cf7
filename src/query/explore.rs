//! The exploration: what a reader has gathered on a canvas, step by step.
//!
//! The steps are replayed in their order, so the same steps always gather the same entities, and a
//! step added at the end changes nothing that was there before. Each entity knows which step
//! brought it.

use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::answer::Cut;
use crate::query::around::relations_among;
use crate::query::arrangement::Arrangement;
use crate::query::bubbles::Bubbles;
use crate::query::bubbles::Present;
use crate::query::error::QueryError;
use crate::query::error::cut_of_list;
use crate::query::explore_step::ExploreStep;
use crate::query::gathering::Gathering;
use crate::query::painting::Painting;

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
    /// How many relations in scope join one of them to itself, which have no line.
    pub loops: usize,
    /// What each step found.
    pub outcomes: Vec<StepOutcome>,
    /// How many had been gathered when everything was last arranged anew.
    pub arranged: usize,
    /// Those who came in bubbles, if there was too much to come by itself.
    pub bubbles: Option<Bubbles>,
    /// Why not all steps were taken to their end, if they were not: what they found is then the least there is.
    pub cut: Option<Cut>,
}

/// Replays the steps of an exploration; `limits.results` is the most entities it gathers. When the time is
/// over, those who were gathered by then are there.
///
/// Time linear in the relations of those gathered, and that of a shortest path for each route.
///
/// # Errors
///
/// [`QueryError`] if nobody waits any more, or the limits were reached by what cannot be taken in parts.
pub fn explore(
    graph: &NetworkGraph,
    question: &ExploreQuestion,
    limits: &Limits,
) -> Result<Exploration, QueryError> {
    let named: Vec<EntityIndex> = question.steps.iter().flat_map(ExploreStep::named).collect();
    let scoped = graph.within(&question.scope, &named);
    let mut gathering = Gathering::new(&scoped, &question.scope, limits);
    let mut outcomes = Vec::with_capacity(question.steps.len());
    let taken = gathering.take_all(&question.steps, &mut outcomes);
    let cut = cut_of_list(taken, &mut gathering.budget)?;
    let taken = outcomes.len();
    outcomes.extend((taken..question.steps.len()).map(|step| gathering.unfinished(step)));
    let entities = gathering
        .gathered
        .iter()
        .map(|gathered| gathered.entity)
        .collect();
    let relations = relations_among(&scoped, entities, &mut gathering.budget)?;
    let gathered = gathering.gathered.iter();
    let own = gathered.flat_map(|found| graph.relations_with_itself(found.entity));
    let loops = own.filter(|relation| scoped.counts(*relation)).count();
    let is_opened = |step: usize| matches!(question.steps.get(step), Some(ExploreStep::Open(_)));
    let present = gathering.gathered.iter().map(|gathered| Present {
        entity: gathered.entity,
        is_opened: is_opened(gathered.step),
    });
    let present: Vec<Present> = present.collect();
    let budget = &mut gathering.patient;
    let bubbles = gathering.bubbling.bubbles(&scoped, &present, budget)?;
    Ok(Exploration {
        bubbles,
        cut,
        gathered: gathering.gathered,
        relations,
        loops,
        outcomes,
        arranged: gathering.arranged,
    })
}
