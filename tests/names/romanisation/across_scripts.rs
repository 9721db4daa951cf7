//! Ukrainian, Japanese and Polish names, each known by one form and asked for in the others.

use prosopograph::graph::NameForm;
use prosopograph::graph::NameIndex;
use prosopograph::graph::Standing;
use prosopograph::model::EntityIndex;

use super::asking::Shape;
use super::people::Person;
use super::people::Writing;
use super::people::crowd;
use super::people::network;
use super::people::strangers;
use super::shares::Question;
use super::shares::Shares;
use super::spellings;
use super::spellings::JAPANESE;
use super::spellings::RUSSIAN;
use super::spellings::UKRAINIAN;
use super::spellings::without_marks;
use super::table::Table;

/// An index of the people of a file, each known by one form, and of the network and the people of
/// the other files.
fn index(
    file: &str,
    language: Option<&str>,
    form: impl Fn(&Person) -> String,
) -> (Vec<Person>, NameIndex) {
    let people = strangers(file);
    let names: Vec<String> = people.iter().map(form).collect();
    let network = network();
    let others: Vec<String> = crowd(file)
        .into_iter()
        .chain(network.entities().map(|(_, entity)| entity.name.clone()))
        .collect();
    let tagged = names
        .iter()
        .map(|name| (name, language))
        .chain(others.iter().map(|name| (name, None)));
    let index = NameIndex::build(
        (0..)
            .zip(tagged)
            .map(|(entity, (text, language))| NameForm {
                entity: EntityIndex::new(entity),
                text,
                language,
                standing: Standing::Preferred,
            }),
    );
    (people, index)
}

/// All people in all shapes that their names allow, written in one way; once more without marks
/// where there are any.
fn questions(scheme: &str, people: &[Person], write: &Writing<'_>) -> Vec<Question> {
    let mut questions = Vec::new();
    for shape in Shape::ALL {
        for person in people {
            let Some(text) = shape.text(person, write) else {
                continue;
            };
            let right = (0..)
                .zip(people)
                .filter(|(_, other)| shape.means(person, other));
            let right: Vec<EntityIndex> =
                right.map(|(entity, _)| EntityIndex::new(entity)).collect();
            let plain = without_marks(&text);
            // In Cyrillic the marks are letters of their own.
            if plain != text && text.chars().all(|letter| !('А'..='ӿ').contains(&letter)) {
                questions.push(Question {
                    scheme: format!("{scheme}, marks left out"),
                    text: plain,
                    right: right.clone(),
                });
            }
            questions.push(Question {
                scheme: scheme.to_owned(),
                text,
                right,
            });
        }
    }
    questions
}

fn by(table: &Table) -> impl Fn(&str) -> String + '_ {
    |part| table.write(part)
}

#[test]
fn whoever_is_known_in_ukrainian_is_found_in_every_scheme() {
    let (people, index) = index(include_str!("ukrainian/people.csv"), Some("uk"), |person| {
        format!("{} {}", person.forename, person.surname)
    });
    let mut shares = Shares::default();
    for scheme in UKRAINIAN {
        shares.ask(
            &index,
            questions(scheme, &people, &by(&spellings::ukrainian(scheme))),
        );
    }
    shares.assert_at_least(1_000);
}

#[test]
fn whoever_is_known_in_a_ukrainian_romanisation_is_found_in_ukrainian_and_in_the_others() {
    let national = spellings::ukrainian("national_2010");
    let known = |person: &Person| {
        format!(
            "{} {}",
            national.write(&person.forename),
            national.write(&person.surname)
        )
    };
    let (people, index) = index(include_str!("ukrainian/people.csv"), None, known);
    let mut shares = Shares::default();
    shares.ask(&index, questions("Ukrainian", &people, &str::to_owned));
    for scheme in UKRAINIAN {
        shares.ask(
            &index,
            questions(scheme, &people, &by(&spellings::ukrainian(scheme))),
        );
    }
    shares.assert_at_least(1_000);
}

#[test]
fn japanese_names_are_found_in_every_romanisation_and_order() {
    for known in ["hepburn", "kunrei"] {
        let table = spellings::japanese(known);
        let known = |person: &Person| {
            format!(
                "{} {}",
                table.write(&person.forename),
                table.write(&person.surname)
            )
        };
        let (people, index) = index(include_str!("japanese/people.csv"), None, known);
        let mut shares = Shares::default();
        for scheme in JAPANESE {
            shares.ask(
                &index,
                questions(scheme, &people, &by(&spellings::japanese(scheme))),
            );
        }
        shares.assert_at_least(900);
    }
}

#[test]
fn polish_names_are_found_without_marks_in_russian_and_romanised_from_russian() {
    let (people, index) = index(include_str!("polish/people.csv"), None, |person| {
        format!("{} {}", person.forename, person.surname)
    });
    let in_russian = spellings::polish();
    let mut shares = Shares::default();
    shares.ask(&index, questions("Polish", &people, &str::to_owned));
    shares.ask(&index, questions("Russian", &people, &by(&in_russian)));
    for scheme in RUSSIAN {
        let table = spellings::russian(scheme);
        let write = |part: &str| table.write(&in_russian.write(part));
        shares.ask(
            &index,
            questions(&format!("Russian, then {scheme}"), &people, &write),
        );
    }
    shares.assert_at_least(2_000);
}
