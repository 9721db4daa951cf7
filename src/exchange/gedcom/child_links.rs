//! How children came to their families: by birth, unless the file says otherwise, and how sure it
//! is of that.

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

/// The tie between a child and its parents, as far as the child's record and the family's say more
/// than that it is one.
#[derive(Clone, Debug, Default)]
pub(super) struct ChildLink<'a> {
    /// What the pedigree of the child says the parents are; nothing if it does not say.
    pedigree: Option<&'static str>,
    /// An adoption: the event, and the only partner who adopted, if it was one only.
    adoption: Option<(At, Option<Part>)>,
    /// What the family says of the father and the mother.
    of_partners: [Option<&'static str>; 2],
    /// What is said of the pedigree in words that are no type of ties.
    words: Vec<String>,
    /// Whether the link is challenged, disproven or proven.
    status: &'a str,
    note: String,
}

impl<'a> ChildLink<'a> {
    /// The type of the tie to a partner of the family.
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

    /// The event of the adoption, for the tie to somebody who adopted.
    pub(super) fn adoption(&self, partner: Part) -> Option<At> {
        self.adoption
            .map(|(event, _)| event)
            .filter(|_| self.type_of(partner) == ADOPTIVE)
    }

    /// Takes what the link to the family in the child's record says.
    pub(super) fn take_link(&mut self, lines: &Lines<'a>, link: At) {
        self.take_pedigree(lines.value(link, "PEDI"), |link| &mut link.pedigree);
        self.status = lines.value(link, "STAT");
        self.note = notes(lines, link);
    }

    /// Takes what the family says of the child: some programs write how each parent is one.
    pub(super) fn take_child_line(&mut self, lines: &Lines<'a>, child: At) {
        self.take_pedigree(lines.value(child, "_FREL"), |link| &mut link.of_partners[0]);
        self.take_pedigree(lines.value(child, "_MREL"), |link| &mut link.of_partners[1]);
    }

    /// Takes an adoption that names a family; the name.
    pub(super) fn adoption_by(lines: &Lines<'a>, event: At) -> Option<(&'a str, Option<Part>)> {
        let (at, family) = lines.tagged(event, "FAMC").next()?;
        let only = match lines.value(at, "ADOP").to_uppercase().as_str() {
            "HUSB" => Some(Part::Husband),
            "WIFE" => Some(Part::Wife),
            _ => None,
        };
        Some((reference(family.value)?, only))
    }

    /// Notes an adoption.
    pub(super) fn take_adoption(&mut self, event: At, only: Option<Part>) {
        self.adoption = Some((event, only));
    }

    /// Fills the relation begun last with what is said of the tie besides its type.
    pub(super) fn fill(&self, draft: &mut Draft) {
        let sheet = &mut draft.relations;
        sheet.set("pedigree", &self.words.join("; "));
        sheet.set("link_status", self.status);
        sheet.set("note", &self.note);
        match self.status.to_lowercase().as_str() {
            "challenged" => {
                sheet.set("certainty", "dubious");
                sheet.changed(
                    "the link of the child to the family is challenged; the tie is graded dubious"
                        .to_owned(),
                );
            }
            "disproven" => {
                sheet.set("status", "denied");
                sheet.changed("the link of the child to the family is disproven; the status of the tie is denied".to_owned());
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
