//! What the words of a network mean in the query language: which kinds, types and classes a name stands
//! for, and what the values of a column mean beyond their kind.

use crate::explorer::network_properties::each_once;
use crate::explorer::table::names_of_class;
use crate::explorer::table::names_of_kind;
use crate::explorer::table::plain;
use crate::language::LabelNumber;
use crate::language::Named;
use crate::language::Sense;
use crate::language::TypeNumber;
use crate::model::Citation;
use crate::model::Network;

/// What the values of a column of entities mean.
pub(crate) fn entity_sense(network: &Network, key: &str) -> Sense {
    let details = || {
        let entities = network.entities();
        entities.filter_map(|(_, entity)| entity.details.as_deref())
    };
    if ["variants", "same_as", "sources", "loci"].contains(&key) {
        return Sense::List;
    }
    first_of(key, &|is_several| {
        details().any(|details| is_several(&details.citations))
    })
}

/// What the values of a column of claims mean.
pub(crate) fn claim_sense(network: &Network, key: &str) -> Sense {
    match key {
        "asserted_by" | "place" => Sense::NodeId,
        "quantity" => Sense::Figure { unit: "unit" },
        "sources" | "loci" => Sense::List,
        _ => first_of(key, &|is_several| {
            network.claims().any(|claim| is_several(claim.citations()))
        }),
    }
}

/// Sources and loci have columns for the first of them and for all; if nothing cites several, the first
/// are all.
fn first_of(key: &str, any_cites: &dyn Fn(fn(&[Citation]) -> bool) -> bool) -> Sense {
    match key {
        "source" if any_cites(cites_several_sources) => Sense::FirstOf { all: "sources" },
        "locus" if any_cites(|citations| citations.len() > 1) => Sense::FirstOf { all: "loci" },
        _ => Sense::Plain,
    }
}

fn cites_several_sources(citations: &[Citation]) -> bool {
    let mut sources = citations.iter().map(|citation| citation.source);
    let first = sources.next();
    sources.any(|other| Some(other) != first)
}

/// The kinds of a network with the names of each.
pub(crate) fn kind_words(network: &Network) -> Vec<(LabelNumber, Vec<String>)> {
    let kinds = network.schema().kinds().map(|(index, kind)| {
        let mut names = vec![kind.id.clone()];
        names.extend(names_of_kind(network, index));
        (LabelNumber(u32::from(index.raw())), names)
    });
    kinds.collect()
}

/// The types of a network with the names of each.
pub(crate) fn type_words(network: &Network) -> Vec<(TypeNumber, Vec<String>)> {
    let types = network.schema().types().map(|(index, found)| {
        let names = vec![found.id.clone(), found.label.alone().to_owned()];
        (TypeNumber(u32::from(index.raw())), names)
    });
    types.collect()
}

/// The types of a network with the names of the class of each.
pub(crate) fn class_words(network: &Network) -> Vec<(TypeNumber, Vec<String>)> {
    let schema = network.schema();
    let types = schema.types().map(|(index, found)| {
        let mut names = vec![schema.class(found.class).to_owned()];
        names.extend(names_of_class(network, found.class));
        (TypeNumber(u32::from(index.raw())), names)
    });
    types.collect()
}

/// What has one of its names, or all names if nothing has.
pub(crate) fn named<T: Copy>(name: &str, known: &[(T, Vec<String>)]) -> Named<T> {
    let wanted = plain(name);
    let has_name = |names: &[String]| names.iter().any(|one| plain(one) == wanted);
    let found = known.iter().filter(|(_, names)| has_name(names));
    let found: Vec<T> = found.map(|(value, _)| *value).collect();
    if found.is_empty() {
        let given = |names: &[String]| -> Vec<String> {
            let names = names.iter().filter(|name| !name.is_empty());
            names.cloned().collect()
        };
        let firsts = known.iter().filter_map(|(_, names)| names.first().cloned());
        let others = known
            .iter()
            .flat_map(|(_, names)| given(names).into_iter().skip(1));
        return Named::Unknown {
            known: each_once(firsts),
            others: each_once(others),
        };
    }
    Named::Known(found)
}
