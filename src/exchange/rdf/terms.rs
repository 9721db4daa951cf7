//! The properties that statements are made with, and what they are called in JSON-LD.

use crate::exchange::rdf::name::Prefix;

/// A property.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// Its word in JSON-LD.
    pub(crate) word: &'static str,
    /// The vocabulary it is of.
    pub(crate) prefix: Prefix,
    /// Its name there.
    pub(crate) local: &'static str,
    /// What its values usually are.
    pub(crate) values: Values,
}

/// What the values of a property are unless they say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Values {
    /// Texts, numbers, truths.
    Texts,
    /// Resources.
    Resources,
    /// EDTF dates.
    Dates,
}

const fn term(word: &'static str, prefix: Prefix, local: &'static str, values: Values) -> Term {
    Term {
        word,
        prefix,
        local,
        values,
    }
}

/// A property whose word is its name.
const fn same(prefix: Prefix, local: &'static str, values: Values) -> Term {
    term(local, prefix, local, values)
}

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident = $term:expr;)*) => {
        $($(#[$doc])* pub(crate) static $name: Term = $term;)*
        /// All properties but the type of a resource, which every format has its own word for.
        pub(crate) static TERMS: &[&Term] = &[$(&$name),*];
    };
}

/// What a resource is.
pub(crate) static IS_A: Term = term("@type", Prefix::Rdf, "type", Values::Resources);

terms! {
    /// The name of an entity, and the label of a concept.
    PREFERRED = same(Prefix::Skos, "prefLabel", Values::Texts);
    /// A further name.
    ALTERNATIVE = same(Prefix::Skos, "altLabel", Values::Texts);
    /// The name, for those who read schema.org only.
    NAME = same(Prefix::Schema, "name", Values::Texts);
    /// The label of a property.
    LABEL = same(Prefix::Rdfs, "label", Values::Texts);
    /// The meaning of a property.
    COMMENT = same(Prefix::Rdfs, "comment", Values::Texts);
    /// A remark for the reader.
    NOTE = same(Prefix::Skos, "note", Values::Texts);
    /// What a status says.
    DEFINITION = same(Prefix::Skos, "definition", Values::Texts);
    /// The word of a concept in the dataset.
    NOTATION = same(Prefix::Skos, "notation", Values::Texts);
    /// The class of a relation type.
    BROADER = same(Prefix::Skos, "broader", Values::Resources);
    /// The list a concept is of.
    IN_SCHEME = same(Prefix::Skos, "inScheme", Values::Resources);
    /// The same thing elsewhere.
    EXACT_MATCH = same(Prefix::Skos, "exactMatch", Values::Resources);
    /// The same thing under the id of an authority.
    SAME_AS = same(Prefix::Owl, "sameAs", Values::Resources);
    /// An id elsewhere that is no address.
    IDENTIFIER = same(Prefix::Schema, "identifier", Values::Texts);
    /// The kind of an entity.
    ADDITIONAL_TYPE = same(Prefix::Schema, "additionalType", Values::Resources);
    /// The first end of a claim.
    SUBJECT = same(Prefix::Rdf, "subject", Values::Resources);
    /// The type of a claim.
    PREDICATE = same(Prefix::Rdf, "predicate", Values::Resources);
    /// The second end of a claim.
    OBJECT = same(Prefix::Rdf, "object", Values::Resources);
    /// Who claims it.
    ATTRIBUTED = same(Prefix::Prov, "wasAttributedTo", Values::Resources);
    /// The source.
    DERIVED = same(Prefix::Prov, "wasDerivedFrom", Values::Resources);
    /// The place in the source.
    CITATION = same(Prefix::Schema, "citation", Values::Resources);
    /// The source a place is in.
    PART_OF = same(Prefix::Schema, "isPartOf", Values::Resources);
    /// The description of the dataset.
    DESCRIPTION = same(Prefix::Schema, "description", Values::Texts);
    /// The version of the dataset.
    VERSION = same(Prefix::Schema, "version", Values::Texts);
    /// Under what terms the dataset may be used.
    LICENCE = same(Prefix::Schema, "license", Values::Texts);
    /// Who made the dataset.
    CONTRIBUTOR = same(Prefix::Schema, "contributor", Values::Texts);
    /// Who wrote a source.
    AUTHOR = same(Prefix::Schema, "author", Values::Texts);
    /// Who edited it.
    EDITOR = same(Prefix::Schema, "editor", Values::Texts);
    /// When it appeared.
    PUBLISHED = same(Prefix::Schema, "datePublished", Values::Dates);
    /// Who published it.
    PUBLISHER = same(Prefix::Schema, "publisher", Values::Texts);
    /// The archive that holds it.
    ARCHIVE = same(Prefix::Schema, "holdingArchive", Values::Texts);
    /// The shelfmark there.
    SHELFMARK = same(Prefix::Schema, "itemLocation", Values::Texts);
    /// What sort of source it is.
    GENRE = same(Prefix::Schema, "genre", Values::Texts);
    /// Its address.
    URL = same(Prefix::Schema, "url", Values::Resources);
    /// Birth.
    BIRTH = same(Prefix::Schema, "birthDate", Values::Dates);
    /// Death.
    DEATH = same(Prefix::Schema, "deathDate", Values::Dates);
    /// Foundation.
    FOUNDING = same(Prefix::Schema, "foundingDate", Values::Dates);
    /// Dissolution.
    DISSOLUTION = same(Prefix::Schema, "dissolutionDate", Values::Dates);
    /// The beginning of an event.
    START = same(Prefix::Schema, "startDate", Values::Dates);
    /// The end of an event.
    FINISH = same(Prefix::Schema, "endDate", Values::Dates);
    /// Birth, foundation, beginning.
    BEGIN = same(Prefix::Prosopograph, "begin", Values::Dates);
    /// Death, dissolution, end.
    END = same(Prefix::Prosopograph, "end", Values::Dates);
    /// The date of a claim.
    WHEN = same(Prefix::Prosopograph, "when", Values::Dates);
    /// The date of a claim in the words of the source.
    WHEN_VERBATIM = same(Prefix::Prosopograph, "whenVerbatim", Values::Texts);
    /// How a claim stands.
    STATUS = same(Prefix::Prosopograph, "status", Values::Resources);
    /// How sure it is.
    CERTAINTY = same(Prefix::Prosopograph, "certainty", Values::Resources);
    /// The figure that goes with it.
    QUANTITY = same(Prefix::Prosopograph, "quantity", Values::Texts);
    /// Where it happened.
    PLACE = same(Prefix::Prosopograph, "place", Values::Resources);
    /// What the source gets wrong.
    FLAG = same(Prefix::Prosopograph, "flag", Values::Texts);
    /// The label of a type read backwards.
    INVERSE_LABEL = same(Prefix::Prosopograph, "inverseLabel", Values::Texts);
    /// Friendly, neutral or hostile.
    SIGN = same(Prefix::Prosopograph, "sign", Values::Texts);
    /// Moment or duration.
    ASPECT = same(Prefix::Prosopograph, "aspect", Values::Texts);
    /// What the first end of a type may be.
    FROM_KIND = same(Prefix::Prosopograph, "fromKind", Values::Resources);
    /// What the second end of a type may be.
    TO_KIND = same(Prefix::Prosopograph, "toKind", Values::Resources);
    /// How several of a kind are called.
    PLURAL = same(Prefix::Prosopograph, "plural", Values::Texts);
    /// The colour of a kind.
    COLOUR = same(Prefix::Prosopograph, "colour", Values::Texts);
    /// The pictogram of a kind.
    SHAPE = same(Prefix::Prosopograph, "shape", Values::Texts);
    /// The place in a source as written.
    LOCUS_TEXT = same(Prefix::Prosopograph, "locusText", Values::Texts);
    /// The address of the answer that the file is.
    ANSWER = same(Prefix::Prosopograph, "answerTo", Values::Texts);
}
