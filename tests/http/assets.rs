//! Scripts, styles and pictures: kept for ever, compressed, known again by their tag.

use std::io::Read;

use axum::http::HeaderValue;
use axum::http::Method;
use axum::http::header;

use crate::support::server::Reply;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

async fn get_with(address: &str, headers: &[(header::HeaderName, &'static str)]) -> Reply {
    let mut asked = request(Method::GET, address);
    for (name, value) in headers {
        asked
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    send(service(), asked).await
}

/// The addresses of the assets that a page names.
async fn assets() -> Vec<String> {
    let page = get("/").await.text();
    let found = page
        .match_indices("\"/assets/")
        .map(|(start, _)| page[start + 1..].split('"').next().unwrap_or_default());
    let found: Vec<String> = found.map(str::to_owned).collect();
    assert!(found.len() >= 4, "{found:?}");
    found
}

#[tokio::test]
async fn an_asset_may_be_kept_for_ever() {
    for address in assets().await {
        let reply = get(&address).await;
        reply.assert_guarded();
        assert_eq!(reply.status.as_u16(), 200, "{address}");
        assert_eq!(
            reply.header(header::CACHE_CONTROL),
            "public, max-age=31536000, immutable",
            "{address}"
        );
        assert!(
            !reply.body.is_empty() && !reply.header(header::CONTENT_TYPE).is_empty(),
            "{address}"
        );
        let tag = reply.headers[header::ETAG].clone();
        let mut again = request(Method::GET, &address);
        again.headers_mut().insert(header::IF_NONE_MATCH, tag);
        let again = send(service(), again).await;
        again.assert_guarded();
        assert_eq!(
            (again.status.as_u16(), again.body.len()),
            (304, 0),
            "{address}"
        );
        let other = get_with(&address, &[(header::IF_NONE_MATCH, "\"other\"")]).await;
        assert_eq!(other.status.as_u16(), 200, "{address}");
    }
}

#[tokio::test]
async fn an_asset_comes_in_the_best_encoding_its_reader_takes() {
    for address in assets().await {
        let plain = get(&address).await;
        assert_eq!(plain.header(header::CONTENT_ENCODING), "", "{address}");
        for (accepted, encoding) in [
            ("gzip", "gzip"),
            ("br", "br"),
            ("gzip, deflate, br", "br"),
            ("br;q=0, gzip", "gzip"),
            ("zstd", ""),
        ] {
            let reply = get_with(&address, &[(header::ACCEPT_ENCODING, accepted)]).await;
            assert_eq!(
                reply.header(header::CONTENT_ENCODING),
                encoding,
                "{address}: {accepted}"
            );
            assert_eq!(
                reply.header(header::VARY).to_ascii_lowercase(),
                "accept-encoding",
                "{address}"
            );
            assert_eq!(decoded(&reply), plain.body, "{address}: {accepted}");
        }
    }
}

#[tokio::test]
async fn pages_and_answers_are_compressed_for_those_who_take_it() {
    for address in [
        "/entities/nkvd",
        "/api/entities/nkvd",
        "/api/openapi.json",
        "/network.css",
        "/network.svg",
    ] {
        let plain = get(address).await;
        for (accepted, encoding) in [("gzip", "gzip"), ("br", "br")] {
            let reply = get_with(address, &[(header::ACCEPT_ENCODING, accepted)]).await;
            reply.assert_guarded();
            assert_eq!(
                reply.header(header::CONTENT_ENCODING),
                encoding,
                "{address}"
            );
            assert_eq!(decoded(&reply), plain.body, "{address}: {accepted}");
        }
    }
}

#[tokio::test]
async fn the_style_and_pictograms_of_the_network_change_their_address_with_it() {
    let page = get("/").await.text();
    let start = page
        .find("/network.css?v=")
        .expect("the page names the style");
    let address = page[start..].split('"').next().unwrap_or_default();
    for (address, content_type) in [
        (address, "text/css; charset=utf-8"),
        (&address.replace(".css", ".svg"), "image/svg+xml"),
    ] {
        let reply = get(address).await;
        reply.assert_guarded();
        assert_eq!(reply.header(header::CONTENT_TYPE), content_type);
        assert!(reply.header(header::CACHE_CONTROL).contains("immutable"));
        assert!(reply.text().contains("person"), "{address}");
    }
    assert_eq!(
        get("/favicon.ico").await.header(header::CONTENT_TYPE),
        "image/svg+xml"
    );
}

fn decoded(reply: &Reply) -> Vec<u8> {
    let mut plain = Vec::new();
    match reply.header(header::CONTENT_ENCODING) {
        "gzip" => flate2::read::GzDecoder::new(&reply.body[..])
            .read_to_end(&mut plain)
            .map(drop),
        "br" => brotli::Decompressor::new(&reply.body[..], 4096)
            .read_to_end(&mut plain)
            .map(drop),
        _ => {
            plain.clone_from(&reply.body);
            Ok(())
        }
    }
    .unwrap_or_else(|error| panic!("{}: {error}", reply.address));
    plain
}
