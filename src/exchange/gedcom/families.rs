//! Families: who belongs to which, whether the family says so or the person.

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::exchange::gedcom::lines::At;
use crate::exchange::gedcom::lines::Line;
use crate::exchange::gedcom::lines::Lines;
use crate::exchange::gedcom::lines::reference;
use crate::exchange::gedcom::vocabulary::ADOPTIVE;
use crate::exchange::gedcom::vocabulary::FOSTER;
use crate::exchange::gedcom::vocabulary::PARENT;
use crate::exchange::importer::ForeignFile;
use crate::exchange::remarks::Remarks;
use crate::exchange::report::ImportReport;
use crate::exchange::report::RowOf;

/// What somebody is in a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Husband,
    Wife,
    Child,
}

/// Somebody in a family.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub(super) id: &'a str,
    pub(super) part: Part,
    /// The line that says so.
    pub(super) at: At,
}

/// A family.
#[derive(Debug, Default)]
pub(super) struct Family<'a> {
    pub(super) name: &'a str,
    /// Its record; none if only people name it.
    pub(super) record: Option<At>,
    pub(super) partners: Vec<Member<'a>>,
    pub(super) children: Vec<Member<'a>>,
    listed: HashSet<(&'a str, Part)>,
}

/// All families of a file, in its order.
#[derive(Debug, Default)]
pub(super) struct Families<'a> {
    pub(super) all: Vec<Family<'a>>,
    by_name: HashMap<&'a str, usize>,
    by_law: HashMap<(&'a str, &'a str), ByLaw>,
}

/// Parents that are none by birth.
#[derive(Clone, Copy, Debug)]
struct ByLaw {
    relation_type: &'static str,
    /// The only partner it is true of; both if there is none.
    only: Option<Part>,
}

/// A reading of families in progress.
pub(super) struct FamilyReader<'f, 'l, 'r, 'a> {
    pub(super) file: &'f ForeignFile<'a>,
    pub(super) lines: &'l Lines<'a>,
    pub(super) report: &'r mut ImportReport,
    pub(super) remarks: &'r mut Remarks,
}

impl<'a> Families<'a> {
    /// The type of the tie between a partner of a family and a child of it.
    pub(super) fn type_of(&self, family: &Family<'a>, child: &str, partner: Part) -> &'static str {
        let by_law = self.by_law.get(&(child, family.name)).filter(|found| found.only.is_none_or(|only| only == partner));
        by_law.map_or(PARENT, |found| found.relation_type)
    }

    fn named(&mut self, name: &'a str) -> &mut Family<'a> {
        let known = if name.is_empty() { None } else { self.by_name.get(name).copied() };
        let position = known.unwrap_or_else(|| {
            self.all.push(Family { name, ..Family::default() });
            self.by_name.insert(name, self.all.len() - 1);
            self.all.len() - 1
        });
        &mut self.all[position]
    }
}

impl<'a> Family<'a> {
    /// Adds somebody.
    ///
    /// A family has two partners at most, so that its ties are no more than its lines allow.
    fn add(&mut self, member: Member<'a>) -> Result<(), String> {
        let is_child = member.part == Part::Child;
        if !is_child && self.partners.len() == 2 {
            return Err(format!("the family has two partners already; {} is a third", member.id));
        }
        if !self.listed.insert((member.id, member.part)) {
            return Err(format!("{} is in the family already", member.id));
        }
        if is_child {
            self.children.push(member);
        } else {
            self.partners.push(member);
        }
        Ok(())
    }

    fn lists(&self, id: &str, part: Part) -> bool {
        let parts: &[Part] = if part == Part::Child { &[Part::Child] } else { &[Part::Husband, Part::Wife] };
        parts.iter().any(|&part| self.listed.contains(&(id, part)))
    }
}

impl<'a> FamilyReader<'_, '_, '_, 'a> {
    /// Reads the records of families, then what people say of theirs.
    pub(super) fn read(mut self) -> Families<'a> {
        let mut families = Families::default();
        let lines = self.lines;
        for (at, record) in lines.records().filter(|(_, record)| record.tag == "FAM") {
            self.take_family(at, record, families.named(record.name));
        }
        let mut said: HashSet<(&str, &str, bool)> = HashSet::new();
        for (at, record) in lines.records().filter(|(_, record)| record.tag == "INDI") {
            self.take_person(at, record, &mut families, &mut said);
        }
        for family in &families.all {
            for member in family.partners.iter().chain(&family.children) {
                let says_so = said.contains(&(member.id, family.name, member.part == Part::Child));
                if !says_so && lines.named(member.id).is_some() {
                    let what = "the family names somebody who does not name the family; the tie was taken";
                    self.remarks.make(lines.get(member.at).number, what);
                }
            }
        }
        families
    }

    fn take_family(&mut self, at: At, record: Line<'a>, family: &mut Family<'a>) {
        if family.record.is_some() {
            self.remarks.make(record.number, "the family has a record already; those it names were added to the first");
        }
        family.record.get_or_insert(at);
        for (at, line) in self.lines.below(at) {
            let part = match line.tag {
                "HUSB" => Part::Husband,
                "WIFE" => Part::Wife,
                "CHIL" => Part::Child,
                _ => continue,
            };
            let added = match reference(line.value) {
                Some(id) => family.add(Member { id, part, at }),
                None => Err(format!("{} refers to nobody", line.tag)),
            };
            if let Err(why) = added {
                self.report.refused(RowOf::Relations, self.file.at(line.number), why);
            }
        }
    }

    fn take_person(
        &mut self,
        at: At,
        record: Line<'a>,
        families: &mut Families<'a>,
        said: &mut HashSet<(&'a str, &'a str, bool)>,
    ) {
        let partner = if self.lines.value(at, "SEX").eq_ignore_ascii_case("F") { Part::Wife } else { Part::Husband };
        for (link, line) in self.lines.below(at) {
            let part = match line.tag {
                "FAMC" => Part::Child,
                "FAMS" => partner,
                "ADOP" => {
                    self.take_adoption(link, record.name, families);
                    continue;
                }
                _ => continue,
            };
            let Some(name) = reference(line.value) else { continue };
            said.insert((record.name, name, part == Part::Child));
            if part == Part::Child {
                self.take_pedigree(link, (record.name, name), families);
            }
            let family = families.named(name);
            if family.lists(record.name, part) {
                continue;
            }
            let what = match family.record {
                Some(_) => "somebody names a family that does not name them; the tie was taken",
                None => "the family has no record; it was made of those who name it",
            };
            self.remarks.make(line.number, what);
            if let Err(why) = family.add(Member { id: record.name, part, at: link }) {
                self.report.refused(RowOf::Relations, self.file.at(line.number), why);
            }
        }
    }

    /// How a child came to a family, as the link says.
    fn take_pedigree(&self, link: At, key: (&'a str, &'a str), families: &mut Families<'a>) {
        let relation_type = match self.lines.value(link, "PEDI").to_lowercase().as_str() {
            "adopted" => ADOPTIVE,
            "foster" => FOSTER,
            _ => return,
        };
        families.by_law.insert(key, ByLaw { relation_type, only: None });
    }

    fn take_adoption(&self, event: At, child: &'a str, families: &mut Families<'a>) {
        let Some((at, family)) = self.lines.tagged(event, "FAMC").next() else { return };
        let Some(name) = reference(family.value) else { return };
        let only = match self.lines.value(at, "ADOP") {
            "HUSB" => Some(Part::Husband),
            "WIFE" => Some(Part::Wife),
            _ => None,
        };
        families.by_law.insert((child, name), ByLaw { relation_type: ADOPTIVE, only });
    }
}
