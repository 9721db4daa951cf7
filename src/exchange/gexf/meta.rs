//! The metadata of a GEXF file.

use crate::exchange::draft::DraftAbout;
use crate::exchange::importer::ImportError;
use crate::exchange::xml::Cursor;
use crate::exchange::xml::Piece;

/// Programs that name themselves as the creators of files they save.
const PROGRAMS: [&str; 4] = ["gephi", "networkx", "igraph", "rgexf"];

/// Reads `<meta>` up to its end. Values that the draft already has are kept.
pub(super) fn read_meta(
    cursor: &mut Cursor<'_>,
    last_modified: &str,
    about: &mut DraftAbout,
) -> Result<(), ImportError> {
    let depth = cursor.depth();
    let mut found: Vec<(&str, String)> =
        vec![("lastmodifieddate", last_modified.trim().to_owned())];
    while cursor.depth() >= depth {
        if let Piece::Start(element) = cursor.next()? {
            let text = cursor.text_of_element()?;
            found.push((
                element.name,
                text.split_whitespace().collect::<Vec<_>>().join(" "),
            ));
        }
    }
    for (name, text) in found.into_iter().filter(|(_, text)| !text.is_empty()) {
        take(name, text, about);
    }
    Ok(())
}

fn take(name: &str, text: String, about: &mut DraftAbout) {
    match name {
        "title" if about.title.is_empty() => about.title = text,
        "lastmodifieddate" if about.version.is_empty() => about.version = text,
        "creator" | "authors" | "author" => {
            let is_program = PROGRAMS
                .iter()
                .any(|program| text.to_lowercase().starts_with(program));
            if !is_program && !about.contributors.contains(&text) {
                about.contributors.push(text);
            }
        }
        "description" if about.description.is_empty() => about.description = text,
        "description" | "keywords" => {
            let before = if about.description.is_empty() {
                ""
            } else {
                " "
            };
            let label = if name == "keywords" { "Keywords: " } else { "" };
            about.description.extend([before, label, &text]);
        }
        _ => {}
    }
}
