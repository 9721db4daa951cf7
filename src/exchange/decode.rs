//! Decodes the bytes of files, whatever their encoding.
//!
//! The encodings are those of [`TextEncoding`]; `chardetng` guesses among those of the web. Letters
//! are composed, so that one name is one text however it was typed.

use std::borrow::Cow;

use chardetng::EncodingDetector;
use chardetng::Iso2022JpDetection;
use chardetng::Utf8Detection;
use encoding_rs::Encoding;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;
use memchr::memchr;

use crate::exchange::encoding::TextEncoding;
use crate::exchange::encoding::encoding_named;
use crate::exchange::place::Line;
use crate::model;

/// How many bytes of a file are searched for a declaration of its encoding.
const DECLARED_WITHIN: usize = 1_024;

/// A text and how its encoding was found.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) encoding: &'static str,
    /// How the encoding was found.
    pub(crate) found_by: FoundBy,
    /// The encoding that the file declares, if it is written in another.
    pub(crate) wrongly_declared: Option<&'static str>,
}

/// How an encoding was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FoundBy {
    /// The user, the file itself or valid UTF-8 says which encoding it is.
    Statement,
    /// It was guessed from the bytes.
    Guess,
}

/// An encoding, and how it was found.
struct Encoded {
    encoding: TextEncoding,
    found_by: FoundBy,
}

impl Encoded {
    fn stated(encoding: TextEncoding) -> Self {
        Self {
            encoding,
            found_by: FoundBy::Statement,
        }
    }

    fn guessed(encoding: &'static Encoding) -> Self {
        Self {
            encoding: TextEncoding::Web(encoding),
            found_by: FoundBy::Guess,
        }
    }
}

/// Why bytes cannot be read as text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotText {
    /// The line of the first fault, if it is known.
    pub(crate) line: Option<Line>,
    /// What is wrong and what to do.
    pub(crate) message: String,
}

/// Decodes a file with the encoding `forced` if given; otherwise by byte-order mark, as UTF-8, as
/// the file declares, or by guess.
pub(crate) fn decode(bytes: &[u8], forced: Option<TextEncoding>) -> Result<Decoded<'_>, NotText> {
    if let Some(what) = binary(bytes) {
        return Err(NotText {
            line: None,
            message: format!(
                "the file is {what}, not a text file; unpack it, or save it as a workbook (.xlsx) or as text (CSV, GEXF, GraphML …)"
            ),
        });
    }
    let Encoded { encoding, found_by } =
        forced.map_or_else(|| find_encoding(bytes), Encoded::stated);
    let content = Encoding::for_bom(bytes).map_or(bytes, |(_, length)| &bytes[length..]);
    let Some(text) = encoding.decoded(content) else {
        return Err(NotText {
            line: first_broken_line(content, encoding),
            message: broken(encoding),
        });
    };
    if let Some(position) = memchr(0, text.as_bytes()) {
        let message =
            "the text contains a NUL byte; the file is damaged or binary: export it again as text";
        return Err(NotText {
            line: line_of(&text.as_bytes()[..position]),
            message: message.to_owned(),
        });
    }
    let declared = declared(&bytes[..bytes.len().min(DECLARED_WITHIN)]);
    let is_wrong =
        |declared: &TextEncoding| forced.is_none() && *declared != encoding && !bytes.is_ascii();
    Ok(Decoded {
        text: composed(text),
        encoding: encoding.name(),
        found_by,
        wrongly_declared: declared.filter(is_wrong).map(TextEncoding::name),
    })
}

/// Recognises binary files by their first bytes.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 6] = [
        (&[0x1F, 0x8B], "a gzip archive"),
        (b"PK\x03\x04", "a ZIP archive or an Excel workbook"),
        (&[0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook"),
        (b"%PDF", "a PDF"),
        (b"SQLite format 3", "an SQLite database"),
        (&[0x89, b'P', b'N', b'G'], "a picture"),
    ];
    MARKS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|(_, what)| *what)
}

fn find_encoding(bytes: &[u8]) -> Encoded {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Encoded::stated(TextEncoding::Web(encoding));
    }
    let beginning = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    if let Some(wide) = without_mark(beginning) {
        return Encoded::guessed(wide);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Encoded::stated(TextEncoding::UTF_8);
    }
    if let Some(declared) = declared(beginning)
        && declared != TextEncoding::UTF_8
    {
        return Encoded::stated(declared);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Encoded::guessed(detector.guess(None, Utf8Detection::Deny))
}

/// The encoding of UTF-16 text without a byte-order mark, in which every other byte of Latin
/// letters is zero.
fn without_mark(beginning: &[u8]) -> Option<&'static Encoding> {
    let zeros = |parity: usize| {
        beginning
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), beginning.len() / 2);
    if half >= 4 && odd * 10 > half * 7 && even * 10 < half {
        Some(UTF_16LE)
    } else if half >= 4 && even * 10 > half * 7 && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Reads the encoding that XML or GEDCOM declares.
fn declared(beginning: &[u8]) -> Option<TextEncoding> {
    let text = String::from_utf8_lossy(beginning);
    if text
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .starts_with("0 HEAD")
    {
        let line = text
            .split(['\r', '\n'])
            .find_map(|line| line.trim().strip_prefix("1 CHAR "))?;
        // These name whatever the writer's machine used.
        let is_vague = ["ANSI", "ASCII"].contains(&line.trim());
        return encoding_named(line).filter(|_| !is_vague);
    }
    let declaration = text.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''))?;
    encoding_named(value[1..].split(quote).next()?)
}

fn broken(encoding: TextEncoding) -> String {
    format!(
        "the text is not valid {}; name the right encoding, such as --encoding windows-1251",
        encoding.name()
    )
}

/// The line of the first bytes that are not of the encoding, which is known for UTF-8 only.
fn first_broken_line(content: &[u8], encoding: TextEncoding) -> Option<Line> {
    match std::str::from_utf8(content) {
        Err(error) if encoding == TextEncoding::UTF_8 => line_of(&content[..error.valid_up_to()]),
        _ => None,
    }
}

/// The line that follows these bytes.
fn line_of(before: &[u8]) -> Option<Line> {
    Line::new(1 + memchr::memchr_iter(b'\n', before).count() as u64)
}

/// Letters with their accents as one, as they are compared and kept.
fn composed(text: Cow<'_, str>) -> Cow<'_, str> {
    match model::composed(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(composed) => Cow::Owned(composed),
    }
}

#[cfg(test)]
mod tests {
    use super::Line;
    use super::TextEncoding;
    use super::decode;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None).unwrap_or_else(|why| panic!("{why:?}"));
        (decoded.text.into_owned(), decoded.encoding)
    }

    #[test]
    fn marks_and_declarations_decide() {
        assert_eq!(read(b"\xEF\xBB\xBFa"), ("a".to_owned(), "UTF-8"));
        assert_eq!(read(b"\xFF\xFEa\0b\0"), ("ab".to_owned(), "UTF-16LE"));
        assert_eq!(
            read(b"\0s\0o\0u\0r\0c\0e"),
            ("source".to_owned(), "UTF-16BE")
        );
        let declared = b"<?xml version='1.0' encoding='windows-1251'?><a>\xc5\xe6\xee\xe2</a>";
        assert!(read(declared).0.ends_with("<a>Ежов</a>"));
    }

    #[test]
    fn russian_and_polish_code_pages_are_told_apart() {
        let russian = encoding_rs::WINDOWS_1251
            .encode("Николай Иванович Ежов, народный комиссар внутренних дел")
            .0;
        assert!(read(&russian).0.starts_with("Николай"));
        let polish = encoding_rs::WINDOWS_1250
            .encode("Źródło: Józef Piłsudski, Stanisław Kłoś, Łódź, święty, żółć")
            .0;
        assert!(read(&polish).0.contains("Piłsudski"), "{:?}", read(&polish));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        assert_eq!(
            decode(b"a\nb\0c", None).err().map(|why| why.line),
            Some(Line::new(2))
        );
        assert!(decode(b"\x1F\x8B\x08", None).is_err());
        assert_eq!(
            decode(b"a\nb\n\xff", Some(TextEncoding::UTF_8))
                .err()
                .map(|why| why.line),
            Some(Line::new(3))
        );
    }
}
