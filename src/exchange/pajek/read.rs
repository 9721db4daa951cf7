//! The reader of Pajek files.

use crate::exchange::draft::Draft;
use crate::exchange::format::Format;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::Importer;
use crate::exchange::pajek::sections::begins_project;
use crate::exchange::pajek::sections::read_sections;
use crate::exchange::pajek::ties::Ties;
use crate::exchange::pajek::vertices::Vertices;
use crate::exchange::remarks::Remarks;
use crate::exchange::sidecar::take_sidecar;

/// The reader of `.net` and `.paj` files.
///
/// Further networks of a project are merged with the first: vertices by label, and their ties are of a type with the
/// network's name.
#[derive(Clone, Copy, Debug)]
pub struct PajekReader;

impl Importer for PajekReader {
    fn format(&self) -> Format {
        Format::Pajek
    }

    fn recognises(&self, text: &str) -> bool {
        let lines = text.lines().map(str::trim);
        let first = lines.into_iter().find(|line| !line.is_empty() && !line.starts_with('%'));
        first.is_some_and(begins_project)
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        let mut remarks = Remarks::default();
        let project = read_sections(file, &mut draft.report, &mut remarks);
        if let Some((line, json)) = project.sidecar {
            take_sidecar(json, file.at(line), draft).map_err(|message| file.malformed(line, message))?;
        } else if let [only] = project.networks.as_slice() {
            only.name.clone_into(&mut draft.about.title);
        }
        let mut all_ids = Vec::new();
        let mut vertices = Vertices::new(file, &project, draft, &mut remarks);
        for position in 0..project.networks.len() {
            all_ids.push(vertices.take(&project, position));
        }
        let mut ties = Ties::new(file, &project, draft, &mut remarks);
        for (network, ids) in project.networks.iter().zip(&all_ids) {
            ties.take(network, ids);
        }
        remarks.report(file, &mut draft.report);
        Ok(())
    }
}
