//! What the language asks of a graph: one trait, with nodes and relationships as numbers.
//!
//! No stage above it knows which graph it runs on. Neighbours are asked for a batch of nodes at a
//! time, so that one call through the trait serves many rows.

use std::sync::Arc;

use crate::model::DateBounds;

use super::value::Value;
use super::value::ValueKind;
use super::value::window;

/// A node of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeNumber(pub u32);

/// A relationship of a graph. Numbers follow the order of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelationNumber(pub u32);

/// A label of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelNumber(pub u32);

/// A relationship type of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeNumber(pub u32);

/// What a name stands for in a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<T> {
    /// These; none of them if the graph allows any name and has not got this one.
    Known(Vec<T>),
    /// The graph has a fixed vocabulary, and the name is not in it.
    Unknown {
        /// The known names, one of each thing, from which a suggestion is made.
        known: Vec<String>,
        /// Other names of the same things.
        others: Vec<String>,
    },
}

/// What the values of a property mean beyond their kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sense {
    /// Nothing more.
    #[default]
    Plain,
    /// They are ids of nodes.
    NodeId,
    /// They are figures of something that another property names: within one such unit they are added
    /// up, never across.
    Figure {
        /// The property with the unit.
        unit: &'static str,
    },
    /// Each is a list.
    List,
    /// Each is the first of several, all of which another property has.
    FirstOf {
        /// The property with all of them.
        all: &'static str,
    },
}

/// Why a graph does not say what a measure of a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMeasured {
    /// It has no measure of this name.
    Unknown,
    /// Taking it would be more work than is allowed.
    TooMuchWork,
    /// Nobody waits any more, or the time is over.
    Stopped,
}

/// The two ends of a relationship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RelationEnds {
    /// Where it begins.
    pub from: NodeNumber,
    /// Where it ends.
    pub to: NodeNumber,
}

/// Which relationships of a node are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Following {
    /// Those that begin there.
    Out,
    /// Those that end there.
    In,
    /// All of them; a loop only once.
    Both,
}

impl Following {
    /// The same relationships, met from their other ends.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Out => Self::In,
            Self::In => Self::Out,
            Self::Both => Self::Both,
        }
    }
}

/// A relationship that leads on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Onward {
    /// The place in the batch of the node it leads on from.
    pub origin: usize,
    /// The relationship.
    pub relation: RelationNumber,
    /// The node at its other end.
    pub node: NodeNumber,
}

/// A graph that can be asked.
pub trait Graph {
    /// How many nodes there are.
    fn node_count(&self) -> usize;

    /// How many relationships there are.
    fn relation_count(&self) -> usize;

    /// What a label stands for.
    fn labels_named(&self, name: &str) -> Named<LabelNumber>;

    /// What a relationship type stands for; the name of a class may stand for several.
    fn types_named(&self, name: &str) -> Named<TypeNumber>;

    /// The type whose relationships a name tells from their other end, such as "was arrested by".
    fn inverse_named(&self, name: &str) -> Option<Arc<str>> {
        let _ = name;
        None
    }

    /// What is to be said of a text that no property of this name has, of nodes or of relationships as
    /// `of` says; nothing if one has it, or the texts are not known.
    fn unknown_value(&self, of: &ValueKind, key: &str, text: &str) -> Option<String> {
        let _ = (of, key, text);
        None
    }

    /// What is to be said of a name that no node has in any spelling; nothing if one has it, or there is
    /// no index of names.
    fn unknown_name(&self, text: &str) -> Option<String> {
        let _ = text;
        None
    }

    /// How many nodes have the label.
    fn count_of_label(&self, label: LabelNumber) -> usize;

    /// How many relationships are of the type.
    fn count_of_type(&self, relation_type: TypeNumber) -> usize;

    /// Adds all nodes with the label, or all nodes, in their order.
    fn nodes_with(&self, label: Option<LabelNumber>, into: &mut Vec<NodeNumber>);

    /// Adds all relationships of some types, or all relationships, in their order.
    fn relations_with(&self, types: Option<&[TypeNumber]>, into: &mut Vec<RelationNumber>) {
        let mut nodes = Vec::new();
        self.nodes_with(None, &mut nodes);
        let mut found = Vec::new();
        self.onward(&nodes, Following::Out, types, &mut found);
        let first = into.len();
        into.extend(found.iter().map(|onward| onward.relation));
        into.get_mut(first..).unwrap_or_default().sort_unstable();
    }

    /// The nodes whose property has this value, if the graph can look them up.
    fn look_up(&self, key: &str, value: &Value) -> Option<Vec<NodeNumber>>;

    /// Whether the node has the label.
    fn has_label(&self, node: NodeNumber, label: LabelNumber) -> bool;

    /// The labels of a node.
    fn labels_of(&self, node: NodeNumber) -> Vec<Arc<str>>;

    /// A property of a node; null if it has none of this name.
    fn node_property(&self, node: NodeNumber, key: &str) -> Value;

    /// What is known of the values of a property of nodes; a graph with fixed columns says which there
    /// are.
    fn node_column(&self, key: &str) -> Named<ValueKind> {
        let _ = key;
        Named::Known(vec![ValueKind::Any])
    }

    /// What is known of the values of a property of relationships.
    fn relation_column(&self, key: &str) -> Named<ValueKind> {
        let _ = key;
        Named::Known(vec![ValueKind::Any])
    }

    /// What the values of a property of nodes mean beyond their kind.
    fn node_sense(&self, key: &str) -> Sense {
        let _ = key;
        Sense::Plain
    }

    /// What the values of a property of relationships mean beyond their kind.
    fn relation_sense(&self, key: &str) -> Sense {
        let _ = key;
        Sense::Plain
    }

    /// The names of the properties of a node.
    fn node_keys(&self, node: NodeNumber) -> Vec<Arc<str>>;

    /// The ends of a relationship.
    fn ends_of(&self, relation: RelationNumber) -> RelationEnds;

    /// Whether the relationship is of the type.
    fn is_of_type(&self, relation: RelationNumber, relation_type: TypeNumber) -> bool;

    /// The type of a relationship.
    fn type_of(&self, relation: RelationNumber) -> Arc<str>;

    /// A property of a relationship; null if it has none of this name.
    fn relation_property(&self, relation: RelationNumber, key: &str) -> Value;

    /// The names of the properties of a relationship.
    fn relation_keys(&self, relation: RelationNumber) -> Vec<Arc<str>>;

    /// Adds the relationships that lead on from a batch of nodes, in the order of the batch and then
    /// of the relationships. Without types, all are followed.
    fn onward(
        &self,
        nodes: &[NodeNumber],
        following: Following,
        types: Option<&[TypeNumber]>,
        into: &mut Vec<Onward>,
    );

    /// When a relationship held, as far as that is known. Usually the property `when`, as one moment.
    fn bounds_of(&self, relation: RelationNumber) -> Option<DateBounds> {
        let days = window(&self.relation_property(relation, "when"))?;
        Some(DateBounds::moment(days.first, days.last))
    }

    /// The nodes that a name in any spelling may mean, if the graph has an index of names.
    fn called(&self, name: &str) -> Option<Vec<NodeNumber>> {
        let _ = name;
        None
    }

    /// The names of the measures that are taken of nodes.
    fn measures(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// A measure of a node, taken of the whole graph as far as it is seen; null where it says nothing.
    ///
    /// # Errors
    ///
    /// Why it is not known.
    fn measured(&self, node: NodeNumber, measure: &str) -> Result<Value, NotMeasured> {
        let _ = (node, measure);
        Err(NotMeasured::Unknown)
    }

    /// What whoever reads the answer should know of the values that were asked for until now, each in a
    /// sentence without a full stop.
    fn remarks(&self) -> Vec<String> {
        Vec::new()
    }
}
