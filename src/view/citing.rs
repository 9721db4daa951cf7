//! How a page is cited: as a line of text, for BibTeX, RIS and CSL.

use serde::Serialize;
use utoipa::ToSchema;

use crate::exchange::WrittenReference;
use crate::explorer::DATA;
use crate::explorer::Explorer;
use crate::explorer::PAGE;
use crate::explorer::Parameters;
use crate::explorer::Reached;
use crate::explorer::Request;
use crate::explorer::short_name_of;
use crate::explorer::take_away::TakeAway;
use crate::model::About;
use crate::model::Source;
use crate::view::scope::ScopeView;
use crate::view::table::Table;
use crate::view::table::TableEntry;

/// An answer as others cite it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CitingView {
    /// The address of the answer on these very data; with the host, if the API was reached by one.
    #[schema(
        example = "https://example.org/path?data=0123456789abcdef&from=anton-chekhov&to=olga-knipper"
    )]
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
    /// What these three are written from.
    #[serde(skip)]
    pub(crate) source: Source,
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

/// How a page is cited that answers no question of the table, such as that of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedPageView {
    /// How it is cited.
    pub citing: CitingView,
    /// What is to be said if the address was cited on other data than these.
    pub other_data: Option<OtherDataView>,
}

/// What is cited of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cited<'a> {
    /// All of it.
    Network,
    /// A page of it with this title or question.
    Page(&'a str),
}

impl CitingView {
    pub(crate) fn of(about: &About, request: &Request, question: &str) -> Self {
        let mut parameters = request.parameters.clone();
        parameters.set(&DATA, &about.content_hash);
        let page = request.address_with(&parameters);
        Self::made_of(about, &request.reached, Cited::Page(question), page)
    }

    fn made_of(about: &About, reached: &Reached, cited: Cited<'_>, page: String) -> Self {
        let network = Some(about.title.as_str()).filter(|title| !title.is_empty());
        let network = network.unwrap_or("a network without a title");
        let version = version(about);
        let makers = about.contributors.join("; ");
        let year = about.created.split('-').next().unwrap_or_default();
        let whole = reached.address_of(&page);
        let seen = reached.day().map(|day| format!("seen {day}"));
        let seen = seen.unwrap_or_default();
        // Without a host the address still says what was asked; a file of a copy has another one.
        let within = match (&whole, reached) {
            (None, Reached::Unsaid) => page.as_str(),
            _ => "",
        };
        let (title, publisher) = match cited {
            Cited::Network => (network, version.clone()),
            Cited::Page(title) => (title, format!("{network} ({version})")),
        };
        let hash = &about.content_hash;
        let id = match cited {
            Cited::Network => format!("prosopograph-{hash}"),
            // Several answers stand in one bibliography.
            Cited::Page(_) => format!("prosopograph-{hash}-{}", short_name_of(&page)),
        };
        let source = Source {
            id,
            title: title.to_owned(),
            kind: "database".to_owned(),
            author: makers.clone(),
            year: year.to_owned(),
            publisher,
            shelfmark: within.to_owned(),
            note: seen.clone(),
            url: whole.clone().unwrap_or_default(),
            ..Source::default()
        };
        let written = WrittenReference::of(&source);
        let named = match cited {
            Cited::Network => format!("{network} ({version})"),
            Cited::Page(title) => format!("\u{201c}{title}\u{201d}, in: {network} ({version})"),
        };
        let before = Some(makers).filter(|makers| !makers.is_empty());
        let before = before.map_or_else(String::new, |makers| format!("{makers}: "));
        let after = [year, &seen, whole.as_deref().unwrap_or(within)];
        let after = after.into_iter().filter(|part| !part.is_empty());
        let parts: Vec<&str> = std::iter::once(named.as_str()).chain(after).collect();
        Self {
            text: format!("{before}{}", parts.join(", ")),
            bibtex: written.bibtex,
            ris: written.ris,
            csl: written.csl_json,
            source,
            page: whole.unwrap_or(page),
        }
    }
}

/// How what is taken away is cited: an answer with its question, or else the network.
#[must_use]
pub fn citation_of(explorer: &Explorer, table: &Table, what: &TakeAway) -> Source {
    let about = explorer.network().about();
    let TakeAway::Answer(asked) = what else {
        let page = match what {
            TakeAway::Relation(relation) => {
                format!("/relations/{}", explorer.network().claim(*relation).id())
            }
            _ => "/".to_owned(),
        };
        return CitedPageView::of(explorer, &page, None, Cited::Network)
            .citing
            .source;
    };
    let request = asked.request();
    let entry = table.named(asked.row().name);
    let read = |entry: TableEntry| entry.read(explorer, &request.path, request.parameters.clone());
    // It was read before, so that it can be read again.
    let question = entry.and_then(|entry| read(entry).ok());
    let question = question.map_or_else(String::new, |asked| asked.cited(explorer));
    CitingView::of(about, request, &question).source
}

/// A question in words with the part of the network that it is about: answers to one question about
/// different parts stand in one bibliography.
pub(crate) fn cited_question(sentence: &str, scope: &ScopeView) -> String {
    if scope.restrictions.is_empty() {
        return sentence.to_owned();
    }
    format!("{sentence} ({})", scope.restrictions.join("; "))
}

/// The version of the data with their fingerprint.
fn version(about: &About) -> String {
    match about.version.as_str() {
        "" => format!("data {}", about.content_hash),
        version => format!("version {version}, data {}", about.content_hash),
    }
}

impl CitedPageView {
    /// The page at an address, whose query may name the part of it and the data it was cited on.
    #[must_use]
    pub fn of(explorer: &Explorer, path: &str, query: Option<&str>, cited: Cited<'_>) -> Self {
        let about = explorer.network().about();
        let sent = Parameters::from_query(query.unwrap_or_default());
        let mut parameters = Parameters::default();
        if let Some(page) = sent.first(&PAGE) {
            parameters.set(&PAGE, page);
        }
        parameters.set(&DATA, &about.content_hash);
        let page = parameters.address(path);
        Self {
            citing: CitingView::made_of(about, explorer.reached(), cited, page),
            other_data: OtherDataView::among(about, sent.first(&DATA)),
        }
    }
}

impl CitedPageView {
    /// The answer to a question that was put so.
    #[must_use]
    pub fn of_answer(explorer: &Explorer, request: &Request, question: &str) -> Self {
        let about = explorer.network().about();
        Self {
            citing: CitingView::of(about, request, question),
            other_data: OtherDataView::of(about, request),
        }
    }
}

impl OtherDataView {
    /// `None` if the address does not say which data it was cited on, or these.
    pub(crate) fn of(about: &About, request: &Request) -> Option<Self> {
        Self::among(about, request.cited_data.as_deref())
    }

    fn among(about: &About, cited: Option<&str>) -> Option<Self> {
        let cited = cited.filter(|cited| *cited != about.content_hash)?;
        Some(Self {
            cited: cited.to_owned(),
            served: about.content_hash.clone(),
        })
    }
}
