//! Scripts, styles and pictures: built by `web/build.rs`, embedded, named by their content,
//! compressed beforehand.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::HeaderMap;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::server::error::Failure;
use crate::server::error::PageError;
use crate::server::known_answers::is_known;

/// A file that is part of the program.
struct Asset {
    name: &'static str,
    hashed: &'static str,
    content_type: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
    brotli: &'static [u8],
}

const ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Whoever asks by hash may keep the answer for ever: another content has another name.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The address of an asset; empty if there is none of this name.
pub(crate) fn url(name: &str) -> String {
    let found = ASSETS.iter().find(|asset| asset.name == name);
    found.map_or_else(String::new, |asset| format!("/assets/{}", asset.hashed))
}

/// `GET /assets/{name}`: an asset in the best encoding the reader takes.
pub(crate) async fn asset(
    name: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Response {
    let name = name.map(|Path(name)| name).unwrap_or_default();
    let Some(asset) = ASSETS.iter().find(|asset| asset.hashed == name) else {
        return PageError(Failure::not_found(
            "there is no such file; reload the page that led here",
        ))
        .into_response();
    };
    serve(asset, &headers)
}

/// `GET /favicon.ico`: browsers ask for it unasked.
pub(crate) async fn favicon(headers: HeaderMap) -> Response {
    match ASSETS.iter().find(|asset| asset.name == "favicon.svg") {
        Some(asset) => serve(asset, &headers),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

fn serve(asset: &Asset, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", asset.hashed);
    let is_known = is_known(headers, &tag);
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let takes = |encoding: &str| {
        accepted.split(',').any(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            parts.next() == Some(encoding) && !parts.any(|part| matches!(part, "q=0" | "q=0.0"))
        })
    };
    let (encoding, bytes) = if takes("br") {
        (Some("br"), asset.brotli)
    } else if takes("gzip") {
        (Some("gzip"), asset.gzip)
    } else {
        (None, asset.plain)
    };
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        bytes.into_response()
    };
    let own = response.headers_mut();
    own.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(asset.content_type),
    );
    own.insert(header::CACHE_CONTROL, FOR_EVER);
    own.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        own.insert(header::ETAG, tag);
    }
    if let (Some(encoding), false) = (encoding, is_known) {
        own.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}
