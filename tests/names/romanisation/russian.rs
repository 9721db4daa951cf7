//! Russian names: the people of the network and some 260 others, asked for in nine schemes.

use prosopograph::graph::NameForm;
use prosopograph::graph::NameIndex;
use prosopograph::graph::Standing;
use prosopograph::model::EntityIndex;
use prosopograph::model::Network;

use super::asking::Shape;
use super::people::Person;
use super::people::crowd;
use super::people::named_in;
use super::people::network;
use super::people::strangers;
use super::shares::Question;
use super::shares::Shares;
use super::spellings::RUSSIAN;
use super::spellings::russian;
use super::spellings::without_marks;

/// Those who are not in the network.
const RUSSIANS: &str = include_str!("russian/people.csv");

/// The one form by which the index knows a person.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Known {
    /// *Тухачевский, Михаил Николаевич*.
    InCyrillic,
    /// *Mikhail Tukhachevsky*, as English newspapers write.
    InEnglish,
}

/// Those with a Russian name, by their number in the index: first the network, then the others.
fn russians(network: &Network) -> Vec<(EntityIndex, Person)> {
    let own = network
        .entities()
        .filter_map(|(index, entity)| Some((index, named_in("ru", network, entity)?)));
    let behind = u32::try_from(network.entity_count()).expect("the network is small");
    let others = (behind..).map(EntityIndex::new).zip(strangers(RUSSIANS));
    own.chain(others).collect()
}

/// An index of everything in the network and of the others, each known by one form.
fn index(network: &Network, russians: &[(EntityIndex, Person)], known: Known) -> NameIndex {
    let press = russian("press");
    let written = |person: &Person| match known {
        Known::InCyrillic => format!(
            "{}, {} {}",
            person.surname, person.forename, person.patronymic
        )
        .trim()
        .to_owned(),
        Known::InEnglish => format!(
            "{} {}",
            press.write(&person.forename),
            press.write(&person.surname)
        ),
    };
    let listed = network
        .entities()
        .map(|(index, entity)| (index, entity.name.clone()));
    let listed = listed.filter(|(index, _)| {
        known == Known::InEnglish || russians.iter().all(|(other, _)| other != index)
    });
    let in_network = |index: EntityIndex| index.get() < network.entity_count();
    let rest = russians
        .iter()
        .filter(|(index, _)| known == Known::InCyrillic || !in_network(*index));
    let behind =
        u32::try_from(network.entity_count() + russians.len()).expect("the network is small");
    let crowd = (behind..).map(EntityIndex::new).zip(crowd(RUSSIANS));
    let known = rest.map(|(index, person)| (*index, written(person)));
    let names: Vec<(EntityIndex, String)> = listed.chain(known).chain(crowd).collect();
    NameIndex::build(names.iter().map(|(entity, text)| NameForm {
        entity: *entity,
        text,
        language: None,
        standing: Standing::Preferred,
    }))
}

/// Everybody asked for in every scheme and every shape, but each time by one person in this many,
/// all by turns.
const TURNS: usize = 5;

/// The questions, once more without marks where there are any.
fn questions(russians: &[(EntityIndex, Person)]) -> Vec<Question> {
    let mut questions = Vec::new();
    for (turn, (scheme, table)) in RUSSIAN
        .map(|scheme| (scheme, russian(scheme)))
        .into_iter()
        .enumerate()
    {
        for (shape, turn) in Shape::ALL.into_iter().zip(turn..) {
            for (_, person) in russians.iter().skip(turn % TURNS).step_by(TURNS) {
                let Some(text) = shape.text(person, &|part| table.write(part)) else {
                    continue;
                };
                let meant = russians
                    .iter()
                    .filter(|(_, other)| shape.means(person, other));
                let right: Vec<EntityIndex> = meant.map(|(index, _)| *index).collect();
                let plain = without_marks(&text);
                if plain != text {
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
    }
    questions
}

fn assert_found(known: Known) {
    let network = network();
    let russians = russians(&network);
    let mut shares = Shares::default();
    shares.ask(&index(&network, &russians, known), questions(&russians));
    shares.assert_at_least(4_000);
}

#[test]
fn whoever_is_known_in_cyrillic_is_found_in_every_scheme() {
    assert_found(Known::InCyrillic);
}

#[test]
fn whoever_is_known_in_english_is_found_in_every_scheme() {
    assert_found(Known::InEnglish);
}

#[test]
fn none_of_the_others_is_in_the_network() {
    let network = network();
    let people = russians(&network);
    let (own, others) = people.split_at(
        people
            .iter()
            .filter(|(index, _)| index.get() < network.entity_count())
            .count(),
    );
    assert!(
        own.len() >= 40 && others.len() >= 200,
        "{} and {}",
        own.len(),
        others.len()
    );
    for (_, other) in others {
        assert!(
            own.iter()
                .all(|(_, person)| !Shape::ForenameFirst.means(person, other)),
            "{other:?}"
        );
    }
}
