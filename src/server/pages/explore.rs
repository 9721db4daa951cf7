//! The canvas: what was gathered, step by step, with the tables that say the same.

use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;

use crate::explorer::BEGINNING;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::STEPS;
use crate::query::ExploreQuestion;
use crate::query::PathQuestion;
use crate::server::assets;
use crate::server::filled::Filled;
use crate::server::form::Form;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::trouble::Trouble;
use crate::view::ExampleView;
use crate::view::ExploreView;
use crate::view::OverviewView;

/// How many rows the tables of the page have at most; the explorer's own have all.
const MOST_ROWS: usize = 300;
/// How many example routes an empty canvas offers.
const MOST_WAYS_IN: usize = 4;

#[derive(Template)]
#[template(path = "explore.html", config = "web/askama.toml")]
struct ExplorePage<'a> {
    site: &'a Site,
    /// Whether the page is to stand in a frame of another page.
    is_embedded: bool,
    form: Form,
    answer: Option<ExploreView>,
    trouble: Option<Trouble>,
    /// Addresses of ways in, for a canvas that is empty.
    examples: Vec<WayIn>,
    data_version: String,
    most_rows: usize,
}

/// `GET /explore`: the canvas.
pub(crate) async fn explore(state: Here, RawQuery(query): RawQuery) -> Response {
    canvas(state, query, Frame::Own).await
}

/// `GET /embed`: the canvas without the rest of the page, for a frame elsewhere.
pub(crate) async fn embed(state: Here, RawQuery(query): RawQuery) -> Response {
    canvas(state, query, Frame::OfAnotherPage).await
}

/// Where the canvas stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    /// On a page of its own.
    Own,
    /// In a frame of another page.
    OfAnotherPage,
}

async fn canvas(Here(state): Here, query: Option<String>, frame: Frame) -> Response {
    let mut filled = Filled::<ExploreQuestion>::of(&state, query.as_deref()).await;
    // The form stands on an empty canvas alone, where there is nothing else to begin with.
    filled.form.require(BEGINNING.name);
    let status = filled.status();
    let overview = OverviewView::of(&state.explorer);
    let shown = ExplorePage {
        site: &state.site,
        is_embedded: frame == Frame::OfAnotherPage,
        form: filled.form,
        answer: filled.answer,
        trouble: filled.trouble,
        examples: ways_in(&state.explorer, &overview),
        data_version: overview.version,
        most_rows: MOST_ROWS,
    };
    page(status, &shown)
}

/// An example question about a path: in words, and the address of its route on the canvas.
struct WayIn {
    words: String,
    address: String,
}

/// The example questions about paths, as routes on the canvas.
fn ways_in(explorer: &Explorer, overview: &OverviewView) -> Vec<WayIn> {
    let examples = overview.questions.iter();
    let routes = examples.filter_map(|example| way_in(explorer, example));
    routes.take(MOST_WAYS_IN).collect()
}

fn way_in(explorer: &Explorer, example: &ExampleView) -> Option<WayIn> {
    let (path, query) = example.page.split_once('?')?;
    let asked = explorer.read::<PathQuestion>(path, Parameters::from_query(query));
    let question = asked
        .ok()
        .filter(|_| PathQuestion::ROW.is_at(path))?
        .question;
    let id = |entity| &explorer.network().entity(entity).id;
    let mut parameters = Parameters::default();
    let step = format!("route:{}:{}", id(question.from), id(question.to));
    parameters.set(&STEPS, &step);
    Some(WayIn {
        words: example.question.clone(),
        address: parameters.address(&ExploreQuestion::ROW.path("")),
    })
}
