//! Files are opened from the pages by one at a time, and not for somebody who has left.

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::body::Bytes;
use axum::http::Method;
use axum::http::header;
use futures_util::stream;

use crate::http::uploads::form;
use crate::http::uploads::open_to_uploads;
use crate::http::uploads::post;
use crate::support::server::request;
use crate::support::server::send;

/// Letters between so many people.
fn letters(count: usize) -> String {
    let rows = (0..count).map(|number| format!("Rosa {number},Karl {number},1917\n"));
    "Sender,Recipient,Year\n".to_owned() + &rows.collect::<String>()
}

async fn upload(service: &Router, letters: &str) -> (u16, String) {
    let form = form(&[("files", Some("letters.csv"), letters)]);
    let reply = post(service.clone(), "/upload", form, &[]).await;
    (
        reply.status.as_u16(),
        reply.header(header::RETRY_AFTER).to_owned(),
    )
}

async fn front_page(service: &Router) -> String {
    send(service.clone(), request(Method::GET, "/"))
        .await
        .text()
}

#[tokio::test]
async fn files_are_opened_by_one_at_a_time() {
    let service = open_to_uploads();
    let mut endless = request(Method::POST, "/upload");
    let kind = "multipart/form-data; boundary=b".parse().expect("a header");
    endless.headers_mut().insert(header::CONTENT_TYPE, kind);
    *endless.body_mut() = Body::from_stream(stream::pending::<Result<Bytes, Infallible>>());
    let mut endless = Box::pin(send(service.clone(), endless));
    let waited = tokio::time::timeout(Duration::from_millis(50), &mut endless).await;
    assert!(waited.is_err(), "the control: it is still being sent");
    let (status, retry_after) = upload(&service, &letters(3)).await;
    assert_eq!(status, 503);
    assert_ne!(retry_after, "");
    drop(endless);
    assert_eq!(upload(&service, &letters(3)).await.0, 303);
    assert!(front_page(&service).await.contains("letters"));
}

#[tokio::test]
async fn what_nobody_waits_for_is_not_served() {
    let service = open_to_uploads();
    let before = front_page(&service).await;
    let form = form(&[("files", Some("letters.csv"), &letters(20_000))]);
    let mut leaving = Box::pin(post(service.clone(), "/upload", form, &[]));
    let waited = tokio::time::timeout(Duration::from_millis(1), &mut leaving).await;
    assert!(waited.is_err(), "the control: it takes longer");
    drop(leaving);
    // The turn is free once the work has ended; an empty file changes nothing.
    while upload(&service, "").await.0 == 503 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(front_page(&service).await, before);
    // The control: whoever waits gets it.
    assert_eq!(upload(&service, &letters(20)).await.0, 303);
    assert_ne!(front_page(&service).await, before);
}
