//! The JSON Schema of a parameter, made from its row of the table and the network that is open.

use serde_json::Value as Json;
use serde_json::json;

use crate::explorer::Example;
use crate::explorer::Explorer;
use crate::explorer::LONGEST_NAME;
use crate::explorer::MOST_STEPS;
use crate::explorer::Parameter;
use crate::explorer::Question;
use crate::explorer::Range;
use crate::explorer::Sample;
use crate::explorer::Value;
use crate::explorer::canvas_words;
use crate::explorer::offered;
use crate::query::ShowQuestion;

/// What an id looks like.
const ID: &str = "[A-Za-z0-9][A-Za-z0-9._-]{0,119}";

/// Something visible: patterns of JSON Schema do not count U+0085 among the spaces, as Unicode does.
const VISIBLE: &str = r"[^\s\u0085]";

/// A parameter as OpenAPI describes it.
pub(crate) fn parameter_object(
    explorer: &Explorer,
    parameter: &Parameter,
    examples: &[Example],
) -> Json {
    let schema = schema(explorer, parameter, &sample(explorer, parameter, examples));
    let mut object = json!({
        "name": parameter.name,
        "in": "query",
        "required": parameter.is_required(),
        "description": parameter.about,
        "schema": schema,
    });
    if parameter.value.is_list() {
        object["style"] = json!("form");
        object["explode"] = json!(false);
    }
    object
}

/// The value of the parameter in an example of its question; otherwise the best connected entity.
fn sample(explorer: &Explorer, parameter: &Parameter, examples: &[Example]) -> String {
    let mut arguments = examples.iter().copied().flatten();
    let own = arguments.find(|argument| argument.parameter.name == parameter.name);
    let sample = own.map_or(Sample::Entity, |argument| argument.sample);
    sample.of(explorer).unwrap_or_default()
}

fn schema(explorer: &Explorer, parameter: &Parameter, sample: &str) -> Json {
    let words = || -> Vec<String> {
        let offered = offered(explorer.network(), parameter.value).unwrap_or_default();
        offered.into_iter().map(|found| found.word).collect()
    };
    match parameter.value {
        Value::Text { longest } => match canvas_words(explorer.network(), parameter) {
            Some(words) => json!({ "type": "string", "enum": words }),
            None => text(longest, sample),
        },
        Value::Query { longest } => query(longest, sample),
        Value::Entity => text(LONGEST_NAME, sample),
        Value::Address { longest } => address(longest, &ShowQuestion::ROW.path(sample)),
        Value::Entities => list_of(&json!({
            "type": "string", "pattern": format!("^{ID}$")
        })),
        Value::Words { pattern } => json!({
            "type": "array", "minItems": 1, "items": { "type": "string", "pattern": pattern }
        }),
        Value::Columns(_)
        | Value::Choices(_)
        | Value::Kinds
        | Value::Types
        | Value::Classes
        | Value::Side
        | Value::Sources
        | Value::Statuses
        | Value::Certainties => json!({
            "type": "array", "minItems": 1, "items": { "type": "string", "enum": words() }
        }),
        Value::Dimensions => json!({
            "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": "string", "enum": words() }
        }),
        Value::ClaimOrder | Value::EntityOrder | Value::Pattern => {
            json!({ "type": "string", "enum": words() })
        }
        Value::Choice(_) => {
            let words = canvas_words(explorer.network(), parameter).unwrap_or_else(words);
            json!({ "type": "string", "enum": words, "default": words.first() })
        }
        Value::Date => json!({ "type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]))?$" }),
        Value::Number(range) => number(explorer, range),
        Value::Steps => steps(),
        Value::Bindings => list_of(&json!({
            "type": "string", "pattern": "^[a-z]{1,8}:[0-9]{1,9}$", "examples": ["since:1937"]
        })),
        Value::Conditions => {
            // Those whose every value can be asked for; others take a number, a date or a place too.
            let pattern = format!("^(flag|locus|unit):{VISIBLE}");
            list_of(&json!({ "type": "string", "pattern": pattern }))
        }
    }
}

/// A text with something visible in it.
fn text(longest: usize, example: &str) -> Json {
    json!({
        "type": "string",
        "minLength": 1,
        "maxLength": longest,
        "pattern": VISIBLE,
        "examples": [example],
    })
}

/// A query. No pattern tells what can be asked from what is a fault, so this one describes the plainest
/// queries, which can be asked of any network; the example is another.
fn query(longest: usize, example: &str) -> Json {
    json!({
        "type": "string",
        "minLength": 1,
        "maxLength": longest,
        "pattern": r"^(MATCH \(a\)(-\[r\]-\(b\))? )?RETURN [1-9][0-9]{0,5}$",
        "examples": [example],
    })
}

/// The path of a page, with its query.
fn address(longest: usize, example: &str) -> Json {
    json!({
        "type": "string",
        "minLength": 1,
        "maxLength": longest,
        "pattern": "^/",
        "examples": [example],
    })
}

fn list_of(item: &Json) -> Json {
    json!({ "type": "array", "minItems": 1, "maxItems": 50, "items": item })
}

fn number(explorer: &Explorer, range: Range) -> Json {
    let most = range.most.under(&explorer.ceilings());
    let mut schema = json!({ "type": "integer", "minimum": range.least, "maximum": most });
    if let Some(usual) = range.usual {
        schema["default"] = json!(usual);
    }
    schema
}

fn steps() -> Json {
    let step = format!("^(all|show:{ID}|expand:{ID}(:all)?|route:{ID}:{ID})$");
    json!({
        "type": "array",
        "minItems": 1,
        "maxItems": MOST_STEPS,
        "items": { "type": "string", "pattern": step },
    })
}
