//! Help: every command explains itself with examples that work.

use crate::support::program::run;

pub const COMMANDS: [&str; 13] = [
    "serve",
    "import",
    "export",
    "check",
    "find",
    "show",
    "around",
    "path",
    "journey",
    "timeline",
    "contradictions",
    "triangles",
    "query",
];

#[test]
fn the_help_of_every_command_has_examples() {
    for command in COMMANDS {
        let help = run(&[command, "--help"]).assert_code(0).output;
        assert!(
            help.contains("Examples:\n") && help.contains(&format!("  prosopograph {command}")),
            "{command}: {help}"
        );
    }
    let help = run(&["--help"]).assert_code(0).output;
    assert!(
        help.contains("Examples:\n") && help.contains("Exit codes:"),
        "{help}"
    );
    assert!(
        COMMANDS
            .iter()
            .all(|command| help.contains(&format!("  {command} "))),
        "{help}"
    );
}

#[test]
fn every_example_of_the_help_is_answered() {
    let mut tried = 0;
    for command in [
        "find",
        "show",
        "around",
        "path",
        "journey",
        "timeline",
        "contradictions",
        "triangles",
        "query",
    ] {
        let help = run(&[command, "--help"]).assert_code(0).output;
        for example in help
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("prosopograph "))
        {
            let arguments = words(example);
            run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).assert_code(0);
            tried += 1;
        }
    }
    assert!(tried >= 12, "{tried}");
}

/// The words of a command line; double quotes keep spaces together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (number, part) in line.split('"').enumerate() {
        match number % 2 {
            1 => words.push(part.to_owned()),
            _ => words.extend(part.split_whitespace().map(str::to_owned)),
        }
    }
    words
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(
        run(&["--version"]).assert_code(0).output.trim(),
        format!("prosopograph {}", env!("CARGO_PKG_VERSION"))
    );
}
