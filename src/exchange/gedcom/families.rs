//! Families and their members, from the records of families and of persons.

use std::ops::Range;

use hashbrown::HashMap;

use crate::exchange::ceilings::too_many_families;
use crate::exchange::gedcom::child_links::ChildLink;
use crate::exchange::gedcom::child_links::ChildLinks;
use crate::exchange::gedcom::child_links::LinkLine;
use crate::exchange::gedcom::kept_line::narrow;
use crate::exchange::gedcom::lines::At;
use crate::exchange::gedcom::lines::Line;
use crate::exchange::gedcom::lines::Lines;
use crate::exchange::gedcom::lines::VOID;
use crate::exchange::gedcom::lines::reference;
use crate::exchange::gedcom::member_fault::MemberFault;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::still_wanted;
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
    at: u32,
    family: u32,
    /// Whether the record of the person names the family.
    says_so: bool,
}

/// A family.
#[derive(Debug)]
pub(super) struct Family<'a> {
    name: &'a str,
    /// Its record; `None` if only persons refer to it.
    record: Option<u32>,
    partners: u8,
    /// Where its members are, once all are known.
    members: Range<u32>,
}

/// All families of a file, in the order of the file. There may be as many as there are lines, so
/// they have lists in common.
#[derive(Debug, Default)]
pub(super) struct Families<'a> {
    pub(super) all: Vec<Family<'a>>,
    by_name: HashMap<&'a str, u32>,
    members: Vec<Member<'a>>,
    /// Who is a member of which family, as far as it is read, and in which place of the list.
    listed: HashMap<(u32, Part, &'a str), u32>,
    links: ChildLinks<'a>,
}

/// Reads the families of a file.
pub(super) struct FamilyReader<'f, 'l, 'r, 'a> {
    pub(super) file: &'f ForeignFile<'a>,
    pub(super) lines: &'l Lines<'a>,
    pub(super) report: &'r mut ImportReport,
    pub(super) remarks: &'r mut Remarks,
}

impl<'a> Families<'a> {
    /// The partners of a family, at most two.
    pub(super) fn partners(&self, family: &Family<'a>) -> Vec<Member<'a>> {
        let members = self.members_of(family);
        let partners = members.filter(|member| member.part != Part::Child);
        partners.collect()
    }

    /// The children of a family.
    pub(super) fn children(&self, family: &Family<'a>) -> impl Iterator<Item = Member<'a>> {
        let members = self.members_of(family);
        members.filter(|member| member.part == Part::Child)
    }

    /// What the file says about the link between a child and its family.
    pub(super) fn link(
        &self,
        lines: &Lines<'a>,
        family: &Family<'a>,
        child: &str,
    ) -> ChildLink<'a> {
        self.links.read(lines, (child, family.name))
    }

    fn members_of(&self, family: &Family<'a>) -> impl Iterator<Item = Member<'a>> {
        let Range { start, end } = family.members;
        self.members[start as usize..end as usize].iter().copied()
    }

    /// The number of the family with a name; if there is none, or no name, of a new one.
    fn named(&mut self, name: &'a str) -> u32 {
        let known = self.by_name.get(name).filter(|_| !name.is_empty());
        known.copied().unwrap_or_else(|| {
            let number = narrow(self.all.len());
            self.all.push(Family {
                name,
                record: None,
                partners: 0,
                members: 0..0,
            });
            self.by_name.insert(name, number);
            number
        })
    }

    /// Adds a member.
    ///
    /// A family has at most two partners, so that the number of relations stays proportional to the
    /// file.
    fn add(&mut self, member: Member<'a>) -> Result<(), MemberFault> {
        let family = &mut self.all[member.family as usize];
        let is_partner = member.part != Part::Child;
        if is_partner && family.partners == 2 {
            return Err(MemberFault::ThirdPartner(member.id.to_owned()));
        }
        let key = (member.family, member.part, member.id);
        if self.listed.contains_key(&key) {
            return Err(MemberFault::AlreadyMember(member.id.to_owned()));
        }
        self.listed.insert(key, narrow(self.members.len()));
        family.partners += u8::from(is_partner);
        self.members.push(member);
        Ok(())
    }

    /// Notes that the record of a person names a family; whether the family lists them.
    fn says_so(&mut self, id: &'a str, part: Part, family: u32) -> bool {
        let parts: &[Part] = if part == Part::Child {
            &[Part::Child]
        } else {
            &[Part::Husband, Part::Wife]
        };
        let mut is_listed = false;
        for &part in parts {
            if let Some(&place) = self.listed.get(&(family, part, id)) {
                self.members[place as usize].says_so = true;
                is_listed = true;
            }
        }
        is_listed
    }

    /// Puts the members of each family together, when all are known.
    fn settle(&mut self) {
        self.listed = HashMap::new();
        self.by_name = HashMap::new();
        self.members.sort_by_key(|member| member.family);
        let mut start = 0;
        for members in self.members.chunk_by(|one, next| one.family == next.family) {
            let end = start + members.len();
            if let Some(first) = members.first() {
                self.all[first.family as usize].members = narrow(start)..narrow(end);
            }
            start = end;
        }
        self.links.settle();
    }
}

impl Family<'_> {
    /// Its record; `None` if only persons refer to it.
    pub(super) fn record(&self) -> Option<At> {
        self.record.map(|at| at as usize)
    }
}

impl Member<'_> {
    /// The line that names the member.
    pub(super) fn at(&self) -> At {
        self.at as usize
    }
}

impl<'a> FamilyReader<'_, '_, '_, 'a> {
    /// Reads the family records, then the references from persons to families.
    ///
    /// # Errors
    ///
    /// [`ImportError::Malformed`] if there are too many, [`ImportError::Unwanted`] if nobody waits for
    /// them.
    pub(super) fn read(mut self) -> Result<Families<'a>, ImportError> {
        let mut families = Families::default();
        let lines = self.lines;
        for (at, record) in lines.records().filter(|(_, record)| record.tag == "FAM") {
            lines.take(at);
            self.take_family(at, record, &mut families)?;
        }
        for (at, record) in lines.records().filter(|(_, record)| record.tag == "INDI") {
            self.take_person(at, record, &mut families)?;
        }
        families.settle();
        for family in &families.all {
            let partners = families.partners(family).into_iter();
            for member in partners.chain(families.children(family)) {
                if !member.says_so && lines.named(member.id).is_some() {
                    let what = "the family names a person whose record does not name the family; the relation is kept";
                    self.remarks.make(lines.get(member.at()).number, what);
                }
            }
        }
        Ok(families)
    }

    fn take_family(
        &mut self,
        at: At,
        record: Line<'a>,
        families: &mut Families<'a>,
    ) -> Result<(), ImportError> {
        let number = families.named(record.name);
        let family = &mut families.all[number as usize];
        if family.record.is_some() {
            self.remarks.make(
                record.number,
                "duplicate family record; its members were added to the first one",
            );
        }
        family.record.get_or_insert(narrow(at));
        self.go_on(families, record)?;
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
                Some(id) => {
                    if part == Part::Child {
                        let pair = (id, record.name);
                        families
                            .links
                            .note(self.lines, at, LinkLine::OfFamily(pair));
                    }
                    families.add(Member {
                        id,
                        part,
                        at: narrow(at),
                        family: number,
                        says_so: false,
                    })
                }
                None => Err(MemberFault::NotAPerson(line.tag.to_owned())),
            };
            self.refuse_faulty(added, line);
            self.go_on(families, line)?;
        }
        Ok(())
    }

    fn take_person(
        &mut self,
        at: At,
        record: Line<'a>,
        families: &mut Families<'a>,
    ) -> Result<(), ImportError> {
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
                    if let Some((name, _)) = ChildLink::adoption_by(self.lines, link) {
                        let pair = (record.name, name);
                        families
                            .links
                            .note(self.lines, link, LinkLine::Adoption(pair));
                    }
                    continue;
                }
                _ => continue,
            };
            let Some(name) = reference(line.value).filter(|name| *name != VOID) else {
                continue;
            };
            self.lines.take(link);
            if part == Part::Child {
                let pair = (record.name, name);
                families
                    .links
                    .note(self.lines, link, LinkLine::OfChild(pair));
            }
            let family = families.named(name);
            if families.says_so(record.name, part, family) {
                continue;
            }
            let what = match families.all[family as usize].record {
                Some(_) => {
                    "a person names a family whose record does not name them; the relation is kept"
                }
                None => "the family has no record; it consists of the persons who name it",
            };
            self.remarks.make(line.number, what);
            let added = families.add(Member {
                id: record.name,
                part,
                at: narrow(link),
                family,
                says_so: true,
            });
            self.refuse_faulty(added, line);
            self.go_on(families, line)?;
        }
        Ok(())
    }

    fn refuse_faulty(&mut self, added: Result<(), MemberFault>, line: Line<'a>) {
        if let Err(why) = added {
            let place = self.file.at(line.number);
            let why = why.to_string();
            self.report.refused(RowOf::Relations, place, why);
        }
    }

    /// Goes on if there is room for more families and members, and somebody still waits.
    fn go_on(&self, families: &Families<'a>, line: Line<'a>) -> Result<(), ImportError> {
        let most = self.file.options.ceilings.rows();
        if families.all.len() > most || families.members.len() > most {
            return Err(self.file.malformed(line.number, too_many_families(most)));
        }
        still_wanted(self.file.progress)
    }
}
