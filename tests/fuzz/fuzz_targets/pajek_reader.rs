//! Any texts as Pajek files, separated by the byte `0xFE`, partitions among them: a dataset without
//! a fault, or why there is none; never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prosopograph::dataset::load;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

fuzz_target!(|bytes: &[u8]| {
    let files = bytes.split(|byte| *byte == 0xFE).take(4).enumerate();
    let files = files.map(|(number, bytes)| InputFile { name: format!("fuzzed{number}"), bytes: bytes.to_vec() });
    let files: Vec<InputFile> = files.collect();
    let options = ImportOptions { format: Format::from_name("pajek"), ..ImportOptions::default() };
    if let Ok(imported) = import(&files, &options, &Unwatched) {
        let tally = imported.report.relations;
        let network = load(&imported.files).network.expect("what is imported is faultless");
        assert_eq!(network.relations().len(), tally.taken + tally.changed, "every relation that was taken is there");
    }
});
