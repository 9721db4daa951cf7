//! The rules of folding as tables, so that a page without this program reads what is typed as the
//! index reads its names.
//!
//! What no table can say (doubled letters, glides, endings) is in `skeleton`, and again in
//! `web/src/copy/`.

use std::collections::BTreeMap;

use crate::graph::names::fold::words;
use crate::graph::names::reading::Reading;
use crate::graph::names::reading::SHARED;
use crate::graph::names::reading::Spelling;

/// Letters that are typed, whatever the dataset has: Latin with marks, Cyrillic with the Ukrainian
/// letters.
const TYPED: [std::ops::RangeInclusive<char>; 4] = [
    '\u{c0}'..='\u{17f}',
    '\u{218}'..='\u{21b}',
    '\u{430}'..='\u{45f}',
    '\u{490}'..='\u{491}',
];

/// How letters are folded, and what they sound like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldingRules {
    /// Small letters beyond ASCII: folded in their own script, and in Latin letters.
    pub letters: BTreeMap<char, (String, String)>,
    /// Spellings that sound the same in every reading, and what they sound like; `$` is the end of
    /// a word.
    pub shared: &'static [Spelling],
    /// The spellings peculiar to each reading of a word typed in Latin letters.
    pub readings: Vec<&'static [Spelling]>,
    /// Which of the readings a word typed in another script has.
    pub of_other_scripts: Vec<usize>,
}

impl FoldingRules {
    /// The rules for texts with the usual letters and those of these names.
    #[must_use]
    pub fn for_names<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let typed = TYPED.into_iter().flatten();
        let small = names
            .flat_map(str::chars)
            .filter(|letter| !letter.is_ascii())
            .flat_map(char::to_lowercase);
        let folded = typed
            .chain(small)
            .filter(|letter| letter.to_lowercase().eq([*letter]))
            .filter_map(|letter| {
                let [word] = <[_; 1]>::try_from(words(letter.encode_utf8(&mut [0; 4]))).ok()?;
                Some((letter, (word.folded, word.latin)))
            });
        let other_word = words("я");
        let of_other_scripts = other_word
            .first()
            .map(Reading::of_typed)
            .unwrap_or_default();
        Self {
            letters: folded.collect(),
            shared: SHARED,
            readings: Reading::ALL
                .iter()
                .map(|reading| reading.spellings())
                .collect(),
            of_other_scripts: (0..)
                .zip(Reading::ALL)
                .filter(|(_, reading)| of_other_scripts.contains(reading))
                .map(|(place, _)| place)
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FoldingRules;

    #[test]
    fn letters_are_folded_as_in_the_index() {
        let rules = FoldingRules::for_names(["汉"].into_iter());
        let letter = |letter: char| {
            rules
                .letters
                .get(&letter)
                .map(|(folded, latin)| (folded.as_str(), latin.as_str()))
        };
        assert_eq!(letter('ł'), Some(("l", "l")));
        assert_eq!(letter('ё'), Some(("е", "yo")));
        assert_eq!(letter('ż'), Some(("z", "zh")));
        assert_eq!(letter('汉'), Some(("汉", "han")));
        assert_eq!(letter('Ж'), None);
        assert_eq!((rules.readings.len(), rules.of_other_scripts.len()), (6, 3));
    }
}
