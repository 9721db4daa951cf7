//! Finds the ends where ids and names stand beside each other, or ends are numbered:
//! `Person 1 ID`, `Person 1 Name`, `Person 2 ID` …, or `source_id`, `source_label`.

use crate::exchange::columns::ColumnMap;
use crate::exchange::columns::second;
use crate::exchange::delimited_text::ends::columns::EndColumns;
use crate::exchange::delimited_text::ends::columns::from_or_to_besides;
use crate::exchange::delimited_text::ends::columns::name_parts;
use crate::exchange::delimited_text::ends::columns::of_more_than_two;
use crate::exchange::delimited_text::ends::columns::twice;
use crate::exchange::delimited_text::ends::said::End;
use crate::exchange::delimited_text::ends::said::SaidOfEnd;
use crate::exchange::delimited_text::ends::said::Says;
use crate::exchange::delimited_text::ends::said::said_of_end;
use crate::exchange::delimited_text::ends::words::TIMES;
use crate::exchange::draft::FROM_NAME;
use crate::exchange::draft::TO_NAME;
use crate::exchange::headings::plain;
use crate::exchange::report::RowOf;

/// Finds which columns of the draft the columns of a table of edges become, judged by their names;
/// see [`ColumnMap::resolve`].
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
    // Columns called "From" and "To" are times only if the user maps other columns to the ends.
    naming.take_times(if are_mapped { &TIMES } else { &TIMES[1..] });
    naming.take_ids(&is_mapped);
    naming.take_names();
    naming.resolved
}

/// The columns of a header while their meanings are being found.
struct Naming<'h> {
    header: &'h [&'h str],
    /// What each says of an end, unless the user maps it.
    said: Vec<Option<SaidOfEnd>>,
    resolved: Vec<String>,
}

impl Naming<'_> {
    /// The columns found for `from` and `to` so far.
    fn ends(&self) -> [Option<usize>; 2] {
        ["from", "to"].map(|end| self.resolved.iter().position(|column| column == end))
    }

    /// The first columns that say this of both ends.
    fn pair(&self, says: Says) -> Option<EndColumns> {
        let position = |end: End| {
            self.said
                .iter()
                .position(|found| *found == Some(SaidOfEnd { end, says }))
        };
        Some(EndColumns {
            from: position(End::From)?,
            to: position(End::To)?,
        })
    }

    /// Whether no meaning is found for a column yet.
    fn is_free(&self, at: usize) -> bool {
        let (name, ends) = (self.header[at].trim(), self.ends());
        let is_end = ends.into_iter().all(|end| end.is_some()) && ends.contains(&Some(at));
        !is_end && (self.resolved[at] == name || self.resolved[at] == second(name))
    }

    /// Takes better columns for the ends than those known so far, if there are any.
    fn take_ends(&mut self, is_mapped: &dyn Fn(&str) -> bool) {
        let found = self.ends();
        let is_name = |end: usize| self.said[end].is_some_and(|said| said.says == Says::Name);
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
        let Some(EndColumns { from, to }) = better else {
            return;
        };
        for end in found.into_iter().flatten() {
            self.header[end].trim().clone_into(&mut self.resolved[end]);
        }
        "from".clone_into(&mut self.resolved[from]);
        "to".clone_into(&mut self.resolved[to]);
    }

    /// Takes the first of these pairs of headers that is there for the beginning and the end.
    fn take_times(&mut self, names: &[(&str, &str)]) {
        let free = |name: &str| {
            (0..self.header.len()).find(|&at| plain(self.header[at]) == name && self.is_free(at))
        };
        let pair = |(from, to): &(&str, &str)| free(from).zip(free(to));
        let has_start = self.resolved.iter().any(|column| column == "start");
        let found = names.iter().find_map(pair).filter(|_| !has_start);
        if let Some((start, end)) = found {
            "start".clone_into(&mut self.resolved[start]);
            "end".clone_into(&mut self.resolved[end]);
        }
    }

    /// Takes the id beside the name of an end: it says which of two namesakes is meant.
    fn take_ids(&mut self, is_mapped: &dyn Fn(&str) -> bool) {
        for (end, column, name) in [(End::From, "from", FROM_NAME), (End::To, "to", TO_NAME)] {
            let says = |at: usize, says: Says| self.said[at] == Some(SaidOfEnd { end, says });
            let named = self.resolved.iter().position(|found| found == column);
            let named = named.filter(|&at| !says(at, Says::Id) && !is_mapped(self.header[at]));
            let id = (0..self.header.len())
                .find(|&at| says(at, Says::Id) && self.resolved[at] == self.header[at].trim());
            if let (Some(named), Some(id)) = (named, id) {
                name.clone_into(&mut self.resolved[named]);
                column.clone_into(&mut self.resolved[id]);
            }
        }
    }

    /// Takes the names of the ends, if ids say which entities they are.
    fn take_names(&mut self) {
        let has_ends = self.ends().into_iter().all(|end| end.is_some());
        let is_id = |end: Option<usize>| {
            end.and_then(|end| said_of_end(self.header[end]))
                .is_some_and(|said| said.says == Says::Id)
        };
        let beside_ids = || {
            self.pair(Says::Which)
                .filter(|_| self.ends().into_iter().all(is_id))
        };
        let names = self
            .pair(Says::Name)
            .or_else(beside_ids)
            .filter(|&EndColumns { from, to }| has_ends && self.is_free(from) && self.is_free(to))
            .filter(|_| {
                !self
                    .resolved
                    .iter()
                    .any(|found| found == FROM_NAME || found == TO_NAME)
            });
        if let Some(EndColumns { from, to }) = names {
            FROM_NAME.clone_into(&mut self.resolved[from]);
            TO_NAME.clone_into(&mut self.resolved[to]);
        }
    }
}

#[cfg(test)]
mod tests {
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
    }

    #[test]
    fn numbered_members_are_ends_only_if_they_are_two_or_mapped() {
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
    }

    #[test]
    fn names_and_ids_of_ends_are_told_apart_in_any_language() {
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
            [FROM_NAME, "from", TO_NAME, "to"]
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
