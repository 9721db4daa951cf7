//! The OpenAPI 3.1 document: schemas from the views, parameters from the network that is open.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;
use utoipa::OpenApi;

use crate::exchange::Format;
use crate::explorer::Explorer;
use crate::server::parameter_schemas::OperationDoc;
use crate::server::parameter_schemas::ParameterDoc;
use crate::server::parameter_schemas::export_parameters;
use crate::server::parameter_schemas::operations;
use crate::view::AroundView;
use crate::view::ClaimView;
use crate::view::ContradictionsView;
use crate::view::DossierView;
use crate::view::ExploreView;
use crate::view::FindView;
use crate::view::ImportReportView;
use crate::view::JourneyView;
use crate::view::OverviewView;
use crate::view::PathView;
use crate::view::ProblemDetails;
use crate::view::SourcesView;
use crate::view::TimelineView;
use crate::view::TrianglesView;
use crate::view::VocabularyView;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Prosopograph",
        description = "Questions to a historical network, answered with their evidence. Read only; every answer is a GET.",
        license(name = "MIT OR Apache-2.0")
    ),
    components(schemas(
        AroundView,
        ClaimView,
        ContradictionsView,
        DossierView,
        ExploreView,
        FindView,
        ImportReportView,
        JourneyView,
        OverviewView,
        PathView,
        ProblemDetails,
        SourcesView,
        TimelineView,
        TrianglesView,
        VocabularyView
    ))
)]
struct Document;

/// The OpenAPI document for an opened network.
#[must_use]
pub fn openapi(explorer: &Explorer) -> Value {
    let mut document = serde_json::to_value(Document::openapi()).unwrap_or_default();
    let mut paths: Map<String, Value> = operations(explorer)
        .iter()
        .map(|found| (found.path.to_owned(), path_item(found)))
        .collect();
    paths.insert("/api/export/{format}".to_owned(), export(explorer));
    document["paths"] = Value::Object(paths);
    document
}

/// The document as it is served.
pub(crate) fn openapi_json(explorer: &Explorer) -> String {
    openapi(explorer).to_string()
}

fn path_item(found: &OperationDoc) -> Value {
    let mut parameters: Vec<Value> = found.parameters.iter().map(parameter).collect();
    if found.path.contains("{id}") {
        let schema = json!({ "type": "string", "minLength": 1, "maxLength": 120, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$", "examples": [found.example.trim_start_matches("/api/entities/").trim_start_matches("/api/relations/")] });
        parameters.insert(0, json!({ "name": "id", "in": "path", "required": true, "description": "The id.", "schema": schema }));
    }
    let mut responses = json!({
        "200": {
            "description": "The answer.",
            "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{}", found.answer) } } }
        },
        "400": problem("A parameter is missing or wrong."),
        "503": problem("The limits were reached before the answer was known."),
    });
    if !found.parameters.is_empty() || found.path.contains("{id}") {
        responses["404"] =
            problem("No single entity is called so; the problem lists whom it may mean.");
    }
    json!({ "get": { "operationId": found.id, "summary": found.summary, "parameters": parameters, "responses": responses } })
}

/// Exports answer in the media type of their format.
fn export(explorer: &Explorer) -> Value {
    let names: Vec<&str> = Format::writable().map(Format::name).collect();
    let format = json!({
        "name": "format", "in": "path", "required": true, "description": "The format.",
        "schema": { "type": "string", "enum": names }
    });
    let parameters: Vec<Value> = std::iter::once(format)
        .chain(export_parameters(explorer).iter().map(parameter))
        .collect();
    let content: Map<String, Value> = Format::writable()
        .map(|format| (format.media_type().to_owned(), json!({})))
        .collect();
    json!({ "get": {
        "operationId": "export",
        "summary": "The network, a part of it or an answer as a file of another program.",
        "parameters": parameters,
        "responses": {
            "200": { "description": "The file.", "content": content },
            "400": problem("A parameter is wrong, or there is too much to draw."),
            "404": problem("There is no such format, or nothing of the name that `of` asks for."),
            "503": problem("The limits were reached before the answer was known."),
        }
    } })
}

fn parameter(found: &ParameterDoc) -> Value {
    let mut parameter = json!({
        "name": found.name, "in": "query", "required": found.required, "description": found.about, "schema": found.schema
    });
    if found.schema["type"] == "array" {
        parameter["style"] = json!("form");
        parameter["explode"] = json!(false);
    }
    parameter
}

fn problem(description: &str) -> Value {
    json!({
        "description": description,
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/ProblemDetails" } } }
    })
}
