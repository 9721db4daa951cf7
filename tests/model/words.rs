//! Dates in words: readable, and never more precise than what was written.

use prosopograph::model::HistoricalDate;

fn words(text: &str) -> String {
    HistoricalDate::parse(text).expect("a date").in_words()
}

#[test]
fn dates_read_as_a_historian_writes_them() {
    let phrases = [
        ("1937", "1937"),
        ("1937-07", "July 1937"),
        ("1937-07-30", "30 July 1937"),
        ("1937~", "about 1937"),
        ("1937?", "1937 (uncertain)"),
        ("1937-07-30%", "about 30 July 1937 (uncertain)"),
        ("193X", "the 1930s"),
        ("193X~", "about the 1930s"),
        ("19XX", "the years 1900 to 1999"),
        ("1937-XX", "in the course of 1937"),
        ("1937-07-XX", "a day in July 1937"),
        ("1937-21", "spring 1937"),
        ("1937-33", "first quarter of 1937"),
        ("1936/1938", "1936 to 1938"),
        ("1938-11-18/1938-11-30", "18 to 30 November 1938"),
        ("[1938-11-18..1938-11-30]", "18 to 30 November 1938"),
        (
            "1938-11-18/1938-12-02",
            "18 November 1938 to 2 December 1938",
        ),
        (
            "1938-11-18~/1938-11-30",
            "about 18 November 1938 to 30 November 1938",
        ),
        ("1936/..", "from 1936"),
        ("../1936", "until 1936"),
        ("1936/", "from 1936"),
        ("[1667,1668]", "1667 or 1668"),
        ("{1667,1668}", "1667 and 1668"),
        ("[..1760-12-03]", "3 December 1760 or before"),
        ("-0043", "44 BCE"),
        ("0000", "1 BCE"),
        ("0079-08-24", "24 August 79"),
        ("Y-17E7", "the year -17×10^7"),
        ("1950S2", "1950 (only its first 2 digits are known)"),
    ];
    for (text, expected) in phrases {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn dates_follow_a_verb() {
    let phrases = [
        ("1937", "in 1937"),
        ("1937-07", "in July 1937"),
        ("1937-07-30", "on 30 July 1937"),
        ("1937~", "in about 1937"),
        ("193X", "in the 1930s"),
        ("1937-XX", "in the course of 1937"),
        ("1937-07-XX", "on a day in July 1937"),
        ("1937-21", "in spring 1937"),
        ("1937-33", "in the first quarter of 1937"),
        ("1936/1938", "from 1936 to 1938"),
        ("1936/..", "from 1936"),
        ("../1936", "until 1936"),
        ("[1667,1668]", "in 1667 or 1668"),
        ("1938-11-18/1938-11-30", "from 18 to 30 November 1938"),
        (
            "[1925-12..1926-07]",
            "at some time from December 1925 to July 1926",
        ),
        ("julian:1917-10-25", "on 25 October 1917 (Julian calendar)"),
    ];
    for (text, expected) in phrases {
        let date = HistoricalDate::parse(text).expect("a date");
        assert_eq!(date.after_a_verb(), expected, "{text}");
    }
}

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[test]
fn words_never_add_a_month_or_a_day() {
    let without_month = [
        "1937",
        "1937~",
        "1937?",
        "193X",
        "19XX",
        "1XXX",
        "1937-XX",
        "1937-XX-XX",
        "1937-21",
        "1937-1X",
        "1936/1938",
        "1936/..",
        "[1936,1937]",
        "Y17E7",
        "1950S2",
        "-0043",
    ];
    for text in without_month {
        let phrase = words(text);
        assert!(
            MONTHS.iter().all(|month| !phrase.contains(month)),
            "{text} became \"{phrase}\""
        );
    }
    let without_day = [
        "1937-07",
        "1937-07~",
        "1937-07-XX",
        "1937-07-1X",
        "1937-07/1937-08",
        "[1937-07,1937-08]",
    ];
    for text in without_day {
        let phrase = words(text);
        let mut numbers = phrase
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|digits| !digits.is_empty());
        assert!(
            numbers.all(|digits| digits == "1937"),
            "{text} became \"{phrase}\""
        );
    }
}

#[test]
fn words_never_drop_a_doubt() {
    for text in [
        "1937~",
        "1937-07~",
        "1937-07-30~",
        "~1937-07-30",
        "1937-~07-30",
        "1937~/1938",
        "1937/1938~",
        "[1937~,1938]",
        "193X~",
    ] {
        assert!(
            words(text).contains("about"),
            "{text} became \"{}\"",
            words(text)
        );
    }
    for text in [
        "1937?",
        "1937-07?",
        "1937-07-30?",
        "?1937-07-30",
        "1937?/1938",
        "1937/1938?",
        "{1937,1938?}",
    ] {
        assert!(
            words(text).contains("uncertain"),
            "{text} became \"{}\"",
            words(text)
        );
    }
    for text in [
        "193X",
        "19XX",
        "1XXX",
        "1937-XX",
        "1937-07-XX",
        "1937-1X",
        "1950S2",
        "1936/",
        "/1936",
    ] {
        assert_ne!(words(text), words("1937"), "{text}");
        let plain = ["193", "19", "1", "1937", "July 1937", "1950", "1936"];
        assert!(
            !plain.contains(&words(text).as_str()),
            "{text} became \"{}\"",
            words(text)
        );
    }
}

#[test]
fn different_precision_reads_differently() {
    let dates = [
        "1900",
        "190X",
        "19XX",
        "1XXX",
        "1900-01",
        "1900-01-01",
        "1900-01-XX",
        "1900-XX",
        "1900~",
        "1900?",
        "1900%",
        "1900S1",
        "1900S2",
        "1900S3",
        "1900/..",
        "../1900",
    ];
    for (position, one) in dates.iter().enumerate() {
        for other in &dates[position + 1..] {
            assert_ne!(words(one), words(other), "{one} and {other}");
        }
    }
}
