//! How many pieces the parts of a workbook consist of, and how long they are, before a library reads
//! them.
//!
//! A piece is what stands between two `<`: a tag, and the text behind it. `calamine` keeps the longest
//! in memory, padded or not, and takes time and memory for each, be it ever so short: a workbook of
//! 50 kB may unpack to millions.

use std::io;
use std::io::Write;

use memchr::memchr_iter;

use crate::exchange::unpack_error::UnpackError;

/// The most bytes of a piece. A cell has at most 32,767 letters, each of at most ten bytes.
const LONGEST: u64 = 1 << 20;
/// So many bytes of files, as they are given, may have as many pieces as is said below; larger ones in
/// proportion more.
const SHARE: u64 = 16 << 20;
/// The most pieces of all sheets: two or three million cells.
const MOST_OF_SHEETS: u64 = 10_000_000;
/// The most pieces of all shared texts, each of which is kept in memory.
const MOST_OF_TEXTS: u64 = 6_000_000;
/// The most pieces of all else, most of which is kept in memory.
const MOST_OF_OTHERS: u64 = 1_000_000;

/// What a part of a workbook is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartOf {
    /// A sheet, or what stands beside one.
    Sheets,
    /// The shared texts.
    Texts,
    /// Anything else that a library may read.
    Others,
    /// A picture or what another program keeps: no text, or none that is taken apart.
    Nothing,
}

impl PartOf {
    /// What a part is by its name.
    pub(crate) fn of(name: &str) -> Self {
        let name = name.to_lowercase();
        if !is_text(&name) || name.starts_with("customxml/") {
            Self::Nothing
        } else if name.ends_with("sharedstrings.xml") {
            Self::Texts
        } else if is_sheet(&name) {
            Self::Sheets
        } else {
            Self::Others
        }
    }
}

/// Whether a part that is named as the place of sheets, or of the workbook itself, is counted like it.
pub(crate) fn is_counted(target: &str) -> bool {
    let target = target.to_lowercase();
    // What is written in another way, as `&#46;`, is not what it seems to be.
    is_text(&target) && !target.contains("customxml/") && !target.contains('&')
}

/// Whether a place can be that of the workbook itself: what is counted as something else, of which
/// there may be more, cannot.
pub(crate) fn is_place_of_workbook(target: &str) -> bool {
    is_counted(target) && PartOf::of(target) == PartOf::Others
}

fn is_text(name: &str) -> bool {
    [".xml", ".rels"].iter().any(|end| name.ends_with(end))
}

fn is_sheet(name: &str) -> bool {
    name.contains("worksheets/")
}

/// The pieces of all workbooks of an import that were counted so far.
#[derive(Debug)]
pub(crate) struct Pieces {
    shares: u64,
    sheets: u64,
    texts: u64,
    others: u64,
}

impl Pieces {
    /// None so far, of files of so many bytes.
    pub(crate) fn of_bytes(bytes: u64) -> Self {
        Self {
            shares: bytes.div_ceil(SHARE).max(1),
            sheets: 0,
            texts: 0,
            others: 0,
        }
    }

    /// Takes the pieces of a part into account.
    ///
    /// # Errors
    ///
    /// [`UnpackError::TooManyPieces`] if there are too many, [`UnpackError::PieceTooLong`] if one is too
    /// long.
    pub(crate) fn take(&mut self, name: &str, part: &PiecesOfPart) -> Result<(), UnpackError> {
        let (count, most) = match PartOf::of(name) {
            PartOf::Sheets => (&mut self.sheets, MOST_OF_SHEETS),
            PartOf::Texts => (&mut self.texts, MOST_OF_TEXTS),
            PartOf::Others => (&mut self.others, MOST_OF_OTHERS),
            PartOf::Nothing => return Ok(()),
        };
        let name = || name.chars().take(200).collect();
        if part.longest.max(part.length) > LONGEST {
            return Err(UnpackError::PieceTooLong { part: name() });
        }
        let most = most.saturating_mul(self.shares);
        *count = count.saturating_add(part.count);
        if *count > most {
            return Err(UnpackError::TooManyPieces { part: name(), most });
        }
        Ok(())
    }
}

/// Counts the pieces of what is written to it.
#[derive(Debug, Default)]
pub(crate) struct PiecesOfPart {
    count: u64,
    longest: u64,
    /// The length of the last piece so far.
    length: u64,
}

impl Write for PiecesOfPart {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut end = 0;
        for at in memchr_iter(b'<', bytes) {
            self.length += (at - end) as u64;
            self.longest = self.longest.max(self.length);
            self.count += 1;
            (self.length, end) = (0, at);
        }
        self.length += (bytes.len() - end) as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::io::Write;

    use super::LONGEST;
    use super::MOST_OF_OTHERS;
    use super::MOST_OF_TEXTS;
    use super::Pieces;
    use super::PiecesOfPart;
    use super::is_counted;
    use super::is_place_of_workbook;
    use crate::exchange::unpack_error::UnpackError;

    /// The pieces of a text that is written so many bytes at once.
    fn of(text: &str, at_once: usize) -> io::Result<PiecesOfPart> {
        let mut pieces = PiecesOfPart::default();
        for bytes in text.as_bytes().chunks(at_once) {
            pieces.write_all(bytes)?;
        }
        Ok(pieces)
    }

    #[test]
    fn pieces_are_counted_however_they_arrive() -> io::Result<()> {
        let text = "<a>text</a><b/>     <c>";
        for at_once in 1..=text.len() {
            let found = of(text, at_once)?;
            assert_eq!((found.count, found.longest, found.length), (4, 9, 3));
        }
        Ok(())
    }

    #[test]
    fn a_long_piece_is_refused_where_a_library_reads_it() -> io::Result<()> {
        let longest = usize::try_from(LONGEST).unwrap_or_default();
        let take = |name: &str, text: &str| {
            let part = of(text, 1 << 16)?;
            io::Result::Ok(Pieces::of_bytes(1).take(name, &part))
        };
        let (fits, is_long) = (" ".repeat(longest - 3), " ".repeat(longest - 2));
        for name in ["xl/worksheets/1.xml", "xl/SharedStrings.xml", "xl/a.RELS"] {
            assert_eq!(take(name, &format!("<a>{fits}</a>"))?, Ok(()));
            for text in [format!("<a>{is_long}</a>"), format!("<a{is_long}>")] {
                let told = take(name, &text)?;
                assert!(
                    matches!(told, Err(UnpackError::PieceTooLong { .. })),
                    "{told:?}"
                );
            }
        }
        for name in ["xl/media/a.png", "customXml/item1.xml"] {
            assert_eq!(take(name, &is_long.repeat(3))?, Ok(()));
        }
        Ok(())
    }

    #[test]
    fn pieces_are_counted_over_all_parts() {
        let part = |count| PiecesOfPart {
            count,
            ..PiecesOfPart::default()
        };
        for (bytes, shares) in [(1, 1), (1 << 24, 1), ((1 << 24) + 1, 2)] {
            let mut pieces = Pieces::of_bytes(bytes);
            let mut take = |name: &str, count| pieces.take(name, &part(count)).is_ok();
            assert!(take("xl/workbook.xml", shares * MOST_OF_OTHERS));
            assert!(!take("xl/styles.xml", 1));
            assert!(take("xl/sharedStrings.xml", shares * MOST_OF_TEXTS));
            assert!(!take("xl/sharedStrings.xml", 1));
            assert!(take("xl/media/a.png", u64::MAX));
        }
    }

    #[test]
    fn what_is_read_is_counted() {
        assert!(is_counted("worksheets/sheet1.xml") && is_place_of_workbook("xl/workbook2.xml"));
        for target in ["media/a.png", "/customXml/item1.xml", "a", "a&#47;b.xml"] {
            assert!(
                !is_counted(target) && !is_place_of_workbook(target),
                "{target}"
            );
        }
        for target in ["xl/worksheets/a.xml", "xl/sharedStrings.xml"] {
            assert!(!is_place_of_workbook(target), "{target}");
        }
    }
}
