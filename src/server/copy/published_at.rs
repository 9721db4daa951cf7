//! Where a copy will stand.

use std::str::FromStr;

/// The address of the folder of a copy on the web, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedAt(String);

/// Why a text is no address of the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an address begins with https:// or http:// and has no spaces")]
pub struct NoWebAddress;

impl PublishedAt {
    /// The address of a file of the copy.
    pub(crate) fn address_of(&self, path: &str) -> String {
        format!("{}/{path}", self.0)
    }
}

impl FromStr for PublishedAt {
    type Err = NoWebAddress;

    fn from_str(text: &str) -> Result<Self, NoWebAddress> {
        let starts = ["https://", "http://"];
        let rest = starts.iter().find_map(|start| text.strip_prefix(start));
        let is_plain = !text.contains(|letter: char| letter.is_whitespace() || letter.is_control());
        match rest {
            Some(rest) if !rest.trim_matches('/').is_empty() && is_plain => {
                Ok(Self(text.trim_end_matches('/').to_owned()))
            }
            _ => Err(NoWebAddress),
        }
    }
}
