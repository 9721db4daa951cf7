//! Gives every entity an id, including those that only relations name.

use std::io;

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::dataset::file_columns;
use crate::exchange::calendars::Reckoning;
use crate::exchange::draft::BEGIN_JULIAN;
use crate::exchange::draft::END_JULIAN;
use crate::exchange::draft::FOLIO;
use crate::exchange::draft::SHELFMARK;
use crate::exchange::draft::julian_column;
use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;
use crate::exchange::settle::aliases::Aliases;
use crate::exchange::settle::aliases::is_alias;
use crate::exchange::settle::dates::DatesOfImport;
use crate::exchange::settle::numbers::NumberColumns;
use crate::exchange::settle::sources::Citing;
use crate::exchange::settle::sources::SettledSources;
use crate::exchange::settle::vocabulary::SettledKinds;
use crate::exchange::settle::written_sheet::cut;
use crate::exchange::settle::written_sheet::write_sheet;
use crate::exchange::sheet::Sheet;
use crate::exchange::sheet_row::SheetRow;
use crate::exchange::words::Slugs;
use crate::model::HistoricalDate;
use crate::model::is_slug;

/// The entities of the dataset.
pub(crate) struct SettledEntities {
    rows: Sheet,
    dates: DatesOfImport,
    slugs: Slugs,
    ids: Vec<String>,
    given: HashSet<String>,
    by_text: HashMap<String, usize>,
    /// The entities whose ids differ from those in their files.
    by_own_id: HashMap<String, usize>,
    by_name: Option<HashMap<String, Option<usize>>>,
    had_rows: bool,
    numbers: NumberColumns,
    aliases: Aliases,
}

/// How a relation refers to an entity.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Named<'t> {
    /// Its id, or its name if it has no id.
    pub(crate) text: &'t str,
    /// Its kind, if it has no row.
    pub(crate) kind: &'t str,
    /// Its name, if the relation gives it in addition to an id.
    pub(crate) name: &'t str,
}

/// The row that names an entity, and where to note what becomes of it.
pub(crate) struct Naming<'r> {
    /// Where the row stands.
    pub(crate) place: Place,
    /// The report, which counts the entities that have no row.
    pub(crate) report: &'r mut ImportReport,
    /// How the row differs from what was written.
    pub(crate) changes: &'r mut Vec<String>,
}

/// The entity to which a relation refers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'e> {
    pub(crate) id: &'e str,
    /// Its name, if the relation gives one.
    pub(crate) name: &'e str,
}

impl SettledEntities {
    /// Reads the entities that have rows.
    pub(crate) fn of(
        sheet: &Sheet,
        dates: DatesOfImport,
        kinds: &mut SettledKinds,
        sources: &mut SettledSources,
        report: &mut ImportReport,
    ) -> Self {
        let mut entities = Self {
            rows: Sheet::default(),
            dates,
            slugs: Slugs::default(),
            ids: Vec::new(),
            given: HashSet::new(),
            by_text: HashMap::new(),
            by_own_id: HashMap::new(),
            by_name: None,
            had_rows: !sheet.is_empty(),
            numbers: NumberColumns::of(sheet, &["begin", "end"], report),
            aliases: Aliases::of(sheet),
        };
        // What is an id already keeps it, whatever stands before it.
        for text in sheet.rows().map(wanted_id).filter(|text| is_slug(text)) {
            entities.slugs.of(text, '-', "entity");
        }
        let says_more: HashSet<&str> = if sheet.rows().any(says_nothing_more) {
            fuller_ids(sheet)
        } else {
            HashSet::new()
        };
        let mut lines: HashMap<String, Place> = HashMap::new();
        for row in sheet.rows() {
            let text = id_text(row);
            // Lists and matrices name nodes of which a table may say more, before them or after.
            let is_known = lines.contains_key(text);
            let adds_nothing = says_nothing_more(row) && (is_known || says_more.contains(text));
            if adds_nothing || (is_known && is_alias(row)) {
                report.took(RowOf::Entities, row.place(), row.changes().iter().cloned());
            } else if text.is_empty() {
                report.refused(
                    RowOf::Entities,
                    row.place(),
                    "the row has neither an id nor a name; fill in one of them".to_owned(),
                );
            } else if let Some(first) = lines.get(text) {
                let (shown, first) = (cut(text), report.location(*first));
                let message = if row.get("id").is_empty() {
                    format!(
                        "\"{shown}\" already has a row ({first}); if these are two entities of the same name, give each an id in a column Id"
                    )
                } else {
                    format!("the id \"{shown}\" is already used ({first})")
                };
                report.refused(RowOf::Entities, row.place(), message);
            } else {
                lines.insert(text.to_owned(), row.place());
                let changes = entities.take(row, text, kinds, sources);
                report.took(RowOf::Entities, row.place(), changes);
            }
        }
        entities.numbers.report(report);
        entities
    }

    /// Finds the entity to which a relation refers; if there is none, adds it and notes the change.
    pub(crate) fn find(
        &mut self,
        named: Named<'_>,
        kinds: &mut SettledKinds,
        naming: &mut Naming<'_>,
    ) -> Found<'_> {
        let text = named.text;
        let known = self
            .by_text
            .get(text)
            .or_else(|| self.by_own_id.get(text))
            .copied()
            .or_else(|| self.named(text));
        let position = known.unwrap_or_else(|| {
            naming.report.entities.made += 1;
            if self.had_rows {
                naming.changes.push(format!(
                    "the entity \"{}\" has no row; it was added",
                    cut(text)
                ));
            }
            self.make(named, naming.place, kinds)
        });
        let name = if named.name.is_empty() {
            None
        } else {
            self.rows.row(position)
        }
        .map_or("", |row| row.get("name"));
        Found {
            id: &self.ids[position],
            name,
        }
    }

    /// Makes room for no more entities than this, with rows or without.
    pub(crate) fn bound(&mut self, most: usize) {
        self.rows.bound(most);
    }

    /// The place of the first entity for which there was no room.
    pub(crate) fn beyond(&self) -> Option<Place> {
        self.rows.beyond()
    }

    /// Whether an entity of this name has a row.
    pub(crate) fn has_row(&self, text: &str) -> bool {
        self.had_rows && self.by_text.contains_key(text)
    }

    /// The entities to which relations refer by name rather than by id.
    pub(crate) fn called_by_name(&self) -> impl Iterator<Item = SheetRow<'_>> {
        let rows = self.rows.rows().enumerate();
        rows.filter(|(position, row)| self.by_text.get(row.get("name")) == Some(position))
            .map(|(_, row)| row)
    }

    /// The entities to which relations refer by an id.
    pub(crate) fn called_by_id(&self) -> impl Iterator<Item = SheetRow<'_>> {
        let rows = self.rows.rows().enumerate();
        rows.filter(|(position, row)| self.by_text.get(row.get("name")) != Some(position))
            .map(|(_, row)| row)
    }

    /// Writes the table.
    pub(crate) fn write(&self) -> io::Result<Vec<u8>> {
        write_sheet(&self.rows, &file_columns::ENTITIES.all)
    }

    fn take(
        &mut self,
        row: SheetRow<'_>,
        text: &str,
        kinds: &mut SettledKinds,
        sources: &mut SettledSources,
    ) -> Vec<String> {
        let mut changes = row.changes().to_vec();
        let wanted = wanted_id(row);
        let id = self.slugs.of(wanted, '-', "entity").to_owned();
        // What ties call it by may be another's own id.
        let id = if self.given.insert(id.clone()) {
            id
        } else {
            self.slugs.free(wanted, '-', "entity")
        };
        let name = if row.get("name").is_empty() {
            wanted
        } else {
            row.get("name")
        };
        self.rows.begin(row.place());
        for (column, cell) in row.cells() {
            if !matches!(
                column,
                "id" | "kind"
                    | "name"
                    | "begin"
                    | "end"
                    | BEGIN_JULIAN
                    | END_JULIAN
                    | SHELFMARK
                    | FOLIO
                    | "source"
                    | "locus"
                    | "variants"
            ) {
                self.rows.set(column, cell);
            }
        }
        self.rows.set("id", &id);
        self.rows.set("kind", kinds.id(row.get("kind")));
        self.rows.set("name", name);
        if id != wanted && wanted != name {
            changes.push(format!("the id \"{}\" was changed to {id}", cut(wanted)));
            self.rows.set("original_id", wanted);
        }
        let variants = self.aliases.with(name, row.get("variants"), &mut changes);
        self.rows.set("variants", &variants);
        self.take_dates(row, self.dates, &mut changes);
        let citation = sources.citation(row, Citing::Optional, &mut changes);
        self.rows.set("source", &citation.source);
        self.rows.set("locus", &citation.locus);
        if wanted != text {
            self.by_own_id
                .entry(wanted.to_owned())
                .or_insert(self.ids.len());
        }
        self.by_text.insert(text.to_owned(), self.ids.len());
        self.ids.push(id);
        changes
    }

    fn take_dates(&mut self, row: SheetRow<'_>, dates: DatesOfImport, changes: &mut Vec<String>) {
        let written = ["begin", "end"].map(|column| self.written(row, column));
        let [begin, end] = written.map(|Written { text, reckoning }| {
            (!text.is_empty()).then(|| dates.read(reckoning, text, changes))?
        });
        let contradict =
            matches!((&begin, &end), (Some(begin), Some(end)) if !begin.may_precede(end));
        if contradict {
            changes
                .push("the end is before the beginning; both dates were kept as text".to_owned());
        }
        for ((column, date), Written { text, .. }) in
            [("begin", begin), ("end", end)].into_iter().zip(written)
        {
            let date = date.as_ref().map_or("", HistoricalDate::as_str);
            if contradict || date != text {
                self.rows.set(&format!("{column}_as_written"), text);
            }
            if !contradict {
                self.rows.set(column, date);
            }
        }
    }

    /// A date as it was written. A number that is no year is kept as one, and is no date.
    fn written<'r>(&mut self, row: SheetRow<'r>, column: &'static str) -> Written<'r> {
        let julian = julian_column(column).unwrap_or_default();
        let (text, julian) = (row.get(column), row.get(julian));
        let (text, reckoning) = if text.is_empty() {
            (julian, Some(Reckoning::Julian))
        } else if self.numbers.have(column, text, row.place()) {
            self.rows.set(&format!("{column}_as_written"), text);
            ("", None)
        } else {
            self.rows.set(&format!("{column}_julian"), julian);
            (text, None)
        };
        Written { text, reckoning }
    }

    fn make(
        &mut self,
        Named { text, kind, name }: Named<'_>,
        place: Place,
        kinds: &mut SettledKinds,
    ) -> usize {
        let id = self.slugs.of(text, '-', "entity").to_owned();
        let id = if self.given.insert(id.clone()) {
            id
        } else {
            self.slugs.free(text, '-', "entity")
        };
        let name = if name.is_empty() { text } else { name };
        self.rows.begin(place);
        self.rows.set("id", &id);
        self.rows.set("kind", kinds.id(kind));
        self.rows.set("name", name);
        if id != text && name != text {
            self.rows.set("original_id", text);
        }
        self.by_text.insert(text.to_owned(), self.ids.len());
        self.ids.push(id);
        self.ids.len() - 1
    }

    /// Finds the only entity of this name; the index of names is built when the first id is not
    /// found.
    fn named(&mut self, text: &str) -> Option<usize> {
        if !self.had_rows {
            return None;
        }
        let rows = &self.rows;
        let by_name = self.by_name.get_or_insert_with(|| {
            let mut names: HashMap<String, Option<usize>> = HashMap::new();
            for (position, row) in rows.rows().enumerate() {
                names
                    .entry(row.get("name").to_owned())
                    .and_modify(|only| *only = None)
                    .or_insert(Some(position));
            }
            names
        });
        by_name.get(text).copied().flatten()
    }
}

/// A date as it was written.
#[derive(Clone, Copy)]
struct Written<'r> {
    text: &'r str,
    reckoning: Option<Reckoning>,
}

/// Whether a row only mentions an entity.
fn says_nothing_more(row: SheetRow<'_>) -> bool {
    row.is(RowMark::OnlyNamed)
}

/// The ids of the rows that say more than an id.
fn fuller_ids(sheet: &Sheet) -> HashSet<&str> {
    sheet
        .rows()
        .filter(|row| !says_nothing_more(*row))
        .map(id_text)
        .collect()
}

/// The id that an entity should get: its own id, if it has one besides its reference in the file.
fn wanted_id(row: SheetRow<'_>) -> &str {
    row.own_id().unwrap_or_else(|| id_text(row))
}

/// The text by which relations refer to an entity.
fn id_text(row: SheetRow<'_>) -> &str {
    if row.get("id").is_empty() {
        row.get("name")
    } else {
        row.get("id")
    }
}
