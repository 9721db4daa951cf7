//! Generated dates: whatever is written, the words say no more, and the bounds keep their order.
//!
//! A date is made of parts, so that a test knows what was written: which month, which day, which
//! marks.

use proptest::option::of;
use proptest::prelude::Just;
use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::prop_oneof;
use proptest::proptest;
use proptest::sample::select;
use prosopograph::model::Aspect;
use prosopograph::model::Day;
use prosopograph::model::HistoricalDate;

use crate::model::words::MONTHS;
use crate::properties::cases;

/// A single date as somebody may write it. Digits of the year never look like those of a month or a
/// day.
#[derive(Clone, Debug)]
struct Written {
    year: String,
    month: Option<u8>,
    day: Option<u8>,
    mark: &'static str,
}

impl Written {
    fn text(&self) -> String {
        let month = self
            .month
            .map_or(String::new(), |month| format!("-{month:02}"));
        let day = self.day.map_or(String::new(), |day| format!("-{day:02}"));
        format!("{}{month}{day}{}", self.year, self.mark)
    }
}

/// What is written at one end, or as a whole.
fn written() -> impl Strategy<Value = Written> {
    let year = prop_oneof![
        4 => (1800u32..=1999).prop_map(|year| year.to_string()),
        1 => (180u32..=199).prop_map(|decade| format!("{decade}X")),
        1 => Just("18XX".to_owned()),
    ];
    let month_and_day = of((1u8..=12, of(1u8..=28)));
    (year, month_and_day, select(vec!["", "", "?", "~", "%"])).prop_map(
        |(year, month_and_day, mark)| Written {
            year,
            month: month_and_day.map(|(month, _)| month),
            day: month_and_day.and_then(|(_, day)| day),
            mark,
        },
    )
}

/// One or two dates and how they are put together: alone, in an interval, in a set.
fn expressions() -> impl Strategy<Value = (Vec<Written>, String)> {
    (written(), written(), 0..7).prop_map(|(one, other, form)| {
        let (first, second) = (one.text(), other.text());
        match form {
            0 => (vec![one], format!("{first}/..")),
            1 => (vec![one], format!("../{first}")),
            2 => (vec![one], format!("{first}/")),
            3 => (vec![one, other], format!("{first}/{second}")),
            4 => (vec![one, other], format!("[{first},{second}]")),
            5 => (vec![one, other], format!("{{{first},{second}}}")),
            _ => (vec![one], first),
        }
    })
}

/// The numbers in a phrase that may be days: those of one or two digits.
fn short_numbers(words: &str) -> Vec<u8> {
    words
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter_map(|word| word.parse().ok())
        .collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn words_name_the_months_and_days_that_were_written_and_no_others((parts, text) in expressions()) {
        // An interval that is the wrong way round is refused, and then there are no words.
        let Ok(date) = HistoricalDate::parse(&text) else { return Ok(()) };
        let words = date.in_words();
        let months: Vec<u8> = (1u8..).zip(MONTHS).filter(|(_, name)| words.contains(name)).map(|(number, _)| number).collect();
        for month in &months {
            prop_assert!(parts.iter().any(|part| part.month == Some(*month)), "{text} became \"{words}\"");
        }
        for part in &parts {
            prop_assert!(part.month.is_none_or(|month| months.contains(&month)), "{text} became \"{words}\"");
            prop_assert!(part.day.is_none_or(|day| short_numbers(&words).contains(&day)), "{text} became \"{words}\"");
        }
        for day in short_numbers(&words) {
            prop_assert!(parts.iter().any(|part| part.day == Some(day)), "{text} became \"{words}\"");
        }
        prop_assert_eq!(words.contains("about"), parts.iter().any(|part| matches!(part.mark, "~" | "%")), "{}", text);
        prop_assert_eq!(words.contains("uncertain"), parts.iter().any(|part| matches!(part.mark, "?" | "%")), "{}", text);
    }

    #[test]
    fn a_date_spans_the_day_that_is_written_and_a_mark_only_widens(part in written()) {
        let marked = HistoricalDate::parse(&part.text()).expect("it is made to be one").span();
        let plain = HistoricalDate::parse(&Written { mark: "", ..part.clone() }.text()).expect("it is made to be one").span();
        prop_assert!(marked.first <= plain.first && plain.last <= marked.last, "{}", part.text());
        prop_assert_eq!(part.mark.is_empty(), marked == plain, "{}", part.text());
        if let (Ok(year), Some(month), Some(day)) = (part.year.parse(), part.month, part.day) {
            let written = Day::from_civil(year, month, day);
            prop_assert_eq!([plain.first, plain.last], [written, written]);
        }
    }

    #[test]
    fn bounds_are_in_order_and_a_date_reads_back_as_written((_, text) in expressions()) {
        let Ok(date) = HistoricalDate::parse(&text) else { return Ok(()) };
        let again = HistoricalDate::parse(&date.to_string());
        prop_assert_eq!(again.as_ref(), Ok(&date));
        assert_in_order(&date);
    }
}

/// Fails unless nothing of the date is turned round.
fn assert_in_order(date: &HistoricalDate) {
    let span = date.span();
    assert!(span.first <= span.last, "{date}: the span is turned round");
    for aspect in [Aspect::Event, Aspect::State] {
        let bounds = date.bounds(aspect);
        assert!(
            bounds.start_earliest <= bounds.start_latest,
            "{date}: the start is turned round"
        );
        assert!(
            bounds.end_earliest <= bounds.end_latest,
            "{date}: the end is turned round"
        );
        assert!(
            bounds.start_earliest <= bounds.end_latest,
            "{date}: it ends before it begins"
        );
    }
}

/// Finds of `tests/fuzz`, target `date_reader`, and their neighbours: years that no day can count.
#[test]
fn years_beyond_all_days_keep_their_order() {
    for text in [
        "Y8E15%/",
        "Y8E15%",
        "Y-8E15%",
        "Y8E15?/..",
        "../Y-8E15~",
        "Y8E15/Y9E15%",
        "Y17E7~",
        "Y-17E7~",
        "Y170000002%",
    ] {
        assert_in_order(&HistoricalDate::parse(text).unwrap_or_else(|error| panic!("{error}")));
    }
}
