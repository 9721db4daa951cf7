//! How children belong to their families: by birth, unless the file says otherwise, and how certain
//! that is.

use crate::exchange::draft::Draft;
use crate::exchange::gedcom::families::Part;
use crate::exchange::gedcom::lines::At;
use crate::exchange::gedcom::lines::Lines;
use crate::exchange::gedcom::lines::reference;
use crate::exchange::gedcom::sources::notes;
use crate::exchange::gedcom::vocabulary::ADOPTIVE;
use crate::exchange::gedcom::vocabulary::FOSTER;
use crate::exchange::gedcom::vocabulary::PARENT;
use crate::exchange::gedcom::vocabulary::STEP;

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
    pub(super) fn take_link(&mut self, lines: &Lines<'a>, link: At) {
        self.take_pedigree(lines.value(link, "PEDI"), |link| &mut link.pedigree);
        self.status = lines.value(link, "STAT");
        self.note = notes(lines, link);
    }

    /// Reads the child's line in the family's record: some programs write the kind of each
    /// parenthood there.
    pub(super) fn take_child_line(&mut self, lines: &Lines<'a>, child: At) {
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

    /// Adds an adoption.
    pub(super) fn take_adoption(&mut self, event: At, only: Option<Part>) {
        self.adoption = Some((event, only));
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
