//! The network of the lecture: faultless, cited to the paragraph, and true to its own example
//! questions.

use prosopograph::dataset::builtin;
use prosopograph::dataset::load;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::check_questions;
use prosopograph::model::Claim;
use prosopograph::model::Network;
use prosopograph::model::Status;

use crate::support::small_dataset::problem_lines;

fn network() -> Network {
    let loaded = load(&builtin());
    assert_eq!(problem_lines(&loaded), Vec::<String>::new());
    loaded.network.expect("there is no problem")
}

/// `S6.p20`, `S3.fig`: the sections 0 to 10 of the lecture, paragraphs from 1.
fn is_locus(text: &str) -> bool {
    let Some((section, place)) = text.strip_prefix('S').and_then(|rest| rest.split_once('.'))
    else {
        return false;
    };
    let is_number =
        |digits: &str| digits == "0" || (!digits.starts_with('0') && digits.parse::<u8>().is_ok());
    let is_section = is_number(section) && section.parse::<u8>().is_ok_and(|number| number <= 10);
    is_section
        && (place == "fig"
            || place
                .strip_prefix('p')
                .is_some_and(|digits| digits != "0" && is_number(digits)))
}

#[test]
fn it_has_no_problem_not_even_a_warning() {
    let network = network();
    assert!(network.entity_count() > 100 && network.relations().len() > 300);
}

#[test]
fn every_relation_has_a_source_and_a_place_in_it() {
    let network = network();
    let uncited: Vec<String> = network
        .claims()
        .filter(|claim| {
            claim
                .citations()
                .iter()
                .all(|citation| citation.locus.is_empty())
        })
        .map(Claim::id)
        .collect();
    assert_eq!(uncited, Vec::<String>::new());
}

#[test]
fn every_place_in_the_lecture_is_well_formed() {
    let network = network();
    let lecture = network
        .find_source("lecture")
        .expect("the lecture is a source");
    let entities = network
        .entities()
        .filter_map(|(_, entity)| entity.details.as_ref())
        .flat_map(|details| &details.citations);
    let relations = network.claims().flat_map(Claim::citations);
    let loci: Vec<&str> = entities
        .chain(relations)
        .filter(|citation| citation.source == lecture)
        .map(|citation| citation.locus.as_str())
        .collect();
    let wrong: Vec<&str> = loci
        .iter()
        .copied()
        .filter(|locus| !is_locus(locus))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    for section in 0..=10 {
        let prefix = format!("S{section}.");
        assert!(
            loci.iter().any(|locus| locus.starts_with(&prefix)),
            "nothing cites section {section}"
        );
    }
}

#[test]
fn the_rule_of_loci_refuses_what_is_none() {
    assert!(
        ["S0.p1", "S6.p20", "S10.p3", "S3.fig"]
            .into_iter()
            .all(is_locus)
    );
    assert!(
        [
            "", "S11.p1", "S6", "S6.p0", "S6.p", "s6.p1", "S6.p01", "S6.20", "p20"
        ]
        .into_iter()
        .all(|text| !is_locus(text))
    );
}

#[test]
fn every_example_question_is_answered_as_promised() {
    let explorer = Explorer::open(&builtin()).expect("the network opens");
    let checked = check_questions(&explorer);
    assert!(
        checked.len() >= 10,
        "there are only {} example questions",
        checked.len()
    );
    let broken: Vec<String> = checked
        .into_iter()
        .filter(|question| !question.failures.is_empty())
        .map(|question| format!("{question:?}"))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let unpromised: Vec<&str> = explorer
        .network()
        .questions()
        .iter()
        .filter(|question| question.expected.is_empty())
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(unpromised, Vec::<&str>::new(), "these promise nothing");
}

#[test]
fn a_charge_is_never_a_deed() {
    let network = network();
    let charged = network
        .claims()
        .filter(|claim| claim.status() == Status::Charged);
    let deeds: Vec<String> = charged
        .filter(|claim| claim.relation_type().id == "spied_on")
        .map(|claim| format!("{} {}", claim.id(), claim.relation_type().id))
        .collect();
    assert_eq!(deeds, Vec::<String>::new());
}

#[test]
fn it_is_the_same_on_every_machine() {
    let hashes = [(); 2].map(|()| {
        load(&builtin())
            .network
            .expect("there is no problem")
            .about()
            .content_hash
            .clone()
    });
    assert_eq!(hashes[0], hashes[1]);
    assert_eq!(hashes[0].len(), 16);
}
