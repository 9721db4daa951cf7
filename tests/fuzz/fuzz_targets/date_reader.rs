//! Any text as a date: read or refused, never a panic; what is read has bounds in order and words.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prosopograph::model::Aspect;
use prosopograph::model::HistoricalDate;

fuzz_target!(|text: &str| {
    let Ok(reading) = HistoricalDate::read(text) else { return };
    let date = reading.date;
    let span = date.span();
    assert!(span.first <= span.last, "{text}: the span is turned round");
    for aspect in [Aspect::Event, Aspect::State] {
        assert!(!date.bounds_in_words(aspect).is_empty() && !date.rules(aspect).is_empty(), "{text}: no reading in words");
        let bounds = date.bounds(aspect);
        assert!(bounds.start_earliest <= bounds.start_latest, "{text}: the start is turned round");
        assert!(bounds.end_earliest <= bounds.end_latest, "{text}: the end is turned round");
        assert!(bounds.start_earliest <= bounds.end_latest, "{text}: it ends before it begins");
    }
    assert!(!date.in_words().is_empty(), "{text}: no words");
    assert_eq!(HistoricalDate::parse(date.as_str()).as_ref(), Ok(&date), "{text}: written and read again");
});
