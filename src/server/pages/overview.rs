//! The front page: what this network is, and questions to begin with.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::server::assets;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::DownloadView;
use crate::view::OverviewView;

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
    };
    page(StatusCode::OK, &shown)
}
