//! `/.well-known/security.txt`: where weaknesses of a service are reported (RFC 9116).

use std::fmt::Write;
use std::str::FromStr;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::server::error::Failure;
use crate::server::error::PageError;
use crate::server::host::today;
use crate::server::respond::text;
use crate::server::state::AppState;

/// Where it is found.
pub(crate) const ADDRESS: &str = "/.well-known/security.txt";

/// How long the file may be relied on, in days; whoever keeps it longer asks again.
const DAYS_OF_TRUST: i64 = 90;

/// Where weaknesses of a service are reported: a mail or web address, or a telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityContact(String);

/// Why a text is no such contact.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no address to report weaknesses to; write a mail address such as security@example.org, or one that begins with https://, mailto: or tel:"
)]
pub struct SecurityContactError(String);

impl FromStr for SecurityContact {
    type Err = SecurityContactError;

    fn from_str(written: &str) -> Result<Self, SecurityContactError> {
        let address = address_of(written.trim());
        address
            .map(Self)
            .ok_or_else(|| SecurityContactError(written.to_owned()))
    }
}

/// The contact as an address with its scheme; `None` if it is none of the kinds that are known.
fn address_of(contact: &str) -> Option<String> {
    // Anything else could end the line and begin another.
    if !contact.chars().all(|letter| letter.is_ascii_graphic()) {
        return None;
    }
    let mut schemes = ["https://", "mailto:", "tel:"].into_iter();
    if let Some(rest) = schemes.find_map(|scheme| contact.strip_prefix(scheme)) {
        return (!rest.is_empty()).then(|| contact.to_owned());
    }
    let (name, host) = contact.split_once('@')?;
    let is_mail = !name.is_empty() && !name.contains([':', '/']) && host.contains('.');
    is_mail.then(|| format!("mailto:{contact}"))
}

/// `GET /.well-known/security.txt`, if somebody is named.
pub(crate) async fn security_txt(State(state): State<AppState>) -> Response {
    if state.security_contacts.is_empty() {
        return PageError(Failure::not_found(
            "this server names nobody to report weaknesses to; ask whoever runs it",
        ))
        .into_response();
    }
    let mut lines = String::new();
    for SecurityContact(contact) in &*state.security_contacts {
        let _ = writeln!(lines, "Contact: {contact}");
    }
    let expires = today().plus(DAYS_OF_TRUST).iso();
    let _ = writeln!(lines, "Expires: {expires}T00:00:00Z");
    lines.push_str("Preferred-Languages: en\n");
    if let Some(base) = state.hosts.secure_base() {
        let _ = writeln!(lines, "Canonical: {base}{ADDRESS}");
    }
    text("text/plain; charset=utf-8", lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_and_web_addresses_are_contacts_and_nothing_that_breaks_a_line() {
        for (written, contact) in [
            ("security@example.org", "mailto:security@example.org"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("https://example.org/report", "https://example.org/report"),
            ("tel:+1-201-555-0123", "tel:+1-201-555-0123"),
        ] {
            assert_eq!(written.parse(), Ok(SecurityContact(contact.to_owned())));
        }
        for wrong in [
            "",
            "example.org",
            "http://example.org/report",
            "javascript:alert(1)@example.org",
            "mailto:",
            "https://",
            "@example.org",
            "security@example",
            "a@example.org\nContact: mailto:b@example.org",
            "a b@example.org",
            "bücher@example.org",
        ] {
            assert!(wrong.parse::<SecurityContact>().is_err(), "{wrong}");
        }
    }
}
