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
    let ids: Vec<String> = (0..nodes).map(|number| format!("n{number:06}")).collect();
    let names: Vec<&str> = ids.iter().map(String::as_str).collect();
    network_of(schema(), &names, edges)
}

/// A network of people who appear together, which is not directed.
pub fn appearances(names: &[&str], edges: &[(u32, u32)]) -> Network {
    let mut schema = schema();
    let together = RelationType {
        label: "appeared together with".to_owned().into(),
        inverse_label: "appeared together with".to_owned().into(),
        symmetric: true,
        ..tied(&mut schema, "together")
    };
    let index = schema.add_type(together).expect("it is new");
    assert_eq!(index, RelationTypeIndex::new(1));
    network_of(schema, names, edges)
}

fn network_of(schema: Schema, names: &[&str], edges: &[(u32, u32)]) -> Network {
    let last = schema.types().count() - 1;
    let last = RelationTypeIndex::new(u16::try_from(last).expect("there are few"));
    let mut builder = NetworkBuilder::new(schema, Vec::new());
    for (number, name) in names.iter().enumerate() {
        let entity = Entity {
            name: (*name).to_owned(),
            id: format!("n{number:06}"),
            kind: KindIndex::new(0),
            details: None,
        };
        builder
            .add_entity(entity)
            .expect("entities come in the order of ids");
    }
    for &(from, to) in edges {
        let relation = NewRelation::bare(EntityIndex::new(from), last, EntityIndex::new(to));
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
    let tied = tied(&mut schema, "tied");
    schema.add_type(tied).expect("it is the first");
    schema
}

fn tied(schema: &mut Schema, id: &str) -> RelationType {
    let text = || "thing".to_owned();
    let class = schema.class_named("other").expect("the class has no limit");
    RelationType {
        id: id.to_owned(),
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
    }
}
