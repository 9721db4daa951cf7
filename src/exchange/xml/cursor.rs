//! A cursor over XML: one piece after the other, with the line it stands on.
//!
//! No document type is ever read, so there are no entities but the five of XML itself and nothing
//! can grow; nothing is nested deeper than [`DEEPEST`], and nothing here calls itself.

use std::borrow::Cow;

use hashbrown::HashSet;
use memchr::memchr_iter;
use quick_xml::Error;
use quick_xml::XmlVersion;
use quick_xml::escape::EscapeError;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::BytesRef;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use quick_xml::reader::Reader;

use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;

/// How deep elements may be nested.
const DEEPEST: usize = 100;
/// After how many bytes the progress is told again.
const TOLD_EVERY: usize = 1 << 16;
/// Up to so many attributes are compared with each other; more of them are looked up.
const FEW: usize = 16;

/// A piece of an XML text.
#[derive(Debug)]
pub(crate) enum Piece<'a> {
    /// An element begins; one that is empty ends at once.
    Start(Element<'a>),
    /// The element of this name ends.
    End(&'a str),
    /// Text within an element; one text may come in several pieces.
    Text(Cow<'a, str>),
    /// A processing instruction: whom it is for, and what it says.
    Instruction(&'a str, &'a str),
    /// The text is over.
    Done,
}

/// The start of an element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    /// Its name without a prefix.
    pub(crate) name: &'a str,
    /// The line it begins on.
    pub(crate) line: u64,
    content: &'a str,
    name_length: usize,
}

/// The attributes of an element, with their prefixes.
#[derive(Debug, Default)]
pub(crate) struct XmlAttributes<'a>(Vec<(&'a str, Cow<'a, str>)>);

impl<'a> XmlAttributes<'a> {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&Cow<'a, str>> {
        self.0
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value)
    }

    /// The value of an attribute; empty if there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.get(name).map_or("", AsRef::as_ref)
    }

    /// All of them, in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_ref()))
    }

    /// A name that stands there twice.
    fn repeated(&self) -> Option<&'a str> {
        if self.0.len() > FEW {
            let mut seen = HashSet::with_capacity(self.0.len());
            return self
                .0
                .iter()
                .map(|(name, _)| *name)
                .find(|name| !seen.insert(*name));
        }
        let before = |position: usize, name: &str| {
            self.0[..position]
                .iter()
                .any(|(earlier, _)| *earlier == name)
        };
        self.0
            .iter()
            .enumerate()
            .find(|(position, (name, _))| before(*position, name))
            .map(|(_, (name, _))| *name)
    }
}

/// Reads an XML file piece by piece.
pub(crate) struct Cursor<'a> {
    file: ForeignFile<'a>,
    text: &'a str,
    reader: Reader<&'a [u8]>,
    open: Vec<&'a str>,
    had_root: bool,
    /// Lines are counted up to here, and this is the line it is.
    counted: usize,
    line: u64,
    told: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at the beginning of a file.
    pub(crate) fn new(file: ForeignFile<'a>) -> Self {
        let text = file.text.trim_start_matches('\u{feff}');
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            file,
            text,
            reader,
            open: Vec::new(),
            had_root: false,
            counted: 0,
            line: 1,
            told: 0,
        }
    }

    /// The next piece. Comments and the declaration are passed over.
    pub(crate) fn next(&mut self) -> Result<Piece<'a>, ImportError> {
        loop {
            let start = self.position();
            let line = self.line_at(start);
            if start >= self.told + TOLD_EVERY {
                self.told = start;
                self.file.read_so_far(start);
            }
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.broken(start, &error)),
            };
            match event {
                Event::Start(found) => {
                    return self
                        .begin(start, line, (found.len(), found.name().0.len()))
                        .map(Piece::Start);
                }
                Event::End(_) => return Ok(Piece::End(self.open.pop().unwrap_or_default())),
                Event::Text(text) => return Ok(Piece::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Piece::Text(text.xml10_content())),
                Event::GeneralRef(reference) => {
                    return self.resolved(&reference, line).map(Piece::Text);
                }
                Event::PI(_) => return Ok(self.instruction(start)),
                Event::DocType(_) => return Err(self.file.malformed(line, NO_DOCUMENT_TYPE)),
                Event::Eof => return self.done(line),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) => {}
            }
        }
    }

    /// The attributes of an element that was begun.
    pub(crate) fn attributes(
        &self,
        element: Element<'a>,
    ) -> Result<XmlAttributes<'a>, ImportError> {
        let mut found = XmlAttributes::default();
        let mut attributes = Attributes::new(element.content, element.name_length);
        // Its own check takes quadratic time.
        attributes.with_checks(false);
        for attribute in attributes {
            let attribute = attribute.map_err(Error::from).and_then(|attribute| {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0)?;
                Ok((attribute.key.0, value))
            });
            found.0.push(
                attribute.map_err(|error| self.file.malformed(element.line, explained(&error)))?,
            );
        }
        match found.repeated() {
            Some(name) => {
                let message = format!(
                    "<{}> has two attributes \"{}\"",
                    cut(element.name),
                    cut(name)
                );
                Err(self.file.malformed(element.line, message))
            }
            None => Ok(found),
        }
    }

    /// The text of the element begun last up to its end; what elements within it say is passed
    /// over.
    pub(crate) fn text_of_element(&mut self) -> Result<String, ImportError> {
        let depth = self.open.len();
        let mut text = String::new();
        while self.open.len() >= depth && depth > 0 {
            match self.next()? {
                Piece::Text(more) if self.open.len() == depth => text.push_str(&more),
                _ => {}
            }
        }
        Ok(text)
    }

    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The line that the piece read last begins on.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position())
            .unwrap_or(self.text.len())
            .min(self.text.len())
    }

    fn line_at(&mut self, position: usize) -> u64 {
        if position > self.counted {
            self.line +=
                memchr_iter(b'\n', &self.text.as_bytes()[self.counted..position]).count() as u64;
            self.counted = position;
        }
        self.line
    }

    fn begin(
        &mut self,
        start: usize,
        line: u64,
        lengths: (usize, usize),
    ) -> Result<Element<'a>, ImportError> {
        let (length, name_length) = lengths;
        let content = self
            .text
            .get(start + 1..start + 1 + length)
            .unwrap_or_default();
        let name = content.get(..name_length).unwrap_or_default();
        let name = name.split_once(':').map_or(name, |(_, local)| local);
        if self.open.is_empty() && self.had_root {
            let message = format!(
                "after the end of the file's one element there is another, <{}>",
                cut(name)
            );
            return Err(self.file.malformed(line, message));
        }
        if self.open.len() == DEEPEST {
            let message =
                format!("elements are nested more than {DEEPEST} deep, which no graph needs");
            return Err(self.file.malformed(line, message));
        }
        self.had_root = true;
        self.open.push(name);
        Ok(Element {
            name,
            line,
            content,
            name_length,
        })
    }

    fn instruction(&self, start: usize) -> Piece<'a> {
        let raw = self.text.get(start..self.position()).unwrap_or_default();
        let raw = raw
            .strip_prefix("<?")
            .and_then(|raw| raw.strip_suffix("?>"))
            .unwrap_or_default();
        let (target, content) = raw.split_once([' ', '\n', '\r', '\t']).unwrap_or((raw, ""));
        Piece::Instruction(target, content)
    }

    fn resolved(&self, reference: &BytesRef<'a>, line: u64) -> Result<Cow<'a, str>, ImportError> {
        let letter = reference
            .resolve_char_ref()
            .map_err(|error| self.file.malformed(line, explained(&error)))?;
        if let Some(letter) = letter {
            return Ok(Cow::Owned(letter.to_string()));
        }
        let known = resolve_xml_entity(reference).map(Cow::Borrowed);
        known.ok_or_else(|| self.file.malformed(line, unknown_entity(reference)))
    }

    fn done(&self, line: u64) -> Result<Piece<'a>, ImportError> {
        match self.open.last() {
            Some(name) => {
                let message = format!(
                    "the file ends before <{}> does; perhaps it was cut off",
                    cut(name)
                );
                Err(self.file.malformed(line, message))
            }
            None => Ok(Piece::Done),
        }
    }

    fn broken(&mut self, start: usize, error: &Error) -> ImportError {
        let position = usize::try_from(self.reader.error_position())
            .unwrap_or(start)
            .clamp(start, self.text.len());
        let line = self.line_at(position);
        self.file.malformed(line, explained(error))
    }
}

const NO_DOCUMENT_TYPE: &str = "the file has a document type (<!DOCTYPE …>), behind which much can hide; no document type is needed, so delete it";

fn unknown_entity(name: &str) -> String {
    format!(
        "&{}; is not known; without a document type there are only &lt; &gt; &amp; &quot; &apos; and numbers",
        cut(name)
    )
}

/// What is wrong, in words of the file.
fn explained(error: &Error) -> String {
    match error {
        Error::Escape(EscapeError::UnrecognizedEntity(_, name)) => unknown_entity(name),
        Error::Escape(EscapeError::UnterminatedEntity(_)) => {
            "an \"&\" begins no entity that ends with \";\"; write it as &amp;".to_owned()
        }
        error => {
            let message: String = error.to_string().chars().take(200).collect();
            format!("this is no XML: {message}")
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::Cursor;
    use super::Piece;
    use crate::exchange::importer::ForeignFile;
    use crate::exchange::importer::ImportOptions;
    use crate::exchange::importer::Unwatched;

    fn pieces(text: &str) -> Result<Vec<String>, String> {
        let options = ImportOptions::default();
        let mut cursor = Cursor::new(ForeignFile {
            name: "a",
            number: 0,
            is_sheet: false,
            text,
            options: &options,
            progress: &Unwatched,
            companions: &[],
        });
        let mut found = Vec::new();
        loop {
            let piece = match cursor.next().map_err(|error| error.to_string())? {
                Piece::Start(element) => {
                    let attributes = cursor
                        .attributes(element)
                        .map_err(|error| error.to_string())?;
                    let attributes: Vec<_> = attributes
                        .iter()
                        .map(|(name, value)| format!("{name}={value:?}"))
                        .collect();
                    format!(
                        "{}:{}({})",
                        element.line,
                        element.name,
                        attributes.join(",")
                    )
                }
                Piece::End(name) => format!("/{name}"),
                Piece::Text(text) => format!("{text:?}"),
                Piece::Instruction(target, content) => format!("?{target}|{content}"),
                Piece::Done => return Ok(found),
            };
            found.push(piece);
        }
    }

    #[test]
    fn pieces_come_with_their_lines_and_decoded() {
        let text = "\u{feff}<?xml version='1.0'?>\n<!-- x --><a:b c='&lt;&#10;\n&#x41;'\n>&amp;<![CDATA[<i>]]><?p q r?>\n<d/></a:b>\n";
        let expected = [
            "\"\\n\"",
            "2:b(c=\"<\\n A\")",
            "\"&\"",
            "\"<i>\"",
            "?p|q r",
            "\"\\n\"",
            "5:d()",
            "/d",
            "/b",
            "\"\\n\"",
        ];
        assert_eq!(pieces(text), Ok(expected.map(str::to_owned).to_vec()));
    }

    fn refusal(text: &str) -> String {
        pieces(text).err().unwrap_or_default()
    }

    #[test]
    fn what_is_no_xml_is_told_with_its_line() {
        let deep = "<a>".repeat(101);
        let cases = [
            (
                "<a>\n<b></a>",
                "a:2: this is no XML: ill-formed document: expected `</b>`, but `</a>` was found",
            ),
            (
                "<a>\n<b>",
                "a:2: the file ends before <b> does; perhaps it was cut off",
            ),
            (
                "<a>\n\n<b c='1",
                "a:3: this is no XML: syntax error: attribute value not closed: `'` not found before end of input",
            ),
            ("<a\nb='1' b='2'/>", "a:1: <a> has two attributes \"b\""),
            (
                "<a/>\n<b/>",
                "a:2: after the end of the file's one element there is another, <b>",
            ),
            (
                &deep,
                "a:1: elements are nested more than 100 deep, which no graph needs",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(refusal(text), expected);
        }
        assert!(refusal("<!DOCTYPE a>\n<a/>").contains("no document type is needed"));
        assert!(refusal("<a>&b;</a>").contains("&b; is not known"));
        assert!(refusal("<a b='&c;'/>").contains("&c; is not known"));
        assert!(refusal("<a b='c & d'/>").contains("&amp;"));
        assert!(pieces("<a>&#0;</a>").is_err());
    }
}
