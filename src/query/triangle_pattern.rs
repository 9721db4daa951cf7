//! Triangles with a name: ready questions over the classes a dataset may declare.

/// A triangle with a name, defined by the classes its sides ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrianglePattern {
    /// The word used in addresses.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What makes a triangle one of these, in a sentence.
    pub meaning: &'static str,
    /// For each side the classes one of which it needs; an empty list for any.
    pub sides: [&'static [&'static str]; 3],
}

/// All named triangles.
pub const PATTERNS: [TrianglePattern; 6] = [
    TrianglePattern {
        id: "espionage",
        name: "Espionage triangle",
        meaning: "Three parties tied pairwise, with espionage on at least two sides.",
        sides: [&["espionage"], &["espionage"], &[]],
    },
    TrianglePattern {
        id: "allied-spies",
        name: "Allies against a common target",
        meaning: "Espionage on two sides, and cooperation or diplomacy on the third.",
        sides: [&["espionage"], &["espionage"], &["cooperation", "diplomacy"]],
    },
    TrianglePattern {
        id: "all-espionage",
        name: "Everyone spies",
        meaning: "Espionage on all three sides.",
        sides: [&["espionage"], &["espionage"], &["espionage"]],
    },
    TrianglePattern {
        id: "order-and-victim",
        name: "Order, organ and victim",
        meaning: "A command on one side, a command or a structural tie on the second, repression on the third.",
        sides: [&["command"], &["command", "structure"], &["repression"]],
    },
    TrianglePattern {
        id: "denunciation",
        name: "Repression with a message",
        meaning: "Repression on one side, communication on another: somebody reported, somebody was struck.",
        sides: [&["repression"], &["communication"], &[]],
    },
    TrianglePattern {
        id: "circle-of-letters",
        name: "Circle of correspondents",
        meaning: "Communication on all three sides.",
        sides: [&["communication"], &["communication"], &["communication"]],
    },
];

/// The pattern with this id.
#[must_use]
pub fn pattern_named(id: &str) -> Option<&'static TrianglePattern> {
    PATTERNS.iter().find(|pattern| pattern.id == id)
}
