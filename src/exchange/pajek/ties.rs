//! Arcs and edges become relations.

use std::borrow::Cow;

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::exchange::draft::Draft;
use crate::exchange::draft::TYPE_SIGN;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::pajek::comment::Cells;
use crate::exchange::pajek::project::Direction;
use crate::exchange::pajek::project::Head;
use crate::exchange::pajek::project::NetworkPart;
use crate::exchange::pajek::project::Project;
use crate::exchange::pajek::project::Tie;
use crate::exchange::pajek::times::NO_YEARS;
use crate::exchange::pajek::times::date;
use crate::exchange::pajek::words::Word;
use crate::exchange::pajek::words::next_word;
use crate::exchange::remarks::Remarks;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;

/// The longest name of a network that may become a relation type, in bytes.
const LONGEST_NAME: usize = 400;

/// The names of the columns of relations that are filled here.
struct Columns {
    weight: String,
    label: String,
    pajek: String,
    time: String,
}

/// Turns the arcs and edges of a file into relations.
pub(super) struct Ties<'f, 'd, 'a> {
    file: &'f ForeignFile<'a>,
    draft: &'d mut Draft,
    remarks: &'d mut Remarks,
    columns: Columns,
    several_networks: bool,
}

/// The types of a network's relations.
struct Types<'p> {
    names: HashMap<u32, Cow<'p, str>>,
    otherwise: &'p str,
    /// The headers of sections that have lines with a negative value.
    signed: HashSet<Head>,
}

/// The parameters after the value of an arc or edge.
#[derive(Default)]
struct Parameters<'a> {
    label: Cow<'a, str>,
    times: &'a str,
    others: String,
}

impl<'f, 'd, 'a> Ties<'f, 'd, 'a> {
    pub(super) fn new(
        file: &'f ForeignFile<'a>,
        project: &Project<'a>,
        draft: &'d mut Draft,
        remarks: &'d mut Remarks,
    ) -> Self {
        let several_networks = project.networks.len() > 1;
        let mut headers = vec![
            "from",
            "to",
            "when",
            "weight",
            "label",
            "pajek",
            "pajek_time",
        ];
        // A label is the type, unless the type is given otherwise or the label is a number.
        if several_networks
            || project
                .networks
                .iter()
                .any(|network| !network.relations.is_empty() || has_number_labels(network))
        {
            headers.push("type");
        }
        let mut resolved = file
            .resolve(RowOf::Relations, &headers, draft)
            .into_iter()
            .skip(3);
        let mut next = || resolved.next().unwrap_or_default();
        let columns = Columns {
            weight: next(),
            label: next(),
            pajek: next(),
            time: next(),
        };
        Self {
            file,
            draft,
            remarks,
            columns,
            several_networks,
        }
    }

    /// Makes the relations of a network. `ids` are the ids of its vertices, by number.
    ///
    /// # Errors
    ///
    /// Those of [`ForeignFile::go_on`].
    pub(super) fn take(
        &mut self,
        network: &NetworkPart<'a>,
        ids: &HashMap<u32, String>,
    ) -> Result<(), ImportError> {
        let types = self.types(network);
        for tie in &network.ties {
            self.file.go_on(self.draft)?;
            let (Some(from), Some(to)) = (ids.get(&tie.from), ids.get(&tie.to)) else {
                continue;
            };
            self.draft.relations.begin(self.file.at(tie.line));
            let cells = if tie.cells.is_empty() {
                None
            } else {
                self.cells(tie)
            };
            match cells {
                Some(cells) => cells
                    .0
                    .iter()
                    .for_each(|(column, text)| self.draft.relations.set(column, text)),
                None => self.take_line(tie, &types),
            }
            self.draft.relations.set("from", from);
            self.draft.relations.set("to", to);
            if tie.head.direction == Direction::Undirected {
                self.draft.relations.mark(RowMark::Undirected);
            }
        }
        Ok(())
    }

    fn cells(&mut self, tie: &Tie<'a>) -> Option<Cells> {
        let cells = Cells::read(tie.cells);
        if cells.is_none() {
            self.remarks.make(
                tie.line,
                "the Prosopograph comment on the line is damaged; only the line itself was read",
            );
        }
        cells
    }

    fn types<'p>(&mut self, network: &'p NetworkPart<'a>) -> Types<'p> {
        let mut uses: HashMap<&str, usize> = HashMap::new();
        for name in network.relations.values() {
            *uses.entry(name.as_ref()).or_default() += 1;
        }
        let distinct = |(number, name): (&u32, &'p Cow<'a, str>)| {
            let name = name.as_ref();
            let is_shared = uses.get(name).is_some_and(|&count| count > 1);
            (
                *number,
                if is_shared {
                    Cow::Owned(format!("{name} ({number})"))
                } else {
                    Cow::Borrowed(name)
                },
            )
        };
        let names = network.relations.iter().map(distinct).collect();
        let is_negative = |tie: &&Tie<'_>| {
            tie.cells.is_empty() && tie.weight.parse::<f64>().is_ok_and(|weight| weight < 0.0)
        };
        let signed = network
            .ties
            .iter()
            .filter(is_negative)
            .map(|tie| tie.head)
            .collect();
        // The name is repeated for each relation, so overlong names are not used.
        let otherwise = if self.several_networks && network.name.len() <= LONGEST_NAME {
            network.name
        } else {
            ""
        };
        Types {
            names,
            otherwise,
            signed,
        }
    }

    fn take_line(&mut self, tie: &Tie<'a>, types: &Types<'_>) {
        let parameters = parameters(tie.rest);
        if !tie.weight.is_empty() {
            self.draft.relations.set(&self.columns.weight, tie.weight);
        }
        self.draft
            .relations
            .set(&self.columns.label, &parameters.label);
        self.draft
            .relations
            .set(&self.columns.pajek, &parameters.others);
        let named = tie
            .head
            .relation
            .and_then(|number| types.names.get(&number))
            .map_or(types.otherwise, AsRef::as_ref);
        if !named.is_empty() {
            self.draft.relations.set("type", named);
        }
        if types.signed.contains(&tie.head) {
            self.take_sign(tie);
        }
        self.take_times(parameters.times, tie.line);
    }

    /// Sets the type for the sign of a value: hostile if negative, neutral if zero, friendly if
    /// positive.
    fn take_sign(&mut self, tie: &Tie<'a>) {
        let name = self.draft.relations.current("type").to_owned();
        // The default value of a line is 1.
        let value = tie.weight.parse::<f64>().unwrap_or(1.0);
        let (sign, alone, word) = if value < 0.0 {
            ("-1", "hostile to", " (hostile)")
        } else if value == 0.0 {
            ("0", "neutral to", " (neutral)")
        } else {
            ("1", "friendly to", "")
        };
        let split = if name.is_empty() {
            alone.to_owned()
        } else {
            format!("{name}{word}")
        };
        self.draft.relations.set("type", &split);
        self.draft.relations.set(TYPE_SIGN, sign);
        if value < 0.0 {
            let shown = if name.is_empty() {
                "lines"
            } else {
                name.as_str()
            };
            let what = format!(
                "{shown} with a negative value are hostile and have the type \"{split}\"; those with a positive value are friendly"
            );
            self.remarks.make(tie.line, &what);
        }
    }

    fn take_times(&mut self, times: &str, line: u64) {
        if times.is_empty() {
            return;
        }
        if let Some(date) = date(times) {
            self.draft.relations.set("when", &date.when);
        } else {
            self.remarks.make(line, NO_YEARS);
            self.draft.relations.set(&self.columns.time, times);
        }
    }
}

fn parameters(mut rest: &str) -> Parameters<'_> {
    let mut found = Parameters::default();
    let mut names_label = false;
    while let Some((word, after)) = next_word(rest) {
        rest = after;
        let was_named = std::mem::take(&mut names_label);
        match word {
            Word::Times(times) => found.times = times,
            Word::Plain("l") => names_label = true,
            word if was_named && found.label.is_empty() => found.label = word.text(),
            word => {
                if !found.others.is_empty() {
                    found.others.push(' ');
                }
                match word {
                    Word::Quoted(text) => found.others.extend(["\"", text.as_ref(), "\""]),
                    word => found.others.push_str(&word.text()),
                }
            }
        }
    }
    found
}

fn has_number_labels(network: &NetworkPart<'_>) -> bool {
    network
        .ties
        .iter()
        .any(|tie| parameters(tie.rest).label.trim().parse::<f64>().is_ok())
}
