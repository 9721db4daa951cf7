//! Any texts as the parts of a workbook, separated by the byte `0xFE`, or an archive: what comes
//! out is a network, or there is a reason.

#![no_main]

use std::io::Cursor;
use std::io::Write;

use libfuzzer_sys::fuzz_target;
use prosopograph::dataset::load;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;
use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts that the input may fill; what it leaves out is not in the workbook.
const PARTS: [&str; 5] =
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"];

/// The last two parts if the input has none, so that most inputs reach the sheet.
const WORKBOOK: &[u8] = br#"<workbook><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>"#;
const RELATIONS: &[u8] = br#"<Relationships>
<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
</Relationships>"#;

fn packed(parts: &[&[u8]]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let written = [None, None, None, Some(WORKBOOK), Some(RELATIONS)];
    for (position, name) in PARTS.iter().enumerate() {
        if let Some(part) = parts.get(position).copied().or(written[position]) {
            archive.start_file(*name, options).expect("memory can be written to");
            archive.write_all(part).expect("memory can be written to");
        }
    }
    archive.finish().expect("memory can be written to").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    // What is a container already is read as it is.
    let bytes = match bytes.starts_with(b"PK") || bytes.starts_with(&[0x1F, 0x8B]) {
        true => bytes.to_vec(),
        false => packed(&bytes.split(|byte| *byte == 0xFE).collect::<Vec<_>>()),
    };
    let file = InputFile { name: "fuzzed.xlsx".to_owned(), bytes };
    match import(&[file], &ImportOptions::default(), &Unwatched) {
        Ok(imported) => {
            let network = load(&imported.files).network.expect("an import is faultless");
            let relations = imported.report.relations;
            assert_eq!(network.relations().len(), relations.taken + relations.changed, "every row is accounted for");
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
