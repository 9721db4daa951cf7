//! A network of letters, and the words of other datasets that nothing about it may contain.

/// What the dataset says: persons, places and letters; no patterns, no classes, no sources.
pub const LETTERS: [(&str, &str); 3] = [
    (
        "entities.csv",
        "id,kind,name,begin,end,note\n\
         anna,person,Anna,1801,1877,\nbruno,person,Bruno,,,A bookseller.\nclara,person,Clara,,,\n\
         dora,person,Dora,,,\nemil,person,Emil,,,\nlyon,place,Lyon,,,\nturin,place,Turin,,,\n",
    ),
    (
        "relations.csv",
        "from,type,to,when,status\n\
         anna,wrote_to,bruno,1831-05,\nbruno,wrote_to,clara,1832,alleged\nanna,wrote_to,clara,1833~,\n\
         clara,wrote_to,anna,1834,charged\nanna,lives_in,lyon,1830/1840,\nbruno,lives_in,lyon,1825/,\n\
         clara,lives_in,turin,,denied\ndora,wrote_to,emil,1850,rumour\n",
    ),
    (
        "relation_types.csv",
        "type,label,inverse_label,class,aspect\n\
         wrote_to,wrote to,received a letter from,correspondence,event\n\
         lives_in,lives in,is home to,residence,state\n",
    ),
];

/// Beginnings of words that the built-in dataset brings, in small letters.
const FOREIGN: [&str; 32] = [
    "spy",
    "spie",
    "espionag",
    "arrest",
    "repress",
    "terror",
    "execut",
    "purge",
    "deport",
    "denounc",
    "prosecut",
    "interrogat",
    "infiltrat",
    "nkvd",
    "ogpu",
    "gpu",
    "cheka",
    "stalin",
    "kawabe",
    "yezhov",
    "ezhov",
    "jeżow",
    "ежов",
    "yagoda",
    "beria",
    "comintern",
    "soviet",
    "kremlin",
    "papadatos",
    "00447",
    "poland",
    "japan",
];

/// A place of the program that may contain a foreign word.
#[derive(Clone, Copy, Debug)]
pub struct Exemption {
    /// How the place begins.
    pub place: &'static str,
    /// The beginnings of the words.
    pub words: &'static [&'static str],
}

/// A foreign word somewhere.
#[derive(Clone, Debug)]
pub struct Hit {
    place: String,
    word: &'static str,
    context: String,
}

/// The foreign words in a text.
pub fn foreign_words(place: &str, text: &str) -> Vec<Hit> {
    let lower = text.to_lowercase();
    let mut found = Vec::new();
    for word in FOREIGN {
        for (at, _) in lower.match_indices(word) {
            let before = lower[..at].chars().next_back();
            if !before.is_some_and(char::is_alphanumeric) {
                found.push(Hit {
                    place: place.to_owned(),
                    word,
                    context: lower[at..].chars().take(50).collect(),
                });
            }
        }
    }
    found
}

/// Fails if there is a foreign word, or if a word that is exempt is no longer there.
pub fn assert_no_foreign_words(found: &[Hit], exempt: &[Exemption]) {
    let is_exempt = |hit: &&Hit| {
        let mut places = exempt.iter();
        places.any(|one| hit.place.starts_with(one.place) && one.words.contains(&hit.word))
    };
    let told = |hit: &Hit| format!("{}: {} in \"{}\"", hit.place, hit.word, hit.context);
    let mut words: Vec<String> = found
        .iter()
        .filter(|hit| !is_exempt(hit))
        .map(told)
        .collect();
    words.sort_unstable();
    words.dedup();
    assert!(words.is_empty(), "foreign words:\n{}", words.join("\n"));
    for one in exempt {
        let is_there = |word: &str| {
            found
                .iter()
                .any(|hit| hit.word == word && hit.place.starts_with(one.place))
        };
        for word in one.words {
            assert!(
                is_there(word),
                "{word} is gone from {}; end the exemption",
                one.place
            );
        }
    }
}

#[test]
fn foreign_words_are_found_where_they_begin() {
    let found = |text: &str| foreign_words("/page", text).len();
    assert_eq!(
        found("Who spied on whom? An Espionage-triangle of NKVD."),
        3
    );
    assert_eq!(found("an inspired crispy letter from Japon"), 0);
    assert!(FOREIGN.iter().all(|word| word.to_lowercase() == *word));
}
