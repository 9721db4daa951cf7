//! The question of contradictions: claims that cannot all be true.
//!
//! Two claims contradict each other by a rule and not because they differ: ten thousand letters
//! between two persons do not. Claims are sorted once, by whom and what they are about, and each
//! group is swept in the order of time, so that parallel claims are never compared two by two.

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::Quantity;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::absence::explain;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::change::Terms;
use crate::query::contradicting_figures::contradicting_figures;
use crate::query::contradicting_pairs::contradicting_pairs;
use crate::query::contradicting_pairs::flagged;
use crate::query::error::QueryError;
use crate::query::error::cut_of_list;

/// Why claims cannot all be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disagreement {
    /// One claim asserts what another denies of the same two, and both may be about one time.
    AssertedAndDenied,
    /// It can happen only once between the same two, and the dates have no moment in common.
    DatedApart,
    /// Two states of a pair, a friendly and a hostile one, certainly held at one moment.
    OpposedStates,
    /// The figures of the parts do not add up to that of the whole.
    FiguresApart,
    /// The dataset says so.
    Flagged,
}

impl Disagreement {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 5] = [
        Self::AssertedAndDenied,
        Self::DatedApart,
        Self::OpposedStates,
        Self::FiguresApart,
        Self::Flagged,
    ];

    /// The word used in answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AssertedAndDenied => "asserted-and-denied",
            Self::DatedApart => "dated-apart",
            Self::OpposedStates => "opposed-states",
            Self::FiguresApart => "figures-apart",
            Self::Flagged => "flagged",
        }
    }
}

/// Which claims contradict one another?
///
/// # Example
///
/// ```
/// use prosopograph::query::ContradictionsQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let question = ContradictionsQuestion::default();
/// let answer = explorer.ask(&question, &Limits::default())?;
/// assert!(answer.contradictions.iter().all(|found| !found.relations.is_empty()));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ContradictionsQuestion {
    /// Only contradictions in which this entity has a part.
    pub entity: Option<EntityIndex>,
    /// Which claims count.
    pub scope: Scope,
}

impl Default for ContradictionsQuestion {
    /// All contradictions between any claims, denied ones too.
    fn default() -> Self {
        Self {
            entity: None,
            scope: Scope::everything(),
        }
    }
}

/// Claims that cannot all be true.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// Why.
    pub disagreement: Disagreement,
    /// The claims, in the order of the dataset; of figures those of the whole first.
    pub relations: Vec<RelationIndex>,
    /// The figures that do not add up, if it is about figures.
    pub figures: Option<FiguresApart>,
}

/// A figure for a whole, and the sum of those for its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct FiguresApart {
    /// The whole.
    pub whole: EntityIndex,
    /// How many it is said to be.
    pub total: Quantity,
    /// How many its parts are said to be together.
    pub sum: Quantity,
    /// What is counted.
    pub unit: String,
}

/// The contradictions of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct ContradictionsAnswer {
    /// The contradictions by rule, then by their claims, up to the limit.
    pub contradictions: Vec<Contradiction>,
    /// How many there are.
    pub total: usize,
    /// Claims with any other flag of the dataset, in its order, up to the limit.
    pub flagged: Vec<RelationIndex>,
    /// How many there are.
    pub flagged_total: usize,
    /// Why there is no contradiction, if there is none and all claims were compared.
    pub absence: Option<Absence>,
    /// Why not all claims were compared, if a limit was reached: then there may be more.
    pub cut: Option<Cut>,
}

/// Answers the question of contradictions.
///
/// Time `O(E log E)` of the claims in scope. When a limit is reached, what was found by then is the
/// answer.
///
/// # Errors
///
/// [`QueryError::Stopped`] if nobody waits for the answer.
pub fn contradictions(
    graph: &NetworkGraph,
    question: &ContradictionsQuestion,
    limits: &Limits,
) -> Result<ContradictionsAnswer, QueryError> {
    let mut budget = Budget::until_time(limits);
    let mut found = Found::default();
    let searched = found.search(graph, question, &mut budget);
    let cut = cut_of_list(searched.map_err(QueryError::from), &mut budget)?;
    found.sort();
    let mut answer = ContradictionsAnswer {
        total: found.contradictions.len(),
        contradictions: found.contradictions,
        flagged_total: found.flagged.len(),
        flagged: found.flagged,
        absence: None,
        cut,
    };
    if answer.contradictions.is_empty() && cut.is_none() {
        let absence = explain(graph.network(), &Terms::of(&question.scope), |terms| {
            let relaxed = ContradictionsQuestion {
                scope: terms.scope.clone(),
                ..question.clone()
            };
            let mut found = Found::default();
            found.search(graph, &relaxed, &mut budget)?;
            Ok((!found.contradictions.is_empty()).then_some(0))
        })?;
        answer.absence = Some(absence);
    }
    answer.contradictions.truncate(limits.results);
    answer.flagged.truncate(limits.results);
    Ok(answer)
}

/// What was found so far.
#[derive(Default)]
struct Found {
    contradictions: Vec<Contradiction>,
    flagged: Vec<RelationIndex>,
}

impl Found {
    /// Looks at the claims in scope: at what the dataset flags first, since that takes the least time.
    /// When it is interrupted, what was found by then stays.
    fn search(
        &mut self,
        graph: &NetworkGraph,
        question: &ContradictionsQuestion,
        budget: &mut Budget,
    ) -> Result<(), Interruption> {
        let network = graph.network();
        let named: Vec<EntityIndex> = question.entity.into_iter().collect();
        let scoped = graph.within(&question.scope, &named);
        budget.spend(network.relations().len())?;
        let claims: Vec<RelationIndex> = network
            .claims()
            .map(Claim::index)
            .filter(|&relation| scoped.counts(relation))
            .collect();
        let by_dataset = flagged(network, &claims);
        self.contradictions = by_dataset.contradictions;
        self.flagged = by_dataset.others;
        let searched = contradicting_pairs(network, &claims, budget, &mut self.contradictions)
            .and_then(|()| {
                contradicting_figures(network, &claims, budget, &mut self.contradictions)
            });
        if let Some(entity) = question.entity {
            self.keep(network, entity);
        }
        searched
    }

    /// Keeps that in which an entity has a part.
    fn keep(&mut self, network: &Network, entity: EntityIndex) {
        let has_part = |relation: &RelationIndex| {
            let row = network.relation(*relation);
            row.from == entity || row.to == entity
        };
        self.contradictions
            .retain(|contradiction| contradiction.relations.iter().any(has_part));
        self.flagged.retain(has_part);
    }

    /// Puts the contradictions in the order in which they are listed.
    fn sort(&mut self) {
        self.contradictions.sort_by(|one, other| {
            (one.disagreement, &one.relations).cmp(&(other.disagreement, &other.relations))
        });
    }
}

impl Answer for ContradictionsAnswer {
    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.total as u64
    }

    fn cut(&self) -> Option<Cut> {
        let is_listed = self.contradictions.len() == self.total;
        self.cut.or((!is_listed).then_some(Cut::Results))
    }

    fn listed(&self) -> Option<usize> {
        Some(self.contradictions.len().max(self.flagged.len()))
    }

    fn shorten(&mut self, most: usize) {
        self.contradictions.truncate(most);
        self.flagged.truncate(most);
    }

    fn relations(&self) -> Vec<RelationIndex> {
        let contradictions = self.contradictions.iter();
        contradictions
            .flat_map(|found| found.relations.iter().copied())
            .collect()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        Vec::new()
    }
}
