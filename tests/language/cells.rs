//! What a cell of a table of results says, and whether a value is that.

use std::collections::BTreeMap;

use prosopograph::language::Graph;
use prosopograph::language::Value;

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    Null,
    Boolean(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Expected>),
    Map(BTreeMap<String, Expected>),
    Node(Vec<String>, BTreeMap<String, Expected>),
    Relation(String, BTreeMap<String, Expected>),
    Path(Vec<(Expected, Option<Hop>)>),
}

/// A relationship of a path and which way it points.
#[derive(Clone, Debug, PartialEq)]
pub struct Hop {
    relation: Expected,
    points_right: bool,
}

/// Reads a cell.
pub fn expected(text: &str) -> Expected {
    let mut reader = Reader {
        letters: text.chars().collect(),
        at: 0,
    };
    let read = reader.value();
    assert_eq!(reader.at, reader.letters.len(), "all of `{text}` is read");
    read
}

struct Reader {
    letters: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn starts(&self, text: &str) -> bool {
        let mut letters = text.chars().enumerate();
        letters.all(|(ahead, letter)| self.letters.get(self.at + ahead) == Some(&letter))
    }

    fn take(&mut self, text: &str) -> bool {
        let is_next = self.starts(text);
        if is_next {
            self.at += text.chars().count();
        }
        is_next
    }

    fn blank(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Expected {
        self.blank();
        let value = match self.peek() {
            Some('\'') => Expected::Text(self.text()),
            Some('[') if self.starts("[:") => self.relation(),
            Some('[') => self.list(),
            Some('{') => Expected::Map(self.map()),
            Some('(') => self.node(),
            Some('<') => self.path(),
            _ => self.word(),
        };
        self.blank();
        value
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        self.at += 1;
        while let Some(letter) = self.peek() {
            self.at += 1;
            match letter {
                '\'' => return text,
                '\\' => match self.peek() {
                    Some('n') => {
                        self.at += 1;
                        text.push('\n');
                    }
                    // A quotation mark that nothing closes closes the text itself.
                    Some('\'') if self.letters[self.at + 1..].contains(&'\'') => {
                        self.at += 1;
                        text.push('\'');
                    }
                    _ => text.push('\\'),
                },
                other => text.push(other),
            }
        }
        panic!("a text is closed");
    }

    fn list(&mut self) -> Expected {
        let mut members = Vec::new();
        self.take("[");
        self.blank();
        while !self.take("]") {
            members.push(self.value());
            self.take(",");
        }
        Expected::List(members)
    }

    fn map(&mut self) -> BTreeMap<String, Expected> {
        let mut entries = BTreeMap::new();
        if !self.take("{") {
            return entries;
        }
        self.blank();
        while !self.take("}") {
            self.blank();
            let key = self.name();
            self.blank();
            assert!(self.take(":"), "a key has a value");
            entries.insert(key, self.value());
            self.take(",");
        }
        entries
    }

    fn name(&mut self) -> String {
        let mut name = String::new();
        while let Some(letter) = self
            .peek()
            .filter(|one| one.is_alphanumeric() || *one == '_')
        {
            name.push(letter);
            self.at += 1;
        }
        name
    }

    fn node(&mut self) -> Expected {
        self.take("(");
        let mut labels = Vec::new();
        while self.take(":") {
            labels.push(self.name());
        }
        labels.sort();
        self.blank();
        let properties = self.map();
        self.blank();
        assert!(self.take(")"), "a node is closed");
        Expected::Node(labels, properties)
    }

    fn relation(&mut self) -> Expected {
        self.take("[:");
        let name = self.name();
        self.blank();
        let properties = self.map();
        assert!(self.take("]"), "a relationship is closed");
        Expected::Relation(name, properties)
    }

    fn path(&mut self) -> Expected {
        self.take("<");
        let mut parts = Vec::new();
        let mut hop = None;
        while !self.take(">") {
            parts.push((self.node(), hop.take()));
            let points_left = self.take("<-");
            if points_left || self.take("-") {
                let relation = self.relation();
                assert!(self.take("->") || self.take("-"), "an arrow is closed");
                hop = Some(Hop {
                    relation,
                    points_right: !points_left,
                });
            }
        }
        Expected::Path(parts)
    }

    fn word(&mut self) -> Expected {
        let mut word = String::new();
        while let Some(letter) = self.peek().filter(|one| !",]}".contains(*one)) {
            word.push(letter);
            self.at += 1;
        }
        let word = word.trim();
        match word {
            "null" => Expected::Null,
            "true" => Expected::Boolean(true),
            "false" => Expected::Boolean(false),
            "NaN" => Expected::Float(f64::NAN),
            _ => match word.parse() {
                Ok(number) => Expected::Integer(number),
                Err(_) => Expected::Float(word.parse().expect("a number")),
            },
        }
    }
}

impl Expected {
    /// As the value of a parameter.
    pub fn as_value(&self) -> Value {
        match self {
            Self::Boolean(truth) => Value::Boolean(*truth),
            Self::Integer(number) => Value::Integer(*number),
            Self::Float(number) => Value::Float(*number),
            Self::Text(text) => Value::text(text.as_str()),
            Self::List(members) => Value::list(members.iter().map(Self::as_value).collect()),
            Self::Map(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| (key.as_str().into(), value.as_value()));
                Value::map(entries.collect())
            }
            _ => Value::Null,
        }
    }
}

/// Whether lists are compared member by member, or as bags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lists {
    InOrder,
    AnyOrder,
}

/// Whether a value is what a cell says.
pub fn is_same(expected: &Expected, value: &Value, graph: &dyn Graph, lists: Lists) -> bool {
    let are_entries = |expected: &BTreeMap<String, Expected>, found: Vec<(String, Value)>| {
        found.len() == expected.len()
            && found.iter().all(|(key, value)| {
                let expected = expected.get(key);
                expected.is_some_and(|expected| is_same(expected, value, graph, lists))
            })
    };
    match (expected, value) {
        (Expected::Null, Value::Null) => true,
        (Expected::Boolean(expected), Value::Boolean(found)) => expected == found,
        (Expected::Integer(expected), Value::Integer(found)) => expected == found,
        (Expected::Float(expected), Value::Float(found)) => {
            let size = expected.abs().max(1e-300);
            expected.is_nan() && found.is_nan() || (expected - found).abs() / size <= 1e-12
        }
        (Expected::Text(expected), Value::Text(found)) => **expected == **found,
        (Expected::Text(expected), Value::Moment(found)) => *expected == found.to_string(),
        (Expected::Text(expected), Value::Duration(found)) => *expected == found.to_string(),
        (Expected::List(expected), Value::List(found)) => {
            let found: Vec<Value> = found.members().to_vec();
            if lists == Lists::InOrder {
                found.len() == expected.len()
                    && expected
                        .iter()
                        .zip(&found)
                        .all(|(expected, found)| is_same(expected, found, graph, lists))
            } else {
                are_bag(expected, found, graph)
            }
        }
        (Expected::Map(expected), Value::Map(found)) => {
            let found = found.entries().iter();
            are_entries(
                expected,
                found
                    .map(|(key, value)| (key.to_string(), value.clone()))
                    .collect(),
            )
        }
        (Expected::Node(labels, properties), Value::Node(node)) => {
            let mut found: Vec<String> = graph
                .labels_of(*node)
                .iter()
                .map(ToString::to_string)
                .collect();
            found.sort();
            let keys = graph.node_keys(*node).into_iter();
            let entries = keys.map(|key| (key.to_string(), graph.node_property(*node, &key)));
            *labels == found && are_entries(properties, entries.collect())
        }
        (Expected::Relation(name, properties), Value::Relation(relation)) => {
            let keys = graph.relation_keys(*relation).into_iter();
            let entries =
                keys.map(|key| (key.to_string(), graph.relation_property(*relation, &key)));
            **name == *graph.type_of(*relation) && are_entries(properties, entries.collect())
        }
        (Expected::Path(parts), Value::Path(path)) => {
            parts.len() == path.nodes.len()
                && parts.iter().enumerate().all(|(at, (node, hop))| {
                    let is_node = is_same(node, &Value::Node(path.nodes[at]), graph, lists);
                    let is_hop = hop.as_ref().is_none_or(|hop| {
                        let relation = path.relations[at - 1];
                        let leads_on = graph.ends_of(relation).from == path.nodes[at - 1];
                        leads_on == hop.points_right
                            && is_same(&hop.relation, &Value::Relation(relation), graph, lists)
                    });
                    is_node && is_hop
                })
        }
        _ => false,
    }
}

fn are_bag(expected: &[Expected], mut found: Vec<Value>, graph: &dyn Graph) -> bool {
    found.len() == expected.len()
        && expected.iter().all(|expected| {
            let place = found
                .iter()
                .position(|value| is_same(expected, value, graph, Lists::AnyOrder));
            place.map(|place| found.remove(place)).is_some()
        })
}
