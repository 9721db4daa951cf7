//! What the OpenAPI document says of queries besides other questions: they may be sent, and be answered
//! line by line.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;
use utoipa::ToSchema;

use crate::explorer::QUERY;
use crate::server::query_stream::LINES;
use crate::view::QueryLineView;

/// Where a query is asked.
const ADDRESS: &str = "/api/query";

/// Adds how a query may be sent instead of standing in the address, and be answered line by line.
pub(crate) fn add_queries(paths: &mut Map<String, Value>) {
    let Some(asked) = paths.get_mut(ADDRESS) else {
        return;
    };
    let lines = as_lines(&asked["get"]);
    let line = lines["responses"]["200"]["content"][LINES].clone();
    asked["get"]["responses"]["200"]["content"][LINES] = line;
    asked["post"] = sent(
        &asked["get"],
        "query-sent",
        "What answers a query that is sent?",
    );
    let lines_sent = sent(
        &lines,
        "query-lines-sent",
        "What answers a query that is sent, line by line?",
    );
    let lines = json!({ "get": lines, "post": lines_sent });
    paths.insert(format!("{ADDRESS}.ndjson"), lines);
    if let Some(table) = paths.get_mut(&format!("{ADDRESS}.csv")) {
        let summary = "What answers a query that is sent, as a table in CSV?";
        table["post"] = sent(&table["get"], "query-table-sent", summary);
    }
}

/// The same operation, which answers line by line.
fn as_lines(operation: &Value) -> Value {
    let mut operation = operation.clone();
    operation["operationId"] = json!("query-lines");
    operation["summary"] = json!("What answers a query, line by line?");
    let schema = format!("#/components/schemas/{}", QueryLineView::name());
    operation["responses"]["200"] = json!({
        "description": "Lines of JSON, each sent as soon as it is known: the first names the columns, the last says how it ended, and each between them is a row. All rows, or as many as `limit` says.",
        "content": { LINES: { "schema": { "$ref": schema } } }
    });
    operation
}

/// The same operation with a query that is sent.
fn sent(operation: &Value, id: &str, summary: &str) -> Value {
    let mut sent = operation.clone();
    sent["operationId"] = json!(id);
    sent["summary"] = json!(summary);
    let is_query = |parameter: &Value| parameter["name"] == QUERY.name;
    if let Some(parameters) = sent["parameters"].as_array_mut() {
        parameters.retain(|parameter| !is_query(parameter));
    }
    sent["responses"]["415"] = sent["responses"]["400"].clone();
    sent["responses"]["415"]["description"] =
        json!("What was sent is neither a text, nor JSON, nor a form.");
    let example = json!({ "query": "RETURN $x AS x", "parameters": { "x": 1 } });
    sent["requestBody"] = json!({
        "required": true,
        "description": "The query with the values of its parameters, as JSON or as the fields `q` and `param` of a form; or its text alone.",
        "content": {
            "application/json": { "schema": {
                "type": "object",
                "properties": {
                    "query": { "type": "string", "pattern": "^RETURN [1-9][0-9]{0,5}$" },
                    "parameters": {
                        "type": "object",
                        "propertyNames": { "pattern": "^[a-z]{1,8}$" },
                        "additionalProperties": { "type": "integer", "minimum": 0, "maximum": 9999 }
                    }
                },
                "required": ["query"],
                "additionalProperties": false,
                "examples": [example]
            } },
            "application/x-www-form-urlencoded": { "schema": {
                "type": "object",
                "properties": {
                    "q": { "type": "string", "pattern": "^RETURN [1-9][0-9]{0,5}$" }
                },
                "required": ["q"],
                "additionalProperties": false
            } },
            "text/plain": { "schema": { "type": "string", "pattern": "^RETURN [1-9][0-9]{0,5}$" } }
        }
    });
    sent
}
