//! Statements about sources, places in sources, and further columns of the dataset.

use std::io;

use hashbrown::HashSet;

use crate::exchange::bibliography::Reference;
use crate::exchange::bibliography::cited;
use crate::exchange::extract::Extract;
use crate::exchange::rdf::identity::is_web_address;
use crate::exchange::rdf::name::Name;
use crate::exchange::rdf::name::Prefix;
use crate::exchange::rdf::statement::About;
use crate::exchange::rdf::statement::Object;
use crate::exchange::rdf::statement::Statements;
use crate::exchange::rdf::terms;
use crate::model::Citation;
use crate::model::HistoricalDate;

/// Writes the citations of a claim: source, and place in the source if there is one.
pub(crate) fn cite(
    extract: &Extract<'_>,
    citations: &[Citation],
    about: &mut About<'_, '_>,
) -> io::Result<()> {
    let id = |citation: &Citation| &extract.network().source(citation.source).id;
    for (number, citation) in citations.iter().enumerate() {
        if !citations[..number]
            .iter()
            .any(|earlier| earlier.source == citation.source)
        {
            about.names(&terms::DERIVED, Name::of(Prefix::Source, id(citation)))?;
        }
    }
    for citation in citations
        .iter()
        .filter(|citation| !citation.locus.is_empty())
    {
        about.names(&terms::CITATION, Name::locus(id(citation), &citation.locus))?;
    }
    Ok(())
}

/// Writes the statements about the sources.
pub(crate) fn describe_sources(extract: &Extract<'_>, out: &mut dyn Statements) -> io::Result<()> {
    cited(extract)
        .into_iter()
        .try_for_each(|source| describe_source(&Reference::of(source), out))
}

fn describe_source(reference: &Reference<'_>, out: &mut dyn Statements) -> io::Result<()> {
    let source = reference.source;
    let mut about = About::new(out, Name::of(Prefix::Source, &source.id));
    about.is_a(Prefix::Schema, reference.form.schema_type())?;
    about.reads(&terms::NAME, &source.title)?;
    for author in &reference.people.authors {
        about.reads(&terms::AUTHOR, &author.whole())?;
    }
    for editor in &reference.people.editors {
        about.reads(&terms::EDITOR, &editor.whole())?;
    }
    match HistoricalDate::parse(&source.year) {
        Ok(date) => about.dates(&terms::PUBLISHED, Some(&date))?,
        Err(_) => about.reads(&terms::PUBLISHED, &source.year)?,
    }
    about.reads(&terms::PUBLISHER, &source.publisher)?;
    about.reads(&terms::ARCHIVE, &source.archive)?;
    about.reads(&terms::SHELFMARK, &source.shelfmark)?;
    about.reads(&terms::GENRE, &source.kind)?;
    let address = reference.doi().map_or_else(
        || source.url.clone(),
        |doi| format!("https://doi.org/{doi}"),
    );
    if is_web_address(&address) {
        about.says(&terms::URL, Object::Address(&address))?;
    } else {
        about.reads(&terms::URL, &source.url)?;
    }
    about.reads(&terms::NOTE, &source.note)
}

/// Writes the statements about places in sources, each place once.
pub(crate) fn describe_loci(extract: &Extract<'_>, out: &mut dyn Statements) -> io::Result<()> {
    let network = extract.network();
    let of_entities = extract
        .entities()
        .iter()
        .filter_map(|&entity| network.entity(entity).details.as_ref());
    let of_entities = of_entities.flat_map(|details| &details.citations);
    let of_relations = extract
        .relations()
        .iter()
        .flat_map(|&relation| network.claim(relation).citations());
    let all = of_entities
        .chain(of_relations)
        .filter(|citation| !citation.locus.is_empty());
    let distinct: HashSet<(usize, &str)> = all
        .map(|citation| (citation.source.get(), citation.locus.as_str()))
        .collect();
    let mut loci: Vec<(usize, &str)> = distinct.into_iter().collect();
    loci.sort_unstable();
    for (source, locus) in loci {
        let source = &network.sources()[source].id;
        let mut about = About::new(out, Name::locus(source, locus));
        about.is_a(Prefix::Prosopograph, "Locus")?;
        about.reads(&terms::LOCUS_TEXT, locus)?;
        about.names(&terms::PART_OF, Name::of(Prefix::Source, source))?;
    }
    Ok(())
}

/// Writes the labels of the further columns.
pub(crate) fn describe_columns(extract: &Extract<'_>, out: &mut dyn Statements) -> io::Result<()> {
    let network = extract.network();
    let of_entities = extract
        .entities()
        .iter()
        .filter_map(|&entity| network.entity(entity).details.as_ref());
    let of_entities = of_entities
        .flat_map(|details| &details.attributes)
        .map(|(column, _)| column.as_str());
    let of_relations = extract
        .relations()
        .iter()
        .flat_map(|&relation| network.claim(relation).attributes());
    let distinct: HashSet<&str> = of_entities
        .chain(of_relations.map(|(column, _)| column))
        .collect();
    let mut columns: Vec<&str> = distinct.into_iter().collect();
    columns.sort_unstable();
    for column in columns {
        let mut about = About::new(out, Name::of(Prefix::Column, column));
        about.is_a(Prefix::Rdf, "Property")?;
        about.reads(&terms::LABEL, column)?;
    }
    Ok(())
}
