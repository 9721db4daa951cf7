//! ANSEL (ANSI Z39.47), in which genealogies and library records were written before Unicode.
//!
//! Its accents stand before their letters, those of Unicode behind them.

/// What a byte that no letter has becomes, so that none is lost unseen.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// The letters from 0xA1 on, with those that GEDCOM adds; a space has no letter.
const LETTERS: &str = "ŁØĐÞÆŒʹ·♭®±ƠƯʼ ʻłøđþæœʺı£ð ơư□■°ℓ℗©♯¿¡ß€    eoß";
/// The accents from 0xE0 on; a space has none.
const ACCENTS: &str = "\u{309}\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{30C}\u{30A}\u{FE20}\u{FE21}\u{315}\u{30B}\u{310}\
\u{327}\u{328}\u{323}\u{324}\u{325}\u{333}\u{332}\u{326}\u{31C}\u{32E}\u{FE22}\u{FE23}\u{338} \u{313}";

/// Decodes a text.
pub(crate) fn decoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut accents = String::new();
    for &byte in bytes {
        if let Some(accent) = at(ACCENTS, 0xE0, byte) {
            accents.insert(0, accent);
            continue;
        }
        text.push(match byte {
            0..0x80 => char::from(byte),
            _ => at(LETTERS, 0xA1, byte).unwrap_or(UNKNOWN),
        });
        text.push_str(&accents);
        accents.clear();
    }
    text + &accents
}

fn at(table: &str, first: u8, byte: u8) -> Option<char> {
    let position = byte.checked_sub(first)?;
    table
        .chars()
        .nth(usize::from(position))
        .filter(|letter| *letter != ' ')
}

#[cfg(test)]
mod tests {
    use super::decoded;
    use crate::model::composed;

    #[test]
    fn accents_follow_their_letters() {
        let cases: [(&[u8], &str); 7] = [
            (b"J\xE8urgen M\xE8uller", "Jürgen Müller"),
            (b"Stra\xCFburg, gro\xC7", "Straßburg, groß"),
            (b"Ren\xE2e", "René"),
            (b"\xA1ukasz, \xB1\xE2od\xE2z", "Łukasz, łódź"),
            (b"Vi\xF2\xE3et", "Việt"),
            (b"Dvo\xE9r\xE2ak", "Dvořák"),
            (b"\xFF", "\u{FFFD}"),
        ];
        for (bytes, text) in cases {
            assert_eq!(composed(&decoded(bytes)), text);
        }
    }
}
