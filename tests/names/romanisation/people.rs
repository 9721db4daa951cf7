//! Whom the questions are about: the people of the built-in network, and others who are not in it.

use prosopograph::dataset::builtin;
use prosopograph::dataset::load;
use prosopograph::model::Entity;
use prosopograph::model::Network;

use super::spellings;
use super::table::rows;

/// How parts of a name are written.
pub type Writing<'a> = dyn Fn(&str) -> String + 'a;

/// A person by the parts of the name, in its own script; a part that is not known is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub surname: String,
    pub forename: String,
    pub patronymic: String,
}

/// The people of a file, none of whom is in the network.
pub fn strangers(file: &str) -> Vec<Person> {
    rows(file).into_iter().skip(1).map(person).collect()
}

/// Everybody of the files but one, by one name each: among whom the right one is to be found.
pub fn crowd(but: &str) -> Vec<String> {
    let press = spellings::russian("press");
    let hepburn = spellings::japanese("hepburn");
    let national = spellings::ukrainian("national_2010");
    let own = |part: &str| part.to_owned();
    let files: [(&str, &Writing<'_>); 4] = [
        (include_str!("russian/people.csv"), &|part| {
            press.write(part)
        }),
        (include_str!("ukrainian/people.csv"), &|part| {
            national.write(part)
        }),
        (include_str!("japanese/people.csv"), &|part| {
            hepburn.write(part)
        }),
        (include_str!("polish/people.csv"), &own),
    ];
    let others = files.into_iter().filter(|(file, _)| *file != but);
    let names = others.flat_map(|(file, write)| {
        strangers(file)
            .into_iter()
            .map(|person| format!("{} {}", write(&person.forename), write(&person.surname)))
    });
    names.collect()
}

/// The built-in network.
pub fn network() -> Network {
    load(&builtin())
        .network
        .expect("the built-in network is right")
}

/// The name of a person in a language, if the network gives it as *surname, forename patronymic*.
pub fn named_in(language: &str, network: &Network, entity: &Entity) -> Option<Person> {
    let is_person = network.schema().kind(entity.kind).id == "person";
    let variants = entity
        .variants()
        .iter()
        .filter(|variant| variant.language.as_deref() == Some(language));
    let names = variants.filter_map(|variant| variant.text.split_once(", "));
    let mut people = names.map(|(surname, rest)| {
        person(
            [surname]
                .into_iter()
                .chain(rest.split(' '))
                .map(str::to_owned)
                .collect(),
        )
    });
    people.next().filter(|_| is_person)
}

fn person(parts: Vec<String>) -> Person {
    let mut parts = parts.into_iter().map(|part| {
        if part.contains('.') {
            String::new()
        } else {
            part
        }
    });
    let mut next = || parts.next().unwrap_or_default();
    Person {
        surname: next(),
        forename: next(),
        patronymic: next(),
    }
}
