//! Every hit says which name matched and why, and stronger reasons come first.

use prosopograph::graph::MatchReason;
use prosopograph::graph::NameForm;
use prosopograph::graph::NameIndex;
use prosopograph::graph::Standing;
use prosopograph::graph::Total;
use prosopograph::model::EntityIndex;

use super::people::index;

fn first_reason(typed: &str) -> String {
    let hit = index().search(typed, 1).hits.remove(0);
    format!("{} | {}", hit.name, hit.reason)
}

#[test]
fn a_hit_names_the_form_that_matched_and_says_why() {
    let reasons = [
        ("Karl Radek", "Karl Radek | as typed"),
        (
            "karl radek",
            "Karl Radek | same letters, other accents or punctuation",
        ),
        (
            "Jozef Pilsudski",
            "Józef Piłsudski | same letters, other accents or punctuation",
        ),
        (
            "N.K.V.D.",
            "NKVD | same letters, other accents or punctuation",
        ),
        (
            "Nikolaï Iejov",
            "Nikolai Ezhov | romanised as Nikolai Ezhov",
        ),
        ("Yezhov", "Nikolai Ezhov | romanised as Ezhov"),
        ("Пилсудский", "Józef Piłsudski | romanised as Piłsudski"),
        ("Khrouchtchev", "Хрущёв | romanised as Khrushchev"),
        ("Radek Karl", "Karl Radek | has these words"),
        ("order 447", "NKVD Order No. 00447 | has these words"),
        ("K. Radek", "Karl Radek | agrees with the initials"),
        ("tukhach", "Mikhail Tukhachevsky | begins with"),
        (
            "Sudoplatew",
            "Pavel Sudoplatov | 1 typing error from Sudoplatov",
        ),
        (
            "Sudaplatew",
            "Pavel Sudoplatov | 2 typing errors from Sudoplatov",
        ),
        ("karlxradk", "Karl Radek | 2 typing errors from Karl Radek"),
        (
            "Comrade Dimitrov",
            "Georgi Dimitrov | has 1 of these 2 words",
        ),
    ];
    for (typed, expected) in reasons {
        assert_eq!(first_reason(typed), expected, "{typed}");
    }
}

#[test]
fn other_common_names_are_not_romanisations_of_a_name() {
    let index = index();
    let strangers = [
        ("Bukharin", "Bakunin"),
        ("Rykov", "Ryutin"),
        ("Radek", "Radkov"),
        ("Radkov", "Radek"),
        ("Kamenev", "Malenkov"),
        ("Molotov", "Malenkov"),
        ("Kirov", "Rykov"),
        ("Zinoviev", "Dimitrov"),
        ("Hata", "Kawabe"),
        ("Чата", "Hata"),
        ("Rakovsky", "Krestinsky"),
    ];
    for (typed, other) in strangers {
        for hit in index
            .search(typed, 50)
            .hits
            .iter()
            .filter(|hit| hit.name.contains(other))
        {
            let mistaken = matches!(
                hit.reason,
                MatchReason::Transliterated { .. } | MatchReason::TransliteratedWords { .. }
            );
            assert!(!mistaken, "{typed}: {hit:?}");
        }
    }
}

#[test]
fn another_order_number_is_not_a_typing_error() {
    let hits = index().search("00486", 10).hits;
    assert!(hits.is_empty(), "{hits:?}");
}

#[test]
fn an_entity_is_listed_once_under_its_best_form() {
    let hits = index().search("Ежов", 10).hits;
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].name, "Николай Иванович Ежов");
    assert_eq!(hits[0].language.as_deref(), Some("ru"));
}

#[test]
fn a_stronger_reason_comes_first_and_a_preferred_name_before_a_variant() {
    let form = |entity, text, standing| NameForm {
        entity: EntityIndex::new(entity),
        text,
        language: None,
        standing,
    };
    let index = NameIndex::build([
        form(0, "Serhov", Standing::Preferred),
        form(1, "Yezhovsky", Standing::Preferred),
        form(2, "Ivan Ezhov", Standing::Preferred),
        form(3, "Jeschow", Standing::Preferred),
        form(4, "Ézhov", Standing::Variant),
        form(5, "EZHOV", Standing::Preferred),
        form(6, "Ezhov", Standing::Variant),
        form(7, "Ezhova", Standing::Preferred),
    ]);
    let order: Vec<usize> = index
        .search("Ezhov", 10)
        .hits
        .iter()
        .map(|hit| hit.entity.get())
        .collect();
    assert_eq!(order[..7], [6, 5, 4, 3, 2, 7, 1]);
}

#[test]
fn of_equal_matches_the_best_connected_comes_first() {
    let names = ["Yezhovshchina", "Nikolai Yezhov", "Yezh", "Yezhovka"];
    let index = NameIndex::build((0..).zip(names).map(|(entity, text)| NameForm {
        entity: EntityIndex::new(entity),
        text,
        language: None,
        standing: Standing::Preferred,
    }));
    let order = |index: &NameIndex| -> Vec<usize> {
        let hits = index.search("yezh", 10).hits;
        hits.iter().map(|hit| hit.entity.get()).collect()
    };
    assert_eq!(order(&index), [2, 0, 3, 1], "nobody said who has ties");
    // What was typed as it stands comes first, however few ties it has.
    let index = index.with_ties(vec![6, 12, 0, 6]);
    assert_eq!(order(&index), [2, 1, 0, 3]);
}

#[test]
fn the_total_says_whether_all_were_counted() {
    let index = index();
    assert_eq!(index.search("Karl Radek", 10).total, Total::Exactly(1));
    assert_eq!(index.search("Nikolai", 1).total, Total::AtLeast(3));
    assert_eq!(index.search("", 10).total, Total::Exactly(0));
}

#[test]
fn initials_agree_across_scripts_and_a_patronymic_more_or_less_does_no_harm() {
    let people = [
        "Андропов, Юрий Владимирович",
        "Mikhail Frunze",
        "Letter to Frunze and others of 1920",
    ];
    let index = NameIndex::build((0..).zip(people).map(|(entity, text)| NameForm {
        entity: EntityIndex::new(entity),
        text,
        language: None,
        standing: Standing::Preferred,
    }));
    for (typed, entity) in [
        ("Yu. Andropov", 0),
        ("Andropov J. W.", 0),
        ("I. Andropov", 0),
        ("M. V. Frunze", 1),
        ("Михаил Васильевич Фрунзе", 1),
    ] {
        let first = index
            .search(typed, 5)
            .hits
            .first()
            .map(|hit| hit.entity.get());
        assert_eq!(first, Some(entity), "{typed}");
    }
}

#[test]
fn an_empty_index_finds_nothing() {
    assert!(NameIndex::default().search("Ezhov", 10).hits.is_empty());
}
