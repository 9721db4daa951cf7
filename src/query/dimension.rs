//! What claims and entities can be counted by.

use crate::graph::BUILT_IN_COLUMNS;
use crate::graph::cell_values;
use crate::graph::claim_cells;
use crate::graph::entity_cell;
use crate::graph::is_column_of_claims;
use crate::model::Certainty;
use crate::model::Claim;
use crate::model::ClassIndex;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Network;
use crate::model::RelationTypeIndex;
use crate::model::SourceIndex;
use crate::model::Status;

/// Something to count by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// The years in which a claim holds.
    Year,
    /// The decades in which a claim holds.
    Decade,
    /// The kind of an entity, or of either end of a claim.
    Kind,
    /// The relation type.
    Type,
    /// The class of the relation type.
    Class,
    /// The status of a claim.
    Status,
    /// The certainty of a claim.
    Certainty,
    /// The sources that a claim cites.
    Source,
    /// The actor whose claim it is.
    Claimant,
    /// Where it happened.
    Place,
    /// A column of the dataset.
    Column(String),
}

/// A value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A year, or the first year of a decade.
    Year(i64),
    /// A kind.
    Kind(KindIndex),
    /// A relation type.
    Type(RelationTypeIndex),
    /// A class.
    Class(ClassIndex),
    /// A status.
    Status(Status),
    /// A grade of certainty.
    Certainty(Certainty),
    /// A source.
    Source(SourceIndex),
    /// A claimant or a place.
    Entity(EntityIndex),
    /// The text of a cell.
    Text(String),
    /// The claim, or the entity of its own column, says nothing.
    Nothing,
}

impl Dimension {
    /// The dimensions of every network, in the order of a form.
    pub const BUILT_IN: [Self; 10] = [
        Self::Year,
        Self::Decade,
        Self::Kind,
        Self::Type,
        Self::Class,
        Self::Status,
        Self::Certainty,
        Self::Source,
        Self::Claimant,
        Self::Place,
    ];

    /// The word used in addresses and answers: for a column, its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Kind => "kind",
            Self::Type => "type",
            Self::Class => "class",
            Self::Status => "status",
            Self::Certainty => "certainty",
            Self::Source => "source",
            Self::Claimant => "claimant",
            Self::Place => "place",
            Self::Column(column) => column,
        }
    }

    /// The dimension with this name in a network.
    #[must_use]
    pub fn from_name(network: &Network, name: &str) -> Option<Self> {
        let built_in = Self::BUILT_IN
            .into_iter()
            .find(|known| known.name() == name);
        let is_of_all = BUILT_IN_COLUMNS.contains(&name);
        built_in.or_else(|| {
            let mut columns = Self::columns(network);
            let is_known = is_of_all || columns.any(|column| column.name() == name);
            is_known.then(|| Self::Column(name.to_owned()))
        })
    }

    /// The columns of a network: those of relations, then those only entities have.
    pub fn columns(network: &Network) -> impl Iterator<Item = Self> + '_ {
        let of_relations = || network.relation_columns();
        let of_entities = network.entity_columns().iter().map(String::as_str);
        let of_entities =
            of_entities.filter(move |column| of_relations().all(|known| known != *column));
        of_relations()
            .chain(of_entities)
            .map(|column| Self::Column(column.to_owned()))
    }

    /// How many years one of its values covers; `None` if it is not about time.
    #[must_use]
    pub const fn years(&self) -> Option<i64> {
        match self {
            Self::Year => Some(1),
            Self::Decade => Some(10),
            _ => None,
        }
    }

    /// The values of a claim, each once; [`Key::Nothing`] if it says nothing. Years are left out:
    /// they are counted as bounds.
    #[must_use]
    pub fn of_claim(&self, network: &Network, claim: Claim<'_>) -> Vec<Key> {
        let row = network.relation(claim.index());
        let or_nothing = |key: Option<Key>| vec![key.unwrap_or(Key::Nothing)];
        match self {
            Self::Year | Self::Decade => Vec::new(),
            Self::Kind => {
                let kinds = [claim.from(), claim.to()].map(|end| Key::Kind(network.kind_of(end)));
                distinct(kinds.into())
            }
            Self::Type => vec![Key::Type(row.relation_type)],
            Self::Class => vec![Key::Class(claim.relation_type().class)],
            Self::Status => vec![Key::Status(claim.status())],
            Self::Certainty => vec![Key::Certainty(claim.certainty())],
            Self::Source => {
                let cited = claim.citations().iter();
                let keys = distinct(cited.map(|citation| Key::Source(citation.source)).collect());
                if keys.is_empty() {
                    or_nothing(None)
                } else {
                    keys
                }
            }
            Self::Claimant => or_nothing(claim.asserted_by().map(Key::Entity)),
            Self::Place => or_nothing(claim.place().map(Key::Entity)),
            Self::Column(column) => {
                let mut cells = claim_cells(claim, column);
                // What `where` asks for: of the ends only where claims have no such column.
                if cells.is_empty() && !is_column_of_claims(network, column) {
                    let ends = [claim.from(), claim.to()];
                    let of_ends = ends.map(|end| entity_cell(network.entity(end), column));
                    cells = of_ends.into_iter().flatten().collect();
                }
                let keys = distinct(cells.into_iter().flat_map(values).collect());
                if keys.is_empty() {
                    or_nothing(None)
                } else {
                    keys
                }
            }
        }
    }

    /// The values of an entity itself; `None` if the dimension is about claims.
    #[must_use]
    pub fn of_entity(&self, network: &Network, entity: EntityIndex) -> Option<Vec<Key>> {
        match self {
            Self::Kind => Some(vec![Key::Kind(network.kind_of(entity))]),
            Self::Column(column) if network.entity_columns().contains(column) => {
                let cell = entity_cell(network.entity(entity), column);
                let keys = cell.map(|cell| distinct(values(cell).collect()));
                Some(keys.unwrap_or_else(|| vec![Key::Nothing]))
            }
            _ => None,
        }
    }
}

impl Key {
    /// Its word in addresses; `None` for a year, whose word depends on what it stands for, and for
    /// nothing.
    #[must_use]
    pub fn word<'a>(&'a self, network: &'a Network) -> Option<&'a str> {
        let schema = network.schema();
        Some(match self {
            Self::Kind(kind) => &schema.kind(*kind).id,
            Self::Type(found) => &schema.relation_type(*found).id,
            Self::Class(class) => schema.class(*class),
            Self::Status(status) => status.name(),
            Self::Certainty(grade) => grade.name(),
            Self::Source(source) => &network.source(*source).id,
            Self::Entity(entity) => &network.entity(*entity).id,
            Self::Text(text) => text,
            Self::Year(_) | Self::Nothing => return None,
        })
    }
}

/// The values of a cell, which may be a list.
fn values(cell: &str) -> impl Iterator<Item = Key> + '_ {
    cell_values(cell).map(|value| Key::Text(value.to_owned()))
}

fn distinct(mut keys: Vec<Key>) -> Vec<Key> {
    keys.sort_unstable();
    keys.dedup();
    keys
}
