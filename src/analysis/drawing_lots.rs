//! Lots that fall alike on every machine: what a sample is drawn by.
//!
//! No chance decides: the numbers follow from the seed alone (splitmix64; Steele, Lea and Flood
//! 2014), so that one question has one answer.

use crate::graph::ByNumber;

/// A source of lots.
#[derive(Clone, Debug)]
pub struct Lots {
    state: u64,
}

impl Lots {
    /// Lots that follow from a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A number below `end`; 0 if that is 0.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the upper half of a product is below `end`"
    )]
    pub fn below(&mut self, end: usize) -> usize {
        let product = u128::from(self.draw()) * (end as u128);
        (product >> 64) as usize
    }

    /// Puts values in an order drawn by lot (Durstenfeld 1964).
    pub fn shuffle<V: Copy + Default>(&mut self, values: &mut [V]) {
        for rest in (2..=values.len()).rev() {
            let chosen = self.below(rest);
            let (one, last) = (values.at(chosen), values.at(rest - 1));
            values.put(rest - 1, one);
            values.put(chosen, last);
        }
    }

    fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
