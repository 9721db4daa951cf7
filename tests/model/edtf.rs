//! Dates as they are written: what ISO 8601-2 accepts, what it refuses, and the bounds that follow.

use prosopograph::model::Aspect;
use prosopograph::model::DateBounds;
use prosopograph::model::DateError;
use prosopograph::model::Day;
use prosopograph::model::HistoricalDate;
use prosopograph::model::Window;

/// By level, as in the standard's Annex A.
const ACCEPTED: [&str; 87] = [
    // Level 0.
    "1937",
    "1937-07",
    "1937-07-30",
    "0000",
    "1937-07-30T23:20:30",
    "1937-07-30T23:20:30Z",
    "1937-07-30T23:20:30+04",
    "1937-07-30T23:20:30+04:30",
    "1936/1938",
    "1937-02-01/1938",
    "2004-02-01/2005-02-08",
    // Level 1.
    "Y170000002",
    "Y-170000002",
    "-1985",
    "2001-21",
    "2001-22",
    "2001-23",
    "2001-24",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "1985-04-12/..",
    "1985-04/..",
    "1985/..",
    "../1985-04-12",
    "../1985",
    "1985-04/",
    "1985/",
    "/1985-04-12",
    "/1985",
    "1984~/2004-06",
    "1984?/2004%",
    // Level 2.
    "Y-17E7",
    "Y17E8",
    "1950S2",
    "Y171010000S3",
    "Y3388E2S3",
    "2001-25",
    "2001-32",
    "2001-33",
    "2001-36",
    "2001-37",
    "2001-39",
    "2001-40",
    "2001-41",
    "[1667,1668,1670..1672]",
    "[..1760-12-03]",
    "[1760-12..]",
    "[1760-01,1760-02,1760-12..]",
    "{1667,1668}",
    "{1960,1961-12}",
    "{..1984}",
    "2004-06~-11",
    "2004%-06-11",
    "?2004-06-~11",
    "2004-?06-11",
    "2004?-06-11",
    "156X-12-25",
    "15XX-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1XXX-12",
    "1984-1X",
    "2004-06-~01/2004-06-~20",
    "2004-06-XX/2004-07-03",
    "1936/1936",
    "2004-02-29",
    "2000-02-29",
    "1985-04-12T23:20:30-04",
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005-02",
    "2004-02-01/2005",
    "2005/2006-02",
    "../1985-04",
    "1985-04-12/",
    "/1985-04",
    "2001-34",
    "[1667,1760-12]",
    "[..1984]",
    "{1667,1668,1670..1672}",
    "2004-%06-11",
];

const REFUSED: [&str; 44] = [
    // Not extended format, weeks, days of the year, durations, hours that do not exist.
    "20040611",
    "200406",
    "2004-W23",
    "2004-W23-5",
    "2004-163",
    "P1Y",
    "2004/P1Y",
    "2004-06-11T24:00:00",
    "2004-06-11T10:10",
    // No such day.
    "1937-02-29",
    "1900-02-29",
    "1937-13",
    "1937-00",
    "1937-04-31",
    "1937-07-32",
    "1937-07-00",
    "2001-20",
    "2001-42",
    // The drafts of 2012.
    "199u",
    "19uu",
    "1999-uu",
    "unknown/1937",
    "1937/unknown",
    "1937/open",
    "y17e7",
    "y-170000002",
    "1950p2",
    "2004-06-(01)~",
    "(2011)-06-04~",
    // Other ways of writing.
    "",
    " ",
    "1937 ",
    "c. 1937",
    "1937 AD",
    "37",
    "937",
    "01937",
    "30.07.1937",
    "07/30/1937",
    "July 1937",
    "1930s",
    // The wrong way round, and without an end at all.
    "1938/1936",
    "1936-07/1936-06",
    "1937/1938/1939",
];

#[test]
fn what_the_standard_writes_is_read_and_kept_as_written() {
    for text in ACCEPTED {
        match HistoricalDate::parse(text) {
            Ok(date) => assert_eq!(date.as_str(), text),
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn what_the_standard_does_not_write_is_refused() {
    let read: Vec<&str> = REFUSED
        .into_iter()
        .filter(|text| HistoricalDate::parse(text).is_ok())
        .collect();
    assert_eq!(read, Vec::<&str>::new());
}

#[test]
fn a_refusal_says_what_was_written_and_how_to_write_it() {
    let error = HistoricalDate::parse("July 1937")
        .expect_err("it is no EDTF")
        .to_string();
    assert!(
        error.contains("\"July 1937\"") && error.contains("1937-07"),
        "{error}"
    );
    let long = "1".repeat(5_000);
    let error = HistoricalDate::parse(&long)
        .expect_err("it is too long")
        .to_string();
    assert!(error.len() < 300, "{error}");
    assert!(matches!(
        HistoricalDate::parse("1936-06/1936-05"),
        Err(DateError::NotEdtf { .. } | DateError::EndsBeforeItBegins { .. })
    ));
}

/// `1937-07-30` as a day.
fn day(text: &str) -> Day {
    let (year, rest) = text
        .rsplit_once('-')
        .and_then(|(front, day)| Some((front.rsplit_once('-')?, day)))
        .expect("a day");
    let number = |text: &str| text.parse::<u8>().expect("a number");
    Day::from_civil(
        year.0.parse().expect("a year"),
        number(year.1),
        number(rest),
    )
}

fn window(text: &str) -> Window {
    let (first, last) = text.split_once(' ').expect("two days");
    let end = |text: &str| match text {
        "-" => Day::ALWAYS,
        "+" => Day::NEVER_ENDING,
        _ => day(text),
    };
    Window {
        first: end(first),
        last: end(last),
    }
}

#[test]
fn a_date_spans_what_it_may_touch() {
    let spans = [
        ("1937", "1937-01-01 1937-12-31"),
        ("1937-07", "1937-07-01 1937-07-31"),
        ("1937-07-30", "1937-07-30 1937-07-30"),
        ("1937-07-30T23:20:30Z", "1937-07-30 1937-07-30"),
        ("1936-02", "1936-02-01 1936-02-29"),
        ("193X", "1930-01-01 1939-12-31"),
        ("19XX", "1900-01-01 1999-12-31"),
        ("1937-XX", "1937-01-01 1937-12-31"),
        ("1937-07-XX", "1937-07-01 1937-07-31"),
        ("1950S2", "1900-01-01 1999-12-31"),
        ("1936/1938", "1936-01-01 1938-12-31"),
        ("1936-06/1938", "1936-06-01 1938-12-31"),
        ("1936/..", "1936-01-01 +"),
        ("../1936", "- 1936-12-31"),
        ("1936/", "1936-01-01 +"),
        ("/1936", "- 1936-12-31"),
        ("[1667,1670..1672]", "1667-01-01 1672-12-31"),
        ("[..1760-12-03]", "- 1760-12-03"),
        ("[1760-12..]", "1760-12-01 +"),
        ("{1935,1938}", "1935-01-01 1938-12-31"),
        ("2001-33", "2001-01-01 2001-03-31"),
        ("2001-40", "2001-01-01 2001-06-30"),
        ("-0044-03-15", "-44-03-15 -44-03-15"),
    ];
    for (text, expected) in spans {
        assert_eq!(
            HistoricalDate::parse(text).expect("a date").span(),
            window(expected),
            "{text}"
        );
    }
}

#[test]
fn marks_widen_by_a_unit_of_what_was_written() {
    let spans = [
        ("1937~", "1936-01-01 1938-12-31"),
        ("1937?", "1936-01-01 1938-12-31"),
        ("1937%", "1935-01-01 1939-12-31"),
        ("1937-07~", "1937-06-01 1937-08-31"),
        ("1937-01~", "1936-12-01 1937-02-28"),
        ("1937-12%", "1937-10-01 1938-02-28"),
        ("1937-21?", "1936-12-01 1937-08-31"),
        ("1937-07-30?", "1937-07-29 1937-07-31"),
        ("1937-07-30%", "1937-07-28 1937-08-01"),
        ("1936~/1938", "1935-01-01 1938-12-31"),
        ("1936/1938~", "1936-01-01 1939-12-31"),
        ("193X~", "1929-01-01 1940-12-31"),
    ];
    for (text, expected) in spans {
        assert_eq!(
            HistoricalDate::parse(text).expect("a date").span(),
            window(expected),
            "{text}"
        );
    }
}

#[test]
fn bounds_follow_the_aspect() {
    let bounds = |text: &str, aspect| HistoricalDate::parse(text).expect("a date").bounds(aspect);
    let year = window("1937-01-01 1937-12-31");
    assert_eq!(
        bounds("1937", Aspect::Event),
        DateBounds::moment(year.first, year.last)
    );
    assert_eq!(
        bounds("1937", Aspect::State),
        DateBounds::held_within(year.first, year.last)
    );
    assert_eq!(
        bounds("1936/1938", Aspect::Event),
        DateBounds::moment(day("1936-01-01"), day("1938-12-31"))
    );
    let lasting = DateBounds::lasting(
        window("1936-01-01 1936-12-31"),
        window("1938-01-01 1938-12-31"),
    );
    assert_eq!(bounds("1936/1938", Aspect::State), lasting);
    assert_eq!(
        bounds("1936/..", Aspect::State).end_earliest,
        Day::NEVER_ENDING,
        "it still holds"
    );
    assert_eq!(
        bounds("1936/", Aspect::State).end_earliest,
        day("1936-01-01"),
        "it may have ended as soon as it began"
    );
    assert_eq!(
        bounds("../1936", Aspect::State).start_latest,
        Day::ALWAYS,
        "it has always held"
    );
    assert_eq!(
        bounds("{1935,1938}", Aspect::State),
        DateBounds::held_within(day("1938-01-01"), day("1935-12-31")),
        "it held in both"
    );
    assert_eq!(
        bounds("[1935,1938]", Aspect::State),
        DateBounds::held_within(day("1935-01-01"), day("1938-12-31")),
        "in one of them"
    );
}

#[test]
fn something_may_end_in_the_year_it_began() {
    let date = |text| HistoricalDate::parse(text).expect("a date");
    assert!(date("1937").may_precede(&date("1937")));
    assert!(date("1937").may_precede(&date("1937-01-01")));
    assert!(!date("1937").may_precede(&date("1936")));
    assert!(date("1937~").may_precede(&date("1936")));
}
