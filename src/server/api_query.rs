//! Queries over the API: in the address, or sent as a text, as a form, or as JSON with the values of
//! parameters; answered at once, line by line, or as a table in CSV.

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

/// The kind of what a form sends, and many programs that send a body and do not say of what kind.
const FORM: &str = "application/x-www-form-urlencoded";
/// How a query can be sent.
const HOW_TO_SEND: &str = "send the query itself as text/plain, a form with the fields `q` and `param` as application/x-www-form-urlencoded, or such as {\"query\": \"RETURN $x\", \"parameters\": {\"x\": 1}} as application/json; with curl: -H 'Content-Type: text/plain' --data-binary, or --data-urlencode 'q=\u{2026}'";

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
    Ok(pairs(query.unwrap_or_default())?.into_iter().collect())
}

fn pairs(query: &str) -> Result<Vec<(String, String)>, ApiError> {
    let known: Vec<Parameter> = QueryQuestion::ROW.all_parameters().collect();
    strict_pairs(query, &known)
}

/// The parameters of the address and those of a form that is sent.
fn with_form(query: Option<&str>, body: &str) -> Result<Parameters, ApiError> {
    let mut sent = form_urlencoded::parse(body.as_bytes());
    if !sent.any(|(name, _)| name == QUERY.name) {
        let detail = format!("the form has no field `{}`; {HOW_TO_SEND}", QUERY.name);
        return Err(refused(400, "Bad Request", detail));
    }
    let mut all = pairs(query.unwrap_or_default())?;
    all.extend(pairs(body)?);
    Ok(all.into_iter().collect())
}

fn refused(status: u16, title: &str, detail: String) -> ApiError {
    ApiError(Failure(ProblemDetails::plain(status, title, detail)))
}

/// The parameters of the address with what is sent: JSON or a form if it says so, or the query as it
/// stands.
fn sent(query: Option<&str>, headers: &HeaderMap, body: &str) -> Result<Parameters, ApiError> {
    let mut parameters = parameters(query)?;
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    match kind.to_ascii_lowercase().as_str() {
        "application/json" => {}
        FORM => return with_form(query, body),
        text if text.is_empty() || text.starts_with("text/") => {
            parameters.push(&QUERY, body);
            return Ok(parameters);
        }
        other => {
            let detail = format!("`{other}` is not read here; {HOW_TO_SEND}");
            return Err(refused(415, "Unsupported Media Type", detail));
        }
    }
    let sent: Sent = serde_json::from_str(body).map_err(|error| {
        let detail = format!("the body cannot be read: {error}; {HOW_TO_SEND}");
        refused(400, "Bad Request", detail)
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
