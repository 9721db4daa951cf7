//! How fast names are found among 100 thousand, by what is typed: as written, misspelt, in another
//! script.
//!
//! The names are made of the Russian names of the tests: every forename, patronymic and surname
//! with every other, and surnames of two stems besides, so that the words are as many and as alike
//! as in a real register.

use std::hint::black_box;
use std::time::Duration;

use criterion::Criterion;
use prosopograph::graph::NameForm;
use prosopograph::graph::NameIndex;
use prosopograph::graph::Standing;
use prosopograph::model::EntityIndex;

use crate::generator::Random;
use crate::table::Table;

/// How many names the index holds.
const NAMES: u32 = 100_000;
/// How many are asked for in turn.
const QUESTIONS: usize = 200;
const LETTERS: &str = include_str!("../names/romanisation/russian/letters.csv");
const POSITIONS: &str = include_str!("../names/romanisation/russian/positions.csv");
const PEOPLE: &str = include_str!("../names/romanisation/russian/people.csv");

/// Surname, forename and patronymic.
type Parts = [String; 3];

/// Measures the search for each way of typing.
pub fn names(criterion: &mut Criterion) {
    let people = people();
    let texts: Vec<String> = people
        .iter()
        .map(|[surname, forename, patronymic]| format!("{surname}, {forename} {patronymic}"))
        .collect();
    let index = NameIndex::build((0..).zip(&texts).map(|(entity, text)| NameForm {
        entity: EntityIndex::new(entity),
        text,
        language: None,
        standing: Standing::Preferred,
    }));
    let mut group = criterion.benchmark_group("100000 names");
    group
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4));
    for (title, typed) in questions(&people) {
        let mut next = typed.iter().cycle();
        group.bench_function(title, |bencher| {
            bencher.iter(|| next.next().map(|text| index.search(black_box(text), 20)));
        });
    }
    group.finish();
}

/// The people, with surnames that one in three shares with a person of the tests and two in three
/// with nobody or few.
fn people() -> Vec<Parts> {
    let rows = crate::table::rows(PEOPLE);
    let known: Vec<Parts> = rows
        .into_iter()
        .skip(1)
        .filter_map(|row| row.try_into().ok())
        .collect();
    let bound = u64::try_from(known.len()).unwrap_or(1);
    let mut random = Random::new(11);
    let mut any = |part: usize| {
        let place = usize::try_from(random.below(bound)).unwrap_or(0);
        known[place][part].clone()
    };
    let surname = |number: u32, one: String, other: &str| {
        if number.is_multiple_of(3) {
            one
        } else {
            one.chars()
                .take(4)
                .chain(other.to_lowercase().chars().skip(2))
                .collect()
        }
    };
    (0..NAMES)
        .map(|number| [surname(number, any(0), &any(0)), any(1), any(2)])
        .collect()
}

/// What is typed, by what is peculiar about it.
fn questions(people: &[Parts]) -> Vec<(String, Vec<String>)> {
    let chosen: Vec<&Parts> = people.iter().step_by(people.len() / QUESTIONS).collect();
    let typed = |title: &str, text: &dyn Fn(&Parts) -> String| {
        (
            title.to_owned(),
            chosen.iter().map(|parts| text(parts)).collect(),
        )
    };
    let mut questions = vec![
        typed("typical, surname", &|[surname, ..]| surname.clone()),
        typed("typical, forename and surname", &|[
            surname,
            forename,
            _,
        ]| {
            format!("{forename} {surname}")
        }),
        typed("misspelt, surname", &|[surname, ..]| misspelt(surname)),
        typed("misspelt, full name", &|[surname, forename, patronymic]| {
            format!("{forename} {patronymic} {}", misspelt(surname))
        }),
        typed("forename alone", &|[_, forename, _]| forename.clone()),
        typed("nobody", &|[surname, forename, _]| {
            format!(
                "{}x {}",
                surname.chars().rev().collect::<String>(),
                &misspelt(forename)
            )
        }),
    ];
    for scheme in ["ala_lc", "german", "french", "polish"] {
        let table = Table::of(scheme, LETTERS, POSITIONS);
        let full = |[surname, forename, _]: &Parts| {
            format!("{} {}", table.write(forename), table.write(surname))
        };
        questions.push(typed(&format!("cross-script, {scheme}"), &full));
        let wrong = |[surname, forename, _]: &Parts| {
            format!(
                "{} {}",
                table.write(forename),
                misspelt(&table.write(surname))
            )
        };
        questions.push(typed(
            &format!("cross-script and misspelt, {scheme}"),
            &wrong,
        ));
    }
    questions
}

/// The word with two letters near its end swapped.
fn misspelt(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if let [.., one, other, _] = letters.as_mut_slice() {
        std::mem::swap(one, other);
    }
    letters.into_iter().collect()
}
