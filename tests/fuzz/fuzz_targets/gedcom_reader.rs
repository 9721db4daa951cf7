//! Any text as a GEDCOM file: a dataset without a fault, or why there is none; never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prosopograph::dataset::load;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

fuzz_target!(|bytes: &[u8]| {
    let file = InputFile { name: "fuzzed".to_owned(), bytes: bytes.to_vec() };
    let options = ImportOptions { format: Format::from_name("gedcom"), ..ImportOptions::default() };
    if let Ok(imported) = import(&[file], &options, &Unwatched) {
        let tally = imported.report.relations;
        let network = load(&imported.files).network.expect("what is imported is faultless");
        assert_eq!(network.relations().len(), tally.taken + tally.changed, "every relation that was taken is there");
    }
});
