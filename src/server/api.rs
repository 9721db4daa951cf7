//! The JSON API under `/api`.

use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::State;
use axum::extract::rejection::PathRejection;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::exchange::ImportReport;
use crate::explorer::Parameters;
use crate::server::ask;
use crate::server::ask::ask;
use crate::server::error::ApiError;
use crate::server::error::Failure;
use crate::server::respond::json;
use crate::server::respond::text;
use crate::server::state::AppState;
use crate::view::ClaimView;
use crate::view::ImportReportView;
use crate::view::OverviewView;
use crate::view::ProblemDetails;
use crate::view::ProblemView;
use crate::view::SourcesView;
use crate::view::VocabularyView;

/// `GET /api/overview`: what this network is.
pub(crate) async fn overview(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    Ok(json(&OverviewView::of(&state.explorer)))
}

/// `GET /api/find`: who is called so.
pub(crate) async fn find(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    answer(&state, "/find", query.as_deref()).await
}

/// `GET /api/entities/{id}`: what is known of an entity.
pub(crate) async fn entity(
    State(state): State<AppState>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    // An id that is not text is the id of nobody.
    let id = id.map(|Path(id)| id).unwrap_or_default();
    answer(&state, &format!("/entities/{id}"), query.as_deref()).await
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

/// `GET /api/explore`: what was gathered on the canvas.
pub(crate) async fn explore(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    answer(&state, "/explore", query.as_deref()).await
}

/// `GET /api/around`: who is around an entity.
pub(crate) async fn around(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    answer(&state, "/around", query.as_deref()).await
}

/// `GET /api/path`: how two entities are connected.
pub(crate) async fn path(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    answer(&state, "/path", query.as_deref()).await
}

/// `GET /api/journey`: whether it could have travelled.
pub(crate) async fn journey(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    answer(&state, "/journey", query.as_deref()).await
}

/// `GET /api/timeline`: what happened when.
pub(crate) async fn timeline(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    answer(&state, "/timeline", query.as_deref()).await
}

/// `GET /api/triangles`: which triangles there are.
pub(crate) async fn triangles(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    answer(&state, "/triangles", query.as_deref()).await
}

/// `GET /api/sources`: the bibliography.
pub(crate) async fn sources(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    Ok(json(&SourcesView::of(state.explorer.network())))
}

/// `GET /api/contradictions`: claims that disagree.
pub(crate) async fn contradictions(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    Ok(json(&ask::contradictions(&state).await?))
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
        state.explorer.import().unwrap_or(&ImportReport::default()),
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

async fn answer(state: &AppState, path: &str, query: Option<&str>) -> Result<Response, ApiError> {
    let parameters = strict_parameters(query.unwrap_or_default())?;
    Ok(json(&ask(state, path, parameters).await?))
}

/// The parameters of a program's request: unlike a form, it has no reason to send empty ones.
fn strict_parameters(query: &str) -> Result<Parameters, ApiError> {
    strict_pairs(query).map(|pairs| pairs.into_iter().collect())
}

/// The same as they were sent.
pub(crate) fn strict_pairs(query: &str) -> Result<Vec<(String, String)>, ApiError> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let is_empty = |value: &str| value.split(',').any(|part| part.trim().is_empty());
    let empty = pairs
        .iter()
        .filter(|(name, value)| value.trim().is_empty() || (is_list(name) && is_empty(value)));
    let errors: Vec<ProblemView> = empty
        .map(|(name, _)| ProblemView {
            parameter: name.chars().take(40).collect(),
            message: "is empty; leave it out or give it a value".to_owned(),
            choices: Vec::new(),
        })
        .collect();
    if errors.is_empty() {
        return Ok(pairs);
    }
    let problem = ProblemDetails::plain(400, "Bad Request", "some parameters are empty".to_owned());
    Err(ApiError(Failure(ProblemDetails { errors, ..problem })))
}

fn is_list(name: &str) -> bool {
    !matches!(name, "q" | "from" | "to" | "entity" | "of")
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
