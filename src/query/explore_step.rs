//! The steps by which a reader gathers entities on a canvas.

use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;

/// The default number of entities that an expansion adds.
pub const USUAL_NEWCOMERS: usize = 30;

/// One step of an exploration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExploreStep {
    /// Puts entities on the canvas.
    Show(Vec<EntityIndex>),
    /// Brings the neighbours of an entity.
    Expand {
        /// The entity.
        entity: EntityIndex,
        /// Which of its neighbours.
        reach: Reach,
    },
    /// Brings the shortest route between two entities.
    Route {
        /// Where it starts.
        from: EntityIndex,
        /// Where it ends.
        to: EntityIndex,
    },
    /// Brings routes that were found by another question, each from its beginning to its end.
    Along(Vec<Vec<EntityIndex>>),
    /// Brings nobody: whatever is there gets a new place.
    Arrange,
    /// Brings everything, best connected first; in bubbles if it is much.
    Everything,
    /// Brings everybody, however many they are.
    Everybody,
    /// Brings the members of the bubble that an entity belongs to.
    Open(EntityIndex),
}

/// Which neighbours an expansion brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// At most [`USUAL_NEWCOMERS`], those with the most ties to the entity first.
    Usual,
    /// All of them.
    All,
    /// Those tied by one of these types.
    Types(Vec<RelationTypeIndex>),
}

impl ExploreStep {
    /// The entities it names.
    #[must_use]
    pub fn named(&self) -> Vec<EntityIndex> {
        match self {
            Self::Show(entities) => entities.clone(),
            Self::Expand { entity, .. } | Self::Open(entity) => vec![*entity],
            Self::Route { from, to } => vec![*from, *to],
            Self::Along(routes) => routes.concat(),
            Self::Everything | Self::Everybody | Self::Arrange => Vec::new(),
        }
    }
}

impl Reach {
    /// Whether an expansion follows a relation.
    pub(crate) fn follows(&self, network: &Network, relation: RelationIndex) -> bool {
        match self {
            Self::Types(types) => types.contains(&network.relation(relation).relation_type),
            Self::Usual | Self::All => true,
        }
    }
}
