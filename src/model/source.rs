//! Sources: what a claim can be checked against.

/// A bibliography or archive entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its slug.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Book, article, archive file, lecture …
    pub kind: String,
    /// Who wrote it.
    pub author: String,
    /// When it appeared, as written.
    pub year: String,
    /// Who published it.
    pub publisher: String,
    /// The archive that holds it.
    pub archive: String,
    /// The shelfmark in that archive.
    pub shelfmark: String,
    /// An address of the form `https:`, `http:` or `doi:`; empty if there is none.
    pub url: String,
    /// A remark for the reader.
    pub note: String,
}
