//! Dates in words and out of order: whatever is written, nothing is lost, and what is read is no
//! more precise than what was written.

use proptest::collection::vec;
use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::sample::select;

use crate::exchange::delimited_text::imported;
use crate::exchange::delimited_text::notes;
use crate::exchange::delimited_text::table;
use crate::properties::cases_or;

const WORDS: [&str; 40] = [
    "before",
    "after",
    "between",
    "and",
    "from",
    "to",
    "until",
    "vor",
    "nach",
    "zwischen",
    "und",
    "с",
    "по",
    "до",
    "entre",
    "et",
    "ca.",
    "um",
    "or",
    "или",
    "1921",
    "1920/21",
    "1535/6",
    "5",
    "7.",
    "31",
    "May",
    "Mai",
    "мая",
    "février",
    "г.",
    "–",
    "-",
    "/",
    "?",
    "[?]",
    "present",
    "[",
    "]",
    "julian:1921",
];

/// How precise a date can be by the text it was read from: a day needs a number beside the year, a
/// month some word or number.
fn numbers_in(text: &str) -> usize {
    text.split(|letter: char| !letter.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .count()
}

proptest! {
    #![proptest_config(cases_or(64))]

    #[test]
    fn any_words_are_kept_and_none_becomes_a_day_that_was_not_written(
        texts in vec(vec(select(&WORDS[..]), 1..7).prop_map(|words| words.join(" ")), 1..30)
    ) {
        let rows: Vec<String> = texts.iter().map(|text| format!("a,b,\"{text}\"\n")).collect();
        let imported = imported(&format!("Source,Target,When\n{}", rows.concat()));
        prop_assert_eq!(imported.report.relations.read(), texts.len());
        prop_assert_eq!(imported.report.relations.refused, 0);
        for (claim, text) in imported.network.claims().zip(&texts) {
            let (when, verbatim) = (claim.when().map(|date| date.as_str().to_owned()), claim.when_verbatim().unwrap_or_default());
            prop_assert!(when.as_deref() == Some(text) || verbatim == text, "{text} became {when:?}, written {verbatim}");
            let days = when.iter().flat_map(|when| when.split(['/', ',', '[', ']'])).filter(|date| date.matches('-').count() == 2);
            prop_assert!(days.count() == 0 || numbers_in(text) >= 2, "{text} became {when:?}");
        }
    }
}

#[test]
fn what_ends_after_an_unknown_beginning_is_no_year_before_christ() {
    let ties =
        imported("Sender,Recipient,Date\na,b,?-1914\na,b,? - 1914-05-03\na,b,1914-?\na,b,-1914\n");
    let expected = "from,type,to,when,when_verbatim\na,wrote_to,b,/1914,?-1914\na,wrote_to,b,/1914-05-03,? - 1914-05-03\n\
                    a,wrote_to,b,1914/,1914-?\na,wrote_to,b,-1914,\n";
    assert_eq!(table(&ties, "relations.csv"), expected);
    let told = notes(&ties);
    let changed =
        "file:2: the date \"?-1914\" was read as until 1914; in EDTF it would be a year BC";
    assert!(told.contains(&changed.to_owned()), "{told:?}");
    let doubtful = "file:5: the date \"-1914\" was read as a year BC (1 date), but other dates are AD; if it is the end of a period \
                    whose beginning is unknown, write /1914";
    assert!(told.contains(&doubtful.to_owned()), "{told:?}");
    assert!(
        notes(&imported("Sender,Recipient,Date\na,b,-1914\na,c,-0043\n")).is_empty(),
        "among years before Christ it is one"
    );
}

#[test]
fn a_stretch_of_which_neither_end_is_known_is_told_in_words() {
    let told = notes(&imported(
        "Sender,Recipient,Start,End\na,b,?,?\na,b,before 1903,1905\n",
    ));
    let expected = [
        "file:2: cannot read the time, so it was kept as text: neither its beginning nor its end is known",
        "file:3: cannot read the time, so it was kept as text: \"before 1903\" is more than one date or only bounds one, so it cannot be the \
         end of an interval; only the other end was read",
    ];
    assert!(
        expected
            .iter()
            .all(|expected| told.iter().any(|note| note == expected)),
        "{told:?}"
    );
}
