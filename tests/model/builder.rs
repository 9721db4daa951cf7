//! The builder: what would break a promise of the network is refused, and nothing else is.

use prosopograph::model::About;
use prosopograph::model::Aspect;
use prosopograph::model::BrokenInvariant;
use prosopograph::model::Carries;
use prosopograph::model::Citation;
use prosopograph::model::Entity;
use prosopograph::model::EntityIndex;
use prosopograph::model::GrammaticalNumber;
use prosopograph::model::Kind;
use prosopograph::model::KindIndex;
use prosopograph::model::Layer;
use prosopograph::model::NetworkBuilder;
use prosopograph::model::NewRelation;
use prosopograph::model::Phrase;
use prosopograph::model::RelationType;
use prosopograph::model::RelationTypeIndex;
use prosopograph::model::Schema;
use prosopograph::model::Sign;
use prosopograph::model::Source;
use prosopograph::model::SourceIndex;

const PERSON: KindIndex = KindIndex::new(0);
const PLACE: KindIndex = KindIndex::new(1);
const LIVED_IN: RelationTypeIndex = RelationTypeIndex::new(0);
const ANNA: EntityIndex = EntityIndex::new(0);
const VIENNA: EntityIndex = EntityIndex::new(1);

fn schema() -> Schema {
    let mut schema = Schema::default();
    for id in ["person", "place"] {
        let text = || id.to_owned();
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
        schema.add_kind(kind).expect("the kind is new");
    }
    let class = schema.class_named("structure").expect("there is room");
    let lived_in = RelationType {
        id: "lived_in".to_owned(),
        label: Phrase::default(),
        inverse_label: Phrase::default(),
        class,
        layer: Layer::World,
        carries: Carries::Both,
        sign: Sign::Neutral,
        aspect: Aspect::State,
        once: false,
        is_part: false,
        symmetric: false,
        from_kinds: vec![PERSON],
        to_kinds: vec![PLACE],
        note: String::new(),
    };
    schema.add_type(lived_in).expect("the type is new");
    schema
}

fn entity(id: &str, kind: KindIndex) -> Entity {
    Entity {
        id: id.to_owned(),
        kind,
        name: id.to_owned(),
        details: None,
    }
}

/// A builder with Anna and Vienna, and as many sources as asked for.
fn builder(sources: usize) -> NetworkBuilder {
    let source = |number| Source {
        id: format!("source-{number}"),
        ..Source::default()
    };
    let mut builder = NetworkBuilder::new(schema(), (0..sources).map(source).collect());
    builder
        .add_entity(entity("anna", PERSON))
        .expect("she is the first");
    builder
        .add_entity(entity("vienna", PLACE))
        .expect("it follows her");
    builder
}

#[test]
fn entities_come_in_the_order_of_their_ids_and_once() {
    let mut builder = builder(0);
    for id in ["bruno", "vienna"] {
        assert_eq!(
            builder.add_entity(entity(id, PERSON)),
            Err(BrokenInvariant::EntityOrder)
        );
    }
    assert_eq!(
        builder.add_entity(entity("warsaw", KindIndex::new(2))),
        Err(BrokenInvariant::Dangling)
    );
    assert_eq!(
        builder.add_entity(entity("warsaw", PLACE)),
        Ok(EntityIndex::new(2))
    );
}

#[test]
fn relations_join_what_exists_and_what_their_type_allows() {
    let mut builder = builder(0);
    let nobody = EntityIndex::new(9);
    let refused = [
        (
            NewRelation::bare(ANNA, LIVED_IN, nobody),
            BrokenInvariant::Dangling,
        ),
        (
            NewRelation::bare(nobody, LIVED_IN, VIENNA),
            BrokenInvariant::Dangling,
        ),
        (
            NewRelation::bare(ANNA, RelationTypeIndex::new(1), VIENNA),
            BrokenInvariant::Dangling,
        ),
        (
            NewRelation {
                place: Some(nobody),
                ..NewRelation::bare(ANNA, LIVED_IN, VIENNA)
            },
            BrokenInvariant::Dangling,
        ),
        (
            NewRelation {
                asserted_by: Some(nobody),
                ..NewRelation::bare(ANNA, LIVED_IN, VIENNA)
            },
            BrokenInvariant::Dangling,
        ),
        (
            NewRelation::bare(VIENNA, LIVED_IN, ANNA),
            BrokenInvariant::KindsAtEnds,
        ),
    ];
    for (relation, broken) in refused {
        assert_eq!(builder.add_relation(&relation), Err(broken));
    }
    builder
        .add_relation(&NewRelation::bare(ANNA, LIVED_IN, VIENNA))
        .expect("nothing is wrong");
    assert_eq!(
        builder
            .finish(About::default(), Vec::new())
            .relations()
            .len(),
        1
    );
}

#[test]
fn a_relation_cites_a_source_where_sources_are_listed() {
    let mut builder = builder(1);
    let bare = NewRelation::bare(ANNA, LIVED_IN, VIENNA);
    assert_eq!(builder.add_relation(&bare), Err(BrokenInvariant::NoSource));
    let cite = |source| Citation {
        source: SourceIndex::new(source),
        locus: "p. 1".to_owned(),
    };
    assert_eq!(
        builder.add_citations(&[cite(1)]),
        Err(BrokenInvariant::Dangling)
    );
    let list = builder
        .add_citations(&[cite(0)])
        .expect("the source exists");
    assert_eq!(
        builder.add_citations(&[cite(0)]),
        Ok(list),
        "equal lists are stored once"
    );
    builder
        .add_relation(&NewRelation {
            citations: Some(list),
            ..bare.clone()
        })
        .expect("it cites a source");
    builder.allow_uncited_relations();
    builder.add_relation(&bare).expect("sources are not listed");
}

#[test]
fn everything_a_relation_says_can_be_read_again() {
    let mut builder = builder(0);
    let attributes = [("box", "7"), ("empty", "")];
    let relation = NewRelation {
        id: "first",
        when_verbatim: "in the spring",
        quantity: "3",
        note: "a note",
        flag: "sic",
        place: Some(VIENNA),
        asserted_by: Some(ANNA),
        attributes: &attributes,
        ..NewRelation::bare(ANNA, LIVED_IN, VIENNA)
    };
    let index = builder.add_relation(&relation).expect("nothing is wrong");
    let network = builder.finish(About::default(), Vec::new());
    let claim = network.claim(index);
    assert_eq!(claim.id(), "first");
    assert_eq!(
        [
            claim.when_verbatim(),
            claim.quantity_as_written(),
            claim.note(),
            claim.flag()
        ],
        [
            Some("in the spring"),
            Some("3"),
            Some("a note"),
            Some("sic")
        ]
    );
    assert_eq!(
        (claim.place(), claim.asserted_by(), claim.when()),
        (Some(VIENNA), Some(ANNA), None)
    );
    assert_eq!(claim.attributes().collect::<Vec<_>>(), [("box", "7")]);
}
