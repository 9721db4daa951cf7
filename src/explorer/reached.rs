//! Where readers reach the pages, so that an answer can be cited with its whole address.

use std::sync::Arc;

/// Where readers reach the pages. The explorer knows no host by itself; whoever serves it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reached {
    /// Nobody said: addresses stand without a host.
    #[default]
    Unsaid,
    /// By addresses that begin so, such as `https://example.org`, without a slash at the end.
    At(Arc<str>),
    /// As a file of a copy at this address; `None` if it is not known where the copy will stand.
    AsFile(Option<Arc<str>>),
}

impl Reached {
    /// The whole address of a page, such as `/path?from=a&to=b`; `None` if it is not known.
    #[must_use]
    pub fn address_of(&self, page: &str) -> Option<String> {
        match self {
            Self::Unsaid => None,
            Self::At(base) => Some(format!("{base}{page}")),
            Self::AsFile(address) => address.as_deref().map(str::to_owned),
        }
    }
}
