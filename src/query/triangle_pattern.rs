//! From a named triangle to the sides of a question.

use crate::model::Network;
use crate::model::PatternSide;
use crate::model::RelationType;
use crate::model::Schema;
use crate::model::SideWay;
use crate::model::Sign;
use crate::model::TrianglePattern;
use crate::query::triangle::Side;

/// The relation types that a side of a pattern admits; `None` if it admits all.
#[must_use]
pub fn types_of_side(network: &Network, side: &PatternSide) -> Side {
    types_of_words(network, &side.words)
}

/// The relation types that words admit: classes, types, `+` and `-` for those of a sign, and after a
/// `!` what is not admitted; `None` for no words.
///
/// If all words exclude, every other type is admitted but those that say what is a part.
#[must_use]
pub fn types_of_words(network: &Network, words: &[String]) -> Side {
    if words.is_empty() {
        return None;
    }
    let schema = network.schema();
    let (excluded, named): (Vec<&str>, Vec<&str>) = words
        .iter()
        .map(String::as_str)
        .partition(|word| word.starts_with('!'));
    let means = |word: &str, found: &RelationType| {
        let class = schema.class(found.class);
        let sign = match word {
            "+" => Some(Sign::Friendly),
            "-" => Some(Sign::Hostile),
            _ => None,
        };
        word == class || word == found.id || sign == Some(found.sign)
    };
    let is_excluded = |found: &RelationType| {
        let mut words = excluded.iter().map(|word| word.trim_start_matches('!'));
        words.any(|word| means(word, found))
    };
    let is_named = |found: &RelationType| {
        let mut words = named.iter();
        words.any(|word| means(word, found)) || (named.is_empty() && !found.is_part)
    };
    let types = schema.types();
    let chosen = types.filter(|(_, found)| is_named(found) && !is_excluded(found));
    Some(chosen.map(|(index, _)| index).collect())
}

/// Whether the side of a triangle can name this: a class, a type or a sign, or one that is excluded.
#[must_use]
pub fn is_word_of_side(schema: &Schema, word: &str) -> bool {
    let name = word.strip_prefix('!').unwrap_or(word);
    let is_sign = name == "+" || name == "-";
    is_sign || schema.find_class(name).is_some() || schema.find_type(name).is_some()
}

/// The directions that the sides of a pattern ask for.
#[must_use]
pub fn ways_of(pattern: &TrianglePattern) -> [SideWay; 3] {
    pattern.sides.each_ref().map(|side| side.way)
}
