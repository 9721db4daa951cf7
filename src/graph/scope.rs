//! The scope of a question: which part of the network it is about.

use crate::graph::condition::Condition;
use crate::graph::period::Period;
use crate::model::Certainty;
use crate::model::Claim;
use crate::model::ClassIndex;
use crate::model::Entity;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Layer;
use crate::model::Modality;
use crate::model::RelationTypeIndex;
use crate::model::SourceIndex;
use crate::model::Status;
use crate::model::Strength;
use crate::model::Verdict;

/// Which way relations are followed. Symmetric types lead both ways, unless news are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// Both ways.
    #[default]
    Both,
    /// From the first end to the second.
    Out,
    /// From the second end to the first.
    In,
    /// The way that news travel over each type, as [`RelationType::carries`] says.
    ///
    /// [`RelationType::carries`]: crate::model::RelationType::carries
    Carried,
    /// Against the way that news travel: back to where they came from.
    CarriedBack,
}

impl Direction {
    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Out => "out",
            Self::In => "in",
            Self::Carried => "carried",
            Self::CarriedBack => "carried-back",
        }
    }

    /// The direction with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [
            Self::Both,
            Self::Out,
            Self::In,
            Self::Carried,
            Self::CarriedBack,
        ]
        .into_iter()
        .find(|direction| direction.name() == name)
    }

    /// The direction seen from the other end.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Both => Self::Both,
            Self::Out => Self::In,
            Self::In => Self::Out,
            Self::Carried => Self::CarriedBack,
            Self::CarriedBack => Self::Carried,
        }
    }
}

/// Which layers of the network a question looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Layers {
    /// What happened.
    #[default]
    World,
    /// What happened, and what only documents how it is known.
    Both,
    /// What only documents how it is known.
    Record,
}

impl Layers {
    /// All choices, the usual one first.
    pub const ALL: [Self; 3] = [Self::World, Self::Both, Self::Record];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::Both => "both",
            Self::Record => "record",
        }
    }

    /// The choice with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layers| layers.name() == name)
    }

    /// Whether a layer is among them.
    #[must_use]
    pub const fn include(self, layer: Layer) -> bool {
        match self {
            Self::Both => true,
            Self::World => matches!(layer, Layer::World),
            Self::Record => matches!(layer, Layer::Record),
        }
    }
}

/// Through whom a question may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Passing {
    /// Through any entity.
    #[default]
    Anything,
    /// Only through entities of kinds that carry news, as [`Kind::carries`] says, and of kinds that
    /// the scope names.
    ///
    /// [`Kind::carries`]: crate::model::Kind::carries
    Carriers,
}

impl Passing {
    /// All choices, the usual one first.
    pub const ALL: [Self; 2] = [Self::Anything, Self::Carriers];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Anything => "anything",
            Self::Carriers => "carriers",
        }
    }

    /// The choice with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|passing| passing.name() == name)
    }
}

/// What part of the network a question is about. `None` admits everything of its sort.
///
/// Kinds, avoided kinds and avoided entities decide whom a question may pass through or return; the
/// entities it names are always admitted. Everything else decides which relations count.
///
/// # Example
///
/// The network as of 1937, without claims that are only charges:
///
/// ```
/// use prosopograph::graph::Period;
/// use prosopograph::graph::Scope;
/// use prosopograph::model::HistoricalDate;
/// use prosopograph::model::Modality;
/// use prosopograph::model::Status;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut scope = Scope {
///     period: Some(Period::of(HistoricalDate::parse("1937")?.span(), Modality::Possible)),
///     ..Scope::default()
/// };
/// scope.statuses.retain(|status| *status != Status::Charged);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// Only entities of these kinds.
    pub kinds: Option<Vec<KindIndex>>,
    /// No entities of these kinds.
    pub avoided_kinds: Vec<KindIndex>,
    /// None of these entities.
    pub avoided: Vec<EntityIndex>,
    /// Through whom the question may pass.
    pub passing: Passing,
    /// Which layers of relations count. A type that is named counts whatever its layer.
    pub layers: Layers,
    /// Relations of these types count beside those of the layers, whatever layer they are of.
    pub also: Vec<RelationTypeIndex>,
    /// Only relations of these types …
    pub types: Option<Vec<RelationTypeIndex>>,
    /// … and of types of these classes.
    pub classes: Option<Vec<ClassIndex>>,
    /// The direction in which relations are followed.
    pub direction: Direction,
    /// Only relations that held in this period.
    pub period: Option<Period>,
    /// Only claims with one of these statuses.
    pub statuses: Vec<Status>,
    /// Only claims with one of these certainties.
    pub certainties: Vec<Certainty>,
    /// Only claims at least as well attested as this.
    pub at_least: Option<Strength>,
    /// Only relations that cite one of these sources.
    pub sources: Option<Vec<SourceIndex>>,
    /// Only relations that happened at one of these places.
    pub places: Option<Vec<EntityIndex>>,
    /// Only claims of one of these actors.
    pub claimants: Option<Vec<EntityIndex>>,
    /// Only relations whose cells meet all of these.
    pub relation_conditions: Vec<Condition>,
    /// Only entities whose cells meet all of these.
    pub entity_conditions: Vec<Condition>,
    /// Whether uncertain dates and figures may or must meet these conditions.
    pub conditions_hold: Modality,
}

impl Default for Scope {
    /// Every claim about the world except denied ones.
    fn default() -> Self {
        Self {
            kinds: None,
            avoided_kinds: Vec::new(),
            avoided: Vec::new(),
            passing: Passing::Anything,
            layers: Layers::World,
            also: Vec::new(),
            types: None,
            classes: None,
            direction: Direction::Both,
            period: None,
            statuses: Status::ALL
                .into_iter()
                .filter(|status| *status != Status::Denied)
                .collect(),
            certainties: Certainty::ALL.to_vec(),
            at_least: None,
            sources: None,
            places: None,
            claimants: None,
            relation_conditions: Vec::new(),
            entity_conditions: Vec::new(),
            conditions_hold: Modality::Possible,
        }
    }
}

impl Scope {
    /// What news can have travelled over: every claim about the world except denied ones, the way
    /// its type carries, through what carries.
    #[must_use]
    pub fn of_news() -> Self {
        Self {
            direction: Direction::Carried,
            passing: Passing::Carriers,
            ..Self::default()
        }
    }

    /// Every claim about an entity, in both layers, except denied ones.
    #[must_use]
    pub fn of_dossiers() -> Self {
        Self {
            layers: Layers::Both,
            ..Self::default()
        }
    }

    /// Lifts every restriction on types. Types that were named count whatever their layer, so then
    /// both layers count, and nothing that counted before is lost.
    pub fn admit_any_type(&mut self) {
        if self.types.is_some() {
            self.layers = Layers::Both;
        }
        (self.types, self.classes) = (None, None);
    }

    /// Whether a claim certainly or only possibly meets the conditions on relations.
    #[must_use]
    pub fn conditions_on_claim(&self, claim: Claim<'_>) -> Verdict {
        let conditions = self.relation_conditions.iter();
        let verdicts = conditions.map(|condition| condition.of_claim(claim));
        verdicts.min().unwrap_or(Verdict::Certain)
    }

    /// Whether an entity certainly or only possibly meets the conditions on entities.
    #[must_use]
    pub fn conditions_on_entity(&self, entity: &Entity) -> Verdict {
        let conditions = self.entity_conditions.iter();
        let verdicts = conditions.map(|condition| condition.of_entity(entity));
        verdicts.min().unwrap_or(Verdict::Certain)
    }

    /// Whether a claim certainly or only possibly meets the conditions on relations, and one of its ends
    /// those on entities.
    #[must_use]
    pub fn conditions_on(&self, claim: Claim<'_>) -> Verdict {
        let ends = [claim.from(), claim.to()].map(|end| claim.network().entity(end));
        let of_ends = ends
            .map(|end| self.conditions_on_entity(end))
            .into_iter()
            .max();
        self.conditions_on_claim(claim)
            .min(of_ends.unwrap_or(Verdict::Certain))
    }

    /// Whether what was found of the conditions is enough.
    #[must_use]
    pub fn suffices(&self, verdict: Verdict) -> bool {
        verdict.fits(self.conditions_hold)
    }

    /// Whether a claim or entity may meet its conditions possibly and not certainly.
    #[must_use]
    pub fn has_graded_conditions(&self) -> bool {
        let mut all = self
            .relation_conditions
            .iter()
            .chain(&self.entity_conditions);
        all.any(Condition::is_graded)
    }

    /// Every claim there is, denied ones too.
    #[must_use]
    pub fn everything() -> Self {
        Self {
            layers: Layers::Both,
            statuses: Status::ALL.to_vec(),
            ..Self::default()
        }
    }
}
