//! The path question: how two entities are connected, by one of five measures of a good route.

use crate::graph::Budget;
use crate::graph::Direction;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::Strength;
use crate::query::absence::Absence;
use crate::query::absence::explain;
use crate::query::all_shortest::all_shortest_routes;
use crate::query::best_attested::best_attested_route;
use crate::query::change::Terms;
use crate::query::error::QueryError;
use crate::query::k_shortest::k_shortest_routes;
use crate::query::meeting::shortest_route;
use crate::query::route::Route;
use crate::query::specific::specific_route;

/// What makes a route a good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum PathMethod {
    /// One route with fewest hops, the first in the order of ids.
    #[default]
    Shortest,
    /// All routes with fewest hops.
    AllShortest,
    /// The k routes with fewest hops, none with a loop.
    KShortest,
    /// The route whose weakest hop is best attested.
    BestAttested,
    /// The route that avoids hubs.
    Specific,
}

impl PathMethod {
    /// All methods, the usual one first.
    pub const ALL: [Self; 5] = [
        Self::Shortest,
        Self::AllShortest,
        Self::KShortest,
        Self::BestAttested,
        Self::Specific,
    ];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shortest => "shortest",
            Self::AllShortest => "all-shortest",
            Self::KShortest => "k",
            Self::BestAttested => "best-attested",
            Self::Specific => "specific",
        }
    }

    /// What the method looks for, as a phrase for the reader.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Shortest => "the shortest route",
            Self::AllShortest => "all shortest routes",
            Self::KShortest => "the k shortest routes",
            Self::BestAttested => "the best attested route: its weakest step as strong as possible",
            Self::Specific => "the most specific route: hubs are expensive",
        }
    }

    /// The method with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }
}

/// How is `from` connected to `to`?
#[derive(Clone, Debug, PartialEq)]
pub struct PathQuestion {
    /// Where routes begin.
    pub from: EntityIndex,
    /// Where they end.
    pub to: EntityIndex,
    /// Which routes are wanted.
    pub method: PathMethod,
    /// How many, for [`PathMethod::KShortest`].
    pub count: usize,
    /// Longer routes are not looked at. Has no effect on [`PathMethod::Specific`].
    pub most_hops: usize,
    /// What part of the network may be used.
    pub scope: Scope,
}

/// How two entities are connected.
#[derive(Clone, Debug, PartialEq)]
pub struct PathAnswer {
    /// The routes, best first, up to the limit.
    pub routes: Vec<Route>,
    /// How many routes there are that are equally short, where that was counted.
    pub total: Option<u64>,
    /// How well the weakest hop is attested, for [`PathMethod::BestAttested`].
    pub weakest: Option<Strength>,
    /// What the route costs in binary digits of degree, for [`PathMethod::Specific`].
    pub cost: Option<f64>,
    /// Why there is no route, if there is none.
    pub absence: Option<Absence>,
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
    let mut budget = Budget::new(limits);
    let ends = (question.from, question.to);
    let named = [question.from, question.to];
    let scoped = graph.within(&question.scope, &named);
    let mut answer = PathAnswer {
        routes: Vec::new(),
        total: None,
        weakest: None,
        cost: None,
        absence: None,
    };
    let found = match question.method {
        PathMethod::Shortest => shortest_route(&scoped, ends, question.most_hops, &mut budget)?
            .into_iter()
            .collect(),
        PathMethod::AllShortest => {
            let all = all_shortest_routes(
                &scoped,
                ends,
                (question.most_hops, limits.results),
                &mut budget,
            )?;
            answer.total = Some(all.total);
            all.listed
        }
        PathMethod::KShortest => {
            let count = question.count.min(limits.results);
            k_shortest_routes(&scoped, ends, (question.most_hops, count), &mut budget)?
        }
        PathMethod::BestAttested => {
            let best = best_attested_route(
                graph,
                &question.scope,
                ends,
                question.most_hops,
                &mut budget,
            )?;
            answer.weakest = best.as_ref().map(|(_, strength)| *strength);
            best.into_iter().map(|(route, _)| route).collect()
        }
        PathMethod::Specific => {
            let best = specific_route(&scoped, ends, &mut budget)?;
            answer.cost = best.as_ref().map(|(_, cost)| *cost);
            best.into_iter().map(|(route, _)| route).collect()
        }
    };
    answer.routes = found
        .into_iter()
        .map(|route| Route::along(&scoped, route))
        .collect();
    if answer.routes.is_empty() {
        let most_hops = if question.method == PathMethod::Specific {
            usize::MAX
        } else {
            question.most_hops
        };
        let terms = Terms {
            most_hops,
            ..Terms::of(&question.scope)
        };
        answer.absence = Some(explain_no_route(graph, ends, &terms, &mut budget)?);
    }
    Ok(answer)
}

/// Why no route leads from the first end to the second under these terms.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub(crate) fn explain_no_route(
    graph: &NetworkGraph,
    ends: (EntityIndex, EntityIndex),
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
        let scoped = graph.within(&terms.scope, &[ends.0, ends.1]);
        Ok(shortest_route(&scoped, ends, terms.most_hops, budget)?.map(|route| route.len() - 1))
    })
}
