//! One statement about one person, as a small number into the network.

use crate::model::Citation;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::RelationIndex;

/// Something that is said about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Statement {
    /// A claim, about the person at its first end.
    From(RelationIndex),
    /// A claim, about the person at its second end.
    To(RelationIndex),
    /// A name: 0 is the preferred one, the variants follow from 1.
    Name(EntityIndex, u16),
    /// When the person was born.
    Begin(EntityIndex),
    /// When the person died.
    End(EntityIndex),
}

impl Statement {
    /// The person it is about.
    #[must_use]
    pub fn person(self, network: &Network) -> EntityIndex {
        match self {
            Self::From(relation) => network.relation(relation).from,
            Self::To(relation) => network.relation(relation).to,
            Self::Name(person, _) | Self::Begin(person) | Self::End(person) => person,
        }
    }

    /// The claim it comes from, if it comes from one.
    #[must_use]
    pub fn relation(self) -> Option<RelationIndex> {
        match self {
            Self::From(relation) | Self::To(relation) => Some(relation),
            _ => None,
        }
    }

    /// Its id: that of the claim with `.from` or `.to`, that of the person with `.name-0`, `.begin`
    /// or `.end`.
    #[must_use]
    pub fn id(self, network: &Network) -> String {
        let of_person = |person: EntityIndex| &network.entity(person).id;
        match self {
            Self::From(relation) => format!("{}.from", network.claim(relation).id()),
            Self::To(relation) => format!("{}.to", network.claim(relation).id()),
            Self::Name(person, number) => format!("{}.name-{number}", of_person(person)),
            Self::Begin(person) => format!("{}.begin", of_person(person)),
            Self::End(person) => format!("{}.end", of_person(person)),
        }
    }

    /// The statement an id is written for, whether or not the network makes it. Time `O(E)` for a
    /// claim.
    pub(super) fn of_id(network: &Network, id: &str) -> Option<Self> {
        // An id of the dataset may contain dots; what follows the last is ours.
        let (of_dataset, ours) = id.rsplit_once('.')?;
        match ours {
            "from" => network.find_relation(of_dataset).map(Self::From),
            "to" => network.find_relation(of_dataset).map(Self::To),
            "begin" => network.find_entity(of_dataset).map(Self::Begin),
            "end" => network.find_entity(of_dataset).map(Self::End),
            _ => {
                let number = ours.strip_prefix("name-")?;
                let is_plain = number == "0"
                    || (!number.starts_with('0')
                        && number.bytes().all(|byte| byte.is_ascii_digit()));
                let number = number.parse().ok().filter(|_| is_plain)?;
                network
                    .find_entity(of_dataset)
                    .map(|person| Self::Name(person, number))
            }
        }
    }

    /// The name it gives, or the preferred one.
    #[must_use]
    pub fn name(self, network: &Network) -> &str {
        let entity = network.entity(self.person(network));
        match self {
            Self::Name(_, number) if number > 0 => entity
                .variants()
                .get(usize::from(number) - 1)
                .map_or(&entity.name, |variant| &variant.text),
            _ => &entity.name,
        }
    }

    /// Its date.
    #[must_use]
    pub fn date(self, network: &Network) -> Option<&HistoricalDate> {
        let details = |person| network.entity(person).details.as_ref();
        match self {
            Self::From(relation) | Self::To(relation) => network.claim(relation).when(),
            Self::Begin(person) => details(person)?.begin.as_deref(),
            Self::End(person) => details(person)?.end.as_deref(),
            Self::Name(..) => None,
        }
    }

    /// Where it can be checked.
    #[must_use]
    pub fn citations(self, network: &Network) -> &[Citation] {
        match self {
            Self::From(relation) | Self::To(relation) => network.claim(relation).citations(),
            Self::Name(person, _) | Self::Begin(person) | Self::End(person) => network
                .entity(person)
                .details
                .as_ref()
                .map_or(&[], |details| &details.citations),
        }
    }

    /// Its place in the order of all statements: claims as in the dataset, then persons by id.
    pub(super) fn rank(self) -> (u8, u32, u32) {
        match self {
            Self::From(relation) => (0, relation.raw(), 0),
            Self::To(relation) => (0, relation.raw(), 1),
            Self::Name(person, number) => (1, person.raw(), u32::from(number)),
            Self::Begin(person) => (1, person.raw(), u32::MAX - 1),
            Self::End(person) => (1, person.raw(), u32::MAX),
        }
    }
}
