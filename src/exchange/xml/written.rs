//! Escaping of text for XML, so that it is read back unchanged.

use std::io;
use std::io::Write;

use memchr::memchr2;
use memchr::memchr3;

/// The first byte of U+FFFE and U+FFFF, which XML may not contain, and of a few others.
const LEAD_OF_NONCHARACTERS: u8 = 0xEF;

/// Writes a text escaped for use in an element or an attribute value.
///
/// Line ends and tabs are written as character references, since in an attribute they would be read
/// as spaces. The two code points that XML may not contain become U+FFFD.
pub(crate) fn escaped(out: &mut impl Write, text: &str) -> io::Result<()> {
    let bytes = text.as_bytes();
    let plain = memchr3(b'<', b'>', b'&', bytes).is_none()
        && memchr3(b'"', b'\n', b'\r', bytes).is_none()
        && memchr2(b'\t', LEAD_OF_NONCHARACTERS, bytes).is_none();
    if plain {
        return out.write_all(bytes);
    }
    let mut written = 0;
    for (position, letter) in text.char_indices() {
        let replacement = match letter {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '"' => "&quot;",
            '\n' => "&#10;",
            '\r' => "&#13;",
            '\t' => "&#9;",
            '\u{fffe}' | '\u{ffff}' => "\u{fffd}",
            _ => continue,
        };
        out.write_all(&bytes[written..position])?;
        out.write_all(replacement.as_bytes())?;
        written = position + letter.len_utf8();
    }
    out.write_all(&bytes[written..])
}

/// Writes ` name="value"`.
pub(crate) fn attribute(out: &mut impl Write, name: &str, value: &str) -> io::Result<()> {
    write!(out, " {name}=\"")?;
    escaped(out, value)?;
    out.write_all(b"\"")
}

#[cfg(test)]
mod tests {
    use super::attribute;

    #[test]
    fn what_xml_would_change_is_written_as_numbers() {
        let mut out = Vec::new();
        let written = attribute(&mut out, "a", "<\"é&\u{ffff}'\n\r\t>");
        assert!(written.is_ok());
        assert_eq!(
            String::from_utf8_lossy(&out),
            " a=\"&lt;&quot;é&amp;\u{fffd}'&#10;&#13;&#9;&gt;\""
        );
    }
}
