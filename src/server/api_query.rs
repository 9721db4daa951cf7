//! Queries over the API: in the address, or sent as a text or as JSON with the values of parameters;
//! answered at once, line by line, or as a table in CSV.

use std::fmt::Write;

use axum::extract::RawQuery;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header;
use axum::response::Response;
use serde::Deserialize;
use serde_json::Map;
use serde_json::Value as Json;

use crate::explorer::BINDINGS;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::QUERY;
use crate::explorer::QueryQuestion;
use crate::explorer::Question;
use crate::server::api::as_csv;
use crate::server::api::strict_pairs;
use crate::server::ask::ask_in_room;
use crate::server::ask::ask_table;
use crate::server::error::ApiError;
use crate::server::error::Failure;
use crate::server::here::Here;
use crate::server::query_stream::LINES;
use crate::server::query_stream::streamed;
use crate::server::respond::json;
use crate::server::state::AppState;
use crate::view::ProblemDetails;
use crate::view::QueryView;

/// What is sent as JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    query: String,
    #[serde(default)]
    parameters: Map<String, Json>,
}

/// `GET /api/query`: what answers a query; line by line if that is what the client accepts.
pub(crate) async fn get(
    Here(state): Here,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    answered(&state, parameters(query.as_deref())?, &headers).await
}

/// `POST /api/query`: a query that is sent, with the parameters of its scope in the address.
pub(crate) async fn post(
    Here(state): Here,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: String,
) -> Result<Response, ApiError> {
    let parameters = sent(query.as_deref(), &headers, &body)?;
    answered(&state, parameters, &headers).await
}

/// `GET /api/query.ndjson`: what answers a query, line by line.
pub(crate) async fn get_lines(
    Here(state): Here,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    streamed(&state, parameters(query.as_deref())?).await
}

/// `POST /api/query.ndjson`: what answers a query that is sent, line by line.
pub(crate) async fn post_lines(
    Here(state): Here,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: String,
) -> Result<Response, ApiError> {
    let parameters = sent(query.as_deref(), &headers, &body)?;
    streamed(&state, parameters).await
}

/// `POST /api/query.csv`: what a query that is sent found, as a table.
pub(crate) async fn post_csv(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: String,
) -> Result<Response, ApiError> {
    let parameters = sent(query.as_deref(), &headers, &body)?;
    let row = QueryQuestion::ROW;
    let entry = state.table.named(row.name).ok_or_else(Failure::broken)?;
    let table = ask_table(&state, entry, &row.path(""), parameters).await?;
    let table = table.ok_or_else(Failure::broken)?;
    Ok(as_csv(row.name, &table))
}

async fn answered(
    state: &AppState,
    parameters: Parameters,
    headers: &HeaderMap,
) -> Result<Response, ApiError> {
    if accepts_lines(headers) {
        return streamed(state, parameters).await;
    }
    Ok(json(&answer(state, parameters).await?))
}

/// Whether lines are what a client accepts; one that accepts anything gets them only where they are
/// asked for.
fn accepts_lines(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter();
    let mut accepted = accepted.filter_map(|kinds| kinds.to_str().ok());
    accepted.any(|kinds| kinds.to_ascii_lowercase().contains(LINES))
}

async fn answer(state: &AppState, parameters: Parameters) -> Result<QueryView, ApiError> {
    let path = QueryQuestion::ROW.path("");
    Ok(ask_in_room::<QueryQuestion>(state, &path, parameters).await?)
}

fn parameters(query: Option<&str>) -> Result<Parameters, ApiError> {
    let known: Vec<Parameter> = QueryQuestion::ROW.all_parameters().collect();
    let pairs = strict_pairs(query.unwrap_or_default(), &known)?;
    Ok(pairs.into_iter().collect())
}

/// The parameters of the address with what is sent: JSON if it says so, else the query as it stands.
fn sent(query: Option<&str>, headers: &HeaderMap, body: &str) -> Result<Parameters, ApiError> {
    let mut parameters = parameters(query)?;
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/json") {
        parameters.push(&QUERY, body);
        return Ok(parameters);
    }
    let sent: Sent = serde_json::from_str(body).map_err(|error| {
        let detail = format!(
            "the body cannot be read: {error}; send such as {{\"query\": \"RETURN $x\", \"parameters\": {{\"x\": 1}}}}"
        );
        ApiError(Failure(ProblemDetails::plain(400, "Bad Request", detail)))
    })?;
    parameters.push(&QUERY, &sent.query);
    for (name, value) in &sent.parameters {
        let mut written = format!("{name}:");
        write_literal(value, &mut written);
        parameters.push(&BINDINGS, &written);
    }
    Ok(parameters)
}

/// A value of JSON as the query language writes it. Texts of JSON are texts of the language.
fn write_literal(value: &Json, into: &mut String) {
    match value {
        Json::Array(members) => {
            into.push('[');
            for (number, member) in members.iter().enumerate() {
                into.push_str(if number > 0 { ", " } else { "" });
                write_literal(member, into);
            }
            into.push(']');
        }
        Json::Object(entries) => {
            into.push('{');
            for (number, (key, member)) in entries.iter().enumerate() {
                into.push_str(if number > 0 { ", " } else { "" });
                // Writing to a text cannot fail.
                let _ = write!(into, "`{}`: ", key.replace('`', "``"));
                write_literal(member, into);
            }
            into.push('}');
        }
        plain => into.push_str(&plain.to_string()),
    }
}
