//! Statements about an entity: its kind, names, dates and identifiers in other databases.

use std::io;

use crate::exchange::extract::Extract;
use crate::exchange::rdf::identity::Identity;
use crate::exchange::rdf::name::Name;
use crate::exchange::rdf::name::Prefix;
use crate::exchange::rdf::references::cite;
use crate::exchange::rdf::statement::About;
use crate::exchange::rdf::statement::Object;
use crate::exchange::rdf::statement::Statements;
use crate::exchange::rdf::terms;
use crate::exchange::rdf::terms::Term;
use crate::model::EntityDetails;
use crate::model::EntityIndex;
use crate::model::Looks;
use crate::model::Shape;

/// The public vocabulary for a kind: its class, and the properties for its beginning and end.
struct Meaning {
    prefix: Prefix,
    word: &'static str,
    begin: Option<&'static Term>,
    end: Option<&'static Term>,
}

/// Writes the statements about an entity.
pub(crate) fn describe_entity(
    extract: &Extract<'_>,
    looks: &Looks,
    entity: EntityIndex,
    out: &mut dyn Statements,
) -> io::Result<()> {
    let network = extract.network();
    let entity = network.entity(entity);
    let kind = network.schema().kind(entity.kind);
    let meaning = meaning(looks.kind(entity.kind).shape);
    let mut about = About::new(out, Name::of(Prefix::Entity, &entity.id));
    about.is_a(meaning.prefix, meaning.word)?;
    about.names(&terms::ADDITIONAL_TYPE, Name::of(Prefix::Kind, &kind.id))?;
    about.reads(&terms::PREFERRED, &entity.name)?;
    about.reads(&terms::NAME, &entity.name)?;
    for variant in entity.variants() {
        match &variant.language {
            Some(language) => {
                about.says(&terms::ALTERNATIVE, Object::Tagged(&variant.text, language))?;
            }
            None => about.reads(&terms::ALTERNATIVE, &variant.text)?,
        }
    }
    let Some(details) = &entity.details else {
        return Ok(());
    };
    describe_dates(details, &meaning, &mut about)?;
    about.reads(&terms::NOTE, &details.note)?;
    for other in &details.same_as {
        describe_identity(other, &mut about)?;
    }
    cite(extract, &details.citations, &mut about)?;
    for (column, text) in &details.attributes {
        about.says_own(Name::of(Prefix::Column, column), Object::Text(text))?;
    }
    Ok(())
}

/// The class of schema.org or FOAF for the kinds that are drawn with a shape; the dataset's own
/// kind is stated beside it.
fn meaning(shape: Shape) -> Meaning {
    let (prefix, word, dates) = match shape {
        Shape::Person => (
            Prefix::Schema,
            "Person",
            Some((&terms::BIRTH, &terms::DEATH)),
        ),
        Shape::Institution => (
            Prefix::Schema,
            "Organization",
            Some((&terms::FOUNDING, &terms::DISSOLUTION)),
        ),
        Shape::Event => (
            Prefix::Schema,
            "Event",
            Some((&terms::START, &terms::FINISH)),
        ),
        Shape::Country => (Prefix::Schema, "Country", None),
        Shape::Place => (Prefix::Schema, "Place", None),
        Shape::Order | Shape::Treaty => (Prefix::Schema, "Legislation", None),
        Shape::Document | Shape::Publication => (Prefix::Schema, "CreativeWork", None),
        Shape::NationalityGroup | Shape::SocialGroup => (Prefix::Foaf, "Group", None),
        Shape::Office
        | Shape::Diamond
        | Shape::Square
        | Shape::Triangle
        | Shape::Pentagon
        | Shape::Parallelogram
        | Shape::Ring => (Prefix::Schema, "Thing", None),
    };
    let (begin, end) = dates.unzip();
    Meaning {
        prefix,
        word,
        begin,
        end,
    }
}

/// Writes dates with one property for all kinds, and with that of schema.org if there is one.
fn describe_dates(
    details: &EntityDetails,
    meaning: &Meaning,
    about: &mut About<'_, '_>,
) -> io::Result<()> {
    let ends = [
        (Some(&terms::BEGIN), &details.begin),
        (meaning.begin, &details.begin),
    ];
    let more = [
        (Some(&terms::END), &details.end),
        (meaning.end, &details.end),
    ];
    for (term, date) in ends.into_iter().chain(more) {
        if let Some(term) = term {
            about.dates(term, date.as_deref())?;
        }
    }
    Ok(())
}

/// An authority id identifies the same thing; of another address it is only known that the dataset
/// equates it.
fn describe_identity(text: &str, about: &mut About<'_, '_>) -> io::Result<()> {
    match Identity::read(text) {
        Identity::Authority(address) => {
            about.says(&terms::SAME_AS, Object::Address(&address))?;
            about.says(&terms::EXACT_MATCH, Object::Address(&address))
        }
        Identity::Address(address) => about.says(&terms::EXACT_MATCH, Object::Address(address)),
        Identity::Unknown(text) => about.reads(&terms::IDENTIFIER, text),
    }
}
