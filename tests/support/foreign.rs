//! Files of other programs, imported for a test and shown as it would like to compare them.

use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::Imported;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

/// One file, imported; the message if it cannot be.
pub fn imported(name: &str, text: &str) -> Result<Imported, String> {
    let file = InputFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    import(&[file], &ImportOptions::default(), &Unwatched).map_err(|error| error.to_string())
}

/// What became of a file: the table of entities, that of relations, and the notes; cells between bars.
pub fn outcome(name: &str, text: &str) -> String {
    let imported = imported(name, text).unwrap_or_else(|error| panic!("{error}"));
    let mut shown = String::new();
    for table in ["entities.csv", "relations.csv"] {
        let bytes = imported.files.get(table).expect("an import has both tables");
        for row in csv::ReaderBuilder::new().has_headers(false).from_reader(bytes).records() {
            let row = row.expect("a table is read");
            shown.push_str(&row.iter().collect::<Vec<_>>().join("·"));
            shown.push('\n');
        }
    }
    for note in imported.report.notes() {
        shown.push_str(&format!("{}: {}: {}\n", note.place.line, note.fate.name(), note.message));
    }
    shown
}
