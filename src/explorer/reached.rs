//! Where readers reach the pages, so that an answer can be cited with its whole address.

use std::sync::Arc;

use crate::dataset::short_fingerprint;
use crate::model::Day;

/// Where readers reach the pages. The explorer knows no host by itself; whoever serves it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reached {
    /// Nobody said: addresses stand without a host.
    #[default]
    Unsaid,
    /// By addresses that begin so, such as `https://example.org`, without a slash at the end.
    At {
        /// What they begin with.
        base: Arc<str>,
        /// The day on which it was asked.
        on: Day,
    },
    /// As a file of a copy at this address; `None` if it is not known where the copy will stand.
    AsFile(Option<Arc<str>>),
}

impl Reached {
    /// The whole address of a page, such as `/path?from=a&to=b`; `None` if it is not known.
    #[must_use]
    pub fn address_of(&self, page: &str) -> Option<String> {
        match self {
            Self::Unsaid => None,
            Self::At { base, .. } => Some(format!("{base}{page}")),
            Self::AsFile(address) => address.as_deref().map(str::to_owned),
        }
    }

    /// The day on which an answer was asked for, as `2026-11-29`; `None` if nobody said.
    #[must_use]
    pub fn day(&self) -> Option<String> {
        let Self::At { on, .. } = self else {
            return None;
        };
        Some(on.iso())
    }
}

/// A short name for an address, the same on every machine: eight hexadecimal digits.
#[must_use]
pub fn short_name_of(address: &str) -> String {
    short_fingerprint(address)
}
