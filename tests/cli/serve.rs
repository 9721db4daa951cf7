//! `serve`: prints its address first, answers, and stops when asked.

use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

use prosopograph::dataset::builtin;
use prosopograph::dataset::load;

use crate::support::program::Folder;
use crate::support::program::Serving;

/// What comes back for bytes sent as they are, until the server closes or is silent for five
/// seconds.
pub fn exchange(host: &str, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(host).expect("the server accepts");
    stream
        .set_read_timeout(Some(Duration::from_secs(5)))
        .expect("a timeout can be set");
    // A server that has heard enough may close before everything is sent.
    let _ = stream.write_all(bytes);
    let mut reply = Vec::new();
    let mut part = [0; 4096];
    while let Ok(read @ 1..) = stream.read(&mut part) {
        reply.extend_from_slice(&part[..read]);
    }
    String::from_utf8_lossy(&reply).into_owned()
}

/// A plain request that closes its connection.
pub fn plain(host: &str, path: &str) -> String {
    exchange(
        host,
        format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes(),
    )
}

#[test]
fn the_first_line_is_the_address_and_it_answers() {
    let mut serving = Serving::start(&[]);
    let port = serving
        .host()
        .rsplit(':')
        .next()
        .and_then(|port| port.parse::<u16>().ok());
    assert!(
        serving.address.starts_with("http://127.0.0.1:") && port.is_some_and(|port| port > 0),
        "{}",
        serving.address
    );
    let network = load(&builtin()).network.expect("it has no problem");
    let entities = format!("{} entities", network.entity_count());
    assert!(serving.line().contains(&entities), "what is served is said");
    let page = plain(serving.host(), "/");
    assert!(
        page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("</html>"),
        "{page}"
    );
    assert!(plain(serving.host(), "/api/find?q=Ezhov").contains("\"nikolai-ezhov\""));
}

#[test]
fn the_deepest_query_is_answered_and_a_deeper_one_refused() {
    let serving = Serving::start(&[]);
    let nested = |open: &str, close: &str, depth: usize| {
        let text = format!("RETURN {}1{}", open.repeat(depth), close.repeat(depth));
        let address = format!("/api/query?q={}", text.replace(' ', "%20"));
        plain(serving.host(), &address)
    };
    for (open, close) in [("[", "]"), ("(", ")"), ("NOT ", ""), ("-", "")] {
        for depth in [40, 60, 70, 400] {
            let reply = nested(open, close, depth);
            assert!(reply.starts_with("HTTP/1.1 "), "{open} x {depth}: {reply}");
        }
        let reply = nested(open, close, 70);
        assert!(
            open == "-" || reply.contains("nested"),
            "{open} x 70: {reply}"
        );
    }
    let deep = "EXISTS%20%7B%20MATCH%20(a)%20WHERE%20".repeat(60);
    let text = format!(
        "MATCH%20(a)%20WHERE%20{deep}true{}%20RETURN%20a",
        "%7D".repeat(60)
    );
    let reply = plain(serving.host(), &format!("/api/query?q={text}"));
    assert!(reply.starts_with("HTTP/1.1 "), "{reply}");
    assert!(plain(serving.host(), "/").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_dataset_of_ones_own_is_served() {
    let folder = Folder::with(&[
        (
            "entities.csv",
            "id,kind,name\na,person,Anna\nb,person,Boris\n",
        ),
        ("relations.csv", "from,type,to\na,knew,b\n"),
    ]);
    let serving = Serving::start(&["--dataset", folder.argument()]);
    assert!(plain(serving.host(), "/entities/a").contains("Boris"));
    assert!(plain(serving.host(), "/entities/nkvd").starts_with("HTTP/1.1 404 "));
}

#[test]
fn another_name_is_answered_only_if_it_was_given() {
    let serving = Serving::start(&["--public-host", "history.example.org"]);
    for (host, status) in [
        ("history.example.org", "200"),
        ("example.org", "421"),
        ("localhost", "200"),
    ] {
        let reply = exchange(
            serving.host(),
            format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes(),
        );
        assert!(
            reply.starts_with(&format!("HTTP/1.1 {status} ")),
            "{host}: {reply}"
        );
    }
}

#[test]
fn asked_to_end_it_ends_within_seconds_with_0() {
    let mut serving = Serving::start(&[]);
    assert!(plain(serving.host(), "/").starts_with("HTTP/1.1 200 "));
    let status = serving.terminate(Duration::from_secs(5));
    assert_eq!(status.and_then(|status| status.code()), Some(0));
}

#[test]
fn asked_to_end_as_soon_as_its_address_is_told_it_ends_with_0() {
    for _ in 0..20 {
        let mut serving = Serving::start(&[]);
        let status = serving.terminate(Duration::from_secs(12));
        assert_eq!(status.and_then(|status| status.code()), Some(0));
    }
}

#[test]
fn open_connections_do_not_keep_it_from_ending() {
    let mut serving = Serving::start(&[]);
    let mut idle = TcpStream::connect(serving.host()).expect("the server accepts");
    write!(idle, "GET / HTTP/1.1\r\nHost: {}\r\n\r\n", serving.host())
        .expect("a request can be sent");
    assert!(idle.read(&mut [0; 64]).expect("an answer begins") > 0);
    let mut slow = TcpStream::connect(serving.host()).expect("the server accepts");
    slow.write_all(b"GET / HTTP/1.1\r\nHo")
        .expect("half a request can be sent");
    let status = serving.terminate(Duration::from_secs(12));
    assert_eq!(status.and_then(|status| status.code()), Some(0));
}

#[test]
fn it_serves_on_when_nobody_reads_its_output_any_more() {
    let mut serving = Serving::start(&[]);
    serving.close_output();
    std::thread::sleep(Duration::from_millis(300));
    assert!(plain(serving.host(), "/").starts_with("HTTP/1.1 200 "));
}

#[test]
fn files_are_taken_on_this_machine_alone_unless_it_is_switched_off() {
    let cases: [(&[&str], bool); 4] = [
        (&[], true),
        (&["--no-upload"], false),
        (&["--public-host", "history.example.org"], false),
        (
            &["--public-host", "history.example.org", "--allow-upload"],
            true,
        ),
    ];
    for (arguments, takes_files) in cases {
        let serving = Serving::start(arguments);
        let page = plain(serving.host(), "/open");
        assert_eq!(page.contains("type=\"file\""), takes_files, "{arguments:?}");
    }
}
