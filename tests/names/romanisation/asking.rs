//! How people are asked for: which parts of a name are typed, and in what order.

use super::people::Person;

/// What is typed of a name.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    Surname,
    ForenameFirst,
    SurnameFirst,
    WithPatronymic,
    AsInACatalogue,
    WithInitials,
    InitialBehind,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Surname,
        Self::ForenameFirst,
        Self::SurnameFirst,
        Self::WithPatronymic,
        Self::AsInACatalogue,
        Self::WithInitials,
        Self::InitialBehind,
    ];

    /// What is typed, with each part written by `write`; nothing if the parts are not known.
    pub fn text(self, person: &Person, write: &dyn Fn(&str) -> String) -> Option<String> {
        let [surname, forename, patronymic] =
            [&person.surname, &person.forename, &person.patronymic];
        if (self != Self::Surname && forename.is_empty())
            || (self.has_patronymic() && patronymic.is_empty())
        {
            return None;
        }
        let initial = |part: &str| {
            let first = write(&part.chars().take(1).collect::<String>());
            // A syllable of kana is several letters, of which the first is the initial.
            let letters = if part.starts_with(|letter| ('ぁ'..='ん').contains(&letter)) {
                1
            } else {
                first.len()
            };
            first.chars().take(letters).collect::<String>() + "."
        };
        let [surname, first, second] = [surname, forename, patronymic].map(|part| write(part));
        Some(match self {
            Self::Surname => surname,
            Self::ForenameFirst => format!("{first} {surname}"),
            Self::SurnameFirst => format!("{surname} {first}"),
            Self::WithPatronymic => format!("{first} {second} {surname}"),
            Self::AsInACatalogue => format!("{surname}, {first} {second}"),
            Self::WithInitials => {
                format!("{} {} {surname}", initial(forename), initial(patronymic))
            }
            Self::InitialBehind => format!("{surname} {}", initial(forename)),
        })
    }

    /// Whether what is typed of one is true of the other as well: then both are right.
    pub fn means(self, one: &Person, other: &Person) -> bool {
        let first = |part: &str| part.chars().next();
        let surname = plain(&one.surname) == plain(&other.surname);
        let forename = plain(&one.forename) == plain(&other.forename);
        let patronymic = plain(&one.patronymic) == plain(&other.patronymic);
        let initial = first(&one.forename) == first(&other.forename);
        surname
            && match self {
                Self::Surname => true,
                Self::ForenameFirst | Self::SurnameFirst => forename,
                Self::WithPatronymic | Self::AsInACatalogue => forename && patronymic,
                Self::WithInitials => initial && first(&one.patronymic) == first(&other.patronymic),
                Self::InitialBehind => initial,
            }
    }

    fn has_patronymic(self) -> bool {
        matches!(
            self,
            Self::WithPatronymic | Self::AsInACatalogue | Self::WithInitials
        )
    }
}

/// Russian print writes е for ё.
fn plain(part: &str) -> String {
    part.replace('ё', "е")
}
