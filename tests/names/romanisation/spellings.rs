//! Schemes by name: the tables of a language, and what typists make of their marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::table::Table;

/// The schemes of Russian names.
pub const RUSSIAN: [&str; 9] = [
    "scholarly",
    "ala_lc",
    "bgn_pcgn",
    "press",
    "iso_9",
    "passport",
    "polish",
    "german",
    "french",
];
/// The schemes of Ukrainian names.
pub const UKRAINIAN: [&str; 5] = ["scholarly", "ala_lc", "national_2010", "polish", "german"];
/// The schemes of Japanese names.
pub const JAPANESE: [&str; 4] = ["hepburn", "kunrei", "nihon", "polivanov"];

/// The table of a scheme of Russian names.
pub fn russian(scheme: &str) -> Table {
    Table::of(
        scheme,
        include_str!("russian/letters.csv"),
        include_str!("russian/positions.csv"),
    )
}

/// The table of a scheme of Ukrainian names.
pub fn ukrainian(scheme: &str) -> Table {
    Table::of(
        scheme,
        include_str!("ukrainian/letters.csv"),
        include_str!("ukrainian/positions.csv"),
    )
}

/// The table of a scheme of Japanese names.
pub fn japanese(scheme: &str) -> Table {
    Table::of(
        scheme,
        include_str!("japanese/letters.csv"),
        include_str!("japanese/positions.csv"),
    )
}

/// The table by which Polish names are written in Russian.
pub fn polish() -> Table {
    Table::of(
        "russian",
        include_str!("polish/letters.csv"),
        include_str!("polish/positions.csv"),
    )
}

/// The text as it is typed on a keyboard that has only plain letters.
pub fn without_marks(text: &str) -> String {
    let plain = text
        .nfd()
        .filter(|letter| !is_combining_mark(*letter) && !"ʹʺ’”·".contains(*letter));
    plain
        .map(|letter| {
            if letter == 'ł' {
                'l'
            } else if letter == 'Ł' {
                'L'
            } else {
                letter
            }
        })
        .collect()
}

/// Known spellings of known names: the tables say what they should.
#[test]
fn the_tables_write_names_as_reference_works_do() {
    let cases = [
        (
            "Ежов",
            "Ežov Ezhov Yezhov Yezhov Ežov Ezhov Jeżow Jeschow Iejov",
        ),
        (
            "Тухачевский",
            "Tuchačevskij Tukhachevskiĭ Tukhachevskiy Tukhachevsky Tuhačevskij Tukhachevskii Tuchaczewski Tuchatschewski Toukhatchevski",
        ),
        (
            "Хрущёв",
            "Chruščëv Khrushchëv Khrushchëv Khrushchov Hruŝëv Khrushchev Chruszczow Chruschtschow Khrouchtchov",
        ),
        (
            "Зиновьев",
            "Zinovʹev Zinovʹev Zinov’yev Zinovyev Zinovʹev Zinovev Zinowjew Sinowjew Zinoviev",
        ),
        (
            "Ягода",
            "Jagoda I͡agoda Yagoda Yagoda Âgoda Iagoda Jagoda Jagoda Iagoda",
        ),
        (
            "Бухарин",
            "Bucharin Bukharin Bukharin Bukharin Buharin Bukharin Bucharin Bucharin Boukharine",
        ),
        (
            "Будённый",
            "Budënnyj Budënnyĭ Budënnyy Budyonny Budënnyj Budennyi Budionny Budjonny Boudionny",
        ),
        (
            "Алексей",
            "Aleksej Alekseĭ Aleksey Aleksey Aleksej Aleksei Aleksiej Alexei Alexeï",
        ),
    ];
    for (name, spelt) in cases {
        let written: Vec<String> = RUSSIAN
            .iter()
            .map(|scheme| russian(scheme).write(name))
            .collect();
        assert_eq!(written.join(" "), spelt, "{name}");
    }
    assert_eq!(ukrainian("national_2010").write("Єфремов"), "Yefremov");
    assert_eq!(ukrainian("polish").write("Скоропадський"), "Skoropadśkyj");
    let torashiro = JAPANESE.map(|scheme| japanese(scheme).write("とらしろう"));
    assert_eq!(torashiro, ["Torashirō", "Torasirô", "Torasirô", "Торасиро"]);
    assert_eq!(
        ["Piłsudski", "Dzierżyński", "Jędrzejewicz"].map(|name| polish().write(name)),
        ["Пилсудский", "Дзержиньский", "Енджеевич"]
    );
}
