//! Reports data that are imported unchanged but are probably mistakes: unknown people, rows of
//! sums, repeated relations, names that differ in capitals only, words that mix scripts.

use std::hash::BuildHasher;

use hashbrown::DefaultHashBuilder;
use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::settle::entities::SettledEntities;
use crate::exchange::settle::nobody::names_nobody;
use crate::exchange::settle::scripts;
use crate::exchange::settle::written_sheet::cut;
use crate::exchange::sheet::Sheet;
use crate::exchange::sheet_row::SheetRow;
use crate::exchange::sums;
use crate::exchange::sums::names_sums;
use crate::exchange::words::counted;
use crate::exchange::words::first_few;

/// The most names that a message lists.
const NAMED: usize = 5;

/// Examines the relations, and the entities that are identified only by their names.
pub(crate) fn tell(relations: &Sheet, entities: &SettledEntities, report: &mut ImportReport) {
    let mut names = Names::default();
    entities
        .called_by_name()
        .for_each(|entity| names.take(entity));
    names.take_nobodies(entities.called_by_id());
    names.tell(relations, report);
    let all = entities.called_by_name().chain(entities.called_by_id());
    scripts::tell(all, report);
    tell_of_repetitions(relations, report);
}

/// Entities with suspicious names.
#[derive(Default)]
struct Names<'e> {
    hasher: DefaultHashBuilder,
    nobodies: Vec<SheetRow<'e>>,
    sums: Vec<SheetRow<'e>>,
    /// The first entity of each folded name, by its hash.
    first: HashMap<u64, SheetRow<'e>>,
    alike: Vec<AlikePair<'e>>,
}

/// Two entities whose names differ in capitals, spaces or punctuation only.
struct AlikePair<'e> {
    first: SheetRow<'e>,
    second: SheetRow<'e>,
}

impl<'e> Names<'e> {
    fn take(&mut self, entity: SheetRow<'e>) {
        let name = entity.get("name");
        let folded = sums::folded(name);
        if names_nobody(name, &folded) {
            self.nobodies.push(entity);
        } else if names_sums(name) {
            self.sums.push(entity);
        } else if folded.contains(char::is_alphabetic) {
            let first = *self
                .first
                .entry(self.hasher.hash_one(&folded))
                .or_insert(entity);
            if first.get("name") != name && sums::folded(first.get("name")) == folded {
                self.alike.push(AlikePair {
                    first,
                    second: entity,
                });
            }
        }
    }

    /// Takes those of the entities with ids that are the only one of their name: of several, each may
    /// be somebody.
    fn take_nobodies(&mut self, entities: impl Iterator<Item = SheetRow<'e>>) {
        let mut found: HashMap<String, Option<SheetRow<'e>>> = HashMap::new();
        for entity in entities {
            let name = entity.get("name");
            let folded = sums::folded(name);
            if names_nobody(name, &folded) {
                found
                    .entry(folded)
                    .and_modify(|only| *only = None)
                    .or_insert(Some(entity));
            }
        }
        let mut only: Vec<SheetRow<'e>> = found.into_values().flatten().collect();
        only.sort_by_key(|entity| entity.place());
        self.nobodies.extend(only);
    }

    fn tell(&self, relations: &Sheet, report: &mut ImportReport) {
        let odd: HashSet<&str> = self
            .nobodies
            .iter()
            .chain(&self.sums)
            .map(|entity| entity.get("id"))
            .collect();
        let ties = if odd.is_empty() {
            HashMap::new()
        } else {
            ties_of(&odd, relations)
        };
        let in_words = |entity: &SheetRow<'_>| {
            let ties = ties.get(entity.get("id")).copied().unwrap_or_default();
            format!("\"{}\" ({})", cut(entity.get("name")), counted(ties, "tie"))
        };
        let nobodies = self
            .nobodies
            .iter()
            .filter(|entity| ties.contains_key(entity.get("id")));
        let nobodies: Vec<&SheetRow<'_>> = nobodies.collect();
        if let Some(first) = nobodies.first() {
            let why = "each seems to stand for an unknown person, but became one entity that connects everyone related to it; give unknown persons different names, such as \"N.N. 1\", or leave the cells empty";
            report.remark(
                first.place(),
                format!(
                    "{}: {why}",
                    first_few(&nobodies, NAMED, |entity| in_words(entity))
                ),
            );
        }
        if let Some(first) = self.sums.first() {
            let why =
                "a row of sums seems to have been read as a relation; remove it from the table";
            report.remark(
                first.place(),
                format!("{}: {why}", first_few(&self.sums, NAMED, in_words)),
            );
        }
        if let Some(example) = self.alike.first() {
            let pair = |AlikePair { first, second }: &AlikePair<'_>| {
                format!(
                    "\"{}\" and \"{}\"",
                    cut(first.get("name")),
                    cut(second.get("name"))
                )
            };
            let why = "the names differ only in capitals, spaces or punctuation, but were read as different entities; if they are the same, spell them alike";
            report.remark(
                example.second.place(),
                format!("{}: {why}", first_few(&self.alike, NAMED, pair)),
            );
        }
    }
}

/// Counts the relations of these entities.
fn ties_of<'r>(ids: &HashSet<&str>, relations: &'r Sheet) -> HashMap<&'r str, usize> {
    let mut ties = HashMap::new();
    for id in relations
        .rows()
        .flat_map(|row| [row.get("from"), row.get("to")])
        .filter(|id| ids.contains(id))
    {
        *ties.entry(id).or_default() += 1;
    }
    ties
}

/// Reports relations without an id that are identical to an earlier one.
fn tell_of_repetitions(relations: &Sheet, report: &mut ImportReport) {
    let hasher = DefaultHashBuilder::default();
    let mut seen: HashMap<u64, Place> = HashMap::new();
    let (mut count, mut example) = (0_usize, None);
    for row in relations.rows().filter(|row| row.get("id").is_empty()) {
        let cells: Vec<(&str, &str)> = row.cells().collect();
        match seen.insert(hasher.hash_one(&cells), row.place()) {
            Some(before) if before.line != row.place().line => {
                count += 1;
                example.get_or_insert((before, row.place()));
            }
            _ => {}
        }
    }
    if let Some((before, place)) = example {
        let before = report.location(before);
        report.remark(
            place,
            format!(
                "the relation is identical to another ({before}); all were kept, since repetitions may be meant ({count} identical relations)"
            ),
        );
    }
}
