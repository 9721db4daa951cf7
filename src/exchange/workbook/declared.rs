//! What a workbook declares of itself, checked before a library believes it.
//!
//! `calamine` reserves memory for as many shared texts as a workbook says it has: one number in a
//! file of a kilobyte would end the program. Of each format of cells it keeps a copy of what that consists of, so
//! that a long description that many formats share would take all memory.

use std::io::BufReader;
use std::io::Read;

use hashbrown::HashSet;
use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::exchange::unpack_error::UnpackError;
use crate::exchange::workbook::pieces::is_counted;
use crate::exchange::workbook::pieces::is_place_of_workbook;

/// The shortest shared text of a workbook is `<si/>`, of so many bytes.
const SHORTEST: u64 = 5;

/// Spreadsheet programs know half as many formats of cells.
const MOST_FORMATS: usize = 131_072;
/// So many bytes, at most, all formats together may have for the longest word that describes one.
const MOST_OF_FORMATS: usize = 64 << 20;

/// Whether a part of a workbook has the formats of its cells.
pub(crate) fn has_formats(name: &str) -> bool {
    name.to_lowercase().ends_with("styles.xml")
}

/// Checks that there are no more formats of cells than a workbook has, and that copies of what they consist of are
/// no burden.
///
/// # Errors
///
/// [`UnpackError::TooManyFormats`] if there are, [`UnpackError::DamagedWorkbook`] if it cannot be read.
pub(crate) fn check_formats(part: impl Read) -> Result<(), UnpackError> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    let (mut buffer, mut formats, mut longest) = (Vec::new(), 0_usize, 0);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|_| UnpackError::DamagedWorkbook)? {
            Event::Start(element) | Event::Empty(element) => {
                formats += usize::from(element.local_name().as_ref() == "xf");
                longest = element.len().max(longest);
                if formats > MOST_FORMATS || formats.saturating_mul(longest) > MOST_OF_FORMATS {
                    return Err(UnpackError::TooManyFormats);
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Whether a part of a workbook has its shared texts.
pub(crate) fn has_shared_texts(name: &str) -> bool {
    name.to_lowercase().ends_with("sharedstrings.xml")
}

/// Checks that a part of `length` bytes declares no more shared texts than fit into it.
///
/// # Errors
///
/// [`UnpackError::DeclaresTooMuch`] if it does, [`UnpackError::DamagedWorkbook`] if it cannot be
/// read.
pub(crate) fn check_shared_texts(part: impl Read, length: u64) -> Result<(), UnpackError> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|_| UnpackError::DamagedWorkbook)? {
            Event::Start(element) | Event::Empty(element) => {
                check_count(&element, length)?;
                if element.local_name().as_ref() == "sst" {
                    return Ok(());
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Whether a part of a workbook says in which parts it itself and its sheets are: of what name these are is
/// said there too.
pub(crate) fn has_places(name: &str) -> bool {
    name.to_lowercase().ends_with(".rels")
}

/// Checks that no two sheets are the same part, since each is read by itself, and a small part may unpack to
/// a large one; and that what they are in was counted.
///
/// # Errors
///
/// [`UnpackError::SharedSheet`] if two are, [`UnpackError::DamagedWorkbook`] if one was not counted or it
/// cannot be read.
pub(crate) fn check_places(part: impl Read) -> Result<(), UnpackError> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    let (mut buffer, mut known) = (Vec::new(), HashSet::new());
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|_| UnpackError::DamagedWorkbook)? {
            Event::Start(element) | Event::Empty(element) => match place_in(&element) {
                Some(Place::Sheet(target)) if !is_counted(&target) => {
                    return Err(UnpackError::DamagedWorkbook);
                }
                Some(Place::Sheet(target)) => {
                    let file = target.rsplit('/').next().map(str::to_owned);
                    if !known.insert(file) {
                        return Err(UnpackError::SharedSheet);
                    }
                }
                Some(Place::Workbook(target)) if !is_place_of_workbook(&target) => {
                    return Err(UnpackError::DamagedWorkbook);
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What a relationship leads to. Sheets are told by the names of their files, in whatever folder: all
/// are in one.
enum Place {
    Sheet(String),
    Workbook(String),
}

fn place_in(element: &BytesStart<'_>) -> Option<Place> {
    let (mut kind, mut target) = (None, None);
    for attribute in element.attributes().with_checks(false).flatten() {
        match attribute.key.local_name().as_ref() {
            "Type" => {
                let value = attribute.value.trim();
                kind = match value.rsplit('/').next() {
                    Some("worksheet") => Some(Place::Sheet as fn(String) -> Place),
                    Some("officeDocument") => Some(Place::Workbook as fn(String) -> Place),
                    _ => None,
                };
            }
            "Target" => target = Some(attribute.value.to_lowercase()),
            _ => {}
        }
    }
    Some(kind?(target?))
}

fn check_count(element: &BytesStart<'_>, length: u64) -> Result<(), UnpackError> {
    for attribute in element.attributes().with_checks(false).flatten() {
        if attribute.key.local_name().as_ref() != "uniqueCount" {
            continue;
        }
        let declared = attribute.value.trim();
        let fits = |count: u64| count <= length / SHORTEST;
        if !declared.parse().is_ok_and(fits) {
            return Err(UnpackError::DeclaresTooMuch {
                declared: declared.chars().take(20).collect(),
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::UnpackError;
    use super::check_formats;
    use super::check_places;
    use super::check_shared_texts;

    #[test]
    fn no_two_sheets_are_one_part() {
        let part = |targets: [&str; 2]| {
            let places = targets.map(|target| {
                format!("<Relationship Id=\"r\" Type=\"http://x/worksheet\" Target=\"{target}\"/>")
            });
            format!("<Relationships>{}</Relationships>", places.concat())
        };
        let check = |targets| check_places(part(targets).as_bytes());
        assert_eq!(
            check(["worksheets/sheet1.xml", "worksheets/sheet2.xml"]),
            Ok(())
        );
        for again in [
            "worksheets/sheet1.xml",
            "/xl/worksheets/../worksheets/Sheet1.xml",
        ] {
            assert_eq!(
                check(["worksheets/sheet1.xml", again]),
                Err(UnpackError::SharedSheet)
            );
        }
    }

    #[test]
    fn no_format_is_long_if_many_have_it() {
        let part = |length: usize, count: usize| {
            let code = "y".repeat(length);
            let formats = "<xf numFmtId=\"164\"/>".repeat(count);
            format!(
                "<styleSheet><numFmts><numFmt formatCode=\"{code}\"/></numFmts><cellXfs>{formats}</cellXfs></styleSheet>"
            )
        };
        let check = |length, count| check_formats(part(length, count).as_bytes());
        assert_eq!(check(80_000, 500), Ok(()));
        assert_eq!(check(255, 65_490), Ok(()));
        for (length, count) in [(80_000, 1_000), (1_100, 65_490), (1, 140_000)] {
            assert_eq!(
                check(length, count),
                Err(UnpackError::TooManyFormats),
                "{count} of {length} bytes"
            );
        }
    }

    #[test]
    fn no_more_texts_are_declared_than_fit() {
        let part = |count: &str| {
            format!(
                "<?xml version=\"1.0\"?><x:sst xmlns:x=\"s\" count=\"9\" uniqueCount=\"{count}\"><si/></x:sst>"
            )
        };
        let check = |count: &str| {
            let text = part(count);
            check_shared_texts(text.as_bytes(), text.len() as u64)
        };
        assert_eq!(check("1"), Ok(()));
        assert_eq!(check("15"), Ok(()));
        for count in [
            "1000",
            "18446744073709551615",
            "99999999999999999999999",
            "-1",
            "+1e9",
        ] {
            assert!(
                matches!(check(count), Err(UnpackError::DeclaresTooMuch { .. })),
                "{count}"
            );
        }
    }
}
