//! The path question: how two entities are connected, by one of five measures of a good route.

use crate::graph::Budget;
use crate::graph::Direction;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::model::EntityIndex;
use crate::model::Strength;
use crate::query::absence::Absence;
use crate::query::absence::explain;
use crate::query::all_shortest::all_shortest_routes;
use crate::query::answer::Cut;
use crate::query::best_attested::best_attested_route;
use crate::query::change::Terms;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::k_shortest::KShortest;
use crate::query::k_shortest::k_shortest_routes;
use crate::query::meeting::shortest_route;
use crate::query::route::Route;
use crate::query::specific::specific_route;

/// The number of routes of [`PathMethod::KShortest`], unless another is given.
const USUAL_COUNT: usize = 5;

/// Which routes are preferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PathMethod {
    /// One route with fewest hops, the first in the order of ids.
    Shortest {
        /// The most hops of a route.
        most_hops: usize,
    },
    /// All routes with fewest hops.
    AllShortest {
        /// The most hops of a route.
        most_hops: usize,
    },
    /// The k routes with fewest hops, none with a loop.
    KShortest {
        /// How many routes: k.
        count: usize,
        /// The most hops of a route.
        most_hops: usize,
    },
    /// The route whose weakest hop is best attested.
    BestAttested {
        /// The most hops of a route.
        most_hops: usize,
    },
    /// The route that avoids hubs, however long it is.
    Specific,
}

impl Default for PathMethod {
    /// The shortest route of any length.
    fn default() -> Self {
        Self::Shortest {
            most_hops: usize::MAX,
        }
    }
}

impl PathMethod {
    /// All methods, the usual one first; routes may have any length.
    pub const ALL: [Self; 5] = [
        Self::Shortest {
            most_hops: usize::MAX,
        },
        Self::AllShortest {
            most_hops: usize::MAX,
        },
        Self::KShortest {
            count: USUAL_COUNT,
            most_hops: usize::MAX,
        },
        Self::BestAttested {
            most_hops: usize::MAX,
        },
        Self::Specific,
    ];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shortest { .. } => "shortest",
            Self::AllShortest { .. } => "all-shortest",
            Self::KShortest { .. } => "k",
            Self::BestAttested { .. } => "best-attested",
            Self::Specific => "specific",
        }
    }

    /// What the method looks for, as a phrase for the reader.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Shortest { .. } => "the shortest route",
            Self::AllShortest { .. } => "all shortest routes",
            Self::KShortest { .. } => "the k shortest routes",
            Self::BestAttested { .. } => {
                "the best attested route: its weakest step as strong as possible"
            }
            Self::Specific => "the most specific route: hubs are expensive",
        }
    }

    /// The method with this name, with the usual number of routes of any length.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }

    /// The same method for routes of at most `longest` hops; [`PathMethod::Specific`] has no bound.
    #[must_use]
    pub const fn within(self, longest: usize) -> Self {
        match self {
            Self::Shortest { .. } => Self::Shortest { most_hops: longest },
            Self::AllShortest { .. } => Self::AllShortest { most_hops: longest },
            Self::KShortest { count, .. } => Self::KShortest {
                count,
                most_hops: longest,
            },
            Self::BestAttested { .. } => Self::BestAttested { most_hops: longest },
            Self::Specific => Self::Specific,
        }
    }

    /// The same method for another number of routes, which only [`PathMethod::KShortest`] has.
    #[must_use]
    pub const fn counting(self, routes: usize) -> Self {
        match self {
            Self::KShortest { most_hops, .. } => Self::KShortest {
                count: routes,
                most_hops,
            },
            other => other,
        }
    }

    /// The most hops of a route.
    #[must_use]
    pub const fn most_hops(self) -> usize {
        match self {
            Self::Shortest { most_hops }
            | Self::AllShortest { most_hops }
            | Self::KShortest { most_hops, .. }
            | Self::BestAttested { most_hops } => most_hops,
            Self::Specific => usize::MAX,
        }
    }
}

/// How is `from` connected to `to`?
///
/// # Example
///
/// The three shortest routes, over documented claims alone:
///
/// ```
/// use prosopograph::graph::Scope;
/// use prosopograph::model::Status;
/// use prosopograph::query::PathMethod;
/// use prosopograph::query::PathQuestion;
/// # use prosopograph::dataset::builtin;
/// # use prosopograph::explorer::Explorer;
/// # use prosopograph::query::Limits;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let explorer = Explorer::open(&builtin())?;
/// let (from, to) = (explorer.entity("Kawabe")?, explorer.entity("Stalin")?);
/// let question = PathQuestion {
///     method: PathMethod::KShortest { count: 3, most_hops: 4 },
///     scope: Scope {
///         statuses: vec![Status::Documented],
///         ..Scope::default()
///     },
///     ..PathQuestion::new(from, to)
/// };
/// let answer = explorer.ask(&question, &Limits::default())?;
/// assert!(answer.routes.iter().all(|route| route.hops.len() <= 4));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PathQuestion {
    /// Where routes begin.
    pub from: EntityIndex,
    /// Where they end.
    pub to: EntityIndex,
    /// Which routes are wanted.
    pub method: PathMethod,
    /// What part of the network may be used.
    pub scope: Scope,
}

impl PathQuestion {
    /// The shortest route from one entity to another, over all claims but denied ones.
    #[must_use]
    pub fn new(from: EntityIndex, to: EntityIndex) -> Self {
        Self {
            from,
            to,
            method: PathMethod::default(),
            scope: Scope::default(),
        }
    }

    /// Where routes begin and end.
    fn ends(&self) -> Ends {
        Ends {
            from: self.from,
            to: self.to,
        }
    }
}

/// How two entities are connected.
#[derive(Clone, Debug, PartialEq)]
pub struct PathAnswer {
    /// The routes, best first, up to the limit.
    pub routes: Vec<Route>,
    /// The number of shortest routes, for [`PathMethod::AllShortest`].
    pub total: Option<u64>,
    /// How well the weakest hop is attested, for [`PathMethod::BestAttested`].
    pub weakest: Option<Strength>,
    /// The cost of the route, for [`PathMethod::Specific`]: a sum of binary logarithms of degrees.
    pub cost: Option<f64>,
    /// Why there is no route, if there is none.
    pub absence: Option<Absence>,
    /// Whether the search was cut short, so that there may be more routes.
    pub cut: Option<Cut>,
    /// How many steps of a route are listed, from the first.
    pub hops_listed: usize,
}

/// Answers a path question.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before the answer was known.
pub fn path(
    graph: &NetworkGraph,
    question: &PathQuestion,
    limits: &Limits,
) -> Result<PathAnswer, QueryError> {
    let mut budget = match question.method {
        PathMethod::KShortest { .. } => Budget::until_time(limits),
        _ => Budget::new(limits),
    };
    let ends = question.ends();
    let scoped = graph.within(&question.scope, &ends.both());
    let mut answer = PathAnswer {
        routes: Vec::new(),
        total: None,
        weakest: None,
        cost: None,
        absence: None,
        cut: None,
        hops_listed: usize::MAX,
    };
    let found = match question.method {
        PathMethod::Shortest { most_hops } => {
            let route = shortest_route(&scoped, ends, most_hops, &mut budget)?;
            route.into_iter().collect()
        }
        PathMethod::AllShortest { most_hops } => {
            let all = all_shortest_routes(&scoped, ends, most_hops, limits.results, &mut budget)?;
            answer.total = Some(all.total);
            all.listed
        }
        PathMethod::KShortest { count, most_hops } => {
            let count = count.min(limits.results);
            let first = first_routes(&scoped, ends, most_hops, count, &mut budget)?;
            answer.cut = first.cut;
            first.listed
        }
        PathMethod::BestAttested { most_hops } => {
            let scope = &question.scope;
            let best = best_attested_route(graph, scope, ends, most_hops, &mut budget)?;
            answer.weakest = best.as_ref().map(|best| best.weakest);
            best.into_iter().map(|best| best.entities).collect()
        }
        PathMethod::Specific => {
            let best = specific_route(&scoped, ends, &mut budget)?;
            answer.cost = best.as_ref().map(|best| best.cost);
            best.into_iter().map(|best| best.entities).collect()
        }
    };
    answer.routes = found
        .into_iter()
        .map(|route| Route::along(&scoped, route))
        .collect();
    if answer.routes.is_empty() {
        let terms = Terms {
            most_hops: question.method.most_hops(),
            ..Terms::of(&question.scope)
        };
        answer.absence = Some(explain_no_route(graph, ends, &terms, &mut budget)?);
    }
    Ok(answer)
}

/// The first routes in the order of length. Whether there is any is found out whatever the time, as by
/// the other methods.
fn first_routes(
    graph: &ScopedGraph<'_>,
    ends: Ends,
    most_hops: usize,
    count: usize,
    budget: &mut Budget,
) -> Result<KShortest, QueryError> {
    match k_shortest_routes(graph, ends, most_hops, count, budget) {
        Err(QueryError::TimeIsOver { .. }) => {
            budget.outlast_time();
            let first = shortest_route(graph, ends, most_hops, budget)?;
            Ok(KShortest {
                cut: first.is_some().then_some(Cut::Time),
                listed: first.into_iter().collect(),
            })
        }
        found => found,
    }
}

/// Why no route leads from the first end to the second under these terms.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub(crate) fn explain_no_route(
    graph: &NetworkGraph,
    ends: Ends,
    terms: &Terms,
    budget: &mut Budget,
) -> Result<Absence, QueryError> {
    let everything = graph.within(
        &Scope {
            direction: Direction::Both,
            ..Scope::everything()
        },
        &[],
    );
    if shortest_route(&everything, ends, usize::MAX, budget)?.is_none() {
        return Absence::different_components(&everything, ends, budget);
    }
    explain(graph.network(), terms, |terms| {
        let scoped = graph.within(&terms.scope, &ends.both());
        Ok(shortest_route(&scoped, ends, terms.most_hops, budget)?.map(|route| route.len() - 1))
    })
}
