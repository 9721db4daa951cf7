//! Decodes UTF-8, and reports every other encoding.

use std::borrow::Cow;

use memchr::memchr_iter;

use crate::dataset::report::DatasetReport;
use crate::model::composed;
use crate::model::one_line_end;

/// The text of a file, or `None` after reporting why it cannot be read.
///
/// A byte-order mark and lines that end with a lone carriage return are warnings; other encodings
/// and control characters are errors.
pub(crate) fn decode<'a>(
    file: &str,
    bytes: &'a [u8],
    report: &mut DatasetReport,
) -> Option<Cow<'a, str>> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        report.error(
            file,
            Some(1),
            "the file is UTF-16; save it as \"CSV UTF-8\"".to_owned(),
        );
        return None;
    }
    let content = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    if content.len() < bytes.len() {
        let message =
            "the file begins with a byte-order mark; it was skipped, save as UTF-8 without it";
        report.warning(file, Some(1), message.to_owned());
    }
    let text = match std::str::from_utf8(content) {
        Ok(text) => text,
        Err(error) => {
            let position = error.valid_up_to();
            let message = format!(
                "byte 0x{:02X} is not UTF-8, so the file has another encoding (Windows-1252, Windows-1251 …); save it as \"CSV UTF-8\"",
                content[position]
            );
            report.error(file, Some(line_at(content, position)), message);
            return None;
        }
    };
    if let Some(position) = first_forbidden(content) {
        let message = format!(
            "there is a control character (0x{:02X}) in the text; remove it",
            content[position]
        );
        report.error(file, Some(line_at(content, position)), message);
        return None;
    }
    if let Some(position) = first_of_no_letter(content) {
        let message = format!(
            "there is a control character (U+{:04X}) in the text, where another encoding has a letter; write the letter",
            content[position + 1]
        );
        report.error(file, Some(line_at(content, position)), message);
        return None;
    }
    Some(with_line_feeds(file, text, report))
}

/// The position of the first control character. Blocks without one are skipped at once, which is
/// faster.
fn first_forbidden(content: &[u8]) -> Option<usize> {
    const PIECE: usize = 256;
    let holds = |piece: &[u8]| {
        piece
            .iter()
            .fold(false, |found, &byte| found | is_forbidden(byte))
    };
    let piece = content.chunks(PIECE).position(holds)?;
    content[piece * PIECE..]
        .iter()
        .position(|&byte| is_forbidden(byte))
        .map(|position| piece * PIECE + position)
}

/// The position of the first control character from U+0080 to U+009F: text in Windows-1252 that was
/// taken for Latin-1 has them in the place of quotation marks and some letters.
fn first_of_no_letter(content: &[u8]) -> Option<usize> {
    const LEAD: u8 = 0xC2;
    memchr_iter(LEAD, content).find(|position| {
        let next = content.get(position + 1);
        next.is_some_and(|next| (0x80..=0x9F).contains(next))
    })
}

/// Whether a byte is a control character other than tab, line feed and carriage return.
fn is_forbidden(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7F
}

/// Composes letters with their accents, and replaces lone carriage returns, with which old
/// spreadsheets end lines, by line feeds, which line numbers need.
fn with_line_feeds<'a>(file: &str, text: &'a str, report: &mut DatasetReport) -> Cow<'a, str> {
    let Cow::Owned(clean) = one_line_end(composed(text)) else {
        return Cow::Borrowed(text);
    };
    if clean.matches('\n').count() > text.matches('\n').count() {
        report.warning(
            file,
            Some(1),
            "lines end with a carriage return alone; they were read, save with LF or CRLF"
                .to_owned(),
        );
    }
    Cow::Owned(clean)
}

/// The number of the line at a byte position, counting LF, CRLF and lone CR as line ends.
fn line_at(bytes: &[u8], position: usize) -> u64 {
    let before = &bytes[..position];
    let count = |mark: u8| before.split(|&byte| byte == mark).count() - 1;
    let feeds = count(b'\n');
    1 + u64::try_from(if feeds == 0 { count(b'\r') } else { feeds }).unwrap_or(u64::MAX - 1)
}
