//! Ids, name variants, and texts that are stored once.

use std::collections::HashMap;

use proptest::collection::vec;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::model::NameVariant;
use prosopograph::model::TextId;
use prosopograph::model::TextTable;
use prosopograph::model::is_slug;

use crate::properties::cases;

#[test]
fn ids_are_words_that_survive_everywhere() {
    let longest = "a".repeat(120);
    for id in [
        "a",
        "A1",
        "yezhov",
        "nikolai-yezhov",
        "row_1",
        "v1.2",
        "1937-07",
        &longest,
    ] {
        assert!(is_slug(id), "{id}");
    }
    let too_long = "a".repeat(121);
    for id in [
        "", ".", "..", "-a", "_a", ".a", "a b", "a/b", "a%20b", "ежов", "a\n", "a,b", "a|b",
        &too_long,
    ] {
        assert!(!is_slug(id), "{id}");
    }
}

#[test]
fn a_variant_may_carry_its_language() {
    let parsed = |cell| {
        let variant = NameVariant::parse(cell);
        (variant.language, variant.text)
    };
    let tagged = |tag: &str, text: &str| (Some(tag.to_owned()), text.to_owned());
    assert_eq!(parsed("ru:Ежов"), tagged("ru", "Ежов"));
    assert_eq!(parsed("zh-Hant: 維也納"), tagged("zh-Hant", "維也納"));
    for cell in [
        "Yezhov",
        "Note: a colon",
        "R:x",
        "ru:",
        ":x",
        "russ:x",
        "RU:x",
        "http://example.org",
    ] {
        assert_eq!(parsed(cell), (None, cell.to_owned()), "{cell}");
    }
}

#[test]
fn the_empty_text_has_no_id() {
    assert_eq!(TextTable::default().intern(""), None);
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn equal_texts_share_an_id_and_every_text_comes_back(texts in vec("[a-cж]{0,3}", 0..60), later in vec("[a-cж]{1,3}", 0..10)) {
        let mut table = TextTable::default();
        let mut known: HashMap<String, TextId> = HashMap::new();
        for text in &texts {
            let id = table.intern(text);
            prop_assert_eq!(id.is_none(), text.is_empty());
            if let Some(id) = id {
                prop_assert_eq!(*known.entry(text.clone()).or_insert(id), id);
            }
        }
        table.freeze();
        let added: Vec<(String, TextId)> = later.iter().filter_map(|text| Some((text.clone(), table.intern(text)?))).collect();
        for (text, id) in known.iter().map(|(text, id)| (text, *id)).chain(added.iter().map(|(text, id)| (text, *id))) {
            prop_assert_eq!(table.get(id), text);
        }
        prop_assert!(known.len() <= texts.len());
    }
}
