//! From files to a network, with the report on the way.

use crate::dataset::entities;
use crate::dataset::entities::EntityContext;
use crate::dataset::entities::EntityLookup;
use crate::dataset::files::DatasetFiles;
use crate::dataset::package;
use crate::dataset::questions;
use crate::dataset::relations;
use crate::dataset::relations::RelationContext;
use crate::dataset::report::DatasetReport;
use crate::dataset::sources::Sources;
use crate::dataset::table::Table;
use crate::dataset::vocabulary::Vocabulary;
use crate::model::Network;
use crate::model::NetworkBuilder;

/// What came of reading a dataset.
#[derive(Debug)]
pub struct Loaded {
    /// Every problem, and what was counted.
    pub report: DatasetReport,
    /// The network, unless the report has errors.
    pub network: Option<Network>,
}

/// Reads a dataset: a network if nothing is wrong, the report in any case.
///
/// Time and memory are linear in the size of the files.
#[must_use]
pub fn load(files: &DatasetFiles) -> Loaded {
    let mut report = DatasetReport::default();
    let about = package::read(files, &mut report);
    let mut vocabulary = Vocabulary::read(files, &mut report);
    let mut sources = Sources::read(files, &mut report);
    let entities = required_table(files, "entities.csv", &mut report);
    let relations = required_table(files, "relations.csv", &mut report);
    for table in [&entities, &relations].into_iter().flatten() {
        sources.infer(table);
    }
    if let Some(relations) = &relations {
        vocabulary.infer_types(relations);
    }
    let builder = entities.map(|entities| read_network(&entities, relations.as_ref(), &mut vocabulary, &sources, &mut report));
    let questions = questions::read(files, &mut report);
    vocabulary.note_inferred(&mut report);
    report.kinds = vocabulary.schema.kinds().len();
    report.relation_types = vocabulary.schema.types().len();
    report.sources = sources.all().len();
    report.sort();
    let network = builder.filter(|_| report.is_usable()).map(|builder| builder.finish(about, questions));
    Loaded { report, network }
}

fn required_table(files: &DatasetFiles, file: &'static str, report: &mut DatasetReport) -> Option<Table> {
    if files.get(file).is_none() {
        report.error(file, None, "there is no such file; a dataset needs entities.csv and relations.csv".to_owned());
    }
    Table::read(files, file, report)
}

/// Fills a builder from the two large tables; what is wrong with them goes into the report.
fn read_network(
    entities: &Table,
    relations: Option<&Table>,
    vocabulary: &mut Vocabulary,
    sources: &Sources,
    report: &mut DatasetReport,
) -> NetworkBuilder {
    let rows = entities::read(entities, &mut EntityContext { vocabulary, sources, report });
    let mut builder = NetworkBuilder::new(vocabulary.schema.clone(), sources.all().to_vec());
    if !sources.listed {
        builder.allow_uncited_relations();
    }
    if let Some(relations) = relations {
        let lookup = EntityLookup::new(&rows);
        let context = RelationContext { entities: &lookup, vocabulary, sources };
        for entity in &rows.entities {
            if let Err(error) = builder.add_entity(entity.clone()) {
                report.error("entities.csv", None, format!("\"{}\" cannot be used: {error}", entity.id));
            }
        }
        relations::read(relations, context, &mut builder, report);
    }
    builder
}
