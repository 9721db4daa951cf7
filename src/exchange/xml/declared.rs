//! The attributes that a graph file declares for its nodes or edges, and the columns they become.

use std::borrow::Cow;

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::exchange::draft::Draft;
use crate::exchange::draft::TYPE_WORDS;
use crate::exchange::draft::written_name;
use crate::exchange::free_names::Names;
use crate::exchange::free_names::is_numbered;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::place::Place;
use crate::exchange::report::RowOf;
use crate::exchange::seen_columns::too_many_names;
use crate::exchange::sheet::Sheet;

/// Default values that are filled in may take this many times the size of the file.
const DEFAULTS_PER_BYTE: usize = 16;
/// However large the file is, they take no more than so many bytes.
const MOST_DEFAULTS: usize = 64 << 20;

/// Columns that no attribute may fill: the id of a row and the ends of a relation.
const STRUCTURE: [&str; 3] = ["id", "from", "to"];

/// Names of attributes that hold the id of a row. Gephi writes the second one to `GraphML`.
const OWN_IDS: [&str; 2] = ["id", "Edge Id"];

/// Columns for which the format's own value takes precedence over an attribute of the same name.
const NEEDED: [&str; 4] = ["id", "from", "to", "label"];

/// Which program wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// This program: attributes are named like the columns of the dataset.
    Ours,
    /// Some other program.
    Foreign,
}

/// The value of a declared attribute in one row.
#[derive(Debug)]
pub(crate) struct Cell<'a> {
    /// The number of the attribute.
    pub(crate) attribute: usize,
    /// Its value.
    pub(crate) text: Cow<'a, str>,
    /// When the attribute has this value, if the file says so.
    pub(crate) time: Option<String>,
}

/// The declared attributes of the nodes, or of the edges, of a file.
#[derive(Debug)]
pub(crate) struct Declared {
    row_of: RowOf,
    /// The columns for what the format itself says of every row; they come first.
    of_format: &'static [&'static str],
    by_id: HashMap<String, usize>,
    by_title: HashMap<String, usize>,
    /// XML attributes of the elements themselves, by name.
    of_elements: HashMap<String, usize>,
    titles: Vec<String>,
    defaults: Vec<(usize, String)>,
    with_default: HashSet<usize>,
    defaults_bytes: usize,
    columns: Vec<String>,
    /// The columns that attributes became.
    of_attributes: HashSet<String>,
    names: Names,
}

impl Declared {
    /// Creates an empty set of declarations. `of_format` lists the columns for which the format has
    /// its own syntax.
    pub(crate) fn new(row_of: RowOf, of_format: &'static [&'static str]) -> Self {
        Self {
            row_of,
            of_format,
            by_id: HashMap::new(),
            by_title: HashMap::new(),
            of_elements: HashMap::new(),
            titles: Vec::new(),
            defaults: Vec::new(),
            with_default: HashSet::new(),
            defaults_bytes: 0,
            columns: Vec::new(),
            of_attributes: HashSet::new(),
            names: Names::default(),
        }
    }

    /// Declares an attribute. If an id is declared twice, the first declaration is used.
    ///
    /// networkx declares an attribute once for each type of its values: declarations with the same
    /// title are one attribute.
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
        if !default.trim().is_empty() && self.with_default.insert(number) {
            self.defaults.push((number, default.to_owned()));
        }
    }

    /// Checks that there are no more attributes than a file may have.
    ///
    /// # Errors
    ///
    /// [`ImportError::Malformed`] at the line on which there are.
    pub(crate) fn check(&self, file: &ForeignFile<'_>, line: u64) -> Result<(), ImportError> {
        let most = file.options.ceilings.attributes;
        if self.titles.len() <= most {
            return Ok(());
        }
        Err(file.malformed(line, too_many_names(most)))
    }

    /// The number of an attribute, if it is declared.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The number of the attribute with a title, if there is one.
    pub(crate) fn titled(&self, title: &str) -> Option<usize> {
        self.by_title.get(title).copied()
    }

    /// Adds an attribute that is used but not declared, with its id as its title.
    pub(crate) fn add_undeclared(&mut self, id: &str) -> usize {
        self.add(id, id)
    }

    /// The number of an XML attribute of the element itself that is not part of the format.
    pub(crate) fn of_element(&mut self, name: &str) -> usize {
        if let Some(number) = self
            .of_elements
            .get(name)
            .copied()
            .or_else(|| self.titled(name))
        {
            return number;
        }
        let number = self.add_titled(name);
        self.of_elements.insert(name.to_owned(), number);
        number
    }

    /// Removes and returns the value of the attribute `id` (or [another of these](OWN_IDS)), which
    /// is the row's real id. The id that the format gives the row is then only used within the
    /// file, as igraph and networkx write it.
    pub(crate) fn take_own_id(&self, cells: &mut Vec<Cell<'_>>) -> Option<String> {
        let number = OWN_IDS.into_iter().find_map(|title| self.titled(title))?;
        let at = cells
            .iter()
            .position(|cell| cell.attribute == number && cell.time.is_none())?;
        Some(cells.remove(at).text.trim().to_owned())
    }

    /// Decides which columns the attributes become. Attributes declared later keep their names.
    pub(crate) fn resolve(&mut self, file: &ForeignFile<'_>, origin: Origin, draft: &mut Draft) {
        if !self.columns.is_empty() {
            return;
        }
        let titles = self.titles.iter().map(String::as_str);
        let headers: Vec<&str> = self.of_format.iter().copied().chain(titles).collect();
        let resolved = file.resolve(self.row_of, &headers, draft);
        self.columns = match origin {
            Origin::Ours => {
                // A program that saved our file again may have added attributes with these names.
                for taken in self
                    .of_format
                    .iter()
                    .filter(|header| STRUCTURE.contains(header))
                {
                    self.names.free(taken);
                }
                let titles: Vec<String> =
                    self.own_titles().into_iter().map(str::to_owned).collect();
                let of_format = self.of_format.iter().map(|header| (*header).to_owned());
                of_format
                    .chain(titles.iter().map(|title| self.names.free(title)))
                    .collect()
            }
            Origin::Foreign => self.foreign_names(&resolved, file, draft),
        };
        let of_attributes = self.columns.iter().skip(self.of_format.len());
        self.of_attributes = of_attributes.cloned().collect();
    }

    /// The column names for the attributes of a file from another program.
    ///
    /// An attribute takes precedence over the format's own value of the same name, except for what
    /// a row needs.
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
            // An attribute called `id` holds the row's real id.
            if !matches!(title, "" | "id") && is_numbered(&name, title) {
                let (title, name) = (cut(title), cut(&name));
                let message = format!(
                    "the column name \"{title}\" is already taken; the attribute is kept as \"{name}\""
                );
                draft.report.remark(file.whole(), message);
            }
            columns[at] = name;
        }
        columns
    }

    /// The column names for the attributes of a file of our own. If another program saved the file
    /// again and gave new ids, the attributes that were written for other programs are found by
    /// their names.
    fn own_titles(&self) -> Vec<&str> {
        let mut found: Vec<&str> = self.titles.iter().map(String::as_str).collect();
        let is_ours = |id: &str| {
            id.trim_start_matches(['n', 'e'])
                .bytes()
                .all(|letter| letter.is_ascii_digit())
        };
        let foreign = self.by_id.iter().filter(|(id, _)| !is_ours(id));
        for (_, &number) in foreign.chain(&self.of_elements) {
            let is_same = |word: &&str| written_name(word) == found[number];
            if let Some(word) = TYPE_WORDS.into_iter().find(is_same) {
                found[number] = word;
            }
        }
        found
    }

    /// The column for a value that the format itself gives every row.
    pub(crate) fn of_format(&self, header: &str) -> &str {
        let position = self.of_format.iter().position(|known| *known == header);
        position
            .and_then(|position| self.columns.get(position))
            .map_or("", String::as_str)
    }

    /// Sets a value that the format itself gives the current row, unless an attribute of the same
    /// name has set it.
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
        self.of_attributes.contains(column)
    }

    /// Fills the cells of the current row, with default values for attributes it does not have.
    ///
    /// # Errors
    ///
    /// If the default values would take more than [`DEFAULTS_PER_BYTE`] times the size of the file, or
    /// more than [`MOST_DEFAULTS`].
    pub(crate) fn fill(
        &mut self,
        mut cells: Vec<Cell<'_>>,
        sheet: &mut Sheet,
        file: &ForeignFile<'_>,
        place: Place,
    ) -> Result<(), ImportError> {
        cells.sort_by_key(|cell| cell.attribute);
        // Some programs write a value both on the element and within it.
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
        let most = DEFAULTS_PER_BYTE * (file.text.len() + TOO_SMALL_TO_COUNT);
        if self.defaults_bytes > most.min(MOST_DEFAULTS) {
            let message = "the default values of attributes would multiply the size of this file; write the values into the nodes and edges";
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
        // A value that changes over time cannot be a name, date or type.
        let title = if self.is_title(values[0].attribute) {
            column
        } else {
            &self.titles[values[0].attribute]
        };
        sheet.set(title, &written.join("|"));
        if values.iter().any(|value| value.time.is_some()) {
            sheet.changed(format!(
                "\"{}\" changes over time; it is written as value@time",
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
        let number = self.add_titled(title);
        self.by_id.insert(id.to_owned(), number);
        number
    }

    fn add_titled(&mut self, title: &str) -> usize {
        let number = self.titles.len();
        self.by_title.entry(title.to_owned()).or_insert(number);
        self.titles.push(title.to_owned());
        if !self.columns.is_empty() {
            let name = self.names.free(title.trim());
            self.of_attributes.insert(name.clone());
            self.columns.push(name);
        }
        number
    }
}

/// Smaller files may have as many default values as a file of this size.
const TOO_SMALL_TO_COUNT: usize = 1 << 16;

impl Cell<'_> {
    fn written(&self) -> String {
        match &self.time {
            Some(time) => format!("{}@{time}", self.text.trim()),
            None => self.text.trim().to_owned(),
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}
