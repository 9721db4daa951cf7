//! The dataset's own vocabulary: kinds of entities and types of relations.

use hashbrown::HashMap;

use crate::model::index::ClassIndex;
use crate::model::index::KindIndex;
use crate::model::index::RelationTypeIndex;

/// A kind of entity: person, institution, order …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its slug.
    pub id: String,
    /// How one is called.
    pub label: String,
    /// How several are called.
    pub plural: String,
    /// The name of its pictogram; empty for the default one.
    pub shape: String,
    /// Its colour as `#rrggbb`; empty for the default one.
    pub colour: String,
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

/// A type of relation: `spied_on`, `signed` …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationType {
    /// Its slug.
    pub id: String,
    /// "A *label* B".
    pub label: String,
    /// "B *inverse label* A".
    pub inverse_label: String,
    /// The family it belongs to.
    pub class: ClassIndex,
    /// Friendly, neutral or hostile.
    pub sign: Sign,
    /// Moment or duration.
    pub aspect: Aspect,
    /// Whether both ends stand in it alike.
    pub symmetric: bool,
    /// The kinds its first end may have; empty for any.
    pub from_kinds: Vec<KindIndex>,
    /// The kinds its second end may have; empty for any.
    pub to_kinds: Vec<KindIndex>,
    /// A remark for the reader.
    pub note: String,
}

/// All kinds, types and classes of a network.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    kinds: Vec<Kind>,
    kind_by_id: HashMap<String, KindIndex>,
    types: Vec<RelationType>,
    type_by_id: HashMap<String, RelationTypeIndex>,
    classes: Vec<String>,
    class_by_id: HashMap<String, ClassIndex>,
}

impl Schema {
    /// Adds a kind; `None` if its id is taken or 65,535 kinds exist.
    pub fn add_kind(&mut self, kind: Kind) -> Option<KindIndex> {
        let index = KindIndex::new(next(self.kinds.len())?);
        if self.kind_by_id.contains_key(&kind.id) {
            return None;
        }
        self.kind_by_id.insert(kind.id.clone(), index);
        self.kinds.push(kind);
        Some(index)
    }

    /// Adds a type; `None` if its id is taken or 65,535 types exist.
    pub fn add_type(&mut self, relation_type: RelationType) -> Option<RelationTypeIndex> {
        let index = RelationTypeIndex::new(next(self.types.len())?);
        if self.type_by_id.contains_key(&relation_type.id) {
            return None;
        }
        self.type_by_id.insert(relation_type.id.clone(), index);
        self.types.push(relation_type);
        Some(index)
    }

    /// The class of this name, added if it is new; `None` if 65,535 classes exist.
    pub fn class_named(&mut self, name: &str) -> Option<ClassIndex> {
        if let Some(&known) = self.class_by_id.get(name) {
            return Some(known);
        }
        let index = ClassIndex::new(next(self.classes.len())?);
        self.class_by_id.insert(name.to_owned(), index);
        self.classes.push(name.to_owned());
        Some(index)
    }

    /// All kinds, in the order of the dataset.
    #[must_use]
    pub fn kinds(&self) -> impl ExactSizeIterator<Item = (KindIndex, &Kind)> {
        self.kinds
            .iter()
            .enumerate()
            .map(|(position, kind)| (KindIndex::new(narrow(position)), kind))
    }

    /// All relation types, in the order of the dataset.
    #[must_use]
    pub fn types(&self) -> impl ExactSizeIterator<Item = (RelationTypeIndex, &RelationType)> {
        self.types
            .iter()
            .enumerate()
            .map(|(position, found)| (RelationTypeIndex::new(narrow(position)), found))
    }

    /// All classes, in the order of their first type.
    #[must_use]
    pub fn classes(&self) -> impl ExactSizeIterator<Item = (ClassIndex, &str)> {
        self.classes
            .iter()
            .enumerate()
            .map(|(position, name)| (ClassIndex::new(narrow(position)), name.as_str()))
    }

    /// The kind at `index`.
    #[must_use]
    pub fn kind(&self, index: KindIndex) -> &Kind {
        &self.kinds[index.get()]
    }

    /// The type at `index`.
    #[must_use]
    pub fn relation_type(&self, index: RelationTypeIndex) -> &RelationType {
        &self.types[index.get()]
    }

    /// The name of the class at `index`.
    #[must_use]
    pub fn class(&self, index: ClassIndex) -> &str {
        &self.classes[index.get()]
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

    /// The class with this name.
    #[must_use]
    pub fn find_class(&self, name: &str) -> Option<ClassIndex> {
        self.class_by_id.get(name).copied()
    }
}

/// The next free 16-bit position; the last one stays unused so that counts fit too.
fn next(len: usize) -> Option<u16> {
    u16::try_from(len)
        .ok()
        .filter(|&position| position < u16::MAX)
}

/// A position that [`next`] has allowed.
fn narrow(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}
