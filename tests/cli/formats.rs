//! Text for reading, JSON for programs: the same answers as the server's.

use serde_json::Value;

use crate::support::program::run;
use crate::support::server::get;

#[tokio::test]
async fn the_json_of_a_command_is_that_of_the_server() {
    let pairs: [(&[&str], &str); 11] = [
        (&["find", "Ezhov"], "/api/find?q=Ezhov"),
        (
            &["find", "00447", "--kinds", "order", "--limit", "3"],
            "/api/find?q=00447&kinds=order&limit=3",
        ),
        (&["show", "nkvd"], "/api/entities/nkvd"),
        (&["contradictions"], "/api/contradictions"),
        (
            &["query", "MATCH (a:person) RETURN count(a) AS persons"],
            "/api/query?q=MATCH%20(a:person)%20RETURN%20count(a)%20AS%20persons",
        ),
        (
            &[
                "show",
                "nkvd",
                "--classes",
                "command,repression",
                "--since",
                "1937",
            ],
            "/api/entities/nkvd?classes=command,repression&since=1937",
        ),
        (
            &["around", "ogpu", "--hops", "2"],
            "/api/around?entity=ogpu&hops=2",
        ),
        (
            &["path", "Kawabe", "Stalin", "--method", "all-shortest"],
            "/api/path?from=Kawabe&to=Stalin&method=all-shortest",
        ),
        (
            &[
                "path",
                "nikolai-bukharin",
                "poland",
                "--classes",
                "espionage",
            ],
            "/api/path?from=nikolai-bukharin&to=poland&classes=espionage",
        ),
        (
            &["triangles", "--pattern", "allied-spies"],
            "/api/triangles?pattern=allied-spies",
        ),
        (
            &[
                "triangles",
                "--side1",
                "spied_on",
                "--entity",
                "poland",
                "--limit",
                "4",
            ],
            "/api/triangles?side1=spied_on&entity=poland&limit=4",
        ),
    ];
    for (command, address) in pairs {
        let ended = run(&[command, &["--format", "json"]].concat());
        assert!(
            matches!(ended.code, Some(0 | 1)),
            "{command:?}: {}",
            ended.errors
        );
        let reply = get(address).await;
        reply.assert_answer();
        let (mut told, mut served) = (ended.json(), reply.json());
        // The terminal knows neither the host by which an answer is cited nor the day it was seen.
        let cited = |answer: &mut Value| answer["question"]["citing"].take();
        let (one, other) = (cited(&mut told), cited(&mut served));
        let page = |citing: &Value| citing["page"].as_str().unwrap_or_default().to_owned();
        assert!(page(&one).starts_with('/'), "{command:?}: {one}");
        assert!(page(&other).starts_with("http://"), "{address}: {other}");
        assert!(page(&other).ends_with(&page(&one)), "{one} and {other}");
        assert_eq!(told, served, "{command:?} and {address}");
    }
}

#[test]
fn the_text_of_an_answer_shows_the_evidence() {
    let path = run(&["path", "Kawabe", "Stalin"]).assert_code(0).output;
    for part in [
        "\"Kawabe\" was taken for Torashirō Kawabe",
        "documented",
        "lecture S",
    ] {
        assert!(path.contains(part), "no {part} in {path}");
    }
    let triangles = run(&["triangles", "--pattern", "allied-spies"])
        .assert_code(0)
        .output;
    assert!(triangles.contains("lecture S"), "{triangles}");
    let contradictions = run(&["contradictions"]).assert_code(0).output;
    assert!(
        contradictions.contains("figures apart") && contradictions.contains("lecture S10.p2"),
        "{contradictions}"
    );
    let dossier = run(&["show", "order-00447"]).assert_code(0).output;
    assert!(
        dossier.contains("lecture S") && dossier.contains("Nikolai Yezhov"),
        "{dossier}"
    );
}

#[test]
fn the_text_of_an_answer_fits_its_width_and_holds_no_control_characters() {
    for question in [
        &["show", "nkvd"][..],
        &["path", "Kawabe", "Stalin"],
        &["triangles"],
        &["find", "Ежов"],
    ] {
        let output = run(question).assert_code(0).output;
        assert!(
            output
                .chars()
                .all(|letter| letter == '\n' || !letter.is_control()),
            "{question:?}"
        );
        assert!(
            output.lines().all(|line| line == line.trim_end()),
            "{question:?}: no spaces at the ends of lines"
        );
    }
}

#[test]
fn a_closed_pipe_is_not_a_panic() {
    use std::process::Command;
    use std::process::Stdio;
    let mut child = Command::new(crate::support::program::PROGRAM)
        .args(["triangles", "--limit", "1000", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("it ends");
    let errors = String::from_utf8_lossy(&ended.stderr);
    assert!(!errors.contains("panicked"), "{errors}");
}

#[test]
fn sums_of_figures_come_with_what_must_be_known_of_them() {
    let sorted = run(&["list", "entities", "--sort", "quantity:persons"]).assert_code(0);
    let note = "A total and its parts count twice";
    let in_one_line = sorted.output.replace("\n  ", " ");
    assert!(in_one_line.contains(note), "{}", sorted.output);
    let plain = run(&["list", "entities", "--sort", "name"]).assert_code(0);
    assert!(!plain.output.contains(note), "{}", plain.output);
}
