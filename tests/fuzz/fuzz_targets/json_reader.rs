//! Any text as a JSON file of another program: a network or a reason, never a panic; every row is
//! accounted for.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prosopograph::dataset::load;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

const FORMATS: [&str; 5] =
    ["node-link", "cytoscape", "graphology", "json-graph", "follow-the-money"];

fuzz_target!(|text: &str| {
    // Each reader is given the text, whether it would recognise it or not.
    for format in FORMATS {
        let file = InputFile { name: "fuzzed".to_owned(), bytes: text.as_bytes().to_vec() };
        let options = ImportOptions { format: Format::from_name(format), ..ImportOptions::default() };
        match import(&[file], &options, &Unwatched) {
            Ok(imported) => {
                let network = load(&imported.files).network.expect("an import is faultless");
                let relations = imported.report.relations;
                assert_eq!(network.relations().len(), relations.taken + relations.changed, "{}", imported.report);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
