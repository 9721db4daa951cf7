//! The settings of a service: by flag, by the environment, in the help and on its page.

use prosopograph::server::LIMITS;

use super::serve::exchange;
use super::serve::plain;
use crate::support::program::Serving;
use crate::support::program::run;
use crate::support::program::run_in;

#[test]
fn the_help_names_every_limit_with_its_variable_and_usual_amount() {
    let help = run(&["serve", "--help"]).assert_code(0).output;
    for limit in &LIMITS {
        let (name, unit) = (limit.name, limit.unit.placeholder());
        let flag = format!("--{name} <{unit}>");
        let (_, described) = help
            .split_once(&flag)
            .unwrap_or_else(|| panic!("{flag}: {help}"));
        let described = described.split("\n      --").next().unwrap_or_default();
        let described = described.split_whitespace().collect::<Vec<_>>().join(" ");
        let usual = (limit.usual)();
        for told in [
            limit.about.to_owned(),
            format!("[{usual} if absent]"),
            format!("[env: {}]", limit.variable()),
        ] {
            assert!(described.contains(&told), "{told}: {described}");
        }
    }
}

#[test]
fn flags_come_before_the_environment_and_both_before_what_is_usual() {
    let environment = [
        ("PROSOPOGRAPH_CONNECTIONS", "77"),
        ("PROSOPOGRAPH_DEADLINE", "9"),
        (
            "PROSOPOGRAPH_PUBLIC_HOST",
            "a.example.org,https://b.example.org",
        ),
        ("PROSOPOGRAPH_SECURITY_CONTACT", "security@example.org"),
    ];
    let serving = Serving::start_in(&environment, &["--deadline", "11", "--results", "10"]);
    let about = plain(serving.host(), "/about");
    for row in [
        "<code>connections</code></td><td data-label=\"In force\">77 (usually 512)</td>",
        "<code>deadline</code></td><td data-label=\"In force\">11 seconds (usually 1 second)</td>",
        "<code>head-time</code></td><td data-label=\"In force\">5 seconds</td>",
    ] {
        assert!(about.contains(row), "{row}: {about}");
    }
    for host in ["a.example.org", "b.example.org"] {
        let asked = format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let reply = exchange(serving.host(), asked.as_bytes());
        assert!(reply.starts_with("HTTP/1.1 200 "), "{host}: {reply}");
    }
    let contact = plain(serving.host(), "/.well-known/security.txt");
    assert!(
        contact.contains("\nContact: mailto:security@example.org\n"),
        "{contact}"
    );
    let allowed = plain(serving.host(), "/api/find?q=e&limit=10");
    assert!(allowed.starts_with("HTTP/1.1 200 "), "{allowed}");
    let too_many = plain(serving.host(), "/api/find?q=e&limit=11");
    assert!(too_many.starts_with("HTTP/1.1 400 "), "{too_many}");
    let described = plain(serving.host(), "/api/openapi.json");
    assert!(described.contains("\"maximum\":10,"), "{described}");
}

#[test]
fn a_limit_that_is_set_holds() {
    let serving = Serving::start(&["--body-size", "1", "--head-lines", "16"]);
    let sent = |size: usize| {
        let query = format!("RETURN 1 AS x{}", " ".repeat(size));
        let (host, length) = (serving.host(), query.len());
        exchange(
            host,
            format!("POST /api/query HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{query}").as_bytes(),
        )
    };
    assert!(sent(900).starts_with("HTTP/1.1 200 "), "{}", sent(900));
    assert!(sent(1_100).starts_with("HTTP/1.1 413 "), "{}", sent(1_100));
    let with_lines = |count: usize| {
        let host = serving.host();
        let lines = "X-Line: 1\r\n".repeat(count);
        exchange(
            host,
            format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{lines}\r\n")
                .as_bytes(),
        )
    };
    assert!(with_lines(14).starts_with("HTTP/1.1 200 "));
    assert!(with_lines(15).starts_with("HTTP/1.1 431 "));
}

#[test]
fn an_amount_that_makes_no_sense_is_told_with_its_range() {
    let flag = run(&["serve", "--deadline", "0"]).assert_code(2).errors;
    assert!(
        flag.contains("--deadline <SECONDS>") && flag.contains("1..=86400"),
        "{flag}"
    );
    for arguments in [&["serve"][..], &[]] {
        let environment = [("PROSOPOGRAPH_HEAD_LINES", "many")];
        let told = run_in(&environment, arguments).assert_code(2).errors;
        assert!(
            told.contains("--head-lines <COUNT>") && told.contains("'many'"),
            "{told}"
        );
    }
    let contact = run(&["serve", "--security-contact", "nobody"]).assert_code(2);
    assert!(
        contact.errors.contains("security@example.org"),
        "{}",
        contact.errors
    );
}

#[test]
fn what_the_page_about_running_it_sets_can_be_set() {
    let page = include_str!("../../src/server/hosting.md");
    let help = run(&["serve", "--help"]).assert_code(0).output;
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    let word = |text: &str| {
        text.chars()
            .take_while(|letter| is_letter(*letter))
            .collect()
    };
    let flags = page.split("`--").skip(1).map(word);
    let flags: Vec<String> = flags.map(|flag: String| format!("--{flag} ")).collect();
    let variables = page.split("PROSOPOGRAPH_").skip(1).map(word);
    let variables = variables.map(|name: String| format!("[env: PROSOPOGRAPH_{name}]"));
    let variables: Vec<String> = variables.collect();
    assert!(
        flags.len() >= 3 && variables.len() >= 4,
        "{flags:?} {variables:?}"
    );
    let help = help.replace('\n', " \n");
    for told in flags.iter().chain(&variables) {
        assert!(help.contains(told), "{told}: {help}");
    }
}
