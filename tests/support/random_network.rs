//! Small random networks and scopes: every sort of claim the format knows, on few enough entities
//! to try everything.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::Just;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::sample::subsequence;
use prosopograph::graph::Direction;
use prosopograph::graph::Layers;
use prosopograph::graph::Passing;
use prosopograph::graph::Period;
use prosopograph::graph::Scope;
use prosopograph::model::About;
use prosopograph::model::Aspect;
use prosopograph::model::Carries;
use prosopograph::model::Certainty;
use prosopograph::model::Citation;
use prosopograph::model::ClassIndex;
use prosopograph::model::Day;
use prosopograph::model::Entity;
use prosopograph::model::EntityIndex;
use prosopograph::model::GrammaticalNumber;
use prosopograph::model::HistoricalDate;
use prosopograph::model::Kind;
use prosopograph::model::KindIndex;
use prosopograph::model::Layer;
use prosopograph::model::Modality;
use prosopograph::model::Network;
use prosopograph::model::NetworkBuilder;
use prosopograph::model::NewRelation;
use prosopograph::model::RelationType;
use prosopograph::model::RelationTypeIndex;
use prosopograph::model::Schema;
use prosopograph::model::Sign;
use prosopograph::model::Source;
use prosopograph::model::SourceIndex;
use prosopograph::model::Status;
use prosopograph::model::Strength;
use prosopograph::model::Window;

const KINDS: u16 = 3;
const CLASSES: u16 = 2;
const SOURCES: u32 = 2;
const DECLARED_TYPES: u16 = 72;

/// Id, class, aspect, symmetric: the sorts of types, which come in turns.
const TYPE_TABLE: [(&str, &str, Aspect, bool); 3] = [
    ("spied_on", "espionage", Aspect::Event, false),
    ("commanded", "structure", Aspect::State, false),
    ("met", "structure", Aspect::Event, true),
];

/// The types in use: many are declared, and some lie where a folded set of types would take them
/// for one another.
const TYPES: [u16; 9] = [0, 1, 2, 23, 24, 32, 33, 46, 64];

/// The types of events that happen once between the same two.
const ONCE: [u16; 2] = [23, 33];

/// The type that says that its first end is a part of its second.
pub const PART: u16 = 46;

/// The states of a pair, friendly and hostile.
const FRIENDS: u16 = 2;
const ENEMIES: u16 = 32;

fn sign_of(relation_type: u16) -> Sign {
    match relation_type {
        FRIENDS => Sign::Friendly,
        ENEMIES => Sign::Hostile,
        _ => Sign::Neutral,
    }
}

/// No date, points, intervals, open and unknown ends, uncertain ones, sets.
const DATES: [&str; 19] = [
    "",
    "",
    "1936",
    "1937",
    "1937-07-30",
    "1936-05",
    "1935/1937",
    "1936-06/1938",
    "1938/..",
    "../1935",
    "1936/",
    "1937~",
    "1936-08?",
    "193X",
    "{1935,1938}",
    "[1935,1938]",
    "Y40000",
    "Y-40000/1936",
    "-0500",
];

/// A network before it is built, so that a failing case can be printed.
#[derive(Clone, Debug)]
pub struct Sketch {
    /// The kind of each entity.
    pub kinds: Vec<u16>,
    pub relations: Vec<SketchedRelation>,
}

#[derive(Clone, Debug)]
pub struct SketchedRelation {
    pub from: u32,
    pub relation_type: u16,
    pub to: u32,
    pub when: &'static str,
    pub status: Status,
    pub certainty: Certainty,
    pub sources: Vec<u32>,
}

impl Sketch {
    /// The network it sketches.
    pub fn network(&self) -> Network {
        let sources = (0..SOURCES)
            .map(|number| Source {
                id: format!("source-{number}"),
                ..Source::default()
            })
            .collect();
        let mut builder = NetworkBuilder::new(schema(), sources);
        for (number, &kind) in self.kinds.iter().enumerate() {
            let id = format!("e{number}");
            let entity = Entity {
                name: id.to_uppercase(),
                id,
                kind: KindIndex::new(kind),
                details: None,
            };
            builder
                .add_entity(entity)
                .expect("entities come in the order of ids");
        }
        for relation in &self.relations {
            add(&mut builder, relation);
        }
        builder.finish(About::default(), Vec::new())
    }
}

/// A network of five to eight entities and up to twenty relations; parallel ones and relations with
/// oneself among them.
pub fn sketches() -> impl Strategy<Value = Sketch> {
    vec(0..KINDS, 5..=8).prop_flat_map(|kinds| {
        let count = u32::try_from(kinds.len()).expect("a small number");
        (Just(kinds), vec(relations(count), 3..20))
            .prop_map(|(kinds, relations)| Sketch { kinds, relations })
    })
}

/// A scope that narrows in a few ways at once; most of them leave something of the network.
pub fn scopes() -> impl Strategy<Value = Scope> {
    let entities = (
        weighted(
            0.15,
            subsequence((0..KINDS).map(KindIndex::new).collect::<Vec<_>>(), 1..=2),
        ),
        weighted(0.15, (0..KINDS).prop_map(KindIndex::new)),
        weighted(0.2, (0u32..5).prop_map(EntityIndex::new)),
    );
    let relations = (
        weighted(0.15, types()),
        weighted(0.15, (0..CLASSES).prop_map(ClassIndex::new)),
        select(vec![
            Direction::Both,
            Direction::Both,
            Direction::Out,
            Direction::In,
            Direction::Carried,
        ]),
        (
            select(vec![
                Layers::World,
                Layers::World,
                Layers::Both,
                Layers::Record,
            ]),
            select(vec![Passing::Anything, Passing::Carriers]),
        ),
        weighted(0.2, periods()),
        weighted(0.3, subsequence(Status::ALL.to_vec(), 2..=6)),
        weighted(0.2, subsequence(Certainty::ALL.to_vec(), 2..=4)),
        weighted(0.1, (0..SOURCES).prop_map(SourceIndex::new)),
    );
    (entities, relations).prop_map(|((kinds, avoided_kind, avoided), relations)| {
        let (types, class, direction, ways, period, statuses, certainties, source) = relations;
        let (layers, passing) = ways;
        let usual = Scope::default();
        Scope {
            kinds,
            avoided_kinds: avoided_kind.into_iter().collect(),
            avoided: avoided.into_iter().collect(),
            passing,
            also: Vec::new(),
            layers,
            types,
            classes: class.map(|class| vec![class]),
            direction,
            period,
            statuses: statuses.unwrap_or(usual.statuses),
            certainties: certainties.unwrap_or(usual.certainties),
            at_least: None,
            places: None,
            claimants: None,
            relation_conditions: Vec::new(),
            entity_conditions: Vec::new(),
            conditions_hold: usual.conditions_hold,
            sources: source.map(|source| vec![source]),
        }
    })
}

/// A scope with a least strength too, which only questions inside the program set.
pub fn graded_scopes() -> impl Strategy<Value = Scope> {
    let least = weighted(0.2, (0..Strength::COUNT / 2).prop_map(Strength::from_rank));
    (scopes(), least).prop_map(|(scope, at_least)| Scope { at_least, ..scope })
}

/// Some of the types in use.
pub fn types() -> impl Strategy<Value = Vec<RelationTypeIndex>> {
    subsequence(TYPES.map(RelationTypeIndex::new).to_vec(), 1..=5)
}

/// A stretch of some years, open at one end at times.
pub fn periods() -> impl Strategy<Value = Period> {
    let modality = select(vec![Modality::Possible, Modality::Certain]);
    let years = proptest::prop_oneof![12 => 1934i64..1938, 1 => select(vec![-40_000, -500, 32_766, 39_999])];
    (years, 0i64..4, any::<bool>(), modality).prop_map(|(year, years, open, modality)| {
        let last = if open {
            Day::NEVER_ENDING
        } else {
            Day::from_civil(year + years, 12, 31)
        };
        Period {
            window: Window {
                first: Day::from_civil(year, 1, 1),
                last,
            },
            modality,
            sure: None,
        }
    })
}

fn relations(entities: u32) -> impl Strategy<Value = SketchedRelation> {
    // Documented claims are the rule, as in a real network; the others must not be so rare that
    // they never matter.
    let status =
        proptest::prop_oneof![3 => Just(Status::Documented), 2 => select(Status::ALL.to_vec())];
    let ends = (0..entities, 0..entities);
    let sources = subsequence((0..SOURCES).collect::<Vec<_>>(), 1..=2);
    (
        ends,
        select(TYPES.to_vec()),
        select(DATES.to_vec()),
        status,
        select(Certainty::ALL.to_vec()),
        sources,
    )
        .prop_map(
            |((from, to), relation_type, when, status, certainty, sources)| SketchedRelation {
                from,
                relation_type,
                to,
                when,
                status,
                certainty,
                sources,
            },
        )
}

fn add(builder: &mut NetworkBuilder, relation: &SketchedRelation) {
    let cite = |source: &u32| Citation {
        source: SourceIndex::new(*source),
        locus: String::new(),
    };
    let citations: Vec<Citation> = relation.sources.iter().map(cite).collect();
    let citations = builder
        .add_citations(&citations)
        .expect("the sources exist");
    let date = Some(relation.when).filter(|text| !text.is_empty());
    let date = date.map(|text| HistoricalDate::parse(text).expect("the table holds dates"));
    let when = date.map(|date| builder.add_date(date).expect("there are few dates"));
    let ends = (
        EntityIndex::new(relation.from),
        EntityIndex::new(relation.to),
    );
    let new = NewRelation {
        status: relation.status,
        certainty: relation.certainty,
        when,
        citations: Some(citations),
        ..NewRelation::bare(
            ends.0,
            RelationTypeIndex::new(relation.relation_type),
            ends.1,
        )
    };
    builder
        .add_relation(&new)
        .expect("the relation refers to what exists");
}

fn schema() -> Schema {
    let mut schema = Schema::default();
    for kind in ["person", "office", "country"] {
        let kind = Kind {
            id: kind.to_owned(),
            label: kind.to_owned(),
            plural: format!("{kind}s"),
            number: if kind == "office" {
                GrammaticalNumber::Plural
            } else {
                GrammaticalNumber::Singular
            },
            shape: String::new(),
            colour: String::new(),
            carries: kind != "country",
            note: String::new(),
        };
        schema.add_kind(kind).expect("each kind is new");
    }
    for (number, (id, class, aspect, symmetric)) in
        (0..DECLARED_TYPES).zip(TYPE_TABLE.into_iter().cycle())
    {
        let class = schema.class_named(class).expect("there are few classes");
        let added = RelationType {
            id: format!("{id}_{number}"),
            label: label(id, number).into(),
            inverse_label: id.into(),
            class,
            layer: if number % 5 == 4 {
                Layer::Record
            } else {
                Layer::World
            },
            carries: Carries::ALL[usize::from(number) % Carries::ALL.len()],
            sign: sign_of(number),
            aspect: if sign_of(number) == Sign::Neutral {
                aspect
            } else {
                Aspect::State
            },
            once: ONCE.contains(&number),
            is_part: number == PART,
            symmetric,
            from_kinds: Vec::new(),
            to_kinds: Vec::new(),
            note: String::new(),
        };
        schema.add_type(added).expect("each type is new");
    }
    schema
}

/// A label with everything that one may have: a place for the second name, and a form for the plural.
fn label(id: &str, number: u16) -> String {
    match number % 3 {
        0 => id.to_owned(),
        1 => format!("{id} {{}} often"),
        _ => format!("was {id}|were {id}s"),
    }
}
