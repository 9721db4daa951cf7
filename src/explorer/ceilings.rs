//! How much one may ask for.

/// The most that a question may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ceilings {
    /// The most hops around an entity.
    pub hops: usize,
    /// The most routes of "the k shortest".
    pub routes: usize,
    /// The most results in a list.
    pub results: usize,
    /// The most entities on a canvas.
    pub gathered: usize,
    /// The most row entries a question may look at.
    pub steps: u64,
}

impl Default for Ceilings {
    fn default() -> Self {
        Self {
            hops: 6,
            routes: 100,
            results: 1_000,
            gathered: 20_000,
            steps: 200_000_000,
        }
    }
}
