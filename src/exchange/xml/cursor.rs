//! A cursor over XML: one piece after the other, each with its line number.
//!
//! Document types are refused, so only the five predefined entities of XML exist and no entity can
//! expand. Elements are nested at most [`DEEPEST`] deep, and nothing here is recursive.

use std::borrow::Cow;

use memchr::memchr_iter;
use quick_xml::Error;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::BytesRef;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use quick_xml::reader::Reader;

use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::seen_columns::too_many_names;
use crate::exchange::xml::attributes::XmlAttributes;
use crate::exchange::xml::faults::NO_DOCUMENT_TYPE;
use crate::exchange::xml::faults::cut;
use crate::exchange::xml::faults::explained;
use crate::exchange::xml::faults::unknown_entity;

/// How deep elements may be nested.
const DEEPEST: usize = 100;
/// Progress is reported after this many bytes.
const TOLD_EVERY: usize = 1 << 16;
/// A piece of an XML text.
#[derive(Debug)]
pub(crate) enum Piece<'a> {
    /// The start of an element. An empty element is followed by its end at once.
    Start(Element<'a>),
    /// The end of the element with this name.
    End(&'a str),
    /// Text within an element. One text may be split into several pieces.
    Text(Cow<'a, str>),
    /// A processing instruction: its target and its content.
    Instruction(&'a str, &'a str),
    /// The end of the file.
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

/// Reads an XML file piece by piece.
pub(crate) struct Cursor<'a> {
    file: ForeignFile<'a>,
    text: &'a str,
    reader: Reader<&'a [u8]>,
    open: Vec<&'a str>,
    had_root: bool,
    /// The position up to which line feeds are counted; `line` is the line number there.
    counted: usize,
    line: u64,
    told: usize,
}

impl<'a> Cursor<'a> {
    /// Creates a cursor at the beginning of a file.
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

    /// Reads the next piece. Comments and the XML declaration are skipped.
    pub(crate) fn next(&mut self) -> Result<Piece<'a>, ImportError> {
        loop {
            let start = self.position();
            let line = self.line_at(start);
            if start >= self.told + TOLD_EVERY {
                self.told = start;
                self.file.still_wanted_after(start)?;
            }
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.broken(start, &error)),
            };
            match event {
                Event::Start(found) => {
                    return self.begin(start, line, &found).map(Piece::Start);
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

    /// Parses the attributes of an element.
    pub(crate) fn attributes(
        &self,
        element: Element<'a>,
    ) -> Result<XmlAttributes<'a>, ImportError> {
        let mut found = XmlAttributes::default();
        let mut attributes = Attributes::new(element.content, element.name_length);
        // quick-xml's own check for repeated attributes takes quadratic time.
        attributes.with_checks(false);
        let most = self.file.options.ceilings.attributes;
        for attribute in attributes {
            if found.len() == most {
                let message = too_many_names(most);
                return Err(self.file.malformed(element.line, message));
            }
            let attribute = attribute.map_err(Error::from).and_then(|attribute| {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0)?;
                Ok((attribute.key.0, value))
            });
            let (name, value) =
                attribute.map_err(|error| self.file.malformed(element.line, explained(&error)))?;
            found.push(name, value);
        }
        match found.repeated() {
            Some(name) => {
                let message = format!(
                    "<{}> has the attribute \"{}\" twice; remove one of them",
                    cut(element.name),
                    cut(name)
                );
                Err(self.file.malformed(element.line, message))
            }
            None => Ok(found),
        }
    }

    /// Reads the text of the innermost open element up to its end. Nested elements are skipped.
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

    /// The number of open elements.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The line on which the last piece begins.
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
        found: &BytesStart<'a>,
    ) -> Result<Element<'a>, ImportError> {
        let name_length = found.name().0.len();
        let content = self
            .text
            .get(start + 1..start + 1 + found.len())
            .unwrap_or_default();
        let name = content.get(..name_length).unwrap_or_default();
        let name = name.split_once(':').map_or(name, |(_, local)| local);
        if self.open.is_empty() && self.had_root {
            let message = format!(
                "a second root element, <{}>; an XML file has exactly one",
                cut(name)
            );
            return Err(self.file.malformed(line, message));
        }
        if self.open.len() == DEEPEST {
            let message =
                format!("elements are nested more than {DEEPEST} levels deep; reduce the nesting");
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
                    "the file ends before </{}>; it may have been cut off",
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

#[cfg(test)]
mod tests {
    use super::Cursor;
    use super::Piece;
    use crate::exchange::importer::ForeignFile;
    use crate::exchange::importer::ImportError;
    use crate::exchange::importer::ImportOptions;
    use crate::exchange::importer::Unwatched;

    fn pieces(text: &str) -> Result<Vec<String>, ImportError> {
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
            let piece = match cursor.next()? {
                Piece::Start(element) => {
                    let attributes = cursor.attributes(element)?;
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
        let found = pieces(text).map_err(|error| error.to_string());
        assert_eq!(found, Ok(expected.map(str::to_owned).to_vec()));
    }

    fn refusal(text: &str) -> String {
        let refused = pieces(text).err();
        refused.map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn what_is_no_xml_is_told_with_its_line() {
        let deep = "<a>".repeat(101);
        let cases = [
            (
                "<a>\n<b></a>",
                "a:2: invalid XML: ill-formed document: expected `</b>`, but `</a>` was found",
            ),
            (
                "<a>\n<b>",
                "a:2: the file ends before </b>; it may have been cut off",
            ),
            (
                "<a>\n\n<b c='1",
                "a:3: invalid XML: syntax error: attribute value not closed: `'` not found before end of input",
            ),
            (
                "<a\nb='1' b='2'/>",
                "a:1: <a> has the attribute \"b\" twice; remove one of them",
            ),
            (
                "<a/>\n<b/>",
                "a:2: a second root element, <b>; an XML file has exactly one",
            ),
            (
                &deep,
                "a:1: elements are nested more than 100 levels deep; reduce the nesting",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(refusal(text), expected);
        }
        assert!(refusal("<!DOCTYPE a>\n<a/>").contains("no document type is needed"));
        assert!(refusal("<a>&b;</a>").contains("unknown entity &b;"));
        assert!(refusal("<a b='&c;'/>").contains("unknown entity &c;"));
        assert!(refusal("<a b='c & d'/>").contains("&amp;"));
        assert!(pieces("<a>&#0;</a>").is_err());
    }
}
