//! Structural balance: is the friend of a friend a friend? (Heider 1946; Cartwright and Harary 1956;
//! Davis 1967.)

use crate::analysis::closed_triads::Pair;
use crate::analysis::closed_triads::Side;
use crate::analysis::closed_triads::each_closed_triad;
use crate::analysis::simple_graph::real_sum;
use crate::analysis::simple_graph::small;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// Two members who are tied for or against one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedPair {
    /// One of the two.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// Whether they are for one another.
    pub is_positive: bool,
}

/// Three members of whom each is tied for or against each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedTriad {
    /// The three, in the order of their numbers.
    pub corners: [usize; 3],
    /// How many of the three ties are against one another.
    pub negative: usize,
}

/// What a triad of signs must be to be balanced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BalanceRule {
    /// The friend of a friend is a friend, and so is the foe of a foe (Cartwright and Harary).
    Strict,
    /// The friend of a friend is a friend; three may also be foes of one another (Davis).
    Generalised,
}

impl SignedTriad {
    /// Whether it is balanced.
    #[must_use]
    pub fn is_balanced(&self, rule: BalanceRule) -> bool {
        match self.negative {
            0 | 2 => true,
            1 => false,
            _ => rule == BalanceRule::Generalised,
        }
    }
}

/// How many signed triads there are.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Balance {
    /// By the number of ties against one another, from none to three.
    pub triads: [u64; 4],
}

impl Balance {
    /// The share of the triads that are balanced; `None` if there are none.
    #[must_use]
    pub fn share(&self, rule: BalanceRule) -> Option<f64> {
        let [all_for, one_against, two_against, all_against] = self.triads;
        let balanced = all_for
            + two_against
            + match rule {
                BalanceRule::Strict => 0,
                BalanceRule::Generalised => all_against,
            };
        let all = all_for + one_against + two_against + all_against;
        (all > 0).then(|| real_sum(balanced) / real_sum(all))
    }
}

/// Counts the signed triads of `count` members and calls `take` with each. Each pair is to be given
/// once; pairs with unknown ends are left out. Time `O(E^1.5)`.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn balance(
    count: usize,
    pairs: &[SignedPair],
    budget: &mut Budget,
    mut take: impl FnMut(SignedTriad),
) -> Result<Balance, Interruption> {
    let known = pairs
        .iter()
        .filter(|pair| pair.one < count && pair.other < count && pair.one != pair.other);
    let known: Vec<Pair> = known
        .map(|pair| Pair {
            one: small(pair.one),
            other: small(pair.other),
            side: Side {
                leads: true,
                returns: true,
                note: u8::from(!pair.is_positive),
            },
        })
        .collect();
    let mut found = Balance::default();
    each_closed_triad(count, &known, budget, |triad| {
        let negative = triad.sides.iter().map(|side| usize::from(side.note)).sum();
        let mut corners = triad.corners;
        corners.sort_unstable();
        found.triads.add(negative, 1);
        take(SignedTriad { corners, negative });
    })?;
    Ok(found)
}
