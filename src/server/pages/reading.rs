//! Pages to read: sources, vocabulary, about, and the description of the API.

use askama::Template;
use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::model::WIDENING_RULE;
use crate::server::assets;
use crate::server::error::Failure;
use crate::server::error::NO_SUCH_SOURCE;
use crate::server::error::PageError;
use crate::server::here::Here;
use crate::server::leaf::Leaf;
use crate::server::limits::LIMITS;
use crate::server::limits::Limit;
use crate::server::limits::ServiceLimits;
use crate::server::limits::table;
use crate::server::operations::Operation;
use crate::server::operations::operations;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::Cited;
use crate::view::CitedPageView;
use crate::view::DownloadView;
use crate::view::ImportReportView;
use crate::view::LocusView;
use crate::view::OverviewView;
use crate::view::RelationTypeView;
use crate::view::SourceReadingView;
use crate::view::SourceView;
use crate::view::SourcesView;
use crate::view::VocabularyView;

/// How many bytes a row of these pages has apart from its texts.
const ROW: usize = 1_000;

#[derive(Template)]
#[template(path = "sources.html", config = "web/askama.toml")]
struct SourcesPage<'a> {
    site: &'a Site,
    sources: Leaf<'a, SourceView>,
    downloads: Vec<DownloadView>,
    cited: CitedPageView,
}

#[derive(Template)]
#[template(path = "source.html", config = "web/askama.toml")]
struct SourcePage<'a> {
    site: &'a Site,
    view: &'a SourceReadingView,
    loci: Leaf<'a, LocusView>,
    cited: CitedPageView,
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
    /// How large the files may be, in words.
    most: String,
}

#[derive(Template)]
#[template(path = "vocabulary.html", config = "web/askama.toml")]
struct VocabularyPage<'a> {
    site: &'a Site,
    view: &'a VocabularyView,
    types: Leaf<'a, RelationTypeView>,
    cited: CitedPageView,
}

#[derive(Template)]
#[template(path = "about.html", config = "web/askama.toml")]
struct AboutPage<'a> {
    site: &'a Site,
    overview: OverviewView,
    widening_rule: &'static str,
    program_version: &'static str,
    limits: Vec<LimitInForce>,
    cited: CitedPageView,
}

/// A limit as the page about the service tells it.
struct LimitInForce {
    limit: &'static Limit,
    amount: String,
    /// How much is usual, if another amount is in force.
    usual: Option<String>,
}

impl LimitInForce {
    /// All limits of a service.
    fn of(limits: &ServiceLimits) -> Vec<Self> {
        let in_force = |limit: &'static Limit| {
            let usual = (limit.usual)();
            let is_usual = limits.amount(limit) == usual;
            Self {
                limit,
                amount: limits.told(limit),
                usual: (!is_usual).then(|| limit.unit.amount(usual)),
            }
        };
        LIMITS.iter().map(in_force).collect()
    }
}

#[derive(Template)]
#[template(path = "api.html", config = "web/askama.toml")]
struct ApiPage<'a> {
    site: &'a Site,
    operations: Vec<Operation>,
    downloads: Vec<DownloadView>,
}

/// `GET /import`: what became of every row of the files that were imported.
pub(crate) async fn import(Here(state): Here) -> Response {
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
pub(crate) async fn open(Here(state): Here) -> Response {
    page(
        StatusCode::OK,
        &OpenPage {
            site: &state.site,
            is_uploaded: state.is_uploaded,
            most: state.limits.told(&table::UPLOAD_SIZE),
        },
    )
}

/// `GET /sources`: the bibliography.
pub(crate) async fn sources(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let view = SourcesView::of(state.explorer.network());
    let bytes = |source: &SourceView| ROW + 2 * source.letters();
    page(
        StatusCode::OK,
        &SourcesPage {
            site: &state.site,
            sources: Leaf::of(&view.sources, bytes, "/sources", query.as_deref()),
            downloads: DownloadView::of_sources(),
            cited: cited(&state, "/sources", query.as_deref(), Cited::Page("Sources")),
        },
    )
}

/// `GET /sources/{id}`: a source with the places in it that claims cite.
pub(crate) async fn source(
    Here(state): Here,
    id: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Response {
    let id = id.map(|Path(id)| id).unwrap_or_default();
    let Some(view) = SourceReadingView::of(state.explorer.network(), &id) else {
        return PageError(Failure::not_found(NO_SUCH_SOURCE)).into_response();
    };
    let bytes = |locus: &LocusView| ROW + locus.letters();
    let path = format!("/sources/{id}");
    let title = format!("What rests on {}?", view.source.title);
    let shown = SourcePage {
        site: &state.site,
        view: &view,
        loci: Leaf::of(&view.loci, bytes, &path, query.as_deref()),
        cited: cited(&state, &path, query.as_deref(), Cited::Page(&title)),
    };
    page(StatusCode::OK, &shown)
}

/// `GET /vocabulary`: kinds, relation types and statuses.
pub(crate) async fn vocabulary(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let view = VocabularyView::of(&state.explorer);
    let bytes = |found: &RelationTypeView| ROW + 2 * found.letters();
    page(
        StatusCode::OK,
        &VocabularyPage {
            site: &state.site,
            view: &view,
            types: Leaf::of(&view.relation_types, bytes, "/vocabulary", query.as_deref()),
            cited: cited(
                &state,
                "/vocabulary",
                query.as_deref(),
                Cited::Page("Vocabulary"),
            ),
        },
    )
}

/// `GET /about`: what the data and the program are, and by which rules they answer.
pub(crate) async fn about(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let overview = OverviewView::of(&state.explorer);
    let program_version = env!("CARGO_PKG_VERSION");
    page(
        StatusCode::OK,
        &AboutPage {
            site: &state.site,
            overview,
            widening_rule: WIDENING_RULE,
            program_version,
            limits: LimitInForce::of(&state.limits),
            cited: cited(&state, "/about", query.as_deref(), Cited::Network),
        },
    )
}

fn cited(state: &AppState, path: &str, query: Option<&str>, cited: Cited<'_>) -> CitedPageView {
    CitedPageView::of(&state.explorer, path, query, cited)
}

/// `GET /api`: the API explained, with an example of each question.
pub(crate) async fn api(Here(state): Here) -> Response {
    page(
        StatusCode::OK,
        &ApiPage {
            site: &state.site,
            operations: operations(&state.explorer, &state.table),
            downloads: DownloadView::of("/"),
        },
    )
}
