//! Turtle and JSON-LD, read by Oxigraph's parsers: both say the same, and a charge is never said as
//! a deed.

use std::collections::BTreeSet;

use oxjsonld::JsonLdParser;
use oxrdf::LiteralRef;
use oxttl::TurtleParser;
use proptest::prelude::proptest;
use prosopograph::model::Certainty;
use prosopograph::model::Claim;
use prosopograph::model::EntityIndex;
use prosopograph::model::Network;
use prosopograph::model::Status;

use crate::exchange::round_trip::written;
use crate::properties::cases_or;
use crate::support::rich_network::rich_network;
use crate::support::small_dataset::assert_whole_or_nothing;
use crate::support::small_dataset::read_with;

const OWN: &str = "urn:prosopograph:vocabulary#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

type Triples = BTreeSet<(String, String, String)>;

/// What a parser says the only file of a format states.
fn triples(network: &Network, format: &str) -> Triples {
    let [(_, text)] = <[_; 1]>::try_from(written(network, format)).expect("there is one file");
    if format == "turtle" {
        let triples = TurtleParser::new()
            .for_slice(&text)
            .map(|triple| triple.expect("it is Turtle"));
        return triples
            .map(|found| {
                (
                    found.subject.to_string(),
                    found.predicate.to_string(),
                    found.object.to_string(),
                )
            })
            .collect();
    }
    let quads = JsonLdParser::new()
        .for_slice(&text)
        .map(|quad| quad.expect("it is JSON-LD"));
    quads
        .map(|found| {
            (
                found.subject.to_string(),
                found.predicate.to_string(),
                found.object.to_string(),
            )
        })
        .collect()
}

fn says(triples: &Triples, subject: &str, predicate: &str, object: &str) -> bool {
    triples.contains(&(
        format!("<{subject}>"),
        format!("<{predicate}>"),
        object.to_owned(),
    ))
}

fn literal(text: &str) -> String {
    LiteralRef::new_simple_literal(text).to_string()
}

/// The claims that are said directly too, which must be beyond doubt.
pub fn deeds(network: &Network) -> BTreeSet<(EntityIndex, &str, EntityIndex)> {
    let is_one = |claim: &Claim<'_>| {
        let is_sure = [Certainty::Certain, Certainty::Ungraded].contains(&claim.certainty());
        claim.status() == Status::Documented
            && is_sure
            && claim.asserted_by().is_none()
            && claim.flag().is_none()
    };
    network
        .claims()
        .filter(is_one)
        .map(|claim| (claim.from(), claim.relation_type().id.as_str(), claim.to()))
        .collect()
}

fn assert_everything_is_said(network: &Network) {
    let turtle = triples(network, "turtle");
    assert_eq!(turtle, triples(network, "json-ld"));
    let base = format!("urn:prosopograph:{}", network.about().name);
    let claim = (format!("<{RDF}type>"), format!("<{OWN}Claim>"));
    let claims = turtle
        .iter()
        .filter(|(_, predicate, object)| (predicate, object) == (&claim.0, &claim.1))
        .count();
    assert_eq!(claims, network.relations().len());
    for (_, entity) in network.entities() {
        let subject = format!("{base}:entity:{}", entity.id);
        assert!(
            says(
                &turtle,
                &subject,
                &format!("{SKOS}prefLabel"),
                &literal(&entity.name)
            ),
            "{}",
            entity.name
        );
    }
    for claim in network.claims() {
        let subject = format!("{base}:claim:{}", claim.id());
        assert!(says(
            &turtle,
            &subject,
            &format!("{OWN}status"),
            &format!("<{OWN}status-{}>", claim.status())
        ));
        for (property, text) in [
            (format!("{OWN}whenVerbatim"), claim.when_verbatim()),
            (format!("{SKOS}note"), claim.note()),
        ] {
            assert!(
                text.is_none_or(|text| says(&turtle, &subject, &property, &literal(text))),
                "{subject} {text:?}"
            );
        }
    }
    let of_types = format!("<{base}:type:");
    let direct = turtle
        .iter()
        .filter(|(_, predicate, _)| predicate.starts_with(&of_types))
        .count();
    assert_eq!(direct, deeds(network).len());
}

/// A deed that is documented, one that is only charged, and one in doubt.
const DOUBTFUL: [(&str, &str); 3] = [
    (
        "entities.csv",
        "id,kind,name,variants,begin,same_as\na,person,A,ru:А|B,julian:1870-04-10,Q7|gnd:0|https://a.b/\n\
             b,person,B,,1937~,\n",
    ),
    (
        "relations.csv",
        "from,type,to,id,status,source,locus,asserted_by\na,met,b,deed,documented,book,p. 1/ж,\na,met,b,charge,charged,book,,b\n\
             b,met,a,doubt,documented,book,,a\n",
    ),
    (
        "sources.csv",
        "id,title,year,url\nbook,A book,1937-07,doi:10.1/x\n",
    ),
];

#[test]
fn of_two_claims_only_the_documented_one_is_said_directly() {
    let loaded = read_with(DOUBTFUL.map(|(file, text)| (file, Some(text.as_bytes().to_vec()))));
    assert_whole_or_nothing(&loaded);
    let network = loaded.network.expect("there is no fault in it");
    assert_everything_is_said(&network);
    let turtle = triples(&network, "turtle");
    let name = |rest: &str| format!("urn:prosopograph:small:{rest}");
    let direct: Vec<_> = turtle
        .iter()
        .filter(|(_, predicate, _)| *predicate == format!("<{}>", name("type:met")))
        .collect();
    assert_eq!(direct.len(), 1);
    let edtf = "^^<http://id.loc.gov/datatypes/edtf/EDTF>";
    let expected = [
        ("entity:a", format!("{SKOS}altLabel"), "\"А\"@ru".to_owned()),
        (
            "entity:a",
            format!("{OWN}begin"),
            format!("\"julian:1870-04-10\"^^<{OWN}JulianEDTF>"),
        ),
        (
            "entity:a",
            "http://www.w3.org/2002/07/owl#sameAs".to_owned(),
            "<http://www.wikidata.org/entity/Q7>".to_owned(),
        ),
        (
            "entity:a",
            format!("{SKOS}exactMatch"),
            "<https://a.b/>".to_owned(),
        ),
        (
            "entity:a",
            "https://schema.org/identifier".to_owned(),
            "\"gnd:0\"".to_owned(),
        ),
        (
            "entity:b",
            "https://schema.org/birthDate".to_owned(),
            format!("\"1937~\"{edtf}"),
        ),
        (
            "claim:charge",
            format!("{RDF}predicate"),
            format!("<{}>", name("type:met")),
        ),
        (
            "claim:charge",
            format!("{OWN}status"),
            format!("<{OWN}status-charged>"),
        ),
        (
            "claim:charge",
            "http://www.w3.org/ns/prov#wasAttributedTo".to_owned(),
            format!("<{}>", name("entity:b")),
        ),
        (
            "claim:deed",
            "https://schema.org/citation".to_owned(),
            format!("<{}>", name("locus:book:p.%201%2F%D0%B6")),
        ),
        (
            "locus:book:p.%201%2F%D0%B6",
            format!("{OWN}locusText"),
            "\"p. 1/ж\"".to_owned(),
        ),
        (
            "source:book",
            "https://schema.org/datePublished".to_owned(),
            format!("\"1937-07\"{edtf}"),
        ),
        (
            "source:book",
            "https://schema.org/url".to_owned(),
            "<https://doi.org/10.1/x>".to_owned(),
        ),
        (
            "type:met",
            format!("{SKOS}broader"),
            format!("<{}>", name("class:contact")),
        ),
    ];
    for (subject, predicate, object) in expected {
        assert!(
            says(&turtle, &name(subject), &predicate, &object),
            "{subject} {predicate} {object}"
        );
    }
}

proptest! {
    #![proptest_config(cases_or(256))]

    #[test]
    fn both_say_the_same_and_all_of_it(network in rich_network()) {
        assert_everything_is_said(&network);
        assert_eq!(written(&network, "turtle"), written(&network, "turtle"));
    }
}
