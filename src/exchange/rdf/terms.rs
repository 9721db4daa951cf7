//! The properties used in statements, and their terms in JSON-LD.

use crate::exchange::rdf::name::Prefix;

/// A property.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// Its term in JSON-LD.
    pub(crate) word: &'static str,
    /// Its vocabulary.
    pub(crate) prefix: Prefix,
    /// Its name in the vocabulary.
    pub(crate) local: &'static str,
    /// The usual type of its values.
    pub(crate) values: Values,
}

/// The default type of a property's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Values {
    /// Texts, numbers and booleans.
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

/// A property whose JSON-LD term is its name.
const fn same(prefix: Prefix, local: &'static str, values: Values) -> Term {
    term(local, prefix, local, values)
}

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident = $term:expr;)*) => {
        $($(#[$doc])* pub(crate) static $name: Term = $term;)*
        /// All properties except the type of a resource, for which each format has its own syntax.
        pub(crate) static TERMS: &[&Term] = &[$(&$name),*];
    };
}

/// The class of a resource.
pub(crate) static IS_A: Term = term("@type", Prefix::Rdf, "type", Values::Resources);

terms! {
    /// The name of an entity, and the label of a concept.
    PREFERRED = same(Prefix::Skos, "prefLabel", Values::Texts);
    /// A further name.
    ALTERNATIVE = same(Prefix::Skos, "altLabel", Values::Texts);
    /// The name, in the vocabulary of schema.org.
    NAME = same(Prefix::Schema, "name", Values::Texts);
    /// The label of a property.
    LABEL = same(Prefix::Rdfs, "label", Values::Texts);
    /// The meaning of a property.
    COMMENT = same(Prefix::Rdfs, "comment", Values::Texts);
    /// A comment.
    NOTE = same(Prefix::Skos, "note", Values::Texts);
    /// The meaning of a status.
    DEFINITION = same(Prefix::Skos, "definition", Values::Texts);
    /// The id of a concept in the dataset.
    NOTATION = same(Prefix::Skos, "notation", Values::Texts);
    /// The class of a relation type.
    BROADER = same(Prefix::Skos, "broader", Values::Resources);
    /// The scheme that a concept belongs to.
    IN_SCHEME = same(Prefix::Skos, "inScheme", Values::Resources);
    /// The same thing in another database.
    EXACT_MATCH = same(Prefix::Skos, "exactMatch", Values::Resources);
    /// The same thing, identified by an authority.
    SAME_AS = same(Prefix::Owl, "sameAs", Values::Resources);
    /// An external id that is not a URI.
    IDENTIFIER = same(Prefix::Schema, "identifier", Values::Texts);
    /// The kind of an entity.
    ADDITIONAL_TYPE = same(Prefix::Schema, "additionalType", Values::Resources);
    /// The first end of a claim.
    SUBJECT = same(Prefix::Rdf, "subject", Values::Resources);
    /// The type of a claim.
    PREDICATE = same(Prefix::Rdf, "predicate", Values::Resources);
    /// The second end of a claim.
    OBJECT = same(Prefix::Rdf, "object", Values::Resources);
    /// The person or group that makes the claim.
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
    /// The licence of the dataset.
    LICENCE = same(Prefix::Schema, "license", Values::Texts);
    /// The creator of the dataset.
    CONTRIBUTOR = same(Prefix::Schema, "contributor", Values::Texts);
    /// The author of a source.
    AUTHOR = same(Prefix::Schema, "author", Values::Texts);
    /// The editor of a source.
    EDITOR = same(Prefix::Schema, "editor", Values::Texts);
    /// The publication date of a source.
    PUBLISHED = same(Prefix::Schema, "datePublished", Values::Dates);
    /// The publisher of a source.
    PUBLISHER = same(Prefix::Schema, "publisher", Values::Texts);
    /// The archive that holds a source.
    ARCHIVE = same(Prefix::Schema, "holdingArchive", Values::Texts);
    /// The shelfmark of a source in the archive.
    SHELFMARK = same(Prefix::Schema, "itemLocation", Values::Texts);
    /// The type of a source.
    GENRE = same(Prefix::Schema, "genre", Values::Texts);
    /// The web address of a source.
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
    /// The date of a claim as the source words it.
    WHEN_VERBATIM = same(Prefix::Prosopograph, "whenVerbatim", Values::Texts);
    /// The status of a claim.
    STATUS = same(Prefix::Prosopograph, "status", Values::Resources);
    /// The certainty of a claim.
    CERTAINTY = same(Prefix::Prosopograph, "certainty", Values::Resources);
    /// A quantity that belongs to a claim.
    QUANTITY = same(Prefix::Prosopograph, "quantity", Values::Texts);
    /// What the quantity of a claim counts.
    UNIT = same(Prefix::Prosopograph, "unit", Values::Texts);
    /// When a claim was made.
    ASSERTED_WHEN = same(Prefix::Prosopograph, "assertedWhen", Values::Dates);
    /// The place of the event.
    PLACE = same(Prefix::Prosopograph, "place", Values::Resources);
    /// An error or contradiction in the source.
    FLAG = same(Prefix::Prosopograph, "flag", Values::Texts);
    /// The label of a type, read from target to source.
    INVERSE_LABEL = same(Prefix::Prosopograph, "inverseLabel", Values::Texts);
    /// Friendly, neutral or hostile.
    SIGN = same(Prefix::Prosopograph, "sign", Values::Texts);
    /// Whether a type is an event or a state.
    ASPECT = same(Prefix::Prosopograph, "aspect", Values::Texts);
    /// Whether a type tells what happened or how it is known.
    LAYER = same(Prefix::Prosopograph, "layer", Values::Texts);
    /// How news travel over a type, or whether through a kind.
    CARRIES = same(Prefix::Prosopograph, "carries", Values::Texts);
    /// Whether a type can happen only once between the same two.
    ONCE = same(Prefix::Prosopograph, "once", Values::Texts);
    /// The kinds allowed at the first end of a type.
    FROM_KIND = same(Prefix::Prosopograph, "fromKind", Values::Resources);
    /// The kinds allowed at the second end of a type.
    TO_KIND = same(Prefix::Prosopograph, "toKind", Values::Resources);
    /// The plural name of a kind.
    PLURAL = same(Prefix::Prosopograph, "plural", Values::Texts);
    /// The colour of a kind or a class.
    COLOUR = same(Prefix::Prosopograph, "colour", Values::Texts);
    /// The mark of a class.
    MARK = same(Prefix::Prosopograph, "mark", Values::Texts);
    /// The pictogram of a kind.
    SHAPE = same(Prefix::Prosopograph, "shape", Values::Texts);
    /// The place in a source as written.
    LOCUS_TEXT = same(Prefix::Prosopograph, "locusText", Values::Texts);
    /// The address of the answer that the file contains.
    ANSWER = same(Prefix::Prosopograph, "answerTo", Values::Texts);
}
