//! How a claim stands, in words with links.

use serde::Serialize;
use utoipa::ToSchema;

use crate::model::Claim;
use crate::model::Network;
use crate::model::Standing;
use crate::model::StandingPart;
use crate::view::entity::EntityLink;

/// How a claim stands: whose it is, by which channel it is known, when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct StandingView {
    /// As one text.
    #[schema(example = "as Olga Knipper alleged")]
    pub words: String,
    /// The same in parts, with the actors in it.
    #[serde(skip)]
    pub parts: Vec<StandingPartView>,
}

/// Words, or the name of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingPartView {
    /// The words; empty for an actor.
    pub words: String,
    /// The actor.
    pub actor: Option<EntityLink>,
}

impl StandingView {
    /// How a claim stands; `None` if the source states it as a fact.
    pub(crate) fn of(network: &Network, claim: Claim<'_>) -> Option<Self> {
        let standing = claim.standing();
        (!standing.is_plain()).then(|| Self {
            words: standing.text(network),
            parts: parts(network, &standing),
        })
    }
}

/// The parts of a line of its own, which begins with a capital letter.
fn parts(network: &Network, standing: &Standing) -> Vec<StandingPartView> {
    let view = |(position, part): (usize, &StandingPart)| match part {
        StandingPart::Words(words) => StandingPartView {
            words: match position {
                0 => capitalised(words),
                _ => words.clone(),
            },
            actor: None,
        },
        StandingPart::Actor(actor) => StandingPartView {
            words: String::new(),
            actor: Some(EntityLink::of(network, *actor)),
        },
    };
    standing.parts.iter().enumerate().map(view).collect()
}

pub(crate) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
