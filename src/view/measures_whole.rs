//! The network of a ranking as a whole, in figures.

use serde::Serialize;
use utoipa::ToSchema;

use crate::query::BalanceOfSigns;
use crate::query::BalanceRule;
use crate::query::Triad;
use crate::query::Ways;
use crate::query::WholeNetwork;
use crate::view::measures_in_words::number;

/// The network as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct WholeView {
    /// How many pairs are tied; ordered pairs if the direction counts.
    pub ties: usize,
    /// Whether the direction of ties counts.
    pub is_directed: bool,
    /// The share of the pairs that are tied.
    pub density: Option<f64>,
    /// The share of the ties that are returned; absent if the direction does not count.
    pub reciprocity: Option<f64>,
    /// The sizes of the components, the largest first.
    pub components: Vec<usize>,
    /// The share of the pairs with a common neighbour that are tied.
    pub transitivity: Option<f64>,
    /// The mean distance of those of whom one reaches the other.
    pub mean_distance: Option<f64>,
    /// The longest distance.
    pub longest_distance: usize,
    /// How many entities there are without whom a component falls apart.
    pub cut_points: usize,
    /// How many ties there are without which a component falls apart.
    pub bridges: usize,
    /// How much more ties join entities of one kind than chance would have it: 1 if all do, 0 if kinds
    /// do not matter; absent with one kind.
    pub mixing_of_kinds: Option<f64>,
    /// The triad census, type by type; absent if the direction does not count.
    pub census: Option<Vec<TriadView>>,
    /// Structural balance of the ties that have a sign; absent if none has.
    pub balance: Option<BalanceView>,
}

/// How many threes of entities are tied in one of sixteen ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TriadView {
    /// The usual name: the numbers of mutual, one-way and absent ties, and a letter.
    #[schema(example = "021D")]
    pub triad: &'static str,
    /// How many there are.
    pub count: u64,
}

/// Structural balance.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct BalanceView {
    /// The triads of signed ties by the number of ties against one another, from none to three.
    pub triads: Vec<u64>,
    /// The share that is balanced if the foe of a foe must be a friend; absent without triads.
    pub strictly_balanced: Option<f64>,
    /// The share that is balanced if three may also be foes of one another.
    pub generally_balanced: Option<f64>,
    /// How many pairs are tied both for and against one another: they are in no triad.
    pub contradictory: usize,
}

impl BalanceView {
    fn of(found: &BalanceOfSigns) -> Self {
        Self {
            triads: found.balance.triads.to_vec(),
            strictly_balanced: found.balance.share(BalanceRule::Strict),
            generally_balanced: found.balance.share(BalanceRule::Generalised),
            contradictory: found.contradictory,
        }
    }

    /// All of it in a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        let all: u64 = self.triads.iter().sum();
        let share = |share: Option<f64>| number(share.unwrap_or_default() * 100.0);
        let balanced = if all == 0 {
            "No three are tied by ties that all have a sign".to_owned()
        } else {
            format!(
                "Of {all} triads of signed ties {} % are balanced, {} % if three may be foes of one another",
                share(self.strictly_balanced),
                share(self.generally_balanced)
            )
        };
        match self.contradictory {
            0 => format!("{balanced}."),
            count => format!(
                "{balanced}; pairs tied both for and against one another: {count}, left out."
            ),
        }
    }
}

/// A figure of the network as a whole, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeFigure {
    /// What it is.
    pub label: &'static str,
    /// The figure.
    pub words: String,
}

impl WholeView {
    pub(crate) fn of(whole: &WholeNetwork) -> Self {
        Self {
            ties: whole.ties,
            is_directed: whole.ways == Ways::Directed,
            density: whole.density,
            reciprocity: whole.reciprocity,
            components: whole.components.clone(),
            transitivity: whole.transitivity,
            mean_distance: whole.mean_distance,
            longest_distance: whole.longest_distance,
            cut_points: whole.cut_points,
            bridges: whole.bridges,
            mixing_of_kinds: whole.mixing_of_kinds,
            census: whole.census.as_ref().map(|census| {
                let triads = Triad::ALL.into_iter();
                triads
                    .map(|triad| TriadView {
                        triad: triad.name(),
                        count: census.count(triad),
                    })
                    .collect()
            }),
            balance: whole.balance.as_ref().map(BalanceView::of),
        }
    }

    /// The figures in words, those that there are.
    #[must_use]
    pub fn figures(&self) -> Vec<WholeFigure> {
        let figure = |label, words: String| Some(WholeFigure { label, words });
        let share = |label, share: Option<f64>| figure(label, number(share?));
        let pairs = if self.is_directed {
            "ordered pairs tied"
        } else {
            "pairs tied"
        };
        let all = [
            figure(pairs, self.ties.to_string()),
            share("density", self.density),
            share("reciprocity", self.reciprocity),
            figure("components", self.components_in_words()),
            share("transitivity", self.transitivity),
            share("mean distance", self.mean_distance),
            figure("longest distance", self.longest_distance.to_string()),
            figure("cut points", self.cut_points.to_string()),
            figure("bridges", self.bridges.to_string()),
            share("mixing of kinds", self.mixing_of_kinds),
        ];
        all.into_iter().flatten().collect()
    }

    /// "4, the largest of 52".
    fn components_in_words(&self) -> String {
        match self.components.as_slice() {
            [] => "0".to_owned(),
            [_] => "1".to_owned(),
            [largest, ..] => format!("{}, the largest of {largest}", self.components.len()),
        }
    }
}
