//! Statements about the vocabulary: Prosopograph's own terms; kinds, types, classes, statuses and
//! certainties as SKOS concepts.

use std::io;

use crate::exchange::rdf::name::Name;
use crate::exchange::rdf::name::Prefix;
use crate::exchange::rdf::statement::About;
use crate::exchange::rdf::statement::Object;
use crate::exchange::rdf::statement::Statements;
use crate::exchange::rdf::terms;
use crate::model::Certainty;
use crate::model::Class;
use crate::model::Kind;
use crate::model::Mark;
use crate::model::RelationType;
use crate::model::Schema;
use crate::model::Status;

/// The concept schemes.
const SCHEMES: [(&str, &str); 5] = [
    ("kinds", "Kinds of entities"),
    ("relationTypes", "Types of relations"),
    ("classes", "Classes of relation types"),
    ("statuses", "How a claim stands"),
    ("certainties", "How sure a claim is"),
];

/// The definitions of Prosopograph's own terms.
const WORDS: [(&str, &str); 28] = [
    (
        "Claim",
        "What a source says about two entities. It is not a statement of fact: its status says how the source puts it forward.",
    ),
    ("Locus", "A place in a source, such as a page."),
    (
        "JulianEDTF",
        "A date of the Julian calendar: \"julian:\" and EDTF.",
    ),
    ("begin", "Birth, foundation, beginning."),
    ("end", "Death, dissolution, end."),
    (
        "when",
        "The date of a claim, never more precise than in the source.",
    ),
    (
        "whenVerbatim",
        "The date of a claim as the source words it.",
    ),
    (
        "status",
        "How the source puts a claim forward. An accusation is no evidence of the deed.",
    ),
    (
        "certainty",
        "How certain the author of the dataset is of a claim: a rank, not a probability.",
    ),
    (
        "quantity",
        "A quantity that belongs to a claim, as written.",
    ),
    ("unit", "What the quantity of a claim counts."),
    (
        "assertedWhen",
        "When a claim was made, which is not the date of the deed.",
    ),
    (
        "layer",
        "Whether relations of a type tell what happened (world) or how it is known (record).",
    ),
    (
        "carries",
        "How news travel over relations of a type (along, against, both, no), or whether they pass through entities of a kind (true, false).",
    ),
    (
        "once",
        "Whether a relation of a type can happen only once between the same two.",
    ),
    ("place", "The place of the event."),
    ("flag", "An error or contradiction in the source itself."),
    (
        "inverseLabel",
        "The label of a type of relation, read from its second end.",
    ),
    ("sign", "-1 hostile, 0 neutral, 1 friendly."),
    (
        "aspect",
        "Whether a relation happens at one moment (event) or holds for a while (state).",
    ),
    (
        "fromKind",
        "A kind that the first end of a relation may have.",
    ),
    (
        "toKind",
        "A kind that the second end of a relation may have.",
    ),
    ("locusText", "A place in a source as written."),
    (
        "answerTo",
        "The address of the answer that the file contains, without the host.",
    ),
    ("plural", "The plural name of a kind."),
    ("shape", "The pictogram of a kind."),
    (
        "colour",
        "The colour of a kind or a class; of a class perhaps a second one, for a dark ground.",
    ),
    ("mark", "The mark of a class."),
];

/// Writes the statements about the vocabulary.
pub(crate) fn describe_vocabulary(schema: &Schema, out: &mut dyn Statements) -> io::Result<()> {
    for (word, meaning) in WORDS {
        let mut own = About::new(out, Name::word(Prefix::Prosopograph, word));
        let is_property = word.starts_with(|letter: char| letter.is_ascii_lowercase());
        match (is_property, word) {
            (true, _) => own.is_a(Prefix::Rdf, "Property")?,
            (false, "JulianEDTF") => own.is_a(Prefix::Rdfs, "Datatype")?,
            (false, _) => own.is_a(Prefix::Rdfs, "Class")?,
        }
        own.reads(&terms::COMMENT, meaning)?;
    }
    for (word, label) in SCHEMES {
        let mut list = About::new(out, Name::word(Prefix::Prosopograph, word));
        list.is_a(Prefix::Skos, "ConceptScheme")?;
        list.reads(&terms::PREFERRED, label)?;
    }
    for status in Status::ALL {
        let mut concept = concept(out, status_name(status), "statuses")?;
        concept.reads(&terms::PREFERRED, status.name())?;
        concept.reads(&terms::DEFINITION, status.meaning())?;
    }
    for certainty in Certainty::ALL
        .into_iter()
        .filter(|&certainty| certainty != Certainty::Ungraded)
    {
        concept(out, certainty_name(certainty), "certainties")?
            .reads(&terms::PREFERRED, certainty.name())?;
    }
    for (_, kind) in schema.kinds() {
        describe_kind(kind, out)?;
    }
    for class in schema.class_definitions() {
        describe_class(class, out)?;
    }
    for (_, found) in schema.types() {
        describe_type(found, schema, out)?;
    }
    Ok(())
}

/// The name of a status.
pub(crate) fn status_name(status: Status) -> Name<'static> {
    Name::Short(
        Prefix::Prosopograph,
        format!("status-{}", status.name().replace(' ', "-")).into(),
    )
}

/// The name of a certainty.
pub(crate) fn certainty_name(certainty: Certainty) -> Name<'static> {
    Name::Short(
        Prefix::Prosopograph,
        format!("certainty-{}", certainty.name()).into(),
    )
}

fn concept<'w, 't>(
    out: &'w mut dyn Statements,
    name: Name<'t>,
    scheme: &'static str,
) -> io::Result<About<'w, 't>> {
    let mut concept = About::new(out, name);
    concept.is_a(Prefix::Skos, "Concept")?;
    concept.names(&terms::IN_SCHEME, Name::word(Prefix::Prosopograph, scheme))?;
    Ok(concept)
}

fn describe_kind(kind: &Kind, out: &mut dyn Statements) -> io::Result<()> {
    let mut concept = concept(out, Name::of(Prefix::Kind, &kind.id), "kinds")?;
    concept.reads(&terms::NOTATION, &kind.id)?;
    concept.reads(&terms::PREFERRED, &kind.label)?;
    concept.reads(&terms::PLURAL, &kind.plural)?;
    concept.reads(&terms::SHAPE, &kind.shape)?;
    concept.reads(&terms::COLOUR, &kind.colour)?;
    let carries = if kind.carries { "true" } else { "false" };
    concept.reads(&terms::CARRIES, carries)?;
    concept.reads(&terms::NOTE, &kind.note)
}

fn describe_class(class: &Class, out: &mut dyn Statements) -> io::Result<()> {
    let colour = class.colour.map(|colour| colour.to_string());
    let mut concept = concept(out, Name::of(Prefix::Class, &class.id), "classes")?;
    concept.reads(&terms::NOTATION, &class.id)?;
    concept.reads(&terms::PREFERRED, &class.label)?;
    concept.reads(&terms::COLOUR, colour.as_deref().unwrap_or_default())?;
    concept.reads(&terms::MARK, class.mark.map_or("", Mark::name))?;
    concept.reads(&terms::NOTE, &class.note)
}

/// A type is a concept, and also a property for the direct triples of documented claims.
fn describe_type(
    found: &RelationType,
    schema: &Schema,
    out: &mut dyn Statements,
) -> io::Result<()> {
    let mut concept = concept(out, Name::of(Prefix::Type, &found.id), "relationTypes")?;
    concept.is_a(Prefix::Rdf, "Property")?;
    if found.symmetric {
        concept.is_a(Prefix::Owl, "SymmetricProperty")?;
    }
    concept.reads(&terms::NOTATION, &found.id)?;
    concept.reads(&terms::PREFERRED, found.label.alone())?;
    concept.reads(&terms::INVERSE_LABEL, found.inverse_label.alone())?;
    concept.names(
        &terms::BROADER,
        Name::of(Prefix::Class, schema.class(found.class)),
    )?;
    concept.says(&terms::SIGN, Object::Number(found.sign.number()))?;
    concept.reads(&terms::ASPECT, found.aspect_name())?;
    concept.reads(&terms::LAYER, found.layer.name())?;
    concept.reads(&terms::CARRIES, found.carries.name())?;
    concept.reads(&terms::ONCE, if found.once { "true" } else { "false" })?;
    for (term, kinds) in [
        (&terms::FROM_KIND, &found.from_kinds),
        (&terms::TO_KIND, &found.to_kinds),
    ] {
        for &kind in kinds {
            concept.names(term, Name::of(Prefix::Kind, &schema.kind(kind).id))?;
        }
    }
    concept.reads(&terms::NOTE, &found.note)
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::exchange::rdf::name::Prefix;
    use crate::exchange::rdf::terms::TERMS;

    #[test]
    fn every_word_of_our_own_is_explained() {
        let own = TERMS
            .iter()
            .filter(|term| term.prefix == Prefix::Prosopograph)
            .map(|term| term.local);
        let missing: Vec<&str> = own
            .filter(|word| !WORDS.iter().any(|(known, _)| known == word))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
