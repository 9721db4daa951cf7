//! The dataset's own vocabulary: kinds of entities and types of relations.

use hashbrown::HashMap;

use crate::model::carrying::Carries;
use crate::model::carrying::Layer;
use crate::model::class::Class;
use crate::model::index::ClassIndex;
use crate::model::index::KindIndex;
use crate::model::index::RelationTypeIndex;
use crate::model::number::GrammaticalNumber;
use crate::model::phrase::Phrase;
use crate::model::table::Key;
use crate::model::table::Table;

/// A kind of entity: person, institution, order …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its slug.
    pub id: String,
    /// The label for one entity.
    pub label: String,
    /// The label for several entities.
    pub plural: String,
    /// Whether its entities are named in the singular or the plural, unless they say so themselves.
    pub number: GrammaticalNumber,
    /// The name of its pictogram; empty for the one that its name suggests.
    pub shape: String,
    /// Its colour as `#rrggbb`; empty for one of the palette.
    pub colour: String,
    /// Whether news, orders or influence can pass through such an entity.
    pub carries: bool,
    /// A remark for the reader.
    pub note: String,
}

/// Whether a relation is friendly, neutral or hostile, for structural balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Sign {
    /// −1.
    Hostile,
    /// 0.
    #[default]
    Neutral,
    /// +1.
    Friendly,
}

impl Sign {
    /// −1, 0 or 1.
    #[must_use]
    pub const fn number(self) -> i8 {
        match self {
            Self::Hostile => -1,
            Self::Neutral => 0,
            Self::Friendly => 1,
        }
    }
}

/// Whether a relation happens at one moment or holds for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Aspect {
    /// It happens at one moment.
    #[default]
    Event,
    /// It holds for a while.
    State,
}

impl Aspect {
    /// The word used in files and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::State => "state",
        }
    }
}

/// A type of relation: `wrote_to`, `signed` …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationType {
    /// Its slug.
    pub id: String,
    /// "A *label* B".
    pub label: Phrase,
    /// "B *inverse label* A".
    pub inverse_label: Phrase,
    /// The class of the type.
    pub class: ClassIndex,
    /// Whether it tells what happened, or how it is known.
    pub layer: Layer,
    /// How news, orders or influence travel over it.
    pub carries: Carries,
    /// Friendly, neutral or hostile.
    pub sign: Sign,
    /// Moment or duration.
    pub aspect: Aspect,
    /// Whether it can happen only once between the same two: executed, founded.
    pub once: bool,
    /// Whether its first end is a part or a member of its second: a state of a special sort.
    pub is_part: bool,
    /// Whether the relation is symmetric: both ends have the same role.
    pub symmetric: bool,
    /// The kinds its first end may have; empty for any.
    pub from_kinds: Vec<KindIndex>,
    /// The kinds its second end may have; empty for any.
    pub to_kinds: Vec<KindIndex>,
    /// A remark for the reader.
    pub note: String,
}

impl RelationType {
    /// The aspect as files and answers write it: `event`, `state`, or `part` for the state of being a
    /// part or a member.
    #[must_use]
    pub const fn aspect_name(&self) -> &'static str {
        if self.is_part {
            "part"
        } else {
            self.aspect.name()
        }
    }
}

/// All kinds, types and classes of a network.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    kinds: Table<KindIndex, Kind>,
    kind_by_id: HashMap<String, KindIndex>,
    types: Table<RelationTypeIndex, RelationType>,
    type_by_id: HashMap<String, RelationTypeIndex>,
    classes: Table<ClassIndex, Class>,
    class_by_id: HashMap<String, ClassIndex>,
}

impl Schema {
    /// Adds a kind; `None` if its id is taken or 65,535 kinds exist.
    pub fn add_kind(&mut self, kind: Kind) -> Option<KindIndex> {
        if !has_room(&self.kinds) || self.kind_by_id.contains_key(&kind.id) {
            return None;
        }
        let id = kind.id.clone();
        let index = self.kinds.push(kind);
        self.kind_by_id.insert(id, index);
        Some(index)
    }

    /// Adds a type; `None` if its id is taken or 65,535 types exist.
    pub fn add_type(&mut self, relation_type: RelationType) -> Option<RelationTypeIndex> {
        if !has_room(&self.types) || self.type_by_id.contains_key(&relation_type.id) {
            return None;
        }
        let id = relation_type.id.clone();
        let index = self.types.push(relation_type);
        self.type_by_id.insert(id, index);
        Some(index)
    }

    /// Adds a class; `None` if its id is taken or 65,535 classes exist.
    pub fn add_class(&mut self, class: Class) -> Option<ClassIndex> {
        if self.class_by_id.contains_key(&class.id) || !has_room(&self.classes) {
            return None;
        }
        let id = class.id.clone();
        let index = self.classes.push(class);
        self.class_by_id.insert(id, index);
        Some(index)
    }

    /// The class with this id, added if it is new; `None` if 65,535 classes exist.
    pub fn class_named(&mut self, id: &str) -> Option<ClassIndex> {
        self.find_class(id)
            .or_else(|| self.add_class(Class::undescribed(id)))
    }

    /// All kinds, in the order of the dataset.
    #[must_use]
    pub fn kinds(&self) -> impl ExactSizeIterator<Item = (KindIndex, &Kind)> {
        self.kinds.iter()
    }

    /// All relation types, in the order of the dataset.
    #[must_use]
    pub fn types(&self) -> impl ExactSizeIterator<Item = (RelationTypeIndex, &RelationType)> {
        self.types.iter()
    }

    /// The ids of all classes, in the order of the dataset.
    #[must_use]
    pub fn classes(&self) -> impl ExactSizeIterator<Item = (ClassIndex, &str)> {
        let classes = self.classes.iter();
        classes.map(|(index, class)| (index, class.id.as_str()))
    }

    /// All classes, in the order of the dataset.
    #[must_use]
    pub fn class_definitions(&self) -> impl ExactSizeIterator<Item = &Class> {
        self.classes.iter().map(|(_, class)| class)
    }

    /// The kind at `index`.
    #[must_use]
    pub fn kind(&self, index: KindIndex) -> &Kind {
        self.kinds.at(index)
    }

    /// The type at `index`.
    #[must_use]
    pub fn relation_type(&self, index: RelationTypeIndex) -> &RelationType {
        self.types.at(index)
    }

    /// The id of the class at `index`.
    #[must_use]
    pub fn class(&self, index: ClassIndex) -> &str {
        &self.classes.at(index).id
    }

    /// The class at `index`.
    #[must_use]
    pub fn class_definition(&self, index: ClassIndex) -> &Class {
        self.classes.at(index)
    }

    /// The kind with this id.
    #[must_use]
    pub fn find_kind(&self, id: &str) -> Option<KindIndex> {
        self.kind_by_id.get(id).copied()
    }

    /// The type with this id.
    #[must_use]
    pub fn find_type(&self, id: &str) -> Option<RelationTypeIndex> {
        self.type_by_id.get(id).copied()
    }

    /// The class with this id.
    #[must_use]
    pub fn find_class(&self, id: &str) -> Option<ClassIndex> {
        self.class_by_id.get(id).copied()
    }
}

/// Whether a table of at most 65,535 values has room for one more.
fn has_room<K: Key, V>(table: &Table<K, V>) -> bool {
    table.len() < usize::from(u16::MAX)
}
