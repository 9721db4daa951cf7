//! Networks whose dates lie within a few days, so that every world their uncertain dates allow can
//! be tried.

use proptest::collection::vec;
use proptest::prelude::Just;
use proptest::prelude::Strategy;
use proptest::sample::select;
use prosopograph::model::About;
use prosopograph::model::Aspect;
use prosopograph::model::Carries;
use prosopograph::model::Day;
use prosopograph::model::Entity;
use prosopograph::model::EntityIndex;
use prosopograph::model::GrammaticalNumber;
use prosopograph::model::HistoricalDate;
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

/// Before all dates, and after them: what stands for open ends.
pub const BEFORE: i64 = 0;
pub const AFTER: i64 = 6;

/// What a date says: the days on which a tie may have begun and ended. A tie without a date may
/// never have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One moment, on one of these days.
    Moment(i64, i64),
    /// Began between the first two, ended between the last two, and not before it began.
    Lasting(i64, i64, i64, i64),
    /// Nothing is known.
    Unknown,
}

use Meaning::Lasting;
use Meaning::Moment;
use Meaning::Unknown;

/// Dates as they are written, and what they say of an event.
const EVENTS: [(&str, Meaning); 7] = [
    ("", Unknown),
    ("1937-07-01", Moment(1, 1)),
    ("1937-07-02", Moment(2, 2)),
    ("1937-07-03", Moment(3, 3)),
    ("1937-07-04", Moment(4, 4)),
    ("[1937-07-02..1937-07-04]", Moment(2, 4)),
    ("1937-07-03?", Moment(2, 4)),
];

/// The same for states.
const STATES: [(&str, Meaning); 8] = [
    ("", Unknown),
    ("1937-07-01/1937-07-03", Lasting(1, 1, 3, 3)),
    ("1937-07-03/1937-07-04", Lasting(3, 3, 4, 4)),
    ("1937-07-02?/1937-07-04?", Lasting(1, 3, 3, 5)),
    ("1937-07-02/..", Lasting(2, 2, AFTER, AFTER)),
    ("../1937-07-02", Lasting(BEFORE, BEFORE, 2, 2)),
    ("1937-07-03", Lasting(BEFORE, 3, 3, AFTER)),
    ("[1937-07-02..1937-07-03]", Lasting(BEFORE, 3, 2, AFTER)),
];

/// A tie of a drawn network.
#[derive(Clone, Copy, Debug)]
pub struct DatedTie {
    pub from: u32,
    pub to: u32,
    pub is_state: bool,
    pub when: &'static str,
    pub meaning: Meaning,
}

/// Four entities and a few ties between different ones.
pub fn dated_ties() -> impl Strategy<Value = Vec<DatedTie>> {
    let ends = (0u32..4, 1u32..4).prop_map(|(from, away)| (from, (from + away) % 4));
    let events = select(EVENTS.to_vec()).prop_map(|date| (false, date));
    let states = select(STATES.to_vec()).prop_map(|date| (true, date));
    let dates = proptest::prop_oneof![events, states];
    let tie = (ends, dates).prop_map(|((from, to), (is_state, (when, meaning)))| DatedTie {
        from,
        to,
        is_state,
        when,
        meaning,
    });
    vec(tie, 1..8)
}

/// A day counted from the last of June 1937, or none.
pub fn days() -> impl Strategy<Value = Option<i64>> {
    proptest::prop_oneof![3 => Just(None), 1 => (1i64..=4).prop_map(Some)]
}

/// The day with such a number.
pub fn day(number: i64) -> Day {
    Day::from_civil(1937, 6, 30).plus(number)
}

/// The network of some ties, in their order, between so many entities.
pub fn dated_network(entities: u32, ties: &[(u32, u32, bool, &str)]) -> Network {
    let mut builder = NetworkBuilder::new(schema(), Vec::new());
    for number in 0..entities {
        let id = format!("e{number:03}");
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
    for &(from, to, is_state, when) in ties {
        let date = Some(when)
            .filter(|text| !text.is_empty())
            .map(|text| HistoricalDate::parse(text).expect("it is a date"));
        let when = date.map(|date| builder.add_date(date).expect("there are few dates"));
        let relation_type = RelationTypeIndex::new(u16::from(is_state));
        let bare = NewRelation::bare(EntityIndex::new(from), relation_type, EntityIndex::new(to));
        builder
            .add_relation(&NewRelation { when, ..bare })
            .expect("both ends exist");
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
    for (id, aspect) in [("met", Aspect::Event), ("served", Aspect::State)] {
        let added = RelationType {
            id: id.to_owned(),
            label: text().into(),
            inverse_label: text().into(),
            class,
            layer: Layer::World,
            carries: Carries::Both,
            sign: Sign::Neutral,
            aspect,
            once: false,
            is_part: false,
            symmetric: false,
            from_kinds: Vec::new(),
            to_kinds: Vec::new(),
            note: text(),
        };
        schema.add_type(added).expect("each type is new");
    }
    schema
}
