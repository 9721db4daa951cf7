//! What changed? The question, and how it is answered.

use std::cmp::Reverse;

use crate::graph::Budget;
use crate::graph::Condition;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Period;
use crate::graph::Scope;
use crate::graph::WHEN;
use crate::graph::Wanted;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::Modality;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::model::Window;
use crate::query::absence::explain;
use crate::query::census::Census;
use crate::query::change::Terms;
use crate::query::compare::answer::ChangedClaim;
use crate::query::compare::answer::ChangedEntity;
use crate::query::compare::answer::CompareAnswer;
use crate::query::compare::answer::Fates;
use crate::query::compare::answer::StandingInBoth;
use crate::query::compare::presence::Fate;
use crate::query::compare::presence::Presence;
use crate::query::count::Counted;
use crate::query::error::QueryError;
use crate::query::error::cut_of;
use crate::query::figure::Figure;
use crate::query::measures::Measure;
use crate::query::measures::Standing;
use crate::query::measures::Standings;
use crate::query::order::Paging;

/// How many of those who come first in each period are ranked side by side.
const FIRST: usize = 15;

/// What changed from one period to another?
///
/// # Example
///
/// ```
/// use prosopograph::model::HistoricalDate;
/// use prosopograph::query::CompareQuestion;
/// use prosopograph::query::Fate;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let year = |text: &str| HistoricalDate::parse(text).map(|date| date.span());
/// let question = CompareQuestion::new([year("1936")?, year("1937")?]);
/// let answer = explorer.ask(&question, &Limits::default())?;
/// let new = answer.claims.of(Fate::New);
/// println!("certainly {} and possibly {} claims are new", new.certain, new.possible);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CompareQuestion {
    /// The two periods.
    pub periods: [Period; 2],
    /// Which of what changed is listed.
    pub fate: Fate,
    /// Whether claims or entities are listed.
    pub listed: Counted,
    /// What entities are ranked by.
    pub measure: Measure,
    /// Which page; pages have as many as the limit on results says.
    pub page: Paging,
    /// The part of the network; its own period does not count.
    pub scope: Scope,
}

impl CompareQuestion {
    /// What is new among all claims, and who ranks by how many others they are tied to.
    #[must_use]
    pub fn new(periods: [Window; 2]) -> Self {
        Self {
            periods: periods.map(|window| Period::of(window, Modality::Possible)),
            fate: Fate::default(),
            listed: Counted::default(),
            measure: Measure::default(),
            page: Paging::FIRST,
            scope: Scope::default(),
        }
    }

    /// The scope of what is compared, with claims of any time.
    fn of_any_time(&self) -> Scope {
        Scope {
            period: None,
            ..self.scope.clone()
        }
    }

    /// The scope of one of the periods: the claims with a date that may fall into it.
    fn of_period(&self, period: Period) -> Scope {
        let mut scope = self.of_any_time();
        scope.period = Some(period);
        scope.relation_conditions.push(Condition {
            column: WHEN.to_owned(),
            wanted: Wanted::Filled,
        });
        scope
    }
}

/// Answers what changed.
///
/// Time `O(E log E)` for what is new, gone or stayed, and for the ranks 201 times that of the measure
/// in each period; if the budget does not last for that, there are no ranks.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before all claims were seen.
pub fn compare(
    graph: &NetworkGraph,
    question: &CompareQuestion,
    limits: &Limits,
) -> Result<CompareAnswer, QueryError> {
    // What became of everything has no parts that could be left out; the ranks can be.
    let mut patient = Budget::new(limits);
    let mut budget = Budget::until_time(limits);
    let scope = question.of_any_time();
    let census = Census::new(graph, &scope);
    let mut answer = CompareAnswer {
        claims: Fates::default(),
        entities: Fates::default(),
        changed_claims: Vec::new(),
        changed_entities: Vec::new(),
        before: question.page.before(limits.results),
        total: 0,
        measure: question.measure,
        standings: Vec::new(),
        absence: None,
        cut: None,
    };
    let claims = changed_claims(&census, question, &mut answer.claims, &mut patient)?;
    let entities = changed_entities(&census, question, &mut answer.entities, &mut patient)?;
    match question.listed {
        Counted::Claims => {
            answer.total = claims.len();
            answer.changed_claims = page_of(claims, answer.before, limits.results);
        }
        Counted::Entities => {
            answer.total = entities.len();
            answer.changed_entities = page_of(entities, answer.before, limits.results);
        }
    }
    let ranked = standings(graph, question, limits, &mut budget);
    let ranked = ranked.map(|standings| answer.standings = standings);
    answer.cut = cut_of(ranked, &mut budget)?;
    if answer.claims.in_periods == [Figure::default(); 2] {
        let terms = Terms::of(&scope);
        let absence = explain(graph.network(), &terms, |terms| {
            is_of_a_period(graph, question, terms, &mut patient)
        });
        answer.absence = Some(absence?);
    }
    Ok(answer)
}

fn page_of<T>(all: Vec<T>, before: usize, most: usize) -> Vec<T> {
    all.into_iter().skip(before).take(most).collect()
}

/// Counts the claims of a scope, and gives those that had the fate that is asked for.
fn changed_claims(
    census: &Census<'_>,
    question: &CompareQuestion,
    fates: &mut Fates,
    budget: &mut Budget,
) -> Result<Vec<ChangedClaim>, QueryError> {
    let mut changed = Vec::new();
    census.each_claim(budget, |relation| {
        let Some(presence) = presence_of(census.network(), relation, question) else {
            fates.undated += 1;
            return;
        };
        fates.add(presence);
        let verdict = presence.fate(question.fate);
        if verdict > Verdict::Never {
            changed.push(ChangedClaim { relation, verdict });
        }
    })?;
    changed.sort_by_key(|changed| Reverse(changed.verdict));
    Ok(changed)
}

/// Counts the entities of a scope, and gives those that had the fate that is asked for.
fn changed_entities(
    census: &Census<'_>,
    question: &CompareQuestion,
    fates: &mut Fates,
    budget: &mut Budget,
) -> Result<Vec<ChangedEntity>, QueryError> {
    let mut changed = Vec::new();
    census.each_entity(budget, |entity, claims| {
        let all = claims.iter();
        let dated = all.filter_map(|&claim| presence_of(census.network(), claim, question));
        let mut counts = [Figure::default(); 2];
        let mut of_all: Option<Presence> = None;
        for presence in dated {
            for (period, figure) in counts.iter_mut().enumerate() {
                figure.add(presence.in_period(period));
            }
            of_all = Some(of_all.unwrap_or(Presence::NEITHER).or(presence));
        }
        let Some(presence) = of_all else {
            fates.undated += u64::from(!claims.is_empty());
            return;
        };
        fates.add(presence);
        let verdict = presence.fate(question.fate);
        if verdict > Verdict::Never {
            changed.push(ChangedEntity {
                entity,
                verdict,
                claims: counts,
            });
        }
    })?;
    changed.sort_by_key(|changed| {
        let claims = changed.claims.iter().map(|figure| figure.possible);
        Reverse((changed.verdict, claims.sum::<u64>()))
    });
    Ok(changed)
}

/// In which of the periods a claim was; `None` if it has no date.
fn presence_of(
    network: &Network,
    relation: RelationIndex,
    question: &CompareQuestion,
) -> Option<Presence> {
    let bounds = network.bounds(relation);
    (bounds != DateBounds::UNDATED).then(|| Presence::of_periods(bounds, question.periods))
}

/// Those who come first in either period, with their ranks in both.
fn standings(
    graph: &NetworkGraph,
    question: &CompareQuestion,
    limits: &Limits,
    budget: &mut Budget,
) -> Result<Vec<StandingInBoth>, QueryError> {
    let of_period = |period: Period, budget: &mut Budget| {
        let scope = question.of_period(period);
        Standings::of(graph, &scope, question.measure, limits, budget)
    };
    let [first, second] = question.periods;
    let both = [of_period(first, budget)?, of_period(second, budget)?];
    let mut leading: Vec<EntityIndex> = both.iter().flat_map(|of| of.first(FIRST)).collect();
    leading.sort_unstable();
    leading.dedup();
    let mut standings: Vec<StandingInBoth> = leading
        .into_iter()
        .map(|entity| StandingInBoth {
            entity,
            standings: [0, 1].map(|period| both.get(period)?.standing(entity)),
        })
        .collect();
    // In the order of the second period, then of the first; who is in one alone comes last there.
    let before = |standing: &Option<Standing>| standing.as_ref().map_or(usize::MAX, |it| it.before);
    standings.sort_by_key(|it| {
        let [first, second] = &it.standings;
        (before(second), before(first))
    });
    Ok(standings)
}

/// Whether any claim is of one of the periods under changed terms.
fn is_of_a_period(
    graph: &NetworkGraph,
    question: &CompareQuestion,
    terms: &Terms,
    budget: &mut Budget,
) -> Result<Option<usize>, QueryError> {
    let census = Census::new(graph, &terms.scope);
    let mut is_found = false;
    census.each_claim(budget, |claim| {
        let presence = presence_of(graph.network(), claim, question);
        is_found |= presence.is_some_and(|presence| presence != Presence::NEITHER);
    })?;
    Ok(is_found.then_some(0))
}
