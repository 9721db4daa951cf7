//! Persons and places of weddings become entities.

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::exchange::draft::Draft;
use crate::exchange::gedcom::columns::fact;
use crate::exchange::gedcom::columns::is_housekeeping;
use crate::exchange::gedcom::date::GedcomDate;
use crate::exchange::gedcom::date::read_date;
use crate::exchange::gedcom::lines::At;
use crate::exchange::gedcom::lines::Line;
use crate::exchange::gedcom::lines::Lines;
use crate::exchange::gedcom::lines::reference;
use crate::exchange::gedcom::sources::CITATION_DETAILS;
use crate::exchange::gedcom::sources::Sources;
use crate::exchange::gedcom::sources::notes;
use crate::exchange::importer::ForeignFile;
use crate::exchange::remarks::Remarks;

/// The remark on media files.
pub(super) const PICTURES: &str = "pictures and other files (OBJE) were left out";

/// Lines of a person that are not facts, or whose sources belong to relations.
const CITED_ELSEWHERE: [&str; 7] = ["FAMC", "FAMS", "ASSO", "ALIA", "SOUR", "NOTE", "SNOTE"];

/// Tags for other forms of a name.
const FURTHER_NAMES: [&str; 6] = ["NICK", "FONE", "ROMN", "TRAN", "_AKA", "_MARNM"];

/// Parts of a name, with the attributes that hold them if the name itself does not contain them.
const PARTS_OF_NAMES: [(&str, &str); 5] = [
    ("NPFX", "name_prefix"),
    ("GIVN", "given_name"),
    ("SPFX", "surname_prefix"),
    ("SURN", "surname"),
    ("NSFX", "name_suffix"),
];

/// Writes the entities of a file.
pub(super) struct People<'f, 'l, 'a> {
    pub(super) file: &'f ForeignFile<'a>,
    pub(super) lines: &'l Lines<'a>,
    /// The names of the columns of entities.
    pub(super) columns: Vec<(&'static str, String)>,
    pub(super) places: HashSet<String>,
}

/// The facts about a person or couple by column, in the order of the file.
#[derive(Default)]
pub(super) struct Facts {
    columns: Vec<(String, String)>,
    by_name: HashMap<String, usize>,
}

impl Facts {
    /// The columns with their text.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&str, &str)> {
        let columns = self.columns.iter();
        columns.map(|(column, text)| (column.as_str(), text.as_str()))
    }

    /// Adds a fact, unless it is empty.
    pub(super) fn add(&mut self, column: String, text: String) {
        if text.is_empty() {
            return;
        }
        let known = self.by_name.get(&column);
        if let Some((_, facts)) = known.and_then(|&known| self.columns.get_mut(known)) {
            facts.push_str("; ");
            facts.push_str(&text);
        } else {
            self.by_name.insert(column.clone(), self.columns.len());
            self.columns.push((column, text));
        }
    }
}

impl<'a> People<'_, '_, 'a> {
    /// Makes an entity from a person's record.
    pub(super) fn take(
        &mut self,
        at: At,
        record: Line<'a>,
        rest: (&mut Sources<'_, '_, 'a>, &mut Draft, &mut Remarks),
    ) {
        let (sources, draft, remarks) = rest;
        self.lines.take(at);
        draft.entities.begin(self.file.at(record.number));
        draft.entities.set("id", record.name);
        draft.entities.set("kind", "person");
        self.take_names(at, draft);
        self.take_life(at, draft);
        let facts = self.facts(at, remarks);
        for (column, text) in facts.columns() {
            draft.entities.set(self.column(column), text);
        }
        let names = self.lines.tagged(at, "NAME").map(|(name, _)| name);
        let all_notes: Vec<String> = std::iter::once(at)
            .chain(names)
            .map(|at| notes(self.lines, at))
            .collect();
        let all_notes: Vec<&str> = all_notes
            .iter()
            .map(String::as_str)
            .filter(|note| !note.is_empty())
            .collect();
        draft
            .entities
            .set(self.column("note"), &all_notes.join("\n\n"));
        let facts = self
            .lines
            .below(at)
            .filter(|(_, line)| !CITED_ELSEWHERE.contains(&line.tag))
            .map(|(at, _)| at);
        let below: Vec<At> = std::iter::once(at).chain(facts).collect();
        let citation = sources.citation(&below, draft);
        draft.entities.set("source", &citation.source);
        draft.entities.set("locus", &citation.locus);
        draft
            .entities
            .set(self.column(CITATION_DETAILS), &citation.details);
    }

    /// Makes the entity of a place when it is first mentioned.
    pub(super) fn place(&mut self, at: At, draft: &mut Draft) {
        let line = self.lines.get(at);
        let text = line.value.trim();
        let coordinates = coordinates(self.lines, at);
        if self.places.insert(text.to_owned()) {
            draft.entities.begin(self.file.at(line.number));
            for (column, cell) in [
                ("id", text),
                ("kind", "place"),
                ("name", text),
                ("coordinates", &coordinates),
            ] {
                draft.entities.set(column, cell);
            }
        }
    }

    fn take_names(&self, at: At, draft: &mut Draft) {
        let mut variants: Vec<String> = Vec::new();
        for (name, _) in self.lines.tagged(at, "NAME") {
            let mut written = plain_name(&self.lines.text(name));
            if written.is_empty() {
                let parts = ["GIVN", "SPFX", "SURN"].map(|tag| self.lines.value(name, tag));
                written = plain_name(&parts.join(" "));
            }
            let kind = self.lines.value(name, "TYPE").to_lowercase();
            if !kind.is_empty() && !written.is_empty() && kind != "birth" {
                draft.entities.set(&format!("name ({kind})"), &written);
            }
            self.take_parts_of_name(name, &written, draft);
            variants.push(written);
            for (further, line) in self
                .lines
                .below(name)
                .filter(|(_, line)| FURTHER_NAMES.contains(&line.tag))
            {
                self.lines.take(further);
                variants.push(plain_name(line.value));
            }
        }
        // In the standard ALIA refers to a record; most programs write a name.
        let aliases = self
            .lines
            .tagged(at, "ALIA")
            .filter(|(_, line)| reference(line.value).is_none());
        variants.extend(aliases.map(|(_, line)| plain_name(line.value)));
        let mut seen = HashSet::new();
        let names = variants.iter().map(String::as_str);
        let mut names = names.filter(|name| !name.is_empty() && seen.insert(*name));
        if let Some(name) = names.next() {
            draft.entities.set("name", name);
            let mut others = String::new();
            for name in names {
                let bar = if others.is_empty() { "" } else { "|" };
                others.push_str(bar);
                others.push_str(&name.replace('|', "/"));
            }
            draft.entities.set("variants", &others);
        }
    }

    /// Keeps the parts of a name that the name itself does not contain.
    fn take_parts_of_name(&self, name: At, written: &str, draft: &mut Draft) {
        for (tag, column) in PARTS_OF_NAMES {
            let part = plain_name(self.lines.value(name, tag));
            if !written.contains(&part) {
                draft.entities.set(column, &part);
            }
        }
    }

    /// Sets birth and death, with the original text of their dates.
    fn take_life(&self, at: At, draft: &mut Draft) {
        let events = [
            ("BIRT", "begin", "birth_date", "birth_place"),
            ("DEAT", "end", "death_date", "death_place"),
        ];
        for (tag, column, words, place) in events {
            let Some((event, _)) = self.lines.tagged(at, tag).next() else {
                continue;
            };
            draft
                .entities
                .set(self.column(place), &placed(self.lines, event));
            let date = self.lines.value(event, "DATE");
            let further = further_dates(self.lines, event);
            if date.is_empty() {
                draft.entities.set(self.column(words), &further);
                continue;
            }
            let edtf = match read_date(date) {
                GedcomDate::Read(edtf) => edtf,
                GedcomDate::Changed(edtf, how) => {
                    draft.entities.changed(how);
                    edtf
                }
                GedcomDate::Phrase => String::new(),
                GedcomDate::Unread(why) => {
                    draft
                        .entities
                        .changed(format!("the date \"{}\" is kept as text: {why}", cut(date)));
                    String::new()
                }
            };
            draft.entities.set(self.column(column), &edtf);
            if self
                .lines
                .tagged(event, "DATE")
                .filter(|(_, line)| !line.value.trim().is_empty())
                .count()
                > 1
            {
                draft.entities.changed(format!(
                    "several dates for one event; \"{}\" was used",
                    cut(date)
                ));
            }
            if !further.is_empty() {
                draft
                    .entities
                    .set(self.column(words), &format!("{date}; {further}"));
            } else if edtf != date {
                draft.entities.set(self.column(words), date);
            }
        }
    }

    fn facts(&self, at: At, remarks: &mut Remarks) -> Facts {
        let mut facts = Facts::default();
        let (mut was_born, mut has_died) = (false, false);
        for (found, line) in self.lines.below(at) {
            let is_again = match line.tag {
                "BIRT" => std::mem::replace(&mut was_born, true),
                "DEAT" => std::mem::replace(&mut has_died, true),
                _ => true,
            };
            match line.tag {
                "NAME" | "NOTE" | "SNOTE" | "SOUR" | "FAMC" | "FAMS" | "ASSO" | "ALIA" => {}
                "OBJE" => {
                    remarks.make(line.number, PICTURES);
                    self.lines.take_all(found);
                }
                "BIRT" | "DEAT" if !is_again => self.rest_of_life(found, line, &mut facts),
                tag if is_housekeeping(tag) => {}
                tag => {
                    let column = fact(tag).map_or_else(|| format!("gedcom_{tag}"), str::to_owned);
                    facts.add(column, self.told(found));
                }
            }
        }
        facts
    }

    /// Adds what the file says about a birth or death except its date and place.
    fn rest_of_life(&self, at: At, line: Line<'a>, facts: &mut Facts) {
        let which = if line.tag == "BIRT" { "birth" } else { "death" };
        for (tag, what) in [("CAUS", "cause"), ("AGE", "age"), ("TYPE", "type")] {
            facts.add(
                format!("{which}_{what}"),
                self.lines.value(at, tag).to_owned(),
            );
        }
        facts.add(format!("{which}_note"), notes(self.lines, at));
        if self.lines.below(at).next().is_none() {
            facts.add(format!("gedcom_{}", line.tag), line.value.trim().to_owned());
        }
    }

    /// A fact as text: value, kind, date, place.
    pub(super) fn told(&self, at: At) -> String {
        let value = self.lines.text(at);
        let value = if value == "Y" {
            ""
        } else {
            reference(&value).unwrap_or(&value)
        };
        let [kind, date, address, cause, age, agency] =
            ["TYPE", "DATE", "ADDR", "CAUS", "AGE", "AGNC"].map(|tag| self.lines.value(at, tag));
        let (further, place, note) = (
            further_dates(self.lines, at),
            placed(self.lines, at),
            notes(self.lines, at),
        );
        let parts = [
            value, kind, date, &further, &place, address, agency, cause, age, &note,
        ];
        let told = parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        // That the event happened is a fact in itself.
        if told.is_empty() && self.lines.get(at).value.trim() == "Y" {
            "yes".to_owned()
        } else {
            told
        }
    }

    fn column<'c>(&'c self, column: &'c str) -> &'c str {
        self.columns
            .iter()
            .find(|(known, _)| *known == column)
            .map_or(column, |(_, named)| named)
    }
}

/// The place of an event, with its coordinates in brackets if they are given.
fn placed(lines: &Lines<'_>, event: At) -> String {
    let Some((at, line)) = lines
        .tagged(event, "PLAC")
        .find(|(_, line)| !line.value.trim().is_empty())
    else {
        return String::new();
    };
    let (place, coordinates) = (line.value.trim(), coordinates(lines, at));
    if coordinates.is_empty() {
        place.to_owned()
    } else {
        format!("{place} ({coordinates})")
    }
}

/// The coordinates of a place as they are written, such as `N50.07 E14.43`.
fn coordinates(lines: &Lines<'_>, place: At) -> String {
    let map = lines.tagged(place, "MAP").next();
    let both = map.map(|(map, _)| ["LATI", "LONG"].map(|tag| lines.value(map, tag)));
    both.map_or_else(String::new, |both| both.join(" ").trim().to_owned())
}

/// Further dates of an event, and date phrases.
pub(super) fn further_dates(lines: &Lines<'_>, event: At) -> String {
    let dates: Vec<(At, Line<'_>)> = lines.tagged(event, "DATE").collect();
    let further = dates
        .iter()
        .filter(|(_, line)| !line.value.trim().is_empty())
        .skip(1)
        .map(|(_, line)| line.value.trim());
    let words = dates
        .iter()
        .map(|(date, _)| lines.value(*date, "PHRASE"))
        .filter(|words| !words.is_empty());
    further.chain(words).collect::<Vec<&str>>().join("; ")
}

/// A name without the slashes around its surname.
fn plain_name(text: &str) -> String {
    text.replace('/', " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The beginning of a text, for a message.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}
