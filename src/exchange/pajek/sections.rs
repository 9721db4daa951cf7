//! From lines to sections: what each line of a Pajek file is part of.

use std::borrow::Cow;

use crate::exchange::importer::Accompanies;
use crate::exchange::importer::ForeignFile;
use crate::exchange::pajek::comment::ON_LINE;
use crate::exchange::pajek::comment::ON_NETWORK;
use crate::exchange::pajek::comment::ON_VERTEX;
use crate::exchange::pajek::project::Head;
use crate::exchange::pajek::project::NetworkPart;
use crate::exchange::pajek::project::Project;
use crate::exchange::pajek::project::Tie;
use crate::exchange::pajek::project::ValuesPart;
use crate::exchange::pajek::project::VertexLine;
use crate::exchange::pajek::words::Word;
use crate::exchange::pajek::words::next_number;
use crate::exchange::pajek::words::next_word;
use crate::exchange::remarks::Remarks;
use crate::exchange::report::ImportReport;
use crate::exchange::report::RowOf;

/// After how many bytes the reader tells how far it is.
const TOLD_EVERY: usize = 1 << 16;

/// The longest name of a relation, in bytes.
const LONGEST_NAME: usize = 400;

/// The section a line stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    /// None.
    Nothing,
    Vertices,
    /// A tie a line.
    Lines(Head),
    /// A vertex a line, and all those it is tied to.
    Lists(Head),
    /// So many rows of it are read.
    Matrix(Head, u32),
    /// The head of a section of values; how many there are follows.
    Vector,
    Values,
    /// The head of a section that is passed over; how many vertices it is about follows.
    PassedHead,
    Passed,
}

/// A reading in progress.
struct Sections<'f, 'r, 'a> {
    file: &'f ForeignFile<'a>,
    report: &'r mut ImportReport,
    remarks: &'r mut Remarks,
    project: Project<'a>,
    section: Section,
}

/// Whether a line begins a section that only Pajek files have.
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

/// Reads the lines of a file. Those that are nothing are refused in the report.
pub(super) fn read_sections<'a>(
    file: &ForeignFile<'a>,
    report: &mut ImportReport,
    remarks: &mut Remarks,
) -> Project<'a> {
    Sections {
        file,
        report,
        remarks,
        project: Project::default(),
        section: Section::Nothing,
    }
    .read()
}

/// The partitions and vectors of a file that has nothing else, called by its name unless it names
/// them itself.
pub(super) fn read_values<'a>(
    file: &ForeignFile<'a>,
    report: &mut ImportReport,
    remarks: &mut Remarks,
) -> Vec<ValuesPart<'a>> {
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
    };
    let mut vectors = sections.read().vectors;
    vectors.retain(|vector| !vector.values.is_empty());
    for vector in &mut vectors {
        vector.networks_before = usize::MAX;
    }
    vectors
}

/// Whether a text has partitions and vectors and nothing else: a number a line.
///
/// The numbers from one on may as well be the vertices of a network without labels.
pub(super) fn accompaniment(text: &str) -> Accompanies {
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('%'));
    let (mut count, mut counts_up) = (0u32, true);
    for line in lines {
        if let Some((keyword, _)) = keyword(line) {
            match keyword.as_str() {
                "partition" | "vector" | "permutation" => counts_up = false,
                "vertices" => {}
                _ => return Accompanies::None,
            }
        } else {
            if line.parse::<f64>().is_err() {
                return Accompanies::None;
            }
            count = count.saturating_add(1);
            counts_up &= line.parse() == Ok(count);
        }
    }
    if counts_up {
        Accompanies::IfThereIsAnother
    } else {
        Accompanies::Another
    }
}

/// The word after the star, in small letters, and what follows it.
fn keyword(line: &str) -> Option<(String, &str)> {
    let line = line.trim_start().strip_prefix('*')?;
    let end = line
        .find(|letter: char| !letter.is_ascii_alphabetic())
        .unwrap_or(line.len());
    Some((line[..end].to_ascii_lowercase(), line[end..].trim()))
}

impl<'a> Sections<'_, '_, 'a> {
    /// Reads all lines.
    fn read(mut self) -> Project<'a> {
        let (mut bytes, mut told) = (0, 0);
        for (line, number) in self.file.text.lines().zip(1u64..) {
            bytes += line.len() + 1;
            if bytes - told >= TOLD_EVERY {
                told = bytes;
                self.file.read_so_far(bytes);
            }
            self.take(line.trim(), number);
        }
        self.project
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
            Section::Nothing => self
                .remarks
                .make(number, "the line stands in no section; it was left out"),
            Section::Vertices => self.vertex(line, number),
            Section::Lines(head) => self.tie(line, number, head),
            Section::Lists(head) => self.list(line, number, head),
            Section::Matrix(head, row) => {
                self.matrix_row(line, number, head, row.saturating_add(1))
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
                let what = format!(
                    "*{shown} is a section that is not read; what stands in it was left out"
                );
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
                "it is not said how many vertices there are; those that are named are taken"
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
        network.size = Some((size, first_mode));
        Section::Vertices
    }

    fn head(&mut self, keyword: &str, rest: &'a str, line: u64) -> Head {
        Head {
            undirected: keyword.starts_with("edges"),
            relation: self.relation(rest, line),
        }
    }

    /// The relation that the head of a section names.
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

    fn network(&mut self, line: u64) -> &mut NetworkPart<'a> {
        if self.project.networks.is_empty() {
            self.project.networks.push(NetworkPart {
                line,
                ..NetworkPart::default()
            });
        }
        let last = self.project.networks.len() - 1;
        &mut self.project.networks[last]
    }

    fn vertex(&mut self, line: &'a str, number: u64) {
        let place = self.file.at(number);
        let Some((vertex, rest)) = next_number(line) else {
            let why = "the line of a vertex begins with its number".to_owned();
            return self.report.refused(RowOf::Entities, place, why);
        };
        let size = self.network(number).size.map(|(size, _)| size);
        if let Some(why) = outside(vertex, size) {
            return self.report.refused(RowOf::Entities, place, why);
        }
        let (label, rest) = match next_word(rest) {
            None | Some((Word::Times(_), _)) => (Cow::Borrowed(""), rest),
            Some((word, rest)) => (word.text(), rest),
        };
        let network = self.network(number);
        if let Some(first) = network.vertices.get(&vertex).map(|first| first.line) {
            let why = format!("vertex {vertex} stands on line {first} already");
            return self.report.refused(RowOf::Entities, place, why);
        }
        network.vertices.insert(
            vertex,
            VertexLine {
                line: number,
                label,
                rest,
            },
        );
    }

    fn tie(&mut self, line: &'a str, number: u64, head: Head) {
        let (head, line) = self.own_relation(line, head);
        let ends = next_number(line)
            .and_then(|(from, rest)| next_number(rest).map(|(to, rest)| (from, to, rest)));
        let Some((from, to, rest)) = ends else {
            let why = "a line of an arc or edge begins with the numbers of two vertices".to_owned();
            return self
                .report
                .refused(RowOf::Relations, self.file.at(number), why);
        };
        let (weight, rest) = match next_word(rest) {
            Some((Word::Plain(text), after)) if text.parse::<f64>().is_ok() => (text, after),
            _ => ("", rest),
        };
        self.add(Tie {
            line: number,
            from,
            to,
            head,
            weight,
            rest,
            cells: "",
        });
    }

    fn list(&mut self, line: &'a str, number: u64, head: Head) {
        let (head, line) = self.own_relation(line, head);
        let mut words = line.split_whitespace().map(str::parse::<u32>);
        let Some(Ok(from)) = words.next() else {
            let why = "a line of a list begins with the number of a vertex".to_owned();
            return self
                .report
                .refused(RowOf::Relations, self.file.at(number), why);
        };
        for to in words {
            if let Ok(to) = to {
                self.add(Tie {
                    line: number,
                    from,
                    to,
                    head,
                    weight: "",
                    rest: "",
                    cells: "",
                });
            } else {
                let why = "a list holds the numbers of vertices and nothing else".to_owned();
                self.report
                    .refused(RowOf::Relations, self.file.at(number), why);
            }
        }
    }

    fn matrix_row(&mut self, line: &'a str, number: u64, head: Head, row: u32) {
        self.section = Section::Matrix(head, row);
        let (size, first_mode) = self.network(number).size.unwrap_or((u32::MAX, None));
        let (rows, before) = first_mode.map_or((size, 0), |first| (first, first));
        if row > rows {
            let why = format!("the matrix has more than {rows} rows");
            return self
                .report
                .refused(RowOf::Relations, self.file.at(number), why);
        }
        for (value, column) in line.split_whitespace().zip(1u32..) {
            match value.parse::<f64>() {
                Ok(0.0) => {}
                Ok(_) => {
                    let to = before.saturating_add(column);
                    self.add(Tie {
                        line: number,
                        from: row,
                        to,
                        head,
                        weight: value,
                        rest: "",
                        cells: "",
                    });
                }
                Err(_) => {
                    let why = "a matrix holds numbers and nothing else".to_owned();
                    self.report
                        .refused(RowOf::Relations, self.file.at(number), why);
                }
            }
        }
    }

    /// The relation that a line itself names, as in `214: 83 31 1`.
    fn own_relation(&mut self, line: &'a str, head: Head) -> (Head, &'a str) {
        let Some((number, rest)) = line.split_once(':') else {
            return (head, line);
        };
        let Ok(number) = number.trim().parse() else {
            return (head, line);
        };
        self.network(0)
            .relations
            .entry(number)
            .or_insert_with(|| Cow::Owned(format!("relation {number}")));
        (
            Head {
                relation: Some(number),
                ..head
            },
            rest,
        )
    }

    fn add(&mut self, tie: Tie<'a>) {
        let size = self.network(tie.line).size.map(|(size, _)| size);
        match outside(tie.from, size).or_else(|| outside(tie.to, size)) {
            Some(why) => self
                .report
                .refused(RowOf::Relations, self.file.at(tie.line), why),
            None => self.network(tie.line).ties.push(tie),
        }
    }
}

/// A name without what is longer than any name; it is repeated with each tie.
fn short(name: Cow<'_, str>) -> Cow<'_, str> {
    if name.len() <= LONGEST_NAME {
        name
    } else {
        Cow::Owned(name.chars().take(LONGEST_NAME / 4).collect())
    }
}

fn outside(vertex: u32, size: Option<u32>) -> Option<String> {
    match size {
        _ if vertex == 0 => Some("there is no vertex 0; they are counted from 1".to_owned()),
        Some(size) if vertex > size => Some(format!(
            "there is no vertex {vertex}; the network has {size}"
        )),
        _ => None,
    }
}
