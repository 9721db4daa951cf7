//! How an answer is cited: as a line of text, for BibTeX, RIS and CSL.

use serde::Serialize;
use utoipa::ToSchema;

use crate::exchange::WrittenReference;
use crate::explorer::DATA;
use crate::explorer::Request;
use crate::model::About;
use crate::model::Source;

/// An answer as others cite it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CitingView {
    /// The address of the answer on these very data, without the host.
    #[schema(example = "/path?data=0123456789abcdef&from=anton-chekhov&to=olga-knipper")]
    pub page: String,
    /// A line of text.
    pub text: String,
    /// The same for BibTeX.
    #[serde(skip)]
    pub bibtex: String,
    /// The same in the format of reference managers (RIS).
    #[serde(skip)]
    pub ris: String,
    /// The same as CSL-JSON.
    #[serde(skip)]
    pub csl: String,
}

/// What is said of the data when an address was cited on others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OtherDataView {
    /// The fingerprint of the data on which the address was cited.
    #[schema(example = "0123456789abcdef")]
    pub cited: String,
    /// The fingerprint of the data that are served.
    #[schema(example = "fedcba9876543210")]
    pub served: String,
}

impl CitingView {
    pub(crate) fn of(about: &About, request: &Request, question: &str) -> Self {
        let mut parameters = request.parameters.clone();
        parameters.set(&DATA, &about.content_hash);
        let page = request.address_with(&parameters);
        let title = Some(about.title.as_str()).filter(|title| !title.is_empty());
        let title = title.unwrap_or("a network without a title");
        let version = match about.version.as_str() {
            "" => format!("data {}", about.content_hash),
            version => format!("version {version}, data {}", about.content_hash),
        };
        let makers = about.contributors.join("; ");
        let before = if makers.is_empty() {
            String::new()
        } else {
            format!("{makers}: ")
        };
        let year = about.created.split('-').next().unwrap_or_default();
        let written = WrittenReference::of(&Source {
            id: format!("prosopograph-{}", about.content_hash),
            title: question.to_owned(),
            kind: "database".to_owned(),
            author: makers,
            year: year.to_owned(),
            publisher: format!("{title} ({version})"),
            shelfmark: page.clone(),
            ..Source::default()
        });
        let year = if year.is_empty() {
            String::new()
        } else {
            format!(", {year}")
        };
        Self {
            text: format!(
                "{before}\u{201c}{question}\u{201d}, in: {title} ({version}){year}, {page}"
            ),
            bibtex: written.bibtex,
            ris: written.ris,
            csl: written.csl_json,
            page,
        }
    }
}

impl OtherDataView {
    /// `None` if the address does not say which data it was cited on, or these.
    pub(crate) fn of(about: &About, request: &Request) -> Option<Self> {
        let cited = request.cited_data.clone()?;
        (cited != about.content_hash).then(|| Self {
            cited,
            served: about.content_hash.clone(),
        })
    }
}
