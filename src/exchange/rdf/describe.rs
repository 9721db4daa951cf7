//! All statements about an extract.

use std::io;

use crate::exchange::extract::Extract;
use crate::exchange::rdf::claims::describe_claim;
use crate::exchange::rdf::entities::describe_entity;
use crate::exchange::rdf::name::Name;
use crate::exchange::rdf::name::Prefix;
use crate::exchange::rdf::references::describe_columns;
use crate::exchange::rdf::references::describe_loci;
use crate::exchange::rdf::references::describe_sources;
use crate::exchange::rdf::statement::About;
use crate::exchange::rdf::statement::Statements;
use crate::exchange::rdf::terms;
use crate::exchange::rdf::vocabulary::describe_vocabulary;
use crate::model::Looks;

/// Passes all statements about an extract to `out`, grouped by subject.
///
/// Time and output are linear in the extract. Only the distinct places in sources are kept in
/// memory.
pub(crate) fn describe(extract: &Extract<'_>, out: &mut dyn Statements) -> io::Result<()> {
    describe_dataset(extract, out)?;
    describe_vocabulary(extract.network().schema(), out)?;
    describe_columns(extract, out)?;
    describe_sources(extract, out)?;
    describe_loci(extract, out)?;
    let looks = Looks::of(extract.network().schema());
    for &entity in extract.entities() {
        describe_entity(extract, &looks, entity, out)?;
    }
    for &relation in extract.relations() {
        describe_claim(extract.network().claim(relation), extract, out)?;
    }
    Ok(())
}

fn describe_dataset(extract: &Extract<'_>, out: &mut dyn Statements) -> io::Result<()> {
    let about = extract.network().about();
    let mut dataset = About::new(out, Name::Dataset);
    dataset.is_a(Prefix::Schema, "Dataset")?;
    dataset.reads(&terms::NAME, &about.title)?;
    dataset.reads(&terms::DESCRIPTION, &about.description)?;
    dataset.reads(&terms::VERSION, &about.version)?;
    dataset.reads(&terms::IDENTIFIER, &about.content_hash)?;
    for licence in &about.licences {
        dataset.reads(&terms::LICENCE, licence)?;
    }
    for contributor in &about.contributors {
        dataset.reads(&terms::CONTRIBUTOR, contributor)?;
    }
    dataset.reads(&terms::ANSWER, extract.address().unwrap_or_default())
}
