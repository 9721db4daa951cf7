//! The encodings of texts: those of the web, the code pages of DOS, and ANSEL.

use std::borrow::Cow;

use encoding_rs::Encoding;
use encoding_rs::MACINTOSH;
use encoding_rs::UTF_8;
use oem_cp::code_table;
use oem_cp::decode_string_complete_table;

use crate::exchange::ansel;

/// How a text is written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    /// An encoding of the WHATWG standard.
    Web(&'static Encoding),
    /// A code page of DOS.
    Dos(DosCodePage),
    /// ANSEL, of GEDCOM and libraries.
    Ansel,
}

/// A code page of DOS, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DosCodePage(u16);

/// A code page: its number, its name and its letters from 0x80 on.
struct CodePage {
    number: u16,
    name: &'static str,
    letters: &'static [char; 128],
}

/// The code pages; the first is that of the IBM PC.
const CODE_PAGES: [CodePage; 13] = [
    page(437, "CP437", &code_table::DECODING_TABLE_CP437),
    page(737, "CP737", &code_table::DECODING_TABLE_CP737),
    page(775, "CP775", &code_table::DECODING_TABLE_CP775),
    page(850, "CP850", &code_table::DECODING_TABLE_CP850),
    page(852, "CP852", &code_table::DECODING_TABLE_CP852),
    page(855, "CP855", &code_table::DECODING_TABLE_CP855),
    page(858, "CP858", &code_table::DECODING_TABLE_CP858),
    page(860, "CP860", &code_table::DECODING_TABLE_CP860),
    page(861, "CP861", &code_table::DECODING_TABLE_CP861),
    page(862, "CP862", &code_table::DECODING_TABLE_CP862),
    page(863, "CP863", &code_table::DECODING_TABLE_CP863),
    page(865, "CP865", &code_table::DECODING_TABLE_CP865),
    page(869, "CP869", &code_table::DECODING_TABLE_CP869),
];

/// What programs call encodings besides their standard names, in letters and digits alone.
const OTHER_NAMES: [(&str, &str); 12] = [
    ("ibmpc", "cp437"),
    ("ibm", "cp437"),
    ("ibmdos", "cp437"),
    ("msdos", "cp437"),
    ("dos", "cp437"),
    ("dos850", "cp850"),
    ("mac", "macintosh"),
    ("macroman", "macintosh"),
    ("macosroman", "macintosh"),
    ("ibmwindows", "windows1252"),
    ("windows", "windows1252"),
    ("latin1", "windows1252"),
];

const fn page(number: u16, name: &'static str, letters: &'static [char; 128]) -> CodePage {
    CodePage {
        number,
        name,
        letters,
    }
}

/// Finds an encoding by its name: a label of the WHATWG standard, a code page of DOS (`cp850`,
/// `ibm437`, `852`), `mac-roman` or `ansel`.
#[must_use]
pub fn encoding_named(label: &str) -> Option<TextEncoding> {
    let plain: String = label
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let plain = OTHER_NAMES
        .iter()
        .find(|(other, _)| *other == plain)
        .map_or(plain.as_str(), |(_, name)| name);
    if plain == "ansel" {
        return Some(TextEncoding::Ansel);
    }
    if plain == "macintosh" {
        return Some(TextEncoding::Web(MACINTOSH));
    }
    let number = ["cp", "ibm", "oem", "dos", "pc", ""]
        .iter()
        .find_map(|prefix| plain.strip_prefix(prefix)?.parse().ok());
    if let Some(page) = CODE_PAGES.iter().find(|page| Some(page.number) == number) {
        return Some(TextEncoding::Dos(DosCodePage(page.number)));
    }
    let web = Encoding::for_label(label.trim().as_bytes())
        .or_else(|| Encoding::for_label(plain.as_bytes()))
        .or_else(|| {
            let windows = format!("windows-{}", plain.strip_prefix("windows")?);
            Encoding::for_label(windows.as_bytes())
        });
    web.map(TextEncoding::Web)
}

impl TextEncoding {
    /// UTF-8.
    pub const UTF_8: Self = Self::Web(UTF_8);

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Dos(page) => page.found().name,
            Self::Ansel => "ANSEL",
        }
    }

    /// Decodes a text; nothing if the bytes are not of the encoding.
    pub(crate) fn decoded(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Web(encoding) => {
                encoding.decode_without_bom_handling_and_without_replacement(bytes)
            }
            Self::Dos(page) => Some(Cow::Owned(decode_string_complete_table(
                bytes,
                page.found().letters,
            ))),
            Self::Ansel => Some(Cow::Owned(ansel::decoded(bytes))),
        }
    }
}

impl DosCodePage {
    fn found(self) -> &'static CodePage {
        const PAGES: &[CodePage; 13] = &CODE_PAGES;
        PAGES
            .iter()
            .find(|page| page.number == self.0)
            .unwrap_or(&PAGES[0])
    }
}

#[cfg(test)]
mod tests {
    use super::encoding_named;

    #[test]
    fn an_encoding_is_found_by_any_of_its_names() {
        for (label, name) in [
            ("cp850", "CP850"),
            ("IBM852", "CP852"),
            ("437", "CP437"),
            ("IBMPC", "CP437"),
            ("mac-roman", "macintosh"),
            ("MACINTOSH", "macintosh"),
            ("ANSEL", "ANSEL"),
            ("windows-1251", "windows-1251"),
            ("cp1250", "windows-1250"),
            ("ibm866", "IBM866"),
            ("latin2", "ISO-8859-2"),
            ("UTF-8", "UTF-8"),
        ] {
            assert_eq!(
                encoding_named(label).map(super::TextEncoding::name),
                Some(name),
                "{label}"
            );
        }
        assert_eq!(encoding_named("klingon"), None);
    }

    #[test]
    fn letters_of_code_pages_are_those_that_were_typed() {
        let read = |label: &str, bytes: &'static [u8]| {
            encoding_named(label).and_then(|encoding| encoding.decoded(bytes))
        };
        assert_eq!(
            read("cp850", b"M\x81ller, K\x84the").as_deref(),
            Some("Müller, Käthe")
        );
        assert_eq!(read("cp852", b"\x9D\xA2d\xAB").as_deref(), Some("Łódź"));
        assert_eq!(read("macintosh", b"M\x9Fller").as_deref(), Some("Müller"));
    }
}
