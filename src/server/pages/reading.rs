//! Pages to read: sources, vocabulary, about, and the description of the API.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::model::WIDENING_RULE;
use crate::server::assets;
use crate::server::error::Failure;
use crate::server::error::NO_SUCH_SOURCE;
use crate::server::error::PageError;
use crate::server::operations::Operation;
use crate::server::operations::operations;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::DownloadView;
use crate::view::ImportReportView;
use crate::view::OverviewView;
use crate::view::SourceReadingView;
use crate::view::SourcesView;
use crate::view::VocabularyView;

#[derive(Template)]
#[template(path = "sources.html", config = "web/askama.toml")]
struct SourcesPage<'a> {
    site: &'a Site,
    view: SourcesView,
    downloads: Vec<DownloadView>,
}

#[derive(Template)]
#[template(path = "source.html", config = "web/askama.toml")]
struct SourcePage<'a> {
    site: &'a Site,
    view: SourceReadingView,
}

#[derive(Template)]
#[template(path = "import.html", config = "web/askama.toml")]
struct ImportPage<'a> {
    site: &'a Site,
    view: Option<ImportReportView>,
    /// Whether the columns can be given other roles.
    can_change: bool,
}

#[derive(Template)]
#[template(path = "open.html", config = "web/askama.toml")]
struct OpenPage<'a> {
    site: &'a Site,
    is_uploaded: bool,
}

#[derive(Template)]
#[template(path = "vocabulary.html", config = "web/askama.toml")]
struct VocabularyPage<'a> {
    site: &'a Site,
    view: VocabularyView,
}

#[derive(Template)]
#[template(path = "about.html", config = "web/askama.toml")]
struct AboutPage<'a> {
    site: &'a Site,
    overview: OverviewView,
    widening_rule: &'static str,
    program_version: &'static str,
}

#[derive(Template)]
#[template(path = "api.html", config = "web/askama.toml")]
struct ApiPage<'a> {
    site: &'a Site,
    operations: Vec<Operation>,
    downloads: Vec<DownloadView>,
}

/// `GET /import`: what became of every row of the files that were imported.
pub(crate) async fn import(State(state): State<AppState>) -> Response {
    let view = state.import.as_deref().map(ImportReportView::of);
    page(
        StatusCode::OK,
        &ImportPage {
            site: &state.site,
            view,
            can_change: state.takes_uploads && state.kept.is_some(),
        },
    )
}

/// `GET /open`: the form that opens files, or how they are opened in the terminal.
pub(crate) async fn open(State(state): State<AppState>) -> Response {
    page(
        StatusCode::OK,
        &OpenPage {
            site: &state.site,
            is_uploaded: state.is_uploaded,
        },
    )
}

/// `GET /sources`: the bibliography.
pub(crate) async fn sources(State(state): State<AppState>) -> Response {
    page(
        StatusCode::OK,
        &SourcesPage {
            site: &state.site,
            view: SourcesView::of(state.explorer.network()),
            downloads: DownloadView::of_sources(),
        },
    )
}

/// `GET /sources/{id}`: a source with the places in it that claims cite.
pub(crate) async fn source(
    State(state): State<AppState>,
    id: Result<Path<String>, PathRejection>,
) -> Response {
    let id = id.map(|Path(id)| id).unwrap_or_default();
    let Some(view) = SourceReadingView::of(state.explorer.network(), &id) else {
        return PageError(Failure::not_found(NO_SUCH_SOURCE)).into_response();
    };
    let site = &state.site;
    page(StatusCode::OK, &SourcePage { site, view })
}

/// `GET /vocabulary`: kinds, relation types and statuses.
pub(crate) async fn vocabulary(State(state): State<AppState>) -> Response {
    page(
        StatusCode::OK,
        &VocabularyPage {
            site: &state.site,
            view: VocabularyView::of(&state.explorer),
        },
    )
}

/// `GET /about`: what the data and the program are, and by which rules they answer.
pub(crate) async fn about(State(state): State<AppState>) -> Response {
    let overview = OverviewView::of(&state.explorer);
    let program_version = env!("CARGO_PKG_VERSION");
    page(
        StatusCode::OK,
        &AboutPage {
            site: &state.site,
            overview,
            widening_rule: WIDENING_RULE,
            program_version,
        },
    )
}

/// `GET /api`: the API explained, with an example of each question.
pub(crate) async fn api(State(state): State<AppState>) -> Response {
    page(
        StatusCode::OK,
        &ApiPage {
            site: &state.site,
            operations: operations(&state.explorer, &state.table),
            downloads: DownloadView::of("/"),
        },
    )
}
