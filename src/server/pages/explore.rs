//! The canvas: what was gathered, step by step, with the tables that say the same.

use askama::Template;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::response::Response;

use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::server::ask::ask;
use crate::server::assets;
use crate::server::form::ScopeForm;
use crate::server::form::Trouble;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::AnswerView;
use crate::view::ExampleView;
use crate::view::ExploreView;
use crate::view::OverviewView;

/// How many rows the tables of the page have at most; the explorer's own have all.
const MOST_ROWS: usize = 500;

#[derive(Template)]
#[template(path = "explore.html", config = "web/askama.toml")]
struct ExplorePage<'a> {
    site: &'a Site,
    /// Whether the page is to stand in a frame of another page.
    is_embedded: bool,
    scope: ScopeForm,
    answer: Option<ExploreView>,
    trouble: Option<Trouble>,
    /// Addresses of ways in, for a canvas that is empty.
    examples: Vec<(String, String)>,
    data_version: String,
    most_rows: usize,
}

/// `GET /explore`: the canvas.
pub(crate) async fn explore(state: State<AppState>, RawQuery(query): RawQuery) -> Response {
    canvas(state, query, false).await
}

/// `GET /embed`: the canvas without the rest of the page, for a frame elsewhere.
pub(crate) async fn embed(state: State<AppState>, RawQuery(query): RawQuery) -> Response {
    canvas(state, query, true).await
}

async fn canvas(
    State(state): State<AppState>,
    query: Option<String>,
    is_embedded: bool,
) -> Response {
    let parameters = Parameters::from_query(query.as_deref().unwrap_or_default());
    let overview = OverviewView::of(&state.explorer);
    let mut shown = ExplorePage {
        site: &state.site,
        is_embedded,
        scope: ScopeForm::of(&state.explorer, &parameters),
        answer: None,
        trouble: None,
        examples: ways_in(&state.explorer, &overview),
        data_version: overview.version,
        most_rows: MOST_ROWS,
    };
    match ask(&state, "/explore", parameters.clone()).await {
        Ok(AnswerView::Explore(view)) => shown.answer = Some(view),
        Ok(_) => {}
        Err(failure) => shown.trouble = Some(Trouble::of("/explore", &parameters, &failure)),
    }
    page(Trouble::status(shown.trouble.as_ref()), &shown)
}

/// Example questions about paths, as words and as the address of the route on the canvas.
fn ways_in(explorer: &Explorer, overview: &OverviewView) -> Vec<(String, String)> {
    let route = |example: &ExampleView| {
        let asked = Parameters::from_query(example.page.strip_prefix("/path?")?);
        let id = |name: &str| {
            Some(
                explorer
                    .network()
                    .entity(explorer.entity_named(asked.first(name)?)?)
                    .id
                    .clone(),
            )
        };
        Some((
            example.question.clone(),
            format!("/explore?steps=route:{}:{}", id("from")?, id("to")?),
        ))
    };
    overview
        .questions
        .iter()
        .filter_map(route)
        .take(4)
        .collect()
}
