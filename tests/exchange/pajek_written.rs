//! Pajek files that are written: what they say to other programs, and what comes back.

use proptest::prelude::proptest;
use prosopograph::dataset::builtin;
use prosopograph::dataset::load;

use crate::exchange::pajek::imported;
use crate::exchange::round_trip::assert_nothing_is_lost;
use crate::exchange::round_trip::written;
use crate::properties::cases_or;
use crate::support::rich_network::rich_network;

#[test]
fn what_is_written_says_relations_and_years() {
    let network = load(&builtin())
        .network
        .expect("the built-in network is faultless");
    let (_, text) = written(&network, "pajek").remove(0);
    let count = |start: &dyn Fn(&str) -> bool| text.lines().filter(|line| start(line)).count();
    let is_line = |line: &str| {
        line.split_once(": ")
            .is_some_and(|(number, _)| number.parse::<u32>().is_ok())
    };
    assert_eq!(count(&is_line), network.relations().len());
    assert!(text.contains(" [1936-1938]\n"), "years stand in brackets");
    assert!(
        count(&|line| line.starts_with("*Arcs :")) > 50,
        "relations have numbers and names"
    );
    assert!(
        text.lines()
            .any(|line| is_line(line) && line.contains(" -1")),
        "hostile ties are negative"
    );
}

/// networkx takes every line after the first head of arcs for a tie unless it is one word; igraph
/// knows no times.
#[test]
fn the_plain_variant_has_only_what_all_programs_read() {
    let network = load(&builtin())
        .network
        .expect("the built-in network is faultless");
    let (_, text) = written(&network, "pajek-plain").remove(0);
    let (_, ties) = text.split_once("*Arcs\n").expect("there are arcs");
    for line in ties.lines() {
        let is_tie = line.starts_with(|letter: char| letter.is_ascii_digit())
            && line.ends_with('"')
            && !line.contains('[');
        let outside_of_quotes = || {
            line.replace("\\\"", "")
                .split('"')
                .step_by(2)
                .any(|part| part.contains(' '))
        };
        assert!(is_tie || !outside_of_quotes(), "{line}");
    }
    let labels: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.starts_with("*Vertices"))
        .skip(1)
        .take(network.entity_count())
        .collect();
    assert!(
        labels
            .iter()
            .all(|line| line.matches('"').count() == 2 && !line.contains('\\')),
        "labels have no quotation marks"
    );
    let distinct: std::collections::HashSet<&str> = labels
        .iter()
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert_eq!(
        distinct.len(),
        labels.len(),
        "networkx tells vertices by their labels"
    );
}

#[test]
fn the_built_in_network_survives_the_plain_variant() {
    let network = load(&builtin())
        .network
        .expect("the built-in network is faultless");
    assert_nothing_is_lost(&network, "pajek-plain");
}

#[test]
fn long_labels_are_not_written_with_every_tie() {
    let long = "long ".repeat(20_000);
    let ties = "1 1\n".repeat(2_000);
    let text = format!(
        "*Network {long}\n*Vertices 1\n1 \"{long}\"\n*Arcs :1 \"{long}\"\n{ties}*Network {long}\n*Vertices 1\n*Edges\n{ties}"
    );
    let (entities, relations, _) = imported("a.net", &text).expect("it is read");
    assert!(
        entities.len() < 1 << 20 && relations.len() < 1 << 20,
        "{} and {} bytes",
        entities.len(),
        relations.len()
    );
}

proptest! {
    #![proptest_config(cases_or(256))]

    #[test]
    fn any_network_survives_the_plain_variant(network in rich_network()) {
        assert_nothing_is_lost(&network, "pajek-plain");
    }

    #[test]
    fn any_lines_are_read_or_refused(
        lines in proptest::collection::vec("\\*(vertices|arcs|edges|matrix|arcslist|partition|network|cluster)[ :0-9\"a]{0,6}|[0-9 :\"\\\\\\[\\]*.-]{0,14}|%prosopograph-(line|vertex:1)\\{?[a\":]{0,4}\\}?", 0..12)
    ) {
        let text = format!("*vertices 3\n1 \"a\"\n{}\n", lines.join("\n"));
        let (_, _, report) = imported("a.net", &text).expect("a file of vertices is read");
        assert!(report.contains("entities: "), "{report}");
    }
}
