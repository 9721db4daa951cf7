//! Inputs that fuzzing found to break a promise. Each stays here, so that it breaks nothing again.

use prosopograph::model::Aspect;
use prosopograph::model::HistoricalDate;

#[test]
fn bounds_of_a_year_beyond_the_calendar_stay_in_order() {
    for text in ["Y8E15%/", "Y8E15%/Y9E15", "Y-8E15%", "/Y-8E15%"] {
        let Ok(date) = HistoricalDate::parse(text) else {
            continue;
        };
        for aspect in [Aspect::Event, Aspect::State] {
            let bounds = date.bounds(aspect);
            assert!(
                bounds.start_earliest <= bounds.start_latest,
                "{text}: {bounds:?}"
            );
            assert!(
                bounds.end_earliest <= bounds.end_latest,
                "{text}: {bounds:?}"
            );
        }
    }
}

#[test]
fn more_days_than_a_calendar_has_are_no_date() {
    for text in [
        "9931930D",
        "9931930 days 1937",
        "99999999 July 1937",
        "July 99999 decades",
        "in 9999999 weeks",
    ] {
        assert!(HistoricalDate::read(text).is_err(), "{text}");
    }
}
