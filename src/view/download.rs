//! The files that something can be taken away as.

use crate::exchange::Content;
use crate::exchange::Format;

/// A file of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownloadView {
    /// The format, for a reader.
    pub title: &'static str,
    /// Its address, without the host.
    pub address: String,
    /// The page whose drawing it is, if it is a drawing, which can also be had for print.
    pub drawing_of: Option<String>,
}

impl DownloadView {
    /// The files of what a page shows, by the page's own address; `/` is the whole network.
    #[must_use]
    pub fn of(page: &str) -> Vec<Self> {
        Format::writable()
            .map(|format| Self {
                title: format.title(),
                address: address(format, page),
                drawing_of: format.exporter().is_none().then(|| page.to_owned()),
            })
            .collect()
    }

    /// The files of the bibliography.
    #[must_use]
    pub fn of_sources() -> Vec<Self> {
        Format::writable()
            .filter(|format| format.content() == Content::Sources)
            .map(|format| Self {
                title: format.title(),
                address: address(format, "/"),
                drawing_of: None,
            })
            .collect()
    }
}

fn address(format: &Format, page: &str) -> String {
    if page == "/" {
        return format!("/api/export/{}", format.name());
    }
    let of: String = form_urlencoded::byte_serialize(page.as_bytes()).collect();
    format!("/api/export/{}?of={of}", format.name())
}
