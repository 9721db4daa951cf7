//! The rows of the functions of lists and of elements of the graph.

use crate::language::value::ValueKind;

use super::elements;
use super::function::Function;
use super::function::Wanted;
use super::lists;
use super::measures;
use super::table::plain;
use super::table::seeing_null;

/// Functions of lists.
pub const LISTS: &[Function] = &[
    seeing_null("coalesce", [1, 99], ValueKind::Any, lists::coalesce),
    plain("head", [1, 1], &[Wanted::List], ValueKind::Any, lists::head),
    plain("last", [1, 1], &[Wanted::List], ValueKind::Any, lists::last),
    plain("tail", [1, 1], &[Wanted::List], ValueKind::Any, lists::tail),
    plain(
        "size",
        [1, 1],
        &[Wanted::TextOrList],
        ValueKind::Integer,
        lists::size,
    ),
    plain(
        "isEmpty",
        [1, 1],
        &[Wanted::TextOrList],
        ValueKind::Boolean,
        lists::is_empty,
    ),
    plain(
        "reverse",
        [1, 1],
        &[Wanted::TextOrList],
        ValueKind::Any,
        lists::reverse,
    ),
    plain(
        "range",
        [2, 3],
        &[Wanted::Number],
        ValueKind::Any,
        lists::range,
    ),
];

/// Functions of nodes, relationships and paths.
pub const ELEMENTS: &[Function] = &[
    plain(
        "id",
        [1, 1],
        &[Wanted::Element],
        ValueKind::Integer,
        elements::id,
    ),
    plain(
        "elementId",
        [1, 1],
        &[Wanted::Element],
        ValueKind::Integer,
        elements::id,
    ),
    plain(
        "measure",
        [2, 2],
        &[Wanted::Node, Wanted::Text],
        ValueKind::Any,
        measures::measure,
    ),
    plain(
        "labels",
        [1, 1],
        &[Wanted::Node],
        ValueKind::Any,
        elements::labels,
    ),
    plain(
        "type",
        [1, 1],
        &[Wanted::Relation],
        ValueKind::Text,
        elements::relation_type,
    ),
    plain(
        "startNode",
        [1, 1],
        &[Wanted::Relation],
        ValueKind::Node,
        elements::start_node,
    ),
    plain(
        "endNode",
        [1, 1],
        &[Wanted::Relation],
        ValueKind::Node,
        elements::end_node,
    ),
    plain(
        "keys",
        [1, 1],
        &[Wanted::Keyed],
        ValueKind::Any,
        elements::keys,
    ),
    plain(
        "properties",
        [1, 1],
        &[Wanted::Keyed],
        ValueKind::Map,
        elements::properties,
    ),
    plain(
        "length",
        [1, 1],
        &[Wanted::Path],
        ValueKind::Integer,
        elements::length,
    ),
    plain(
        "cost",
        [1, 1],
        &[Wanted::Path],
        ValueKind::Float,
        elements::cost,
    ),
    plain(
        "nodes",
        [1, 1],
        &[Wanted::Path],
        ValueKind::Any,
        elements::nodes,
    ),
    plain(
        "relationships",
        [1, 1],
        &[Wanted::Path],
        ValueKind::Any,
        elements::relationships,
    ),
    plain(
        "rels",
        [1, 1],
        &[Wanted::Path],
        ValueKind::Any,
        elements::relationships,
    ),
];
