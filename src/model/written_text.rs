//! How texts are made equal that are written differently but mean the same: composed letters, one
//! kind of line end.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc;

/// The text with every letter and its accents as one (Unicode's form C), in which names and ids are
/// compared and kept.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// The text with a line feed for every carriage return that has none behind it, so that lines end in
/// one way whatever mixture was written.
#[must_use]
pub fn one_line_end(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_lone = |(at, _): (usize, &str)| text.as_bytes().get(at + 1) != Some(&b'\n');
    if !text.match_indices('\r').any(is_lone) {
        return text;
    }
    let mut clean = String::with_capacity(text.len());
    for (number, line) in text.split('\r').enumerate() {
        if number > 0 {
            clean.push(if line.starts_with('\n') { '\r' } else { '\n' });
        }
        clean.push_str(line);
    }
    Cow::Owned(clean)
}
