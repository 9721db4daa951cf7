//! The dataset's vocabulary: kinds, relation types, statuses.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;
use crate::model::KindIndex;
use crate::model::Status;

/// A kind of entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KindView {
    /// Its id.
    #[schema(example = "person")]
    pub id: String,
    /// What one is called.
    pub label: String,
    /// What several are called.
    pub plural: String,
    /// Its colour as `#rrggbb`, if the dataset gives one.
    pub colour: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// How many entities are of it.
    pub count: usize,
}

/// A type of relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RelationTypeView {
    /// Its id.
    #[schema(example = "spied_on")]
    pub id: String,
    /// "A *label* B".
    #[schema(example = "spied on")]
    pub label: String,
    /// "B *inverse label* A".
    #[schema(example = "was spied on by")]
    pub inverse_label: String,
    /// Its class.
    #[schema(example = "espionage")]
    pub class: String,
    /// −1 hostile, 0 neutral, 1 friendly.
    pub sign: i8,
    /// `event` or `state`.
    #[schema(example = "event")]
    pub aspect: String,
    /// Whether both ends stand in it alike.
    pub symmetric: bool,
    /// The kinds its first end may have; empty for any.
    pub from_kinds: Vec<String>,
    /// The kinds its second end may have; empty for any.
    pub to_kinds: Vec<String>,
    /// A remark.
    pub note: Option<String>,
    /// How many relations are of it.
    pub count: usize,
}

/// How a claim may stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct StatusView {
    /// Its id.
    #[schema(example = "charged")]
    pub id: String,
    /// What it says.
    pub meaning: String,
    /// How many relations stand so.
    pub count: usize,
}

/// The vocabulary of a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct VocabularyView {
    /// The kinds of entities.
    pub kinds: Vec<KindView>,
    /// The classes of relation types.
    pub classes: Vec<String>,
    /// The types of relations.
    pub relation_types: Vec<RelationTypeView>,
    /// How claims may stand.
    pub statuses: Vec<StatusView>,
}

impl VocabularyView {
    /// The vocabulary of an opened network.
    #[must_use]
    pub fn of(explorer: &Explorer) -> Self {
        let statistics = explorer.statistics();
        let kinds = statistics
            .entities_by_kind
            .iter()
            .map(|&(index, count)| kind(explorer, index, count));
        let schema = explorer.network().schema();
        let statuses = statistics.relations_by_status.iter();
        Self {
            kinds: kinds.collect(),
            classes: schema.classes().map(|(_, name)| name.to_owned()).collect(),
            relation_types: relation_types(explorer),
            statuses: statuses
                .map(|&(status, count)| status_view(status, count))
                .collect(),
        }
    }
}

fn kind(explorer: &Explorer, index: KindIndex, count: usize) -> KindView {
    let kind = explorer.network().schema().kind(index);
    let optional = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    KindView {
        id: kind.id.clone(),
        label: kind.label.clone(),
        plural: kind.plural.clone(),
        colour: optional(&kind.colour),
        note: optional(&kind.note),
        count,
    }
}

fn relation_types(explorer: &Explorer) -> Vec<RelationTypeView> {
    let schema = explorer.network().schema();
    let kinds = |ends: &[KindIndex]| {
        ends.iter()
            .map(|&kind| schema.kind(kind).id.clone())
            .collect()
    };
    let view = |&(index, count): &(_, usize)| {
        let found = schema.relation_type(index);
        RelationTypeView {
            id: found.id.clone(),
            label: found.label.clone(),
            inverse_label: found.inverse_label.clone(),
            class: schema.class(found.class).to_owned(),
            sign: found.sign.number(),
            aspect: found.aspect.name().to_owned(),
            symmetric: found.symmetric,
            from_kinds: kinds(&found.from_kinds),
            to_kinds: kinds(&found.to_kinds),
            note: Some(found.note.clone()).filter(|note| !note.is_empty()),
            count,
        }
    };
    explorer
        .statistics()
        .relations_by_type
        .iter()
        .map(view)
        .collect()
}

fn status_view(status: Status, count: usize) -> StatusView {
    StatusView {
        id: status.name().to_owned(),
        meaning: status.meaning().to_owned(),
        count,
    }
}
