//! A GEXF node or edge while it is being read, and the row it becomes.

use crate::exchange::draft::TYPE_LABEL;
use crate::exchange::gexf::time::Times;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::numeric_columns::WEIGHT;
use crate::exchange::place::Place;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;
use crate::exchange::xml::Cell;
use crate::exchange::xml::Declared;
use crate::exchange::xml::Origin;
use crate::exchange::xml::XmlAttributes;
use crate::exchange::xml::date_by_ends;
use crate::exchange::xml::say_undirected;
use crate::exchange::xml::set_own_id_of_edge;
use crate::exchange::xml::set_own_id_of_node;

/// Columns for what GEXF itself says of a node.
pub(super) const OF_NODES: [&str; 9] = [
    "id",
    "label",
    "parent",
    "spells",
    "viz_color",
    "viz_position",
    "viz_size",
    "viz_shape",
    "viz_thickness",
];
/// Columns for what GEXF itself says of an edge.
pub(super) const OF_EDGES: [&str; 11] = [
    "from",
    "to",
    "id",
    "label",
    "kind",
    "weight",
    "spells",
    "viz_color",
    "viz_shape",
    "viz_thickness",
    "viz_size",
];

/// The XML attributes of nodes and edges in any version of GEXF.
pub(super) const KNOWN: [&str; 20] = [
    "id",
    "label",
    "pid",
    "for",
    "source",
    "target",
    "type",
    "kind",
    "weight",
    "cardinal",
    "start",
    "end",
    "startopen",
    "endopen",
    "datefrom",
    "dateto",
    "timestamp",
    "timestamps",
    "intervals",
    "open",
];

/// The direction of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Direction {
    /// From its source to its target.
    Directed,
    /// It has no direction.
    #[default]
    Undirected,
    /// It goes in both directions.
    Mutual,
}

impl Direction {
    /// The direction with this name in GEXF. Versions up to 1.1 used different names.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.trim() {
            "directed" | "dir" => Some(Self::Directed),
            "undirected" | "undir" | "sym" => Some(Self::Undirected),
            "mutual" | "double" => Some(Self::Mutual),
            _ => None,
        }
    }
}

/// What holds for all edges of a graph.
#[derive(Clone, Copy, Debug)]
pub(super) struct GraphOfEdge {
    /// Who wrote it.
    pub(super) origin: Origin,
    /// What an edge is that does not say whether it has a direction.
    pub(super) default: Direction,
}

/// A node or edge whose element is still open.
pub(super) struct OpenRow<'a> {
    pub(super) row_of: RowOf,
    pub(super) place: Place,
    pub(super) attributes: XmlAttributes<'a>,
    pub(super) cells: Vec<Cell<'a>>,
    pub(super) times: Times,
    pub(super) parents: Vec<String>,
    pub(super) looks: Vec<(&'static str, String)>,
}

impl<'a> OpenRow<'a> {
    pub(super) fn new(row_of: RowOf, place: Place, attributes: XmlAttributes<'a>) -> Self {
        let mut times = Times::default();
        times.add(&attributes);
        let parents: Vec<String> = attributes
            .get("pid")
            .map(|parent| parent.trim().to_owned())
            .into_iter()
            .collect();
        Self {
            row_of,
            place,
            attributes,
            cells: Vec::new(),
            times,
            parents,
            looks: Vec::new(),
        }
    }

    /// Adds the row of a node.
    pub(super) fn finish_node(
        mut self,
        origin: Origin,
        declared: &mut Declared,
        sheet: &mut Sheet,
        file: &ForeignFile<'_>,
    ) -> Result<(), ImportError> {
        sheet.begin(self.place);
        // The columns that every row needs are set first, so that they exist however many
        // attributes there are.
        let name_column = if origin == Origin::Ours {
            "name"
        } else {
            declared.of_format("label")
        };
        sheet.set(declared.of_format("id"), self.attributes.text("id"));
        sheet.set(name_column, self.attributes.text("label"));
        set_own_id_of_node(
            self.attributes.text("id"),
            declared.take_own_id(&mut self.cells),
            sheet,
        );
        declared.fill(std::mem::take(&mut self.cells), sheet, file, self.place)?;
        if origin == Origin::Ours {
            return Ok(());
        }
        declared.set_of_format("parent", &self.parents.join("|"), sheet);
        self.set_looks(declared, sheet);
        if !self.times.is_empty() {
            self.set_life(declared, sheet);
        }
        Ok(())
    }

    /// Adds the row of an edge.
    pub(super) fn finish_edge(
        mut self,
        graph: GraphOfEdge,
        declared: &mut Declared,
        sheet: &mut Sheet,
        file: &ForeignFile<'_>,
    ) -> Result<(), ImportError> {
        sheet.begin(self.place);
        for (column, attribute) in [
            ("from", "source"),
            ("to", "target"),
            (declared.of_format("id"), "id"),
        ] {
            sheet.set(column, self.attributes.text(attribute));
        }
        if graph.origin == Origin::Foreign {
            self.set_direction(graph.default, sheet);
        }
        let own = declared.take_own_id(&mut self.cells);
        set_own_id_of_edge(
            self.attributes.text("id"),
            own,
            declared.of_format("id"),
            sheet,
        );
        declared.fill(std::mem::take(&mut self.cells), sheet, file, self.place)?;
        if graph.origin == Origin::Ours {
            return Ok(());
        }
        say_undirected(sheet);
        let weight = self
            .attributes
            .get(WEIGHT)
            .or_else(|| self.attributes.get("cardinal"));
        declared.set_of_format(WEIGHT, weight.map_or("", AsRef::as_ref), sheet);
        self.set_type(declared, sheet);
        self.set_looks(declared, sheet);
        date_by_ends(file.options.date_order, sheet);
        self.set_when(declared, sheet);
        Ok(())
    }

    /// Sets the type of the relation: from an attribute, else from where GEXF has the direction (as
    /// networkx writes it), else from its kind, else from its label.
    fn set_type(&self, declared: &Declared, sheet: &mut Sheet) {
        let mut is_free = !declared.has_column("type");
        let stated = self.attributes.text("type");
        if Direction::named(stated).is_none() && !stated.trim().is_empty() {
            if is_free {
                sheet.set("type", stated);
            } else {
                sheet.changed(format!(
                    "unknown direction \"{}\"; it was ignored",
                    cut(stated)
                ));
            }
            is_free = false;
        }
        let kind = self.attributes.text("kind");
        let kind_column = declared.of_format("kind");
        if is_free && kind_column == "kind" && !kind.trim().is_empty() {
            sheet.set("type", without_number(kind));
            is_free = false;
        } else {
            declared.set_of_format("kind", kind, sheet);
        }
        let label = self.attributes.text("label");
        match declared.of_format("label") {
            "type" if !is_free => sheet.set("label", label),
            // A file of our own, saved again by another program, has it twice.
            "label" if sheet.current(TYPE_LABEL) == label.trim() => {}
            column => sheet.set(column, label),
        }
    }

    fn set_direction(&self, default: Direction, sheet: &mut Sheet) {
        let direction = Direction::named(self.attributes.text("type")).unwrap_or(default);
        if direction == Direction::Mutual {
            sheet.changed("mutual edge; it is written as one undirected relation".to_owned());
        }
        if direction != Direction::Directed {
            sheet.mark(RowMark::Undirected);
        }
    }

    fn set_looks(&self, declared: &Declared, sheet: &mut Sheet) {
        for (header, text) in &self.looks {
            declared.set_of_format(header, text, sheet);
        }
    }

    /// Sets when the node exists: as beginning and end, or as it is written in the file.
    fn set_life(&self, declared: &Declared, sheet: &mut Sheet) {
        let is_free = |column: &str, is_said: bool| !is_said || sheet.current(column).is_empty();
        let date = self.times.one_stretch().filter(|(start, end)| {
            is_free("begin", !start.is_empty()) && is_free("end", !end.is_empty())
        });
        let date = date.map(|_| self.times.date());
        let why = match date {
            Some(Ok(date)) => {
                let (begin, end) = date
                    .when
                    .split_once('/')
                    .unwrap_or((&date.when, &date.when));
                for (column, end) in [("begin", begin), ("end", end)] {
                    sheet.set(column, if end == ".." { "" } else { end });
                }
                if let Some(change) = date.change {
                    sheet.changed(change);
                }
                return;
            }
            Some(Err(why)) => why.to_string(),
            None => "an entity can have only one beginning and one end".to_owned(),
        };
        sheet.set(declared.of_format("spells"), &self.times.written());
        sheet.changed(format!(
            "the time span is kept as it is written in the file: {why}"
        ));
    }

    /// Sets the date of the relation. A date that it has as an attribute takes precedence.
    fn set_when(&self, declared: &Declared, sheet: &mut Sheet) {
        if self.times.is_empty() {
            return;
        }
        if !sheet.current("when").is_empty() {
            sheet.set(declared.of_format("spells"), &self.times.written());
            return;
        }
        match self.times.date() {
            Ok(date) => {
                sheet.set("when", &date.when);
                if let Some(change) = date.change {
                    sheet.changed(change);
                }
            }
            Err(why) => {
                sheet.set(declared.of_format("spells"), &self.times.written());
                sheet.changed(format!(
                    "the time is kept as it is written in the file: {why}"
                ));
            }
        }
    }
}

/// A kind without the number that distinguishes parallel edges, as in `wrote_to#2`.
fn without_number(kind: &str) -> &str {
    match kind.rsplit_once('#') {
        Some((kind, number))
            if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            kind
        }
        _ => kind,
    }
}

fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}
