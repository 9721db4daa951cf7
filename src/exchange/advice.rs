//! Advice on how to get relations from tables that have none, depending on their columns.

use hashbrown::HashSet;

use crate::exchange::column_names::is_called;
use crate::exchange::draft::Draft;
use crate::exchange::headings::plain;
use crate::exchange::importer::ImportOptions;
use crate::exchange::marks::Mark;
use crate::exchange::report::RowOf;
use crate::exchange::sheet_row::SheetRow;

/// The most rows that are examined.
const ROWS: usize = 1_000;
/// The most columns that a message lists.
const NAMED: usize = 12;
/// Columns that describe an entity and never name another.
const NO_ENDS: [&str; 9] = [
    "id", "kind", "name", "variants", "begin", "end", "note", "same_as", "locus",
];

/// Columns that classify people; many people share a value, and it is no other person.
const TRAITS: [&str; 19] = [
    "role",
    "function",
    "rank",
    "occupation",
    "profession",
    "gender",
    "sex",
    "status",
    "nationality",
    "religion",
    "title",
    "beruf",
    "geschlecht",
    "funktion",
    "amt",
    "zawód",
    "профессия",
    "должность",
    "пол",
];

/// Columns that name a related person, by name or by id.
const KIN: [&str; 26] = [
    "father",
    "mother",
    "spouse",
    "husband",
    "wife",
    "parent",
    "child",
    "teacher",
    "master",
    "father id",
    "mother id",
    "spouse id",
    "parent id",
    "vater",
    "mutter",
    "ehefrau",
    "ehemann",
    "gatte",
    "lehrer",
    "père",
    "mère",
    "épouse",
    "ojciec",
    "matka",
    "отец",
    "мать",
];

/// The note for an import that found no relations.
pub(crate) struct Advice {
    pub(crate) message: String,
    /// Whether the tables seem to have some all the same.
    pub(crate) has_ties: bool,
}

/// Whether a column classifies people.
pub(crate) fn is_trait(header: &str) -> bool {
    TRAITS.contains(&plain(header).as_str())
}

/// Writes the note for an import that found no relations.
pub(crate) fn without_ties(draft: &Draft, options: &ImportOptions) -> Advice {
    let known: HashSet<&str> = first_rows(draft)
        .flat_map(|row| [row.get("id"), row.get("name")])
        .collect();
    let columns = draft.entities.columns().iter().map(String::as_str);
    let name = name_column(draft, options);
    let names_its_row = |column: &str| {
        name == Some(column)
            || ["forename", "surname"]
                .iter()
                .any(|part| is_called(column, part))
    };
    let columns: Vec<Column<'_>> = columns
        .filter(|column| {
            draft.seen_columns.has(column) && !NO_ENDS.contains(column) && !names_its_row(column)
        })
        .map(|column| Column::of(column, draft, &known))
        .collect();
    let listed = |fits: &dyn Fn(&Column<'_>) -> bool| {
        let fitting = columns
            .iter()
            .filter(|column| fits(column))
            .map(|column| column.name)
            .take(NAMED);
        fitting.collect::<Vec<_>>().join(",")
    };
    let (marked, naming) = (
        listed(&|column| column.holds == Holds::Marks),
        listed(&|column| column.names_rows),
    );
    let sorts = |column: &&Column<'_>| {
        !is_trait(column.name)
            && (column.comes_again || (column.holds == Holds::Words && names_come_again(draft)))
    };
    let what = match (name, columns.iter().find(sorts)) {
        _ if marked.contains(',') => {
            format!("if the columns with marks are groups that rows belong to, use --ties \"{marked}\"")
        }
        _ if !naming.is_empty() => format!("if these columns name other rows, use --ties \"{naming}\""),
        (Some(name), Some(Column { name: other, .. })) => format!(
            "if each row is a relation, name the columns of its ends with --map \"from={name},to={other}\""
        ),
        _ => "import the table of relations together with this one, or name the columns of the ends with --map from=…,to=…".to_owned(),
    };
    Advice {
        message: format!("no relations were found; {what}"),
        has_ties: marked.contains(',') || !naming.is_empty(),
    }
}

fn first_rows(draft: &Draft) -> impl Iterator<Item = SheetRow<'_>> {
    draft.entities.rows().take(ROWS)
}

/// Whether two rows have the same name, which is likely for memberships and unlikely for people.
fn names_come_again(draft: &Draft) -> bool {
    let mut names = HashSet::new();
    let has_id = |row: &SheetRow<'_>| !row.get("id").is_empty();
    !first_rows(draft)
        .filter(|row| !has_id(row))
        .all(|row| names.insert(row.get("name")))
}

/// Finds the file's own name for the column of names.
fn name_column<'d>(draft: &'d Draft, options: &ImportOptions) -> Option<&'d str> {
    let seen: Vec<&str> = draft
        .seen_columns
        .names()
        .iter()
        .map(String::as_str)
        .collect();
    let resolved = options.columns.resolve(RowOf::Entities, &seen);
    let position = |meaning: &str| resolved.iter().position(|column| column == meaning);
    position("name")
        .or_else(|| position("id"))
        .map(|at| seen[at])
}

/// What all filled cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// Marks such as `x` and `1`.
    Marks,
    /// Words.
    Words,
    /// Anything else, or no filled cell.
    Other,
}

/// A column of a table of entities that is not one of the dataset format.
struct Column<'d> {
    name: &'d str,
    holds: Holds,
    /// Whether its cells are words, and one of them repeats.
    comes_again: bool,
    /// Whether a cell is the id or the name of a row.
    names_rows: bool,
}

impl<'d> Column<'d> {
    fn of(name: &'d str, draft: &'d Draft, known: &HashSet<&str>) -> Self {
        let cells: Vec<&str> = first_rows(draft)
            .map(|row| row.get(name))
            .filter(|cell| !cell.is_empty())
            .collect();
        let holds = if cells.is_empty() {
            Holds::Other
        } else if cells.iter().all(|cell| Mark::of(cell).is_some()) {
            Holds::Marks
        } else if cells.iter().all(|cell| cell.contains(char::is_alphabetic)) {
            Holds::Words
        } else {
            Holds::Other
        };
        let mut different = HashSet::new();
        let comes_again =
            holds == Holds::Words && !cells.iter().all(|cell| different.insert(*cell));
        // A number may be anything, but that of a father is his id.
        let may_be_id = KIN.contains(&plain(name).as_str());
        let names_rows = cells
            .iter()
            .any(|cell| (may_be_id || cell.contains(char::is_alphabetic)) && known.contains(cell));
        Self {
            name,
            holds,
            comes_again,
            names_rows,
        }
    }
}
