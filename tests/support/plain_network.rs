//! Networks of one kind and one directed type, for comparison with other programs' graphs.

use prosopograph::model::About;
use prosopograph::model::Aspect;
use prosopograph::model::Carries;
use prosopograph::model::Entity;
use prosopograph::model::EntityIndex;
use prosopograph::model::GrammaticalNumber;
use prosopograph::model::Kind;
use prosopograph::model::KindIndex;
use prosopograph::model::Layer;
use prosopograph::model::Network;
use prosopograph::model::NetworkBuilder;
use prosopograph::model::NewRelation;
use prosopograph::model::RelationType;
use prosopograph::model::RelationTypeIndex;
use prosopograph::model::Schema;
use prosopograph::model::Sign;

/// A network of `nodes` entities and a relation for each edge.
pub fn plain_network(nodes: u32, edges: &[(u32, u32)]) -> Network {
    let mut builder = NetworkBuilder::new(schema(), Vec::new());
    for number in 0..nodes {
        let id = format!("n{number:06}");
        let entity = Entity {
            name: id.clone(),
            id,
            kind: KindIndex::new(0),
            details: None,
        };
        builder
            .add_entity(entity)
            .expect("entities come in the order of ids");
    }
    for &(from, to) in edges {
        let relation = NewRelation::bare(
            EntityIndex::new(from),
            RelationTypeIndex::new(0),
            EntityIndex::new(to),
        );
        builder.add_relation(&relation).expect("both ends exist");
    }
    builder.finish(About::default(), Vec::new())
}

fn schema() -> Schema {
    let mut schema = Schema::default();
    let text = || "thing".to_owned();
    let kind = Kind {
        id: text(),
        label: text(),
        plural: text(),
        number: GrammaticalNumber::Singular,
        shape: text(),
        colour: text(),
        carries: true,
        note: text(),
    };
    schema.add_kind(kind).expect("it is the first");
    let class = schema.class_named("other").expect("it is the first");
    let tied = RelationType {
        id: "tied".to_owned(),
        label: text().into(),
        inverse_label: text().into(),
        class,
        layer: Layer::World,
        carries: Carries::Both,
        sign: Sign::Neutral,
        aspect: Aspect::Event,
        once: false,
        is_part: false,
        symmetric: false,
        from_kinds: Vec::new(),
        to_kinds: Vec::new(),
        note: text(),
    };
    schema.add_type(tied).expect("it is the first");
    schema
}
