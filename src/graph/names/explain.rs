//! Explanation: the reason of a hit, in terms of the name as it is written.

use any_ascii::any_ascii_char;

use crate::graph::names::fit::Grade;
use crate::graph::names::fit::Pair;
use crate::graph::names::fit::pair_up;
use crate::graph::names::fold;
use crate::graph::names::hit::MatchReason;
use crate::graph::names::index::NameIndex;
use crate::graph::names::rank::Class;
use crate::graph::names::rank::Rank;
use crate::graph::names::wanted::Wanted;

/// Why the form of this rank matches the words typed.
pub fn reason(index: &NameIndex, query: &[Wanted], rank: &Rank) -> MatchReason {
    let name = index.forms.text(rank.form);
    let mut pairs = Vec::new();
    pair_up(index, query, rank.form, &mut pairs);
    match rank.class {
        Class::Exact => MatchReason::Exact,
        Class::Folded => MatchReason::Folded,
        // Leading zeros are left out by the skeletons too, but that is not another romanisation.
        Class::Transliterated if only_numbers_differ(query, &pairs) => MatchReason::Folded,
        Class::TransliteratedWords if only_numbers_differ(query, &pairs) => MatchReason::Words,
        Class::Transliterated => MatchReason::Transliterated {
            romanised: in_latin(name),
        },
        Class::Words => MatchReason::Words,
        Class::TransliteratedWords => MatchReason::TransliteratedWords {
            romanised: in_latin(&paired_words(index, rank.form, &pairs)),
        },
        Class::Initials => MatchReason::Initials,
        Class::Prefix => MatchReason::Prefix,
        Class::Typo => {
            // Where words were joined or split by mistake, the name as a whole is what was meant.
            let by_words = pairs.len() == query.len();
            pairs.retain(|pair| by_words && pair.fit.grade == Grade::Typo);
            MatchReason::Typo {
                distance: rank.errors,
                intended: paired_words(index, rank.form, &pairs),
            }
        }
        Class::WholeName | Class::SomeWords => MatchReason::SomeWords {
            matched: in_u8(query.len().saturating_sub(rank.missing)),
            typed: in_u8(query.len()),
        },
    }
}

fn only_numbers_differ(query: &[Wanted], pairs: &[Pair]) -> bool {
    let mut differing = pairs.iter().filter(|pair| pair.fit.grade == Grade::Sound);
    differing.all(|pair| query.get(pair.typed).is_some_and(Wanted::is_number))
}

/// The paired words of a form as they are written; the whole name if they cannot be told from the
/// rest.
fn paired_words(index: &NameIndex, form: u32, pairs: &[Pair]) -> String {
    let words = index.words_of_form.row(form);
    let paired: Vec<&str> = pairs
        .iter()
        .filter_map(|pair| words.get(pair.named))
        .map(|word| index.words.word(*word))
        .collect();
    let name = index.forms.text(form);
    let is_paired = |part: &&str| {
        fold::words(part)
            .iter()
            .any(|word| paired.contains(&word.folded.as_str()))
    };
    let parts = name
        .split(|letter: char| letter.is_whitespace() || letter == '-')
        .filter(is_paired);
    let parts: Vec<&str> = parts
        .map(|part| part.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .collect();
    if parts.is_empty() {
        name.to_owned()
    } else {
        parts.join(" ")
    }
}

/// A text in Latin letters; those it has already keep their marks.
fn in_latin(text: &str) -> String {
    let mut latin = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\0'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}') {
            latin.push(letter);
        } else {
            latin.push_str(any_ascii_char(letter));
        }
    }
    latin
}

fn in_u8(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}
