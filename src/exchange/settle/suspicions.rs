//! Reports data that are imported unchanged but are probably mistakes: unknown people, rows of
//! sums, repeated relations, names that differ in capitals only.

use std::hash::BuildHasher;

use hashbrown::DefaultHashBuilder;
use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::settle::entities::cut;
use crate::exchange::sheet::Sheet;
use crate::exchange::sheet::SheetRow;
use crate::exchange::sums;
use crate::exchange::sums::names_sums;
use crate::exchange::words::counted;
use crate::exchange::words::first_few;

/// The most names that a message lists.
const NAMED: usize = 5;

/// Names for unknown people, as [`sums::folded`] normalises them.
const NOBODY: [&str; 34] = [
    "nn",
    "nomennescio",
    "none",
    "null",
    "nan",
    "unknown",
    "unknownperson",
    "unknownsender",
    "unknownrecipient",
    "unknownauthor",
    "unidentified",
    "unnamed",
    "notknown",
    "anonymous",
    "anon",
    "anonym",
    "anonyme",
    "anonymus",
    "anonimo",
    "anónimo",
    "аноним",
    "unbekannt",
    "unbekannte",
    "unbekannter",
    "inconnu",
    "inconnue",
    "desconocido",
    "desconocida",
    "sconosciuto",
    "ignoto",
    "неизвестно",
    "неизвестный",
    "nieznany",
    "nieznana",
];
/// Examines the relations, and the entities that are identified only by their names.
pub(crate) fn tell<'e>(
    relations: &Sheet,
    entities: impl Iterator<Item = SheetRow<'e>>,
    report: &mut ImportReport,
) {
    let mut names = Names::default();
    entities.for_each(|entity| names.take(entity));
    names.tell(relations, report);
    tell_of_repetitions(relations, report);
}

fn names_nobody(name: &str, folded: &str) -> bool {
    // `? Meyer` is somebody of the family whose forename nobody knows, and the next one is hardly
    // the same.
    folded.is_empty()
        || name.starts_with('?')
        || NOBODY.contains(&folded)
        || name.eq_ignore_ascii_case("n/a")
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
