//! The OpenAPI 3.1 document: schemas from the views, parameters from the table of questions and the
//! network that is open.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::exchange::Format;
use crate::explorer::Explorer;
use crate::server::export::export_parameters;
use crate::server::health;
use crate::server::openapi_query::add_queries;
use crate::server::operations::Operation;
use crate::server::operations::operations;
use crate::server::operations::schemas;
use crate::server::parameter_schema::parameter_object;
use crate::view::Table;
use crate::view::TableEntry;

/// The version of OpenAPI that the document follows.
const OPENAPI_VERSION: &str = "3.1.0";

/// The OpenAPI document for an opened network and the questions of a table.
#[must_use]
pub fn openapi(explorer: &Explorer, table: &Table) -> Value {
    let mut paths: Map<String, Value> = operations(explorer, table)
        .iter()
        .map(|operation| (operation.path.clone(), path_item(explorer, operation)))
        .collect();
    let tables = table.entries().filter(TableEntry::is_a_table);
    for entry in tables {
        let path = format!("/api{}", entry.row().template());
        let item = paths.get(&path).map(as_csv);
        paths.extend(item.map(|item| (format!("{path}.csv"), item)));
    }
    paths.insert("/api/export/{format}".to_owned(), export(explorer));
    add_queries(&mut paths);
    paths.insert(health::ADDRESS.to_owned(), health::described());
    let schemas: Map<String, Value> = schemas(table)
        .into_iter()
        .map(|(name, schema)| (name, json!(schema)))
        .collect();
    json!({
        "openapi": OPENAPI_VERSION,
        "info": {
            "title": "Prosopograph",
            "description": "Questions to a historical network, answered with their evidence. Read only; every answer is a GET, and a query may be sent as well.",
            "license": { "name": "MIT OR Apache-2.0" },
            "version": env!("CARGO_PKG_VERSION"),
        },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn path_item(explorer: &Explorer, operation: &Operation) -> Value {
    let mut parameters: Vec<Value> = operation
        .parameters
        .iter()
        .map(|parameter| parameter_object(explorer, parameter, operation.examples))
        .collect();
    if let Some(id) = &operation.example_id {
        parameters.insert(0, id_parameter(id));
    }
    let schema = format!("#/components/schemas/{}", operation.answer);
    let mut responses = json!({
        "200": {
            "description": "The answer.",
            "content": { "application/json": { "schema": { "$ref": schema } } }
        },
        "400": problem("A parameter is missing or wrong."),
        "503": problem("The limits were reached before the answer was known."),
    });
    if !parameters.is_empty() {
        responses["404"] = problem(
            "No entity has this name, or several have it; the problem lists the candidates.",
        );
    }
    json!({ "get": {
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": parameters,
        "responses": responses,
    } })
}

/// The same operation, which answers with a table.
fn as_csv(item: &Value) -> Value {
    let mut item = item.clone();
    let operation = &mut item["get"];
    let id = operation["operationId"].as_str().unwrap_or_default();
    operation["operationId"] = json!(format!("{id}Table"));
    operation["responses"]["200"] = json!({
        "description": "All rows as CSV, or as many as `limit` says.",
        "content": { "text/csv": { "schema": { "type": "string" } } }
    });
    item
}

/// The id that is a part of the path.
fn id_parameter(example: &str) -> Value {
    let schema = json!({
        "type": "string",
        "minLength": 1,
        "maxLength": 120,
        "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$",
        "examples": [example],
    });
    json!({ "name": "id", "in": "path", "required": true, "description": "The id.", "schema": schema })
}

/// Exports answer in the media type of their format.
fn export(explorer: &Explorer) -> Value {
    let names: Vec<&str> = Format::writable().map(Format::name).collect();
    let format = json!({
        "name": "format", "in": "path", "required": true, "description": "The format.",
        "schema": { "type": "string", "enum": names }
    });
    let parameters: Vec<Value> = std::iter::once(format)
        .chain(
            export_parameters()
                .iter()
                .map(|parameter| parameter_object(explorer, parameter, &[])),
        )
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

fn problem(description: &str) -> Value {
    json!({
        "description": description,
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/ProblemDetails" } } }
    })
}
