//! To whom and to what a statement ties its person: other persons, groups, places, an office.
//!
//! The standard knows persons, memberships, places and roles only, so the kinds and types of a
//! dataset are sorted into these by their ids. What fits none of them stands in the words of the
//! role and of the content.

use crate::model::Aspect;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::Status;
use crate::query::factoids::statement::Statement;
use crate::query::factoids::table::FactoidTable;

/// What a kind of entities is to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KindSort {
    Person,
    Group,
    Office,
    Place,
    /// A place to whoever lives in it, an actor in every other claim.
    Country,
    Other,
}

impl KindSort {
    pub(super) fn of(kind: &str) -> Self {
        let kind = kind.to_ascii_lowercase();
        let is_group = [
            "group",
            "institution",
            "organisation",
            "organization",
            "party",
        ];
        match kind.as_str() {
            "person" => Self::Person,
            "office" => Self::Office,
            "place" => Self::Place,
            "country" => Self::Country,
            _ if is_group.iter().any(|word| kind.ends_with(word)) => Self::Group,
            _ => Self::Other,
        }
    }
}

/// The id of the class whose types say where a person belongs: to a group, an institution or an
/// office.
///
/// IPIF has fields for membership and offices that the dataset format lacks, so this one class id
/// has a meaning of its own; `src/README.md` documents the rule. In networks without that class,
/// [`is_membership`] recognises the types by their ids.
const STRUCTURE: &str = "structure";

/// Whether a type of relations is called membership, as in networks that declare no classes.
fn is_membership(type_id: &str) -> bool {
    let type_id = type_id.to_ascii_lowercase();
    type_id
        .split(['_', '-'])
        .any(|word| word.starts_with("member") || word.starts_with("belong"))
}

/// To whom and to what a statement ties its person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// The other person of the claim.
    pub relates_to: Option<EntityIndex>,
    /// The group or institution the person belonged to: of a lasting tie of the class `structure`,
    /// or of a type that is called membership.
    pub member_of: Option<EntityIndex>,
    /// The place at the other end of the claim.
    pub place_at_end: Option<EntityIndex>,
    /// The place where the claim happened.
    pub place: Option<EntityIndex>,
    /// The office the person held, took up or left: of a tie of the class `structure`.
    pub office: Option<EntityIndex>,
    /// The other end if it is none of these.
    pub other: Option<EntityIndex>,
}

impl Ties {
    /// The ties of a statement.
    ///
    /// A charge or a denial names no group, no place and no office: they would be read as facts by
    /// whoever reads nothing else. Its other end then stands among the words only.
    #[must_use]
    pub fn of(network: &Network, table: &FactoidTable, statement: Statement) -> Self {
        let Some(relation) = statement.relation() else {
            return Self::default();
        };
        let claim = network.claim(relation);
        let other = if matches!(statement, Statement::From(_)) {
            claim.to()
        } else {
            claim.from()
        };
        let some = Some(other);
        let found = claim.relation_type();
        let is_structure = network.schema().class(found.class) == STRUCTURE;
        let is_lasting = found.aspect == Aspect::State;
        let is_deed = !matches!(claim.status(), Status::Charged | Status::Denied);
        let sort = table
            .sorts
            .get(network.kind_of(other).get())
            .copied()
            .unwrap_or(KindSort::Other);
        let ties = Self {
            place: claim.place().filter(|_| is_deed),
            ..Self::default()
        };
        match sort {
            KindSort::Person => Self {
                relates_to: some,
                ..ties
            },
            KindSort::Group
                if is_deed && (is_structure && is_lasting || is_membership(&found.id)) =>
            {
                Self {
                    member_of: some,
                    ..ties
                }
            }
            KindSort::Other if is_deed && is_membership(&found.id) => Self {
                member_of: some,
                ..ties
            },
            KindSort::Office if is_structure && is_deed => Self {
                office: some,
                ..ties
            },
            KindSort::Place if is_deed => Self {
                place_at_end: some,
                ..ties
            },
            KindSort::Country if is_structure && is_deed => Self {
                place_at_end: some,
                ..ties
            },
            _ => Self {
                other: some,
                ..ties
            },
        }
    }

    /// The places, each once.
    pub fn places(self) -> impl Iterator<Item = EntityIndex> {
        let further = self.place.filter(|place| self.place_at_end != Some(*place));
        self.place_at_end.into_iter().chain(further)
    }
}
