//! Readings: what the letters of a language's spelling sound like.
//!
//! One romanisation writes *ch* for a sound that another writes *kh* or *sh*, so there is no single
//! way from Latin letters to a sound. A form in the dataset has one reading, told by its language
//! or by its spelling; a text typed could be in any of them and is read in all.

use crate::graph::names::fold::Word;
use crate::graph::names::japanese;

/// A family of spelling habits.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// English, and everything romanised for English readers.
    English,
    /// Polish, Czech and the scholarly romanisations: *c* is ts, *ch* is kh.
    Slavic,
    /// German: *z* is ts, *ch* is kh.
    German,
    /// French: *ch* is sh, *j* is zh, *ou* is u.
    French,
    /// Ukrainian: г is h, and who writes g for it came by way of Russian.
    Ukrainian,
    /// Japanese: *si* and *shi*, *tu* and *tsu*, *zyu* and *ju* are one syllable each in two
    /// romanisations.
    Japanese,
}

/// Letters and the sound they stand for; `$` is the end of the word.
pub type Spelling = (&'static str, &'static str);

/// Spellings that sound the same in every reading.
///
/// s, z, sh and zh are one sound here, as are ts and ch: typists drop the marks that tell ž from z,
/// and German writes one letter for both.
pub const SHARED: &[Spelling] = &[
    ("schtsch", "sc"),
    ("shtsh", "sc"),
    ("stsch", "sc"),
    ("stch", "sc"),
    ("shch", "sc"),
    ("szcz", "sc"),
    ("tsch", "c"),
    ("tch", "c"),
    ("tsh", "c"),
    ("cz", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("sz", "s"),
    ("zh", "s"),
    ("ts", "c"),
    ("tz", "c"),
    ("kh", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("gh", "g"),
    ("w", "v"),
    ("q", "k"),
    ("x", "ks"),
    ("z", "s"),
];

/// Letters that only the Slavic spellings use.
const SLAVIC_MARKS: [char; 14] = [
    'ł', 'Ł', 'ń', 'Ń', 'ż', 'Ż', 'ś', 'Ś', 'č', 'Č', 'š', 'Š', 'ž', 'Ž',
];

/// Cyrillic letters that Russian does not have.
const UKRAINIAN_LETTERS: [char; 8] = ['і', 'І', 'ї', 'Ї', 'є', 'Є', 'ґ', 'Ґ'];

impl Reading {
    /// All readings.
    pub const ALL: &[Self] = &[
        Self::English,
        Self::Slavic,
        Self::German,
        Self::French,
        Self::Ukrainian,
        Self::Japanese,
    ];
    /// The readings of what we romanise ourselves, in the English way: Cyrillic is used for
    /// Japanese names too.
    const OF_OTHER_SCRIPTS: &[Self] = &[Self::English, Self::Ukrainian, Self::Japanese];

    /// The readings in which a word typed could be meant.
    pub fn of_typed(word: &Word) -> &'static [Self] {
        if word.folded.is_ascii() {
            Self::ALL
        } else {
            Self::OF_OTHER_SCRIPTS
        }
    }

    /// The reading of a form in the dataset, given its text and its words.
    pub fn of_form(text: &str, words: &[Word], language: Option<&str>) -> Self {
        match language.and_then(|tag| tag.split(['-', '_']).next()) {
            Some("fr") => Self::French,
            Some("de") => Self::German,
            Some("uk" | "be") => Self::Ukrainian,
            Some("ja") => Self::Japanese,
            Some("pl" | "cs" | "sk" | "sl" | "hr" | "bs" | "lt" | "lv") => Self::Slavic,
            _ => Self::of_spelling(text, words),
        }
    }

    /// The spellings peculiar to this reading.
    pub fn spellings(self) -> &'static [Spelling] {
        match self {
            Self::English => &[("ch", "c"), ("ck", "k"), ("ou", "o")],
            Self::Slavic => &[("ch", "h"), ("c", "c")],
            Self::Ukrainian => &[
                ("ch", "c"),
                ("ck", "k"),
                ("ou", "o"),
                ("zgh", "sh"),
                ("gh", "h"),
                ("g", "h"),
            ],
            Self::Japanese => japanese::SYLLABLES,
            Self::German => &[
                ("ch", "h"),
                ("ck", "k"),
                ("z", "c"),
                ("ae", "a"),
                ("oe", "o"),
                ("ue", "u"),
            ],
            Self::French => &[
                ("chtch", "sc"),
                ("ch", "s"),
                ("j", "s"),
                ("iou", "U"),
                ("you", "U"),
                ("ou", "u"),
                ("ine$", "in"),
                ("gue", "ge"),
                ("gui", "gi"),
                ("qu", "k"),
            ],
        }
    }

    /// The reading that a spelling gives away.
    fn of_spelling(text: &str, words: &[Word]) -> Self {
        let has = |letters: &str| words.iter().any(|word| word.folded.contains(letters));
        if text.contains(UKRAINIAN_LETTERS) {
            Self::Ukrainian
        } else if japanese::is_japanese(words) {
            Self::Japanese
        } else if has("sch") {
            Self::German
        } else if has("cz") || has("sz") || text.contains(SLAVIC_MARKS) {
            Self::Slavic
        } else if has("tch") || text.contains('ï') {
            Self::French
        } else {
            Self::English
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Reading;
    use crate::graph::names::fold::words;

    fn reading(text: &str, language: Option<&str>) -> Reading {
        Reading::of_form(text, &words(text), language)
    }

    #[test]
    fn the_language_decides_before_the_spelling() {
        assert_eq!(reading("Tuchatschewski", None), Reading::German);
        assert_eq!(reading("Tuchaczewski", None), Reading::Slavic);
        assert_eq!(reading("Tuchaczewski", Some("de-AT")), Reading::German);
        assert_eq!(reading("Toukhatchevski", None), Reading::French);
        assert_eq!(reading("Bukharin", Some("ru")), Reading::English);
        assert_eq!(reading("Гринько, Григорій", None), Reading::Ukrainian);
        assert_eq!(reading("Jirō Minami", None), Reading::Japanese);
    }
}
