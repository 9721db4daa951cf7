//! The order in which claims count as evidence.

use prosopograph::model::Certainty;
use prosopograph::model::Status;
use prosopograph::model::Strength;

/// The strongest first, as the documentation promises.
const STATUSES: [Status; 9] = [
    Status::Documented,
    Status::NotStated,
    Status::Intercepted,
    Status::Alleged,
    Status::Suspected,
    Status::Perceived,
    Status::Rumour,
    Status::Charged,
    Status::Denied,
];

const CERTAINTIES: [Certainty; 5] = [
    Certainty::Certain,
    Certainty::Ungraded,
    Certainty::Probable,
    Certainty::Possible,
    Certainty::Dubious,
];

#[test]
fn status_comes_first_and_certainty_second() {
    let ordered: Vec<Strength> = STATUSES
        .iter()
        .flat_map(|&status| CERTAINTIES.map(|certainty| Strength::of(status, certainty)))
        .collect();
    assert!(
        ordered.windows(2).all(|pair| pair[0] > pair[1]),
        "{ordered:?}"
    );
    assert_eq!(ordered.len(), usize::from(Strength::COUNT));
    let ranks: Vec<u8> = ordered.iter().map(|strength| strength.rank()).collect();
    assert_eq!(ranks, (0..Strength::COUNT).rev().collect::<Vec<_>>());
}

#[test]
fn ranks_and_strengths_are_the_same_thing() {
    for rank in 0..Strength::COUNT {
        assert_eq!(Strength::from_rank(rank).rank(), rank);
    }
    assert_eq!(Strength::from_rank(u8::MAX).rank(), Strength::COUNT - 1);
}

#[test]
fn words_are_found_again() {
    for status in Status::ALL {
        assert_eq!(Status::from_name(status.name()), Some(status));
    }
    for certainty in Certainty::ALL {
        assert_eq!(Certainty::from_name(certainty.name()), Some(certainty));
    }
    assert_eq!(Status::from_name("Documented"), None);
    assert_eq!(Certainty::from_name(""), None);
}
