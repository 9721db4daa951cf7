//! Functions of nodes, relationships, paths and maps.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::language::fault::Fault;
use crate::language::value::Value;

use super::function::Given;
use super::function::Wanted;

/// `id(a)`, `elementId(a)`
pub fn id(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Node(node) => Ok(Value::Integer(i64::from(node.0))),
        Value::Relation(relation) => Ok(Value::Integer(i64::from(relation.0))),
        other => Err(given.unsuitable(other, Wanted::Element)),
    }
}

/// `labels(a)`
pub fn labels(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Node(node) => {
            let labels = given.graph.labels_of(*node).into_iter();
            Ok(Value::list(labels.map(Value::Text).collect()))
        }
        other => Err(given.unsuitable(other, Wanted::Node)),
    }
}

/// `type(r)`
pub fn relation_type(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Relation(relation) => Ok(Value::Text(given.graph.type_of(*relation))),
        other => Err(given.unsuitable(other, Wanted::Relation)),
    }
}

/// `startNode(r)`
pub fn start_node(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Relation(relation) => Ok(Value::Node(given.graph.ends_of(*relation).from)),
        other => Err(given.unsuitable(other, Wanted::Relation)),
    }
}

/// `endNode(r)`
pub fn end_node(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Relation(relation) => Ok(Value::Node(given.graph.ends_of(*relation).to)),
        other => Err(given.unsuitable(other, Wanted::Relation)),
    }
}

/// `keys(a)`
pub fn keys(given: &Given<'_>) -> Result<Value, Fault> {
    let keys: Vec<Arc<str>> = match given.argument(0) {
        Value::Node(node) => given.graph.node_keys(*node),
        Value::Relation(relation) => given.graph.relation_keys(*relation),
        Value::Map(map) => map.entries().keys().cloned().collect(),
        other => return Err(given.unsuitable(other, Wanted::Keyed)),
    };
    Ok(Value::list(keys.into_iter().map(Value::Text).collect()))
}

/// `properties(a)`
pub fn properties(given: &Given<'_>) -> Result<Value, Fault> {
    let graph = given.graph;
    let entries: BTreeMap<Arc<str>, Value> = match given.argument(0) {
        Value::Node(node) => {
            let keys = graph.node_keys(*node).into_iter();
            keys.map(|key| (Arc::clone(&key), graph.node_property(*node, &key)))
                .collect()
        }
        Value::Relation(relation) => {
            let keys = graph.relation_keys(*relation).into_iter();
            keys.map(|key| (Arc::clone(&key), graph.relation_property(*relation, &key)))
                .collect()
        }
        Value::Map(map) => return Ok(Value::Map(Arc::clone(map))),
        other => return Err(given.unsuitable(other, Wanted::Keyed)),
    };
    Ok(Value::map(entries))
}

/// `length(p)`
pub fn length(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Path(path) => {
            let length = i64::try_from(path.relations.len()).unwrap_or(i64::MAX);
            Ok(Value::Integer(length))
        }
        other => Err(given.unsuitable(other, Wanted::Path)),
    }
}

/// `cost(p)`: what a path costs that was found by that; null for others.
pub fn cost(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Path(path) => Ok(path.cost.map_or(Value::Null, Value::Float)),
        other => Err(given.unsuitable(other, Wanted::Path)),
    }
}

/// `nodes(p)`
pub fn nodes(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Path(path) => {
            let nodes = path.nodes.iter().copied().map(Value::Node);
            Ok(Value::list(nodes.collect()))
        }
        other => Err(given.unsuitable(other, Wanted::Path)),
    }
}

/// `relationships(p)`
pub fn relationships(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Path(path) => {
            let relations = path.relations.iter().copied().map(Value::Relation);
            Ok(Value::list(relations.collect()))
        }
        other => Err(given.unsuitable(other, Wanted::Path)),
    }
}
