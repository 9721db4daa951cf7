//! Japanese in Latin letters: the syllables that the romanisations spell differently, and how to
//! tell such a name.
//!
//! Hepburn writes what an English ear hears (*shi, tsu, ju*), Kunrei and Nihon-shiki what the
//! Japanese table says (*si, tu, zyu*), and Russian has its own way (*си, цу, дзю*). Japanese words
//! consist of few syllables, so a name without language tag is taken for Japanese if it consists of
//! nothing else.

use crate::graph::names::fold::Word;
use crate::graph::names::reading::Spelling;

/// Spellings of the syllables that are in doubt; long vowels are as short ones.
pub const SYLLABLES: &[Spelling] = &[
    ("sha", "sa"),
    ("shu", "su"),
    ("sho", "so"),
    ("sya", "sa"),
    ("syu", "su"),
    ("syo", "so"),
    ("ch", "c"),
    ("ti", "ci"),
    ("tu", "cu"),
    ("tya", "ca"),
    ("tyu", "cu"),
    ("tyo", "co"),
    ("j", "s"),
    ("jya", "sa"),
    ("jyu", "su"),
    ("jyo", "so"),
    ("zya", "sa"),
    ("zyu", "su"),
    ("zyo", "so"),
    ("dz", "s"),
    ("dzya", "sa"),
    ("dzyu", "su"),
    ("dzyo", "so"),
    ("hu", "fu"),
    ("yo", "O"),
    ("ou", "o"),
    ("mb", "nb"),
    ("mp", "np"),
];

/// Consonants before a vowel, the longest first.
const ONSETS: [&str; 33] = [
    "tch", "dzy", "sh", "ch", "ts", "ky", "gy", "sy", "zy", "jy", "ty", "dz", "ny", "hy", "by",
    "py", "my", "ry", "k", "g", "s", "z", "j", "t", "d", "n", "h", "f", "b", "p", "m", "r", "y",
];
/// Words that such a name has at least: the one of a place could be of many languages.
const LEAST_WORDS: usize = 2;
/// Syllables that each of its words has at least.
const LEAST_SYLLABLES: usize = 2;

/// Whether a name consists of Japanese syllables only.
pub fn is_japanese(words: &[Word]) -> bool {
    words.len() >= LEAST_WORDS
        && words
            .iter()
            .all(|word| syllables(&word.folded).is_some_and(|count| count >= LEAST_SYLLABLES))
}

/// How many Japanese syllables a word has; none if it has anything else.
fn syllables(word: &str) -> Option<usize> {
    let mut rest = word;
    let mut count = 0;
    while !rest.is_empty() {
        rest = after_syllable(rest)?;
        count += 1;
    }
    Some(count)
}

/// What follows the first syllable.
fn after_syllable(rest: &str) -> Option<&str> {
    let onset = ONSETS
        .iter()
        .find(|onset| rest.starts_with(**onset))
        .copied();
    let onset = onset
        .or_else(|| rest.starts_with('w').then_some("w"))
        .unwrap_or_default();
    let nucleus = rest.strip_prefix(onset).unwrap_or(rest);
    if let Some(after) = nucleus.strip_prefix(['a', 'i', 'u', 'e', 'o']) {
        // Slavic names end in -ia, -ya and the like; no Japanese syllable goes on so.
        return (!nucleus.starts_with("ia")).then_some(after);
    }
    let is_nasal = rest.starts_with('n')
        || rest.starts_with("mb")
        || rest.starts_with("mp")
        || rest.starts_with("mm");
    let is_doubled = rest.len() > 1
        && rest.as_bytes().first() == rest.as_bytes().get(1)
        && rest.starts_with(['k', 's', 't', 'p']);
    let after = rest.get(1..)?;
    (is_nasal || is_doubled).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::is_japanese;
    use crate::graph::names::fold::words;

    #[test]
    fn names_of_japanese_syllables_are_told_from_others() {
        for name in [
            "Torashirō Kawabe",
            "Masaki Jinzaburō",
            "Jinzaburo Mazaki",
            "Honma Masaharu",
            "Zirô Minami",
            "Hattori Takushirō",
        ] {
            assert!(is_japanese(&words(name)), "{name}");
        }
        for name in [
            "Joseph Stalin",
            "Nikolai Yezhov",
            "Maria Spiridonova",
            "Jan Berzin",
            "Genrikh Yagoda",
            "Kawabe",
            "広田弘毅",
        ] {
            assert!(!is_japanese(&words(name)), "{name}");
        }
    }
}
