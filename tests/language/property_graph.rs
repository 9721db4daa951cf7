//! A property graph in memory: any labels, typed values. The second graph the language runs on.

use std::collections::BTreeMap;
use std::sync::Arc;

use prosopograph::language::Following;
use prosopograph::language::Graph;
use prosopograph::language::LabelNumber;
use prosopograph::language::Named;
use prosopograph::language::NodeNumber;
use prosopograph::language::Onward;
use prosopograph::language::RelationEnds;
use prosopograph::language::RelationNumber;
use prosopograph::language::TypeNumber;
use prosopograph::language::Value;

pub type Properties = BTreeMap<Arc<str>, Value>;

struct Node {
    labels: Vec<Arc<str>>,
    properties: Properties,
    relations: Vec<RelationNumber>,
}

struct Relation {
    ends: RelationEnds,
    name: Arc<str>,
    properties: Properties,
    is_deleted: bool,
}

/// A graph that can be written.
#[derive(Default)]
pub struct PropertyGraph {
    nodes: Vec<Node>,
    relations: Vec<Relation>,
    labels: Vec<Arc<str>>,
    types: Vec<Arc<str>>,
}

impl PropertyGraph {
    pub fn add_node(&mut self, labels: Vec<Arc<str>>, properties: Properties) -> NodeNumber {
        for label in &labels {
            if !self.labels.contains(label) {
                self.labels.push(Arc::clone(label));
            }
        }
        self.nodes.push(Node {
            labels,
            properties: without_nulls(properties),
            relations: Vec::new(),
        });
        NodeNumber(u32::try_from(self.nodes.len() - 1).unwrap())
    }

    pub fn add_relation(
        &mut self,
        ends: RelationEnds,
        name: Arc<str>,
        properties: Properties,
    ) -> RelationNumber {
        if !self.types.contains(&name) {
            self.types.push(Arc::clone(&name));
        }
        let number = RelationNumber(u32::try_from(self.relations.len()).unwrap());
        self.relations.push(Relation {
            ends,
            name,
            properties: without_nulls(properties),
            is_deleted: false,
        });
        self.nodes[ends.from.0 as usize].relations.push(number);
        if ends.from != ends.to {
            self.nodes[ends.to.0 as usize].relations.push(number);
        }
        number
    }

    pub fn delete_relation(&mut self, relation: RelationNumber) {
        self.relations[relation.0 as usize].is_deleted = true;
    }

    fn relation(&self, relation: RelationNumber) -> &Relation {
        &self.relations[relation.0 as usize]
    }
}

fn without_nulls(properties: Properties) -> Properties {
    properties
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .collect()
}

fn numbered(names: &[Arc<str>], name: &str) -> Vec<u32> {
    let place = names.iter().position(|known| &**known == name);
    place
        .map(|place| u32::try_from(place).unwrap())
        .into_iter()
        .collect()
}

impl Graph for PropertyGraph {
    fn node_count(&self) -> usize {
        self.nodes.len()
    }

    fn relation_count(&self) -> usize {
        self.relations.len()
    }

    fn labels_named(&self, name: &str) -> Named<LabelNumber> {
        let found = numbered(&self.labels, name).into_iter();
        Named::Known(found.map(LabelNumber).collect())
    }

    fn types_named(&self, name: &str) -> Named<TypeNumber> {
        let found = numbered(&self.types, name).into_iter();
        Named::Known(found.map(TypeNumber).collect())
    }

    fn count_of_label(&self, label: LabelNumber) -> usize {
        let name = &self.labels[label.0 as usize];
        let nodes = self.nodes.iter();
        nodes.filter(|node| node.labels.contains(name)).count()
    }

    fn count_of_type(&self, relation_type: TypeNumber) -> usize {
        let name = &self.types[relation_type.0 as usize];
        let relations = self.relations.iter();
        relations.filter(|relation| relation.name == *name).count()
    }

    fn nodes_with(&self, label: Option<LabelNumber>, into: &mut Vec<NodeNumber>) {
        let all = (0..self.nodes.len()).map(|at| NodeNumber(u32::try_from(at).unwrap()));
        into.extend(all.filter(|node| label.is_none_or(|label| self.has_label(*node, label))));
    }

    fn look_up(&self, key: &str, value: &Value) -> Option<Vec<NodeNumber>> {
        let Value::Text(_) = value else {
            return None;
        };
        let has = |node: &NodeNumber| self.node_property(*node, key) == *value;
        let mut nodes = Vec::new();
        self.nodes_with(None, &mut nodes);
        Some(nodes.into_iter().filter(has).collect())
    }

    fn has_label(&self, node: NodeNumber, label: LabelNumber) -> bool {
        let name = &self.labels[label.0 as usize];
        self.nodes[node.0 as usize].labels.contains(name)
    }

    fn labels_of(&self, node: NodeNumber) -> Vec<Arc<str>> {
        self.nodes[node.0 as usize].labels.clone()
    }

    fn node_property(&self, node: NodeNumber, key: &str) -> Value {
        let properties = &self.nodes[node.0 as usize].properties;
        properties.get(key).cloned().unwrap_or_default()
    }

    fn node_keys(&self, node: NodeNumber) -> Vec<Arc<str>> {
        let properties = &self.nodes[node.0 as usize].properties;
        properties.keys().cloned().collect()
    }

    fn ends_of(&self, relation: RelationNumber) -> RelationEnds {
        self.relation(relation).ends
    }

    fn is_of_type(&self, relation: RelationNumber, relation_type: TypeNumber) -> bool {
        self.relation(relation).name == self.types[relation_type.0 as usize]
    }

    fn type_of(&self, relation: RelationNumber) -> Arc<str> {
        Arc::clone(&self.relation(relation).name)
    }

    fn relation_property(&self, relation: RelationNumber, key: &str) -> Value {
        let properties = &self.relation(relation).properties;
        properties.get(key).cloned().unwrap_or_default()
    }

    fn relation_keys(&self, relation: RelationNumber) -> Vec<Arc<str>> {
        self.relation(relation).properties.keys().cloned().collect()
    }

    fn onward(
        &self,
        nodes: &[NodeNumber],
        following: Following,
        types: Option<&[TypeNumber]>,
        into: &mut Vec<Onward>,
    ) {
        for (origin, node) in nodes.iter().enumerate() {
            for &number in &self.nodes[node.0 as usize].relations {
                let relation = self.relation(number);
                let suits =
                    types.is_none_or(|types| types.iter().any(|one| self.is_of_type(number, *one)));
                let ends = relation.ends;
                let leads_out = ends.from == *node && following != Following::In;
                let leads_in = ends.to == *node && following != Following::Out;
                if relation.is_deleted || !suits || !(leads_out || leads_in) {
                    continue;
                }
                into.push(Onward {
                    origin,
                    relation: number,
                    node: if leads_out { ends.to } else { ends.from },
                });
            }
        }
    }
}
