//! The copy itself: its files are generated one after the other, on demand.

use std::fmt::Write;
use std::time::Duration;

use askama::Template;
use axum::Router;
use axum::body::Body;
use axum::body::to_bytes;
use axum::http::Request;
use axum::http::StatusCode;
use axum::http::header;
use lol_html::errors::RewritingError;
use tower::ServiceExt;

use crate::explorer::Explorer;
use crate::explorer::Reached;
use crate::server::copy::find_page;
use crate::server::copy::plan::Content;
use crate::server::copy::plan::CopyFile;
use crate::server::copy::plan::Plan;
use crate::server::copy::published_at::PublishedAt;
use crate::server::copy::rewrite::Rewriter;
use crate::server::host::AllowedHosts;
use crate::server::routes::unhurried_router;
use crate::server::state::AppState;
use crate::view::OverviewView;

/// The time limit for one answer. It is long, since no browser is waiting.
const PATIENCE: Duration = Duration::from_secs(600);

/// Why a file of a copy cannot be generated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CopyError {
    /// The page at this address could not be rendered.
    #[error("cannot render the page {address}: {status}")]
    Page {
        /// The address.
        address: String,
        /// The status of the server's response.
        status: StatusCode,
    },
    /// The page at this address could not be read.
    #[error("cannot read the page {address}: {cause}")]
    Unreadable {
        /// The address.
        address: String,
        /// The cause.
        cause: String,
    },
    /// The page could not be rewritten.
    #[error("cannot rewrite a page: {0}")]
    Rewriting(#[from] RewritingError),
    /// A template could not be rendered.
    #[error("cannot render a template: {0}")]
    Template(#[from] askama::Error),
    /// The names for the search could not be written.
    #[error("cannot write the names for the search: {0}")]
    Names(#[from] serde_json::Error),
}

/// A copy of the pages of one network, as static files that need neither this program nor the
/// internet.
#[derive(Debug)]
pub struct SiteCopy {
    state: AppState,
    router: Router,
    plan: Plan,
    notice: String,
    published_at: Option<PublishedAt>,
}

#[derive(Template)]
#[template(path = "copy_notice.html", config = "web/askama.toml")]
struct Notice {
    overview: OverviewView,
    program_version: &'static str,
}

impl SiteCopy {
    /// Creates a copy of the pages about a network.
    ///
    /// # Errors
    ///
    /// [`CopyError::Template`] if the note about the copy cannot be rendered.
    pub fn of(explorer: &Explorer) -> Result<Self, CopyError> {
        let state =
            AppState::new(explorer.clone(), AllowedHosts::default()).with_deadline(PATIENCE);
        let notice = Notice {
            overview: OverviewView::of(explorer),
            program_version: env!("CARGO_PKG_VERSION"),
        };
        Ok(Self {
            router: unhurried_router(state.clone()),
            plan: Plan::of(explorer),
            notice: notice.render()?,
            state,
            published_at: None,
        })
    }

    /// The same copy, whose pages are cited at the address where its folder will stand.
    #[must_use]
    pub fn published_at(self, address: &PublishedAt) -> Self {
        Self {
            published_at: Some(address.clone()),
            ..self
        }
    }

    /// The files of the copy, in a fixed order.
    pub fn files(&self) -> impl Iterator<Item = CopyFile> + '_ {
        self.plan.files(self.state.explorer.network())
    }

    /// The number of files.
    #[must_use]
    pub fn file_count(&self) -> usize {
        self.plan.file_count(self.state.explorer.network())
    }

    /// The content of a file. Equal networks give equal files.
    ///
    /// A question that cannot be answered also has a page, which says why.
    ///
    /// # Errors
    ///
    /// [`CopyError`] if the page cannot be generated, which is a bug.
    pub async fn content(&self, file: &CopyFile) -> Result<Vec<u8>, CopyError> {
        match &file.content {
            Content::Part(address) => {
                self.body_if(address, Reached::Unsaid, StatusCode::is_success)
                    .await
            }
            Content::SearchIndex => Ok(find_page::search_index(&self.state.explorer)?.into_bytes()),
            Content::FindPage => self.rewritten(&find_page::render(&self.state)?, &file.path),
            Content::Page(address) => {
                let page = self
                    .body_if(address, self.reached(file), StatusCode::is_success)
                    .await?;
                self.rewritten(&text(address, page)?, &file.path)
            }
            Content::Answer(address) => {
                let page = self.body_if(address, self.reached(file), |_| true).await?;
                self.rewritten(&text(address, page)?, &file.path)
            }
        }
    }

    /// Where readers will reach a file.
    fn reached(&self, file: &CopyFile) -> Reached {
        let published = self.published_at.as_ref();
        let address = published.map(|published| published.address_of(&file.path));
        Reached::AsFile(address.map(Into::into))
    }

    fn rewritten(&self, html: &str, path: &str) -> Result<Vec<u8>, CopyError> {
        let file_at = |address: &str| self.plan.file_at(self.state.explorer.network(), address);
        let rewriter = Rewriter {
            file_at: &file_at,
            site: &self.state.site,
            notice: &self.notice,
        };
        Ok(rewriter.rewrite(html, path)?.into_bytes())
    }

    /// The body of the server's response at an address, if its status is accepted.
    async fn body_if(
        &self,
        address: &str,
        reached: Reached,
        will_do: fn(&StatusCode) -> bool,
    ) -> Result<Vec<u8>, CopyError> {
        let request = Request::builder()
            .uri(encoded(address))
            .header(header::HOST, "localhost")
            .extension(reached)
            .body(Body::empty());
        let request = request.map_err(|cause| unreadable(address, &cause))?;
        let Ok(response) = self.router.clone().oneshot(request).await;
        let status = response.status();
        if !will_do(&status) {
            return Err(CopyError::Page {
                address: address.to_owned(),
                status,
            });
        }
        let bytes = to_bytes(response.into_body(), usize::MAX).await;
        bytes
            .map(|bytes| bytes.to_vec())
            .map_err(|cause| unreadable(address, &cause))
    }
}

fn text(address: &str, page: Vec<u8>) -> Result<String, CopyError> {
    String::from_utf8(page).map_err(|cause| unreadable(address, &cause))
}

fn unreadable(address: &str, cause: &dyn std::error::Error) -> CopyError {
    CopyError::Unreadable {
        address: address.to_owned(),
        cause: cause.to_string(),
    }
}

/// Percent-encodes an address, since datasets may write non-ASCII letters in their questions.
fn encoded(address: &str) -> String {
    let mut sent = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic()
            && !matches!(
                byte,
                b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}'
            )
        {
            sent.push(char::from(byte));
        } else {
            let _ = write!(sent, "%{byte:02X}");
        }
    }
    sent
}
