//! Which columns of a table of edges are the ends of the ties, where ids and names stand beside
//! each other or ends are numbered: `Person 1 ID`, `Person 1 Name`, `Person 2 ID` …, or
//! `source_id`, `source_label`.

use crate::exchange::column_names::is_surname_beside;
use crate::exchange::column_names::names_of_part;
use crate::exchange::columns::ColumnMap;
use crate::exchange::columns::plain;
use crate::exchange::columns::second;
use crate::exchange::draft::FROM_NAME;
use crate::exchange::draft::TO_NAME;
use crate::exchange::report::RowOf;

/// An end of a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    From,
    To,
}

/// What a column says of an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// Which entity it is, by an id or by a name.
    Which,
    /// Its id.
    Id,
    /// Its name.
    Name,
}

/// What numbered or lettered ends are called.
const NUMBERED: [&str; 12] = [
    "actor",
    "agent",
    "character",
    "correspondent",
    "entity",
    "figure",
    "individual",
    "member",
    "node",
    "party",
    "person",
    "vertex",
];
/// What the ends are called otherwise.
const ENDS: [(&str, &str); 23] = [
    ("source", "target"),
    ("from", "to"),
    ("sender", "recipient"),
    ("sender", "receiver"),
    ("author", "addressee"),
    ("von", "an"),
    ("ego", "alter"),
    ("absender", "empfänger"),
    ("absender", "adressat"),
    ("expéditeur", "destinataire"),
    ("mittente", "destinatario"),
    ("remitente", "destinatario"),
    ("nadawca", "adresat"),
    ("nadawca", "odbiorca"),
    ("отправитель", "получатель"),
    ("de", "à"),
    ("de", "a"),
    ("da", "a"),
    ("van", "aan"),
    ("från", "till"),
    ("кто", "кому"),
    ("кто", "кого"),
    ("от", "кому"),
];

/// Those of them that may as well say where from and where to.
const PREPOSITIONS: [&str; 13] = [
    "from", "to", "von", "an", "de", "à", "a", "da", "van", "aan", "från", "till", "от",
];

/// What a name is called. Some of the words mean the surname or the forename where the other stands
/// beside it.
pub(crate) const NAMES: [&str; 9] = [
    "name", "label", "nom", "nome", "nombre", "naam", "namn", "imię", "имя",
];
/// Words between the name and the end it is of.
const OF: [&str; 5] = ["of", "the", "del", "della", "do"];

/// What the beginning and the end of a time are called where both are there; the first only if the
/// user says what the ends are.
pub(crate) const TIMES: [(&str, &str); 8] = [
    ("from", "to"),
    ("from", "until"),
    ("von", "bis"),
    ("beginn", "ende"),
    ("début", "fin"),
    ("desde", "hasta"),
    ("od", "do"),
    ("начало", "конец"),
];

/// The columns of the draft that the columns of a table of edges become by their names; see
/// [`ColumnMap::resolve`].
pub(crate) fn resolve(columns: &ColumnMap, header: &[&str]) -> Vec<String> {
    let is_mapped = |name: &str| columns.meaning(name.trim()).is_some();
    let parts: Vec<usize> = name_parts(header).into_iter().flatten().flatten().collect();
    let from_or_to = from_or_to_besides(columns, header);
    let of_many = of_more_than_two(header);
    let is_shown = |at: usize| {
        let is_hidden = from_or_to.contains(&Some(at)) || of_many.contains(&at);
        !is_hidden || is_mapped(header[at])
    };
    let says = |at: usize, name: &str| is_shown(at) && !is_mapped(name) && !parts.contains(&at);
    let said = header
        .iter()
        .enumerate()
        .map(|(at, name)| said_of_end(name).filter(|_| says(at, name)))
        .collect();
    let shown: Vec<&str> = header
        .iter()
        .enumerate()
        .map(|(at, name)| if is_shown(at) { name } else { "" })
        .collect();
    let mut resolved = columns.resolve(RowOf::Relations, &shown);
    for at in (0..header.len()).filter(|&at| !is_shown(at)) {
        header[at].trim().clone_into(&mut resolved[at]);
        if matches!(header[at].trim(), "from" | "to") {
            resolved[at] = second(header[at].trim());
        }
    }
    let mut naming = Naming {
        header,
        said,
        resolved,
    };
    naming.take_ends(&is_mapped);
    let are_mapped = naming
        .ends()
        .into_iter()
        .all(|end| end.is_some_and(|end| is_mapped(header[end])));
    naming.take_times(are_mapped);
    naming.take_names();
    naming.resolved
}

/// The columns "From" and "To" of a table whose ends have names of their own, such as "Sender" and
/// "Recipient": they say where from and where to, or from when to when.
pub(crate) fn from_and_to_besides(columns: &ColumnMap, header: &[&str]) -> Option<[usize; 2]> {
    let [from, to] = from_or_to_besides(columns, header);
    Some([from?, to?])
}

/// The same where perhaps only one of the two is there: `Ego, Alter, From, Until`.
fn from_or_to_besides(columns: &ColumnMap, header: &[&str]) -> [Option<usize>; 2] {
    let position = |called: &str| {
        header
            .iter()
            .position(|name| plain(name) == called && columns.meaning(name.trim()).is_none())
    };
    let is_noun = |name: &str| !PREPOSITIONS.contains(&stem_and_says(name).0.as_str());
    let is_there = |end: End| {
        header
            .iter()
            .any(|name| is_noun(name) && said_of_end(name).is_some_and(|(of, _)| of == end))
    };
    let is_mapped = columns.columns().any(|column| {
        matches!(
            columns.meaning(column),
            Some("from" | "to" | "source" | "target")
        )
    });
    let has_named =
        !is_mapped && ((is_there(End::From) && is_there(End::To)) || twice(header).is_some());
    ["from", "to"].map(|called| position(called).filter(|_| has_named))
}

/// The columns of the name and of the id of both ends, where the names are the ends and the ids are
/// nothing yet.
pub(crate) fn unused_ids(header: &[&str], resolved: &[&str]) -> Option<[[usize; 2]; 2]> {
    let ids = |end: End, column: &str| {
        let name = resolved.iter().position(|resolved| *resolved == column)?;
        let id = header
            .iter()
            .position(|name| said_of_end(name) == Some((end, Says::Id)))?;
        (id != name).then_some([name, id])
    };
    Some([ids(End::From, "from")?, ids(End::To, "to")?])
}

/// The forename and the surname of both ends, where no column holds a whole name: `Sender surname`,
/// `Sender forename` ….
pub(crate) fn name_parts(header: &[&str]) -> Option<[[usize; 2]; 2]> {
    let position = |end: End, part: &str| {
        header
            .iter()
            .position(|name| end_of_part(name, part) == Some(end))
    };
    let parts = |end: End| {
        let forename = position(end, "forename")?;
        let named = || {
            header.iter().position(|name| {
                said_of_end(name) == Some((end, Says::Name)) && is_surname_beside(header[forename])
            })
        };
        Some([forename, position(end, "surname").or_else(named)?])
    };
    Some([parts(End::From)?, parts(End::To)?])
}

/// The end of which a column is this part of the name.
fn end_of_part(header: &str, part: &str) -> Option<End> {
    let plain = plain(header);
    let end = |name: &&str| {
        let rest = plain
            .strip_suffix(*name)
            .or_else(|| plain.strip_prefix(*name))?;
        end_called(&rest.split_whitespace().collect::<String>())
    };
    names_of_part(part).iter().find_map(end)
}

/// Columns that are being named.
struct Naming<'h> {
    header: &'h [&'h str],
    /// What each says of an end, unless the user said what it means.
    said: Vec<Option<(End, Says)>>,
    resolved: Vec<String>,
}

impl Naming<'_> {
    /// The columns that are `from` and `to` so far.
    fn ends(&self) -> [Option<usize>; 2] {
        ["from", "to"].map(|end| self.resolved.iter().position(|column| column == end))
    }

    /// The first columns that say this of the two ends.
    fn pair(&self, says: Says) -> Option<(usize, usize)> {
        let position = |end: End| {
            self.said
                .iter()
                .position(|found| *found == Some((end, says)))
        };
        position(End::From).zip(position(End::To))
    }

    /// Whether a column means nothing so far.
    fn is_free(&self, at: usize) -> bool {
        let (name, ends) = (self.header[at].trim(), self.ends());
        let is_end = ends.into_iter().all(|end| end.is_some()) && ends.contains(&Some(at));
        !is_end && (self.resolved[at] == name || self.resolved[at] == second(name))
    }

    fn take_ends(&mut self, is_mapped: &dyn Fn(&str) -> bool) {
        let found = self.ends();
        let is_name = |end: usize| self.said[end].is_some_and(|(_, says)| says == Says::Name);
        let better = match found {
            [Some(from), Some(to)] if is_name(from) || is_name(to) => self.pair(Says::Id),
            [Some(_), Some(_)] => None,
            // A user who named one end will name the other.
            _ if found
                .iter()
                .flatten()
                .any(|&end| is_mapped(self.header[end])) =>
            {
                None
            }
            _ => [Says::Which, Says::Id, Says::Name]
                .into_iter()
                .find_map(|says| self.pair(says))
                .or_else(|| twice(self.header)),
        };
        let Some((from, to)) = better else { return };
        for end in found.into_iter().flatten() {
            self.header[end].trim().clone_into(&mut self.resolved[end]);
        }
        "from".clone_into(&mut self.resolved[from]);
        "to".clone_into(&mut self.resolved[to]);
    }

    /// Columns called "From" and "To" are times only where the user says that the ends are others.
    fn take_times(&mut self, ends_are_mapped: bool) {
        let free = |name: &str| {
            (0..self.header.len()).find(|&at| plain(self.header[at]) == name && self.is_free(at))
        };
        let pair = |(from, to): &(&str, &str)| free(from).zip(free(to));
        let found = TIMES
            .iter()
            .skip(usize::from(!ends_are_mapped))
            .find_map(pair);
        if let Some((start, end)) =
            found.filter(|_| !self.resolved.iter().any(|column| column == "start"))
        {
            "start".clone_into(&mut self.resolved[start]);
            "end".clone_into(&mut self.resolved[end]);
        }
    }

    /// What the ends are called, where ids say which they are.
    fn take_names(&mut self) {
        let has_ends = self.ends().into_iter().all(|end| end.is_some());
        let is_id = |end: Option<usize>| {
            end.and_then(|end| said_of_end(self.header[end]))
                .is_some_and(|(_, says)| says == Says::Id)
        };
        let beside_ids = || {
            self.pair(Says::Which)
                .filter(|_| self.ends().into_iter().all(is_id))
        };
        let names = self
            .pair(Says::Name)
            .or_else(beside_ids)
            .filter(|&(from, to)| has_ends && self.is_free(from) && self.is_free(to));
        if let Some((from, to)) = names {
            FROM_NAME.clone_into(&mut self.resolved[from]);
            TO_NAME.clone_into(&mut self.resolved[to]);
        }
    }
}

/// Two columns of one name that is said of people.
fn twice(header: &[&str]) -> Option<(usize, usize)> {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let is_noun = |name: &str| name == "name" || NUMBERED.contains(&name);
    let first = names.iter().position(|name| is_noun(name))?;
    let mut same = (first + 1..names.len()).filter(|&at| names[at] == names[first]);
    Some((first, same.next()?)).filter(|_| same.next().is_none())
}

/// The columns of people who are numbered further than two, as the members of a group are: none of
/// them is an end.
fn of_more_than_two(header: &[&str]) -> Vec<usize> {
    let stems: Vec<String> = header.iter().map(|name| stem_and_says(name).0).collect();
    let thirds = stems.iter().filter_map(|stem| {
        let noun = ["3", "three", "third"].into_iter().find_map(|third| {
            stem.strip_suffix(third)
                .or_else(|| stem.strip_prefix(third))
        })?;
        NUMBERED.contains(&noun).then_some(noun)
    });
    let nouns: Vec<&str> = thirds.collect();
    let is_one = |stem: &str| {
        nouns
            .iter()
            .any(|noun| stem.starts_with(noun) || stem.ends_with(noun))
    };
    (0..header.len()).filter(|&at| is_one(&stems[at])).collect()
}

/// What a column says of an end of the ties, judged by its name.
fn said_of_end(header: &str) -> Option<(End, Says)> {
    let (stem, says) = stem_and_says(header);
    let end = end_called(&stem).map(|end| (end, says));
    let glued = |suffix: &str, says: Says| {
        stem.strip_suffix(suffix)
            .and_then(end_called)
            .map(|end| (end, says))
    };
    end.or_else(|| glued("id", Says::Id))
        .or_else(|| glued("name", Says::Name))
        .or_else(|| glued("label", Says::Name))
}

/// The words of a column's name but for those that say what it says, and that.
fn stem_and_says(header: &str) -> (String, Says) {
    let plain = header
        .trim()
        .to_lowercase()
        .replace(['_', '-', '.', '[', ']'], " ");
    let mut says = Says::Which;
    let mut words: Vec<&str> = Vec::new();
    for word in plain.split_whitespace() {
        match word {
            "id" | "key" | "identifier" => says = Says::Id,
            name if NAMES.contains(&name) => says = Says::Name,
            other => words.push(other),
        }
    }
    if words.len() > 1 {
        words.retain(|word| !OF.contains(word));
    }
    (words.concat(), says)
}

fn end_called(stem: &str) -> Option<End> {
    if ENDS.iter().any(|(from, _)| *from == stem) {
        return Some(End::From);
    }
    if ENDS.iter().any(|(_, to)| *to == stem) {
        return Some(End::To);
    }
    let numbered = |word: &str| {
        let noun = stem
            .strip_suffix(word)
            .or_else(|| stem.strip_prefix(word).filter(|_| word.len() > 1));
        noun.is_some_and(|noun| NUMBERED.contains(&noun))
    };
    if ["1", "a", "one", "first"].into_iter().any(numbered) {
        return Some(End::From);
    }
    ["2", "b", "two", "second"]
        .into_iter()
        .any(numbered)
        .then_some(End::To)
}

#[cfg(test)]
mod tests {
    use super::name_parts;
    use super::resolve;
    use crate::exchange::columns::ColumnMap;
    use crate::exchange::draft::FROM_NAME;
    use crate::exchange::draft::TO_NAME;

    fn resolved(map: &str, header: &[&str]) -> Vec<String> {
        resolve(&ColumnMap::parse(map).unwrap_or_default(), header)
    }

    #[test]
    fn ids_are_ends_and_names_their_names() {
        for header in [
            [
                "Person 1 ID",
                "Person 1 Name",
                "Person 2 ID",
                "Person 2 Name",
            ],
            ["source_id", "source_label", "target_id", "target_label"],
            ["Source", "Source Name", "Target", "Target Name"],
            ["ActorAID", "ActorAName", "ActorBID", "ActorBName"],
            ["from", "from_name", "to", "to_name"],
            [
                "ID Person 1",
                "Name Person 1",
                "ID Person 2",
                "Name Person 2",
            ],
        ] {
            assert_eq!(
                resolved("", &header),
                ["from", FROM_NAME, "to", TO_NAME],
                "{header:?}"
            );
        }
    }

    #[test]
    fn names_of_ends_may_be_in_two_columns_each() {
        let header = [
            "No",
            "Sender Surname",
            "Sender First Name",
            "Recipient surname",
            "first name recipient",
            "Date",
        ];
        assert_eq!(name_parts(&header), Some([[2, 1], [4, 3]]));
        assert_eq!(
            name_parts(&[
                "Absender Name",
                "Absender Vorname",
                "Empfänger Name",
                "Empfänger Vorname"
            ]),
            Some([[1, 0], [3, 2]])
        );
        assert_eq!(
            name_parts(&["Отправитель Имя", "Отправитель Место", "Получатель Имя"]),
            None
        );
        assert_eq!(
            name_parts(&["Sender surname", "Sender forename", "Recipient"]),
            None
        );
        assert_eq!(name_parts(&["Surname", "Forename"]), None);
    }

    #[test]
    fn what_stands_alone_is_taken_and_what_is_called_so_comes_first() {
        assert_eq!(
            resolved("", &["Individual_A", "Individual_B", "Weight"]),
            ["from", "to", "Weight"]
        );
        assert_eq!(
            resolved("", &["Source Name", "Target Name"]),
            ["from", "to"]
        );
        assert_eq!(resolved("", &["[From] Name", "[To] Name"]), ["from", "to"]);
        assert_eq!(
            resolved("", &["Sender", "Recipient", "From", "To"]),
            ["from", "to", "From", "To"]
        );
        assert_eq!(
            resolved("", &["source", "target", "from", "to"]),
            ["from", "to", "from 2", "to 2"]
        );
        assert_eq!(
            resolved("", &["Ego", "Alter", "Relation", "From", "Until"]),
            ["from", "to", "type", "start", "end"]
        );
        assert_eq!(
            resolved("", &["Sender", "Recipient", "From"]),
            ["from", "to", "From"]
        );
        assert_eq!(resolved("", &["Sender", "to"]), ["from", "to"]);
        assert_eq!(
            resolved("", &["Person 1", "Person 2", "Type", "From", "To"]),
            ["from", "to", "type", "From", "To"]
        );
        assert_eq!(
            resolved("", &["From", "To", "Actor A", "Actor B"]),
            ["From", "To", "from", "to"]
        );
        assert_eq!(
            resolved("", &["Group", "Member 1", "Member 2", "Member 3"]),
            ["Group", "Member 1", "Member 2", "Member 3"]
        );
        assert_eq!(
            resolved("", &["person1", "person2", "person3"]),
            ["person1", "person2", "person3"]
        );
        assert_eq!(
            resolved(
                "from=person1,to=person3",
                &["person1", "person2", "person3"]
            ),
            ["from", "person2", "to"]
        );
        assert_eq!(
            resolved("", &["from", "from_name", "to", "to_name"]),
            ["from", FROM_NAME, "to", TO_NAME]
        );
        assert_eq!(
            resolved("from=From,to=To", &["Sender", "Recipient", "From", "To"]),
            ["Sender", "Recipient", "from", "to"]
        );
        assert_eq!(
            resolved(
                "",
                &["Expéditeur Nom", "Expéditeur Lieu", "Destinataire Nom"]
            ),
            ["from", "Expéditeur Lieu", "to"]
        );
        assert_eq!(
            resolved("", &["Имя Отправитель", "Получатель Имя"]),
            ["from", "to"]
        );
        assert_eq!(
            resolved("", &["Nombre del remitente", "Name of the recipient"]),
            ["from", "to"]
        );
        assert_eq!(
            resolved(
                "",
                &[
                    "Absender Name",
                    "Absender Vorname",
                    "Empfänger Name",
                    "Empfänger Vorname"
                ]
            ),
            [
                "Absender Name",
                "Absender Vorname",
                "Empfänger Name",
                "Empfänger Vorname"
            ]
        );
        assert_eq!(
            resolved("", &["sender", "senderID", "addressee", "addresseeID"]),
            ["from", "senderID", "to", "addresseeID"]
        );
        assert_eq!(
            resolved("", &["Person", "Relation", "Person"]),
            ["from", "type", "to"]
        );
        assert_eq!(
            resolved("", &["First person", "Second person"]),
            ["from", "to"]
        );
        assert_eq!(
            resolved("", &["Name", "Name", "Name"]),
            ["Name", "Name", "Name"]
        );
        assert_eq!(
            resolved("", &["Id", "Name", "Source ID"]),
            ["id", "Name", "Source ID"]
        );
        assert_eq!(
            resolved("", &["from", "to", "until"]),
            ["from", "to", "until"]
        );
        assert_eq!(
            resolved("from=Who,to=Where", &["from", "to", "Who", "Where"]),
            ["start", "end", "from", "to"]
        );
        assert_eq!(
            resolved("from=Who,to=Where", &["from", "Who", "Where"]),
            ["from 2", "from", "to"]
        );
        assert_eq!(
            resolved(
                "from=Sender ID,to=Recipient ID",
                &["Sender", "Sender ID", "Recipient", "Recipient ID"]
            ),
            [FROM_NAME, "from", TO_NAME, "to"]
        );
        assert_eq!(
            resolved(
                "from=Person 2 ID,to=Person 1 ID",
                &["Person 1 ID", "Person 1 Name", "Person 2 ID"]
            ),
            ["to", "Person 1 Name", "from"]
        );
    }
}
