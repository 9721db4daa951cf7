//! Dates as periods: what meets them, certainly and possibly.

use prosopograph::model::Aspect;
use prosopograph::model::HistoricalDate;
use prosopograph::model::Verdict;

/// What a date as a period is met by: a moment, or what lasted from one date to another.
#[test]
fn a_period_of_which_the_days_are_uncertain_is_met_possibly() {
    let bounds = |text: &str| {
        let date = HistoricalDate::parse(text).expect("a date");
        date.bounds(if text.contains('/') {
            Aspect::State
        } else {
            Aspect::Event
        })
    };
    for (period, what, verdict) in [
        ("1937", "1937-05", Verdict::Certain),
        ("1937?", "1937-05", Verdict::Possible),
        ("1937?", "1938-03", Verdict::Possible),
        ("1937?", "1930/1945", Verdict::Certain),
        ("1937?", "1950", Verdict::Never),
        ("[1936,1938]", "1937-01", Verdict::Never),
        ("[1936,1938]", "1936-01", Verdict::Possible),
        ("[1936,1938]", "1930/1945", Verdict::Certain),
        ("{1936,1938}", "1937-01", Verdict::Never),
        ("{1936,1938}", "1936-01", Verdict::Certain),
        ("193X", "1936-01", Verdict::Certain),
        ("19X7", "1936-01", Verdict::Possible),
        ("1936?/1938?", "1937-06", Verdict::Possible),
        ("1930?/1940?", "1935", Verdict::Certain),
    ] {
        let date = HistoricalDate::parse(period).expect("a date");
        assert_eq!(date.met_by(bounds(what)), verdict, "{what} in {period}");
    }
}
