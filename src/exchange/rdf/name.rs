//! Names of resources: a prefix and a local part, valid for any id and any text.
//!
//! Resources of a dataset are named `urn:prosopograph:<dataset>:<category>:<id>`, so that names do
//! not depend on where the file is stored, and ids of different categories never collide. To move
//! them all, change one line per prefix.

use std::borrow::Cow;

use crate::exchange::extract::Extract;

/// The prefix of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prefix {
    /// Prosopograph's own vocabulary.
    Prosopograph,
    /// schema.org.
    Schema,
    /// SKOS.
    Skos,
    /// PROV-O.
    Prov,
    /// RDF.
    Rdf,
    /// RDF Schema.
    Rdfs,
    /// OWL.
    Owl,
    /// FOAF, for groups of people.
    Foaf,
    /// Dates of the Library of Congress.
    Edtf,
    /// Data types of XML Schema.
    Xsd,
    /// The entities of the dataset.
    Entity,
    /// Its relations.
    Claim,
    /// Its kinds.
    Kind,
    /// Its relation types.
    Type,
    /// Its classes of types.
    Class,
    /// Its sources.
    Source,
    /// Places in its sources.
    Locus,
    /// Its further columns.
    Column,
}

impl Prefix {
    /// All prefixes.
    pub(crate) const ALL: [Self; 18] = [
        Self::Prosopograph,
        Self::Schema,
        Self::Skos,
        Self::Prov,
        Self::Rdf,
        Self::Rdfs,
        Self::Owl,
        Self::Foaf,
        Self::Edtf,
        Self::Xsd,
        Self::Entity,
        Self::Claim,
        Self::Kind,
        Self::Type,
        Self::Class,
        Self::Source,
        Self::Locus,
        Self::Column,
    ];

    /// The prefix as it is written in files.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Prosopograph => "prosopograph",
            Self::Schema => "schema",
            Self::Skos => "skos",
            Self::Prov => "prov",
            Self::Rdf => "rdf",
            Self::Rdfs => "rdfs",
            Self::Owl => "owl",
            Self::Foaf => "foaf",
            Self::Edtf => "edtf",
            Self::Xsd => "xsd",
            Self::Entity => "entity",
            Self::Claim => "claim",
            Self::Kind => "kind",
            Self::Type => "type",
            Self::Class => "class",
            Self::Source => "source",
            Self::Locus => "locus",
            Self::Column => "column",
        }
    }

    /// The URI that it abbreviates; `None` if that depends on the dataset.
    const fn known(self) -> Option<&'static str> {
        Some(match self {
            Self::Prosopograph => "urn:prosopograph:vocabulary#",
            Self::Schema => "https://schema.org/",
            Self::Skos => "http://www.w3.org/2004/02/skos/core#",
            Self::Prov => "http://www.w3.org/ns/prov#",
            Self::Rdf => "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            Self::Rdfs => "http://www.w3.org/2000/01/rdf-schema#",
            Self::Owl => "http://www.w3.org/2002/07/owl#",
            Self::Foaf => "http://xmlns.com/foaf/0.1/",
            Self::Edtf => "http://id.loc.gov/datatypes/edtf/",
            Self::Xsd => "http://www.w3.org/2001/XMLSchema#",
            _ => return None,
        })
    }
}

/// The URIs of the prefixes in the files of one dataset.
#[derive(Clone, Debug)]
pub(crate) struct Prefixes {
    /// The name of the dataset itself.
    pub(crate) dataset: String,
    /// The URIs, in the order of [`Prefix::ALL`].
    expansions: [String; 18],
}

impl Prefixes {
    /// The prefixes for an extract.
    pub(crate) fn of(extract: &Extract<'_>) -> Self {
        let name = extract.network().about().name.as_str();
        let name = if name.is_empty() { "network" } else { name };
        let dataset = format!("urn:prosopograph:{}", encoded(name));
        let of_dataset = |prefix: Prefix| format!("{dataset}:{}:", prefix.word());
        let expansions = Prefix::ALL.map(|prefix| {
            prefix
                .known()
                .map_or_else(|| of_dataset(prefix), str::to_owned)
        });
        Self {
            dataset,
            expansions,
        }
    }

    /// The URI of a prefix.
    pub(crate) fn expansion(&self, prefix: Prefix) -> &str {
        &self.expansions[prefix as usize]
    }
}

/// The name of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Name<'t> {
    /// The dataset itself.
    Dataset,
    /// A prefix and a local part that contains only characters that need no escaping in URIs.
    Short(Prefix, Cow<'t, str>),
}

impl<'t> Name<'t> {
    /// The name of a resource with an id.
    pub(crate) fn of(prefix: Prefix, id: &'t str) -> Self {
        Self::Short(prefix, encoded(id))
    }

    /// A term of a vocabulary.
    pub(crate) const fn word(prefix: Prefix, word: &'static str) -> Name<'static> {
        Name::Short(prefix, Cow::Borrowed(word))
    }

    /// A place in a source.
    pub(crate) fn locus(source: &str, locus: &str) -> Name<'static> {
        Name::Short(
            Prefix::Locus,
            Cow::Owned(format!("{}:{}", encoded(source), encoded(locus))),
        )
    }
}

/// Percent-encodes a text for use in a URI.
///
/// Different texts have different results. Time `O(n)`.
fn encoded(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if is_plain(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend(
                [byte >> 4, byte & 15]
                    .map(|half| char::from(b"0123456789ABCDEF"[usize::from(half)])),
            );
        }
    }
    Cow::Owned(encoded)
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn any_text_is_a_part_of_an_address() {
        for (text, expected) in [
            ("S6.p20", "S6.p20"),
            ("f. 1%", "f.%201%25"),
            ("ж/а:б", "%D0%B6%2F%D0%B0%3A%D0%B1"),
        ] {
            assert_eq!(encoded(text), expected);
        }
    }
}
