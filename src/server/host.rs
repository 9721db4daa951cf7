//! Checks the Host header, so that no other site can reach the server through a visitor's browser
//! (DNS rebinding).

use std::net::Ipv6Addr;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use axum::extract::Request;
use axum::extract::State;
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;

use crate::explorer::Reached;
use crate::model::Day;
use crate::server::error::Failure;
use crate::server::error::Reader;
use crate::server::public_host::PublicHost;
use crate::server::state::AppState;
use crate::view::ProblemDetails;

/// The names this server answers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowedHosts {
    further: Vec<String>,
    public: Vec<PublicHost>,
}

impl AllowedHosts {
    /// The loopback names and further ones, without ports.
    #[must_use]
    pub fn loopback_and(further: &[String]) -> Self {
        Self {
            further: further
                .iter()
                .map(|host| host.trim().to_ascii_lowercase())
                .collect(),
            public: Vec::new(),
        }
    }

    /// The same names and those that others call the server by; answers are cited at the first of
    /// these, or at the one that was called.
    #[must_use]
    pub fn and_public(self, public: &[PublicHost]) -> Self {
        Self {
            public: public.to_vec(),
            ..self
        }
    }

    /// Whether a Host header, with or without a port, is allowed.
    #[must_use]
    pub fn allow(&self, header: &str) -> bool {
        let host = without_port(header).to_ascii_lowercase();
        let is_loopback = matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]");
        is_loopback || self.further.contains(&host) || self.public_called(&host).is_some()
    }

    /// How the addresses of the first name begin that is reached over HTTPS, if one is.
    pub(crate) fn secure_base(&self) -> Option<String> {
        let mut names = self.public.iter();
        let secure = names.find(|public| public.scheme == Some("https"));
        secure.map(PublicHost::base)
    }

    /// Where whoever sent this Host header reaches the pages. It must have been allowed.
    fn reached_by(&self, header: &str) -> Reached {
        let host = without_port(header).to_ascii_lowercase();
        let called = self.public_called(&host);
        let base = match called.or_else(|| self.public.first()) {
            Some(public) if public.scheme.is_some() || called.is_none() => public.base(),
            // A name alone says neither how nor at which port it is reached.
            _ => match header.get(host.len()..).unwrap_or_default() {
                "" | ":" => format!("http://{host}"),
                port => format!("http://{host}{port}"),
            },
        };
        Reached::At {
            base: base.into(),
            on: today(),
        }
    }

    fn public_called(&self, host: &str) -> Option<&PublicHost> {
        self.public.iter().find(|public| public.name == host)
    }
}

/// Refuses requests for other host names (421, RFC 9110 15.5.20).
pub(crate) async fn check_host(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let mut named = request.headers().get_all(header::HOST).iter();
    let in_header = named.next().and_then(|value| value.to_str().ok());
    let in_address = request
        .uri()
        .authority()
        .map(axum::http::uri::Authority::as_str);
    let one_name = named.next().is_none();
    let allowed = one_name
        && in_header.is_some_and(|host| state.hosts.allow(host))
        && in_address.is_none_or(|host| state.hosts.allow(host));
    if allowed {
        let reached = in_header.map(|host| state.hosts.reached_by(host));
        let mut request = request;
        // A copy that is being written has said already where it will stand.
        if let Some(reached) = reached.filter(|_| request.extensions().get::<Reached>().is_none()) {
            request.extensions_mut().insert(reached);
        }
        return next.run(request).await;
    }
    let detail =
        "this host name is not allowed; to allow it, start the server with --public-host NAME"
            .to_owned();
    let failure = Failure(ProblemDetails::plain(421, "Misdirected Request", detail));
    failure.told_to(Reader::of(&request))
}

/// The day it is, in universal time.
pub(crate) fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = since.unwrap_or_default().as_secs() / (24 * 60 * 60);
    Day::from_civil(1970, 1, 1).plus(i64::try_from(days).unwrap_or_default())
}

fn without_port(header: &str) -> &str {
    let Some((host, port)) = header.rsplit_once(':') else {
        return header;
    };
    let is_port = port.bytes().all(|byte| byte.is_ascii_digit());
    let is_bare_address = header.parse::<Ipv6Addr>().is_ok();
    if is_port && !is_bare_address {
        host
    } else {
        header
    }
}
