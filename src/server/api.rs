//! The JSON API under `/api`.

use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::extract::rejection::PathRejection;
use axum::http::header;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::exchange::ImportReport;
use crate::explorer::Parameter;
use crate::server::ask::ask_any;
use crate::server::ask::ask_table;
use crate::server::error::ApiError;
use crate::server::error::Failure;
use crate::server::error::NO_SUCH_SOURCE;
use crate::server::here::Here;
use crate::server::respond::json;
use crate::server::respond::text;
use crate::server::state::AppState;
use crate::view::ClaimView;
use crate::view::ImportReportView;
use crate::view::OverviewView;
use crate::view::PlainTable;
use crate::view::ProblemDetails;
use crate::view::ProblemView;
use crate::view::SourceReadingView;
use crate::view::SourcesView;
use crate::view::TableEntry;
use crate::view::VocabularyView;

/// The media type of CSV (RFC 4180 and 7111).
const CSV: &str = "text/csv; charset=utf-8; header=present";

/// `GET /api/overview`: what this network is.
pub(crate) async fn overview(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    Ok(json(&OverviewView::of(&state.explorer)))
}

/// `GET /api/relations/{id}`: a claim, and the others about the same two.
pub(crate) async fn claim(
    State(state): State<AppState>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    let id = id.map(|Path(id)| id).unwrap_or_default();
    let found = ClaimView::of(&state.explorer, &id);
    found
        .map(|view| json(&view))
        .ok_or(ApiError(Failure::not_found("no relation has this id")))
}

/// `GET /api/sources`: the bibliography.
pub(crate) async fn sources(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    Ok(json(&SourcesView::of(state.explorer.network())))
}

/// `GET /api/sources/{id}`: a source with the places in it that claims cite.
pub(crate) async fn source(
    State(state): State<AppState>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    let id = id.map(|Path(id)| id).unwrap_or_default();
    let found = SourceReadingView::of(state.explorer.network(), &id);
    found
        .map(|view| json(&view))
        .ok_or(ApiError(Failure::not_found(NO_SUCH_SOURCE)))
}

/// `GET /api/vocabulary`: kinds, relation types and statuses.
pub(crate) async fn vocabulary(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    Ok(json(&VocabularyView::of(&state.explorer)))
}

/// `GET /api/import`: what became of every row, if the network was imported; else nothing was read.
pub(crate) async fn import(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    Ok(json(&ImportReportView::of(
        state.import.as_deref().unwrap_or(&ImportReport::default()),
    )))
}

/// `GET /api/openapi.json`: the description of all of this.
pub(crate) async fn openapi(State(state): State<AppState>) -> Response {
    text("application/json", state.openapi.to_string())
}

/// Any other address under `/api`.
pub(crate) async fn not_found() -> Response {
    ApiError(Failure::not_found(
        "there is nothing at this address; /api/openapi.json lists what there is",
    ))
    .into_response()
}

/// Any other method.
pub(crate) async fn wrong_method() -> Response {
    let detail = "only GET and HEAD are answered: nothing here can be changed".to_owned();
    ApiError(Failure(ProblemDetails::plain(
        405,
        "Method Not Allowed",
        detail,
    )))
    .into_response()
}

/// `GET /api/…`: the answer to a question of the table.
pub(crate) async fn question(
    entry: TableEntry,
    Here(state): Here,
    id: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let row = entry.row();
    // An id that is not text is the id of nobody.
    let path = row.path(&id.map(|Path(id)| id).unwrap_or_default());
    let known: Vec<Parameter> = row.all_parameters().collect();
    let pairs = strict_pairs(query.as_deref().unwrap_or_default(), &known)?;
    let parameters = pairs.into_iter().collect();
    let view = ask_any(&state, entry, &path, parameters).await?;
    Ok(json(&view))
}

/// `GET /api/….csv`: the answer to a question of the table as CSV, of a list all pages.
pub(crate) async fn table(
    entry: TableEntry,
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let row = entry.row();
    let known: Vec<Parameter> = row.all_parameters().collect();
    let pairs = strict_pairs(query.as_deref().unwrap_or_default(), &known)?;
    let parameters = pairs.into_iter().collect();
    let table = ask_table(&state, entry, &row.path(""), parameters).await?;
    let table = table.ok_or_else(Failure::broken)?;
    Ok(as_csv(row.name, &table))
}

/// A table as a file of this name.
pub(crate) fn as_csv(name: &str, table: &PlainTable) -> Response {
    let name = format!("attachment; filename=\"{name}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, CSV.to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    (headers, table.to_csv()).into_response()
}

/// The parameters of a program's request as they were sent: unlike a form, it has no reason to send
/// empty ones.
pub(crate) fn strict_pairs(
    query: &str,
    known: &[Parameter],
) -> Result<Vec<(String, String)>, ApiError> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let is_list = |name: &str| {
        let mut lists = known.iter().filter(|parameter| parameter.value.is_list());
        lists.any(|parameter| parameter.name == name)
    };
    let has_gap = |value: &str| value.split(',').any(|part| part.trim().is_empty());
    let empty = pairs
        .iter()
        .filter(|(name, value)| value.trim().is_empty() || (is_list(name) && has_gap(value)));
    let errors: Vec<ProblemView> = empty
        .map(|(name, _)| ProblemView {
            parameter: name.chars().take(40).collect(),
            message: "is empty; leave it out or give it a value".to_owned(),
            unknown_word: None,
            choices: Vec::new(),
        })
        .collect();
    if errors.is_empty() {
        return Ok(pairs);
    }
    let problem = ProblemDetails::plain(400, "Bad Request", "some parameters are empty".to_owned());
    Err(ApiError(Failure(ProblemDetails { errors, ..problem })))
}

fn no_parameters(query: Option<&str>) -> Result<(), ApiError> {
    if query.is_none_or(str::is_empty) {
        return Ok(());
    }
    let detail = "this address takes no parameters".to_owned();
    Err(ApiError(Failure(ProblemDetails::plain(
        400,
        "Bad Request",
        detail,
    ))))
}
