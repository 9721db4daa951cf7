//! `kinds.csv`, `classes.csv` and `relation_types.csv`: the dataset's vocabulary, or what can be
//! inferred without them.

use crate::dataset::choice::ASPECTS;
use crate::dataset::choice::ChoiceCells;
use crate::dataset::choice::LAYERS;
use crate::dataset::choice::NUMBERS;
use crate::dataset::choice::PART;
use crate::dataset::choice::SIGNS;
use crate::dataset::choice::TRUTH;
use crate::dataset::choice::WAYS_OF_CARRYING;
use crate::dataset::classes;
use crate::dataset::classes::CLASSES;
use crate::dataset::columns::Columns;
use crate::dataset::file_columns;
use crate::dataset::files::DatasetFiles;
use crate::dataset::plural::plural_of;
use crate::dataset::report::DatasetReport;
use crate::dataset::report::Spot;
use crate::dataset::sources::bad_id;
use crate::dataset::suggestion::did_you_mean;
use crate::dataset::table::Block;
use crate::dataset::table::Header;
use crate::dataset::table::Row;
use crate::dataset::table::Table;
use crate::dataset::table::list;
use crate::model::Aspect;
use crate::model::Carries;
use crate::model::ClassIndex;
use crate::model::Colour;
use crate::model::GrammaticalNumber;
use crate::model::Kind;
use crate::model::KindIndex;
use crate::model::Layer;
use crate::model::NO_CLASS;
use crate::model::Phrase;
use crate::model::RelationType;
use crate::model::RelationTypeIndex;
use crate::model::Schema;
use crate::model::Shape;
use crate::model::Sign;
use crate::model::is_slug;

const KINDS: &str = "kinds.csv";
const TYPES: &str = "relation_types.csv";

/// The schema in the making.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    pub(crate) schema: Schema,
    kinds_listed: bool,
    /// The lines of the classes of `classes.csv`, in the order of their indices.
    class_lines: Vec<Option<u64>>,
    pub(crate) types_listed: bool,
}

impl Vocabulary {
    /// Reads the three files, if they exist.
    pub(crate) fn read(files: &DatasetFiles, report: &mut DatasetReport) -> Self {
        let mut vocabulary = Self {
            schema: Schema::default(),
            kinds_listed: files.get(KINDS).is_some(),
            class_lines: Vec::new(),
            types_listed: files.get(TYPES).is_some(),
        };
        vocabulary.read_kinds(files, report);
        vocabulary.class_lines = classes::read(files, &mut vocabulary.schema, report);
        vocabulary.read_types(files, report);
        vocabulary.note_empty_classes(report);
        vocabulary
    }

    /// The kind a row names; a new one is inferred if the dataset lists none.
    pub(crate) fn kind(
        &mut self,
        id: &str,
        at: Spot,
        report: &mut DatasetReport,
    ) -> Option<KindIndex> {
        if let Some(known) = self.schema.find_kind(id) {
            return Some(known);
        }
        if self.kinds_listed || !is_slug(id) {
            let known = self.schema.kinds().map(|(_, kind)| kind.id.as_str());
            let help = if id.is_empty() {
                "; fill the column \"kind\"".to_owned()
            } else {
                did_you_mean(id, known, "add it to kinds.csv")
            };
            report.error(
                at.file,
                at.line,
                format!("the kind \"{id}\" is not declared{help}"),
            );
            return None;
        }
        let label = id.replace('_', " ");
        let plural = plural_of(&label);
        let kind = Kind {
            id: id.to_owned(),
            label,
            plural,
            number: GrammaticalNumber::default(),
            shape: String::new(),
            colour: String::new(),
            carries: Shape::of_kind_called(id).is_none_or(Shape::carries),
            note: String::new(),
        };
        self.schema.add_kind(kind)
    }

    /// The type a row names; an unknown one is noted.
    pub(crate) fn relation_type(
        &self,
        id: &str,
        at: Spot,
        report: &mut DatasetReport,
    ) -> Option<RelationTypeIndex> {
        let known = self.schema.find_type(id);
        if known.is_none() {
            let types = self.schema.types().map(|(_, found)| found.id.as_str());
            let help = match id {
                "" => "; fill the column \"type\"".to_owned(),
                _ if !self.types_listed => {
                    "; use letters a-z, digits, hyphens and underscores".to_owned()
                }
                _ => did_you_mean(
                    id,
                    types.filter(|_| !report.is_crowded()),
                    "add it to relation_types.csv",
                ),
            };
            let shown: String = id.chars().take(60).collect();
            report.error(
                at.file,
                at.line,
                format!("type \"{shown}\" is not declared{help}"),
            );
        }
        known
    }

    /// Where a dataset lists no types, each word in the column "type" is one.
    pub(crate) fn infer_types(&mut self, block: &Block, header: &Header) {
        let column = header.position("type");
        for row in block.rows() {
            let id = row.cell(column);
            if self.schema.find_type(id).is_none() && is_slug(id) {
                self.add_inferred_type(id);
            }
        }
    }

    /// Says what was inferred, once everything is read.
    pub(crate) fn note_inferred(&self, report: &mut DatasetReport) {
        if !self.kinds_listed {
            let kinds = inferred(self.schema.kinds().len(), "kind");
            let message = format!("there is no such file; {kinds} inferred from entities.csv");
            report.warning(KINDS, None, message);
        }
        if !self.types_listed {
            let types = inferred(self.schema.types().len(), "type");
            let message = format!(
                "there is no such file; {types} inferred from relations.csv, as events of the class \"{NO_CLASS}\""
            );
            report.warning(TYPES, None, message);
        }
    }

    fn add_inferred_type(&mut self, id: &str) -> Option<RelationTypeIndex> {
        let label = id.replace('_', " ");
        let class = self.schema.class_named(NO_CLASS)?;
        self.schema.add_type(RelationType {
            id: id.to_owned(),
            inverse_label: default_inverse(&label).into(),
            label: label.into(),
            class,
            layer: Layer::default(),
            carries: Carries::default(),
            sign: Sign::default(),
            aspect: Aspect::default(),
            once: false,
            is_part: false,
            symmetric: false,
            from_kinds: Vec::new(),
            to_kinds: Vec::new(),
            note: String::new(),
        })
    }

    fn read_kinds(&mut self, files: &DatasetFiles, report: &mut DatasetReport) {
        let Some(table) = Table::read(files, KINDS, report) else {
            return;
        };
        let known = file_columns::KINDS;
        let Some(columns) =
            Columns::find(&table.header, known.required(), known.optional(), report)
        else {
            return;
        };
        for row in table.rows() {
            let id = columns.cell(row, "kind");
            if !is_slug(id) {
                report.error(KINDS, row.line(), bad_id(id));
                continue;
            }
            let kind = kind(id, row, &columns, report);
            if self.schema.add_kind(kind).is_none() {
                report.error(
                    KINDS,
                    row.line(),
                    format!("the kind \"{id}\" is declared twice; remove one"),
                );
            }
        }
    }

    fn read_types(&mut self, files: &DatasetFiles, report: &mut DatasetReport) {
        let Some(table) = Table::read(files, TYPES, report) else {
            return;
        };
        let known = file_columns::RELATION_TYPES;
        let Some(columns) =
            Columns::find(&table.header, known.required(), known.optional(), report)
        else {
            return;
        };
        for row in table.rows() {
            let id = columns.cell(row, "type");
            if !is_slug(id) {
                report.error(TYPES, row.line(), bad_id(id));
                continue;
            }
            let Some(relation_type) = self.type_of(id, row, &columns, report) else {
                continue;
            };
            if self.schema.add_type(relation_type).is_none() {
                report.error(
                    TYPES,
                    row.line(),
                    format!("the type \"{id}\" is declared twice; remove one"),
                );
            }
        }
    }

    fn type_of(
        &mut self,
        id: &str,
        row: Row<'_>,
        columns: &Columns<'_>,
        report: &mut DatasetReport,
    ) -> Option<RelationType> {
        let cell = |name| columns.cell(row, name);
        let choices = ChoiceCells {
            file: TYPES,
            row,
            columns,
        };
        let or_else = |name, otherwise: String| {
            Some(cell(name).to_owned())
                .filter(|text| !text.is_empty())
                .unwrap_or(otherwise)
        };
        let label = or_else("label", id.replace('_', " "));
        let class = or_else("class", NO_CLASS.to_owned());
        Some(RelationType {
            id: id.to_owned(),
            inverse_label: or_else("inverse_label", default_inverse(&label)).into(),
            label: label.into(),
            class: self.class(&class, row, report)?,
            layer: choices.choose("layer", &LAYERS, report),
            carries: choices.choose("carries", &WAYS_OF_CARRYING, report),
            sign: choices.choose("sign", &SIGNS, report),
            aspect: choices.choose("aspect", &ASPECTS, report),
            once: choices.choose("once", &TRUTH, report),
            is_part: cell("aspect").eq_ignore_ascii_case(PART),
            symmetric: choices.choose("symmetric", &TRUTH, report),
            from_kinds: self.kinds_at_end(cell("from_kinds"), row, report),
            to_kinds: self.kinds_at_end(cell("to_kinds"), row, report),
            note: cell("note").to_owned(),
        })
    }

    /// The class that a type names; an unknown one is an error if there is a `classes.csv`.
    fn class(&mut self, id: &str, row: Row<'_>, report: &mut DatasetReport) -> Option<ClassIndex> {
        let is_listed = !self.class_lines.is_empty();
        if !is_slug(id) {
            let message =
                format!("the class \"{id}\" is not a word; use letters a-z, digits and hyphens");
            report.error(TYPES, row.line(), message);
        } else if is_listed && id != NO_CLASS && self.schema.find_class(id).is_none() {
            let known = self.schema.classes().map(|(_, class)| class);
            let known = known.take(self.class_lines.len());
            let help = did_you_mean(id, known, "add it to classes.csv");
            let message = format!("the class \"{id}\" is not declared{help}");
            report.error(TYPES, row.line(), message);
        }
        self.schema.class_named(id)
    }

    /// Warns of classes that no type is of: their names may be misspelt.
    fn note_empty_classes(&self, report: &mut DatasetReport) {
        let mut is_empty = vec![true; self.schema.classes().len()];
        for (_, found) in self.schema.types() {
            is_empty[found.class.get()] = false;
        }
        let listed = self.schema.classes().zip(&self.class_lines);
        for ((_, id), line) in listed.filter(|((class, _), _)| is_empty[class.get()]) {
            let message =
                format!("no relation type is of the class \"{id}\"; correct its name or remove it");
            report.warning(CLASSES, *line, message);
        }
    }

    fn kinds_at_end(
        &mut self,
        cell: &str,
        row: Row<'_>,
        report: &mut DatasetReport,
    ) -> Vec<KindIndex> {
        let spot = Spot {
            file: TYPES,
            line: row.line(),
        };
        list(cell)
            .filter_map(|id| self.kind(id, spot, report))
            .collect()
    }
}

/// How the other end of a type is told of, if nobody says.
fn default_inverse(label: &str) -> String {
    format!("is the object of \"{}\" by", Phrase::new(label))
}

fn inferred(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun} was"),
        _ => format!("{count} {noun}s were"),
    }
}

fn kind(id: &str, row: Row<'_>, columns: &Columns<'_>, report: &mut DatasetReport) -> Kind {
    let or_else = |name, otherwise: String| {
        Some(columns.cell(row, name).to_owned())
            .filter(|text| !text.is_empty())
            .unwrap_or(otherwise)
    };
    let (colour, shape) = (columns.cell(row, "colour"), columns.cell(row, "shape"));
    if !colour.is_empty() && Colour::parse(colour).is_none() {
        report.error(
            KINDS,
            row.line(),
            format!("\"{colour}\" is not a colour; write it like #3366aa"),
        );
    }
    if !shape.is_empty() && Shape::from_name(shape).is_none() {
        let names = Shape::ALL.map(Shape::name);
        let help = did_you_mean(
            shape,
            names,
            &format!("the shapes are {}", names.join(", ")),
        );
        let message = format!("there is no shape \"{shape}\", so another is drawn{help}");
        report.warning(KINDS, row.line(), message);
    }
    let choices = ChoiceCells {
        file: KINDS,
        row,
        columns,
    };
    let carries = choices.given("carries", &TRUTH, report);
    let label = or_else("label", id.replace('_', " "));
    Kind {
        id: id.to_owned(),
        plural: or_else("plural", plural_of(&label)),
        number: choices.choose("number", &NUMBERS, report),
        label,
        carries: carries.unwrap_or_else(|| {
            let drawn = Shape::from_name(shape).or_else(|| Shape::of_kind_called(id));
            drawn.is_none_or(Shape::carries)
        }),
        shape: shape.to_owned(),
        colour: colour.to_owned(),
        note: columns.cell(row, "note").to_owned(),
    }
}
