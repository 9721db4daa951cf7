//! Reads nodes and edges into a draft, for all JSON formats.
//!
//! lists → **their attributes** → columns → **nodes and edges, one by one**
//!
//! The lists are read twice, since the meaning of a column depends on the other columns.

use std::borrow::Cow;
use std::ops::ControlFlow;

use serde_json::value::RawValue;

use crate::exchange::draft::Draft;
use crate::exchange::foreign_date::Stretch;
use crate::exchange::foreign_date::stretches;
use crate::exchange::importer::ImportError;
use crate::exchange::json::columns::Columns;
use crate::exchange::json::columns::Synonyms;
use crate::exchange::json::columns::cell;
use crate::exchange::json::columns::set;
use crate::exchange::json::document::Document;
use crate::exchange::json::element_fault::ElementFault;
use crate::exchange::json::fields::Field;
use crate::exchange::json::fields::Fields;
use crate::exchange::json::fields::Listed;
use crate::exchange::json::fields::each_until;
use crate::exchange::json::text::is_number;
use crate::exchange::json::text::text;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;
use crate::model::DateOrder;

/// Attributes for the position of a node in a drawing.
const LAYOUT: [&str; 7] = ["x", "y", "z", "vx", "vy", "fx", "fy"];

/// Names that programs use for the end of a time interval.
const ENDS: [&str; 7] = [
    "end", "end_date", "enddate", "end date", "to_date", "todate", "until",
];

/// A list of nodes or edges.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List<'a> {
    /// Its name in the file.
    pub(crate) name: &'static str,
    /// Whether its elements are nodes or edges.
    pub(crate) row_of: RowOf,
    /// The list.
    pub(crate) raw: &'a RawValue,
    /// Whether edges are undirected by default.
    pub(crate) undirected: bool,
    /// The node at which all its edges begin, in a list of neighbours.
    pub(crate) node: Option<&'a RawValue>,
}

/// A node.
#[derive(Debug, Default)]
pub(crate) struct Node<'a> {
    /// Its id, unless the fields contain it.
    pub(crate) id: Option<Cow<'a, str>>,
    /// Its attributes.
    pub(crate) fields: Fields<'a>,
}

/// An edge.
#[derive(Debug, Default)]
pub(crate) struct Edge<'a> {
    /// The node at which it begins, unless the fields contain it.
    pub(crate) from: Option<&'a RawValue>,
    /// The node at which it ends, unless the fields contain it.
    pub(crate) to: Option<&'a RawValue>,
    /// Whether it is undirected, if the file says so.
    pub(crate) undirected: Option<bool>,
    /// Its id.
    pub(crate) id: Option<Cow<'a, str>>,
    /// Its attributes.
    pub(crate) fields: Fields<'a>,
}

/// A column whose value is not among the attributes.
type Apart<'a> = (&'static str, Option<Cow<'a, str>>);

/// The meaning of an element of a list.
#[derive(Debug)]
pub(crate) enum Part<'a> {
    Node(Node<'a>),
    Edge(Edge<'a>),
    /// An edge that is also in another list.
    SaidAgain,
    /// An element that cannot be used, and the reason.
    Unusable(RowOf, ElementFault),
}

/// How a format represents nodes and edges.
pub(crate) trait Dialect<'a> {
    /// The meaning of an element of a list.
    fn part(&self, element: &Listed<'a>, list: &List<'a>) -> Part<'a>;

    /// The id of the node that an end of an edge refers to, or why it refers to none.
    fn end(&self, raw: &'a RawValue) -> Result<Cow<'a, str>, ElementFault> {
        Ok(text(raw))
    }

    /// Whether this program wrote the file, so that names are exact.
    fn is_ours(&self) -> bool;
}

/// Reads the lists of a graph into a draft.
///
/// # Errors
///
/// [`ImportError::Malformed`] if a value that should be a list is not one.
pub(crate) fn read_graph<'a>(
    document: &Document<'a>,
    dialect: &dyn Dialect<'a>,
    lists: &[List<'a>],
    draft: &mut Draft,
) -> Result<(), ImportError> {
    let mut reader = GraphReader {
        document,
        dialect,
        nodes: Columns::of(&document.file),
        edges: Columns::of(&document.file),
        layout: 0,
        said_again: 0,
    };
    for list in lists {
        walk(document, list, &mut |element| {
            document.go_on_after(element.raw, draft)?;
            reader.survey(&element, list);
            reader.nodes.check(document, element.raw)?;
            reader.edges.check(document, element.raw)
        })?;
    }
    let synonyms = if dialect.is_ours() {
        Synonyms::Exact
    } else {
        Synonyms::Known
    };
    reader
        .nodes
        .resolve(RowOf::Entities, synonyms, &document.file, draft);
    reader
        .edges
        .resolve(RowOf::Relations, synonyms, &document.file, draft);
    for list in lists {
        walk(document, list, &mut |element| {
            document.go_on_after(element.raw, draft)?;
            reader.take(&element, list, draft);
            Ok(())
        })?;
    }
    if reader.layout > 0 {
        let message = format!(
            "the positions of {} nodes were left out; the layout is computed anew",
            reader.layout
        );
        draft.report.remark(document.file.whole(), message);
    }
    if reader.said_again > 0 {
        let message = format!(
            "edges that are listed at both ends ({}) were read once",
            reader.said_again
        );
        draft.report.remark(document.file.whole(), message);
    }
    Ok(())
}

/// Passes the elements of a list to `take`, up to the first that fails.
fn walk<'a>(
    document: &Document<'a>,
    list: &List<'a>,
    take: &mut dyn FnMut(Listed<'a>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    if !list.raw.get().starts_with(['[', '{']) {
        let place = document.place(list.raw);
        return Err(document
            .file
            .malformed_at(place, format!("\"{}\" is not a list", list.name)));
    }
    let mut taken = Ok(());
    let read = each_until(list.raw, &mut |element| {
        taken = take(element);
        if taken.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    taken?;
    read.map(|_| ())
        .map_err(|error| document.malformed(&error, list.raw.get()))
}

struct GraphReader<'r, 'a> {
    document: &'r Document<'a>,
    dialect: &'r dyn Dialect<'a>,
    nodes: Columns,
    edges: Columns,
    layout: usize,
    said_again: usize,
}

impl<'a> GraphReader<'_, 'a> {
    fn survey(&mut self, element: &Listed<'a>, list: &List<'a>) {
        match self.dialect.part(element, list) {
            Part::Node(node) => {
                // Values outside the attributes claim their columns, so that no attribute is mapped
                // to them.
                if node.id.is_some() {
                    self.nodes.saw("id");
                }
                let ours = self.dialect.is_ours();
                node.fields
                    .iter()
                    .filter(|field| ours || !is_layout(field))
                    .for_each(|(name, _)| self.nodes.saw(name));
            }
            Part::Edge(edge) => {
                let apart = [
                    ("from", edge.from.is_some()),
                    ("to", edge.to.is_some()),
                    ("id", edge.id.is_some()),
                ];
                apart
                    .iter()
                    .filter(|(_, is_apart)| *is_apart)
                    .for_each(|(name, _)| self.edges.saw(name));
                edge.fields
                    .iter()
                    .for_each(|(name, _)| self.edges.saw(name));
            }
            Part::SaidAgain | Part::Unusable(..) => {}
        }
    }

    fn take(&mut self, element: &Listed<'a>, list: &List<'a>, draft: &mut Draft) {
        let (row_of, taken) = match self.dialect.part(element, list) {
            Part::Node(node) => (RowOf::Entities, self.take_node(node, element, draft)),
            Part::Edge(edge) => (RowOf::Relations, self.take_edge(edge, element, list, draft)),
            Part::SaidAgain => {
                self.said_again += 1;
                return;
            }
            Part::Unusable(row_of, why) => (row_of, Err(why)),
        };
        if let Err(why) = taken {
            let which = match &element.key {
                Some(key) => format!("\"{}\"", key.chars().take(60).collect::<String>()),
                None => format!("number {}", element.number + 1),
            };
            let message = format!("{which} of \"{}\": {why}", list.name);
            draft
                .report
                .refused(row_of, self.document.place(element.raw), message);
        }
    }

    fn take_node(
        &mut self,
        node: Node<'a>,
        element: &Listed<'a>,
        draft: &mut Draft,
    ) -> Result<(), ElementFault> {
        let sheet = &mut draft.entities;
        sheet.begin(self.document.place(element.raw));
        let fields = node.fields;
        note_repeated(&fields, sheet);
        // Required columns come first, since the number of columns is limited.
        let apart = [("id", node.id)];
        set_apart(&apart, sheet);
        let before = fields.iter().count();
        let drawn = |field: &&Field<'a>| self.dialect.is_ours() || !is_layout(field);
        let mut kept = 0;
        for (name, raw) in fields.iter().filter(drawn) {
            kept += 1;
            let column = self.nodes.column(name);
            if !is_apart(&apart, column) {
                set(column, raw, sheet);
            }
        }
        self.layout += usize::from(kept < before);
        if sheet.current("id").is_empty() && sheet.current("name").is_empty() {
            sheet.abandon();
            return Err(ElementFault::NoIdOrName);
        }
        Ok(())
    }

    fn take_edge(
        &self,
        edge: Edge<'a>,
        element: &Listed<'a>,
        list: &List<'a>,
        draft: &mut Draft,
    ) -> Result<(), ElementFault> {
        let [from, to] =
            [edge.from, edge.to].map(|end| end.map(|raw| self.dialect.end(raw)).transpose());
        let apart = [("from", from?), ("to", to?), ("id", edge.id)];
        let sheet = &mut draft.relations;
        sheet.begin(self.document.place(element.raw));
        note_repeated(&edge.fields, sheet);
        set_apart(&apart, sheet);
        if edge.undirected.unwrap_or(list.undirected) {
            sheet.mark(RowMark::Undirected);
        }
        self.take_fields(&edge.fields, &apart, sheet);
        for (column, end) in [("from", "source"), ("to", "target")] {
            if sheet.current(column).is_empty() {
                sheet.abandon();
                return Err(ElementFault::NoField(end));
            }
        }
        Ok(())
    }

    fn take_fields(&self, fields: &Fields<'a>, apart: &[Apart<'a>], sheet: &mut Sheet) {
        let exact = self.dialect.is_ours();
        let mut stretch: [Option<(&str, Cow<'a, str>)>; 2] = [None, None];
        for (name, raw) in fields.iter() {
            let column = self.edges.column(name);
            if !exact && column == "start" {
                stretch[0] = Some((name, cell(column, raw)));
            } else if !exact && ENDS.contains(&column.to_lowercase().as_str()) {
                stretch[1] = Some((name, cell(column, raw)));
            } else if !is_apart(apart, column) {
                set(column, raw, sheet);
            }
        }
        take_stretch(stretch, self.document.file.options.date_order, sheet);
    }
}

/// Sets the date from a start and an end. If they do not form a date, or there already is one, they
/// are kept as attributes.
fn take_stretch(
    stretch: [Option<(&str, Cow<'_, str>)>; 2],
    order: Option<DateOrder>,
    sheet: &mut Sheet,
) {
    let [start, end] = stretch;
    let written = |part: &Option<(&str, Cow<'_, str>)>| {
        part.as_ref()
            .map_or(String::new(), |(_, text)| text.to_string())
    };
    let (first, last) = (written(&start), written(&end));
    if first.is_empty() && last.is_empty() {
        return;
    }
    let mut kept = !sheet.current("when").is_empty();
    if !kept {
        match stretches(&[Stretch {
            start: &first,
            end: &last,
            end_excluded: false,
            order,
        }]) {
            Ok(date) => {
                sheet.set("when", &date.when);
                date.change
                    .into_iter()
                    .for_each(|change| sheet.changed(change));
            }
            Err(why) => {
                sheet.changed(format!(
                    "the time is kept as it is written in the file: {why}"
                ));
                kept = true;
            }
        }
    }
    if kept {
        for (name, text) in [start, end].into_iter().flatten() {
            sheet.set(name, &text);
        }
    }
}

fn set_apart(apart: &[Apart<'_>], sheet: &mut Sheet) {
    for (column, text) in apart {
        sheet.set(column, text.as_deref().unwrap_or_default());
    }
}

fn is_apart(apart: &[Apart<'_>], column: &str) -> bool {
    apart
        .iter()
        .any(|(known, text)| *known == column && text.is_some())
}

fn is_layout(field: &Field<'_>) -> bool {
    LAYOUT.contains(&field.0.as_ref()) && is_number(field.1)
}

fn note_repeated(fields: &Fields<'_>, sheet: &mut Sheet) {
    if let Some(message) = fields.repeated_in_words() {
        sheet.changed(message);
    }
}
