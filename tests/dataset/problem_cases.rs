//! `cases/*.txt`: files of a small dataset, and the problem lines they give.
//!
//! A case begins with `=== ` and its name; then come the files that replace those of the faultless
//! dataset (`support/small_dataset.rs`), each after `--- ` and its name, and the expected lines
//! after `--- problems`. A file of the single line `(none)` is left out. `UPDATE_EXPECT=1 cargo
//! test` writes the lines that were found into the cases.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::support::small_dataset::assert_whole_or_nothing;
use crate::support::small_dataset::problem_lines;
use crate::support::small_dataset::read_with;

struct Case<'a> {
    name: &'a str,
    files: Vec<(&'a str, &'a str)>,
    problems: &'a str,
}

#[test]
fn entities() {
    check("entities.txt", include_str!("cases/entities.txt"));
}

#[test]
fn relations() {
    check("relations.txt", include_str!("cases/relations.txt"));
}

#[test]
fn sources() {
    check("sources.txt", include_str!("cases/sources.txt"));
}

#[test]
fn tables() {
    check("tables.txt", include_str!("cases/tables.txt"));
}

#[test]
fn vocabulary() {
    check("vocabulary.txt", include_str!("cases/vocabulary.txt"));
}

#[test]
fn questions_and_package() {
    check(
        "questions_and_package.txt",
        include_str!("cases/questions_and_package.txt"),
    );
}

fn check(file: &str, text: &str) {
    let mut written = String::new();
    let mut wrong = String::new();
    for part in text.split("=== ").skip(1) {
        let case = Case::parse(part);
        let found = case.problems_found();
        if found != case.problems.trim_end() {
            write!(
                wrong,
                "\n{file}: {}\n--- expected\n{}--- found\n{found}\n",
                case.name, case.problems
            )
            .expect("a text grows");
        }
        case.write(&found, &mut written);
    }
    if env::var_os("UPDATE_EXPECT").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/dataset/cases")
            .join(file);
        fs::write(path, written).expect("the cases can be written");
    } else {
        assert!(wrong.is_empty(), "{wrong}");
    }
}

impl<'a> Case<'a> {
    fn parse(part: &'a str) -> Self {
        let (name, rest) = part.split_once('\n').expect("a case has a name and files");
        let mut files = Vec::new();
        let mut problems = "";
        for section in rest.split("--- ").skip(1) {
            let (file, content) = section
                .split_once('\n')
                .expect("a file has a name and lines");
            if file == "problems" {
                problems = content;
            } else {
                files.push((file, content));
            }
        }
        Self {
            name,
            files,
            problems: problems.trim_end_matches('\n'),
        }
    }

    fn problems_found(&self) -> String {
        let bytes = |content: &str| {
            if content == "(none)\n" {
                None
            } else {
                Some(content.as_bytes().to_vec())
            }
        };
        let loaded = read_with(
            self.files
                .iter()
                .map(|(file, content)| (*file, bytes(content))),
        );
        assert_whole_or_nothing(&loaded);
        problem_lines(&loaded).join("\n")
    }

    fn write(&self, problems: &str, text: &mut String) {
        writeln!(text, "=== {}", self.name).expect("a text grows");
        for (file, content) in &self.files {
            write!(text, "--- {file}\n{content}").expect("a text grows");
        }
        let end = if problems.is_empty() { "" } else { "\n" };
        writeln!(text, "--- problems\n{problems}{end}").expect("a text grows");
    }
}
