//! Two periods compared: by every reading of the dates, and by the same rankings asked one by one.

use proptest::prelude::*;

use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::graph::Condition;
use prosopograph::graph::Period;
use prosopograph::graph::Scope;
use prosopograph::graph::WHEN;
use prosopograph::graph::Wanted;
use prosopograph::model::Aspect;
use prosopograph::model::DateBounds;
use prosopograph::model::Day;
use prosopograph::model::HistoricalDate;
use prosopograph::model::Modality;
use prosopograph::model::Verdict;
use prosopograph::model::Window;
use prosopograph::query::CompareQuestion;
use prosopograph::query::Counted;
use prosopograph::query::Cut;
use prosopograph::query::Fate;
use prosopograph::query::Limits;
use prosopograph::query::Measure;
use prosopograph::query::MeasuresQuestion;
use prosopograph::query::Presence;

use crate::support::server::explorer;

/// Days are few, so that every reading can be tried.
const DAYS: std::ops::Range<i32> = 0..7;

fn day(number: i32) -> Day {
    Day::from_number(number)
}

fn window() -> impl Strategy<Value = Window> {
    (DAYS, DAYS).prop_map(|(one, other)| Window {
        first: day(one.min(other)),
        last: day(one.max(other)),
    })
}

/// Bounds of something that lasts, or of a moment.
fn bounds() -> impl Strategy<Value = DateBounds> {
    let lasting = (DAYS, DAYS, DAYS, DAYS).prop_map(|(a, b, c, d)| DateBounds {
        start_earliest: day(a.min(b)),
        start_latest: day(a.max(b).min(c.max(d))),
        end_earliest: day(c.min(d).max(a.min(b))),
        end_latest: day(c.max(d).max(a.min(b))),
    });
    let lasting = lasting.prop_filter("they are bounds", |bounds| {
        bounds.start_earliest <= bounds.start_latest && bounds.end_earliest <= bounds.end_latest
    });
    let moment = window().prop_map(|days| DateBounds::moment(days.first, days.last));
    prop_oneof![lasting, moment]
}

/// For each reading of bounds, whether it is of each period.
fn readings(bounds: DateBounds, periods: [Window; 2]) -> Vec<[bool; 2]> {
    let is_moment =
        bounds.start_earliest == bounds.end_earliest && bounds.start_latest == bounds.end_latest;
    let days = |first: Day, last: Day| first.number()..=last.number();
    let mut found = Vec::new();
    for begin in days(bounds.start_earliest, bounds.start_latest) {
        for end in days(bounds.end_earliest, bounds.end_latest) {
            if begin > end || (is_moment && begin != end) {
                continue;
            }
            found.push(
                periods.map(|period| begin <= period.last.number() && end >= period.first.number()),
            );
        }
    }
    found
}

/// The verdict on something that holds for some of all readings.
fn verdict(readings: &[[bool; 2]], holds: impl Fn([bool; 2]) -> bool) -> Verdict {
    let count = readings.iter().filter(|reading| holds(**reading)).count();
    match count {
        0 => Verdict::Never,
        count if count == readings.len() => Verdict::Certain,
        _ => Verdict::Possible,
    }
}

fn assert_presence(presence: Presence, readings: &[[bool; 2]]) {
    let fates = [
        (Fate::New, [false, true]),
        (Fate::Gone, [true, false]),
        (Fate::Stayed, [true, true]),
    ];
    for (fate, of) in fates {
        let expected = verdict(readings, |reading| reading == of);
        assert_eq!(presence.fate(fate), expected, "{fate:?}");
    }
    for period in [0, 1] {
        let expected = verdict(readings, |reading| reading[period]);
        assert_eq!(presence.in_period(period), expected, "period {period}");
    }
}

proptest! {
    #[test]
    fn what_becomes_of_a_claim_is_what_every_reading_says(
        bounds in bounds(),
        first in window(),
        second in window(),
    ) {
        let periods = [first, second];
        assert_presence(Presence::of(bounds, periods), &readings(bounds, periods));
    }

    #[test]
    fn what_becomes_of_an_entity_is_what_every_reading_of_all_its_claims_says(
        one in bounds(),
        other in bounds(),
        first in window(),
        second in window(),
    ) {
        let periods = [first, second];
        let mut both = Vec::new();
        for [in_first, in_second] in readings(one, periods) {
            for [also_first, also_second] in readings(other, periods) {
                both.push([in_first || also_first, in_second || also_second]);
            }
        }
        let presence = Presence::of(one, periods).or(Presence::of(other, periods));
        assert_presence(presence, &both);
        prop_assert_eq!(Presence::NEITHER.or(presence), presence);
    }
}

#[test]
fn open_dates_and_open_periods_have_readings_too() {
    let of = |text: &str| HistoricalDate::parse(text).expect("a date");
    let periods = [of("../1936").span(), of("1937/..").span()];
    let since = Presence::of(of("1930/..").bounds(Aspect::State), periods);
    assert_eq!(since.fate(Fate::Stayed), Verdict::Certain, "it did not end");
    assert_eq!(since.in_period(0), Verdict::Certain);
    let until = Presence::of(of("1935/1938").bounds(Aspect::State), periods);
    assert_eq!(until.fate(Fate::Stayed), Verdict::Certain);
    let event = Presence::of(of("1936/1937").bounds(Aspect::Event), periods);
    assert_eq!(event.fate(Fate::New), Verdict::Possible);
    assert_eq!(event.fate(Fate::Stayed), Verdict::Never, "it was a moment");
}

#[test]
fn a_period_of_uncertain_days_is_certain_of_what_held_on_all_of_them() {
    let of = |text: &str| HistoricalDate::parse(text).expect("a date");
    let dates = [of("1936?"), of("1939")];
    let periods = [&dates[0], &dates[1]].map(Period::during);
    for (text, aspect, in_first, gone, stayed) in [
        (
            "1936",
            Aspect::Event,
            Verdict::Possible,
            Verdict::Possible,
            Verdict::Never,
        ),
        (
            "1935/1937",
            Aspect::State,
            Verdict::Possible,
            Verdict::Possible,
            Verdict::Never,
        ),
        (
            "1930/1938-06",
            Aspect::State,
            Verdict::Certain,
            Verdict::Certain,
            Verdict::Never,
        ),
        (
            "1930/1950",
            Aspect::State,
            Verdict::Certain,
            Verdict::Never,
            Verdict::Certain,
        ),
        (
            "1937/1939-06",
            Aspect::State,
            Verdict::Possible,
            Verdict::Never,
            Verdict::Possible,
        ),
        (
            "1939",
            Aspect::Event,
            Verdict::Never,
            Verdict::Never,
            Verdict::Never,
        ),
    ] {
        let presence = Presence::of_periods(of(text).bounds(aspect), periods);
        assert_eq!(presence.in_period(0), in_first, "{text}");
        assert_eq!(presence.fate(Fate::Gone), gone, "{text}");
        assert_eq!(presence.fate(Fate::Stayed), stayed, "{text}");
        let alone = periods[0].verdict(of(text).bounds(aspect));
        assert_eq!(
            presence.in_period(0),
            alone,
            "{text}, as a list of the period has it"
        );
    }
}

fn years(first: &str, second: &str) -> [Window; 2] {
    [first, second].map(|text| HistoricalDate::parse(text).expect("a date").span())
}

fn letters() -> Explorer {
    let mut files = DatasetFiles::from_memory("letters", []);
    let entities =
        "id,kind,name\na,person,A\nb,person,B\nc,person,C\nd,person,D\nlone,person,Lone\n";
    let relations = "from,type,to,when\na,wrote_to,b,1900\na,wrote_to,c,1901\nb,knew,c,1900/1901\n\
                     d,wrote_to,a,\nc,wrote_to,d,1900/1902\na,wrote_to,d,190X\n";
    for (name, text) in [("entities.csv", entities), ("relations.csv", relations)] {
        files.insert(name, text.as_bytes().to_vec().into());
    }
    Explorer::open(&files).expect("it is faultless")
}

#[test]
fn claims_and_entities_of_a_small_network_are_counted() {
    let explorer = letters();
    let question = CompareQuestion::new(years("1900", "1901"));
    let answer = explorer
        .ask(&question, &Limits::default())
        .expect("it is small");
    assert_eq!(answer.claims.undated, 1);
    assert_eq!(answer.entities.undated, 0, "each has a claim with a date");
    let changed = answer.changed_claims.iter();
    let changed: Vec<_> = changed
        .map(|it| (it.relation.get(), it.verdict.name()))
        .collect();
    // Letters are moments: one of 1900 to 1901 was of one of the years.
    assert_eq!(
        changed,
        [
            (1, "certain"),
            (2, "possible"),
            (4, "possible"),
            (5, "possible")
        ]
    );
    assert_eq!(answer.claims.of(Fate::Stayed).possible, 0);
    let entities = explorer
        .ask(
            &CompareQuestion {
                listed: Counted::Entities,
                fate: Fate::Stayed,
                ..question
            },
            &Limits::default(),
        )
        .expect("it is small");
    assert!(entities.changed_claims.is_empty());
    let stayed: Vec<_> = entities
        .changed_entities
        .iter()
        .map(|it| (it.entity.get(), it.verdict.name()))
        .collect();
    // One wrote in both years; of the others it depends.
    assert_eq!(stayed.first(), Some(&(0, "certain")));
    let others = stayed.iter().skip(1).map(|(_, verdict)| *verdict);
    assert_eq!(others.collect::<Vec<_>>(), ["possible"; 3]);
}

#[test]
fn the_ranks_are_those_of_the_rankings_of_each_period() {
    let explorer = explorer();
    let periods = years("1936", "1937");
    let question = CompareQuestion {
        measure: Measure::Betweenness,
        ..CompareQuestion::new(periods)
    };
    let limits = Limits {
        results: 1_000,
        ..Limits::default()
    };
    let answer = explorer.ask(&question, &limits).expect("there is time");
    assert!(answer.standings.len() >= 15, "{}", answer.standings.len());
    for (number, window) in periods.into_iter().enumerate() {
        let mut scope = Scope {
            period: Some(Period {
                window,
                modality: Modality::Possible,
                sure: None,
            }),
            ..Scope::default()
        };
        scope.relation_conditions.push(Condition {
            column: WHEN.to_owned(),
            wanted: Wanted::Filled,
        });
        let ranked = MeasuresQuestion {
            scope,
            ..MeasuresQuestion::new(Measure::Betweenness)
        };
        let ranking = explorer.ask(&ranked, &limits).expect("there is time");
        for both in &answer.standings {
            let mut measured = ranking.entities.iter();
            let measured = measured.find(|it| it.entity == both.entity);
            let standing = both.standings[number];
            assert_eq!(
                standing.map(|it| (it.rank, it.value, it.of)),
                measured.map(|it| (it.rank, it.values[0], ranking.total))
            );
            let ranges = measured.and_then(|it| ranking.ranks_after_loss(it).next());
            assert_eq!(standing.map(|it| it.after_loss), ranges);
        }
    }
}

#[test]
fn without_time_for_the_ranks_the_changes_are_told_all_the_same() {
    let explorer = explorer();
    let question = CompareQuestion {
        measure: Measure::Betweenness,
        ..CompareQuestion::new(years("1936", "1937"))
    };
    let whole = explorer
        .ask(&question, &Limits::default())
        .expect("there is time");
    let few = Limits {
        steps: 40_000,
        ..Limits::default()
    };
    let cut = explorer.ask(&question, &few).expect("claims are counted");
    assert_eq!(cut.cut, Some(Cut::Time));
    assert!(cut.standings.is_empty());
    assert_eq!((cut.claims, cut.entities), (whole.claims, whole.entities));
}

#[test]
fn where_nothing_is_of_either_period_it_is_said_what_would_be() {
    let explorer = letters();
    let answer = explorer
        .ask(
            &CompareQuestion::new(years("1700", "1701")),
            &Limits::default(),
        )
        .expect("it is small");
    assert!(answer.absence.is_some());
    assert_eq!(answer.claims.of(Fate::New).possible, 0);
}
