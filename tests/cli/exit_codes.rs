//! 0 answered, 1 no answer, 2 something about the input is wrong.

use crate::support::program::run;

#[test]
fn an_answered_question_ends_with_0() {
    let questions: [&[&str]; 12] = [
        &["find", "Jeżow"],
        &["find", "Nikolai", "Ezhov"],
        &["show", "nkvd"],
        &[
            "show",
            "Nikolai Yezhov",
            "--classes",
            "repression,command",
            "--since",
            "1937",
        ],
        &["around", "ogpu"],
        &["around", "poland", "--hops", "2", "--classes", "espionage"],
        &["path", "Kawabe", "Stalin"],
        &["path", "Kawabe", "Stalin", "--method", "k", "-k", "3"],
        &[
            "path",
            "poland",
            "joseph-stalin",
            "--status",
            "documented",
            "--avoid-kinds",
            "country",
        ],
        &["triangles", "--pattern", "espionage"],
        &[
            "triangles",
            "--side1",
            "spied_on",
            "--side2",
            "spied_on",
            "--side3",
            "cooperation",
            "--limit",
            "5",
        ],
        &["triangles", "--entity", "poland", "--format", "json"],
    ];
    for question in questions {
        let ended = run(question).assert_code(0);
        assert!(
            !ended.output.is_empty() && ended.errors.is_empty(),
            "{question:?}: {}",
            ended.errors
        );
    }
}

#[test]
fn a_question_without_an_answer_ends_with_1_and_says_why() {
    let questions: [&[&str]; 4] = [
        &["find", "Churchill"],
        &[
            "path",
            "nikolai-bukharin",
            "poland",
            "--classes",
            "espionage",
        ],
        &[
            "triangles",
            "--pattern",
            "espionage",
            "--since",
            "1917",
            "--until",
            "1917",
            "--dates",
            "certain",
        ],
        &[
            "path",
            "nikolai-bukharin",
            "poland",
            "--classes",
            "espionage",
            "--format",
            "json",
        ],
    ];
    for question in questions {
        let ended = run(question).assert_code(1);
        assert!(!ended.output.is_empty(), "{question:?}");
    }
}

#[test]
fn a_wrong_input_ends_with_2_and_a_word_on_the_error_output() {
    let questions: [(&[&str], &str); 13] = [
        (&["show", "xqzwvk"], "xqzwvk"),
        (&["show", "Nikolai"], "nikolai-ezhov"),
        (&["path", "Nikolai", "nkvd"], "nikolai-ezhov"),
        (&["path", "nkvd", "ogpu", "--method", "quickest"], "method"),
        (&["path", "nkvd", "ogpu", "--since", "yesterday"], "since"),
        (&["path", "nkvd", "ogpu", "-k", "0"], "k"),
        (&["around", "nkvd", "--hops", "7"], "hops"),
        (&["triangles", "--pattern", "espionag"], "espionage"),
        (&["find", "x", "--limit", "many"], "limit"),
        (&["find", "--kinds", "xqzwvk"], "xqzwvk"),
        (&["wander"], "Usage"),
        (&["show", "nkvd", "--format", "yaml"], "yaml"),
        (
            &["show", "nkvd", "--dataset", "/there/is/no/such/folder"],
            "/there/is/no/such/folder",
        ),
    ];
    for (question, word) in questions {
        let ended = run(question).assert_code(2);
        assert!(
            ended.errors.contains(word),
            "{question:?}: no {word} in {}",
            ended.errors
        );
        assert!(ended.output.is_empty(), "{question:?}: {}", ended.output);
        assert!(
            !ended.errors.contains("panicked"),
            "{question:?}: {}",
            ended.errors
        );
    }
}

#[test]
fn a_wrong_question_in_json_is_a_problem_in_json() {
    let ended = run(&["path", "Nikolai", "nkvd", "--format", "json"]).assert_code(2);
    let problem: serde_json::Value = serde_json::from_str(&ended.errors).expect("problem details");
    assert_eq!(problem["status"], 404);
    assert!(
        problem["errors"][0]["choices"]
            .as_array()
            .is_some_and(|choices| choices.len() > 1),
        "{problem}"
    );
}

#[test]
fn a_port_that_is_taken_ends_with_2() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let ended = run(&["serve", "--port", &port]).assert_code(2);
    assert!(
        ended.errors.contains(&port) && ended.output.is_empty(),
        "{}{}",
        ended.output,
        ended.errors
    );
}
