//! Triangles with a name: ready questions over the classes and types a dataset may declare.

use crate::model::Network;
use crate::model::PatternSide;
use crate::model::SideWay;
use crate::model::TrianglePattern;
use crate::query::triangle::Side;

/// Id, name, meaning and sides, as a dataset writes them in `patterns.csv`.
type Definition = (&'static str, &'static str, &'static str, [&'static str; 3]);

/// Ties that lead from who strikes to who is struck; others of their class lead from the victim to
/// the trial.
const STRUCK: &str =
    ">arrested|executed|imprisoned|deported|accused|denounced|interrogated|dismissed|expelled_from";
const STRUCK_BY: &str =
    "<arrested|executed|imprisoned|deported|accused|denounced|interrogated|dismissed|expelled_from";
const ACCUSED: &str = ">denounced|accused|accused_of_infiltrating|accused_of_conspiring_with";

/// The named triangles that every dataset has.
const DEFINITIONS: [Definition; 13] = [
    (
        "espionage",
        "Espionage triangle",
        "Three parties tied pairwise, with espionage on at least two sides.",
        ["espionage", "espionage", ""],
    ),
    (
        "allied-spies",
        "Allies against a common target",
        "Espionage on two sides, and cooperation or diplomacy on the third.",
        ["espionage", "espionage", "cooperation|diplomacy"],
    ),
    (
        "all-espionage",
        "Everyone spies",
        "Espionage on all three sides.",
        ["espionage", "espionage", "espionage"],
    ),
    (
        "mutual-spying",
        "Mutual spying with a shared friend",
        "Two spy on each other, and both cooperate with a third.",
        ["=espionage", "cooperation", "cooperation"],
    ),
    (
        "double-agent",
        "Double agent",
        "One is agent or recruit of two others, and there is espionage between these two.",
        ["agent_of|recruited", "espionage", "agent_of|recruited"],
    ),
    (
        "denunciation-chain",
        "Denunciation chain",
        "One denounced or accused a second, the second a third, and the first and the third are tied too.",
        [ACCUSED, ACCUSED, ""],
    ),
    (
        "signer-and-victim",
        "Signer and victim",
        "One signed or issued an order that targeted another to whom he is tied besides.",
        [">signed|issued", ">targeted|prescribed_for", ""],
    ),
    (
        "purge-of-the-purger",
        "Purge of the purger",
        "One who struck a second was struck by a third, and the second and the third are tied too.",
        [STRUCK, "", STRUCK_BY],
    ),
    (
        "broker",
        "Broker between services",
        "One cooperates with two others between whom there is espionage.",
        ["cooperation", "espionage", "cooperation"],
    ),
    (
        "penetrated-group",
        "Penetrated group and its patron",
        "One penetrated or subverted a group that another supports, and the one and the other are tied too.",
        [">penetrated|subverted|sent_agents_to", "cooperation", ""],
    ),
    (
        "order-and-victim",
        "Order, organ and victim",
        "A command on one side, a command or a structural tie on the second, repression on the third.",
        ["command", "command|structure", "repression"],
    ),
    (
        "denunciation",
        "Repression with a message",
        "Repression on one side, communication on another: somebody reported, somebody was struck.",
        ["repression", "communication", ""],
    ),
    (
        "circle-of-letters",
        "Circle of correspondents",
        "Communication on all three sides.",
        ["communication", "communication", "communication"],
    ),
];

/// All named triangles of a network: those that every dataset has, then its own, which may take the
/// place of one of the same id.
#[must_use]
pub fn patterns(network: &Network) -> Vec<TrianglePattern> {
    let own = network.patterns();
    let usual = DEFINITIONS
        .iter()
        .filter(|(id, ..)| own.iter().all(|pattern| pattern.id != *id))
        .map(pattern_of);
    usual.chain(own.iter().cloned()).collect()
}

/// The pattern with this id.
#[must_use]
pub fn pattern_named(network: &Network, id: &str) -> Option<TrianglePattern> {
    patterns(network)
        .into_iter()
        .find(|pattern| pattern.id == id)
}

/// The types a side of a pattern asks for; words that the network does not declare name none.
#[must_use]
pub fn types_of_side(network: &Network, side: &PatternSide) -> Side {
    let schema = network.schema();
    let is_named =
        |class: &str, id: &str| side.words.iter().any(|word| word == class || word == id);
    let chosen = schema
        .types()
        .filter(|(_, found)| is_named(schema.class(found.class), &found.id))
        .map(|(index, _)| index);
    (!side.words.is_empty()).then(|| chosen.collect())
}

/// The ways of the sides of a pattern.
#[must_use]
pub fn ways_of(pattern: &TrianglePattern) -> [SideWay; 3] {
    pattern.sides.each_ref().map(|side| side.way)
}

fn pattern_of((id, name, meaning, sides): &Definition) -> TrianglePattern {
    TrianglePattern {
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        meaning: (*meaning).to_owned(),
        sides: sides.map(PatternSide::parse),
    }
}
