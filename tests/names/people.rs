//! A small network of names: each entity with its preferred name and a few variants, never all
//! romanisations.

use prosopograph::graph::NameForm;
use prosopograph::graph::NameIndex;
use prosopograph::graph::Standing;
use prosopograph::model::EntityIndex;

/// An entity: its preferred name, then variants; a variant may carry a language tag as in
/// `ru:Ежов`.
const ENTITIES: &[&[&str]] = &[
    &[
        "Joseph Stalin",
        "ru:Иосиф Виссарионович Сталин",
        "J. V. Stalin",
    ],
    &["Nikolai Ezhov", "ru:Николай Иванович Ежов"],
    &["Genrikh Yagoda", "ru:Генрих Григорьевич Ягода"],
    &["Lavrentii Beria", "ru:Лаврентий Берия"],
    &["Nikolai Bukharin", "ru:Бухарин"],
    &["Aleksei Rykov"],
    &["Martemyan Ryutin"],
    &["Karl Radek"],
    &["Yuri Piatakov", "ru:Пятаков"],
    &["Grigori Zinoviev"],
    &["Lev Kamenev"],
    &["Nikolai Krestinsky"],
    &["Christian Rakovsky"],
    &["Andrei Vyshinsky"],
    &["Mikhail Tukhachevsky"],
    &["Sergei Kirov", "ru:Киров"],
    &["Leon Trotsky", "ru:Лев Троцкий"],
    &[
        "Felix Dzerzhinsky",
        "ru:Дзержинский",
        "pl:Feliks Dzierżyński",
    ],
    &["Viacheslav Molotov"],
    &["Lazar Kaganovich", "L.M. Kaganovich"],
    &["Maxim Litvinov"],
    &["Nikita Khrushchev", "ru:Хрущёв"],
    &["Georgi Dimitrov"],
    &["Dmitry Manuilsky", "D.Z. Manuisky"],
    &["Andrei Zhdanov", "Zhadanov"],
    &["Georgy Malenkov"],
    &["Andrei Andreev"],
    &["Józef Piłsudski"],
    &["Jan Kowalewski"],
    &["Jerzy Niezbrzycki", "Ryszard Wraga"],
    &["Torashirō Kawabe"],
    &["Hikosaburō Hata"],
    &["Kōki Hirota"],
    &["Zhang Zuolin", "Chang Tso-lin"],
    &["Ievhen Konovalets", "uk:Євген Коновалець"],
    &["Pavel Sudoplatov"],
    &["Mykola Lemyk"],
    &["Andrei Mailov"],
    &["K. Poluved'ko"],
    &["A.I. Uspenskii"],
    &["Alexander Orlov"],
    &["Adolf Hitler"],
    &["Maxime Weygand"],
    &["Vladimir Antonov-Ovseenko"],
    &["Robert Conquest"],
    &["Timothy Snyder"],
    &["Mikhail Bakunin"],
    &["Ivan Radkov"],
    &[
        "NKVD",
        "ru:НКВД",
        "People's Commissariat of Internal Affairs",
    ],
    &["OGPU"],
    &["GULAG", "Main Camp Administration"],
    &["Orgburo"],
    &["Politburo", "ru:Политбюро"],
    &["Comintern", "Communist International", "ru:Коминтерн"],
    &["Dwójka", "Second Department of the Polish General Staff"],
    &["Organisation of Ukrainian Nationalists", "OUN"],
    &["Polska Organizacja Wojskowa", "POW"],
    &["NKVD Order No. 00485", "Polish Operation"],
    &["NKVD Order No. 00447"],
    &["NKVD Order No. 00439", "German Operation"],
    &["NKVD Order No. 00593", "Kharbintsy Operation"],
    &["Soviet Union", "USSR", "ru:СССР"],
    &["Poland", "pl:Polska"],
    &["Manchukuo"],
    &["Anti-Comintern Pact"],
    &["Gosplan", "ru:Госплан СССР"],
];

/// All forms of the network.
pub fn forms() -> Vec<NameForm<'static>> {
    let numbered = (0..).map(EntityIndex::new).zip(ENTITIES);
    numbered
        .flat_map(|(entity, names)| {
            names.iter().enumerate().map(move |(place, name)| {
                let (language, text) = name
                    .split_once(':')
                    .map_or((None, *name), |(tag, text)| (Some(tag), text));
                let standing = if place == 0 {
                    Standing::Preferred
                } else {
                    Standing::Variant
                };
                NameForm {
                    entity,
                    text,
                    language,
                    standing,
                }
            })
        })
        .collect()
}

/// The index of the network.
pub fn index() -> NameIndex {
    NameIndex::build(forms())
}

/// The preferred name of an entity.
pub fn name_of(entity: EntityIndex) -> &'static str {
    ENTITIES[entity.get()][0]
}
