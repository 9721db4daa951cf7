//! Any texts as delimited text, separated by the byte `0xFE`: every row is accounted for, and what
//! comes out is a network, or there is a reason.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prosopograph::dataset::load;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

fuzz_target!(|bytes: &[u8]| {
    let files = bytes.split(|byte| *byte == 0xFE).take(3).enumerate();
    let files = files.map(|(number, bytes)| InputFile { name: format!("fuzzed{number}"), bytes: bytes.to_vec() });
    let files: Vec<InputFile> = files.collect();
    // Forced on it, so that texts that nobody would recognise are read too.
    let forced = ImportOptions { format: Format::from_name("csv"), ..ImportOptions::default() };
    for options in [ImportOptions::default(), forced] {
        match import(&files, &options, &Unwatched) {
            Ok(imported) => {
                let network = load(&imported.files).network.expect("an import is faultless");
                let relations = imported.report.relations;
                assert_eq!(network.relations().len(), relations.taken + relations.changed, "every row is accounted for");
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
