//! A network as the query language sees it: the part that a scope admits, kinds as labels, relation
//! types as types, columns as properties.
//!
//! Nodes and relationships are numbered as entities and relations are. Arrows follow relations as
//! the dataset writes them, whichever way the scope follows them.

use std::cell::RefCell;
use std::sync::Arc;

use crate::explorer::column_texts::ColumnTexts;
use crate::explorer::network_hints::Hints;
use crate::explorer::network_hints::left_to_queries;
use crate::explorer::network_hints::through_anything;
use crate::explorer::network_hints::type_of_inverse;
use crate::explorer::network_measures::NetworkMeasures;
use crate::explorer::network_numbers::entity_of;
use crate::explorer::network_numbers::node;
use crate::explorer::network_numbers::relation_of;
use crate::explorer::network_numbers::small;
use crate::explorer::network_properties::ENTITY_PROPERTIES;
use crate::explorer::network_properties::NumericColumns;
use crate::explorer::network_properties::RELATION_PROPERTIES;
use crate::explorer::network_properties::claim_column;
use crate::explorer::network_properties::entity_column;
use crate::explorer::network_properties::entity_property;
use crate::explorer::network_properties::relation_property;
use crate::explorer::network_senses::claim_sense;
use crate::explorer::network_senses::class_words;
use crate::explorer::network_senses::entity_sense;
use crate::explorer::network_senses::kind_words;
use crate::explorer::network_senses::named;
use crate::explorer::network_senses::type_words;
use crate::explorer::next_tie::next_of;
use crate::explorer::only_named::OnlyNamed;
use crate::explorer::resolve::all_called;
use crate::graph::Layers;
use crate::graph::NameIndex;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::graph::WrittenTie;
use crate::language::Following;
use crate::language::Graph;
use crate::language::LabelNumber;
use crate::language::Named;
use crate::language::NodeNumber;
use crate::language::NotMeasured;
use crate::language::Onward;
use crate::language::RelationEnds;
use crate::language::RelationNumber;
use crate::language::Sense;
use crate::language::TypeNumber;
use crate::language::Value;
use crate::language::ValueKind;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;
use crate::query::Measure;

/// The part of a network that a scope admits, as a graph of the query language.
#[derive(Debug)]
pub(crate) struct NetworkAsGraph<'a> {
    scoped: ScopedGraph<'a>,
    names: &'a NameIndex,
    numeric: NumericColumns,
    texts: ColumnTexts<'a>,
    /// The ids of kinds and of types, as texts that rows share.
    kind_names: Vec<Arc<str>>,
    type_names: Vec<Arc<str>>,
    /// The types that were asked for by their own names.
    asked_for: RefCell<Vec<RelationTypeIndex>>,
    only_named: OnlyNamed,
    /// The measures of the part, if values are asked for and not only names.
    measures: Option<NetworkMeasures>,
    /// What its scope says that queries say themselves.
    leaves: Vec<&'static str>,
    /// The name that was looked up last: a condition asks for the same one at every row.
    last_called: RefCell<Option<(String, Vec<NodeNumber>)>>,
}

impl<'a> NetworkAsGraph<'a> {
    /// The part of a network that a scope admits.
    ///
    /// Cost: a few tables as long as the schema; nothing is copied.
    pub(crate) fn new(graph: &'a NetworkGraph, names: &'a NameIndex, scope: &Scope) -> Self {
        let schema = graph.network().schema();
        Self {
            kind_names: schema
                .kinds()
                .map(|(_, kind)| kind.id.as_str().into())
                .collect(),
            type_names: schema
                .types()
                .map(|(_, found)| found.id.as_str().into())
                .collect(),
            scoped: graph.within(&through_anything(scope), &[]),
            leaves: left_to_queries(scope),
            names,
            numeric: NumericColumns::default(),
            texts: ColumnTexts::default(),
            asked_for: RefCell::default(),
            only_named: OnlyNamed::of(scope),
            measures: None,
            last_called: RefCell::new(None),
        }
    }

    /// The same part, of whose entities measures can be asked.
    pub(super) fn with_measures(self, measures: NetworkMeasures) -> Self {
        Self {
            measures: Some(measures),
            ..self
        }
    }

    /// The types beyond some layers that were asked for by their own names since it was made; not those
    /// of a class.
    pub(crate) fn asked_for_beyond(&self, layers: Layers) -> Vec<RelationTypeIndex> {
        let schema = self.network().schema();
        let asked_for = self.asked_for.borrow();
        let is_beyond = |index: &RelationTypeIndex| {
            let found = schema.relation_type(*index);
            !layers.include(found.layer)
        };
        asked_for.iter().copied().filter(is_beyond).collect()
    }

    fn network(&self) -> &'a Network {
        self.scoped.network()
    }

    fn hints(&self) -> Hints<'_, 'a> {
        Hints {
            network: self.network(),
            names: self.names,
            texts: &self.texts,
        }
    }

    /// The id of the kind of an entity.
    fn kind_name(&self, node: NodeNumber) -> Option<Arc<str>> {
        let kind = self.network().kind_of(entity_of(node));
        self.kind_names.get(kind.get()).cloned()
    }

    /// The nodes of those entities that the scope admits.
    fn nodes(&self, entities: impl IntoIterator<Item = EntityIndex>) -> Vec<NodeNumber> {
        let admitted = entities
            .into_iter()
            .filter(|&entity| self.scoped.admits(entity));
        let mut nodes: Vec<NodeNumber> = admitted.map(node).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }
}

impl Graph for NetworkAsGraph<'_> {
    fn node_count(&self) -> usize {
        self.network().entity_count()
    }

    fn relation_count(&self) -> usize {
        self.network().relations().len()
    }

    fn labels_named(&self, name: &str) -> Named<LabelNumber> {
        named(name, &kind_words(self.network()))
    }

    fn types_named(&self, name: &str) -> Named<TypeNumber> {
        let types = named(name, &type_words(self.network()));
        let (mut known, mut others) = match types {
            Named::Unknown { known, others } => (known, others),
            Named::Known(types) => {
                let asked_for = types
                    .iter()
                    .map(|found| RelationTypeIndex::new(small(found.0)));
                self.asked_for.borrow_mut().extend(asked_for);
                return Named::Known(types);
            }
        };
        // What is no type may be a class, which stands for all its types.
        match named(name, &class_words(self.network())) {
            Named::Unknown {
                known: classes,
                others: of_classes,
            } => {
                known.extend(classes);
                others.extend(of_classes);
                Named::Unknown { known, others }
            }
            Named::Known(of_class) => Named::Known(self.only_named.without(of_class)),
        }
    }

    fn inverse_named(&self, name: &str) -> Option<Arc<str>> {
        type_of_inverse(self.network(), name)
    }

    fn unknown_value(&self, of: &ValueKind, key: &str, text: &str) -> Option<String> {
        self.hints().unknown_value(of, key, text)
    }

    fn unknown_name(&self, text: &str) -> Option<String> {
        self.hints().unknown_name(text)
    }

    fn count_of_label(&self, label: LabelNumber) -> usize {
        let rows = self.scoped.graph().written_rows();
        rows.count_of_kind(usize::from(small(label.0)))
    }

    fn count_of_type(&self, relation_type: TypeNumber) -> usize {
        let rows = self.scoped.graph().written_rows();
        rows.count_of_type(usize::from(small(relation_type.0)))
    }

    fn nodes_with(&self, label: Option<LabelNumber>, into: &mut Vec<NodeNumber>) {
        let nodes = self.scoped.entities().map(node);
        into.extend(nodes.filter(|node| label.is_none_or(|label| self.has_label(*node, label))));
    }

    fn relations_with(&self, types: Option<&[TypeNumber]>, into: &mut Vec<RelationNumber>) {
        let is_whole = self.scoped.is_whole();
        let relations = self.network().relations().iter().zip(0_u32..);
        let wanted = relations.filter(|(relation, number)| {
            self.only_named.admits(relation.relation_type, types)
                && (is_whole || self.scoped.counts(RelationIndex::new(*number)))
        });
        into.extend(wanted.map(|(_, number)| RelationNumber(number)));
    }

    fn look_up(&self, key: &str, value: &Value) -> Option<Vec<NodeNumber>> {
        let Value::Text(text) = value else {
            return None;
        };
        match key {
            "id" => Some(self.nodes(self.network().find_entity(text))),
            "name" => {
                let bearers = self.names.bearers(text).into_iter();
                let called =
                    bearers.filter(|&entity| *self.network().entity(entity).name == **text);
                Some(self.nodes(called))
            }
            _ => None,
        }
    }

    fn has_label(&self, node: NodeNumber, label: LabelNumber) -> bool {
        self.network().kind_of(entity_of(node)) == KindIndex::new(small(label.0))
    }

    fn labels_of(&self, node: NodeNumber) -> Vec<Arc<str>> {
        self.kind_name(node).into_iter().collect()
    }

    fn node_property(&self, node: NodeNumber, key: &str) -> Value {
        if key == "kind" {
            return self.kind_name(node).map_or(Value::Null, Value::Text);
        }
        entity_property(self.network(), &self.numeric, entity_of(node), key)
    }

    fn node_column(&self, key: &str) -> Named<ValueKind> {
        entity_column(self.network(), &self.numeric, key)
    }

    fn relation_column(&self, key: &str) -> Named<ValueKind> {
        claim_column(self.network(), &self.numeric, key)
    }

    fn node_sense(&self, key: &str) -> Sense {
        entity_sense(self.network(), key)
    }

    fn relation_sense(&self, key: &str) -> Sense {
        claim_sense(self.network(), key)
    }

    fn node_keys(&self, node: NodeNumber) -> Vec<Arc<str>> {
        let columns = self.network().entity_columns().iter().map(String::as_str);
        let keys = ENTITY_PROPERTIES.iter().copied().chain(columns);
        let is_given = |key: &&str| !self.node_property(node, key).is_null();
        keys.filter(is_given).map(Arc::from).collect()
    }

    fn ends_of(&self, relation: RelationNumber) -> RelationEnds {
        let row = self.network().relation(relation_of(relation));
        RelationEnds {
            from: node(row.from),
            to: node(row.to),
        }
    }

    fn is_of_type(&self, relation: RelationNumber, relation_type: TypeNumber) -> bool {
        let row = self.network().relation(relation_of(relation));
        row.relation_type == RelationTypeIndex::new(small(relation_type.0))
    }

    fn type_of(&self, relation: RelationNumber) -> Arc<str> {
        let row = self.network().relation(relation_of(relation));
        let name = self.type_names.get(row.relation_type.get());
        name.cloned().unwrap_or_else(|| Arc::from(""))
    }

    fn relation_property(&self, relation: RelationNumber, key: &str) -> Value {
        if key == "type" {
            return Value::Text(self.type_of(relation));
        }
        let claim = self.network().claim(relation_of(relation));
        relation_property(claim, &self.numeric, key)
    }

    fn relation_keys(&self, relation: RelationNumber) -> Vec<Arc<str>> {
        let columns = self.network().relation_columns();
        let keys = RELATION_PROPERTIES.iter().copied().chain(columns);
        let is_given = |key: &&str| !self.relation_property(relation, key).is_null();
        keys.filter(is_given).map(Arc::from).collect()
    }

    fn onward(
        &self,
        nodes: &[NodeNumber],
        following: Following,
        types: Option<&[TypeNumber]>,
        into: &mut Vec<Onward>,
    ) {
        let rows = self.scoped.graph().written_rows();
        let is_whole = self.scoped.is_whole();
        for (origin, &from) in nodes.iter().enumerate() {
            let entity = entity_of(from);
            let mut add = |tie: &WrittenTie| {
                if self.only_named.admits(tie.relation_type, types)
                    && (is_whole || self.scoped.counts(tie.relation))
                {
                    into.push(Onward {
                        origin,
                        relation: RelationNumber(tie.relation.raw()),
                        node: node(tie.other),
                    });
                }
            };
            match following {
                Following::Out => rows.beginning_at(entity).iter().for_each(add),
                Following::In => rows.ending_at(entity).iter().for_each(add),
                Following::Both => {
                    let (mut out, mut back) = (rows.beginning_at(entity), rows.ending_at(entity));
                    while let Some(tie) = next_of(&mut out, &mut back) {
                        add(tie);
                    }
                }
            }
        }
    }

    fn bounds_of(&self, relation: RelationNumber) -> Option<DateBounds> {
        let claim = self.network().claim(relation_of(relation));
        claim.when().map(|_| self.scoped.bounds(claim.index()))
    }

    fn called(&self, name: &str) -> Option<Vec<NodeNumber>> {
        let known = self.last_called.take();
        let known = known.filter(|(last, _)| last == name);
        let found = known.map_or_else(
            || self.nodes(all_called(self.network(), self.names, name)),
            |(_, nodes)| nodes,
        );
        self.last_called
            .replace(Some((name.to_owned(), found.clone())));
        Some(found)
    }

    fn measures(&self) -> Vec<&'static str> {
        Measure::names().to_vec()
    }

    fn measured(&self, node: NodeNumber, measure: &str) -> Result<Value, NotMeasured> {
        let measures = self.measures.as_ref().ok_or(NotMeasured::Unknown)?;
        measures.of(entity_of(node), measure)
    }

    fn remarks(&self) -> Vec<String> {
        let measures = self.measures.as_ref();
        let mut remarks = measures.map(NetworkMeasures::remarks).unwrap_or_default();
        remarks.extend(self.leaves.iter().map(|left| (*left).to_owned()));
        remarks
    }
}
