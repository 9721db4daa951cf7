//! Which columns of a table of edges are the ends of the ties, where ids and names stand beside each other or ends are numbered:
//! `Person 1 ID`, `Person 1 Name`, `Person 2 ID` …, or `source_id`, `source_label`.

use crate::exchange::columns::ColumnMap;
use crate::exchange::columns::plain;
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
const ENDS: [(&str, &str); 7] = [
    ("source", "target"),
    ("from", "to"),
    ("sender", "recipient"),
    ("sender", "receiver"),
    ("author", "addressee"),
    ("von", "an"),
    ("ego", "alter"),
];

/// What the beginning and the end of a time are called where both are there; the first only if the user says what the ends are.
const TIMES: [(&str, &str); 8] = [
    ("from", "to"),
    ("from", "until"),
    ("von", "bis"),
    ("beginn", "ende"),
    ("début", "fin"),
    ("desde", "hasta"),
    ("od", "do"),
    ("начало", "конец"),
];

/// The columns of the draft that the columns of a table of edges become by their names; see [`ColumnMap::resolve`].
pub(crate) fn resolve(columns: &ColumnMap, header: &[&str]) -> Vec<String> {
    let mut resolved = columns.resolve(RowOf::Relations, header);
    let said: Vec<Option<(End, Says)>> = header
        .iter()
        .map(|name| if columns.columns().any(|mapped| mapped == name.trim()) { None } else { said_of_end(name) })
        .collect();
    let pair = |says: Says| {
        let position = |end: End| said.iter().position(|found| *found == Some((end, says)));
        position(End::From).zip(position(End::To))
    };
    let position = |resolved: &[String], meaning: &str| resolved.iter().position(|column| column == meaning);
    let found = [position(&resolved, "from"), position(&resolved, "to")];
    let is_name = |end: Option<usize>| end.is_some_and(|end| said[end].is_some_and(|(_, says)| says == Says::Name));
    let better = match found {
        [Some(_), Some(_)] if !found.into_iter().any(is_name) => None,
        [Some(_), Some(_)] => pair(Says::Id),
        // Whoever named one end meant it.
        _ if found.iter().flatten().any(|&end| said[end].is_none()) => None,
        _ => [Says::Which, Says::Id, Says::Name].into_iter().find_map(pair),
    };
    if let Some((from, to)) = better {
        for end in found.into_iter().flatten() {
            header[end].trim().clone_into(&mut resolved[end]);
        }
        "from".clone_into(&mut resolved[from]);
        "to".clone_into(&mut resolved[to]);
    }
    // Columns called "From" and "To" are times only where the user says that the ends are others.
    let are_mapped = mapped_ends(columns, header).into_iter().all(|end| end.is_some());
    let free = |resolved: &[String], name: &str| {
        (0..header.len()).find(|&at| plain(header[at]) == name && resolved[at] == header[at].trim())
    };
    let pair_of_times = |(from, to): &(&str, &str)| Some([free(&resolved, from)?, free(&resolved, to)?]);
    let times = TIMES.iter().skip(usize::from(!are_mapped)).find_map(pair_of_times);
    if let Some([start, end]) = times.filter(|_| position(&resolved, "start").is_none()) {
        "start".clone_into(&mut resolved[start]);
        "end".clone_into(&mut resolved[end]);
    }
    let has_ends = position(&resolved, "from").is_some() && position(&resolved, "to").is_some();
    if has_ends && let Some((from, to)) = pair(Says::Name) {
        let is_free = |at: usize| resolved[at] == header[at].trim();
        if is_free(from) && is_free(to) {
            FROM_NAME.clone_into(&mut resolved[from]);
            TO_NAME.clone_into(&mut resolved[to]);
        }
    }
    resolved
}

/// The columns that the user says are the ends.
fn mapped_ends(columns: &ColumnMap, header: &[&str]) -> [Option<usize>; 2] {
    ["from", "to"].map(|end| header.iter().position(|name| columns.meaning(name.trim()) == Some(end)))
}

/// What a column says of an end of the ties, judged by its name.
fn said_of_end(header: &str) -> Option<(End, Says)> {
    let plain = header.trim().to_lowercase().replace(['_', '-', '.'], " ");
    let mut says = Says::Which;
    let mut words: Vec<&str> = Vec::new();
    for word in plain.split_whitespace() {
        match word {
            "id" | "key" | "identifier" => says = Says::Id,
            "name" | "label" => says = Says::Name,
            other => words.push(other),
        }
    }
    let stem = words.concat();
    let end = end_called(&stem).map(|end| (end, says));
    let glued = |suffix: &str, says: Says| stem.strip_suffix(suffix).and_then(end_called).map(|end| (end, says));
    end.or_else(|| glued("id", Says::Id)).or_else(|| glued("name", Says::Name)).or_else(|| glued("label", Says::Name))
}

fn end_called(stem: &str) -> Option<End> {
    if ENDS.iter().any(|(from, _)| *from == stem) {
        return Some(End::From);
    }
    if ENDS.iter().any(|(_, to)| *to == stem) {
        return Some(End::To);
    }
    let numbered = |ending: &str| stem.strip_suffix(ending).is_some_and(|noun| NUMBERED.contains(&noun));
    if ["1", "a", "one"].into_iter().any(numbered) {
        return Some(End::From);
    }
    ["2", "b", "two"].into_iter().any(numbered).then_some(End::To)
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
            ["Person 1 ID", "Person 1 Name", "Person 2 ID", "Person 2 Name"],
            ["source_id", "source_label", "target_id", "target_label"],
            ["Source", "Source Name", "Target", "Target Name"],
            ["ActorAID", "ActorAName", "ActorBID", "ActorBName"],
            ["from", "from_name", "to", "to_name"],
            ["ID Person 1", "Name Person 1", "ID Person 2", "Name Person 2"],
        ] {
            assert_eq!(resolved("", &header), ["from", FROM_NAME, "to", TO_NAME], "{header:?}");
        }
    }

    #[test]
    fn what_stands_alone_is_taken_and_what_is_called_so_comes_first() {
        assert_eq!(resolved("", &["Individual_A", "Individual_B", "Weight"]), ["from", "to", "Weight"]);
        assert_eq!(resolved("", &["Source Name", "Target Name"]), ["from", "to"]);
        assert_eq!(resolved("", &["sender", "senderID", "addressee", "addresseeID"]), ["from", "senderID", "to", "addresseeID"]);
        assert_eq!(resolved("", &["Id", "Name", "Source ID"]), ["id", "Name", "Source ID"]);
        assert_eq!(
            resolved("from=Person 2 ID,to=Person 1 ID", &["Person 1 ID", "Person 1 Name", "Person 2 ID"]),
            ["to", "Person 1 Name", "from"]
        );
    }
}
