//! Makes ids for the kinds and types that files name in any words.

use std::io;

use hashbrown::HashMap;

use crate::dataset::file_columns;
use crate::dataset::plural_of;
use crate::exchange::report::ImportReport;
use crate::exchange::settle::aspects;
use crate::exchange::settle::aspects::Dated;
use crate::exchange::settle::aspects::DatedType;
use crate::exchange::settle::aspects::DatesOfType;
use crate::exchange::settle::written_sheet::cut;
use crate::exchange::sheet::Sheet;
use crate::exchange::tables::TableWriter;
use crate::exchange::words::Slugs;
use crate::exchange::words::slug;
use crate::model::Colour;
use crate::model::GrammaticalNumber;
use crate::model::Phrase;
use crate::model::is_slug;

/// The columns of types that have fixed values.
const WORDS: [(usize, &[&str]); 6] = [
    (4, &["world", "record"]),
    (5, &["along", "against", "both", "no"]),
    (SIGN, &["1", "+1", "0", "-1"]),
    (ASPECT, &["event", "state", "part"]),
    (8, &["true", "false", "yes", "no"]),
    (9, &["true", "false", "yes", "no"]),
];
/// The column of kinds for singular or plural.
const NUMBER: usize = 6;
/// The column of types for friendly or hostile.
const SIGN: usize = 6;
/// The column of types for event or state.
const ASPECT: usize = 7;
/// The columns of types that list kinds.
const ENDS: [usize; 2] = [10, 11];

/// The kinds of entities.
pub(crate) struct SettledKinds {
    slugs: Slugs,
    rows: Vec<Vec<String>>,
    by_text: HashMap<String, usize>,
}

impl SettledKinds {
    /// Reads the kinds that the file declares.
    pub(crate) fn of(declared: &Sheet) -> Self {
        let mut kinds = Self {
            slugs: Slugs::default(),
            rows: Vec::new(),
            by_text: HashMap::new(),
        };
        for row in declared.rows().filter(|row| !row.get("kind").is_empty()) {
            let text = row.get("kind");
            let id = kinds.slugs.free(text, '_', "entity");
            let cells = file_columns::KINDS
                .all
                .iter()
                .map(|column| row.get(column).to_owned());
            let mut cells: Vec<String> = cells.collect();
            if Colour::parse(&cells[4]).is_none() {
                cells[4].clear();
            }
            if GrammaticalNumber::from_name(&cells[NUMBER]).is_none() {
                cells[NUMBER].clear();
            }
            kinds.add(text, id, cells);
        }
        kinds
    }

    /// The id of the kind with this name; a new kind is added.
    pub(crate) fn id(&mut self, text: &str) -> &str {
        let text = if text.is_empty() { "entity" } else { text };
        if !self.by_text.contains_key(text) {
            let id = self.slugs.free(text, '_', "entity");
            let label = text.replace('_', " ");
            let plural = plural_of(&label);
            let cells = [&id, &label, &plural, "", "", "", "", ""]
                .map(str::to_owned)
                .to_vec();
            self.add(text, id, cells);
        }
        self.by_text.get(text).map_or("", |&row| &self.rows[row][0])
    }

    /// Writes the table.
    pub(crate) fn write(&self) -> io::Result<Vec<u8>> {
        written(&file_columns::KINDS.all, &self.rows)
    }

    fn add(&mut self, text: &str, id: String, mut cells: Vec<String>) {
        cells[0] = id;
        self.by_text
            .entry(text.to_owned())
            .or_insert(self.rows.len());
        self.rows.push(cells);
    }
}

/// How a relation refers to its type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TypeUse<'a> {
    /// The name of the type in the file; may be empty.
    pub(crate) text: &'a str,
    /// Whether the relation has a direction.
    pub(crate) direction: Direction,
    /// What kind of date the relation has.
    pub(crate) dated: Dated,
    /// Label, class and sign that the relation states for its type, in the order of
    /// [`TYPE_WORDS`](crate::exchange::draft::TYPE_WORDS); each may be empty.
    pub(crate) words: [&'a str; 3],
}

/// Whether the relations of a type have a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Direction {
    /// From one end to the other.
    Directed,
    /// None.
    Undirected,
}

impl Direction {
    fn opposite(self) -> Self {
        match self {
            Self::Directed => Self::Undirected,
            Self::Undirected => Self::Directed,
        }
    }
}

/// What tells the types of a file apart: their names, and whether they have a direction.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct TypeKey {
    text: String,
    direction: Direction,
}

/// The type of a relation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SettledType<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    words: [&'a str; 3],
    is_declared: bool,
}

impl SettledType<'_> {
    /// Whether label, class or sign of the type is what the relation states, so that the relation
    /// need not repeat it.
    pub(crate) fn says(self, word: usize, text: &str) -> bool {
        let own = self.words[word];
        let is_class = word == CLASS && !self.is_declared;
        let is_label = word == LABEL && Phrase::new(own).alone() == text;
        own == text || is_label || (is_class && own == slug(text, '_', "other"))
    }
}

/// The type of ties without a direction of which a file says nothing else.
const TIED: &str = "tied to";
/// Its label, which reads the same both ways.
const ARE_TIED: &str = "is tied to";

/// The position of the label in [`TYPE_WORDS`](crate::exchange::draft::TYPE_WORDS).
const LABEL: usize = 0;

/// The position of the class in [`TYPE_WORDS`](crate::exchange::draft::TYPE_WORDS).
const CLASS: usize = 1;

/// The types of relations.
pub(crate) struct SettledTypes {
    slugs: Slugs,
    rows: Vec<Vec<String>>,
    /// The dates of the relations of each type.
    dates: Vec<DatesOfType>,
    declared: usize,
    by_use: HashMap<TypeKey, usize>,
}

impl SettledTypes {
    /// Reads the types that the file declares.
    pub(crate) fn of(
        declared: &Sheet,
        kinds: &mut SettledKinds,
        report: &mut ImportReport,
    ) -> Self {
        let mut types = Self {
            slugs: Slugs::default(),
            rows: Vec::new(),
            dates: Vec::new(),
            declared: 0,
            by_use: HashMap::new(),
        };
        for row in declared.rows().filter(|row| !row.get("type").is_empty()) {
            let text = row.get("type");
            let mut cells: Vec<String> = file_columns::RELATION_TYPES
                .all
                .iter()
                .map(|column| row.get(column).to_owned())
                .collect();
            cells[0] = types.slugs.free(text, '_', "related_to");
            if cells[1].is_empty() {
                text.replace('_', " ").clone_into(&mut cells[1]);
            }
            settle_words(&mut cells, kinds, |what| report.remark(row.place(), what));
            // A declared type is what it is, whatever a tie of it says of its direction.
            for direction in [Direction::Directed, Direction::Undirected] {
                let key = TypeKey {
                    text: text.to_owned(),
                    direction,
                };
                types.by_use.entry(key).or_insert(types.rows.len());
            }
            types.rows.push(cells);
        }
        types.declared = types.rows.len();
        types.dates.resize(types.declared, DatesOfType::default());
        types
    }

    /// Finds the type of a relation; a new type is added.
    ///
    /// Directed and undirected relations have different types, even if the file gives them the same
    /// name.
    pub(crate) fn of_use(&mut self, found: TypeUse<'_>) -> SettledType<'_> {
        let text = match found.text {
            "" if found.direction == Direction::Undirected => TIED,
            "" => "related to",
            text => text,
        };
        let key = TypeKey {
            text: text.to_owned(),
            direction: found.direction,
        };
        let row = match self.by_use.get(&key) {
            Some(&known) => known,
            None => self.infer(found.words, key),
        };
        let is_declared = row < self.declared;
        self.dates[row].count(found.dated);
        let cells = &self.rows[row];
        SettledType {
            id: &cells[0],
            words: [&cells[1], &cells[3], &cells[SIGN]],
            is_declared,
        }
    }

    /// Adds a type that the file does not declare, and returns its row.
    fn infer(&mut self, words: [&str; 3], key: TypeKey) -> usize {
        let text = key.text.as_str();
        let undirected = key.direction == Direction::Undirected;
        let opposite = TypeKey {
            text: text.to_owned(),
            direction: key.direction.opposite(),
        };
        let id = if !self.by_use.contains_key(&opposite) {
            self.slugs.free(text, '_', "related_to")
        } else if undirected {
            self.slugs
                .free(&format!("{text} undirected"), '_', "tied_to")
        } else {
            self.slugs
                .free(&format!("{text} directed"), '_', "related_to")
        };
        let [label, class, sign] = words;
        // A stroke would divide the label into one for names in the singular and one for the plural.
        let label = if label.is_empty() && undirected && text == TIED {
            ARE_TIED.to_owned()
        } else if label.is_empty() {
            text.replace('_', " ").replace('|', "/")
        } else {
            label.to_owned()
        };
        let inverse = if undirected {
            label.clone()
        } else {
            format!("is the object of \"{}\" by", Phrase::new(&label))
        };
        let symmetric = if undirected { "true" } else { "false" };
        let class = if class.is_empty() {
            "other".to_owned()
        } else {
            slug(class, '_', "other")
        };
        let sign = if matches!(sign, "-1" | "1") {
            sign
        } else {
            "0"
        };
        let cells = [
            &id, &label, &inverse, &class, "", "", sign, "", "", symmetric, "", "", "",
        ]
        .map(str::to_owned)
        .to_vec();
        self.rows.push(cells);
        self.dates.push(DatesOfType::default());
        self.by_use.insert(key, self.rows.len() - 1);
        self.rows.len() - 1
    }

    /// Infers whether undeclared types are events or states, once all dates are known, and returns
    /// the notes.
    pub(crate) fn settle_aspects(&mut self) -> Vec<String> {
        let inferred = self.rows.iter_mut().zip(&self.dates).skip(self.declared);
        for (cells, dates) in inferred {
            dates.aspect().clone_into(&mut cells[ASPECT]);
        }
        let inferred = self.rows.iter().zip(&self.dates).skip(self.declared);
        aspects::remarks(inferred.map(|(cells, dates)| DatedType {
            label: &cells[1],
            dates: *dates,
        }))
    }

    /// The class of each type; perhaps nothing.
    pub(crate) fn classes(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|cells| cells[3].as_str())
    }

    /// Writes the table.
    pub(crate) fn write(&self) -> io::Result<Vec<u8>> {
        written(&file_columns::RELATION_TYPES.all, &self.rows)
    }
}

/// Checks the cells of a type that have fixed values, and notes those that are dropped.
fn settle_words(cells: &mut [String], kinds: &mut SettledKinds, mut say: impl FnMut(String)) {
    for (column, known) in WORDS {
        if !cells[column].is_empty()
            && !known.contains(&cells[column].to_ascii_lowercase().as_str())
        {
            let (cell, name) = (
                cut(&cells[column]),
                file_columns::RELATION_TYPES.all[column],
            );
            say(format!(
                "\"{cell}\" is not a known {name} of a relation type (supported: {}); it was dropped",
                known.join(", ")
            ));
            cells[column].clear();
        }
    }
    if !cells[3].is_empty() && !is_slug(&cells[3]) {
        cells[3] = slug(&cells[3], '_', "other");
    }
    for column in ENDS {
        let named = cells[column]
            .split('|')
            .map(str::trim)
            .filter(|kind| !kind.is_empty());
        cells[column] = named
            .map(|kind| kinds.id(kind).to_owned())
            .collect::<Vec<_>>()
            .join("|");
    }
}

pub(crate) fn written(columns: &[&str], rows: &[Vec<String>]) -> io::Result<Vec<u8>> {
    let mut table = TableWriter::new(Vec::new(), columns.iter().copied())?;
    for row in rows {
        table.row(row.iter().map(String::as_str))?;
    }
    table.finish()
}
