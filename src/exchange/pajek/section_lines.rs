//! The lines within the sections of a Pajek file: vertices, arcs and edges.

use std::borrow::Cow;

use crate::exchange::pajek::project::Head;
use crate::exchange::pajek::project::Tie;
use crate::exchange::pajek::project::VertexLine;
use crate::exchange::pajek::sections::Section;
use crate::exchange::pajek::sections::Sections;
use crate::exchange::pajek::words::Word;
use crate::exchange::pajek::words::next_number;
use crate::exchange::pajek::words::next_word;
use crate::exchange::report::RowOf;

impl<'a> Sections<'_, '_, 'a> {
    pub(super) fn vertex(&mut self, line: &'a str, number: u64) {
        let place = self.file.at(number);
        let Some((vertex, rest)) = next_number(line) else {
            let why = "a vertex line must begin with the number of the vertex".to_owned();
            return self.report.refused(RowOf::Entities, place, why);
        };
        let size = self.network(number).size.map(|size| size.vertices);
        if let Some(why) = outside(vertex, size) {
            return self.report.refused(RowOf::Entities, place, why);
        }
        let (label, rest) = match next_word(rest) {
            None | Some((Word::Times(_), _)) => (Cow::Borrowed(""), rest),
            Some((word, rest)) => (word.text(), rest),
        };
        self.vertices_listed += 1;
        let network = self.network(number);
        if let Some(first) = network.vertices.get(&vertex).map(|first| first.line) {
            let why = format!("vertex {vertex} is already defined on line {first}");
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

    pub(super) fn tie(&mut self, line: &'a str, number: u64, head: Head) {
        let (head, line) = self.own_relation(line, head);
        let ends = next_number(line)
            .and_then(|(from, rest)| next_number(rest).map(|(to, rest)| (from, to, rest)));
        let Some((from, to, rest)) = ends else {
            let why = "the line of an arc or edge must begin with two vertex numbers".to_owned();
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

    pub(super) fn list(&mut self, line: &'a str, number: u64, head: Head) {
        let (head, line) = self.own_relation(line, head);
        let mut words = line.split_whitespace().map(str::parse::<u32>);
        let Some(Ok(from)) = words.next() else {
            let why = "the line of a list must begin with a vertex number".to_owned();
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
                let why = "a list may contain only vertex numbers".to_owned();
                self.report
                    .refused(RowOf::Relations, self.file.at(number), why);
            }
        }
    }

    pub(super) fn matrix_row(&mut self, line: &'a str, number: u64, head: Head, row: u32) {
        self.section = Section::Matrix(head, row);
        let size = self.network(number).size;
        let rows = size.map_or(u32::MAX, |size| size.first_mode.unwrap_or(size.vertices));
        // In a two-mode network, the columns are the vertices after those of the first mode.
        let before = size.and_then(|size| size.first_mode).unwrap_or(0);
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
                    let why = "a matrix may contain only numbers".to_owned();
                    self.report
                        .refused(RowOf::Relations, self.file.at(number), why);
                }
            }
        }
    }

    /// The relation that the line itself states, as in `214: 83 31 1`.
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
        let size = self.network(tie.line).size.map(|size| size.vertices);
        match outside(tie.from, size).or_else(|| outside(tie.to, size)) {
            Some(why) => self
                .report
                .refused(RowOf::Relations, self.file.at(tie.line), why),
            None => match self.room.checked_sub(1) {
                Some(left) => {
                    self.room = left;
                    self.network(tie.line).ties.push(tie);
                }
                None => {
                    self.beyond.get_or_insert(tie.line);
                }
            },
        }
    }
}

fn outside(vertex: u32, size: Option<u32>) -> Option<String> {
    match size {
        _ if vertex == 0 => {
            Some("vertex 0 does not exist; vertices are numbered from 1".to_owned())
        }
        Some(size) if vertex > size => Some(format!(
            "vertex {vertex} does not exist; the network has {size}"
        )),
        _ => None,
    }
}
