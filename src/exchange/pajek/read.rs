//! The reader of Pajek files.

use std::borrow::Cow;

use crate::exchange::columns::distinct;
use crate::exchange::draft::Draft;
use crate::exchange::importer::Accompanies;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::Importer;
use crate::exchange::pajek::accompaniment::accompaniment;
use crate::exchange::pajek::project::ValuesPart;
use crate::exchange::pajek::sections::begins_project;
use crate::exchange::pajek::sections::read_sections;
use crate::exchange::pajek::sections::read_values;
use crate::exchange::pajek::ties::Ties;
use crate::exchange::pajek::vertices::Vertices;
use crate::exchange::remarks::Remarks;
use crate::exchange::sidecar::take_sidecar;

/// The reader of `.net` and `.paj` files, and of `.clu`, `.vec` and `.per` files that accompany a
/// `.net` file.
///
/// Further networks of a project are merged with the first: vertices by label; their arcs and edges
/// become relations of a type named after the network.
#[derive(Clone, Copy, Debug)]
pub struct PajekReader;

impl Importer for PajekReader {
    fn recognises(&self, text: &str) -> bool {
        let lines = text.lines().map(str::trim);
        let first = lines
            .into_iter()
            .find(|line| !line.is_empty() && !line.starts_with('%'));
        first.is_some_and(begins_project)
    }

    fn accompanies(&self, text: &str) -> Accompanies {
        accompaniment(text)
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        let mut remarks = Remarks::default();
        let mut project = read_sections(file, &mut draft.report, &mut remarks)?;
        for companion in file.companions {
            let mut remarks = Remarks::default();
            project
                .vectors
                .extend(read_values(companion, &mut draft.report, &mut remarks)?);
            remarks.report(companion, &mut draft.report);
        }
        name_vectors(&mut project.vectors, file.stem());
        if let Some((line, json)) = project.sidecar {
            take_sidecar(json, file.at(line), draft)
                .map_err(|message| file.malformed(line, message))?;
        } else if let [only] = project.networks.as_slice() {
            only.name.clone_into(&mut draft.about.title);
        }
        let mut all_ids = Vec::new();
        let mut vertices = Vertices::new(file, &project, draft, &mut remarks);
        for position in 0..project.networks.len() {
            all_ids.push(vertices.take(&project, position)?);
        }
        let mut ties = Ties::new(file, &project, draft, &mut remarks);
        for (network, ids) in project.networks.iter().zip(&all_ids) {
            ties.take(network, ids)?;
        }
        remarks.report(file, &mut draft.report);
        Ok(())
    }
}

/// Gives each partition and vector a unique name. A name that is the network's name is replaced.
fn name_vectors(vectors: &mut [ValuesPart<'_>], network: &str) {
    let name = |vector: &ValuesPart<'_>| {
        let is_partition = vector
            .values
            .iter()
            .all(|value| value.parse::<i64>().is_ok());
        match vector.name.as_ref() {
            name if name != network => name.to_owned(),
            _ if is_partition => "partition".to_owned(),
            _ => "vector".to_owned(),
        }
    };
    let names = distinct(vectors.iter().map(name));
    for (vector, name) in vectors.iter_mut().zip(names) {
        vector.name = Cow::Owned(name);
    }
}
