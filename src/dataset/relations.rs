//! Reads `relations.csv`: one claim in each row, directly into the network builder.

use crate::dataset::columns::Columns;
use crate::dataset::dates;
use crate::dataset::dictionary::Dictionary;
use crate::dataset::entities::Cell;
use crate::dataset::entities::EntityLookup;
use crate::dataset::file_columns::RELATIONS;
use crate::dataset::report::DatasetReport;
use crate::dataset::report::Spot;
use crate::dataset::sources::CitationCells;
use crate::dataset::sources::Sources;
use crate::dataset::suggestion::did_you_mean;
use crate::dataset::table::Block;
use crate::dataset::table::Row;
use crate::dataset::table_reader::TableReader;
use crate::dataset::vocabulary::Vocabulary;
use crate::model::BrokenInvariant;
use crate::model::Certainty;
use crate::model::CitationList;
use crate::model::DateIndex;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::NetworkBuilder;
use crate::model::NewRelation;
use crate::model::Quantity;
use crate::model::Status;
use crate::model::is_slug;

const FILE: &str = "relations.csv";
/// What the rows of `relations.csv` refer to.
#[derive(Clone, Copy)]
pub(crate) struct RelationContext<'a> {
    pub(crate) entities: &'a EntityLookup,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) sources: &'a Sources,
}

/// Reads the relations into `builder`. Rows with errors are reported and left out.
pub(crate) fn read(
    reader: TableReader<'_>,
    context: RelationContext<'_>,
    builder: &mut NetworkBuilder,
    report: &mut DatasetReport,
) {
    let header = reader.header().clone();
    let Some(columns) = Columns::find(&header, RELATIONS.required(), RELATIONS.optional(), report)
    else {
        return;
    };
    builder.reserve_relations(reader.most_rows());
    let mut places = [None; RELATIONS.all.len()];
    for (place, name) in places.iter_mut().zip(RELATIONS.all) {
        *place = columns.position(name);
    }
    let mut known = Known::default();
    let [from, _, to, ..] = places;
    let ends = |block: &Block| {
        context
            .entities
            .find_all(block.rows().flat_map(|row| [row.cell(from), row.cell(to)]))
    };
    reader.each_prepared(report, ends, |block, ends, report| {
        report.relations += block.len();
        let mut reader = RelationReader {
            columns: &columns,
            places,
            context,
            builder,
            report,
            known: &mut known,
        };
        for (row, ends) in block.rows().zip(ends.as_chunks().0) {
            reader.read(row, ends);
        }
    });
}

/// Values from the rows so far, for reuse.
#[derive(Default)]
struct Known {
    ids: Dictionary<()>,
    /// The citation lists, by the two cells they were read from.
    citations: Dictionary<CitationList>,
    /// The dates, by the cell they were read from.
    dates: Dictionary<DateIndex>,
}

struct RelationReader<'a, 'b> {
    columns: &'b Columns<'a>,
    places: [Option<usize>; RELATIONS.all.len()],
    context: RelationContext<'a>,
    builder: &'b mut NetworkBuilder,
    report: &'b mut DatasetReport,
    known: &'b mut Known,
}

impl RelationReader<'_, '_> {
    /// Reads a row, or returns `None` after reporting why it cannot be used.
    fn read(
        &mut self,
        row: Row<'_>,
        &[known_from, known_to]: &[Option<EntityIndex>; 2],
    ) -> Option<()> {
        let [
            from,
            relation_type,
            to,
            id,
            when,
            when_verbatim,
            status,
            certainty,
            asserted_by,
            asserted_when,
            quantity,
            unit,
            place,
            source,
            locus,
            note,
            flag,
        ] = self.places.map(|column| row.cell(column));
        let line = row.line();
        let from = known_from.or_else(|| self.entity(from, "from", line));
        let relation_type = self.context.vocabulary.relation_type(
            relation_type,
            Spot { file: FILE, line },
            self.report,
        );
        let to = known_to.or_else(|| self.entity(to, "to", line));
        self.check_id(id, line);
        let status = self.status(status, line);
        let certainty = self.certainty(certainty, line);
        let when = self.date(when, line);
        let citations = self.citations(source, locus, line);
        let asserted_by = self.optional_entity(asserted_by, "asserted_by", line);
        let asserted_when = self.date(asserted_when, line);
        let (quantity, unit) = self.figure(quantity, unit, line);
        let place = self.optional_entity(place, "place", line);
        let attributes: Vec<(&str, &str)> = self.columns.attributes(row).collect();
        let relation = NewRelation {
            status,
            certainty,
            when,
            when_verbatim,
            id,
            asserted_by,
            asserted_when,
            quantity,
            unit,
            place,
            note,
            flag,
            citations,
            attributes: &attributes,
            ..NewRelation::bare(from?, relation_type?, to?)
        };
        self.add(&relation, line);
        Some(())
    }

    fn add(&mut self, relation: &NewRelation<'_>, line: Option<u64>) {
        if relation.from == relation.to {
            self.report.warning(
                FILE,
                line,
                "the relation joins an entity to itself; it is kept; queries as text see it, other questions do not follow it"
                    .to_owned(),
            );
        }
        match self.builder.add_relation(relation) {
            // A missing source was reported when the citation was read.
            Ok(_) | Err(BrokenInvariant::NoSource) => {}
            Err(BrokenInvariant::KindsAtEnds) => {
                let message = self.wrong_kinds(relation);
                self.report.error(FILE, line, message);
            }
            Err(error) => {
                self.report
                    .error(FILE, line, format!("the relation cannot be used: {error}"));
            }
        }
    }

    fn wrong_kinds(&self, relation: &NewRelation<'_>) -> String {
        let schema = &self.context.vocabulary.schema;
        let relation_type = schema.relation_type(relation.relation_type);
        let names = |kinds: &[KindIndex]| {
            let names: Vec<&str> = kinds
                .iter()
                .map(|&kind| schema.kind(kind).id.as_str())
                .collect();
            if names.is_empty() {
                "anything".to_owned()
            } else {
                names.join(" or ")
            }
        };
        let kind = |entity| schema.kind(self.builder.kind_of(entity)).id.as_str();
        format!(
            "\"{}\" leads from {} to {}, but this leads from {} ({}) to {} ({}); correct the row or the kinds in relation_types.csv",
            relation_type.id,
            names(&relation_type.from_kinds),
            names(&relation_type.to_kinds),
            self.builder.id_of(relation.from),
            kind(relation.from),
            self.builder.id_of(relation.to),
            kind(relation.to),
        )
    }

    fn entity(&mut self, id: &str, column: &'static str, line: Option<u64>) -> Option<EntityIndex> {
        self.context.entities.find(
            id,
            Cell {
                file: FILE,
                line,
                column,
            },
            self.builder,
            self.report,
        )
    }

    fn optional_entity(
        &mut self,
        id: &str,
        column: &'static str,
        line: Option<u64>,
    ) -> Option<EntityIndex> {
        if id.is_empty() {
            None
        } else {
            self.entity(id, column, line)
        }
    }

    fn check_id(&mut self, id: &str, line: Option<u64>) {
        if id.is_empty() {
            return;
        }
        if !is_slug(id) || id.starts_with("row-") {
            let shown: String = id.chars().take(60).collect();
            let message = format!(
                "\"{shown}\" cannot be the id of a relation; use letters a-z, digits and hyphens, not beginning with \"row-\""
            );
            self.report.error(FILE, line, message);
        }
        if self.known.ids.insert(id, ()).is_some() {
            self.report.error(
                FILE,
                line,
                format!("the id \"{id}\" is already taken by another relation; every relation needs its own"),
            );
        }
    }

    fn status(&mut self, cell: &str, line: Option<u64>) -> Status {
        if cell.is_empty() {
            return Status::NotStated;
        }
        Status::from_name(cell).unwrap_or_else(|| {
            self.unknown_word("status", cell, &Status::ALL.map(Status::name), line);
            Status::NotStated
        })
    }

    fn certainty(&mut self, cell: &str, line: Option<u64>) -> Certainty {
        if cell.is_empty() {
            return Certainty::Ungraded;
        }
        Certainty::from_name(cell).unwrap_or_else(|| {
            self.unknown_word(
                "certainty",
                cell,
                &Certainty::ALL.map(Certainty::name),
                line,
            );
            Certainty::Ungraded
        })
    }

    /// The figure and its unit; a cell with both is split, and other words are kept with a warning.
    fn figure<'t>(
        &mut self,
        quantity: &'t str,
        unit: &'t str,
        line: Option<u64>,
    ) -> (&'t str, &'t str) {
        if quantity.is_empty() || Quantity::parse(quantity).is_some() {
            return (quantity, unit);
        }
        let shown: String = quantity.chars().take(60).collect();
        if unit.is_empty()
            && let Some((figure, counted)) = Quantity::split_from_unit(quantity)
        {
            let message = format!(
                "the quantity \"{shown}\" was split into the number {figure} and the unit \"{counted}\"; write them in the columns \"quantity\" and \"unit\""
            );
            self.report.warning(FILE, line, message);
            return (figure, counted);
        }
        let message = format!(
            "the quantity \"{shown}\" is not a number or a range, so it is shown but not counted; write 300, 300/400 or 300.. here, and the words in the note"
        );
        self.report.warning(FILE, line, message);
        (quantity, unit)
    }

    fn unknown_word(&mut self, column: &str, cell: &str, words: &[&str], line: Option<u64>) {
        let shown: String = cell.chars().take(60).collect();
        let help = did_you_mean(
            cell,
            words.iter().copied(),
            &format!("use {}", words.join(", ")),
        );
        self.report.error(
            FILE,
            line,
            format!("the {column} \"{shown}\" does not exist{help}"),
        );
    }

    fn date(&mut self, cell: &str, line: Option<u64>) -> Option<DateIndex> {
        if cell.is_empty() {
            return None;
        }
        if let Some(known) = self.known.dates.get(cell) {
            return Some(known);
        }
        let date = dates::read(FILE, cell, line, self.report)?;
        let added = self
            .builder
            .add_date(date)
            .map_err(|error| error.to_string());
        let added = added
            .map_err(|message| self.report.error(FILE, line, message))
            .ok()?;
        self.known.dates.insert(cell, added);
        Some(added)
    }

    fn citations(&mut self, source: &str, locus: &str, line: Option<u64>) -> Option<CitationList> {
        if source.is_empty() && self.context.sources.listed {
            let message = "the relation cites no source; fill the column \"source\" with an id of sources.csv";
            self.report.error(FILE, line, message.to_owned());
        }
        if let Some(known) = self.known.citations.get_pair(source, locus) {
            return Some(known);
        }
        let errors = self.report.error_count();
        let citations = self.context.sources.citations(
            &CitationCells {
                file: FILE,
                line,
                source,
                locus,
            },
            self.report,
        );
        let list = self.builder.add_citations(&citations).ok()?;
        // A faulty pair of cells is not stored, so that it is reported for each row.
        if self.report.error_count() == errors {
            self.known.citations.insert_pair(source, locus, list);
        }
        Some(list)
    }
}
