//! A relation as RDF statements: always a resource, and also a direct triple if it is documented
//! and undisputed.

use std::io;

use crate::exchange::extract::Extract;
use crate::exchange::rdf::name::Name;
use crate::exchange::rdf::name::Prefix;
use crate::exchange::rdf::references::cite;
use crate::exchange::rdf::statement::About;
use crate::exchange::rdf::statement::Object;
use crate::exchange::rdf::statement::Statements;
use crate::exchange::rdf::terms;
use crate::exchange::rdf::vocabulary::certainty_name;
use crate::exchange::rdf::vocabulary::status_name;
use crate::model::Certainty;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::Status;

/// Writes the statements about a claim, including its status.
pub(crate) fn describe_claim(
    claim: Claim<'_>,
    extract: &Extract<'_>,
    out: &mut dyn Statements,
) -> io::Result<()> {
    let entity =
        |entity: EntityIndex| Name::of(Prefix::Entity, &extract.network().entity(entity).id);
    let relation_type = &claim.relation_type().id;
    let id = claim.id();
    let mut about = About::new(out, Name::of(Prefix::Claim, &id));
    about.is_a(Prefix::Prosopograph, "Claim")?;
    about.is_a(Prefix::Rdf, "Statement")?;
    about.names(&terms::SUBJECT, entity(claim.from()))?;
    about.names(&terms::PREDICATE, Name::of(Prefix::Type, relation_type))?;
    about.names(&terms::OBJECT, entity(claim.to()))?;
    about.dates(&terms::WHEN, claim.when())?;
    about.reads(
        &terms::WHEN_VERBATIM,
        claim.when_verbatim().unwrap_or_default(),
    )?;
    about.names(&terms::STATUS, status_name(claim.status()))?;
    if claim.certainty() != Certainty::Ungraded {
        about.names(&terms::CERTAINTY, certainty_name(claim.certainty()))?;
    }
    for (term, other) in [
        (&terms::ATTRIBUTED, claim.asserted_by()),
        (&terms::PLACE, claim.place()),
    ] {
        if let Some(other) = other {
            about.names(term, entity(other))?;
        }
    }
    let figure = claim.quantity_as_written();
    about.reads(&terms::QUANTITY, figure.unwrap_or_default())?;
    about.reads(&terms::UNIT, claim.unit().unwrap_or_default())?;
    about.dates(&terms::ASSERTED_WHEN, claim.asserted_when())?;
    cite(extract, claim.citations(), &mut about)?;
    about.reads(&terms::NOTE, claim.note().unwrap_or_default())?;
    about.reads(&terms::FLAG, claim.flag().unwrap_or_default())?;
    for (column, text) in claim.attributes() {
        about.says_own(Name::of(Prefix::Column, column), Object::Text(text))?;
    }
    if stands_alone(claim) {
        let mut from = About::new(out, entity(claim.from()));
        from.says_own(
            Name::of(Prefix::Type, relation_type),
            Object::Named(entity(claim.to())),
        )?;
    }
    Ok(())
}

/// Whether a claim may also be a direct triple without its status: it is documented, not in doubt,
/// and has no flag.
fn stands_alone(claim: Claim<'_>) -> bool {
    let is_sure = matches!(claim.certainty(), Certainty::Certain | Certainty::Ungraded);
    claim.status() == Status::Documented
        && is_sure
        && claim.asserted_by().is_none()
        && claim.flag().is_none()
}
