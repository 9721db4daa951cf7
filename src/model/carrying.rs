//! What a relation type says of the world, and how news travels over it.

/// Whether relations of a type happened, or tell how something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Layer {
    /// What happened: signed, wrote to, was part of.
    #[default]
    World,
    /// How it is known: cites, concerns, reproduces, publishes, keeps.
    Record,
}

impl Layer {
    /// Both layers, the usual one first.
    pub const ALL: [Self; 2] = [Self::World, Self::Record];

    /// The word used in files and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::Record => "record",
        }
    }
}

/// How news, orders or influence travel over relations of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Carries {
    /// Both ways: met, was a member of.
    #[default]
    Both,
    /// From the first end to the second: wrote to.
    Along,
    /// From the second end to the first: spied on, where what is learnt goes to the spy.
    Against,
    /// Not at all: arrested, was at war with.
    No,
}

impl Carries {
    /// All ways of carrying, the usual one first.
    pub const ALL: [Self; 4] = [Self::Both, Self::Along, Self::Against, Self::No];

    /// The word used in files and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Along => "along",
            Self::Against => "against",
            Self::No => "no",
        }
    }
}
