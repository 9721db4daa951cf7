//! Associations: godparents, witnesses, friends and others, in the words of the file.

use crate::exchange::draft::Draft;
use crate::exchange::draft::TYPE_CLASS;
use crate::exchange::gedcom::lines::At;
use crate::exchange::gedcom::lines::Lines;
use crate::exchange::gedcom::lines::VOID;
use crate::exchange::gedcom::lines::reference;
use crate::exchange::gedcom::sources::CITATION_DETAILS;
use crate::exchange::gedcom::sources::Sources;
use crate::exchange::gedcom::sources::notes;
use crate::exchange::gedcom::vocabulary::PERHAPS_SAME;
use crate::exchange::importer::ForeignFile;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;

/// Makes relations from the associations of a person's record. `RELA Godfather` means that the
/// other person is their godfather.
pub(super) fn take_associations<'a>(
    file: &ForeignFile<'a>,
    lines: &Lines<'a>,
    at: At,
    sources: &mut Sources<'_, '_, 'a>,
    draft: &mut Draft,
) {
    let record = lines.get(at);
    for (association, line) in lines.tagged(at, "ASSO") {
        let Some(other) = reference(line.value).filter(|other| *other != VOID) else {
            draft.report.refused(
                RowOf::Relations,
                file.at(line.number),
                "ASSO does not refer to a person".to_owned(),
            );
            continue;
        };
        let citation = sources.citation(&[association], draft);
        let of_file = if citation.source.is_empty() {
            sources.of_file(draft)
        } else {
            None
        };
        draft.relations.begin(file.at(line.number));
        let role = lines.value(association, "RELA").to_lowercase();
        let role = if role.is_empty() {
            lines.value(association, "ROLE").to_lowercase()
        } else {
            role
        };
        if role.is_empty() {
            draft.relations.set("type", "associated with");
            draft.relations.mark(RowMark::Undirected);
        } else {
            draft.relations.set(
                "type",
                &if role.ends_with(" of") {
                    role
                } else {
                    format!("{role} of")
                },
            );
        }
        let note = notes(lines, association);
        let cells = [
            ("from", other),
            ("to", record.name),
            (TYPE_CLASS, "association"),
            ("note", note.as_str()),
            ("source", of_file.as_deref().unwrap_or(&citation.source)),
            ("locus", &citation.locus),
            (CITATION_DETAILS, &citation.details),
        ];
        for (column, text) in cells {
            draft.relations.set(column, text);
        }
    }
}

/// Makes the relations to records that may describe the same person. Returns whether there are any.
pub(super) fn take_aliases<'a>(
    file: &ForeignFile<'a>,
    lines: &Lines<'a>,
    at: At,
    sources: &mut Sources<'_, '_, 'a>,
    draft: &mut Draft,
) -> bool {
    let record = lines.get(at);
    let mut has_any = false;
    for (_, line) in lines.tagged(at, "ALIA") {
        let Some(other) = reference(line.value).filter(|other| *other != VOID) else {
            continue;
        };
        has_any = true;
        let of_file = sources.of_file(draft).unwrap_or_default();
        draft.relations.begin(file.at(line.number));
        draft.relations.mark(RowMark::Undirected);
        let cells = [
            ("from", record.name),
            ("type", PERHAPS_SAME),
            ("to", other),
            ("source", &of_file),
        ];
        for (column, text) in cells {
            draft.relations.set(column, text);
        }
    }
    has_any
}
