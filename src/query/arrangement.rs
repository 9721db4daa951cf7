//! The ways to arrange a canvas.

use crate::model::Network;
use crate::query::file_places::has_places;

/// Where entities stand on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Near those they are tied to.
    #[default]
    Ties,
    /// In columns, by their distance from the first.
    Layers,
    /// By the years of their ties, from left to right.
    Years,
    /// As in the file they are from.
    File,
}

impl Arrangement {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Ties, Self::Layers, Self::Years, Self::File];

    /// How a network is arranged unless something is asked for: as its file was, if it says how.
    #[must_use]
    pub fn usual(network: &Network) -> Self {
        if has_places(network) {
            Self::File
        } else {
            Self::Ties
        }
    }

    /// The ways in which a network can be arranged, the usual one first.
    #[must_use]
    pub fn of(network: &Network) -> Vec<Self> {
        let usual = Self::usual(network);
        let others = Self::ALL.into_iter();
        let others = others.filter(|other| *other != usual && *other != Self::File);
        std::iter::once(usual).chain(others).collect()
    }

    /// The word used in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ties => "ties",
            Self::Layers => "layers",
            Self::Years => "years",
            Self::File => "file",
        }
    }

    /// The arrangement with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|arrangement| arrangement.name() == name)
    }
}
