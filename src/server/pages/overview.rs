//! The front page: what this network is, and questions to begin with.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::server::assets;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::OverviewView;

#[derive(Template)]
#[template(path = "overview.html", config = "web/askama.toml")]
struct OverviewPage<'a> {
    site: &'a Site,
    overview: OverviewView,
    warnings: usize,
}

/// `GET /`: what this network is.
pub(crate) async fn overview(State(state): State<AppState>) -> Response {
    let overview = OverviewView::of(&state.explorer);
    let warnings = state.explorer.report().warning_count();
    page(StatusCode::OK, &OverviewPage { site: &state.site, overview, warnings })
}
