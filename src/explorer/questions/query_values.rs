//! The values of the rows of a query: as plain texts, and the entities that they show.

use crate::explorer::network_numbers::entity_of;
use crate::language::Value;
use crate::model::EntityIndex;

/// A value that is no part of the graph as a text, such as "certainly: 37, possibly: 108"; empty for
/// others.
pub(super) fn plain_value(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Boolean(it) => it.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Moment(moment) => moment.to_string(),
        Value::Duration(length) => length.to_string(),
        Value::Date(date) => date.as_str().to_owned(),
        Value::Quantity(quantity) => quantity.as_cell(),
        Value::Counted(counted) => plain_value(counted.figure()),
        Value::List(list) => {
            let members: Vec<String> = list.members().iter().map(plain_value).collect();
            members.join(", ")
        }
        Value::Map(map) => {
            let entries = map.entries().iter();
            let entries = entries.map(|(key, value)| format!("{key}: {}", plain_value(value)));
            entries.collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

/// Adds the entities that a value shows. Lists are not nested deeper than the language allows.
pub(super) fn add_entities(value: &Value, into: &mut Vec<EntityIndex>) {
    match value {
        Value::Node(node) => into.push(entity_of(*node)),
        Value::Path(path) => into.extend(path.nodes.iter().map(|node| entity_of(*node))),
        Value::List(list) => {
            for member in list.members() {
                add_entities(member, into);
            }
        }
        Value::Map(map) => {
            for member in map.entries().values() {
                add_entities(member, into);
            }
        }
        _ => {}
    }
}
