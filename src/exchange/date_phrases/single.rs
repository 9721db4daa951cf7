//! What the readers of phrases share: a reader of single dates, and texts that begin with a word.

/// Reads a single date; nothing if the text is anything else.
pub(super) type Single<'s> = &'s dyn Fn(&str) -> Option<String>;

/// The text after a word and a space.
pub(super) fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_prefix(word)?.strip_prefix(' ')
}

/// The first of two dates, completed with the year, or the month and year, of the second.
pub(super) fn completed(first: &str, second: &str, single: Single<'_>) -> Option<String> {
    let second: Vec<&str> = second.split_whitespace().collect();
    let with_last = |words: usize| {
        let last = second
            .len()
            .checked_sub(words)
            .map(|from| second[from..].join(" "))?;
        single(&format!("{first} {last}"))
    };
    single(first)
        .or_else(|| with_last(1))
        .or_else(|| with_last(2))
}
