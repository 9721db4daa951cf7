//! How children belong to their families: by birth, unless the file says otherwise, and how certain
//! that is.

use crate::exchange::draft::Draft;
use crate::exchange::gedcom::families::Part;
use crate::exchange::gedcom::kept_line::narrow;
use crate::exchange::gedcom::lines::At;
use crate::exchange::gedcom::lines::Lines;
use crate::exchange::gedcom::lines::reference;
use crate::exchange::gedcom::sources::notes;
use crate::exchange::gedcom::vocabulary::ADOPTIVE;
use crate::exchange::gedcom::vocabulary::FOSTER;
use crate::exchange::gedcom::vocabulary::PARENT;
use crate::exchange::gedcom::vocabulary::STEP;

/// A child and its family.
type Pair<'a> = (&'a str, &'a str);

/// A line that says something of the link between a child and its family.
#[derive(Clone, Copy, Debug)]
pub(super) enum LinkLine<'a> {
    /// The child's line in the family's record.
    OfFamily(Pair<'a>),
    /// The line of the family in the child's record.
    OfChild(Pair<'a>),
    /// An adoption event of the child.
    Adoption(Pair<'a>),
}

/// Where something is said of the links of all children, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct ChildLinks<'a>(Vec<(LinkLine<'a>, u32)>);

impl<'a> LinkLine<'a> {
    fn pair(self) -> Pair<'a> {
        match self {
            Self::OfFamily(pair) | Self::OfChild(pair) | Self::Adoption(pair) => pair,
        }
    }
}

impl<'a> ChildLinks<'a> {
    /// Notes a line, unless nothing is said below it.
    pub(super) fn note(&mut self, lines: &Lines<'a>, at: At, line: LinkLine<'a>) {
        if lines.below(at).next().is_some() {
            self.0.push((line, narrow(at)));
        }
    }

    /// Puts the lines of each link together, when all are known.
    pub(super) fn settle(&mut self) {
        self.0.sort_by_key(|(line, _)| line.pair());
    }

    /// What is said of a link.
    pub(super) fn read(&self, lines: &Lines<'a>, pair: Pair<'_>) -> ChildLink<'a> {
        let Self(all) = self;
        let first = all.partition_point(|(line, _)| line.pair() < pair);
        let of_link = all[first..]
            .iter()
            .take_while(|(line, _)| line.pair() == pair);
        let mut link = ChildLink::default();
        for &(line, at) in of_link {
            let at = at as usize;
            match line {
                LinkLine::OfFamily(_) => link.take_child_line(lines, at),
                LinkLine::OfChild(_) => link.take_link(lines, at),
                LinkLine::Adoption(_) => link.take_adoption(lines, at),
            }
        }
        link
    }
}

/// What the records of a child and its family say about the link between them.
#[derive(Clone, Debug, Default)]
pub(super) struct ChildLink<'a> {
    /// The kind of parenthood by the pedigree of the child; `None` if not stated.
    pedigree: Option<&'static str>,
    /// The adoption event, and the partner who adopted if only one of them did.
    adoption: Option<(At, Option<Part>)>,
    /// The kind of parenthood of the father and of the mother, from the family's record.
    of_partners: [Option<&'static str>; 2],
    /// Words about the pedigree that do not match a relation type.
    words: Vec<String>,
    /// The status of the link: challenged, disproven or proven.
    status: &'a str,
    note: String,
}

impl<'a> ChildLink<'a> {
    /// The relation type for one partner of the family.
    pub(super) fn type_of(&self, partner: Part) -> &'static str {
        let own = self.of_partners[usize::from(partner == Part::Wife)];
        let by_adoption = self.adoption.map(|(_, only)| {
            if only.is_none_or(|only| only == partner) {
                ADOPTIVE
            } else {
                PARENT
            }
        });
        own.or(by_adoption).or(self.pedigree).unwrap_or(PARENT)
    }

    /// The adoption event, if this partner adopted the child.
    pub(super) fn adoption(&self, partner: Part) -> Option<At> {
        self.adoption
            .map(|(event, _)| event)
            .filter(|_| self.type_of(partner) == ADOPTIVE)
    }

    /// Reads the link to the family in the child's record.
    fn take_link(&mut self, lines: &Lines<'a>, link: At) {
        self.take_pedigree(lines.value(link, "PEDI"), |link| &mut link.pedigree);
        self.status = lines.value(link, "STAT");
        self.note = notes(lines, link);
    }

    /// Reads the child's line in the family's record: some programs write the kind of each
    /// parenthood there.
    fn take_child_line(&mut self, lines: &Lines<'a>, child: At) {
        self.take_pedigree(lines.value(child, "_FREL"), |link| &mut link.of_partners[0]);
        self.take_pedigree(lines.value(child, "_MREL"), |link| &mut link.of_partners[1]);
    }

    /// Reads an adoption event that names a family: the family's id and the partner who adopted.
    pub(super) fn adoption_by(lines: &Lines<'a>, event: At) -> Option<(&'a str, Option<Part>)> {
        let (at, family) = lines.tagged(event, "FAMC").next()?;
        let only = match lines.value(at, "ADOP").to_uppercase().as_str() {
            "HUSB" => Some(Part::Husband),
            "WIFE" => Some(Part::Wife),
            _ => None,
        };
        Some((reference(family.value)?, only))
    }

    fn take_adoption(&mut self, lines: &Lines<'a>, event: At) {
        let by = Self::adoption_by(lines, event);
        self.adoption = by.map(|(_, only)| (event, only));
    }

    /// Fills the current relation with everything about the link except its type.
    pub(super) fn fill(&self, draft: &mut Draft) {
        let sheet = &mut draft.relations;
        sheet.set("pedigree", &self.words.join("; "));
        sheet.set("link_status", self.status);
        sheet.set("note", &self.note);
        match self.status.to_lowercase().as_str() {
            "challenged" => {
                sheet.set("certainty", "dubious");
                sheet.changed(
                    "the link between child and family is challenged; the relation is graded dubious"
                        .to_owned(),
                );
            }
            "disproven" => {
                sheet.set("status", "denied");
                sheet.changed("the link between child and family is disproven; the status of the relation is denied".to_owned());
            }
            _ => {}
        }
    }

    fn take_pedigree(&mut self, word: &str, of: impl Fn(&mut Self) -> &mut Option<&'static str>) {
        let relation_type = match word.to_lowercase().as_str() {
            "" => return,
            "adopted" | "adoptive" => ADOPTIVE,
            "foster" => FOSTER,
            "step" => STEP,
            "birth" | "natural" | "biological" => PARENT,
            _ => return self.words.push(word.to_owned()),
        };
        *of(self) = Some(relation_type);
    }
}
