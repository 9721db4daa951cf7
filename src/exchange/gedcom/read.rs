//! The reader of GEDCOM files.

use hashbrown::HashSet;

use crate::exchange::draft::Draft;
use crate::exchange::gedcom::associations::take_aliases;
use crate::exchange::gedcom::associations::take_associations;
use crate::exchange::gedcom::columns::of_entities;
use crate::exchange::gedcom::families::FamilyReader;
use crate::exchange::gedcom::family_rows::FamilyRows;
use crate::exchange::gedcom::lines::At;
use crate::exchange::gedcom::lines::Lines;
use crate::exchange::gedcom::lines::begins_transmission;
use crate::exchange::gedcom::people::People;
use crate::exchange::gedcom::sources::Sources;
use crate::exchange::gedcom::sources::notes;
use crate::exchange::gedcom::vocabulary::PERHAPS_SAME;
use crate::exchange::gedcom::vocabulary::declare_types;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::Importer;
use crate::exchange::remarks::Remarks;
use crate::exchange::report::RowOf;

/// The reader of `.ged` files.
#[derive(Clone, Copy, Debug)]
pub struct GedcomReader;

impl Importer for GedcomReader {
    fn recognises(&self, text: &str) -> bool {
        begins_transmission(text)
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        let mut remarks = Remarks::default();
        let lines = Lines::read(file, &mut remarks)?;
        read_head(file, &lines, draft, &mut remarks);
        let mut sources = Sources::new(file, &lines, draft);
        file.go_on(draft)?;
        let headers: Vec<&'static str> = of_entities().collect();
        let resolved = file.resolve(RowOf::Entities, &headers, draft);
        let columns = headers.into_iter().zip(resolved).collect();
        let mut people = People {
            file,
            lines: &lines,
            columns,
            places: HashSet::new(),
        };
        for (at, record) in lines.records().filter(|(_, record)| record.tag == "INDI") {
            file.go_on(draft)?;
            people.take(at, record, (&mut sources, draft, &mut remarks));
        }
        let families = FamilyReader {
            file,
            lines: &lines,
            report: &mut draft.report,
            remarks: &mut remarks,
        }
        .read()?;
        let mut rows = FamilyRows {
            file,
            lines: &lines,
            people: &mut people,
            sources: &mut sources,
            draft,
            remarks: &mut remarks,
            used: HashSet::new(),
        };
        rows.take(&families)?;
        let mut used = rows.used;
        for (at, _) in lines.records().filter(|(_, record)| record.tag == "INDI") {
            file.go_on(draft)?;
            take_associations(file, &lines, at, &mut sources, draft);
            if take_aliases(file, &lines, at, &mut sources, draft) {
                used.insert(PERHAPS_SAME);
            }
        }
        let used: Vec<&str> = used.into_iter().collect();
        declare_types(&used, file.whole(), draft);
        lines.unread(|line, path| {
            remarks.make(
                line.number,
                &format!("{path} is not supported; it was left out"),
            );
        });
        remarks.report(file, &mut draft.report);
        Ok(())
    }
}

/// Reads the header, and reports the types of records that are skipped.
fn read_head(file: &ForeignFile<'_>, lines: &Lines<'_>, draft: &mut Draft, remarks: &mut Remarks) {
    for (at, record) in lines.records() {
        match record.tag {
            "HEAD" => {
                read_version(file, lines, at, draft);
                draft.about.description = notes(lines, at);
                let terms = lines.value(at, "COPR");
                if !terms.is_empty() {
                    draft.about.licences.push(terms.to_owned());
                }
                // The encoding was followed when the text was decoded.
                lines.value(at, "CHAR");
            }
            "INDI" | "FAM" | "SOUR" | "REPO" | "NOTE" | "SNOTE" => {}
            "SUBM" | "SUBN" | "TRLR" => lines.take_all(at),
            other => {
                let shown: String = other.chars().take(20).collect();
                remarks.make(
                    record.number,
                    &format!("records of type {shown} are not supported; they were left out"),
                );
                lines.take_all(at);
            }
        }
    }
}

/// Reads the GEDCOM version from the header. The rest of the header is about the program that wrote
/// the file.
fn read_version(file: &ForeignFile<'_>, lines: &Lines<'_>, at: At, draft: &mut Draft) {
    lines.take_all(at);
    let version = lines
        .tagged(at, "GEDC")
        .map(|(found, _)| lines.value(found, "VERS"))
        .next()
        .unwrap_or_default();
    let version: String = version.chars().take(20).collect();
    file.taken_for(format!("GEDCOM {version}").trim_end().to_owned(), draft);
    if !version.is_empty() && !version.starts_with("5.5") {
        let message = format!(
            "the file has GEDCOM version {version}; it is read as version 5.5.1 with the changes of version 7, and unsupported parts are listed"
        );
        let line = lines.get(at).number;
        draft.report.remark(file.at(line), message);
    }
}
