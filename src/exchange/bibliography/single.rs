//! One source in every bibliography format, as text.

use crate::exchange::bibliography::bibtex::write_entry;
use crate::exchange::bibliography::csl_json::item;
use crate::exchange::bibliography::reference::Reference;
use crate::exchange::bibliography::ris::write_reference;
use crate::model::Source;

/// A source as text of each bibliography format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenReference {
    /// BibTeX.
    pub bibtex: String,
    /// RIS.
    pub ris: String,
    /// CSL-JSON.
    pub csl_json: String,
}

impl WrittenReference {
    /// Writes a source in every format.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        let reference = Reference::of(source);
        let (mut bibtex, mut ris) = (Vec::new(), Vec::new());
        // Writing to memory cannot fail.
        let _ = write_entry(&reference, &source.id, &mut bibtex);
        let _ = write_reference(&reference, &mut ris);
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self {
            bibtex: text(bibtex),
            ris: text(ris),
            csl_json: format!("[{}]", item(&reference)),
        }
    }
}
