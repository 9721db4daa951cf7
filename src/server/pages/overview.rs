//! The front page: what this network is, and questions to begin with.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::explorer::BY;
use crate::explorer::LIMIT;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::query::CountQuestion;
use crate::query::Dimension;
use crate::server::ask::ask;
use crate::server::assets;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::CountsView;
use crate::view::DownloadView;
use crate::view::OverviewView;

/// How many years the band has at most.
const MOST_YEARS: &str = "120";

#[derive(Template)]
#[template(path = "overview.html", config = "web/askama.toml")]
struct OverviewPage<'a> {
    site: &'a Site,
    overview: OverviewView,
    warnings: usize,
    downloads: Vec<DownloadView>,
    is_imported: bool,
    takes_uploads: bool,
    is_uploaded: bool,
    /// Claims by year, or by decade if there are many years; `None` if nothing is dated.
    years: Option<CountsView>,
}

/// `GET /`: what this network is.
pub(crate) async fn overview(State(state): State<AppState>) -> Response {
    let explorer = &state.explorer;
    let shown = OverviewPage {
        site: &state.site,
        overview: OverviewView::of(explorer),
        warnings: explorer.report().warning_count(),
        downloads: DownloadView::of("/"),
        is_imported: state.import.is_some(),
        takes_uploads: state.takes_uploads,
        is_uploaded: state.is_uploaded,
        years: years(&state).await,
    };
    page(StatusCode::OK, &shown)
}

/// How many claims there are in each year; the page is complete without them.
async fn years(state: &AppState) -> Option<CountsView> {
    for dimension in [Dimension::Year, Dimension::Decade] {
        let mut parameters = Parameters::default();
        parameters.set(&BY, dimension.name());
        parameters.set(&LIMIT, MOST_YEARS);
        let path = CountQuestion::ROW.path("");
        let view = ask::<CountQuestion>(state, &path, parameters).await.ok()?;
        if view.rows_left == 0 {
            return Some(view).filter(|view| view.rows.len() > 1);
        }
    }
    None
}
