//! Any text as a query: a tree, or a fault that stands in the text; never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prosopograph::language::QueryFault;
use prosopograph::language::syntax::parse;

fuzz_target!(|text: &str| {
    let Err(fault) = parse(text) else { return };
    let span = fault.span;
    assert!(
        span.start <= span.end && text.get(span.start..span.end).is_some(),
        "{text:?}: {span:?} does not lie in it"
    );
    let located = QueryFault::locate(fault, text);
    assert!(
        located.line <= text.split('\n').count(),
        "{text:?}: there is no line {}",
        located.line
    );
    assert!(
        !located.what.is_empty() && text.contains(&located.piece),
        "{text:?}: {located}"
    );
});
