//! What a workbook declares of itself, checked before a library believes it.
//!
//! `calamine` reserves memory for as many shared texts as a workbook says it has: one number in a
//! file of a kilobyte would end the program.

use std::io::BufReader;
use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::exchange::unpack_error::UnpackError;

/// The shortest shared text of a workbook is `<si/>`, of so many bytes.
const SHORTEST: u64 = 5;

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
    use super::check_shared_texts;

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
