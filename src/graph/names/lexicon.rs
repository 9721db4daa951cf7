//! A lexicon: a sorted list of different words, each known by its number.
//!
//! All letters lie in one string, so a word costs its letters and twelve bytes. Sorted, so equal
//! words and words with a common beginning are ranges of numbers.

use std::ops::Range;

use crate::graph::names::near::Neighbourhood;
use crate::graph::names::near::signature;

/// A sorted list of words.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    letters: String,
    ends: Vec<u32>,
    signatures: Vec<u64>,
}

impl Lexicon {
    /// The lexicon of words that are already in order. The numbers are the places in that order.
    pub fn of_sorted<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut lexicon = Self::default();
        for word in words {
            lexicon.letters.push_str(word);
            lexicon
                .ends
                .push(u32::try_from(lexicon.letters.len()).unwrap_or(u32::MAX));
            lexicon.signatures.push(signature(word));
        }
        lexicon
    }

    /// The word with a number; empty if there is none.
    pub fn word(&self, number: u32) -> &str {
        let place = number as usize;
        let begin = place
            .checked_sub(1)
            .map_or(0, |previous| self.end(previous));
        self.letters.get(begin..self.end(place)).unwrap_or_default()
    }

    /// The numbers of the words equal to `word`.
    pub fn same(&self, word: &str) -> Range<u32> {
        self.range(|other| other < word, |other| other <= word)
    }

    /// The numbers of the words that begin with `beginning`.
    pub fn beginning_with(&self, beginning: &str) -> Range<u32> {
        self.range(
            |other| other < beginning,
            |other| other < beginning || other.starts_with(beginning),
        )
    }

    /// The numbers of the words within a few typing errors, in order: a pass over all words.
    pub fn near(&self, neighbourhood: &Neighbourhood) -> Vec<u32> {
        let mut near = neighbourhood.admitted(&self.signatures);
        near.retain(|number| self.distance(neighbourhood, *number).is_some());
        near
    }

    /// How many typing errors away a word is, if it is near.
    pub fn distance(&self, neighbourhood: &Neighbourhood, number: u32) -> Option<u8> {
        let signature = self.signatures.get(number as usize)?;
        neighbourhood.distance(self.word(number), *signature)
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        self.letters.capacity() + 4 * self.ends.capacity() + 8 * self.signatures.capacity()
    }

    fn end(&self, place: usize) -> usize {
        self.ends
            .get(place)
            .map_or(self.letters.len(), |end| *end as usize)
    }

    fn range(&self, before: impl Fn(&str) -> bool, within: impl Fn(&str) -> bool) -> Range<u32> {
        self.partition(before)..self.partition(within)
    }

    /// How many words from the first on have a property that no later word has.
    fn partition(&self, property: impl Fn(&str) -> bool) -> u32 {
        let mut unknown = 0..u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        while !unknown.is_empty() {
            let middle = unknown.start + (unknown.end - unknown.start) / 2;
            if property(self.word(middle)) {
                unknown.start = middle + 1;
            } else {
                unknown.end = middle;
            }
        }
        unknown.start
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use crate::graph::names::near::Neighbourhood;

    #[test]
    fn equal_words_and_common_beginnings_are_ranges() {
        let lexicon = Lexicon::of_sorted(["buk", "bukharin", "bukhov", "ежов", "ежов"].into_iter());
        assert_eq!(lexicon.same("buk"), 0..1);
        assert_eq!(lexicon.same("ежов"), 3..5);
        assert_eq!(lexicon.same("radek"), 3..3);
        assert_eq!(lexicon.beginning_with("bukh"), 1..3);
        assert_eq!(lexicon.beginning_with(""), 0..5);
        assert_eq!(lexicon.word(9), "");
    }

    #[test]
    fn a_word_with_typing_errors_is_near() {
        let lexicon = Lexicon::of_sorted(["bakunin", "bukharin", "radek"].into_iter());
        let near = lexicon.near(&Neighbourhood::of("bukahrin"));
        assert_eq!(near, [1]);
    }
}
