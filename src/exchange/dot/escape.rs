//! Escaping of text for DOT.
//!
//! Graphviz interprets text twice. In a quoted string only `\"` is an escape; in labels and
//! tooltips a backslash begins an escape such as `\n` or `\N`, and `&` begins a character
//! reference.

use std::fmt;
use std::fmt::Formatter;

/// A quoted string for labels and tooltips.
pub(crate) struct Quoted<'t>(pub(crate) &'t str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("\"")?;
        let special = |letter: char| matches!(letter, '"' | '\\' | '\n' | '\r' | '&');
        let mut rest = self.0;
        while let Some(at) = rest.find(special) {
            formatter.write_str(&rest[..at])?;
            formatter.write_str(match rest.as_bytes()[at] {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                // Graphviz has no escape for it; the line feed after it is enough.
                b'\r' => "",
                _ => "&amp;",
            })?;
            rest = &rest[at + 1..];
        }
        write!(formatter, "{rest}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::Quoted;

    #[test]
    fn what_graphviz_would_take_for_more_is_escaped() {
        let cases = [
            ("a \"b\"", r#""a \"b\"""#),
            ("\\ \\n\\", r#""\\ \\n\\""#),
            ("two\r\nlines", r#""two\nlines""#),
            ("&amp; <b>", r#""&amp;amp; <b>""#),
            ("Ежов", "\"Ежов\""),
        ];
        for (text, expected) in cases {
            assert_eq!(Quoted(text).to_string(), expected);
        }
    }
}
