//! Whether an entity is named in the singular or the plural, so that verbs agree with it.

use crate::model::index::EntityIndex;
use crate::model::network::Network;

/// The column of `kinds.csv` and of `entities.csv` that says it.
const COLUMN: &str = "number";

/// Whether a name stands for one or for several: "the *committee* was", "two *members* were".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum GrammaticalNumber {
    /// It is, it was.
    #[default]
    Singular,
    /// They are, they were.
    Plural,
}

impl GrammaticalNumber {
    /// Both, in the order they are listed to a reader.
    pub const ALL: [Self; 2] = [Self::Singular, Self::Plural];

    /// The word used in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Singular => "singular",
            Self::Plural => "plural",
        }
    }

    /// The present of "to be" after such a name.
    #[must_use]
    pub const fn is(self) -> &'static str {
        match self {
            Self::Singular => "is",
            Self::Plural => "are",
        }
    }

    /// The number with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|number| number.name() == name)
    }
}

impl Network {
    /// Whether verbs that follow the name of an entity stand in the plural: what the attribute
    /// `number` of the entity says, else what its kind does.
    ///
    /// It is never guessed from the name, which may be in any language.
    #[must_use]
    pub fn grammatical_number(&self, entity: EntityIndex) -> GrammaticalNumber {
        let found = self.entity(entity);
        let own = found.details.as_ref().and_then(|details| {
            let cell = details.attributes.iter().find(|(name, _)| name == COLUMN);
            GrammaticalNumber::from_name(&cell?.1)
        });
        own.unwrap_or(self.schema().kind(found.kind).number)
    }
}
