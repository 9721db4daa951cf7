//! What is known of an entity? Its dossier.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::Layer;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::absence::explain_no_tie;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::around::Around;
use crate::query::around::closest;
use crate::query::error::QueryError;
use crate::query::summary::ClaimsSummary;
use crate::query::tie_order::Grouping;
use crate::query::tie_order::TieOrder;
use crate::query::tie_order::holds;

/// How many neighbours the picture of a dossier shows at most.
const PICTURED: usize = 60;

/// What is known of an entity?
///
/// # Example
///
/// The ties of a person, and the sources they rest on:
///
/// ```
/// use prosopograph::query::ShowQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let question = ShowQuestion::new(explorer.entity("Yezhov")?);
/// let dossier = explorer.ask(&question, &Limits::default())?;
/// for &relation in &dossier.relations {
///     let claim = explorer.network().claim(relation);
///     println!("{} ({})", claim.relation_type().label, claim.status());
///     assert!(!claim.citations().is_empty());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ShowQuestion {
    /// The entity.
    pub entity: EntityIndex,
    /// Which of its relations are shown.
    pub scope: Scope,
    /// Only ties that say this, in whatever letters; all if it is empty.
    pub holding: String,
    /// In which order they are.
    pub order: TieOrder,
    /// How they are grouped.
    pub grouping: Grouping,
}

/// What is known of an entity.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The entity.
    pub entity: EntityIndex,
    /// Its relations within the scope that say what was asked for, in order, up to the limit.
    pub relations: Vec<RelationIndex>,
    /// The entities at the other ends of these relations, in the same order.
    pub others: Vec<EntityIndex>,
    /// How many such relations there are, listed or not.
    pub total: usize,
    /// How many relations the scope admits, whatever they say.
    pub in_scope: usize,
    /// What the relations that say what was asked for amount to.
    pub summary: ClaimsSummary,
    /// How many entities they lead to.
    pub neighbour_count: usize,
    /// How many of them the dataset flags.
    pub flagged: usize,
    /// How many of them only document how something is known; lists leave these out unless asked.
    pub of_record: usize,
    /// How many relations it has in all, whatever the scope.
    pub unscoped: usize,
    /// Its direct neighbours, for a picture.
    pub around: Around,
    /// Why the scope admits none of its relations, if it admits none.
    pub absence: Option<Absence>,
}

impl ShowQuestion {
    /// Everything that is known of an entity but denied claims.
    #[must_use]
    pub fn new(entity: EntityIndex) -> Self {
        Self {
            entity,
            scope: Scope::of_dossiers(),
            holding: String::new(),
            order: TieOrder::default(),
            grouping: Grouping::default(),
        }
    }
}

/// Answers what is known of an entity.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before the answer was known.
pub fn show(
    graph: &NetworkGraph,
    question: &ShowQuestion,
    limits: &Limits,
) -> Result<Dossier, QueryError> {
    let scoped = graph.within(&question.scope, &[question.entity]);
    let mut relations = graph.relations_at(question.entity);
    let unscoped = relations.len();
    relations.retain(|&relation| scoped.leads_from(question.entity, relation));
    let in_scope = relations.len();
    let network = graph.network();
    question.keep_what_holds(network, &mut relations, limits)?;
    let total = relations.len();
    let summary = ClaimsSummary::of_scope(network, &relations, &question.scope);
    let of_record = of_record(network, &relations);
    let flags = relations.iter().map(|&relation| network.claim(relation));
    let flagged = flags.filter(|claim| claim.flag().is_some()).count();
    let neighbour_count = question.neighbour_count(network, &relations);
    question
        .order
        .sort(network, question.entity, &mut relations);
    relations.truncate(limits.results);
    let around = closest(
        graph,
        question.entity,
        &question.scope,
        PICTURED,
        &mut Budget::new(limits),
    )?;
    let absence = if in_scope == 0 {
        let mut budget = Budget::new(limits);
        let entity = Some(question.entity);
        Some(explain_no_tie(
            graph,
            &question.scope,
            entity,
            |_| true,
            &mut budget,
        )?)
    } else {
        None
    };
    Ok(Dossier {
        entity: question.entity,
        others: question.others(network, &relations),
        relations,
        total,
        in_scope,
        summary,
        neighbour_count,
        flagged,
        of_record,
        unscoped,
        around,
        absence,
    })
}

/// How many relations only document how something is known.
fn of_record(network: &Network, relations: &[RelationIndex]) -> usize {
    let types = relations
        .iter()
        .map(|&relation| network.claim(relation).relation_type());
    types.filter(|found| found.layer == Layer::Record).count()
}

impl ShowQuestion {
    /// Keeps the relations that say what is asked for.
    fn keep_what_holds(
        &self,
        network: &Network,
        relations: &mut Vec<RelationIndex>,
        limits: &Limits,
    ) -> Result<(), QueryError> {
        let text = self.holding.trim().to_lowercase();
        if text.is_empty() {
            return Ok(());
        }
        let mut budget = Budget::new(limits);
        let mut kept = Vec::new();
        for &relation in relations.iter() {
            budget.spend(1)?;
            if holds(network, self.entity, network.claim(relation), &text) {
                kept.push(relation);
            }
        }
        *relations = kept;
        Ok(())
    }

    /// How many entities some relations lead to.
    fn neighbour_count(&self, network: &Network, relations: &[RelationIndex]) -> usize {
        let mut others = self.others(network, relations);
        others.sort_unstable();
        others.dedup();
        others.len()
    }

    fn others(&self, network: &Network, relations: &[RelationIndex]) -> Vec<EntityIndex> {
        let claims = relations.iter().map(|&relation| network.relation(relation));
        claims
            .flat_map(|relation| [relation.from, relation.to])
            .filter(|&end| end != self.entity)
            .collect()
    }
}

impl Answer for Dossier {
    fn is_answered(&self) -> bool {
        true
    }

    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.total as u64
    }

    fn cut(&self) -> Option<Cut> {
        let is_listed = self.relations.len() == self.total;
        (!is_listed).then_some(Cut::Results)
    }

    fn listed(&self) -> Option<usize> {
        Some(self.relations.len())
    }

    fn shorten(&mut self, most: usize) {
        self.relations.truncate(most);
        self.others.truncate(most);
    }

    fn relations(&self) -> Vec<RelationIndex> {
        self.relations.clone()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        std::iter::once(self.entity)
            .chain(self.others.iter().copied())
            .collect()
    }

    fn subject(&self) -> Option<EntityIndex> {
        Some(self.entity)
    }
}
