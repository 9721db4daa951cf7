//! Writing, reading and writing again: nothing is lost on the way, in any format that is both
//! written and read.

use std::borrow::Cow;

use proptest::prelude::proptest;
use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::builtin;
use prosopograph::dataset::load;
use prosopograph::exchange::Extract;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::ImportReport;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;
use prosopograph::model::Network;

use crate::properties::cases_or;
use crate::support::rich_network::rich_network;

/// All files of a format, as text.
pub fn written(network: &Network, format: &str) -> Vec<(String, String)> {
    let extract = Extract::whole(network);
    let exporter = Format::from_name(format)
        .and_then(Format::exporter)
        .expect("the format is written");
    let one = |file: &'static str| {
        let mut bytes = Vec::new();
        exporter
            .write(&extract, file, &mut bytes)
            .expect("memory can be written to");
        (
            file.to_owned(),
            String::from_utf8(bytes).expect("files are UTF-8"),
        )
    };
    exporter.files(&extract).into_iter().map(one).collect()
}

/// The network that files become, and the report on the way.
pub fn read_back(files: &[(String, String)]) -> (Network, ImportReport) {
    let files: Vec<InputFile> = files
        .iter()
        .map(|(name, text)| InputFile {
            name: name.clone(),
            bytes: text.clone().into_bytes(),
        })
        .collect();
    let imported = import(&files, &ImportOptions::default(), &Unwatched)
        .unwrap_or_else(|error| panic!("{error}"));
    (imported.network, imported.report)
}

/// Whether a network comes back whole from its files in a format: the same dataset, and the same
/// files again.
pub fn assert_nothing_is_lost(network: &Network, format: &str) {
    let first = written(network, format);
    let (back, report) = read_back(&first);
    assert_eq!(
        report.entities.refused + report.relations.refused,
        0,
        "{report}"
    );
    assert_eq!(
        (report.entities.changed, report.relations.changed),
        (0, 0),
        "{report}"
    );
    assert_eq!(
        report.relations.taken,
        network.relations().len(),
        "{report}"
    );
    let second = written(&back, format);
    assert_same(
        &without_fingerprint(first, network),
        &without_fingerprint(second, &back),
        format,
        "is no fixed point",
    );
    assert_same(
        &written(network, "dataset"),
        &written(&back, "dataset"),
        format,
        "loses something",
    );
}

/// Whether files are the same; if not, the first line that differs is shown.
fn assert_same(
    expected: &[(String, String)],
    found: &[(String, String)],
    format: &str,
    what: &str,
) {
    let names = |files: &[(String, String)]| {
        files
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(expected), names(found), "{format} {what}");
    for ((name, expected), (_, found)) in expected.iter().zip(found) {
        for (number, (expected, found)) in expected.lines().zip(found.lines()).enumerate() {
            assert_eq!(
                expected,
                found,
                "{} {what}: line {} of {name}",
                format,
                number + 1
            );
        }
        assert_eq!(expected.len(), found.len(), "{format} {what}: {name}");
    }
}

/// Files without the fingerprint of the data, which is one of bytes: the same table written
/// otherwise has another.
fn without_fingerprint(files: Vec<(String, String)>, network: &Network) -> Vec<(String, String)> {
    files
        .into_iter()
        .map(|(name, text)| (name, text.replace(&network.about().content_hash, "…")))
        .collect()
}

/// The formats that are both written and read.
fn both_ways() -> impl Iterator<Item = &'static str> {
    Format::readable()
        .filter(|format| format.exporter().is_some())
        .map(Format::name)
}

fn dataset_again(network: &Network) -> Network {
    let mut files = DatasetFiles::from_memory("again", []);
    for (name, text) in written(network, "dataset") {
        files.insert(&name, Cow::Owned(text.into_bytes()));
    }
    let loaded = load(&files);
    loaded
        .network
        .unwrap_or_else(|| panic!("{}", loaded.report.problems()[0]))
}

#[test]
fn the_built_in_network_survives_every_format() {
    let network = load(&builtin())
        .network
        .expect("the built-in network is faultless");
    for format in both_ways() {
        assert_nothing_is_lost(&network, format);
    }
}

proptest! {
    #![proptest_config(cases_or(256))]

    #[test]
    fn a_dataset_is_written_as_it_was_read(network in rich_network()) {
        let again = dataset_again(&network);
        assert_eq!(written(&network, "dataset"), written(&again, "dataset"));
    }

    #[test]
    fn any_network_survives_every_format(network in rich_network()) {
        for format in both_ways() {
            assert_nothing_is_lost(&network, format);
        }
    }
}
