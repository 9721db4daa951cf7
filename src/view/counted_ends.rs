//! At which end of their claims entities are listed or counted, in words: "who was arrested" is
//! another question than "who arrested".

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::END_OF_ENTITIES;
use crate::explorer::PAGE;
use crate::explorer::Parameters;
use crate::explorer::Request;
use crate::graph::Direction;
use crate::graph::Scope;
use crate::model::Network;
use crate::model::RelationType;

/// At which end entities are counted, and where the others are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CountedEndsView {
    /// Which end it is, in words.
    #[schema(
        example = "Counted are those at either end of the claims: who did it, and to whom it was done."
    )]
    pub words: String,
    /// The same question about the other ends.
    pub others: Vec<OtherEndView>,
}

/// The same question about another end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OtherEndView {
    /// Which end, in words.
    #[schema(example = "who did it")]
    pub words: String,
    /// Its address.
    pub page: String,
}

/// An end: its word in addresses, and which way claims lead from it.
const ENDS: [(&str, Direction); 3] = [
    ("either", Direction::Both),
    ("from", Direction::Out),
    ("to", Direction::In),
];

impl CountedEndsView {
    /// `None` if nothing is said of claims, so that all entities count whatever they did.
    pub(crate) fn of(network: &Network, request: &Request, scope: &Scope) -> Option<Self> {
        let is_given = request.parameters.first(&END_OF_ENTITIES).is_some();
        let says_of_claims = scope.types.is_some() || scope.classes.is_some();
        if !is_given && !says_of_claims {
            return None;
        }
        let found = one_type(network, scope);
        let others = ENDS.iter();
        let others = others.filter(|(_, direction)| *direction != scope.direction);
        Some(Self {
            words: match scope.direction {
                Direction::Out | Direction::In => {
                    format!("Counted are only those {}.", words(found, scope.direction))
                }
                _ => format!(
                    "Counted are those at either end of the claims: {}, and {}.",
                    words(found, Direction::Out),
                    words(found, Direction::In)
                ),
            },
            others: others
                .map(|(word, direction)| OtherEndView {
                    words: words(found, *direction),
                    page: at_end(request, word),
                })
                .collect(),
        })
    }
}

/// The type that the scope is narrowed to, if it is one and its ends are told apart.
fn one_type<'n>(network: &'n Network, scope: &Scope) -> Option<&'n RelationType> {
    let [only] = scope.types.as_deref()? else {
        return None;
    };
    let found = network.schema().relation_type(*only);
    (!found.symmetric).then_some(found)
}

/// An end in words, with the labels of the type if it is one.
fn words(found: Option<&RelationType>, direction: Direction) -> String {
    match (found, direction) {
        (Some(found), Direction::Out) => {
            format!(
                "of whom it is said \u{201c}{} \u{2026}\u{201d}",
                found.label.alone()
            )
        }
        (Some(found), Direction::In) => format!(
            "of whom it is said \u{201c}{} \u{2026}\u{201d}",
            found.inverse_label.alone()
        ),
        (None, Direction::Out) => "who did it".to_owned(),
        (None, Direction::In) => "to whom it was done".to_owned(),
        _ => "at either end".to_owned(),
    }
}

/// The address of the same question about another end.
fn at_end(request: &Request, word: &str) -> String {
    let mut parameters: Parameters = request.parameters.clone();
    parameters.remove(&PAGE);
    parameters.set(&END_OF_ENTITIES, word);
    request.address_with(&parameters)
}
