//! The ways to arrange a canvas.

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
}

impl Arrangement {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ties, Self::Layers, Self::Years];

    /// The word used in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ties => "ties",
            Self::Layers => "layers",
            Self::Years => "years",
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
