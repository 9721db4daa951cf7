//! The words of a network that lines are made of: kinds, ties as they are read from either end, and
//! columns, each with how often it comes.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::explorer::network_properties::ENTITY_PROPERTIES;
use crate::explorer::network_properties::RELATION_PROPERTIES;
use crate::explorer::sentences::between::Between;
use crate::explorer::sentences::column_words::columns_of_claims;
use crate::explorer::sentences::column_words::columns_of_entities;
use crate::explorer::sentences::counted_claims::CountOfType;
use crate::explorer::sentences::counted_claims::Counting;
use crate::explorer::sentences::said::Tie;
use crate::explorer::sentences::said::Way;
use crate::explorer::sentences::value_words::ValueWord;
use crate::explorer::sentences::value_words::times_of_claims;
use crate::explorer::table::plain;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::language::nearest;

/// What stands behind the word of a tie that is meant another way than the word says.
const WAYS: [(&str, Way); 3] = [
    (" (either way)", Way::Either),
    (" (forwards)", Way::Forwards),
    (" (backwards)", Way::Backwards),
];

/// What stands between the words of ties of which one is meant.
const OR: &str = " | ";

/// So many cells are looked at for one page.
const MOST_CELLS: usize = 500_000;

/// The words of a network.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The kinds, those with most entities first.
    pub kinds: Vec<KindWord>,
    /// The ties, those with most claims first.
    pub verbs: Vec<Verb>,
    /// Which kinds the ties join.
    pub between: Between,
    /// The columns of entities that say anything, in the order of the dataset.
    pub entity_columns: Vec<ColumnWord>,
    /// The columns of claims that say anything.
    pub claim_columns: Vec<ColumnWord>,
    /// The years, decades or centuries in which claims held.
    pub times: Vec<ValueWord>,
    /// The class of each type and class.
    classes: BTreeMap<String, String>,
    /// What each word means.
    meant: BTreeMap<String, (String, Way)>,
    /// The word for each type or class, forwards and backwards.
    forwards: BTreeMap<String, String>,
    backwards: BTreeMap<String, String>,
}

/// A kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindWord {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// How many entities are of it.
    pub count: usize,
}

/// A tie as it is read from one of its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The word for it.
    pub word: String,
    /// The id of its type or class.
    pub name: String,
    /// Which way it is read.
    pub way: Way,
    /// How many claims are of it.
    pub count: usize,
}

/// A word that cannot be taken for a tie.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownTie {
    /// It names none, and none is called nearly so.
    #[error("`{0}` is not a tie of this network; choose one from the list")]
    NotNear(String),
    /// It names none.
    #[error("`{word}` is not a tie of this network; did you mean `{near}`?")]
    Near {
        /// The word.
        word: String,
        /// One that is called nearly so.
        near: String,
    },
    /// It goes another way than those before it.
    #[error(
        "`{0}` goes the other way than the first tie of this line; say it in a line of its own"
    )]
    OtherWay(String),
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnWord {
    /// Its name.
    pub name: String,
    /// How many entities or claims have something in it.
    pub count: usize,
    /// What it holds.
    pub holds: Holds,
    /// The values that come most often; none where there is nothing to choose.
    pub values: Vec<ValueWord>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Texts, or numbers and texts.
    Texts,
    /// Numbers alone.
    Numbers,
    /// Dates.
    Dates,
    /// Lists.
    Lists,
}

impl Vocabulary {
    /// The words of a network, with how often each comes in what a question counts that is not narrowed.
    ///
    /// Time linear in its size.
    #[must_use]
    pub(crate) fn of(graph: &NetworkGraph) -> Self {
        let counting = Counting::within(graph, &Scope::default());
        Self {
            entity_columns: columns_of_entities(&counting),
            claim_columns: columns_of_claims(&counting),
            ..Self::without_columns(&counting)
        }
    }

    /// The same words, with how often each comes within a scope. Of a large network, what stands in
    /// columns is still told of all: looking at every cell again takes too long.
    ///
    /// Time linear in its size.
    #[must_use]
    pub(crate) fn within(&self, graph: &NetworkGraph, scope: &Scope) -> Self {
        let counting = Counting::within(graph, scope);
        let network = graph.network();
        let of_entities = self.entity_columns.len() * network.entity_count();
        let of_claims = self.claim_columns.len() * network.relations().len();
        let counted = if of_entities + of_claims <= MOST_CELLS {
            [columns_of_entities(&counting), columns_of_claims(&counting)]
        } else {
            [self.entity_columns.clone(), self.claim_columns.clone()]
        };
        let [entity_columns, claim_columns] = counted;
        Self {
            entity_columns,
            claim_columns,
            ..Self::without_columns(&counting)
        }
    }

    fn without_columns(counting: &Counting<'_>) -> Self {
        let counted = counting.by_kind();
        let kinds = counting.network().schema().kinds();
        let mut kinds: Vec<KindWord> = kinds
            .map(|(index, kind)| KindWord {
                id: kind.id.clone(),
                label: kind.label.clone(),
                count: counted.get(&index).copied().unwrap_or_default(),
            })
            .collect();
        kinds.sort_by_key(|kind| Reverse(kind.count));
        let mut vocabulary = Self {
            kinds,
            between: Between::of(counting),
            times: times_of_claims(counting),
            ..Self::default()
        };
        vocabulary.add_verbs(counting);
        vocabulary
    }

    fn add_verbs(&mut self, counting: &Counting<'_>) {
        let schema = counting.network().schema();
        let mut of_classes: BTreeMap<&str, usize> = BTreeMap::new();
        let mut one_way: BTreeSet<&str> = BTreeSet::new();
        let mut verbs = Vec::new();
        let counted = counting.by_type();
        for (index, found) in schema.types() {
            let class = schema.class(found.class);
            let CountOfType { by_name, by_class } =
                counted.get(&index).copied().unwrap_or_default();
            *of_classes.entry(class).or_default() += by_class;
            self.classes.insert(class.to_owned(), class.to_owned());
            self.classes.insert(found.id.clone(), class.to_owned());
            let (there, back) = (found.label.alone(), found.inverse_label.alone());
            let is_same = plain(there) == plain(back);
            let [way, turned] = if is_same || found.symmetric {
                [Way::Either; 2]
            } else {
                one_way.insert(class);
                [Way::Forwards, Way::Backwards]
            };
            let verb = |word: &str, way| Verb {
                word: word.to_owned(),
                name: found.id.clone(),
                way,
                count: by_name,
            };
            verbs.push(verb(there, way));
            if !is_same {
                verbs.push(verb(back, turned));
            }
        }
        let first_class = verbs.len();
        for class in schema.class_definitions() {
            let count = of_classes.get(class.id.as_str()).copied();
            verbs.push(Verb {
                word: format!("any {} tie", class.label),
                name: class.id.clone(),
                way: Way::Either,
                count: count.unwrap_or_default(),
            });
        }
        self.add_words(&mut verbs);
        // Who did it is another question than to whom it was done, also of all types of a class.
        let classes = verbs.get(first_class..).unwrap_or_default().iter();
        let classes = classes.filter(|verb| one_way.contains(verb.name.as_str()));
        let turned = classes.flat_map(|verb| {
            [Way::Forwards, Way::Backwards].map(|way| Verb {
                word: format!("{}{}", verb.word, suffix(way)),
                way,
                ..verb.clone()
            })
        });
        let turned: Vec<Verb> = turned.collect();
        verbs.extend(turned);
        verbs.sort_by_key(|verb| Reverse(verb.count));
        verbs.retain(|verb| verb.count > 0);
        self.verbs = verbs;
    }

    /// Gives each tie a word of its own, and keeps what it means.
    fn add_words(&mut self, verbs: &mut [Verb]) {
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for verb in &*verbs {
            *uses.entry(plain(&verb.word)).or_default() += 1;
        }
        for verb in verbs {
            // Where several are called so, or the sign between ties is part of the word, the id
            // tells them apart.
            let is_shared = uses.get(&plain(&verb.word)).is_some_and(|uses| *uses > 1);
            if verb.word.trim().is_empty() || verb.word.contains(OR.trim()) {
                verb.word.clone_from(&verb.name);
            } else if is_shared {
                verb.word = format!("{} [{}]", verb.word, verb.name);
            }
            self.add_verb(verb);
        }
    }

    fn add_verb(&mut self, verb: &Verb) {
        let meaning = (verb.name.clone(), verb.way);
        let by_word = self.meant.entry(plain(&verb.word));
        by_word.or_insert(meaning);
        let words = match verb.way {
            Way::Backwards => &mut self.backwards,
            _ => &mut self.forwards,
        };
        words.entry(verb.name.clone()).or_insert(verb.word.clone());
        let by_id = self.meant.entry(plain(&verb.name));
        by_id.or_insert((verb.name.clone(), Way::Forwards));
    }

    /// The tie that is typed: words with a vertical bar between them, of which one is meant. Any if
    /// nothing is typed.
    ///
    /// # Errors
    ///
    /// [`UnknownTie`] with the word that is not known, or that goes another way than the others.
    pub fn tie(&self, typed: &str) -> Result<Tie, UnknownTie> {
        let mut tie = Tie {
            types: Vec::new(),
            way: Way::Either,
        };
        let words = typed.split(OR.trim()).map(str::trim);
        for (number, word) in words.filter(|word| !word.is_empty()).enumerate() {
            let (base, way) = without_way(word);
            let is_any = plain(base) == "any tie";
            let meant = self.meant.get(&plain(base));
            let (name, usual) = match meant {
                Some((name, way)) => (Some(name), *way),
                None if is_any => (None, Way::Either),
                None => return Err(self.unknown_tie(word)),
            };
            let way = way.unwrap_or(usual);
            if number > 0 && way != tie.way {
                return Err(UnknownTie::OtherWay(word.to_owned()));
            }
            tie.way = way;
            tie.types.extend(name.cloned());
        }
        Ok(tie)
    }

    /// What is said of a word that names no tie, with the one that is called nearly so.
    fn unknown_tie(&self, word: &str) -> UnknownTie {
        let verbs = self.verbs.iter();
        let words = verbs.flat_map(|verb| [verb.word.as_str(), verb.name.as_str()]);
        match nearest(word, words) {
            Some(near) => UnknownTie::Near {
                word: word.to_owned(),
                near: near.to_owned(),
            },
            None => UnknownTie::NotNear(word.to_owned()),
        }
    }

    /// A tie as it is typed; empty for any tie, either way.
    #[must_use]
    pub fn words_of(&self, tie: &Tie) -> String {
        let words = tie.types.iter().map(|name| self.word_of(name, tie.way));
        let words: Vec<String> = words.collect();
        match (words.is_empty(), tie.way) {
            (false, _) => words.join(OR),
            (true, Way::Either) => String::new(),
            (true, way) => format!("any tie{}", suffix(way)),
        }
    }

    fn word_of(&self, name: &str, way: Way) -> String {
        let known = match way {
            Way::Backwards => self.backwards.get(name).or(self.forwards.get(name)),
            _ => self.forwards.get(name),
        };
        let word = known.map_or(name, String::as_str);
        let usual = self.meant.get(&plain(word)).map(|(_, way)| *way);
        if usual == Some(way) {
            return word.to_owned();
        }
        format!("{word}{}", suffix(way))
    }

    /// The class that the ties that are typed are of; nothing if they are of several, or any.
    #[must_use]
    pub fn class_of(&self, typed: &str) -> Option<&str> {
        let tie = self.tie(typed).ok()?;
        let mut classes = tie.types.iter().map(|name| self.classes.get(name));
        let first = classes.next().flatten()?;
        classes
            .all(|other| other == Some(first))
            .then_some(first.as_str())
    }

    /// The kind that has this id or is called so.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<&KindWord> {
        let wanted = plain(name);
        let mut kinds = self.kinds.iter();
        kinds.find(|kind| plain(&kind.id) == wanted || plain(&kind.label) == wanted)
    }

    /// Whether there is such a column, of which nothing needs to be known.
    #[must_use]
    pub fn has_column(&self, name: &str) -> bool {
        let mut built_in = ENTITY_PROPERTIES.iter().chain(&RELATION_PROPERTIES);
        self.column(name).is_some() || built_in.any(|known| *known == name)
    }

    /// The column of entities or of claims that has this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&ColumnWord> {
        let mut columns = self.entity_columns.iter().chain(&self.claim_columns);
        columns.find(|column| column.name == name)
    }
}

fn suffix(way: Way) -> &'static str {
    let mut ways = WAYS.iter();
    ways.find(|(_, known)| *known == way)
        .map_or("", |(words, _)| words)
}

/// A word without the way that it is meant, and that way.
fn without_way(word: &str) -> (&str, Option<Way>) {
    let mut ways = WAYS.iter();
    let found = ways.find_map(|(words, way)| Some((word.strip_suffix(words)?, Some(*way))));
    found.unwrap_or((word, None))
}
