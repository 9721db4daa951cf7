//! What many claims amount to, against counting them one by one.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::graph::Period;
use prosopograph::model::Claim;
use prosopograph::model::DateBounds;
use prosopograph::model::Day;
use prosopograph::model::Modality;
use prosopograph::model::Network;
use prosopograph::model::RelationIndex;
use prosopograph::model::Verdict;
use prosopograph::model::Window;
use prosopograph::query::ClaimsSummary;

use crate::properties::cases;
use crate::support::random_network::sketches;

/// How many claims certainly, and how many possibly held at some moment of some years.
fn held(network: &Network, claims: &[RelationIndex], first: i64, years: i64) -> (u64, u64) {
    held_in(
        network,
        claims,
        Window {
            first: Day::from_civil(first, 1, 1),
            last: Day::from_civil(first + years - 1, 12, 31),
        },
    )
}

fn held_in(network: &Network, claims: &[RelationIndex], window: Window) -> (u64, u64) {
    let (mut certain, mut possible) = (0, 0);
    for &claim in claims {
        let bounds = network.bounds(claim);
        if bounds != DateBounds::UNDATED {
            let verdict = bounds.during(window);
            certain += u64::from(verdict == Verdict::Certain);
            possible += u64::from(verdict != Verdict::Never);
        }
    }
    (certain, possible)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_summary_is_what_one_counts_claim_by_claim(sketch in sketches(), wanted in vec(0usize..40, 0..30)) {
        let network = sketch.network();
        let all: Vec<RelationIndex> = network.claims().map(Claim::index).collect();
        let mut claims: Vec<RelationIndex> = wanted.iter().filter_map(|&position| all.get(position).copied()).collect();
        claims.sort_unstable();
        claims.dedup();
        let summary = ClaimsSummary::of(&network, &claims);
        prop_assert_eq!(summary.claims, claims.len());
        let types: BTreeSet<_> = claims.iter().map(|&claim| network.relation(claim).relation_type).collect();
        prop_assert_eq!(summary.types, types.len());
        let bounds = || claims.iter().map(|&claim| network.bounds(claim));
        prop_assert_eq!(summary.undated, bounds().filter(|bounds| *bounds == DateBounds::UNDATED).count());
        let days = bounds().flat_map(|it| [it.start_earliest, it.start_latest, it.end_earliest, it.end_latest]);
        let years: BTreeSet<i64> = days.filter(|day| !day.is_open()).map(Day::year).collect();
        prop_assert_eq!((summary.first, summary.last), (years.first().copied(), years.last().copied()));
        for bar in &summary.bars {
            let counted = held(&network, &claims, bar.first, summary.step);
            prop_assert_eq!((bar.figure.certain, bar.figure.possible), counted, "in {} and the next {} years", bar.first, summary.step);
        }
        prop_assert_eq!(summary.bars.is_empty(), years.is_empty());
        prop_assert!(summary.bars.len() <= 24);
        let steps = summary.bars.windows(2).all(|pair| pair[1].first - pair[0].first == summary.step);
        prop_assert!(steps, "the bars are in a row");
    }

    #[test]
    fn a_summary_within_a_period_counts_what_held_in_it(
        sketch in sketches(),
        first in 1915i64..1945,
        years in 1i64..20,
        months in 0i64..11,
        is_certain in any::<bool>(),
    ) {
        let network = sketch.network();
        let claims: Vec<RelationIndex> = network.claims().map(Claim::index).collect();
        // Periods need not begin or end with a year.
        let window = Window {
            first: Day::from_civil(first, 1 + u8::try_from(months).unwrap_or(0), 15),
            last: Day::from_civil(first + years, 3, 10),
        };
        let modality = if is_certain { Modality::Certain } else { Modality::Possible };
        let summary = ClaimsSummary::within(&network, &claims, Some(Period::of(window, modality)));
        let whole = ClaimsSummary::of(&network, &claims);
        prop_assert_eq!((summary.claims, summary.first, summary.last), (whole.claims, whole.first, whole.last));
        for bar in &summary.bars {
            let both = Window {
                first: window.first.max(Day::from_civil(bar.first, 1, 1)),
                last: window.last.min(Day::from_civil(bar.first + summary.step - 1, 12, 31)),
            };
            let (certain, possible) = held_in(&network, &claims, both);
            let possible = if is_certain { certain } else { possible };
            prop_assert_eq!((bar.figure.certain, bar.figure.possible), (certain, possible), "in {} within {:?}", bar.first, window);
        }
    }
}
