//! The handlers of the IPIF service.

use axum::extract::Path;
use axum::extract::RawQuery;
use axum::extract::Request;
use axum::extract::State;
use axum::extract::rejection::PathRejection;
use axum::http::HeaderValue;
use axum::http::header;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::explorer::Effort;
use crate::query::Collection;
use crate::query::Limits;
use crate::server::ask::in_background;
use crate::server::error::ApiError;
use crate::server::error::Failure;
use crate::server::ipif::document::ipif_document;
use crate::server::respond::json;
use crate::server::respond::text;
use crate::server::state::AppState;
use crate::view::ProblemDetails;
use crate::view::ipif::IpifList;
use crate::view::ipif::IpifObject;
use crate::view::ipif::ServiceDescription;

/// The URI of the compliance profile in the standard. It is an identifier and is never requested.
const PROFILE: &str =
    "<https://raw.githubusercontent.com/GVogeler/prosopogrAPhI/master/level1.json>;rel=\"profile\"";

/// The id in an address. An id that is not valid UTF-8 matches no object.
type Id = Result<Path<String>, PathRejection>;

/// `GET /ipif/persons`: lists persons.
pub(crate) async fn persons(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    list(&state, Collection::Persons, query).await
}

/// `GET /ipif/persons/{id}`: one person.
pub(crate) async fn person(
    State(state): State<AppState>,
    id: Id,
    query: RawQuery,
) -> Result<Response, ApiError> {
    one(&state, Collection::Persons, id, query).await
}

/// `GET /ipif/sources`: lists sources.
pub(crate) async fn sources(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    list(&state, Collection::Sources, query).await
}

/// `GET /ipif/sources/{id}`: one source.
pub(crate) async fn source(
    State(state): State<AppState>,
    id: Id,
    query: RawQuery,
) -> Result<Response, ApiError> {
    one(&state, Collection::Sources, id, query).await
}

/// `GET /ipif/statements`: lists statements.
pub(crate) async fn statements(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    list(&state, Collection::Statements, query).await
}

/// `GET /ipif/statements/{id}`: one statement.
pub(crate) async fn statement(
    State(state): State<AppState>,
    id: Id,
    query: RawQuery,
) -> Result<Response, ApiError> {
    one(&state, Collection::Statements, id, query).await
}

/// `GET /ipif/factoids`: lists factoids.
pub(crate) async fn factoids(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    list(&state, Collection::Factoids, query).await
}

/// `GET /ipif/factoids/{id}`: one factoid.
pub(crate) async fn factoid(
    State(state): State<AppState>,
    id: Id,
    query: RawQuery,
) -> Result<Response, ApiError> {
    one(&state, Collection::Factoids, id, query).await
}

/// `GET /ipif/describe`: describes the service.
pub(crate) async fn describe(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    Ok(json(&ServiceDescription::of(&state.explorer)))
}

/// `GET /ipif/openapi.json`: the OpenAPI document.
pub(crate) async fn openapi(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    let document = in_background(&state, Effort::Quick, |explorer, _| {
        ipif_document(explorer).to_string()
    })
    .await?;
    Ok(text("application/json", document))
}

/// Any other address under `/ipif`.
pub(crate) async fn not_found() -> Response {
    let detail = "no such address; see /ipif/openapi.json for the addresses and /ipif/describe for the service";
    ApiError(Failure::not_found(detail)).into_response()
}

/// Adds the compliance profile to every answer.
pub(crate) async fn name_profile(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert(header::LINK, HeaderValue::from_static(PROFILE));
    response
}

async fn list(
    state: &AppState,
    collection: Collection,
    query: Option<String>,
) -> Result<Response, ApiError> {
    let answer = in_background(state, Effort::Search, move |explorer, stop| {
        let pairs: Vec<(String, String)> =
            form_urlencoded::parse(query.unwrap_or_default().as_bytes())
                .into_owned()
                .collect();
        let question = explorer.read_factoids(collection, &pairs);
        let question = question
            .map_err(|error| Failure(ProblemDetails::of_question(explorer.network(), &error)))?;
        let limits = Limits {
            stop: Some(stop),
            ..Limits::default()
        };
        let page = explorer.search_factoids(&question, &limits);
        let page = page.map_err(|error| Failure(ProblemDetails::of_query(&error)))?;
        Ok(json(&IpifList::of(explorer, &question, &page)))
    });
    answer.await?.map_err(ApiError)
}

async fn one(
    state: &AppState,
    collection: Collection,
    id: Id,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    no_parameters(query.as_deref())?;
    let id = id.map(|Path(id)| id).unwrap_or_default();
    let found = in_background(state, Effort::Quick, move |explorer, _| {
        IpifObject::of(explorer, collection, &id).map(|object| json(&object))
    });
    let detail = format!(
        "none of the {} has this id; see /ipif/{} for a list",
        collection.name(),
        collection.name()
    );
    found
        .await?
        .ok_or_else(|| ApiError(Failure::not_found(&detail)))
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
