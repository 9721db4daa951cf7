//! The timeline question: what happened when, as far as it is known.

use crate::graph::Budget;
use crate::graph::Direction;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::absence::explain_no_tie;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::error::QueryError;
use crate::query::error::cut_of_list;

/// How relations are grouped into lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lanes {
    /// A lane for each class.
    #[default]
    Class,
    /// A lane for each entity: the other end of the ties of one entity, or the first end of each
    /// tie.
    Entity,
}

impl Lanes {
    /// All groupings, the default first.
    pub const ALL: [Self; 2] = [Self::Class, Self::Entity];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Entity => "entity",
        }
    }

    /// The grouping with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lanes| lanes.name() == name)
    }
}

/// What happened when?
///
/// # Example
///
/// What is dated around an institution, earliest first:
///
/// ```
/// use prosopograph::query::TimelineQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let question = TimelineQuestion::new(explorer.entity("NKVD")?);
/// let answer = explorer.ask(&question, &Limits::default())?;
/// println!("{} dated, {} without a date", answer.total, answer.undated);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineQuestion {
    /// Only the ties of this entity.
    pub entity: Option<EntityIndex>,
    /// How relations are grouped.
    pub lanes: Lanes,
    /// Which ties count.
    pub scope: Scope,
}

impl TimelineQuestion {
    /// Everything that is dated around an entity, but denied claims.
    #[must_use]
    pub fn new(entity: EntityIndex) -> Self {
        Self {
            entity: Some(entity),
            lanes: Lanes::default(),
            scope: Scope::default(),
        }
    }
}

/// Ties in the order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineAnswer {
    /// The dated ties, earliest first, up to the limit.
    pub relations: Vec<RelationIndex>,
    /// How many dated ties there are.
    pub total: usize,
    /// How many ties have no date.
    pub undated: usize,
    /// Why there is no dated tie, if there is none.
    pub absence: Option<Absence>,
    /// Whether the search was cut short: then there may be more ties, earlier ones too.
    pub cut: Option<Cut>,
}

/// Answers a timeline question.
///
/// Time `O(E log E)` of the ties in scope.
///
/// # Errors
///
/// [`QueryError`] if nobody waits for it any more. If a limit was reached before all ties were seen, the
/// answer is of those that were.
pub fn timeline(
    graph: &NetworkGraph,
    question: &TimelineQuestion,
    limits: &Limits,
) -> Result<TimelineAnswer, QueryError> {
    let mut budget = Budget::until_time(limits);
    let named: Vec<EntityIndex> = question.entity.into_iter().collect();
    let scoped = graph.within(&question.scope, &named);
    let mut all = Vec::new();
    let seen = ties(&scoped, question.entity, &mut all, &mut budget);
    let cut = cut_of_list(seen, &mut budget)?;
    let in_scope = all.len();
    let mut dated: Vec<RelationIndex> = all
        .into_iter()
        .filter(|&relation| scoped.bounds(relation) != DateBounds::UNDATED)
        .collect();
    dated.sort_unstable_by_key(|&relation| (order_of(scoped.bounds(relation)), relation));
    dated.dedup();
    let total = dated.len();
    dated.truncate(limits.results);
    let is_dated = |relation| scoped.bounds(relation) != DateBounds::UNDATED;
    let explained = || {
        explain_no_tie(
            graph,
            &question.scope,
            question.entity,
            is_dated,
            &mut budget,
        )
    };
    let absence = (total == 0 && cut.is_none()).then(explained).transpose()?;
    Ok(TimelineAnswer {
        relations: dated,
        total,
        undated: in_scope - total,
        absence,
        cut,
    })
}

/// Adds the ties of an entity, or of all.
fn ties(
    graph: &ScopedGraph<'_>,
    entity: Option<EntityIndex>,
    all: &mut Vec<RelationIndex>,
    budget: &mut Budget,
) -> Result<(), QueryError> {
    if let Some(entity) = entity {
        let own = graph.graph().relations_at(entity);
        budget.spend(own.len())?;
        let own = own.into_iter();
        all.extend(own.filter(|&relation| graph.leads_from(entity, relation)));
        return Ok(());
    }
    for entity in graph.entities() {
        budget.spend(graph.row_length(entity))?;
        // Without a given entity, a relation is seen from its first end, whichever way it leads.
        let own = graph.ties_along(entity, Direction::Both);
        all.extend(
            own.map(|(_, relation)| relation)
                .filter(|&relation| graph.network().relation(relation).from == entity),
        );
    }
    Ok(())
}

/// The sort key: earliest first; relations with an open start are sorted by the first day on which
/// they are known to hold.
fn order_of(bounds: DateBounds) -> (Day, Day) {
    let known = [
        bounds.start_earliest,
        bounds.start_latest,
        bounds.end_earliest,
    ];
    let known = known.into_iter().find(|day| !day.is_open());
    (known.unwrap_or(bounds.end_latest), bounds.end_latest)
}

impl Answer for TimelineAnswer {
    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.total as u64
    }

    fn cut(&self) -> Option<Cut> {
        let is_listed = self.relations.len() == self.total;
        self.cut.or((!is_listed).then_some(Cut::Results))
    }

    fn listed(&self) -> Option<usize> {
        Some(self.relations.len())
    }

    fn shorten(&mut self, most: usize) {
        self.relations.truncate(most);
    }

    fn relations(&self) -> Vec<RelationIndex> {
        self.relations.clone()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        Vec::new()
    }
}
