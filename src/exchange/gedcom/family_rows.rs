//! Families become relations: between the partners, and between each parent and child.

use hashbrown::HashSet;

use crate::exchange::draft::Draft;
use crate::exchange::gedcom::columns::is_housekeeping;
use crate::exchange::gedcom::date::GedcomDate;
use crate::exchange::gedcom::date::read_date;
use crate::exchange::gedcom::families::Families;
use crate::exchange::gedcom::families::Family;
use crate::exchange::gedcom::families::Member;
use crate::exchange::gedcom::lines::At;
use crate::exchange::gedcom::lines::Lines;
use crate::exchange::gedcom::people::Facts;
use crate::exchange::gedcom::people::PICTURES;
use crate::exchange::gedcom::people::People;
use crate::exchange::gedcom::people::cut;
use crate::exchange::gedcom::people::further_dates;
use crate::exchange::gedcom::sources::CITATION_DETAILS;
use crate::exchange::gedcom::sources::Citation;
use crate::exchange::gedcom::sources::Sources;
use crate::exchange::gedcom::sources::notes;
use crate::exchange::gedcom::vocabulary::SPOUSE;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::remarks::Remarks;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;
use crate::model::HistoricalDate;

/// Citations of a family are copied to the relations with its children if they are not longer than
/// this.
const LONGEST_CITATION: usize = 1_000;

/// Facts about a couple other than wedding and divorce, with their attributes.
const FACTS: [(&str, &str); 7] = [
    ("ENGA", "engaged"),
    ("MARB", "banns"),
    ("MARC", "marriage_contract"),
    ("MARL", "marriage_licence"),
    ("ANUL", "annulled"),
    ("DIVF", "divorce_filed"),
    ("NCHI", "number_of_children"),
];

/// Writes the relations of families.
pub(super) struct FamilyRows<'f, 'l, 'p, 'a> {
    pub(super) file: &'f ForeignFile<'a>,
    pub(super) lines: &'l Lines<'a>,
    pub(super) people: &'p mut People<'f, 'l, 'a>,
    pub(super) sources: &'p mut Sources<'f, 'l, 'a>,
    pub(super) draft: &'p mut Draft,
    pub(super) remarks: &'p mut Remarks,
    /// The relation types in use.
    pub(super) used: HashSet<&'static str>,
}

impl<'a> FamilyRows<'_, '_, '_, 'a> {
    /// Makes the relations of all families.
    ///
    /// # Errors
    ///
    /// Those of [`ForeignFile::go_on`].
    pub(super) fn take(&mut self, families: &Families<'a>) -> Result<(), ImportError> {
        for family in &families.all {
            self.file.go_on(self.draft)?;
            let partners = families.partners(family);
            self.take_couple(families, family, &partners);
            self.take_children(families, family, &partners)?;
        }
        Ok(())
    }

    /// The citations of the family record itself.
    fn citation_of_family(&mut self, family: &Family<'a>) -> Citation {
        family.record().map_or_else(Citation::default, |record| {
            self.sources.citation(&[record], self.draft)
        })
    }

    /// The citations for the couple: a marriage register says nothing about children.
    fn citation_of_couple(&mut self, record: At) -> Citation {
        let is_of_couple = |tag| {
            !matches!(
                tag,
                "HUSB" | "WIFE" | "CHIL" | "SOUR" | "NOTE" | "SNOTE" | "OBJE"
            )
        };
        let facts = self
            .lines
            .below(record)
            .filter(|(_, line)| is_of_couple(line.tag))
            .map(|(at, _)| at);
        let below: Vec<At> = std::iter::once(record).chain(facts).collect();
        self.sources.citation(&below, self.draft)
    }

    fn take_couple(
        &mut self,
        families: &Families<'a>,
        family: &Family<'a>,
        partners: &[Member<'a>],
    ) {
        let line = family
            .record()
            .map_or(0, |record| self.lines.get(record).number);
        let [one, other] = partners else {
            let has_wedding = family
                .record()
                .is_some_and(|record| self.lines.tagged(record, "MARR").next().is_some());
            if has_wedding {
                self.remarks.make(
                    line,
                    "the family has a wedding but not two partners; the wedding was left out",
                );
            } else if partners.is_empty() && families.children(family).next().is_some() {
                self.remarks.make(
                    line,
                    "the family has children but no parents; no relation is made",
                );
            }
            return;
        };
        self.used.insert(SPOUSE);
        let line = if line == 0 {
            self.lines.get(other.at()).number
        } else {
            line
        };
        let decisive = |tag| {
            family
                .record()
                .and_then(|record| self.decisive(record, tag))
        };
        let [wedding, divorce] = ["MARR", "DIV"].map(decisive);
        let place = wedding.and_then(|wedding| self.wedding_place(wedding));
        self.draft.relations.begin(self.file.at(line));
        self.draft.relations.mark(RowMark::Undirected);
        let cells = [("from", one.id), ("type", SPOUSE), ("to", other.id)];
        for (column, text) in cells.into_iter().chain(place.map(|place| ("place", place))) {
            self.draft.relations.set(column, text);
        }
        let mut citation = Citation::default();
        if let Some(record) = family.record() {
            self.take_dates(wedding, divorce);
            self.take_facts(record, wedding, divorce);
            citation = self.citation_of_couple(record);
        }
        self.cite(&citation);
    }

    /// The place of the wedding, for which an entity is made.
    fn wedding_place(&mut self, wedding: At) -> Option<&'a str> {
        let lines = self.lines;
        let (at, found) = lines
            .tagged(wedding, "PLAC")
            .find(|(_, line)| !line.value.trim().is_empty())?;
        let place = found.value.trim();
        // A place named like the id of a person would be mistaken for that person.
        if lines.named(place).is_some() {
            return None;
        }
        self.people.place(at, self.draft);
        Some(place)
    }

    /// The wedding or divorce that dates the relation: the first with a date.
    fn decisive(&self, record: At, tag: &'static str) -> Option<At> {
        let all = || self.lines.tagged(record, tag).map(|(event, _)| event);
        all()
            .find(|&event| !self.lines.value(event, "DATE").is_empty())
            .or_else(|| all().next())
    }

    /// Dates the relation from wedding to divorce. An end that is not given is unknown.
    fn take_dates(&mut self, wedding: Option<At>, divorce: Option<At>) {
        let date = |event: Option<At>| {
            event
                .map(|event| self.lines.value(event, "DATE"))
                .filter(|date| !date.is_empty())
        };
        let (married, divorced) = (date(wedding), date(divorce));
        let verbatim = match (married, divorced) {
            (Some(married), Some(divorced)) => format!("MARR {married}; DIV {divorced}"),
            (Some(date), None) => date.to_owned(),
            (None, Some(date)) => format!("DIV {date}"),
            (None, None) => String::new(),
        };
        self.draft.relations.set("when_verbatim", &verbatim);
        let start = married.and_then(|date| self.date(date));
        let end = divorced.and_then(|date| self.date(date));
        let stretch = stretch(
            start.as_deref().unwrap_or_default(),
            end.as_deref().unwrap_or_default(),
        );
        if let Some(when) = stretch.or(start) {
            self.draft.relations.set("when", &when);
        }
    }

    fn date(&mut self, date: &str) -> Option<String> {
        match read_date(date) {
            GedcomDate::Read(edtf) => Some(edtf),
            GedcomDate::Changed(edtf, how) => {
                self.draft.relations.changed(how);
                Some(edtf)
            }
            GedcomDate::Phrase => None,
            GedcomDate::Unread(why) => {
                self.draft
                    .relations
                    .changed(format!("the date \"{}\" is kept as text: {why}", cut(date)));
                None
            }
        }
    }

    /// Adds the other facts about a couple, each in the column of its tag.
    fn take_facts(&mut self, record: At, wedding: Option<At>, divorce: Option<At>) {
        let mut facts = Facts::default();
        for (at, line) in self.lines.below(record) {
            let column = match line.tag {
                "HUSB" | "WIFE" | "CHIL" | "NOTE" | "SNOTE" | "SOUR" => continue,
                "MARR" if Some(at) == wedding => continue,
                "MARR" => {
                    self.remarks.make(
                        line.number,
                        "the couple has more than one wedding; the others are kept in further_weddings",
                    );
                    "further_weddings".to_owned()
                }
                "DIV" if Some(at) == divorce => "divorced".to_owned(),
                "DIV" => "further_divorces".to_owned(),
                "OBJE" => {
                    self.remarks.make(line.number, PICTURES);
                    self.lines.take_all(at);
                    continue;
                }
                tag if is_housekeeping(tag) => continue,
                tag => FACTS
                    .iter()
                    .find(|(fact, _)| *fact == tag)
                    .map_or_else(|| format!("gedcom_{tag}"), |(_, fact)| (*fact).into()),
            };
            facts.add(column, self.people.told(at));
        }
        if let Some(at) = wedding {
            facts.add(
                "marriage_type".to_owned(),
                self.lines.value(at, "TYPE").to_owned(),
            );
            facts.add("further_dates".to_owned(), further_dates(self.lines, at));
            for (partner, column) in [("HUSB", "age_of_husband"), ("WIFE", "age_of_wife")] {
                let age = self
                    .lines
                    .tagged(at, partner)
                    .next()
                    .map_or("", |(partner, _)| self.lines.value(partner, "AGE"));
                facts.add(column.to_owned(), age.to_owned());
            }
        }
        for (column, text) in facts.columns() {
            self.draft.relations.set(column, text);
        }
        let all_notes = std::iter::once(record)
            .chain(wedding)
            .map(|at| notes(self.lines, at));
        let all_notes = all_notes
            .filter(|note| !note.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n");
        self.draft.relations.set("note", &all_notes);
    }

    fn take_children(
        &mut self,
        families: &Families<'a>,
        family: &Family<'a>,
        partners: &[Member<'a>],
    ) -> Result<(), ImportError> {
        let of_family = self.citation_of_family(family);
        for child in families.children(family) {
            self.file.go_on(self.draft)?;
            let kinship = families.link(self.lines, family, child.id);
            let line = self.lines.get(child.at()).number;
            for parent in partners {
                if parent.id == child.id {
                    let why = format!("{} cannot be their own parent", child.id);
                    self.draft
                        .report
                        .refused(RowOf::Relations, self.file.at(line), why);
                    continue;
                }
                let relation_type = kinship.type_of(parent.part);
                self.used.insert(relation_type);
                let own = self.sources.citation(&[child.at()], self.draft);
                self.draft.relations.begin(self.file.at(line));
                for (column, text) in [
                    ("from", parent.id),
                    ("type", relation_type),
                    ("to", child.id),
                ] {
                    self.draft.relations.set(column, text);
                }
                kinship.fill(self.draft);
                if let Some(adoption) = kinship.adoption(parent.part) {
                    self.take_adoption(adoption);
                }
                let none = Citation::default();
                if own != none {
                    self.cite(&own);
                } else if self.may_copy(&of_family) {
                    self.cite(&of_family);
                } else {
                    self.cite(&none);
                }
            }
        }
        Ok(())
    }

    /// Whether the citation of a family may be copied to one more relation with a child.
    fn may_copy(&self, citation: &Citation) -> bool {
        let parts = [&citation.source, &citation.locus, &citation.details];
        let bytes = parts.into_iter().map(String::len).sum();
        bytes <= LONGEST_CITATION && self.lines.may_copy(bytes)
    }

    /// Dates the relation to the adopting parent from the adoption on.
    fn take_adoption(&mut self, event: At) {
        let date = self.lines.value(event, "DATE");
        if date.is_empty() {
            return;
        }
        self.draft
            .relations
            .set("when_verbatim", &format!("ADOP {date}"));
        if let Some(start) = self.date(date) {
            let when = stretch(&start, "").unwrap_or(start);
            self.draft.relations.set("when", &when);
        }
    }

    fn cite(&mut self, citation: &Citation) {
        let of_file = if citation.source.is_empty() {
            self.sources.of_file(self.draft)
        } else {
            None
        };
        self.draft
            .relations
            .set("source", of_file.as_deref().unwrap_or(&citation.source));
        self.draft.relations.set("locus", &citation.locus);
        self.draft
            .relations
            .set(CITATION_DETAILS, &citation.details);
    }
}

/// The interval between two dates, if both are single dates of one calendar. An empty date is an
/// unknown end.
fn stretch(start: &str, end: &str) -> Option<String> {
    if start.is_empty() && end.is_empty()
        || [start, end]
            .iter()
            .any(|date| date.contains(['/', '[', '{']))
    {
        return None;
    }
    let plain = |date: &str| date.trim_start_matches("julian:").to_owned();
    let are_julian = |date: &str| date.is_empty() || date.starts_with("julian:");
    let are_gregorian = !start.starts_with("julian:") && !end.starts_with("julian:");
    let written = if are_gregorian {
        format!("{start}/{end}")
    } else if are_julian(start) && are_julian(end) {
        format!("julian:{}/{}", plain(start), plain(end))
    } else {
        return None;
    };
    HistoricalDate::parse(&written).is_ok().then_some(written)
}
