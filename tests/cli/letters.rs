//! The terminal knows graph words only: no help and no answer about a network of letters has a word
//! of another dataset.

use crate::cli::help::COMMANDS;
use crate::support::letters::LETTERS;
use crate::support::letters::assert_no_foreign_words;
use crate::support::letters::foreign_words;
use crate::support::program::Folder;
use crate::support::program::run;
use crate::support::site_copy::files_below;

const QUESTIONS: [&[&str]; 16] = [
    &["find", "Anna"],
    &["find", "Nobody"],
    &["show", "anna"],
    &["show", "nobody"],
    &["around", "anna", "--hops", "2"],
    &["path", "Anna", "Turin"],
    &["path", "Anna", "Emil"],
    &["path", "Anna", "Xaver"],
    &["journey", "Anna", "Clara"],
    &["timeline"],
    &["contradictions"],
    &["triangles"],
    &["triangles", "--pattern", "none"],
    &["query", "MATCH (a)-[r]->(b) RETURN a, r, b"],
    &["query", "MATCH (a:nothing) RETURN a"],
    &["check"],
];

#[test]
fn no_help_has_a_word_of_another_dataset() {
    let folder = Folder::with(&LETTERS);
    let mut found = Vec::new();
    for command in COMMANDS.into_iter().chain([""]) {
        let arguments: Vec<&str> = ["--dataset", folder.argument(), command, "--help"]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect();
        let help = run(&arguments).assert_code(0).output;
        found.extend(foreign_words(&format!("help {command}"), &help));
    }
    assert_no_foreign_words(&found, &[]);
}

#[test]
fn no_answer_has_a_word_of_another_dataset() {
    let folder = Folder::with(&LETTERS);
    let mut found = Vec::new();
    for question in QUESTIONS {
        for format in ["text", "json"] {
            let dataset = ["--dataset", folder.argument(), "--format", format];
            let arguments: Vec<&str> = question.iter().copied().chain(dataset).collect();
            let ended = run(&arguments);
            let place = question.join(" ");
            for text in [&ended.output, &ended.errors] {
                found.extend(foreign_words(&place, text));
            }
        }
    }
    assert_no_foreign_words(&found, &[]);
}

#[test]
fn no_file_of_a_copy_has_a_word_of_another_dataset() {
    let (dataset, copy) = (Folder::with(&LETTERS), Folder::with(&[]));
    let arguments = [
        "export",
        "site",
        copy.argument(),
        "--dataset",
        dataset.argument(),
    ];
    run(&arguments).assert_code(0);
    let mut found = Vec::new();
    for (name, bytes) in files_below(copy.path()) {
        found.extend(foreign_words(&name, &String::from_utf8_lossy(&bytes)));
    }
    assert_no_foreign_words(&found, &[]);
}
