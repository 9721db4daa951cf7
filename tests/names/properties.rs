//! What holds for any text.

use proptest::prelude::*;
use prosopograph::graph::MatchReason;
use prosopograph::graph::NameForm;
use prosopograph::graph::NameIndex;
use prosopograph::graph::Standing;
use prosopograph::model::EntityIndex;

use super::people::forms;
use super::people::index;
use crate::properties::cases_or;

/// A name of invented words in several scripts.
fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-zéłžö]{2,9}( [A-Z][a-z'-]{1,12}){0,2}",
        "[А-Я][а-яё]{2,10}( [А-Я][а-я]{3,12})?",
        "\\PC{1,30}"
    ]
}

/// One typing error at a place in a word.
fn with_error(word: &str, place: usize, kind: usize, letter: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let place = place % (letters.len() - 1);
    match kind % 4 {
        0 => letters.insert(place, letter),
        1 => drop(letters.remove(place)),
        2 => letters[place] = letter,
        _ => letters.swap(place, place + 1),
    }
    letters.into_iter().collect()
}

#[test]
fn every_form_finds_its_own_entity_as_typed() {
    let index = index();
    for form in forms() {
        let hits = index.search(form.text, 10).hits;
        let own = hits
            .iter()
            .find(|hit| hit.entity == form.entity)
            .expect(form.text);
        assert_eq!(own.reason, MatchReason::Exact, "{}", form.text);
    }
}

proptest! {
    #![proptest_config(cases_or(256))]

    #[test]
    fn any_name_finds_its_own_entity_as_typed(names in prop::collection::vec(any_name(), 1..20)) {
        let own: Vec<NameForm<'_>> = (0..)
            .zip(&names)
            .map(|(entity, text)| NameForm {
                entity: EntityIndex::new(entity),
                text,
                language: None,
                standing: Standing::Preferred,
            })
            .collect();
        let index = NameIndex::build(own);
        for (entity, name) in (0..).zip(&names) {
            let hits = index.search(name, 20).hits;
            let own = hits.iter().find(|hit| hit.entity == EntityIndex::new(entity));
            prop_assert_eq!(own.map(|hit| &hit.reason), Some(&MatchReason::Exact), "{}", name);
        }
    }

    #[test]
    fn one_typing_error_in_a_long_word_does_no_harm(
        form in 0_usize..200, place in 0_usize..40, kind in 0_usize..4, letter in "[a-zа-я]"
    ) {
        let forms = forms();
        let form = forms[form % forms.len()];
        let words: Vec<&str> = form.text.split(' ').collect();
        let long = words.iter().position(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() >= 6);
        prop_assume!(long.is_some_and(|long| words[long].chars().all(char::is_alphabetic)));
        let letter = letter.chars().next().expect("one letter");
        let typed: Vec<String> = (0..)
            .zip(&words)
            .map(|(at, word)| if Some(at) == long { with_error(word, place, kind, letter) } else { (*word).to_owned() })
            .collect();
        let hits = index().search(&typed.join(" "), 10).hits;
        prop_assert!(hits.iter().any(|hit| hit.entity == form.entity), "{}: {:?}", typed.join(" "), hits);
    }

    #[test]
    fn the_order_of_the_parts_of_a_name_is_free(form in 0_usize..200, seed in 0_usize..720) {
        let forms = forms();
        let form = forms[form % forms.len()];
        let mut parts: Vec<&str> = form.text.split(' ').collect();
        let mut mixed = Vec::new();
        while !parts.is_empty() {
            mixed.push(parts.remove(seed % parts.len()));
        }
        let hits = index().search(&mixed.join(" "), 5).hits;
        prop_assert!(hits.iter().any(|hit| hit.entity == form.entity), "{}: {:?}", mixed.join(" "), hits);
    }

    #[test]
    fn a_letter_typed_again_and_again_finds_only_what_begins_so(letter in "[a-zа-я]", times in 3_usize..12, other in "[a-z]{0,1}") {
        let text = letter.repeat(times) + &other.repeat(times);
        let hits = index().search(&text, 10).hits;
        prop_assert!(hits.iter().all(|hit| hit.name.to_lowercase().contains(&text)), "{}: {:?}", text, hits);
    }

    #[test]
    fn no_text_makes_a_search_panic(text in "\\PC{0,300}", limit in 0_usize..30) {
        prop_assert!(index().search(&text, limit).hits.len() <= limit);
    }

    #[test]
    fn no_characters_make_a_search_panic(letters in prop::collection::vec(any::<char>(), 0..400)) {
        let text: String = letters.into_iter().collect();
        prop_assert!(index().search(&text, 10).hits.len() <= 10);
    }

    #[test]
    fn the_same_question_gets_the_same_answer(text in "[a-zа-я]{1,8}( [a-z]{1,8}){0,2}") {
        let again = NameIndex::build(forms());
        prop_assert_eq!(index().search(&text, 10), again.search(&text, 10));
    }
}
