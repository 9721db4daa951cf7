//! Ids: short ASCII words that survive a URL, a file name and a spreadsheet unchanged.

/// The longest id that is accepted, in bytes.
const LONGEST: usize = 120;

/// Whether `text` may be an id: ASCII letters, digits, `-`, `_` and `.`, beginning with a letter or
/// a digit.
///
/// Upper case is allowed because other programs' files bring it; `.` and `..` can never arise.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.len() <= LONGEST
        && bytes
            .next()
            .is_some_and(|first| first.is_ascii_alphanumeric())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}
