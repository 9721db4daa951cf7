//! The attributes that a graph file declares for its nodes or its edges, and the columns they
//! become.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::exchange::draft::Draft;
use crate::exchange::draft::TYPE_WORDS;
use crate::exchange::draft::written_name;
use crate::exchange::foreign_date::Stretch;
use crate::exchange::foreign_date::stretches;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::place::Place;
use crate::exchange::report::RowOf;
use crate::exchange::sheet::RowMark;
use crate::exchange::sheet::Sheet;
use crate::exchange::xml::outgoing::UNDIRECTED_WORD;
use crate::model::DateOrder;

/// How many times as large as the file the defaults that are filled in may be.
const DEFAULTS_PER_BYTE: usize = 16;

/// How the ids of attributes begin that stand on the elements themselves; no file can say so.
const OF_ELEMENT: char = '\u{1}';

/// Columns that no attribute may fill: which row it is, and what it ties.
const STRUCTURE: [&str; 3] = ["id", "from", "to"];

/// What attributes are called that say what a row is called; the second by Gephi, in files of
/// `GraphML`.
const OWN_IDS: [&str; 2] = ["id", "Edge Id"];

/// What the formats themselves say of a row that goes before attributes of the same name.
const NEEDED: [&str; 4] = ["id", "from", "to", "label"];

/// Who wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// This program: attributes are called as the columns of the dataset.
    Ours,
    /// Some other program.
    Foreign,
}

/// A value that a row has for a declared attribute.
#[derive(Debug)]
pub(crate) struct Cell<'a> {
    /// The number of the attribute.
    pub(crate) attribute: usize,
    /// Its value.
    pub(crate) text: Cow<'a, str>,
    /// When it has this value, if the file says so.
    pub(crate) time: Option<String>,
}

/// The attributes of one sort of rows.
#[derive(Debug)]
pub(crate) struct Declared {
    row_of: RowOf,
    /// What the format itself gives every row; these columns come first.
    of_format: &'static [&'static str],
    by_id: HashMap<String, usize>,
    by_title: HashMap<String, usize>,
    titles: Vec<String>,
    defaults: Vec<(usize, String)>,
    defaults_bytes: usize,
    columns: Vec<String>,
    names: Names,
}

/// Names of columns, each given once.
#[derive(Debug, Default)]
struct Names {
    taken: HashMap<String, usize>,
}

impl Declared {
    /// No attribute is declared yet; `of_format` are the columns that the format has places of its
    /// own for.
    pub(crate) fn new(row_of: RowOf, of_format: &'static [&'static str]) -> Self {
        Self {
            row_of,
            of_format,
            by_id: HashMap::new(),
            by_title: HashMap::new(),
            titles: Vec::new(),
            defaults: Vec::new(),
            defaults_bytes: 0,
            columns: Vec::new(),
            names: Names::default(),
        }
    }

    /// Declares an attribute; the first declaration of an id holds.
    ///
    /// networkx declares an attribute once for every sort of value that it has: those of one title
    /// are one attribute.
    pub(crate) fn declare(&mut self, id: &str, title: &str, default: &str) {
        if self.by_id.contains_key(id) {
            return;
        }
        let title = if title.trim().is_empty() { id } else { title };
        let number = match self.by_title.get(title) {
            Some(&number) => {
                self.by_id.insert(id.to_owned(), number);
                number
            }
            None => self.add(id, title),
        };
        if !default.trim().is_empty() && self.defaults.iter().all(|(known, _)| *known != number) {
            self.defaults.push((number, default.to_owned()));
        }
    }

    /// The number of an attribute, if it is declared.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The number of the attribute with a title, if there is one.
    pub(crate) fn titled(&self, title: &str) -> Option<usize> {
        self.by_title.get(title).copied()
    }

    /// The number of an attribute that is used but not declared; it is called by its id.
    pub(crate) fn add_undeclared(&mut self, id: &str) -> usize {
        self.add(id, id)
    }

    /// The number of an attribute of the element itself that the format does not have.
    pub(crate) fn of_element(&mut self, name: &str) -> usize {
        let id = format!("{OF_ELEMENT}{name}");
        self.find(&id)
            .or_else(|| self.titled(name))
            .unwrap_or_else(|| self.add(&id, name))
    }

    /// Takes what an attribute called `id` (or so) says of a row, which is what the row is called;
    /// the id that the format itself gives it is then only what the file calls it by. igraph and
    /// networkx write files so.
    pub(crate) fn take_own_id(&self, cells: &mut Vec<Cell<'_>>) -> Option<String> {
        let number = OWN_IDS.into_iter().find_map(|title| self.titled(title))?;
        let at = cells
            .iter()
            .position(|cell| cell.attribute == number && cell.time.is_none())?;
        Some(cells.remove(at).text.trim().to_owned())
    }

    /// Settles which columns the attributes become. Those declared later keep their names.
    pub(crate) fn resolve(&mut self, file: &ForeignFile<'_>, origin: Origin, draft: &mut Draft) {
        if !self.columns.is_empty() {
            return;
        }
        let titles = self.titles.iter().map(String::as_str);
        let headers: Vec<&str> = self.of_format.iter().copied().chain(titles).collect();
        let resolved = file.resolve(self.row_of, &headers, draft);
        self.columns = match origin {
            Origin::Ours => {
                // A program that saved our file again may have added attributes of such names.
                for taken in self
                    .of_format
                    .iter()
                    .filter(|header| STRUCTURE.contains(header))
                {
                    self.names.free(taken);
                }
                let of_format = self.of_format.iter().map(|header| (*header).to_owned());
                let titles = own_titles(&self.titles, &self.by_id);
                of_format
                    .chain(titles.into_iter().map(|title| self.names.free(title)))
                    .collect()
            }
            Origin::Foreign => self.foreign_names(&resolved, file, draft),
        };
    }

    /// What the columns of a file of another program are called.
    ///
    /// An attribute goes before what the format itself says under the same name, but for what a row
    /// cannot do without.
    fn foreign_names(
        &mut self,
        resolved: &[String],
        file: &ForeignFile<'_>,
        draft: &mut Draft,
    ) -> Vec<String> {
        let is_needed = |at: &usize| {
            self.of_format
                .get(*at)
                .is_some_and(|header| NEEDED.contains(header))
        };
        let of_format = self.of_format.len();
        let (needed, others): (Vec<usize>, Vec<usize>) = (0..of_format).partition(is_needed);
        let mut columns = vec![String::new(); resolved.len()];
        for at in needed
            .into_iter()
            .chain(of_format..resolved.len())
            .chain(others)
        {
            let name = self.names.free(&resolved[at]);
            let title = at
                .checked_sub(of_format)
                .map_or("", |attribute| self.titles[attribute].trim());
            // An attribute called `id` is what the row is called.
            if !matches!(title, "" | "id") && is_numbered(&name, title) {
                let (title, name) = (cut(title), cut(&name));
                let message = format!(
                    "\"{title}\" is what something else is called already; the attribute is kept as \"{name}\""
                );
                draft.report.remark(file.whole(), message);
            }
            columns[at] = name;
        }
        columns
    }

    /// The column of what the format itself gives every row.
    pub(crate) fn of_format(&self, header: &str) -> &str {
        let position = self.of_format.iter().position(|known| *known == header);
        position
            .and_then(|position| self.columns.get(position))
            .map_or("", String::as_str)
    }

    /// Says what the format itself says of the row begun last. An attribute of the same name may
    /// say so already.
    pub(crate) fn set_of_format(&self, header: &str, text: &str, sheet: &mut Sheet) {
        let column = self.of_format(header);
        let is_said =
            column != header && column.starts_with(header) && sheet.current(header) == text.trim();
        if !is_said {
            sheet.set(column, text);
        }
    }

    /// Whether a declared attribute became this column.
    pub(crate) fn has_column(&self, column: &str) -> bool {
        self.columns
            .iter()
            .skip(self.of_format.len())
            .any(|known| known == column)
    }

    /// Fills the cells of the row begun last, and the defaults of those it does not have.
    ///
    /// # Errors
    ///
    /// If the defaults would make many times as much of the file.
    pub(crate) fn fill(
        &mut self,
        mut cells: Vec<Cell<'_>>,
        sheet: &mut Sheet,
        file: &ForeignFile<'_>,
        place: Place,
    ) -> Result<(), ImportError> {
        cells.sort_by_key(|cell| cell.attribute);
        // Some programs say the same on the element and within it.
        cells.dedup_by(|later, earlier| {
            later.attribute == earlier.attribute
                && later.text == earlier.text
                && later.time == earlier.time
        });
        for values in cells.chunk_by(|one, other| one.attribute == other.attribute) {
            self.fill_one(values, sheet);
        }
        for (attribute, default) in &self.defaults {
            if cells
                .binary_search_by_key(attribute, |cell| cell.attribute)
                .is_err()
            {
                sheet.set(self.column(*attribute), default);
                self.defaults_bytes += default.len() + size_of::<usize>();
            }
        }
        if self.defaults_bytes > DEFAULTS_PER_BYTE * (file.text.len() + TOO_SMALL_TO_COUNT) {
            let message = "the defaults of the attributes would make this file many times as large; write them out";
            return Err(file.malformed_at(place, message));
        }
        Ok(())
    }

    fn fill_one(&self, values: &[Cell<'_>], sheet: &mut Sheet) {
        let column = self.column(values[0].attribute);
        if let [
            Cell {
                text, time: None, ..
            },
        ] = values
        {
            sheet.set(column, text);
            return;
        }
        let written: Vec<String> = values.iter().map(Cell::written).collect();
        // A value that changes is no name, date or type any more.
        let title = if self.is_title(values[0].attribute) {
            column
        } else {
            &self.titles[values[0].attribute]
        };
        sheet.set(title, &written.join("|"));
        if values.iter().any(|value| value.time.is_some()) {
            sheet.changed(format!(
                "\"{}\" changes with time; it is written as value@time",
                cut(title)
            ));
        } else {
            sheet.changed(format!("\"{}\" has several values", cut(title)));
        }
    }

    fn is_title(&self, attribute: usize) -> bool {
        self.column(attribute)
            .starts_with(self.titles[attribute].trim())
    }

    fn column(&self, attribute: usize) -> &str {
        self.columns
            .get(self.of_format.len() + attribute)
            .map_or("", String::as_str)
    }

    fn add(&mut self, id: &str, title: &str) -> usize {
        let number = self.titles.len();
        self.by_id.insert(id.to_owned(), number);
        self.by_title.entry(title.to_owned()).or_insert(number);
        self.titles.push(title.to_owned());
        if !self.columns.is_empty() {
            let name = self.names.free(title.trim());
            self.columns.push(name);
        }
        number
    }
}

/// What the attributes of our own file are called; in one that was saved again by another program,
/// which gives new ids, those that were written for other programs are found by their names.
fn own_titles<'t>(titles: &'t [String], by_id: &HashMap<String, usize>) -> Vec<&'t str> {
    let mut found: Vec<&str> = titles.iter().map(String::as_str).collect();
    for (id, &number) in by_id {
        let is_ours = id
            .trim_start_matches(['n', 'e'])
            .bytes()
            .all(|letter| letter.is_ascii_digit());
        if let Some(word) = TYPE_WORDS
            .into_iter()
            .find(|word| !is_ours && written_name(word) == found[number])
        {
            found[number] = word;
        }
    }
    found
}

/// Files of fewer bytes may have defaults as if they were so large.
const TOO_SMALL_TO_COUNT: usize = 1 << 16;

impl Cell<'_> {
    fn written(&self) -> String {
        match &self.time {
            Some(time) => format!("{}@{time}", self.text.trim()),
            None => self.text.trim().to_owned(),
        }
    }
}

impl Names {
    /// The name itself, or with a number behind it if it is taken.
    fn free(&mut self, name: &str) -> String {
        let mut number = self.taken.get(name).copied().unwrap_or(0) + 1;
        self.taken.insert(name.to_owned(), number);
        if number == 1 {
            return name.to_owned();
        }
        loop {
            let numbered = format!("{name} {number}");
            if !self.taken.contains_key(&numbered) {
                self.taken.insert(numbered.clone(), 1);
                return numbered;
            }
            number += 1;
            self.taken.insert(name.to_owned(), number);
        }
    }
}

/// Heeds the attribute by which our files for networkx say that the relation begun last has no
/// direction.
pub(crate) fn say_undirected(sheet: &mut Sheet) {
    if sheet.current(UNDIRECTED_WORD) == "true" {
        sheet.mark(RowMark::Undirected);
    }
}

/// Whether a name is another with a number behind it.
fn is_numbered(name: &str, plain: &str) -> bool {
    let number = name
        .strip_prefix(plain)
        .and_then(|rest| rest.strip_prefix(' '));
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|letter| letter.is_ascii_digit())
    })
}

/// Dates the relation begun last by its attributes `start` and `end`, if it has no date but such a
/// one.
pub(crate) fn date_by_ends(order: Option<DateOrder>, sheet: &mut Sheet) {
    let (start, end) = (sheet.current("start"), sheet.current("end"));
    if !sheet.current("when").is_empty() || (start.is_empty() && end.is_empty()) {
        return;
    }
    if let Ok(date) = stretches(&[Stretch {
        start,
        end,
        end_excluded: false,
        order,
    }]) {
        sheet.set("when", &date.when);
        if let Some(change) = date.change {
            sheet.changed(change);
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}
