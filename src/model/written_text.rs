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

/// The text of a cell; empty if the cell only says that there is no value, as data frames,
/// databases and spreadsheets write it: `NA`, `NULL`, `#REF!`.
#[must_use]
pub fn stated(cell: &str) -> &str {
    let may_be =
        matches!(cell.len(), 2..=11) && cell.starts_with(['N', 'n', '#', '\\', '<', 'u', 'U']);
    if may_be && says_nothing(cell) {
        ""
    } else {
        cell
    }
}

fn says_nothing(cell: &str) -> bool {
    const EXACT: [&str; 6] = ["NA", "<NA>", "None", "NaT", "\\N", "#N/A N/A"];
    const FOLDED: [&str; 16] = [
        "n/a",
        "null",
        "nan",
        "undefined",
        "<null>",
        "<none>",
        "#n/a",
        "#na",
        "#ref!",
        "#value!",
        "#name?",
        "#div/0!",
        "#null!",
        "#num!",
        "#error!",
        "#spill!",
    ];
    EXACT.contains(&cell) || FOLDED.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::composed;
    use super::one_line_end;
    use super::stated;

    #[test]
    fn a_cell_without_a_value_is_empty() {
        for cell in [
            "NA",
            "N/A",
            "#N/A",
            "#REF!",
            "#VALUE!",
            "\\N",
            "NULL",
            "None",
            "NaN",
            "nan",
            "undefined",
        ] {
            assert_eq!(stated(cell), "", "{cell}");
        }
        for cell in [
            "",
            "Na",
            "Nan Goldin",
            "Nana",
            "none of them",
            "#1",
            "N",
            "Nullus",
        ] {
            assert_eq!(stated(cell), cell);
        }
    }

    #[test]
    fn any_mixture_of_line_ends_is_read() {
        for (text, clean) in [
            ("a\rb\rc\n", "a\nb\nc\n"),
            ("a\r\nb\rc", "a\r\nb\nc"),
            ("a\r\r\nb", "a\n\r\nb"),
            ("a\nb\r", "a\nb\n"),
            ("a\r\nb", "a\r\nb"),
        ] {
            assert_eq!(one_line_end(text.into()), clean, "{text:?}");
        }
    }

    #[test]
    fn a_letter_and_its_accent_are_one() {
        assert_eq!(composed("Mu\u{308}ller"), "Müller");
        assert_eq!(composed("Müller"), "Müller");
    }
}
