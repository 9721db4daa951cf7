//! Reads the files of a dataset into a network, and reports all problems.

use std::borrow::Cow;

use crate::dataset::decode::decode;
use crate::dataset::entities;
use crate::dataset::entities::EntityContext;
use crate::dataset::entities::EntityLookup;
use crate::dataset::files::DatasetFiles;
use crate::dataset::package;
use crate::dataset::passages;
use crate::dataset::patterns;
use crate::dataset::questions;
use crate::dataset::relations;
use crate::dataset::relations::RelationContext;
use crate::dataset::report::DatasetReport;
use crate::dataset::sources::Sources;
use crate::dataset::table::Block;
use crate::dataset::table::Header;
use crate::dataset::table_reader::TableReader;
use crate::dataset::vocabulary::Vocabulary;
use crate::model::Network;
use crate::model::NetworkBuilder;

/// The result of reading a dataset.
#[derive(Debug)]
pub struct Loaded {
    /// All problems and counts.
    pub report: DatasetReport,
    /// The network, if the report has no errors.
    pub network: Option<Network>,
}

/// Reads a dataset. Returns a report, and a network if there are no errors.
///
/// Time and memory are linear in the size of the files.
#[must_use]
pub fn load(files: &DatasetFiles) -> Loaded {
    let mut report = DatasetReport::default();
    let about = package::read(files, &mut report);
    let mut vocabulary = Vocabulary::read(files, &mut report);
    let mut sources = Sources::read(files, &mut report);
    let [entities, relations] =
        ["entities.csv", "relations.csv"].map(|file| required_text(files, file, &mut report));
    infer(
        entities.as_deref(),
        relations.as_deref(),
        &mut vocabulary,
        &mut sources,
    );
    let entities = entities
        .as_deref()
        .and_then(|text| TableReader::open("entities.csv", text, &mut report));
    let relations = relations
        .as_deref()
        .and_then(|text| TableReader::open("relations.csv", text, &mut report));
    let builder = entities
        .map(|entities| read_network(entities, relations, &mut vocabulary, &sources, &mut report));
    let questions = questions::read(files, &mut report);
    let patterns = patterns::read(files, &vocabulary.schema, &mut report);
    let passages = passages::read(files, &sources, &mut report);
    vocabulary.note_inferred(&mut report);
    report.kinds = vocabulary.schema.kinds().len();
    report.relation_types = vocabulary.schema.types().len();
    report.sources = sources.all().len();
    report.sort();
    let network = builder
        .filter(|_| report.is_usable())
        .map(|builder| builder.with_patterns(patterns).with_passages(passages))
        .map(|builder| builder.finish(about, questions));
    Loaded { report, network }
}

fn required_text<'f>(
    files: &'f DatasetFiles,
    file: &'static str,
    report: &mut DatasetReport,
) -> Option<Cow<'f, str>> {
    let bytes = files.get(file);
    if bytes.is_none() {
        report.error(
            file,
            None,
            "there is no such file; a dataset needs entities.csv and relations.csv".to_owned(),
        );
    }
    decode(file, bytes?, report)
}

/// Infers the sources and types that no file lists from the rows that name them, in a reading of
/// its own.
fn infer(
    entities: Option<&str>,
    relations: Option<&str>,
    vocabulary: &mut Vocabulary,
    sources: &mut Sources,
) {
    // The rows are read again later, and their problems are reported then.
    let mut noted = DatasetReport::default();
    let mut rows = |text: Option<&str>, take: &mut dyn FnMut(&Block, &Header)| {
        let Some(reader) = text.and_then(|text| TableReader::open("", text, &mut noted)) else {
            return;
        };
        let header = reader.header().clone();
        reader.each_block(&mut noted, |block, _| take(block, &header));
    };
    if !sources.listed {
        rows(entities, &mut |block, header| sources.infer(block, header));
        rows(relations, &mut |block, header| sources.infer(block, header));
    }
    if !vocabulary.types_listed {
        rows(relations, &mut |block, header| {
            vocabulary.infer_types(block, header);
        });
    }
}

/// Fills a builder from the two large tables and reports their problems.
fn read_network(
    entities: TableReader<'_>,
    relations: Option<TableReader<'_>>,
    vocabulary: &mut Vocabulary,
    sources: &Sources,
    report: &mut DatasetReport,
) -> NetworkBuilder {
    let rows = entities::read(
        entities,
        &mut EntityContext {
            vocabulary,
            sources,
            report,
        },
    );
    let mut builder = NetworkBuilder::new(vocabulary.schema.clone(), sources.all().to_vec());
    if !sources.listed {
        builder.allow_uncited_relations();
    }
    if let Some(relations) = relations {
        let lookup = EntityLookup::new(&rows);
        let context = RelationContext {
            entities: &lookup,
            vocabulary,
            sources,
        };
        builder.reserve_entities(rows.entities.len());
        for entity in rows.entities {
            if let Err(error) = builder.add_entity(entity) {
                report.error(
                    "entities.csv",
                    None,
                    format!("an entity cannot be used: {error}"),
                );
            }
        }
        relations::read(relations, context, &mut builder, report);
    }
    builder
}
