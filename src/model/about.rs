//! The metadata and the example questions of a dataset.

/// Title, licence and origin of a network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// A short machine name.
    pub name: String,
    /// The title, for the front page.
    pub title: String,
    /// What the network is, in a paragraph.
    pub description: String,
    /// The version of the data.
    pub version: String,
    /// Under what terms the data may be used.
    pub licences: Vec<String>,
    /// The day it was made, as `2026-11-23`; empty if the dataset does not say.
    pub created: String,
    /// Who made it.
    pub contributors: Vec<String>,
    /// What its readers should bear in mind.
    pub notes: Vec<DatasetNote>,
    /// A fingerprint of the files, so that an answer can be cited exactly: 16 hexadecimal digits.
    pub content_hash: String,
}

/// A rule or a warning that a dataset gives its readers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatasetNote {
    /// The note in a few words.
    pub title: String,
    /// The note in a sentence or two.
    pub text: String,
}

/// A question the dataset proposes to its readers, which is also a test of the dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleQuestion {
    /// Its id.
    pub id: String,
    /// The question in natural words.
    pub question: String,
    /// The address of the page that answers it, without the host.
    pub query: String,
    /// The expectation that the answer must meet, as written; empty if there is none.
    pub expected: String,
    /// A remark for the reader.
    pub note: String,
}
