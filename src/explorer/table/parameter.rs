//! Parameters: what a question may be asked with, said once for addresses, forms, the API
//! description and the terminal.

use crate::explorer::ceilings::Ceilings;
use crate::query::ListOf;

/// The most characters of a name that is typed.
pub const LONGEST_NAME: usize = 200;

/// One parameter of a question.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name in addresses; the terminal writes hyphens for underscores.
    pub name: &'static str,
    /// What stands beside its field in a form.
    pub label: &'static str,
    /// What it does, as a sentence.
    pub about: &'static str,
    /// What kind of value it takes.
    pub value: Value,
    /// Whether the question can be asked without it.
    pub presence: Presence,
    /// Who may pass it.
    pub audience: Audience,
    /// An example inside an empty field; empty for none.
    pub placeholder: &'static str,
    /// The heading of the group of fields it belongs to in a form; empty for none.
    pub group: &'static str,
}

/// Whether a question can be asked without a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It cannot.
    Required,
    /// It can.
    Optional,
}

/// Who may pass a parameter. Every parameter may stand in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Forms, programs and the terminal.
    Everyone,
    /// Programs and the terminal: no field in a form.
    NotInForms,
    /// Forms and programs: it changes pictures only, which the terminal does not show.
    NotInTerminal,
    /// Addresses alone: the page itself writes it.
    Addresses,
}

impl Audience {
    /// Whether forms have a field for it.
    #[must_use]
    pub fn includes_forms(self) -> bool {
        matches!(self, Self::Everyone | Self::NotInTerminal)
    }

    /// Whether the terminal has an option for it.
    #[must_use]
    pub fn includes_terminal(self) -> bool {
        matches!(self, Self::Everyone | Self::NotInForms)
    }
}

/// What kind of value a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Running text of at most so many characters, in which a comma is a comma.
    Text {
        /// The most characters.
        longest: usize,
    },
    /// A query of at most so many characters, which may have several lines.
    Query {
        /// The most characters.
        longest: usize,
    },
    /// The address of a page of at most so many characters.
    Address {
        /// The most characters.
        longest: usize,
    },
    /// An entity, by id or name.
    Entity,
    /// A list of entities, by ids.
    Entities,
    /// A list of kinds of the network.
    Kinds,
    /// A list of relation types of the network.
    Types,
    /// A list of classes of relation types of the network.
    Classes,
    /// A list of relation types or classes, one of which the side of a triangle must have.
    Side,
    /// A list of sources of the network.
    Sources,
    /// A list of statuses of claims.
    Statuses,
    /// A list of grades of certainty.
    Certainties,
    /// One of the patterns the dataset names.
    Pattern,
    /// One of a few words, the usual one first.
    Choice(&'static [Choice]),
    /// A list of a few words.
    Choices(&'static [Choice]),
    /// A date in EDTF.
    Date,
    /// A whole number.
    Number(Range),
    /// A list of steps on the canvas.
    Steps,
    /// A list of words that are kept as they are.
    Words {
        /// What words look like that are always right, as a regular expression (ECMA-262).
        pattern: &'static str,
    },
    /// A list of what can be counted by: years, kinds, a column …
    Dimensions,
    /// What claims can be sorted by.
    ClaimOrder,
    /// What entities can be sorted by.
    EntityOrder,
    /// A list of columns of the table of a list.
    Columns(ListOf),
    /// Values of the parameters of a query, `name:value`; each is given by itself, and a comma is a comma.
    Bindings,
    /// Conditions on columns of the dataset; each is given by itself, and a comma is a comma.
    Conditions,
}

/// A word that may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word in addresses.
    pub word: &'static str,
    /// What it means, for a reader.
    pub label: &'static str,
}

/// The whole numbers that a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least one.
    pub least: usize,
    /// The greatest one.
    pub most: Most,
    /// The one that counts if none is given; `None` if there is no bound then.
    pub usual: Option<usize>,
}

/// The greatest number that a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Most {
    /// This one.
    Exactly(usize),
    /// As many hops as one may ask for.
    Hops,
    /// As many routes as one may ask for.
    Routes,
    /// As many results as one may ask for.
    Results,
    /// As many entities as fit on a canvas.
    Gathered,
}

impl Most {
    /// The number under these ceilings.
    #[must_use]
    pub fn under(self, ceilings: &Ceilings) -> usize {
        match self {
            Self::Exactly(number) => number,
            Self::Hops => ceilings.hops,
            Self::Routes => ceilings.routes,
            Self::Results => ceilings.results,
            Self::Gathered => ceilings.gathered,
        }
    }
}

impl Value {
    /// Whether it may be given several times: a list, or conditions that each stand by themselves.
    #[must_use]
    pub fn is_repeated(self) -> bool {
        self.is_list() || self.stands_by_itself()
    }

    /// Whether each of its values is given by itself, since a comma is a comma in them.
    #[must_use]
    pub fn stands_by_itself(self) -> bool {
        matches!(self, Self::Conditions | Self::Bindings)
    }

    /// Whether it is a list, written with commas or by giving the parameter several times.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Self::Entities
                | Self::Kinds
                | Self::Types
                | Self::Classes
                | Self::Side
                | Self::Sources
                | Self::Statuses
                | Self::Certainties
                | Self::Steps
                | Self::Words { .. }
                | Self::Dimensions
                | Self::Columns(_)
                | Self::Choices(_)
        )
    }
}

impl Parameter {
    /// An optional parameter for everyone, without placeholder and group; the beginning of all
    /// others.
    #[must_use]
    pub const fn optional(
        name: &'static str,
        label: &'static str,
        about: &'static str,
        value: Value,
    ) -> Self {
        Self {
            name,
            label,
            about,
            value,
            presence: Presence::Optional,
            audience: Audience::Everyone,
            placeholder: "",
            group: "",
        }
    }

    /// The same parameter, without which the question cannot be asked.
    #[must_use]
    pub const fn required(self) -> Self {
        Self {
            presence: Presence::Required,
            ..self
        }
    }

    /// The same parameter for others.
    #[must_use]
    pub const fn passed_by(self, audience: Audience) -> Self {
        Self { audience, ..self }
    }

    /// The same parameter with an example inside its empty field.
    #[must_use]
    pub const fn such_as(self, placeholder: &'static str) -> Self {
        Self {
            placeholder,
            ..self
        }
    }

    /// The same parameter within a group of fields.
    #[must_use]
    pub const fn within(self, group: &'static str) -> Self {
        Self { group, ..self }
    }

    /// The label of its field without what is in brackets.
    #[must_use]
    pub fn caption(&self) -> &'static str {
        let before = self.label.split_once(" (");
        before.map_or(self.label, |(caption, _)| caption)
    }

    /// Whether the question cannot be asked without it.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.presence == Presence::Required
    }
}
