//! The OpenAPI document of the IPIF service.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;
use utoipa::OpenApi;

use crate::explorer::Explorer;
use crate::explorer::FACTOID_PARAMETERS;
use crate::explorer::USUAL_SIZE;
use crate::query::Collection;
use crate::query::Property;
use crate::view::ProblemDetails;
use crate::view::ipif::FactoidsResponse;
use crate::view::ipif::PersonsResponse;
use crate::view::ipif::ServiceDescription;
use crate::view::ipif::SourcesResponse;
use crate::view::ipif::StatementsResponse;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Prosopograph as an IPIF service",
        version = "0.3.2",
        description = "A historical network as persons, sources, statements and factoids: the International Prosopography \
            Interchange Format 0.3.2, read only, levels 0 and 1.",
        license(name = "MIT OR Apache-2.0")
    ),
    components(schemas(
        FactoidsResponse,
        PersonsResponse,
        ProblemDetails,
        ServiceDescription,
        SourcesResponse,
        StatementsResponse
    ))
)]
struct Document;

/// The OpenAPI document for a network. Its paths are absolute, so that it can be used from any
/// address.
pub(crate) fn ipif_document(explorer: &Explorer) -> Value {
    let mut document = serde_json::to_value(Document::openapi()).unwrap_or_default();
    let mut paths = Map::new();
    for (collection, list, object) in [
        (Collection::Factoids, "FactoidsResponse", "Factoid"),
        (Collection::Persons, "PersonsResponse", "Person"),
        (Collection::Sources, "SourcesResponse", "Source"),
        (Collection::Statements, "StatementsResponse", "Statement"),
    ] {
        let name = collection.name();
        let parameters: Vec<Value> = FACTOID_PARAMETERS
            .into_iter()
            .map(|parameter| query_parameter(explorer, collection, parameter))
            .collect();
        paths.insert(
            format!("/ipif/{name}"),
            operation(
                &format!("get-{name}"),
                &format!("A page of {name}."),
                &parameters,
                list,
            ),
        );
        let about = format!("One of the {name}, by its id.");
        let mut one = operation(
            &format!("get-{name}-by-id"),
            &about,
            &[id_parameter(explorer, collection)],
            object,
        );
        one["get"]["responses"]["404"] = problem("No object has this id.");
        paths.insert(format!("/ipif/{name}/{{id}}"), one);
    }
    paths.insert(
        "/ipif/describe".to_owned(),
        operation(
            "describe",
            "Describes the service.",
            &[],
            "ServiceDescription",
        ),
    );
    document["paths"] = Value::Object(paths);
    document
}

fn operation(id: &str, summary: &str, parameters: &[Value], answer: &str) -> Value {
    let schema = json!({ "$ref": format!("#/components/schemas/{answer}") });
    let responses = json!({
        "200": { "description": "The answer.", "content": { "application/json": { "schema": schema } } },
        "400": problem("A parameter is unknown or invalid."),
        "503": problem("A limit was reached before the answer was found."),
    });
    json!({ "get": { "operationId": id, "summary": summary, "parameters": parameters, "responses": responses } })
}

fn id_parameter(explorer: &Explorer, collection: Collection) -> Value {
    let (network, table) = (explorer.network(), explorer.factoids());
    let example = match collection {
        Collection::Persons => table
            .persons()
            .first()
            .map(|&person| network.entity(person).id.clone()),
        Collection::Sources => {
            (table.source_count() > 0).then(|| table.source_id(network, 0).to_owned())
        }
        Collection::Statements => table
            .statements()
            .first()
            .map(|statement| statement.id(network)),
        Collection::Factoids => (table.factoid_count() > 0).then(|| table.factoid_id(network, 0)),
    };
    let examples: Vec<String> = example.into_iter().collect();
    let schema = json!({ "type": "string", "minLength": 1, "maxLength": 300, "pattern": "^[A-Za-z0-9_][A-Za-z0-9._~-]*$", "examples": examples });
    let about =
        "The id. Persons and sources can also be given by one of their addresses, percent-encoded.";
    json!({ "name": "id", "in": "path", "required": true, "description": about, "schema": schema })
}

fn query_parameter(explorer: &Explorer, collection: Collection, name: &'static str) -> Value {
    let schema = match name {
        "size" => {
            json!({ "type": "integer", "minimum": 1, "maximum": explorer.ceilings().results, "default": USUAL_SIZE })
        }
        "page" => json!({ "type": "integer", "minimum": 1, "default": 1 }),
        "sortBy" => {
            let names = Property::of(collection).map(|(name, _)| name);
            let orders: Vec<String> = names
                .flat_map(|name| ["", "ASC", "DESC"].map(|way| format!("{name}{way}")))
                .collect();
            json!({ "type": "string", "enum": orders, "default": "createdWhen" })
        }
        "from" | "to" => {
            json!({ "type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]))?$", "examples": ["1937"] })
        }
        _ => json!({ "type": "string", "minLength": 1, "maxLength": 200, "pattern": "\\S" }),
    };
    json!({ "name": name, "in": "query", "required": false, "description": about(name), "schema": schema })
}

/// The description of a parameter.
fn about(parameter: &str) -> &'static str {
    match parameter {
        "size" => "The number of objects on a page.",
        "page" => "The page number, from 1. Pages after the last are empty.",
        "sortBy" => {
            "The property to sort by, followed by ASC or DESC. The default is the order of the dataset."
        }
        "personId" => "About the person with this id or address.",
        "p" => {
            "About a person with this name in any spelling, or whose entry contains all these words."
        }
        "statementId" => "With the statement with this id.",
        "st" => "With a statement that contains all these words.",
        "sourceId" => "From the source with this id or address.",
        "s" => "From a source whose entry contains all these words.",
        "factoidId" => "The factoid with this id, or objects that belong to it.",
        "f" => "With all these words anywhere in the factoid: in its person, source or statement.",
        "statementContent" => "With all these words in the content of the statement.",
        "statementText" => {
            "The same as statementContent, under its name in later drafts of the standard."
        }
        "relatesToPerson" => "With this other person, by id, address or any spelling of the name.",
        "memberOf" => {
            "With this group or institution the person belonged to, by id, address or any spelling of the name."
        }
        "role" => {
            "With all these words in the role, or with the office of this name in any spelling."
        }
        "name" => "About a person with this name, in any spelling.",
        "from" => {
            "Dated on or after this date: a year, a month or another EDTF date. A year or month without \"to\" selects that year or month. Undated statements are left out."
        }
        "to" => "Dated on or before this date, written as for \"from\".",
        "place" => "With this place, by id, address or any spelling of the name.",
        _ => "",
    }
}

fn problem(description: &str) -> Value {
    let schema = json!({ "$ref": "#/components/schemas/ProblemDetails" });
    json!({ "description": description, "content": { "application/problem+json": { "schema": schema } } })
}
