//! Vertices become entities.

use hashbrown::HashMap;

use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::pajek::belonging::networks_of_vectors;
use crate::exchange::pajek::comment::Cells;
use crate::exchange::pajek::label::is_label_of;
use crate::exchange::pajek::project::NetworkPart;
use crate::exchange::pajek::project::Project;
use crate::exchange::pajek::project::ValuesPart;
use crate::exchange::pajek::project::VertexLine;
use crate::exchange::pajek::times::NO_YEARS;
use crate::exchange::pajek::times::years;
use crate::exchange::pajek::words::Word;
use crate::exchange::pajek::words::next_word;
use crate::exchange::remarks::Remarks;
use crate::exchange::report::RowOf;

/// Up to this many vertices are created although the file only gives their number, however short it
/// is.
const UNSPOKEN: usize = 100_000;

/// The longest label that is used as an id, in bytes; it is repeated in each relation.
const LONGEST_ID: usize = 400;

const SHAPES: [&str; 8] = [
    "ellipse", "box", "diamond", "triangle", "cross", "empty", "house", "man",
];

/// The columns of entities that are filled here, before those of partitions and vectors.
const COLUMNS: [&str; 6] = [
    "name",
    "id",
    "viz_position",
    "viz_shape",
    "pajek",
    "pajek_time",
];

/// Turns the vertices of a file's networks into entities.
pub(super) struct Vertices<'f, 'd, 'a> {
    file: &'f ForeignFile<'a>,
    draft: &'d mut Draft,
    remarks: &'d mut Remarks,
    columns: HashMap<String, String>,
    by_label: HashMap<String, String>,
    first: HashMap<u32, String>,
    /// The network that each vector belongs to.
    network_of_vector: Vec<Option<usize>>,
    /// How many more vertices may be made of a number alone.
    unspoken: usize,
    /// How many more vertices all networks together may have.
    room: usize,
}

/// A vertex that is being turned into an entity.
struct Vertex<'v, 'a> {
    number: u32,
    line: u64,
    written: Option<&'v VertexLine<'a>>,
    network: &'v NetworkPart<'a>,
    /// The index of the network, from 0.
    position: usize,
}

impl Vertex<'_, '_> {
    /// The name of a vertex without a label.
    fn name_of_number(&self) -> String {
        if self.position == 0 {
            self.number.to_string()
        } else {
            format!("{} (network {})", self.number, self.position + 1)
        }
    }
}

impl<'f, 'd, 'a> Vertices<'f, 'd, 'a> {
    pub(super) fn new(
        file: &'f ForeignFile<'a>,
        project: &Project<'a>,
        draft: &'d mut Draft,
        remarks: &'d mut Remarks,
    ) -> Self {
        let headers: Vec<&str> = COLUMNS
            .into_iter()
            .chain(project.vectors.iter().map(|vector| vector.name.as_ref()))
            .collect();
        let resolved = file.resolve(RowOf::Entities, &headers, draft);
        let columns = headers
            .iter()
            .map(|header| (*header).to_owned())
            .zip(resolved)
            .collect();
        Self {
            file,
            draft,
            remarks,
            columns,
            by_label: HashMap::new(),
            first: HashMap::new(),
            network_of_vector: networks_of_vectors(project, file.text.len()),
            unspoken: file.text.len().max(UNSPOKEN),
            room: file.options.ceilings.entities,
        }
    }

    /// Makes the entities of one network and returns their ids by vertex number.
    ///
    /// # Errors
    ///
    /// [`ImportError`] if there is no room for them, or nobody waits for them.
    pub(super) fn take(
        &mut self,
        project: &Project<'a>,
        position: usize,
    ) -> Result<HashMap<u32, String>, ImportError> {
        let network = &project.networks[position];
        let vectors = self.vectors_of(project, position);
        let mut ids = HashMap::new();
        for number in self.numbers(network)? {
            self.file.go_on(self.draft)?;
            let written = network.vertices.get(&number);
            let line = written.map_or(network.line, |written| written.line);
            let vertex = Vertex {
                number,
                line,
                written,
                network,
                position,
            };
            let known = self.known(&vertex, project);
            if known.is_some() && !vectors.is_empty() {
                let what = "a partition or vector has a value for a vertex that has another number in an earlier network; it \
                            was left out";
                self.remarks.make(line, what);
            }
            let id = known.unwrap_or_else(|| self.make(&vertex, &vectors));
            ids.insert(number, id);
        }
        if position == 0 {
            self.first.clone_from(&ids);
        }
        Ok(ids)
    }

    /// The vertex numbers, in ascending order.
    ///
    /// # Errors
    ///
    /// [`ImportError::Malformed`] if there is no room for so many.
    fn numbers(&mut self, network: &NetworkPart<'a>) -> Result<Vec<u32>, ImportError> {
        let size = network.size.map_or(0, |size| size.vertices);
        if let Some(left) = self
            .unspoken
            .checked_sub(size as usize)
            .filter(|_| size > 0)
        {
            self.unspoken = left;
            self.take_room(size as usize, network.line)?;
            return Ok((1..=size).collect());
        }
        if size > 0 {
            let what = format!(
                "the file declares {size} vertices; only those that are listed or joined were read"
            );
            self.remarks.make(network.line, &what);
        }
        let tied = network.ties.iter().flat_map(|tie| [tie.from, tie.to]);
        let mut numbers: Vec<u32> = network.vertices.keys().copied().chain(tied).collect();
        numbers.sort_unstable();
        numbers.dedup();
        self.take_room(numbers.len(), network.line)?;
        Ok(numbers)
    }

    fn take_room(&mut self, vertices: usize, line: u64) -> Result<(), ImportError> {
        let left = self.room.checked_sub(vertices);
        let beyond = left.is_none().then(|| self.file.at(line));
        self.room = left.unwrap_or(0);
        let no_room = self.file.options.ceilings.no_room(beyond, None);
        no_room.map_or(Ok(()), |no_room| {
            Err(self.file.malformed_at(no_room.place, no_room.message()))
        })
    }

    /// The entity of an earlier network that this vertex of a further network stands for.
    fn known(&mut self, vertex: &Vertex<'_, 'a>, project: &Project<'a>) -> Option<String> {
        if vertex.position == 0 {
            return None;
        }
        let found = match vertex.written {
            Some(written) if !written.label.trim().is_empty() => {
                self.by_label.get(written.label.trim())
            }
            _ if vertex.network.size == project.networks[0].size => self.first.get(&vertex.number),
            _ => None,
        };
        if found.is_some() {
            let what = "the vertex has the label or number of a vertex in an earlier network; they become one entity";
            self.remarks.make(vertex.line, what);
        }
        found.cloned()
    }

    fn make(&mut self, vertex: &Vertex<'_, 'a>, vectors: &[(String, &ValuesPart<'a>)]) -> String {
        self.draft.entities.begin(self.file.at(vertex.line));
        let cells = vertex
            .network
            .vertex_cells
            .get(&vertex.number)
            .and_then(|json| self.cells(json, vertex.line));
        let id = match &cells {
            Some(cells) => self.take_cells(vertex, cells),
            None => self.take_line(vertex),
        };
        for (column, vector) in vectors {
            if let Some(value) = vector.values.get(vertex.number as usize - 1) {
                self.draft.entities.set(column, value);
            }
        }
        id
    }

    fn cells(&mut self, json: &str, line: u64) -> Option<Cells> {
        let cells =
            Cells::read(json).filter(|cells| (1..=LONGEST_ID).contains(&cells.get("id").len()));
        if cells.is_none() {
            self.remarks.make(
                line,
                "the Prosopograph comment on the vertex is damaged; only the line itself was read",
            );
        }
        cells
    }

    /// Reads a vertex written by this program. If its label was changed since, the new label is
    /// used.
    fn take_cells(&mut self, vertex: &Vertex<'_, 'a>, cells: &Cells) -> String {
        for (column, text) in &cells.0 {
            self.draft.entities.set(column, text);
        }
        let label = vertex.written.map_or("", |written| written.label.as_ref());
        if !label.is_empty() && !is_label_of(label, cells.get("name"), cells.get("id")) {
            self.draft.entities.set("name", label);
            self.draft.entities.changed(
                "the label was changed since the file was written; the new label is used"
                    .to_owned(),
            );
        }
        cells.get("id").to_owned()
    }

    fn take_line(&mut self, vertex: &Vertex<'_, 'a>) -> String {
        let label = vertex.written.map_or("", |written| written.label.trim());
        let name = if label.is_empty() {
            vertex.name_of_number()
        } else {
            label.to_owned()
        };
        let id = self.free_id(&name, vertex);
        self.draft.entities.set("id", &id);
        self.draft.entities.set("name", &name);
        if let Some(first_mode) = vertex.network.size.and_then(|size| size.first_mode) {
            self.draft.entities.set(
                "kind",
                if vertex.number <= first_mode {
                    "mode_1"
                } else {
                    "mode_2"
                },
            );
        }
        if let Some(written) = vertex.written {
            self.take_parameters(written);
        }
        id
    }

    /// The label as an id, or a word with the number if another vertex has the same label.
    fn free_id(&mut self, name: &str, vertex: &Vertex<'_, 'a>) -> String {
        let mut id = name.to_owned();
        let is_taken = self.by_label.contains_key(name);
        if is_taken {
            self.remarks.make(
                vertex.line,
                "another vertex has the same label; they are kept as separate entities",
            );
        }
        if is_taken || name.len() > LONGEST_ID {
            id = format!("vertex-{}", vertex.number);
            while self.by_label.contains_key(&id) {
                id.push_str("-b");
            }
        }
        self.by_label.insert(id.clone(), id.clone());
        id
    }

    /// Reads coordinates, shape, times and the other parameters after the label.
    fn take_parameters(&mut self, written: &VertexLine<'a>) {
        let (mut position, mut others) = (Vec::new(), Vec::new());
        let mut rest = written.rest;
        while let Some((word, after)) = next_word(rest) {
            rest = after;
            match word {
                Word::Times(times) => self.take_times(times, written.line),
                Word::Plain(text)
                    if position.len() < 3 && others.is_empty() && text.parse::<f64>().is_ok() =>
                {
                    position.push(text);
                }
                Word::Plain(shape) if others.is_empty() && SHAPES.contains(&shape) => {
                    self.set("viz_shape", shape);
                }
                Word::Plain(text) => others.push(text.to_owned()),
                Word::Quoted(text) => others.push(format!("\"{text}\"")),
            }
        }
        // Programs without coordinates write zeros.
        if position
            .iter()
            .any(|number| number.parse::<f64>() != Ok(0.0))
        {
            self.set("viz_position", &position.join(" "));
        }
        self.set("pajek", &others.join(" "));
    }

    fn take_times(&mut self, times: &str, line: u64) {
        match years(times).as_deref() {
            Some([only]) => {
                self.draft.entities.set("begin", only.start);
                if only.end != "Infinity" {
                    self.draft.entities.set("end", only.end);
                }
            }
            Some(_) => {
                self.remarks.make(
                    line,
                    "a vertex with several time intervals; they are kept in pajek_time only",
                );
                self.set("pajek_time", times);
            }
            None => {
                self.remarks.make(line, NO_YEARS);
                self.set("pajek_time", times);
            }
        }
    }

    fn set(&mut self, column: &str, text: &str) {
        let column = self.columns.get(column).map_or(column, String::as_str);
        self.draft.entities.set(column, text);
    }

    /// The vectors that belong to a network, with the columns they fill.
    fn vectors_of<'p>(
        &mut self,
        project: &'p Project<'a>,
        position: usize,
    ) -> Vec<(String, &'p ValuesPart<'a>)> {
        let mut found = Vec::new();
        for (vector, network) in project.vectors.iter().zip(&self.network_of_vector) {
            match network {
                Some(at) if *at == position => {
                    let column = self
                        .columns
                        .get(vector.name.as_ref())
                        .map_or(vector.name.as_ref(), String::as_str);
                    let is_taken = matches!(column, "id" | "name");
                    found.push((
                        if is_taken {
                            format!("vector {column}")
                        } else {
                            column.to_owned()
                        },
                        vector,
                    ));
                }
                None if position == 0 => {
                    let what = format!(
                        "\"{}\" has {} values, but no network has as many vertices; it was left out",
                        vector.name,
                        vector.values.len()
                    );
                    self.draft.report.remark(vector.place, what);
                }
                _ => {}
            }
        }
        found
    }
}
