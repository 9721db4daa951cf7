//! A name that others call the server by, with or without how it is reached there.

use std::str::FromStr;

/// A name such as `history.example.org`, or an address such as `https://history.example.org:8443`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicHost {
    /// `http` or `https`, if it was said.
    pub(crate) scheme: Option<&'static str>,
    /// The name without the port, in small letters.
    pub(crate) name: String,
    /// The port, if it was said.
    port: Option<u16>,
}

/// Why a text is no public host.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no host name; write a name such as history.example.org, or https://history.example.org if it is reached that way"
)]
pub struct PublicHostError(String);

impl PublicHost {
    /// How the addresses of its pages begin.
    pub(crate) fn base(&self) -> String {
        let scheme = self.scheme.unwrap_or("http");
        match self.port {
            Some(port) => format!("{scheme}://{}:{port}", self.name),
            None => format!("{scheme}://{}", self.name),
        }
    }
}

impl FromStr for PublicHost {
    type Err = PublicHostError;

    fn from_str(text: &str) -> Result<Self, PublicHostError> {
        let wrong = || PublicHostError(text.to_owned());
        let written = text.trim().to_ascii_lowercase();
        let (scheme, rest) = if let Some(rest) = written.strip_prefix("https://") {
            (Some("https"), rest)
        } else if let Some(rest) = written.strip_prefix("http://") {
            (Some("http"), rest)
        } else {
            (None, written.as_str())
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (name, port) = match rest.rsplit_once(':') {
            Some((name, port)) if !rest.ends_with(']') => (name, Some(port)),
            _ => (rest, None),
        };
        let port = port.map(|port| port.parse().map_err(|_| wrong()));
        let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
        let bare = name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'));
        let is_name = match bare {
            Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
            None => !name.is_empty() && name.chars().all(is_letter),
        };
        if !is_name {
            return Err(wrong());
        }
        Ok(Self {
            scheme,
            name: name.to_owned(),
            port: port.transpose()?,
        })
    }
}
