//! Files of other programs, imported for a test and shown as it would like to compare them.

use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::Imported;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Line;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

/// One file, imported; the message if it cannot be.
pub fn imported(name: &str, text: &str) -> Result<Imported, String> {
    let file = InputFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    import(&[file], &ImportOptions::default(), &Unwatched).map_err(|error| error.to_string())
}

/// What became of a file: the table of entities, that of relations, and the notes; cells between
/// dots.
pub fn outcome(name: &str, text: &str) -> String {
    let imported = imported(name, text).unwrap_or_else(|error| panic!("{error}"));
    let mut lines = Vec::new();
    for table in ["entities.csv", "relations.csv"] {
        let bytes = imported
            .files
            .get(table)
            .expect("an import has both tables");
        for row in csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bytes)
            .records()
        {
            lines.push(
                row.expect("a table is read")
                    .iter()
                    .collect::<Vec<_>>()
                    .join("·"),
            );
        }
    }
    let notes = imported.report.notes().iter();
    lines.extend(notes.map(|note| {
        format!(
            "{}: {}: {}",
            note.place.line.map_or(0, Line::number),
            note.fate.name(),
            note.message
        )
    }));
    lines.join("\n")
}
