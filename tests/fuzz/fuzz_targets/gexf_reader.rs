//! Any text as GEXF: every row is accounted for, or the file is refused with a reason; never a
//! panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prosopograph::dataset::load;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

fuzz_target!(|bytes: &[u8]| {
    let file = InputFile { name: "fuzzed.gexf".to_owned(), bytes: bytes.to_vec() };
    let options = ImportOptions { format: Format::from_name("gexf"), ..ImportOptions::default() };
    match import(&[file], &options, &Unwatched) {
        Ok(imported) => {
            let network = load(&imported.files).network.expect("an import is faultless");
            let relations = imported.report.relations;
            assert_eq!(network.relations().len(), relations.taken + relations.changed);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
