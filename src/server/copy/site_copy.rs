//! The copy itself: one file after the other, each made when it is asked for.

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
use crate::server::copy::find_page;
use crate::server::copy::plan::Content;
use crate::server::copy::plan::CopyFile;
use crate::server::copy::plan::Plan;
use crate::server::copy::rewrite::Rewriter;
use crate::server::host::AllowedHosts;
use crate::server::routes::unhurried_router;
use crate::server::state::AppState;
use crate::view::OverviewView;

/// Nobody waits at a browser: an answer may take its time.
const PATIENCE: Duration = Duration::from_secs(600);

/// Why a file of a copy cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CopyError {
    /// The page at this address could not be made.
    #[error("the page {address} cannot be made: {status}")]
    Page {
        /// The address.
        address: String,
        /// What the server says instead.
        status: StatusCode,
    },
    /// The page at this address could not be read.
    #[error("the page {address} cannot be read: {cause}")]
    Unreadable {
        /// The address.
        address: String,
        /// What is wrong.
        cause: String,
    },
    /// The page could not be rewritten.
    #[error("a page cannot be rewritten: {0}")]
    Rewriting(#[from] RewritingError),
    /// The page could not be written.
    #[error("a page cannot be written: {0}")]
    Template(#[from] askama::Error),
    /// The names could not be written.
    #[error("the names cannot be written: {0}")]
    Names(#[from] serde_json::Error),
}

/// A copy of the pages of one network, as plain files that need neither server nor network.
#[derive(Debug)]
pub struct SiteCopy {
    state: AppState,
    router: Router,
    plan: Plan,
    notice: String,
}

#[derive(Template)]
#[template(path = "copy_notice.html", config = "web/askama.toml")]
struct Notice {
    overview: OverviewView,
    program_version: &'static str,
}

impl SiteCopy {
    /// A copy of the pages about a network.
    ///
    /// # Errors
    ///
    /// [`CopyError::Template`] if what every page says of the copy cannot be written.
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
        })
    }

    /// The files of the copy, in an order that is always the same.
    pub fn files(&self) -> impl Iterator<Item = CopyFile> + '_ {
        self.plan.files(self.state.explorer.network())
    }

    /// How many files there are.
    #[must_use]
    pub fn file_count(&self) -> usize {
        self.plan.file_count(self.state.explorer.network())
    }

    /// What a file holds. Equal networks give equal files.
    ///
    /// A question that cannot be answered has a page, too; it says why.
    ///
    /// # Errors
    ///
    /// [`CopyError`] if the page cannot be made, which is a fault of the program.
    pub async fn content(&self, file: &CopyFile) -> Result<Vec<u8>, CopyError> {
        match &file.content {
            Content::Part(address) => self.body_if(address, StatusCode::is_success).await,
            Content::SearchIndex => Ok(find_page::search_index(&self.state.explorer)?.into_bytes()),
            Content::FindPage => self.rewritten(&find_page::render(&self.state)?, &file.path),
            Content::Page(address) => {
                let page = self.body_if(address, StatusCode::is_success).await?;
                self.rewritten(&text(address, page)?, &file.path)
            }
            Content::Answer(address) => {
                let page = self.body_if(address, |_| true).await?;
                self.rewritten(&text(address, page)?, &file.path)
            }
        }
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

    /// What the server gives at an address, if its status will do.
    async fn body_if(
        &self,
        address: &str,
        will_do: fn(&StatusCode) -> bool,
    ) -> Result<Vec<u8>, CopyError> {
        let request = Request::builder()
            .uri(encoded(address))
            .header(header::HOST, "localhost")
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

/// An address as it is sent: a dataset may write the letters of its questions as they are.
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
