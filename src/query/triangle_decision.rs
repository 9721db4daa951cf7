//! Which claims decide a triangle: of all choices that satisfy its question the best.
//!
//! A choice has a claim for each tie, and for a tie that must lead both ways two, unless one claim
//! has no direction. Which claims may be chosen together depends on the parts that the corners play.

use std::sync::Arc;

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::model::Strength;
use crate::model::Verdict;
use crate::query::triangle_moment::Candidate;
use crate::query::triangle_moment::Choice;
use crate::query::triangle_moment::best_choice;
use crate::query::triangle_sides::Fits;
use crate::query::triangle_sides::Parts;

/// A claim of a tie with the sides it fits.
#[derive(Clone, Copy)]
pub(crate) struct SideClaim {
    pub(crate) candidate: Candidate,
    pub(crate) fits: Fits,
}

/// The claims of a tie, the best attested first.
pub(crate) type Claims = Arc<[SideClaim]>;

/// The claims that decide a triangle, tie by tie.
pub(crate) struct Decision {
    pub(crate) at_once: Verdict,
    pub(crate) deciding: [Candidate; 3],
    /// Beside the claim of a tie that must lead both ways, the one that leads back.
    pub(crate) returning: [Option<Candidate>; 3],
}

/// The choice with the best verdict whose weakest claim is strongest, over all parts that the
/// corners can play; `None` if there is no choice.
pub(crate) fn decide(
    claims: &[Claims; 3],
    matching: &[Parts],
    budget: &mut Budget,
) -> Result<Option<Decision>, Interruption> {
    let sorts = claims.each_ref().map(|claims| Sorts::of(claims));
    let mut best: Option<Decision> = None;
    let mut merit: Option<(Verdict, Strength)> = None;
    let mut tried: Vec<Vec<Sorts>> = Vec::new();
    for casting in matching.iter().flat_map(|parts| castings(*parts)) {
        let admitted: Vec<Sorts> = casting.iter().map(|place| place.sorts(&sorts)).collect();
        if tried.contains(&admitted) {
            continue;
        }
        tried.push(admitted);
        let lists: Vec<Vec<Candidate>> = casting.iter().map(|place| place.of(claims)).collect();
        let Some(choice) = best_choice(&lists, budget)? else {
            continue;
        };
        let found = Some((choice.at_once, choice.strength));
        if found > merit {
            best = Decision::of(&casting, &choice);
            merit = found;
        }
    }
    Ok(best)
}

impl Decision {
    fn of(casting: &[Place], choice: &Choice) -> Option<Self> {
        let chosen = |tie: Tie| {
            let places = casting.iter().zip(&choice.claims);
            places
                .filter(move |(place, _)| place.tie == tie)
                .map(|(_, claim)| *claim)
        };
        let ties = [Tie::FirstSecond, Tie::SecondThird, Tie::FirstThird];
        let [Some(first), Some(second), Some(third)] = ties.map(|tie| chosen(tie).next()) else {
            return None;
        };
        Some(Self {
            at_once: choice.at_once,
            deciding: [first, second, third],
            returning: ties.map(|tie| chosen(tie).nth(1)),
        })
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = Candidate> + '_ {
        let returning = self.returning.iter().flatten();
        self.deciding.iter().chain(returning).copied()
    }
}

/// Which corners a tie joins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    FirstSecond,
    SecondThird,
    FirstThird,
}

impl Tie {
    fn of<T>(self, [first_second, second_third, first_third]: &[T; 3]) -> &T {
        match self {
            Self::FirstSecond => first_second,
            Self::SecondThird => second_third,
            Self::FirstThird => first_third,
        }
    }
}

/// A claim of a choice: of which tie, and which sides it must fit.
#[derive(Clone, Copy)]
struct Place {
    tie: Tie,
    /// The bits that are looked at.
    seen: Fits,
    /// Those of them that the claim has; it has none of the others.
    has: Fits,
}

impl Place {
    fn admits(self, fits: Fits) -> bool {
        fits & self.seen == self.has
    }

    /// The claims that may take the place.
    fn of(self, claims: &[Claims; 3]) -> Vec<Candidate> {
        let claims = self.tie.of(claims).iter();
        let admitted = claims.filter(|claim| self.admits(claim.fits));
        admitted.map(|claim| claim.candidate).collect()
    }

    fn sorts(self, sorts: &[Sorts; 3]) -> Sorts {
        let all = (0..=Fits::MAX).filter(|fits| self.admits(*fits));
        let known = self.tie.of(sorts);
        all.fold(Sorts::default(), |admitted, fits| {
            if known.has(fits) {
                admitted.with(fits)
            } else {
                admitted
            }
        })
    }
}

/// The ways of filling the places of a choice if the corners play these parts.
fn castings(parts: Parts) -> Vec<Vec<Place>> {
    let ties = [Tie::FirstSecond, Tie::SecondThird, Tie::FirstThird];
    let mut castings: Vec<Vec<Place>> = vec![Vec::new()];
    for (tie, needs) in ties.into_iter().zip(parts) {
        let place = |has: Fits| Place {
            tie,
            seen: needs,
            has,
        };
        let lowest = needs & needs.wrapping_neg();
        let mut alternatives = vec![vec![place(needs)]];
        if lowest != needs {
            alternatives.push(vec![place(lowest), place(needs & !lowest)]);
        }
        castings = castings
            .iter()
            .flat_map(|casting| {
                let alternatives = alternatives.iter();
                alternatives.map(|further| [casting.as_slice(), further.as_slice()].concat())
            })
            .collect();
    }
    castings
}

/// A set of combinations of sides that claims fit.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Sorts(u64);

impl Sorts {
    fn of(claims: &[SideClaim]) -> Self {
        let fits = claims.iter().map(|claim| claim.fits);
        fits.fold(Self::default(), Self::with)
    }

    fn with(self, fits: Fits) -> Self {
        Self(self.0 | 1_u64.checked_shl(fits.into()).unwrap_or(0))
    }

    fn has(self, fits: Fits) -> bool {
        self.0 & 1_u64.checked_shl(fits.into()).unwrap_or(0) != 0
    }
}
