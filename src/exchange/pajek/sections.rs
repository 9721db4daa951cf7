//! Splits the lines of a Pajek file into sections.

use std::borrow::Cow;

use crate::exchange::ceilings::too_many_parts;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::pajek::comment::ON_LINE;
use crate::exchange::pajek::comment::ON_NETWORK;
use crate::exchange::pajek::comment::ON_VERTEX;
use crate::exchange::pajek::project::Direction;
use crate::exchange::pajek::project::Head;
use crate::exchange::pajek::project::NetworkPart;
use crate::exchange::pajek::project::Project;
use crate::exchange::pajek::project::Size;
use crate::exchange::pajek::project::ValuesPart;
use crate::exchange::pajek::words::Word;
use crate::exchange::pajek::words::next_number;
use crate::exchange::pajek::words::next_word;
use crate::exchange::remarks::Remarks;
use crate::exchange::report::ImportReport;

/// Progress is reported after this many bytes.
const TOLD_EVERY: usize = 1 << 16;

/// The longest name of a relation, in bytes.
const LONGEST_NAME: usize = 400;

/// The section that a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// None.
    Nothing,
    Vertices,
    /// One arc or edge in each line.
    Lines(Head),
    /// In each line a vertex and all vertices it is joined to.
    Lists(Head),
    /// A matrix, with the number of rows read so far.
    Matrix(Head, u32),
    /// The header of a section of values, before the line with their number.
    Vector,
    Values,
    /// The header of a section that is skipped, before the line with the number of vertices.
    PassedHead,
    Passed,
}

/// The state of reading one file.
pub(super) struct Sections<'f, 'r, 'a> {
    pub(super) file: &'f ForeignFile<'a>,
    pub(super) report: &'r mut ImportReport,
    pub(super) remarks: &'r mut Remarks,
    pub(super) project: Project<'a>,
    pub(super) section: Section,
    /// How many more arcs and edges there is room for.
    pub(super) room: usize,
    /// The line of the first for which there was none.
    pub(super) beyond: Option<u64>,
    /// How many vertices were listed.
    pub(super) vertices_listed: usize,
}

/// Whether a line begins a section that exists only in Pajek files.
pub(super) fn begins_project(line: &str) -> bool {
    let Some((keyword, _)) = keyword(line) else {
        return false;
    };
    matches!(
        keyword.as_str(),
        "network"
            | "net"
            | "vertices"
            | "arcs"
            | "edges"
            | "arcslist"
            | "edgeslist"
            | "matrix"
            | "partition"
            | "vector"
            | "permutation"
    )
}

/// Reads the lines of a file. Lines that cannot be read are reported as refused.
///
/// # Errors
///
/// [`ImportError`] if there is no room for its arcs and edges, or nobody waits for them.
pub(super) fn read_sections<'a>(
    file: &ForeignFile<'a>,
    report: &mut ImportReport,
    remarks: &mut Remarks,
) -> Result<Project<'a>, ImportError> {
    Sections {
        file,
        report,
        remarks,
        project: Project::default(),
        section: Section::Nothing,
        room: file.options.ceilings.relations,
        beyond: None,
        vertices_listed: 0,
    }
    .read()
}

/// Reads the partitions and vectors of a file that contains nothing else. They are named after the
/// file unless it names them itself.
///
/// # Errors
///
/// Those of [`read_sections`].
pub(super) fn read_values<'a>(
    file: &ForeignFile<'a>,
    report: &mut ImportReport,
    remarks: &mut Remarks,
) -> Result<Vec<ValuesPart<'a>>, ImportError> {
    let first = ValuesPart {
        place: file.at(1),
        name: Cow::Borrowed(file.stem()),
        values: Vec::new(),
        networks_before: 0,
    };
    let project = Project {
        vectors: vec![first],
        ..Project::default()
    };
    let sections = Sections {
        file,
        report,
        remarks,
        project,
        section: Section::Vector,
        room: file.options.ceilings.relations,
        beyond: None,
        vertices_listed: 0,
    };
    let mut vectors = sections.read()?.vectors;
    vectors.retain(|vector| !vector.values.is_empty());
    for vector in &mut vectors {
        vector.networks_before = usize::MAX;
    }
    Ok(vectors)
}

/// The word after the star, in lower case, and the rest of the line.
pub(super) fn keyword(line: &str) -> Option<(String, &str)> {
    let line = line.trim_start().strip_prefix('*')?;
    let end = line
        .find(|letter: char| !letter.is_ascii_alphabetic())
        .unwrap_or(line.len());
    Some((line[..end].to_ascii_lowercase(), line[end..].trim()))
}

impl<'a> Sections<'_, '_, 'a> {
    /// Reads all lines.
    fn read(mut self) -> Result<Project<'a>, ImportError> {
        let (mut bytes, mut told) = (0, 0);
        for (line, number) in self.file.text.lines().zip(1u64..) {
            bytes += line.len() + 1;
            if bytes - told >= TOLD_EVERY {
                told = bytes;
                self.file.still_wanted_after(bytes)?;
            }
            self.take(line.trim(), number);
            self.check_room(number)?;
        }
        Ok(self.project)
    }

    /// Checks that there was room for the arcs and edges so far, and for the networks and their values.
    fn check_room(&self, line: u64) -> Result<(), ImportError> {
        let ceilings = self.file.options.ceilings;
        let beyond = self.beyond.map(|line| self.file.at(line));
        let is_full = self.vertices_listed > ceilings.entities;
        let no_vertex = is_full.then(|| self.file.at(line));
        if let Some(no_room) = ceilings.no_room(no_vertex, beyond) {
            return Err(self.file.malformed_at(no_room.place, no_room.message()));
        }
        let parts = self.project.networks.len().max(self.project.vectors.len());
        if parts > ceilings.parts {
            return Err(self.file.malformed(line, too_many_parts(ceilings.parts)));
        }
        Ok(())
    }

    fn take(&mut self, line: &'a str, number: u64) {
        if line.is_empty() {
            return;
        }
        if line.starts_with('%') {
            self.comment(line, number);
            return;
        }
        if let Some((keyword, rest)) = keyword(line) {
            self.section = self.begin(&keyword, rest, number);
            return;
        }
        match self.section {
            Section::Nothing => self.remarks.make(
                number,
                "the line is not part of any section; it was left out",
            ),
            Section::Vertices => self.vertex(line, number),
            Section::Lines(head) => self.tie(line, number, head),
            Section::Lists(head) => self.list(line, number, head),
            Section::Matrix(head, row) => {
                self.matrix_row(line, number, head, row.saturating_add(1));
            }
            Section::Vector | Section::Values => self.value(line),
            Section::PassedHead | Section::Passed => {}
        }
    }

    fn value(&mut self, line: &'a str) {
        if let (Some(vector), Some((Word::Plain(value), _))) =
            (self.project.vectors.last_mut(), next_word(line))
        {
            vector.values.push(value);
        }
    }

    fn comment(&mut self, line: &'a str, number: u64) {
        if let Some(json) = line.strip_prefix(ON_NETWORK) {
            self.project.sidecar.get_or_insert((number, json));
        } else if let Some(rest) = line.strip_prefix(ON_VERTEX) {
            let digits = rest
                .find(|letter: char| !letter.is_ascii_digit())
                .unwrap_or(rest.len());
            if let (Ok(vertex), Some(network)) =
                (rest[..digits].parse(), self.project.networks.last_mut())
            {
                network.vertex_cells.insert(vertex, &rest[digits..]);
            }
        } else if let Some(json) = line.strip_prefix(ON_LINE)
            && let Some(tie) = self
                .project
                .networks
                .last_mut()
                .and_then(|network| network.ties.last_mut())
        {
            tie.cells = json;
        }
    }

    fn begin(&mut self, keyword: &str, rest: &'a str, number: u64) -> Section {
        match keyword {
            "network" | "net" => {
                self.project.networks.push(NetworkPart {
                    line: number,
                    name: rest.trim_matches('"'),
                    ..NetworkPart::default()
                });
                Section::Nothing
            }
            "vertices" => self.vertices(rest, number),
            "arcs" | "edges" => Section::Lines(self.head(keyword, rest, number)),
            "arcslist" | "edgeslist" => Section::Lists(self.head(keyword, rest, number)),
            "matrix" => Section::Matrix(self.head(keyword, rest, number), 0),
            "partition" | "vector" | "permutation" => {
                let name = next_word(rest)
                    .map_or(Cow::Borrowed(""), |_| Cow::Borrowed(rest.trim_matches('"')));
                let name = if name.is_empty() {
                    Cow::Owned(keyword.to_owned())
                } else {
                    name
                };
                let networks_before = self.project.networks.len();
                self.project.vectors.push(ValuesPart {
                    place: self.file.at(number),
                    name,
                    values: Vec::new(),
                    networks_before,
                });
                Section::Vector
            }
            other => {
                let shown: String = other.chars().take(30).collect();
                let what = format!("*{shown} is not a supported section; its lines were left out");
                self.report.remark(self.file.at(number), what);
                if matches!(other, "cluster" | "hierarchy") {
                    Section::PassedHead
                } else {
                    Section::Passed
                }
            }
        }
    }

    fn vertices(&mut self, rest: &'a str, number: u64) -> Section {
        let size = next_number(rest);
        match self.section {
            Section::PassedHead => return Section::Passed,
            Section::Vector => return Section::Values,
            _ => {}
        }
        let Some((size, rest)) = size else {
            self.report.remark(
                self.file.at(number),
                "the number of vertices is missing; the vertices that are mentioned are read"
                    .to_owned(),
            );
            self.network(number);
            return Section::Vertices;
        };
        let first_mode = next_number(rest)
            .map(|(first, _)| first)
            .filter(|&first| first > 0 && first < size);
        if self
            .project
            .networks
            .last()
            .is_none_or(|network| network.size.is_some())
        {
            self.project.networks.push(NetworkPart {
                line: number,
                ..NetworkPart::default()
            });
        }
        let network = self.network(number);
        network.line = number;
        network.size = Some(Size {
            vertices: size,
            first_mode,
        });
        Section::Vertices
    }

    fn head(&mut self, keyword: &str, rest: &'a str, line: u64) -> Head {
        Head {
            direction: if keyword.starts_with("edges") {
                Direction::Undirected
            } else {
                Direction::Directed
            },
            relation: self.relation(rest, line),
        }
    }

    /// The relation named in the header of a section.
    fn relation(&mut self, rest: &'a str, line: u64) -> Option<u32> {
        let rest = rest.strip_prefix(':')?.trim_start();
        let digits = rest
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(rest.len());
        let number = rest[..digits].parse().ok()?;
        let name = next_word(&rest[digits..])
            .map(|(word, _)| word.text())
            .filter(|name| !name.trim().is_empty());
        let name = name.map_or_else(|| Cow::Owned(format!("relation {number}")), short);
        self.network(line).relations.entry(number).or_insert(name);
        Some(number)
    }

    /// The current network; creates one if the file has not begun any.
    pub(super) fn network(&mut self, line: u64) -> &mut NetworkPart<'a> {
        if self.project.networks.is_empty() {
            self.project.networks.push(NetworkPart {
                line,
                ..NetworkPart::default()
            });
        }
        let last = self.project.networks.len() - 1;
        &mut self.project.networks[last]
    }
}

/// Cuts off an overlong name, since it is repeated for each arc and edge.
pub(super) fn short(name: Cow<'_, str>) -> Cow<'_, str> {
    if name.len() <= LONGEST_NAME {
        name
    } else {
        Cow::Owned(name.chars().take(LONGEST_NAME / 4).collect())
    }
}
