//! Dates in other forms than EDTF: its draft of 2012, words, and the Julian calendar.

use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::sample::select;
use prosopograph::model::Aspect;
use prosopograph::model::Calendar;
use prosopograph::model::DateForm;
use prosopograph::model::Day;
use prosopograph::model::HistoricalDate;

use crate::properties::cases;

/// What was written as in the draft of 2012, and how the standard writes it.
const DRAFT: [(&str, &str); 17] = [
    ("199u", "199X"),
    ("19uu", "19XX"),
    ("1999-uu", "1999-XX"),
    ("1999-01-uu", "1999-01-XX"),
    ("1999-uu-uu", "1999-XX-XX"),
    ("196x", "196X"),
    ("156u-12-25", "156X-12-25"),
    ("unknown/2006", "/2006"),
    ("2004-06-01/unknown", "2004-06-01/"),
    ("2004-01-01/open", "2004-01-01/.."),
    ("1984?/open", "1984?/.."),
    ("1984?~", "1984%"),
    ("y170000002", "Y170000002"),
    ("y-17e7", "Y-17E7"),
    ("y17101e4p3", "Y17101E4S3"),
    ("2004-06-(01)~", "2004-06-~01"),
    ("(2011)-06-04~", "2011-~06-~04"),
];

/// Words, and the EDTF that says no more than they do.
const WORDS: [(&str, &str); 24] = [
    ("July 1937", "1937-07"),
    ("in July 1937", "1937-07"),
    ("30 July 1937", "1937-07-30"),
    ("July 30, 1937", "1937-07-30"),
    ("11th of August 1937", "1937-08-11"),
    ("Aug 1937", "1937-08"),
    ("30 июля 1937", "1937-07-30"),
    ("30 июля 1937 г.", "1937-07-30"),
    ("30 июля 1937 года", "1937-07-30"),
    ("июль 1937", "1937-07"),
    ("Июль 1937 г.", "1937-07"),
    ("в 1937 году", "1937"),
    ("1937 г.", "1937"),
    ("около 1937 г.", "1937~"),
    ("about 1937", "1937~"),
    ("c. 1937", "1937~"),
    ("circa July 1937", "1937-07~"),
    ("the 1930s", "193X"),
    ("in the 1930s", "193X"),
    ("1930-е годы", "193X"),
    ("spring 1932", "1932-21"),
    ("in the spring of 1932", "1932-21"),
    ("осень 1937", "1937-23"),
    ("летом 1937 года", "1937-22"),
];

const NUMBERS: [(&str, &str); 6] = [
    ("30.07.1937", "1937-07-30"),
    ("5.6.1937", "1937-06-05"),
    ("07/30/1937", "1937-07-30"),
    ("30-7-1937", "1937-07-30"),
    (" 05/05/1937", "1937-05-05"),
    ("07/1937", "1937-07"),
];

/// What says too little, or too many things, or is of the day on which it is read.
const NEITHER: [&str; 26] = [
    "",
    " ",
    "yesterday",
    "today",
    "tomorrow",
    "now",
    "March",
    "30 July",
    "30 июля",
    "next year",
    "вчера",
    "5",
    "05/06/1937",
    "5-6-1937",
    "31.02.1937",
    "30.7.37",
    "31 June 1937",
    "the 1900s",
    "early 1937",
    "before 1937",
    "1937-1938",
    "Q3 1937",
    "2 hours 1937",
    "10:30 1937",
    "unknown",
    "open/1937",
];

#[test]
fn the_draft_of_2012_is_read_and_written_as_in_the_standard() {
    for (draft, standard) in DRAFT {
        let reading = HistoricalDate::read(draft).expect(draft);
        assert_eq!(
            (reading.form, reading.date.as_str()),
            (DateForm::Draft2012, standard),
            "{draft}"
        );
    }
}

#[test]
fn words_are_read_as_precisely_as_they_are() {
    for (words, edtf) in WORDS {
        let reading = HistoricalDate::read(words).expect(words);
        assert_eq!(
            (reading.form, reading.date.as_str()),
            (DateForm::Words, edtf),
            "{words}"
        );
    }
}

#[test]
fn numbers_are_read_if_there_is_one_way_to() {
    for (numbers, edtf) in NUMBERS {
        let reading = HistoricalDate::read(numbers).expect(numbers);
        assert_eq!(
            (reading.form, reading.date.as_str()),
            (DateForm::Numbers, edtf),
            "{numbers}"
        );
    }
}

#[test]
fn nothing_is_read_that_depends_on_the_day_or_the_reader() {
    for text in NEITHER {
        assert!(
            HistoricalDate::read(text).is_err(),
            "{text} was read as {:?}",
            HistoricalDate::read(text)
        );
    }
}

#[test]
fn whatever_is_edtf_is_read_as_it_is() {
    for text in [
        "1937",
        "193X",
        "1937/..",
        "[1667,1668,1670..1672]",
        "Y-17E7",
        "1932-21",
    ] {
        let reading = HistoricalDate::read(text).expect(text);
        assert_eq!(
            (reading.form, reading.date.as_str()),
            (DateForm::Edtf, text)
        );
    }
}

fn span(text: &str) -> (Day, Day) {
    let span = HistoricalDate::parse(text).expect(text).span();
    (span.first, span.last)
}

#[test]
fn a_julian_date_is_compared_by_its_gregorian_days() {
    for (julian, first, last) in [
        // The October Revolution was in November, the bloody Sunday of 9 January on the 22nd,
        // Lenin's birth on the 22nd of April.
        ("julian:1917-10-25", "1917-11-07", "1917-11-07"),
        ("julian:1905-01-09", "1905-01-22", "1905-01-22"),
        ("julian:1870-04-10", "1870-04-22", "1870-04-22"),
        // The last Julian day of the state, and a whole year and month.
        ("julian:1918-01-31", "1918-02-13", "1918-02-13"),
        ("julian:1917", "1917-01-14", "1918-01-13"),
        ("julian:1917-02", "1917-02-14", "1917-03-13"),
        // 1900 was a leap year in Russia, and was not in Rome.
        ("julian:1900-02", "1900-02-13", "1900-03-13"),
        ("julian:1900-02-28", "1900-03-12", "1900-03-12"),
        ("julian:1917-02-23/1917-10-25", "1917-03-08", "1917-11-07"),
        ("julian:1917-02~", "1917-01-14", "1917-04-13"),
        ("julian:[1916,1917]", "1916-01-14", "1918-01-13"),
    ] {
        assert_eq!(span(julian), (span(first).0, span(last).1), "{julian}");
    }
}

#[test]
fn a_julian_date_says_so_wherever_it_is_shown() {
    let date = HistoricalDate::parse("julian:1917-10-25").expect("it is a date");
    assert_eq!(date.calendar(), Calendar::Julian);
    assert_eq!(date.in_words(), "25 October 1917 (Julian calendar)");
    assert_eq!(
        date.bounds_in_words(Aspect::Event),
        "at one moment on 25 October 1917 (Julian calendar; 7 November 1917 in the Gregorian)"
    );
    assert_eq!(date.as_str(), "julian:1917-10-25");
    assert!(
        HistoricalDate::parse("julian:").is_err() && HistoricalDate::parse("Julian:1917").is_err()
    );
}

#[test]
fn bounds_are_told_no_finer_than_the_date_was_written() {
    let (event, state) = (Aspect::Event, Aspect::State);
    let unknown_ends = "its beginning and its end are not known";
    for (date, aspect, words) in [
        ("1937", event, "at one moment in 1937".to_owned()),
        (
            "1937-07-30",
            event,
            "at one moment on 30 July 1937".to_owned(),
        ),
        ("1937-07", event, "at one moment in July 1937".to_owned()),
        ("1937~", event, "at one moment from 1936 to 1938".to_owned()),
        (
            "1937-08~",
            event,
            "at one moment from July 1937 to September 1937".to_owned(),
        ),
        ("193X", event, "at one moment from 1930 to 1939".to_owned()),
        ("1932-21", event, "at one moment in 1932".to_owned()),
        (
            "1985-04-XX",
            event,
            "at one moment in April 1985".to_owned(),
        ),
        (
            "156X-12-25",
            event,
            "at one moment from 1560 to 1569".to_owned(),
        ),
        (
            "../1937",
            event,
            "at one moment in 1937 or before".to_owned(),
        ),
        ("-0043", event, "at one moment in 44 BCE".to_owned()),
        (
            "Y170000002",
            event,
            "at one moment in a year too far to count".to_owned(),
        ),
        (
            "1937",
            state,
            format!("at some moment in 1937; {unknown_ends}"),
        ),
        (
            "1936/1938",
            state,
            "began in 1936 and ended in 1938".to_owned(),
        ),
        (
            "1936~/1938-05",
            state,
            "began from 1935 to 1937 and ended in May 1938".to_owned(),
        ),
        ("1936/..", state, "began in 1936 and has no end".to_owned()),
        (
            "../1936",
            state,
            "had no beginning and ended in 1936".to_owned(),
        ),
        (
            "/1936",
            state,
            "began in 1936 or before and ended in 1936".to_owned(),
        ),
        (
            "1936/",
            state,
            "began in 1936 and ended in 1936 or after".to_owned(),
        ),
        (
            "{1932,1934}",
            state,
            format!("at every moment named, which lie from 1932 to 1934; {unknown_ends}"),
        ),
    ] {
        assert_eq!(
            HistoricalDate::parse(date)
                .expect(date)
                .bounds_in_words(aspect),
            words,
            "{date}"
        );
    }
}

#[test]
fn every_rule_that_made_the_bounds_is_told_and_no_other() {
    let rules = |date: &str, aspect| {
        HistoricalDate::parse(date)
            .expect(date)
            .rules(aspect)
            .join(" ")
    };
    assert!(!rules("1937", Aspect::Event).contains("doubt"));
    assert!(rules("1936/1937?", Aspect::State).contains("doubt"));
    assert!(
        rules("1932-21", Aspect::Event).contains("northern")
            && !rules("1932-25", Aspect::Event).contains("northern")
    );
    assert!(
        rules("julian:1917", Aspect::Event).contains("Julian")
            && !rules("1917", Aspect::Event).contains("Julian")
    );
}

/// What texts about dates are made of.
const PIECES: [&str; 40] = [
    "july",
    "июля",
    "30",
    "31",
    "1937",
    "37",
    "199u",
    "st",
    "of",
    "next",
    "last",
    "ago",
    "in",
    "в",
    "г.",
    ".",
    "/",
    "-",
    ":",
    ",",
    " ",
    "the",
    "week",
    "недели",
    "через",
    "q3",
    "99999999999999999999",
    "0",
    "-1",
    "unknown",
    "open",
    "(",
    ")~",
    "y",
    "e",
    "p",
    "julian:",
    "10:30",
    "am",
    "\u{301}",
];

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_text_makes_the_reader_panic_and_what_is_read_is_edtf(
        pieces in proptest::collection::vec(select(PIECES.to_vec()), 0..9), glue in select(vec!["", " "]), noise in ".{0,40}",
    ) {
        for text in [pieces.join(glue), noise] {
            if let Ok(reading) = HistoricalDate::read(&text) {
                let again = HistoricalDate::parse(reading.date.as_str());
                prop_assert_eq!(again.as_ref(), Ok(&reading.date));
                let words = reading.date.bounds_in_words(Aspect::State) + &reading.date.bounds_in_words(Aspect::Event);
                prop_assert!(!words.is_empty() && reading.date.calendar() == Calendar::Julian || !words.contains("Julian"));
            }
        }
    }
}
