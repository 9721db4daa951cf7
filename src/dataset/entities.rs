//! Reads `entities.csv`: the entities, checked and sorted by id.

use crate::dataset::columns::Columns;
use crate::dataset::dates;
use crate::dataset::dictionary::Dictionary;
use crate::dataset::file_columns;
use crate::dataset::report::DatasetReport;
use crate::dataset::report::Spot;
use crate::dataset::sources::CitationCells;
use crate::dataset::sources::Sources;
use crate::dataset::sources::bad_id;
use crate::dataset::suggestion::did_you_mean;
use crate::dataset::table::Row;
use crate::dataset::table::list;
use crate::dataset::table_reader::TableReader;
use crate::dataset::vocabulary::Vocabulary;
use crate::model::Entity;
use crate::model::EntityDetails;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::NameVariant;
use crate::model::NetworkBuilder;
use crate::model::is_slug;

const FILE: &str = "entities.csv";

/// The most names one entity may have.
const MOST_VARIANTS: usize = 500;

/// Everything the rows of `entities.csv` refer to.
pub(crate) struct EntityContext<'a> {
    pub(crate) vocabulary: &'a mut Vocabulary,
    pub(crate) sources: &'a Sources,
    pub(crate) report: &'a mut DatasetReport,
}

/// Reads the entities, sorted by id. Rows with errors are reported and left out.
///
/// Also returns every id that has a row, with or without errors, so that a faulty row is not
/// reported again at every reference to it.
pub(crate) fn read(reader: TableReader<'_>, context: &mut EntityContext<'_>) -> EntityRows {
    let mut rows = EntityRows::default();
    let header = reader.header().clone();
    let known = file_columns::ENTITIES;
    let Some(columns) = Columns::find(&header, known.required(), known.optional(), context.report)
    else {
        return rows;
    };
    let mut found: Vec<(Entity, Option<u64>)> = Vec::new();
    let EntityContext {
        vocabulary,
        sources,
        report,
    } = context;
    reader.each_block(report, |block, report| {
        report.entities += block.len();
        let mut context = EntityContext {
            vocabulary,
            sources,
            report,
        };
        for row in block.rows() {
            let id = columns.cell(row, "id");
            if !is_slug(id) {
                context.report.error(FILE, row.line(), bad_id(id));
                continue;
            }
            match entity(id, row, &columns, &mut context) {
                Some(entity) => found.push((entity, row.line())),
                None => rows.broken.push(id.to_owned()),
            }
        }
    });
    found.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    for (entity, line) in found {
        rows.add(entity, line, report);
    }
    rows
}

/// The entities of a dataset, in the order of their ids.
#[derive(Debug, Default)]
pub(crate) struct EntityRows {
    pub(crate) entities: Vec<Entity>,
    lines: Vec<Option<u64>>,
    broken: Vec<String>,
}

impl EntityRows {
    fn add(&mut self, entity: Entity, line: Option<u64>, report: &mut DatasetReport) {
        if let (Some(last), Some(first_line)) = (self.entities.last(), self.lines.last())
            && last.id == entity.id
        {
            let first_line = first_line.unwrap_or(0);
            let message = format!(
                "the id \"{}\" is already taken by line {first_line}; every entity needs its own",
                entity.id
            );
            report.error(FILE, line, message);
            return;
        }
        self.entities.push(entity);
        self.lines.push(line);
    }
}

/// Finds entities by id while the relations are read.
pub(crate) struct EntityLookup {
    by_id: Dictionary<Option<EntityIndex>>,
}

impl EntityLookup {
    pub(crate) fn new(rows: &EntityRows) -> Self {
        let mut by_id = Dictionary::with_capacity(rows.entities.len() + rows.broken.len());
        for id in &rows.broken {
            by_id.insert(id, None);
        }
        for (entity, number) in rows.entities.iter().zip(0u32..) {
            by_id.insert(&entity.id, Some(EntityIndex::new(number)));
        }
        Self { by_id }
    }

    /// The entity with this id. An unknown id is reported; an id whose own row is faulty is not.
    pub(crate) fn find(
        &self,
        id: &str,
        cell: Cell<'_>,
        builder: &NetworkBuilder,
        report: &mut DatasetReport,
    ) -> Option<EntityIndex> {
        if let Some(known) = self.by_id.get(id) {
            return known;
        }
        Self::note_unknown(id, cell, builder, report);
        None
    }

    /// The entities with many ids, in order. [`find`](Self::find) reports those that are not found.
    pub(crate) fn find_all<'t>(
        &self,
        ids: impl Iterator<Item = &'t str> + Clone,
    ) -> Vec<Option<EntityIndex>> {
        self.by_id
            .get_all(ids)
            .into_iter()
            .map(Option::flatten)
            .collect()
    }

    fn note_unknown(
        id: &str,
        cell: Cell<'_>,
        builder: &NetworkBuilder,
        report: &mut DatasetReport,
    ) {
        if id.is_empty() {
            report.error(
                cell.file,
                cell.line,
                format!(
                    "the column \"{}\" is empty; name an entity by its id",
                    cell.column
                ),
            );
            return;
        }
        let listed: &[Entity] = if report.is_crowded() {
            &[]
        } else {
            builder.entities()
        };
        let by_name = listed.iter().find(|entity| entity.name == id);
        let help = by_name.map_or_else(
            || {
                did_you_mean(
                    id,
                    listed.iter().map(|entity| entity.id.as_str()),
                    "add it to entities.csv",
                )
            },
            |entity| format!("; did you mean \"{}\"?", entity.id),
        );
        let shown: String = id.chars().take(80).collect();
        report.error(
            cell.file,
            cell.line,
            format!(
                "\"{shown}\" in the column \"{}\" is not the id of an entity{help}",
                cell.column
            ),
        );
    }
}

/// The cell that refers to an entity.
#[derive(Clone, Copy)]
pub(crate) struct Cell<'a> {
    pub(crate) file: &'a str,
    pub(crate) line: Option<u64>,
    pub(crate) column: &'static str,
}

fn entity(
    id: &str,
    row: Row<'_>,
    columns: &Columns<'_>,
    context: &mut EntityContext<'_>,
) -> Option<Entity> {
    let name = columns.cell(row, "name");
    if name.is_empty() {
        context.report.error(
            FILE,
            row.line(),
            format!("\"{id}\" has no name; fill the column \"name\""),
        );
    }
    let at = Spot {
        file: FILE,
        line: row.line(),
    };
    let kind = columns.cell(row, "kind");
    let kind = context.vocabulary.kind(kind, at, context.report)?;
    let details = details(id, row, columns, context);
    let details = (details != EntityDetails::default()).then(|| Box::new(details));
    Some(Entity {
        id: id.to_owned(),
        kind,
        name: name.to_owned(),
        details,
    })
}

fn details(
    id: &str,
    row: Row<'_>,
    columns: &Columns<'_>,
    context: &mut EntityContext<'_>,
) -> EntityDetails {
    let cell = |name| columns.cell(row, name);
    let begin = date(cell("begin"), row, context.report).map(Box::new);
    let end = date(cell("end"), row, context.report).map(Box::new);
    if let (Some(begin), Some(end)) = (&begin, &end)
        && !begin.may_precede(end)
    {
        let message = format!(
            "\"{id}\" ends ({end}) before it begins ({begin}); exchange or correct the dates"
        );
        context.report.error(FILE, row.line(), message);
    }
    let mut variants: Vec<NameVariant> = list(cell("variants")).map(NameVariant::parse).collect();
    // The lists are short and many; spare capacity would take half of their memory.
    variants.shrink_to_fit();
    if variants.len() > MOST_VARIANTS {
        let message = format!(
            "\"{id}\" has {} name variants; at most {MOST_VARIANTS} are read",
            variants.len()
        );
        context.report.error(FILE, row.line(), message);
    }
    let cells = CitationCells {
        file: FILE,
        line: row.line(),
        source: cell("source"),
        locus: cell("locus"),
    };
    EntityDetails {
        variants,
        begin,
        end,
        note: cell("note").to_owned(),
        same_as: list(cell("same_as")).map(str::to_owned).collect(),
        citations: context.sources.citations(&cells, context.report),
        attributes: columns
            .attributes(row)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    }
}

fn date(cell: &str, row: Row<'_>, report: &mut DatasetReport) -> Option<HistoricalDate> {
    if cell.is_empty() {
        return None;
    }
    dates::read(FILE, cell, row.line(), report)
}
