//! The front page: what this network is, and questions to begin with.

use askama::Template;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::Response;

use crate::explorer::BY;
use crate::explorer::LIMIT;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::Reached;
use crate::query::CountQuestion;
use crate::query::Dimension;
use crate::server::ask::ask;
use crate::server::assets;
use crate::server::error::Failure;
use crate::server::first_questions::FirstQuestion;
use crate::server::first_questions::QuestionGroup;
use crate::server::first_questions::first_questions;
use crate::server::first_questions::further_questions;
use crate::server::here::Here;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::Cited;
use crate::view::CitedPageView;
use crate::view::CountsView;
use crate::view::DownloadView;
use crate::view::ImportReportView;
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
    /// What came of the files that the network was read from, if it was read from any.
    import: Option<ImportReportView>,
    is_uploaded: bool,
    first: &'a [FirstQuestion],
    further: Vec<QuestionGroup<'a>>,
    /// Claims by year, or by decade if there are many years; `None` if nothing is dated.
    years: Option<&'a CountsView>,
    cited: CitedPageView,
}

/// `GET /`: what this network is.
pub(crate) async fn overview(Here(state): Here, RawQuery(query): RawQuery) -> Response {
    let explorer = &state.explorer;
    // What is kept for all visitors must not know by which host the first of them came.
    let anywhere = state.clone().reached(Reached::Unsaid);
    // The page is complete without the years; if they could not be counted, the next visit tries again.
    let years = state.site.years.get_or_try_init(|| count_years(&anywhere));
    let years = years.await.ok().and_then(Option::as_ref);
    let proposed = OverviewView::of(explorer).questions;
    let first = state
        .site
        .first_questions
        .get_or_init(|| first_questions(&anywhere, &proposed));
    let first = first.await.as_slice();
    let shown = OverviewPage {
        site: &state.site,
        overview: OverviewView::of(explorer),
        warnings: explorer.report().warning_count(),
        downloads: DownloadView::of("/"),
        import: state.import.as_deref().map(ImportReportView::of),
        is_uploaded: state.is_uploaded,
        first,
        further: further_questions(&state, &proposed, first),
        years,
        cited: CitedPageView::of(explorer, "/", query.as_deref(), Cited::Network),
    };
    page(StatusCode::OK, &shown)
}

/// How many claims there are in each year, or in each decade if there are many years; `None` if not
/// in two of them, or there is no time to count them all.
async fn count_years(state: &AppState) -> Result<Option<CountsView>, Failure> {
    for dimension in [Dimension::Year, Dimension::Decade] {
        let mut parameters = Parameters::default();
        parameters.set(&BY, dimension.name());
        parameters.set(&LIMIT, MOST_YEARS);
        let path = CountQuestion::ROW.path("");
        let view = ask::<CountQuestion>(state, &path, parameters).await?;
        if view.question.is_cut_short() {
            return Ok(None);
        }
        if view.rows_left == 0 {
            return Ok(Some(view).filter(|view| view.rows.len() > 1));
        }
    }
    Ok(None)
}
