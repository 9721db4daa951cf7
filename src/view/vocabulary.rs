//! The dataset's vocabulary: kinds, classes, relation types, statuses.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;
use crate::model::ClassIndex;
use crate::model::KindIndex;
use crate::model::KindLook;
use crate::model::Looks;
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
    /// The name of its pictogram.
    #[schema(example = "person")]
    pub shape: String,
    /// Its colour on a light ground, as `#rrggbb`.
    #[schema(example = "#1f5fa8")]
    pub colour: String,
    /// A remark.
    pub note: Option<String>,
    /// Whether news can pass through such an entity.
    pub carries: bool,
    /// How many entities are of it.
    pub count: usize,
}

/// A class of relation types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClassView {
    /// Its id.
    #[schema(example = "communication")]
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// Its colour on a light ground, as `#rrggbb`.
    #[schema(example = "#005a9c")]
    pub colour: String,
    /// Its colour on a dark ground, as `#rrggbb`.
    #[schema(example = "#8cc6ff")]
    pub dark_colour: String,
    /// The name of the mark beside it.
    #[schema(example = "circle")]
    pub mark: String,
    /// A remark.
    pub note: Option<String>,
    /// How many relations are of it.
    pub count: usize,
}

/// A type of relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RelationTypeView {
    /// Its id.
    #[schema(example = "wrote_to")]
    pub id: String,
    /// "A *label* B".
    #[schema(example = "wrote to")]
    pub label: String,
    /// "B *inverse label* A".
    #[schema(example = "received a letter from")]
    pub inverse_label: String,
    /// Its class.
    #[schema(example = "communication")]
    pub class: String,
    /// −1 hostile, 0 neutral, 1 friendly.
    pub sign: i8,
    /// `event` or `state`.
    #[schema(example = "event")]
    pub aspect: String,
    /// `world` for what happened, `record` for how it is known.
    #[schema(example = "world")]
    pub layer: String,
    /// How news travel over it: `along`, `against`, `both` or `no`.
    #[schema(example = "along")]
    pub carries: String,
    /// Whether it can happen only once between the same two.
    pub once: bool,
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

impl RelationTypeView {
    /// How many bytes its texts have.
    #[must_use]
    pub fn letters(&self) -> usize {
        let kinds = self.from_kinds.iter().chain(&self.to_kinds);
        let kinds: usize = kinds.map(String::len).sum();
        let note = self.note.as_ref().map_or(0, String::len);
        self.id.len() + self.label.len() + self.inverse_label.len() + kinds + note
    }
}

/// How a claim may stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct StatusView {
    /// Its id.
    #[schema(example = "alleged")]
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
    pub classes: Vec<ClassView>,
    /// The types of relations.
    pub relation_types: Vec<RelationTypeView>,
    /// How claims may stand.
    pub statuses: Vec<StatusView>,
}

impl VocabularyView {
    /// The classes that some types are of.
    #[must_use]
    pub fn classes_of(&self, types: &[RelationTypeView]) -> Vec<&ClassView> {
        let classes = self.classes.iter();
        classes
            .filter(|class| types.iter().any(|found| found.class == class.id))
            .collect()
    }

    /// The vocabulary of an opened network.
    #[must_use]
    pub fn of(explorer: &Explorer) -> Self {
        let statistics = explorer.statistics();
        let looks = Looks::of(explorer.network().schema());
        let kinds = statistics
            .entities_by_kind
            .iter()
            .map(|&(index, count)| kind(explorer, looks.kind(index), index, count));
        let statuses = statistics.relations_by_status.iter();
        Self {
            kinds: kinds.collect(),
            classes: classes(explorer, &looks),
            relation_types: relation_types(explorer),
            statuses: statuses
                .map(|&(status, count)| status_view(status, count))
                .collect(),
        }
    }
}

fn kind(explorer: &Explorer, look: KindLook, index: KindIndex, count: usize) -> KindView {
    let kind = explorer.network().schema().kind(index);
    KindView {
        id: kind.id.clone(),
        label: kind.label.clone(),
        plural: kind.plural.clone(),
        shape: look.shape.name().to_owned(),
        colour: look.colour.to_string(),
        note: optional(&kind.note),
        carries: kind.carries,
        count,
    }
}

fn classes(explorer: &Explorer, looks: &Looks) -> Vec<ClassView> {
    let schema = explorer.network().schema();
    let mut counts = vec![0; schema.classes().len()];
    for &(index, count) in &explorer.statistics().relations_by_type {
        counts[schema.relation_type(index).class.get()] += count;
    }
    let view = |((index, _), count): ((ClassIndex, &str), usize)| {
        let (class, look) = (schema.class_definition(index), looks.class(index));
        ClassView {
            id: class.id.clone(),
            label: class.label.clone(),
            colour: look.colour.light.to_string(),
            dark_colour: look.colour.dark.to_string(),
            mark: look.mark.name().to_owned(),
            note: optional(&class.note),
            count,
        }
    };
    schema.classes().zip(counts).map(view).collect()
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
            label: found.label.to_string(),
            inverse_label: found.inverse_label.to_string(),
            class: schema.class(found.class).to_owned(),
            sign: found.sign.number(),
            aspect: found.aspect_name().to_owned(),
            layer: found.layer.name().to_owned(),
            carries: found.carries.name().to_owned(),
            once: found.once,
            symmetric: found.symmetric,
            from_kinds: kinds(&found.from_kinds),
            to_kinds: kinds(&found.to_kinds),
            note: optional(&found.note),
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

fn optional(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
