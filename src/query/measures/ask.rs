//! Who matters? The question, and how it is answered.

use crate::analysis::SimpleGraph;
use crate::analysis::ranks;
use crate::graph::Budget;
use crate::graph::Interruption;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::query::absence::Absence;
use crate::query::absence::explain;
use crate::query::answer::Cut;
use crate::query::change::Terms;
use crate::query::error::QueryError;
use crate::query::error::cut_of;
use crate::query::measures::answer::MeasuredEntity;
use crate::query::measures::answer::MeasuresAnswer;
use crate::query::measures::measure::Measure;
use crate::query::measures::measure::MeasuredValues;
use crate::query::measures::scoped_ties::ScopedTies;
use crate::query::measures::scoped_ties::scope_of_graph;
use crate::query::measures::sensitivity::Sensitivity;
use crate::query::measures::sensitivity::Test;
use crate::query::measures::taken::most_steps;
use crate::query::measures::whole::WholeNetwork;
use crate::query::order::Paging;

/// Who matters?
///
/// # Example
///
/// Who stands on the shortest routes of others, and how sure that is:
///
/// ```
/// use prosopograph::query::Measure;
/// use prosopograph::query::MeasuresQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let question = MeasuresQuestion::new(Measure::Betweenness);
/// let answer = explorer.ask(&question, &Limits::default())?;
/// let first = &answer.entities[0];
/// let ranks: Vec<_> = answer.ranks_after_loss(first).collect();
/// println!("{}: first, and {ranks:?} when claims are lost", explorer.network().entity(first.entity).name);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuresQuestion {
    /// What entities are ranked by.
    pub ranked_by: Measure,
    /// What else is measured.
    pub also: Vec<Measure>,
    /// Which page; pages have as many entities as the limit on results says.
    pub page: Paging,
    /// The network that is measured: the entities that the scope admits, with the claims between
    /// them. If it follows claims both ways, their direction does not count.
    pub scope: Scope,
}

impl MeasuresQuestion {
    /// Everybody in the whole network by one measure.
    #[must_use]
    pub fn new(ranked_by: Measure) -> Self {
        Self {
            ranked_by,
            also: Vec::new(),
            page: Paging::FIRST,
            scope: Scope::default(),
        }
    }

    /// All measures, the one that ranks first, each once.
    fn all(&self) -> Vec<Measure> {
        let mut all = vec![self.ranked_by];
        for &measure in &self.also {
            if !all.contains(&measure) {
                all.push(measure);
            }
        }
        all
    }
}

/// Answers who matters.
///
/// Time that of the measure, 400 times and once for each source and status. Where the budget does not
/// last for that, fewer samples are drawn; betweenness rests on a sample where exact values would take
/// more than a tenth of the steps allowed.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before there was a ranking.
pub fn measures(
    graph: &NetworkGraph,
    question: &MeasuresQuestion,
    limits: &Limits,
) -> Result<MeasuresAnswer, QueryError> {
    // The ranking has no parts that could be left out when the time is over; what is said of it has.
    let mut patient = Budget::new(limits);
    let mut budget = Budget::until_time(limits);
    let ties = ScopedTies::of(graph, &question.scope, &mut patient)?;
    let whole = ties.graph(|_, _| true, &mut patient)?;
    let sources = ties.sources_of_members(graph.network());
    let taking = Taking {
        graph,
        question,
        ties: &ties,
        whole: &whole,
        sources: &sources,
        most_steps: most_steps(limits),
    };
    let ranking = Ranking::of(&whole, question.ranked_by, taking.most_steps, &mut patient)?;
    let mut answer = MeasuresAnswer {
        measures: vec![question.ranked_by],
        unsettled: Vec::new(),
        entities: Vec::new(),
        total: ties.members.len(),
        before: question.page.before(limits.results),
        isolated: ties.isolated.len(),
        claims: ties.claims.len(),
        whole: None,
        sensitivity: Sensitivity::default(),
        order: ranking.order.clone(),
        absence: None,
        cut: None,
    };
    let mut values = vec![ranking.measured.clone()];
    let further = taking.further(&ranking, &mut answer, &mut values, &mut budget);
    answer.cut = cut_of(further.map_err(QueryError::from), &mut budget)?;
    if !answer.sensitivity.is_complete() {
        answer.cut = Some(Cut::Time);
    }
    let all = answer.measures.iter().zip(&values);
    let unsettled = all.filter(|(_, found)| !found.is_settled);
    answer.unsettled = unsettled.map(|(&measure, _)| measure).collect();
    let page = ranking
        .order
        .iter()
        .skip(answer.before)
        .take(limits.results);
    answer.entities = page
        .filter_map(|&member| ranking.entity(member, &ties, &values, &sources))
        .collect();
    if ties.members.is_empty() {
        answer.absence = Some(why_empty(graph, question, &mut budget)?);
    }
    Ok(answer)
}

/// What measures are taken of.
struct Taking<'a> {
    graph: &'a NetworkGraph,
    question: &'a MeasuresQuestion,
    ties: &'a ScopedTies,
    /// The graph of all ties.
    whole: &'a SimpleGraph,
    /// How many sources name each member.
    sources: &'a [usize],
    most_steps: u64,
}

impl Taking<'_> {
    /// What is worth knowing besides the ranking, as long as the budget lasts.
    fn further(
        &self,
        ranking: &Ranking,
        answer: &mut MeasuresAnswer,
        values: &mut Vec<MeasuredValues>,
        budget: &mut Budget,
    ) -> Result<(), Interruption> {
        for measure in self.question.all().into_iter().skip(1) {
            values.push(measure.of(self.whole, self.most_steps, budget)?);
            answer.measures.push(measure);
        }
        answer.whole = Some(WholeNetwork::of(
            self.graph.network(),
            self.ties,
            self.whole,
            budget,
        )?);
        if self.ties.claims.is_empty() {
            return Ok(());
        }
        let test = Test {
            graph: self.graph,
            scope: &self.question.scope,
            ties: self.ties,
            measure: self.question.ranked_by,
            values: &ranking.to_rank,
            order: &ranking.order,
            sources: self.sources,
            most_steps: self.most_steps / 10,
        };
        test.run(&mut answer.sensitivity, budget)
    }
}

/// The members by a measure.
pub(super) struct Ranking {
    pub(super) measured: MeasuredValues,
    /// The values as they rank.
    pub(super) to_rank: Vec<f64>,
    pub(super) ranks: Vec<usize>,
    /// The members, the first first; equal ones in the order of their ids.
    pub(super) order: Vec<usize>,
}

impl Ranking {
    pub(super) fn of(
        whole: &SimpleGraph,
        measure: Measure,
        most_steps: u64,
        budget: &mut Budget,
    ) -> Result<Self, QueryError> {
        let measured = measure.of(whole, most_steps, budget)?;
        let to_rank = measure.to_rank(&measured.values);
        let ranks = ranks(&to_rank);
        let mut order: Vec<usize> = (0..ranks.len()).collect();
        order.sort_by_key(|&member| ranks.get(member).copied());
        Ok(Self {
            measured,
            to_rank,
            ranks,
            order,
        })
    }

    fn entity(
        &self,
        member: usize,
        ties: &ScopedTies,
        values: &[MeasuredValues],
        sources: &[usize],
    ) -> Option<MeasuredEntity> {
        let of = |found: &MeasuredValues| found.values.get(member).copied().flatten();
        let errors = self.measured.errors.as_ref();
        Some(MeasuredEntity {
            entity: *ties.members.get(member)?,
            member,
            rank: *self.ranks.get(member)?,
            values: values.iter().map(of).collect(),
            error: errors.and_then(|errors| errors.get(member).copied()),
            sources: sources.get(member).copied().unwrap_or_default(),
        })
    }
}

/// The fewest changes of the scope under which two entities are tied.
fn why_empty(
    graph: &NetworkGraph,
    question: &MeasuresQuestion,
    budget: &mut Budget,
) -> Result<Absence, QueryError> {
    explain(graph.network(), &Terms::of(&question.scope), |terms| {
        let scoped = graph.within(&scope_of_graph(&terms.scope), &[]);
        budget.spend(graph.network().relations().len())?;
        let mut claims = graph.network().claims();
        let is_tied =
            claims.any(|claim| claim.from() != claim.to() && scoped.counts(claim.index()));
        Ok(is_tied.then_some(0))
    })
}
