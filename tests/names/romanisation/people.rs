//! Whom the questions are about: the people of the built-in network, and others who are not in it.

use prosopograph::dataset::builtin;
use prosopograph::dataset::load;
use prosopograph::model::Entity;
use prosopograph::model::Network;

use super::table::rows;

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

/// The built-in network.
pub fn network() -> Network {
    load(&builtin()).network.expect("the built-in network is right")
}

/// The name of a person in a language, if the network gives it as *surname, forename patronymic*.
pub fn named_in(language: &str, network: &Network, entity: &Entity) -> Option<Person> {
    let is_person = network.schema().kind(entity.kind).id == "person";
    let variants = entity.variants().iter().filter(|variant| variant.language.as_deref() == Some(language));
    let names = variants.filter_map(|variant| variant.text.split_once(", "));
    let mut people = names.map(|(surname, rest)| person([surname].into_iter().chain(rest.split(' ')).map(str::to_owned).collect()));
    people.next().filter(|_| is_person)
}

fn person(parts: Vec<String>) -> Person {
    let mut parts = parts.into_iter().map(|part| if part.contains('.') { String::new() } else { part });
    let mut next = || parts.next().unwrap_or_default();
    Person { surname: next(), forename: next(), patronymic: next() }
}
