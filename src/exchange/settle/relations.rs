//! Finds the ends, types, dates and sources of relations.

use std::io;

use hashbrown::HashMap;

use crate::dataset::file_columns;
use crate::exchange::calendars::Reckoning;
use crate::exchange::ceilings::ImportCeilings;
use crate::exchange::ceilings::NoRoom;
use crate::exchange::draft::FOLIO;
use crate::exchange::draft::FROM_KIND;
use crate::exchange::draft::FROM_NAME;
use crate::exchange::draft::SHELFMARK;
use crate::exchange::draft::TO_KIND;
use crate::exchange::draft::TO_NAME;
use crate::exchange::draft::TYPE_WORDS;
use crate::exchange::draft::WHEN_JULIAN;
use crate::exchange::draft::written_name;
use crate::exchange::report::ImportReport;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;
use crate::exchange::settle::aspects::Dated;
use crate::exchange::settle::dates::DatesOfImport;
use crate::exchange::settle::ends::ENDS;
use crate::exchange::settle::ends::end_of;
use crate::exchange::settle::ends::ids_of_names;
use crate::exchange::settle::entities::Named;
use crate::exchange::settle::entities::Naming;
use crate::exchange::settle::entities::SettledEntities;
use crate::exchange::settle::numbers::NumberColumns;
use crate::exchange::settle::several::Several;
use crate::exchange::settle::several::names;
use crate::exchange::settle::sources::Citing;
use crate::exchange::settle::sources::SettledSources;
use crate::exchange::settle::suspicions;
use crate::exchange::settle::vocabulary::Direction;
use crate::exchange::settle::vocabulary::SettledKinds;
use crate::exchange::settle::vocabulary::SettledTypes;
use crate::exchange::settle::vocabulary::TypeUse;
use crate::exchange::settle::written_sheet::cut;
use crate::exchange::settle::written_sheet::write_sheet;
use crate::exchange::sheet::Sheet;
use crate::exchange::sheet_row::SheetRow;
use crate::exchange::words::Slugs;
use crate::model::Certainty;
use crate::model::HistoricalDate;
use crate::model::Quantity;
use crate::model::Status;

/// Columns that are read one by one; all others are copied.
const READ: [&str; 19] = [
    SHELFMARK,
    FOLIO,
    FROM_KIND,
    TO_KIND,
    WHEN_JULIAN,
    "from",
    "to",
    "type",
    "id",
    "when",
    "when_verbatim",
    "status",
    "certainty",
    "asserted_by",
    "place",
    "source",
    "locus",
    FROM_NAME,
    TO_NAME,
];

/// The table of relations.
pub(crate) struct WrittenRelations {
    pub(crate) table: Vec<u8>,
    /// The first row for which there was no room; the table is then empty.
    pub(crate) no_room: Option<NoRoom>,
}

/// What relations refer to, and how they are read.
pub(crate) struct SettledRelations<'a> {
    pub(crate) ceilings: ImportCeilings,
    pub(crate) dates: DatesOfImport,
    /// The separator of several names in a cell at an end.
    pub(crate) split: Option<&'a str>,
    pub(crate) entities: &'a mut SettledEntities,
    pub(crate) kinds: &'a mut SettledKinds,
    pub(crate) types: &'a mut SettledTypes,
    pub(crate) sources: &'a mut SettledSources,
}

/// Ids and dates that were read before.
#[derive(Default)]
struct Known {
    ids: Slugs,
    dates: HashMap<String, Option<String>>,
    reading: DatesOfImport,
    numbers: NumberColumns,
}

/// The relations settled so far.
#[derive(Default)]
struct Settled {
    out: Sheet,
    known: Known,
}

impl SettledRelations<'_> {
    /// Writes the table of the relations and refuses those that cannot be used. It ends at the first
    /// row for which there is no room.
    pub(crate) fn write(
        mut self,
        sheet: &Sheet,
        report: &mut ImportReport,
    ) -> io::Result<WrittenRelations> {
        let mut settled = Settled {
            known: Known {
                reading: self.dates,
                numbers: NumberColumns::of(sheet, &["when"], report),
                ..Known::default()
            },
            out: Sheet::within(self.ceilings.relations),
        };
        let mut several = Several::default();
        let ids = ids_of_names(sheet);
        for row in sheet.rows() {
            let ends = ENDS.map(|(column, name)| {
                let end = end_of(row, column, name);
                self.names(ids.get(end).copied().flatten().unwrap_or(end))
            });
            let why = match &ends {
                [from, _] if from.is_empty() => {
                    Some("the relation has no \"from\"; fill in both ends".to_owned())
                }
                [_, to] if to.is_empty() => {
                    Some("the relation has no \"to\"; fill in both ends".to_owned())
                }
                [from, to] => several.too_many(from.len() * to.len()),
            };
            if let Some(why) = why {
                report.refused(RowOf::Relations, row.place(), why);
                continue;
            }
            let unknown = ends
                .iter()
                .filter_map(|end| end.first().copied())
                .filter(|name| !self.entities.has_row(name));
            if self.split.is_none() {
                several.look_at(unknown, row.place());
            }
            self.take_each(row, &ends, &mut settled, report);
            let no_room = self.no_room(&settled.out);
            if no_room.is_some() {
                let table = Vec::new();
                return Ok(WrittenRelations { table, no_room });
            }
        }
        several.report(report);
        settled.known.numbers.report(report);
        suspicions::tell(&settled.out, self.entities, report);
        Ok(WrittenRelations {
            table: write_sheet(&settled.out, &file_columns::RELATIONS.all)?,
            no_room: None,
        })
    }

    /// The first row whose relation, or one of whose ends, there is no room for.
    fn no_room(&self, relations: &Sheet) -> Option<NoRoom> {
        self.ceilings
            .no_room(self.entities.beyond(), relations.beyond())
    }

    /// Splits a cell into names, unless the whole cell is the name of an entity.
    fn names<'c>(&self, cell: &'c str) -> Vec<&'c str> {
        names(cell, self.split.filter(|_| !self.entities.has_row(cell)))
    }

    /// Adds a relation for each pair of names at the ends of a row.
    fn take_each(
        &mut self,
        row: SheetRow<'_>,
        [from, to]: &[Vec<&str>; 2],
        settled: &mut Settled,
        report: &mut ImportReport,
    ) {
        let count = from.len() * to.len();
        let mut changes: Option<Vec<String>> = None;
        for ends in from
            .iter()
            .flat_map(|from| to.iter().map(move |to| [*from, *to]))
        {
            let of_tie = self.take(row, ends, settled, report);
            changes.get_or_insert(of_tie);
        }
        let mut changes = changes.unwrap_or_default();
        if count > 1 {
            changes.push(format!(
                "the row names several entities at its ends; it was split into {count} relations"
            ));
            report.relations.made += count - 1;
        }
        report.took(RowOf::Relations, row.place(), changes);
    }

    fn take(
        &mut self,
        row: SheetRow<'_>,
        [from, to]: [&str; 2],
        settled: &mut Settled,
        report: &mut ImportReport,
    ) -> Vec<String> {
        let Settled { out, known } = settled;
        let mut changes = row.changes().to_vec();
        out.begin(row.place());
        let dated = take_date(row, out, known, &mut changes);
        let found = TypeUse {
            text: row.get("type"),
            direction: if row.is(RowMark::Undirected) {
                Direction::Undirected
            } else {
                Direction::Directed
            },
            dated,
            words: TYPE_WORDS.map(|column| row.get(column)),
        };
        let found = self.types.of_use(found);
        out.set("type", found.id);
        let says_again = |column: &str, cell: &str| {
            let word = TYPE_WORDS.iter().position(|word| *word == column);
            word.is_some_and(|word| found.says(word, cell))
        };
        for (column, cell) in row.cells() {
            if !READ.contains(&column) && !says_again(column, cell) {
                out.set(written_name(column), cell);
            }
        }
        let (asserted_by, place) = (row.get("asserted_by"), row.get("place"));
        let named = |text, kind, name| Named { text, kind, name };
        let kind = |column: &str| match row.get(column) {
            "" => "entity",
            kind => kind,
        };
        let entities = [
            ("from", named(from, kind(FROM_KIND), row.get(FROM_NAME))),
            ("to", named(to, kind(TO_KIND), row.get(TO_NAME))),
            ("asserted_by", named(asserted_by, "entity", "")),
            ("place", named(place, "place", "")),
        ];
        for (column, named) in entities
            .into_iter()
            .filter(|(_, named)| !named.text.is_empty())
        {
            let mut naming = Naming {
                place: row.place(),
                report,
                changes: &mut changes,
            };
            let entity = self.entities.find(named, self.kinds, &mut naming);
            out.set(column, entity.id);
            if !named.name.is_empty() && named.name != entity.name {
                out.set(&format!("{column}_name"), named.name);
            }
        }
        take_id(row, out, known, &mut changes);
        take_words(row, out, &mut changes);
        let citation = self.sources.citation(row, Citing::Required, &mut changes);
        out.set("source", &citation.source);
        out.set("locus", &citation.locus);
        changes
    }
}

fn take_id(row: SheetRow<'_>, out: &mut Sheet, known: &mut Known, changes: &mut Vec<String>) {
    let text = row.get("id");
    // Ids of this form are what relations without one are called by.
    if text.is_empty() || text.starts_with("row-") {
        return;
    }
    let id = known.ids.free(text, '-', "relation");
    let id = if id.starts_with("row-") {
        known.ids.free(&format!("id-{id}"), '-', "relation")
    } else {
        id
    };
    if id != text {
        changes.push(format!("the id \"{}\" was changed to {id}", cut(text)));
        out.set("original_id", text);
    }
    out.set("id", &id);
}

/// Reads the date and judges it. A Gregorian date wins over the Julian one beside it, which stays.
fn take_date(
    row: SheetRow<'_>,
    out: &mut Sheet,
    known: &mut Known,
    changes: &mut Vec<String>,
) -> Dated {
    let (text, verbatim) = (row.get("when"), row.get("when_verbatim"));
    out.set("when_verbatim", verbatim);
    let julian = row.get(WHEN_JULIAN);
    if text.is_empty() && !julian.is_empty() {
        let reckoning = row.reckoning().unwrap_or(Reckoning::Julian);
        return take_read(julian, Some(reckoning), out, known, changes);
    }
    if !julian.is_empty() {
        let date = known
            .reading
            .read(Some(Reckoning::Julian), julian, &mut Vec::new());
        out.set(
            written_name(WHEN_JULIAN),
            date.as_ref().map_or(julian, HistoricalDate::as_str),
        );
        return take_read(text, None, out, known, changes);
    }
    if text.is_empty() {
        return Dated::Not;
    }
    if known.numbers.have("when", text, row.place()) {
        let column = if verbatim.is_empty() {
            "when_verbatim"
        } else {
            "when_as_written"
        };
        out.set(column, text);
        return Dated::Not;
    }
    take_read(text, row.reckoning(), out, known, changes)
}

/// Reads a date that is there, and keeps what it was read from.
fn take_read(
    text: &str,
    reckoning: Option<Reckoning>,
    out: &mut Sheet,
    known: &mut Known,
    changes: &mut Vec<String>,
) -> Dated {
    if let Some(Some(date)) = known.dates.get(text)
        && date == text
        && reckoning.is_none()
    {
        out.set("when", date);
        return Dated::by(text, Some(date));
    }
    let read = known.reading.read(reckoning, text, changes);
    let date = read.map(|date| date.as_str().to_owned());
    if date.as_deref() != Some(text) {
        let column = if out.current("when_verbatim").is_empty() {
            "when_verbatim"
        } else {
            "when_as_written"
        };
        out.set(column, text);
    }
    if let Some(date) = &date {
        out.set("when", date);
    }
    let dated = Dated::by(text, date.as_deref());
    if reckoning.is_none() {
        known.dates.insert(text.to_owned(), date);
    }
    dated
}

/// Reads status and certainty, which have fixed values, and notes a figure that is none.
fn take_words(row: SheetRow<'_>, out: &mut Sheet, changes: &mut Vec<String>) {
    for column in ["status", "certainty"] {
        let text = row.get(column);
        let word = text.to_lowercase();
        let is_known = if column == "status" {
            Status::from_name(&word).is_some()
        } else {
            Certainty::from_name(&word).is_some()
        };
        if text.is_empty() || is_known {
            out.set(column, &word);
            continue;
        }
        changes.push(format!(
            "unknown {column} \"{}\"; it was kept as text",
            cut(text)
        ));
        out.set(&format!("{column}_as_written"), text);
    }
    let figure = row.get("quantity");
    let is_split = row.get("unit").is_empty() && Quantity::split_from_unit(figure).is_some();
    if !figure.is_empty() && Quantity::parse(figure).is_none() && !is_split {
        changes.push(format!(
            "the quantity \"{}\" is not a number or a range; it is shown but not counted",
            cut(figure)
        ));
    }
}
