//! Converts values to the texts of cells: numbers as written, lists and objects as JSON without
//! spaces.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::exchange::json::fields::each;

/// A value as text; empty for null.
pub(crate) fn text(raw: &RawValue) -> Cow<'_, str> {
    let written = raw.get();
    match written.as_bytes().first() {
        Some(b'"') => string(written),
        Some(b'[' | b'{') => Cow::Owned(compact(written)),
        _ if written == "null" => Cow::Borrowed(""),
        _ => Cow::Borrowed(written),
    }
}

/// A list as a cell, with its members separated by `|`. Any other value is treated as a list of one
/// member.
pub(crate) fn list_text(raw: &RawValue) -> Cow<'_, str> {
    if !raw.get().starts_with('[') {
        return text(raw);
    }
    let mut parts: Vec<String> = Vec::new();
    let read = each(raw, &mut |member| {
        parts.push(text(member.raw).replace('|', "/"));
    });
    parts.retain(|part| !part.is_empty());
    if read.is_ok() {
        Cow::Owned(parts.join("|"))
    } else {
        text(raw)
    }
}

/// Whether a value is a number.
pub(crate) fn is_number(raw: &RawValue) -> bool {
    raw.get()
        .starts_with(|first: char| first == '-' || first.is_ascii_digit())
}

fn string(written: &str) -> Cow<'_, str> {
    let inner = &written[1..written.len() - 1];
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let read =
        serde_json::from_str(written).or_else(|_| serde_json::from_str(&without_halves(written)));
    Cow::Owned(read.unwrap_or_else(|_| inner.to_owned()))
}

/// A text in which unpaired surrogates, which only JSON escapes can express, are replaced by
/// U+FFFD.
fn without_halves(written: &str) -> String {
    let mut whole = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('\\') {
        whole.push_str(&rest[..at]);
        rest = &rest[at..];
        let unit = unit(rest);
        let length = match unit {
            None => 2,
            Some(0xD800..=0xDBFF)
                if matches!(rest.get(6..).and_then(self::unit), Some(0xDC00..=0xDFFF)) =>
            {
                12
            }
            Some(_) => 6,
        };
        let escape = rest.get(..length).unwrap_or(rest);
        whole.push_str(if length == 6 && matches!(unit, Some(0xD800..=0xDFFF)) {
            "\\ufffd"
        } else {
            escape
        });
        rest = &rest[escape.len()..];
    }
    whole + rest
}

/// The number of the escape `\uXXXX` at the beginning of a text.
fn unit(text: &str) -> Option<u32> {
    u32::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

fn compact(written: &str) -> String {
    let (mut within, mut escaped) = (false, false);
    let says_something = |letter: &char| {
        let kept = within || !letter.is_ascii_whitespace();
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = within,
            '"' => within = !within,
            _ => {}
        }
        kept
    };
    written.chars().filter(says_something).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::list_text;
    use super::text;

    #[test]
    fn values_stay_as_they_were_written() {
        let cases = [
            ("100", "100"),
            ("1e2", "1e2"),
            ("1.50", "1.50"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("true", "true"),
            ("null", ""),
            (r#""a\"b\u0416""#, "a\"bЖ"),
            (r#""\ud83d\ude00 \ud83d. \\ud83d""#, "😀 \u{fffd}. \\ud83d"),
            (r#"{ "a b" : [ 1, "c \" d" ] }"#, r#"{"a b":[1,"c \" d"]}"#),
        ];
        for (written, expected) in cases {
            let raw: &RawValue =
                serde_json::from_str(written).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(text(raw), expected, "{written}");
        }
    }

    #[test]
    fn lists_are_joined() {
        for (written, expected) in [
            (r#"["a", 1, null, "b|c", [2, 3]]"#, "a|1|b/c|[2,3]"),
            ("\"a\"", "a"),
            ("[]", ""),
        ] {
            let raw: &RawValue =
                serde_json::from_str(written).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(list_text(raw), expected, "{written}");
        }
    }
}
