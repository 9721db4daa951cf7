//! `sentences.txt`: one sentence for each combination of type, direction, status, claimant, date of
//! the assertion and number that occurs in the built-in network, each from its first claim.
//!
//! `UPDATE_EXPECT=1 cargo test snapshots::` writes them anew; the difference in git is to be read
//! as an editor would, and what reads badly is mended in the labels.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use prosopograph::dataset::builtin;
use prosopograph::explorer::Explorer;
use prosopograph::model::Claim;
use prosopograph::model::GrammaticalNumber;
use prosopograph::model::Network;
use prosopograph::model::Reading;
use prosopograph::model::RelationIndex;
use prosopograph::model::Status;

/// What tells the combinations apart, in the order they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Combination {
    relation_type: usize,
    direction: Direction,
    status: Status,
    has_claimant: bool,
    is_assertion_dated: bool,
    number: GrammaticalNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Direction {
    Forwards,
    Backwards,
}

#[test]
fn every_combination_is_a_sentence_that_was_read() {
    let explorer = Explorer::open(&builtin()).expect("the network opens");
    let found = snapshot(explorer.network());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/sentences.txt");
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, &found).expect("the snapshot can be written");
        return;
    }
    let known = fs::read_to_string(path).expect("the snapshot is there");
    let changed = |one: &str, other: &str| {
        let other: Vec<&str> = other.lines().collect();
        let lines = one.lines().filter(|line| !other.contains(line));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert!(
        found == known,
        "the sentences changed; read them, then write them with UPDATE_EXPECT=1\n--- gone\n{}\n--- new\n{}",
        changed(&known, &found),
        changed(&found, &known)
    );
}

#[test]
fn no_sentence_shows_how_it_was_made_or_can_be_mistaken() {
    let explorer = Explorer::open(&builtin()).expect("the network opens");
    for (combination, sentence) in sentences(explorer.network()) {
        for wrong in ["{}", "|", "  ", "intercepted by", "…"] {
            let is_a_label = wrong == "intercepted by" && combination.status != Status::Intercepted;
            assert!(
                is_a_label || !sentence.contains(wrong),
                "{sentence} has {wrong:?}"
            );
        }
        if combination.status != Status::Documented {
            assert!(
                sentence.ends_with(')'),
                "{sentence} does not say how it stands"
            );
        }
    }
}

fn snapshot(network: &Network) -> String {
    let mut text = String::new();
    let types: Vec<&str> = network
        .schema()
        .types()
        .map(|(_, found)| found.id.as_str())
        .collect();
    for (combination, sentence) in sentences(network) {
        let id = types[combination.relation_type];
        writeln!(text, "{id} {}: {sentence}", words(combination)).expect("a text grows");
    }
    text
}

fn words(combination: Combination) -> String {
    let mut words = vec![
        match combination.direction {
            Direction::Forwards => "→",
            Direction::Backwards => "←",
        },
        combination.status.name(),
    ];
    if combination.has_claimant {
        words.push("by");
    }
    if combination.is_assertion_dated {
        words.push("when");
    }
    if combination.number == GrammaticalNumber::Plural {
        words.push("plural");
    }
    words.join(" ")
}

fn sentences(network: &Network) -> BTreeMap<Combination, String> {
    let mut sentences = BTreeMap::new();
    for (number, _) in (0..).zip(network.relations()) {
        let claim = network.claim(RelationIndex::new(number));
        for (direction, reading) in [
            (Direction::Forwards, claim.forwards()),
            (Direction::Backwards, claim.backwards()),
        ] {
            sentences
                .entry(combination(claim, direction, reading))
                .or_insert_with(|| claim.sentence_of(reading, None));
        }
    }
    sentences
}

fn combination(claim: Claim<'_>, direction: Direction, reading: Reading<'_>) -> Combination {
    let network = claim.network();
    Combination {
        relation_type: network.relation(claim.index()).relation_type.get(),
        direction,
        status: claim.status(),
        has_claimant: claim.asserted_by().is_some(),
        is_assertion_dated: claim.asserted_when().is_some(),
        number: network.grammatical_number(reading.first),
    }
}
