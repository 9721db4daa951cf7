//! Splits a line into words: numbers, quoted labels, and times in brackets.

use std::borrow::Cow;

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word<'a> {
    /// Text between spaces.
    Plain(&'a str),
    /// Text in quotation marks.
    Quoted(Cow<'a, str>),
    /// Text in brackets.
    Times(&'a str),
}

impl<'a> Word<'a> {
    /// The text without quotation marks or brackets.
    pub(super) fn text(self) -> Cow<'a, str> {
        match self {
            Self::Plain(text) | Self::Times(text) => Cow::Borrowed(text),
            Self::Quoted(text) => text,
        }
    }
}

/// The first word of a line and the rest of the line.
pub(super) fn next_word(line: &str) -> Option<(Word<'_>, &str)> {
    let line = line.trim_start();
    if line.is_empty() {
        return None;
    }
    if let Some(inner) = line.strip_prefix('"') {
        return Some(quoted(inner));
    }
    if let Some(inner) = line.strip_prefix('[') {
        let (times, rest) = inner.split_once(']').unwrap_or((inner, ""));
        return Some((Word::Times(times), rest));
    }
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    Some((Word::Plain(&line[..end]), &line[end..]))
}

/// The integer at the beginning of a line.
pub(super) fn next_number(line: &str) -> Option<(u32, &str)> {
    match next_word(line)? {
        (Word::Plain(text), rest) => Some((text.parse().ok()?, rest)),
        _ => None,
    }
}

/// A quotation mark after a backslash is part of the label, unless it is the last of the line.
fn quoted(inner: &str) -> (Word<'_>, &str) {
    let Some(last) = inner.rfind('"') else {
        return (Word::Quoted(Cow::Borrowed(inner.trim_end())), "");
    };
    let is_end =
        |&(at, _): &(usize, &str)| at == last || at == 0 || inner.as_bytes()[at - 1] != b'\\';
    let end = inner
        .match_indices('"')
        .find(is_end)
        .map_or(last, |(at, _)| at);
    let label = &inner[..end];
    let label = if label.contains("\\\"") {
        Cow::Owned(label.replace("\\\"", "\""))
    } else {
        Cow::Borrowed(label)
    };
    (Word::Quoted(label), &inner[end + 1..])
}

#[cfg(test)]
mod tests {
    use super::next_word;

    #[test]
    fn labels_times_and_numbers_are_words() {
        let words = |line: &str| {
            let mut rest = line.to_owned();
            let mut found = Vec::new();
            while let Some((word, after)) = next_word(&rest) {
                found.push(word.text().into_owned());
                rest = after.to_owned();
            }
            found
        };
        assert_eq!(
            words("1 \"a b\" 0.5 [1-4, 6-*]"),
            ["1", "a b", "0.5", "1-4, 6-*"]
        );
        assert_eq!(words(r#"1 "a \"q\" b" box"#), ["1", "a \"q\" b", "box"]);
        assert_eq!(words(r#"1 "C:\""#), ["1", "C:\\"]);
        assert_eq!(words("1 \"never closed "), ["1", "never closed"]);
        assert_eq!(words("[1936"), ["1936"]);
    }
}
