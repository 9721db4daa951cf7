//! Error messages for XML that cannot be read.

use quick_xml::Error;
use quick_xml::escape::EscapeError;

pub(super) const NO_DOCUMENT_TYPE: &str = "the file declares a document type (<!DOCTYPE …>), which is not read for safety; no document type is needed, so delete it";

pub(super) fn unknown_entity(name: &str) -> String {
    format!(
        "unknown entity &{};; use &lt; &gt; &amp; &quot; &apos; or a number such as &#233;",
        cut(name)
    )
}

/// The error message for an error of quick-xml.
pub(super) fn explained(error: &Error) -> String {
    match error {
        Error::Escape(EscapeError::UnrecognizedEntity(_, name)) => unknown_entity(name),
        Error::Escape(EscapeError::UnterminatedEntity(_)) => {
            "\"&\" without a \";\" after it; write it as &amp;".to_owned()
        }
        error => {
            let message: String = error.to_string().chars().take(200).collect();
            format!("invalid XML: {message}")
        }
    }
}

pub(super) fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}
