//! How two entities are connected.

use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::query::PathMethod;
use crate::query::PathQuestion;
use crate::view::shown::Shown;
use crate::view::text::TextPage;
use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::model::Network;
use crate::query::ClaimsSummary;
use crate::query::Ends;
use crate::query::Hop;
use crate::query::PathAnswer;
use crate::query::Route;
use crate::view::absence::AbsenceView;
use crate::view::entity::EntityLink;
use crate::view::entity::explorer_address_of_routes;
use crate::view::figure::Figure;
use crate::view::figure_path::of_routes;
use crate::view::lists::claims_about;
use crate::view::lists::list_of_claims;
use crate::view::path_words::heading;
use crate::view::path_words::lead;
use crate::view::path_words::summary;
use crate::view::question::CutView;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;
use crate::view::summary::SummaryView;

/// How many claims of a step are listed.
const LISTED: usize = 200;
/// How many claims of all steps are listed: a step of a long route lists its share of them.
const LISTED_IN_ALL: usize = 5_000;
/// How many claims of a step a page shows; a list has the others.
const SHOWN: usize = 5;
/// How many claims of all steps a page shows: of many steps it shows fewer of each, at least one.
const SHOWN_IN_ALL: usize = 60;
/// How many steps a page shows, of all routes together.
const MOST_STEPS: usize = 60;

/// One step of a route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct HopView {
    /// Where it begins.
    pub from: EntityLink,
    /// Where it ends.
    pub to: EntityLink,
    /// The claims it rests on, the best attested first, up to 200.
    pub relations: Vec<RelationView>,
    /// How many claims it rests on, listed or not.
    #[schema(example = 1)]
    pub total: usize,
    /// The address of the list of all claims between the two within the scope.
    #[schema(example = "/claims?between=anton-chekhov,olga-knipper")]
    pub page: String,
    /// What all these claims amount to.
    pub summary: SummaryView,
    /// How many claims the page shows.
    #[serde(skip)]
    pub most_shown: usize,
}

/// How much of a route is listed.
#[derive(Clone, Copy)]
struct RoomForRoute {
    /// So many steps, from the first.
    hops: usize,
    /// So many claims of each.
    claims: usize,
}

/// A way from one entity to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RouteView {
    /// How many hops it has, listed or not.
    pub length: usize,
    /// The entities on the way, both ends included; of a very long one those of the steps that are listed.
    pub entities: Vec<EntityLink>,
    /// The steps, each with its evidence; of a very long way the first.
    pub hops: Vec<HopView>,
    /// The route in sentences, one a hop, from the best attested claim of each.
    pub sentences: Vec<String>,
    /// How many steps the page shows.
    #[serde(skip)]
    pub steps_shown: usize,
}

/// The answer to a path question.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PathView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// Where routes begin.
    pub from: EntityLink,
    /// Where they end.
    pub to: EntityLink,
    /// `shortest`, `all-shortest`, `k`, `best-attested` or `specific`.
    #[schema(example = "shortest")]
    pub method: String,
    /// The answer as the heading of its page.
    #[serde(skip)]
    pub heading: String,
    /// What the page says under its heading: no more of the length, but how many routes there are and how the first stands.
    #[serde(skip)]
    pub lead: String,
    /// The answer in a sentence.
    #[schema(example = "Anton Chekhov and Olga Knipper are 2 hops apart.")]
    pub summary: String,
    /// The routes, best first.
    pub routes: Vec<RouteView>,
    /// How many equally short routes there are, where that was counted.
    pub total: Option<u64>,
    /// What the route costs in binary digits of degree, for `specific`.
    pub cost: Option<f64>,
    /// Why there is no route, if there is none.
    pub absence: Option<AbsenceView>,
    /// The routes as a picture.
    #[serde(skip)]
    pub figure: Option<Figure>,
}

impl PathView {
    /// The address of the canvas with these routes drawn on it.
    #[must_use]
    pub fn explorer_address(&self) -> String {
        explorer_address_of_routes(
            &self.question.page,
            self.routes.iter().map(|route| &route.entities),
        )
    }

    /// The routes that a page has room for.
    #[must_use]
    pub fn shown(&self) -> &[RouteView] {
        let fits = |route: &RouteView| route.steps_shown == route.hops.len();
        let fitting = self.routes.iter().take_while(|route| fits(route)).count();
        let most = fitting.max(1).min(self.routes.len());
        self.routes.get(..most).unwrap_or(&self.routes)
    }

    /// The answer to "how is `from` connected to `to`?".
    fn of(network: &Network, asked: &Asked<PathQuestion>, answer: &PathAnswer) -> Self {
        let question = &asked.question;
        let absence = answer
            .absence
            .as_ref()
            .map(|absence| AbsenceView::of(network, asked, absence));
        let mut question_view = QuestionView::of(network, asked);
        let hops = answer.routes.iter().map(|route| route.hops.len());
        let most = LISTED
            .min(LISTED_IN_ALL / hops.sum::<usize>().max(1))
            .max(1);
        let routes = answer.routes.iter();
        let room = RoomForRoute {
            hops: answer.hops_listed,
            claims: most,
        };
        let routes = routes.map(|route| RouteView::of(network, asked, route, room));
        let routes = fitted(routes.collect());
        let mut hops = routes.iter().flat_map(|route| &route.hops);
        if let Some(hop) = hops.find(|hop| hop.total > hop.relations.len()) {
            let cut = question_view.cut.take();
            question_view.cut = cut.or(Some(CutView::of_claims(&hop.page)));
        }
        if routes.iter().any(|route| route.hops.len() < route.length) {
            question_view.cut = Some(CutView::of_route());
        }
        let ends = Ends {
            from: question.from,
            to: question.to,
        };
        Self {
            heading: heading(network, ends, answer),
            lead: lead(network, answer),
            from: EntityLink::of(network, question.from),
            to: EntityLink::of(network, question.to),
            method: question.method.name().to_owned(),
            summary: summary(network, ends, answer, absence.as_ref()),
            figure: of_routes(network, &answer.routes, question_view.sentence.clone()),
            routes,
            total: answer.total,
            cost: answer.cost,
            absence,
            question: question_view,
        }
    }
}

/// Routes whose steps show as many claims as a page has room for: each its share, and what the steps
/// before it leave.
fn fitted(mut routes: Vec<RouteView>) -> Vec<RouteView> {
    let mut steps = MOST_STEPS;
    for route in &mut routes {
        route.steps_shown = route.hops.len().min(steps);
        steps -= route.steps_shown;
    }
    let (mut claims, mut steps) = (SHOWN_IN_ALL, MOST_STEPS - steps);
    for hop in routes.iter_mut().flat_map(|route| &mut route.hops) {
        let share = claims / steps.max(1);
        hop.most_shown = SHOWN.min(share);
        claims -= hop.shown().len();
        steps = steps.saturating_sub(1);
    }
    routes
}

impl RouteView {
    /// The steps that a page shows.
    #[must_use]
    pub fn shown(&self) -> &[HopView] {
        self.hops.get(..self.steps_shown).unwrap_or(&self.hops)
    }

    /// The entities that a page names, and no more of a very long route.
    #[must_use]
    pub fn named(&self) -> &[EntityLink] {
        self.entities.get(..MOST_STEPS).unwrap_or(&self.entities)
    }

    fn of(
        network: &Network,
        asked: &Asked<PathQuestion>,
        route: &Route,
        room: RoomForRoute,
    ) -> Self {
        let hops: Vec<HopView> = route
            .hops
            .iter()
            .take(room.hops)
            .map(|hop| HopView::of(network, asked, hop, room.claims))
            .collect();
        Self {
            length: route.hops.len(),
            steps_shown: hops.len(),
            entities: route
                .entities
                .iter()
                .take(room.hops.saturating_add(1))
                .map(|&entity| EntityLink::of(network, entity))
                .collect(),
            sentences: hops
                .iter()
                .filter_map(|hop| Some(format!("{}.", hop.relations.first()?.sentence)))
                .collect(),
            hops,
        }
    }
}

impl HopView {
    /// The claims that are told where there is room: the best attested.
    #[must_use]
    pub fn told(&self) -> &[RelationView] {
        self.relations.get(..SHOWN).unwrap_or(&self.relations)
    }

    /// The claims that the page shows, which has many steps.
    #[must_use]
    pub fn shown(&self) -> &[RelationView] {
        let most = self.most_shown.min(self.relations.len());
        self.relations.get(..most).unwrap_or(&self.relations)
    }

    fn of(network: &Network, asked: &Asked<PathQuestion>, hop: &Hop, most: usize) -> Self {
        let list = claims_about(network, &asked.request, &[hop.from, hop.to]);
        let period = asked.question.scope.period;
        let summary = ClaimsSummary::within(network, &hop.relations, period);
        let listed = hop.relations.get(..most).unwrap_or(&hop.relations);
        Self {
            from: EntityLink::of(network, hop.from),
            to: EntityLink::of(network, hop.to),
            relations: RelationView::all(network, listed),
            total: hop.relations.len(),
            page: list_of_claims(&list),
            summary: SummaryView::of(&summary, &list),
            most_shown: SHOWN,
        }
    }
}

impl Shown for PathQuestion {
    type View = PathView;

    fn sentence(&self, network: &Network, _parameters: &Parameters) -> String {
        let from = &network.entity(self.from).name;
        let to = &network.entity(self.to).name;
        match self.method {
            PathMethod::Shortest { .. } => {
                let is = network.grammatical_number(self.from).is();
                format!("How {is} {from} connected to {to}?")
            }
            PathMethod::AllShortest { .. } => {
                format!("What are all shortest routes from {from} to {to}?")
            }
            PathMethod::KShortest { count, .. } => {
                format!("What are the {count} shortest routes from {from} to {to}?")
            }
            PathMethod::BestAttested { .. } => {
                format!("What is the best attested route from {from} to {to}?")
            }
            PathMethod::Specific => {
                format!("What is the most specific route from {from} to {to}, avoiding hubs?")
            }
        }
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        PathView::of(explorer.network(), asked, answer)
    }

    fn headline(view: &Self::View) -> Option<String> {
        Some(view.summary.clone())
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.path(view);
        page.what_if(&view.question);
    }

    fn admitted(&self) -> &'static str {
        "may be passed through"
    }
}
