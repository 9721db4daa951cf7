//! Families and their members, from the records of families and of persons.

use hashbrown::HashMap;
use hashbrown::HashSet;

use crate::exchange::gedcom::child_links::ChildLink;
use crate::exchange::gedcom::lines::At;
use crate::exchange::gedcom::lines::Line;
use crate::exchange::gedcom::lines::Lines;
use crate::exchange::gedcom::lines::VOID;
use crate::exchange::gedcom::lines::reference;
use crate::exchange::gedcom::member_fault::MemberFault;
use crate::exchange::importer::ForeignFile;
use crate::exchange::remarks::Remarks;
use crate::exchange::report::ImportReport;
use crate::exchange::report::RowOf;

/// The role of a person in a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Husband,
    Wife,
    Child,
}

/// A member of a family.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub(super) id: &'a str,
    pub(super) part: Part,
    /// The line that names the member.
    pub(super) at: At,
}

/// A family.
#[derive(Debug, Default)]
pub(super) struct Family<'a> {
    pub(super) name: &'a str,
    /// Its record; `None` if only persons refer to it.
    pub(super) record: Option<At>,
    pub(super) partners: Vec<Member<'a>>,
    pub(super) children: Vec<Member<'a>>,
    listed: HashSet<(&'a str, Part)>,
}

/// All families of a file, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Families<'a> {
    pub(super) all: Vec<Family<'a>>,
    by_name: HashMap<&'a str, usize>,
    links: HashMap<(&'a str, &'a str), ChildLink<'a>>,
}

/// Reads the families of a file.
pub(super) struct FamilyReader<'f, 'l, 'r, 'a> {
    pub(super) file: &'f ForeignFile<'a>,
    pub(super) lines: &'l Lines<'a>,
    pub(super) report: &'r mut ImportReport,
    pub(super) remarks: &'r mut Remarks,
}

impl<'a> Families<'a> {
    /// What the file says about the link between a child and its family.
    pub(super) fn link(&self, family: &Family<'a>, child: &str) -> ChildLink<'a> {
        self.links
            .get(&(child, family.name))
            .cloned()
            .unwrap_or_default()
    }

    fn named(&mut self, name: &'a str) -> &mut Family<'a> {
        let known = if name.is_empty() {
            None
        } else {
            self.by_name.get(name).copied()
        };
        let position = known.unwrap_or_else(|| {
            self.all.push(Family {
                name,
                ..Family::default()
            });
            self.by_name.insert(name, self.all.len() - 1);
            self.all.len() - 1
        });
        &mut self.all[position]
    }
}

impl<'a> Family<'a> {
    /// Adds a member.
    ///
    /// A family has at most two partners, so that the number of relations stays proportional to the
    /// file.
    fn add(&mut self, member: Member<'a>) -> Result<(), MemberFault> {
        let is_child = member.part == Part::Child;
        if !is_child && self.partners.len() == 2 {
            return Err(MemberFault::ThirdPartner(member.id.to_owned()));
        }
        if !self.listed.insert((member.id, member.part)) {
            return Err(MemberFault::AlreadyMember(member.id.to_owned()));
        }
        if is_child {
            self.children.push(member);
        } else {
            self.partners.push(member);
        }
        Ok(())
    }

    fn lists(&self, id: &str, part: Part) -> bool {
        let parts: &[Part] = if part == Part::Child {
            &[Part::Child]
        } else {
            &[Part::Husband, Part::Wife]
        };
        parts.iter().any(|&part| self.listed.contains(&(id, part)))
    }
}

impl<'a> FamilyReader<'_, '_, '_, 'a> {
    /// Reads the family records, then the references from persons to families.
    pub(super) fn read(mut self) -> Families<'a> {
        let mut families = Families::default();
        let lines = self.lines;
        for (at, record) in lines.records().filter(|(_, record)| record.tag == "FAM") {
            lines.take(at);
            self.take_family(at, record, families.named(record.name));
            for (child, line) in lines.below(at).filter(|(_, line)| line.tag == "CHIL") {
                if let Some(id) = reference(line.value) {
                    families
                        .links
                        .entry((id, record.name))
                        .or_default()
                        .take_child_line(lines, child);
                }
            }
        }
        let mut said: HashSet<(&str, &str, bool)> = HashSet::new();
        for (at, record) in lines.records().filter(|(_, record)| record.tag == "INDI") {
            self.take_person(at, record, &mut families, &mut said);
        }
        for family in &families.all {
            for member in family.partners.iter().chain(&family.children) {
                let says_so = said.contains(&(member.id, family.name, member.part == Part::Child));
                if !says_so && lines.named(member.id).is_some() {
                    let what = "the family names a person whose record does not name the family; the relation is kept";
                    self.remarks.make(lines.get(member.at).number, what);
                }
            }
        }
        families
    }

    fn take_family(&mut self, at: At, record: Line<'a>, family: &mut Family<'a>) {
        if family.record.is_some() {
            self.remarks.make(
                record.number,
                "duplicate family record; its members were added to the first one",
            );
        }
        family.record.get_or_insert(at);
        for (at, line) in self.lines.below(at) {
            let part = match line.tag {
                "HUSB" => Part::Husband,
                "WIFE" => Part::Wife,
                "CHIL" => Part::Child,
                _ => continue,
            };
            self.lines.take(at);
            let added = match reference(line.value) {
                Some(VOID) => {
                    self.remarks.make(
                        line.number,
                        "a member of a family is deliberately left out (@VOID@); no relation is made",
                    );
                    continue;
                }
                Some(id) => family.add(Member { id, part, at }),
                None => Err(MemberFault::NotAPerson(line.tag.to_owned())),
            };
            if let Err(why) = added {
                self.report
                    .refused(RowOf::Relations, self.file.at(line.number), why.to_string());
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
        let partner = if self.lines.value(at, "SEX").eq_ignore_ascii_case("F") {
            Part::Wife
        } else {
            Part::Husband
        };
        for (link, line) in self.lines.below(at) {
            let part = match line.tag {
                "FAMC" => Part::Child,
                "FAMS" => partner,
                "ADOP" => {
                    if let Some((name, only)) = ChildLink::adoption_by(self.lines, link) {
                        families
                            .links
                            .entry((record.name, name))
                            .or_default()
                            .take_adoption(link, only);
                    }
                    continue;
                }
                _ => continue,
            };
            let Some(name) = reference(line.value).filter(|name| *name != VOID) else {
                continue;
            };
            self.lines.take(link);
            said.insert((record.name, name, part == Part::Child));
            if part == Part::Child {
                families
                    .links
                    .entry((record.name, name))
                    .or_default()
                    .take_link(self.lines, link);
            }
            let family = families.named(name);
            if family.lists(record.name, part) {
                continue;
            }
            let what = match family.record {
                Some(_) => {
                    "a person names a family whose record does not name them; the relation is kept"
                }
                None => "the family has no record; it consists of the persons who name it",
            };
            self.remarks.make(line.number, what);
            if let Err(why) = family.add(Member {
                id: record.name,
                part,
                at: link,
            }) {
                self.report
                    .refused(RowOf::Relations, self.file.at(line.number), why.to_string());
            }
        }
    }
}
