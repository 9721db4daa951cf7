//! Names for nobody in particular, in the languages of the table of words.

use std::sync::LazyLock;

use hashbrown::HashSet;

use crate::exchange::column_names::is_end_name;
use crate::exchange::column_names::words_for_nobody;
use crate::exchange::sums::folded;

/// The words as [`folded`] normalises them.
static NOBODY: LazyLock<HashSet<String>> =
    LazyLock::new(|| words_for_nobody().map(folded).collect());

/// Words for persons that say no more with a word for unknown: *unknown woman*.
const PERSONS: [&str; 24] = [
    "person",
    "persons",
    "people",
    "man",
    "woman",
    "lady",
    "gentleman",
    "correspondent",
    "mann",
    "frau",
    "verfasser",
    "autor",
    "auteur",
    "personne",
    "homme",
    "femme",
    "persona",
    "autore",
    "osoba",
    "лицо",
    "автор",
    "женщина",
    "мужчина",
    "人",
];

/// Whether a name stands for nobody in particular.
pub(super) fn names_nobody(name: &str, folded_name: &str) -> bool {
    // `? Meyer` is somebody of the family whose forename nobody knows, and the next one is hardly
    // the same.
    folded_name.is_empty()
        || name.starts_with('?')
        || NOBODY.contains(folded_name)
        || is_unknown_person(name)
}

/// Whether a name is a word for unknown beside a word for an end or a person: *unknown sender*.
fn is_unknown_person(name: &str) -> bool {
    let name = name.to_lowercase();
    let words: Vec<String> = name.split_whitespace().map(folded).collect();
    let (unknown, others): (Vec<&String>, Vec<&String>) =
        words.iter().partition(|word| NOBODY.contains(*word));
    let says_no_more = |word: &&String| PERSONS.contains(&word.as_str()) || is_end_name(word);
    !unknown.is_empty() && !others.is_empty() && others.iter().all(says_no_more)
}

#[cfg(test)]
mod tests {
    use super::names_nobody;
    use crate::exchange::sums::folded;

    #[test]
    fn nobody_is_nobody_in_every_language() {
        let is_nobody = |name: &str| names_nobody(name, &folded(name));
        for name in [
            "Unknown",
            "anon.",
            "s.n.",
            "неизвестен",
            "н/д",
            "不明",
            "various",
            "et al.",
            "N.N.",
            "[unknown]",
            "unknown sender",
            "Unknown woman",
            "Unbekannter Absender",
            "neznámý",
            "ismeretlen",
            "и др.",
            "佚名",
            "άγνωστος",
            "?",
            "—",
        ] {
            assert!(is_nobody(name), "{name}");
        }
        for name in [
            "N.N. 1",
            "Ignotus Unknown",
            "Anna",
            "Nobody Owens",
            "Senders",
            "Никто Иванов",
        ] {
            assert!(!is_nobody(name), "{name}");
        }
    }
}
