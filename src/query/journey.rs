//! Journeys: could something have travelled from one entity to another, given the known dates?
//!
//! A journey is a route whose hops follow each other in time (time-respecting paths; Kempe,
//! Kleinberg and Kumar 2002). Each tie held from an unknown start to an unknown end. A route is
//! *possible* if its hops follow each other for some choice of starts and ends, *certain* if for
//! every choice; both come down to comparing, for each hop and every earlier one, one day with one
//! other (see [`Reading`]). Ties without any date are always possible and never certain.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::absence::Absence;
use crate::query::absence::explain;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::answer::Remains;
use crate::query::change::Order;
use crate::query::change::Terms;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::journey_legs::Journey;
use crate::query::journey_legs::Leg;
use crate::query::journey_reading::Reading;
use crate::query::journey_reading::Span;
use crate::query::journey_search::JourneySearch;
use crate::query::meeting::shortest_route;

/// Which journey is preferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum JourneyAim {
    /// The earliest arrival, then the fewest hops.
    #[default]
    EarliestArrival,
    /// The latest departure, then the fewest hops.
    LatestDeparture,
    /// The least time between the first and the last hop.
    Fastest,
    /// The fewest hops.
    FewestHops {
        /// The most hops of a journey.
        most_hops: usize,
    },
}

impl JourneyAim {
    /// All aims, the usual one first.
    pub const ALL: [Self; 4] = [
        Self::EarliestArrival,
        Self::LatestDeparture,
        Self::Fastest,
        Self::FewestHops {
            most_hops: usize::MAX,
        },
    ];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EarliestArrival => "earliest",
            Self::LatestDeparture => "latest",
            Self::Fastest => "fastest",
            Self::FewestHops { .. } => "fewest-hops",
        }
    }

    /// What the aim looks for, as a phrase for the reader.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::EarliestArrival => "the earliest arrival",
            Self::LatestDeparture => "the latest departure",
            Self::Fastest => "the least time on the way",
            Self::FewestHops { .. } => "the fewest hops",
        }
    }

    /// The aim with this name, for journeys of any length.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aim| aim.name() == name)
    }

    /// The same aim for journeys of at most `longest` hops, which only [`JourneyAim::FewestHops`]
    /// has.
    #[must_use]
    pub const fn within(self, longest: usize) -> Self {
        match self {
            Self::FewestHops { .. } => Self::FewestHops { most_hops: longest },
            other => other,
        }
    }

    /// The most hops of a journey.
    #[must_use]
    pub const fn most_hops(self) -> usize {
        match self {
            Self::FewestHops { most_hops } => most_hops,
            Self::EarliestArrival | Self::LatestDeparture | Self::Fastest => usize::MAX,
        }
    }
}

/// Could something have travelled from `from` to `to`?
///
/// # Example
///
/// Whether something can have arrived by a day, whatever the uncertain dates were:
///
/// ```
/// use prosopograph::model::HistoricalDate;
/// use prosopograph::query::JourneyQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let (from, to) = (explorer.entity("Yagoda")?, explorer.entity("Beria")?);
/// let question = JourneyQuestion {
///     arriving: Some(HistoricalDate::parse("1939")?.span().last),
///     ..JourneyQuestion::new(from, to)
/// };
/// let answer = explorer.ask(&question, &Limits::default())?;
/// println!("{}", answer.verdict.name());
/// for journey in answer.journeys() {
///     assert_eq!(journey.hops.len() + 1, journey.entities.len());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct JourneyQuestion {
    /// Where it begins.
    pub from: EntityIndex,
    /// Where it ends.
    pub to: EntityIndex,
    /// Which journey is wanted.
    pub aim: JourneyAim,
    /// The earliest day of departure.
    pub leaving: Option<Day>,
    /// The latest day of arrival.
    pub arriving: Option<Day>,
    /// What part of the network may be used.
    pub scope: Scope,
}

/// Whether there is a journey, and the best ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyAnswer {
    /// The strongest verdict of any journey.
    pub verdict: Verdict,
    /// The best journey that is certain.
    pub certain: Option<Journey>,
    /// The best journey that is at least possible.
    pub possible: Option<Journey>,
    /// The shortest route regardless of dates, if there is no journey.
    pub out_of_order: Option<Journey>,
    /// Why there is none, if there is none.
    pub absence: Option<Absence>,
    /// Whether the search was cut short: the verdict is right, but there may be a better journey.
    pub cut: Option<Cut>,
    /// How many hops of each are listed, from the first.
    pub hops_listed: usize,
}

/// Answers a journey question.
///
/// Earliest arrival and latest departure take `O((V + E) log E)`, fewest hops `O(hops · E)`; the
/// fastest journey weighs several times against each other at each entity, and may take much
/// longer.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before the answer was known. The fastest journey is cut short
/// when the time is over: the answer is then one that arrives earliest.
pub fn journey(
    graph: &NetworkGraph,
    question: &JourneyQuestion,
    limits: &Limits,
) -> Result<JourneyAnswer, QueryError> {
    let mut budget = match question.aim {
        JourneyAim::Fastest => Budget::until_time(limits),
        _ => Budget::new(limits),
    };
    let (ends, span) = (question.ends(), question.span());
    let scoped = graph.within(&question.scope, &ends.both());
    let mut cut = None;
    let mut best = |reading| -> Result<Option<Journey>, QueryError> {
        let mut search = JourneySearch {
            graph: &scoped,
            reading,
            span,
            budget: &mut budget,
        };
        let found = match cut {
            None => search.best(ends, question.aim),
            Some(_) => search.best(ends, JourneyAim::EarliestArrival),
        };
        let found = match found {
            Err(QueryError::TimeIsOver { .. }) => {
                cut = Some(Cut::Time);
                search.budget.outlast_time();
                search.best(ends, JourneyAim::EarliestArrival)
            }
            found => found,
        };
        Ok(found?.map(|legs| Journey::along(&scoped, ends.from, &legs, span)))
    };
    let certain = best(Reading::Certain)?;
    let possible = best(Reading::Possible)?;
    let verdict = match (&certain, &possible) {
        (Some(_), _) => Verdict::Certain,
        (None, Some(_)) => Verdict::Possible,
        (None, None) => Verdict::Never,
    };
    budget.outlast_time();
    let mut answer = JourneyAnswer {
        verdict,
        // That there is none is known by any of the searches.
        cut: cut.filter(|_| possible.is_some()),
        certain,
        possible,
        out_of_order: None,
        absence: None,
        hops_listed: usize::MAX,
    };
    if verdict == Verdict::Never {
        answer.out_of_order = out_of_order(&scoped, question, &mut budget)?;
        answer.absence = Some(explain_none(graph, question, &mut budget)?);
    }
    Ok(answer)
}

/// The shortest route regardless of dates, with the hops that are out of order.
fn out_of_order(
    graph: &ScopedGraph<'_>,
    question: &JourneyQuestion,
    budget: &mut Budget,
) -> Result<Option<Journey>, QueryError> {
    let route = shortest_route(graph, question.ends(), usize::MAX, budget)?;
    Ok(route.map(|entities| {
        let best = |(&from, &to): (&EntityIndex, &EntityIndex)| {
            let claims = graph.relations_between(from, to);
            let strongest = claims.min_by_key(|&claim| {
                (
                    std::cmp::Reverse(graph.network().claim(claim).strength()),
                    claim,
                )
            });
            strongest.map(|relation| Leg { to, relation })
        };
        let hops = entities.iter().zip(entities.iter().skip(1));
        let legs: Vec<Leg> = hops.filter_map(best).collect();
        Journey::along(graph, question.from, &legs, question.span())
    }))
}

fn explain_none(
    graph: &NetworkGraph,
    question: &JourneyQuestion,
    budget: &mut Budget,
) -> Result<Absence, QueryError> {
    let ends = question.ends();
    let everything = graph.within(&Scope::everything(), &[]);
    if shortest_route(&everything, ends, usize::MAX, budget)?.is_none() {
        return Absence::different_components(&everything, ends, budget);
    }
    let terms = Terms {
        most_hops: question.aim.most_hops(),
        leaving: question.leaving,
        arriving: question.arriving,
        order: Order::InTime,
        ..Terms::of(&question.scope)
    };
    explain(graph.network(), &terms, |terms| {
        let scoped = graph.within(&terms.scope, &ends.both());
        if terms.order == Order::Any {
            return Ok(shortest_route(&scoped, ends, terms.most_hops, budget)?
                .map(|route| route.len() - 1));
        }
        let relaxed = JourneyQuestion {
            leaving: terms.leaving,
            arriving: terms.arriving,
            ..question.clone()
        };
        let mut search = JourneySearch {
            graph: &scoped,
            reading: Reading::Possible,
            span: relaxed.span(),
            budget,
        };
        let found = search.fewest_hops(ends, terms.most_hops)?;
        Ok(found.map(|legs| legs.len()))
    })
}

impl JourneyAnswer {
    /// The best journeys, the certain one first; only one if both are the same.
    pub fn journeys(&self) -> impl Iterator<Item = &Journey> {
        let possible = self
            .possible
            .as_ref()
            .filter(|possible| self.certain.as_ref() != Some(*possible));
        self.certain.iter().chain(possible)
    }
}

impl JourneyQuestion {
    /// The earliest arrival at one entity from another, at any time, over all claims about the world
    /// but denied ones, the way news travel.
    #[must_use]
    pub fn new(from: EntityIndex, to: EntityIndex) -> Self {
        Self {
            from,
            to,
            aim: JourneyAim::default(),
            leaving: None,
            arriving: None,
            scope: Scope::of_news(),
        }
    }

    fn ends(&self) -> Ends {
        Ends {
            from: self.from,
            to: self.to,
        }
    }

    fn span(&self) -> Span {
        Span {
            leaving: self.leaving.unwrap_or(Day::ALWAYS),
            arriving: self.arriving.unwrap_or(Day::NEVER_ENDING),
        }
    }
}

impl Answer for JourneyAnswer {
    fn is_answered(&self) -> bool {
        self.possible.is_some()
    }

    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.journeys().count() as u64
    }

    fn cut(&self) -> Option<Cut> {
        self.cut
    }

    fn listed(&self) -> Option<usize> {
        let all = self.journeys().chain(&self.out_of_order);
        let longest = all.map(|journey| journey.hops.len()).max();
        longest.map(|hops| hops.min(self.hops_listed))
    }

    fn shorten(&mut self, most: usize) {
        self.hops_listed = most;
    }

    fn relations(&self) -> Vec<RelationIndex> {
        let hops = self.journeys().flat_map(|journey| &journey.hops);
        hops.map(|hop| hop.relation).collect()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.routes().concat()
    }

    fn routes(&self) -> Vec<Vec<EntityIndex>> {
        self.journeys()
            .map(|journey| journey.entities.clone())
            .collect()
    }

    fn verdict(&self) -> Option<Verdict> {
        Some(self.verdict)
    }

    fn remains(&self) -> Remains {
        Remains::Journey(self.verdict)
    }
}
