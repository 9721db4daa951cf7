//! Dates in words and out of order: whatever is written, nothing is lost, and what is read is no more precise than what was written.

use proptest::collection::vec;
use proptest::prelude::ProptestConfig;
use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::sample::select;

use crate::exchange::delimited_text::imported;

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

/// How precise a date can be by the text it was read from: a day needs a number beside the year, a month some word or number.
fn numbers_in(text: &str) -> usize {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty()).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

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
