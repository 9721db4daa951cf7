//! `check`: every problem of a dataset with file and line, and its example questions.

use crate::support::program::Folder;
use crate::support::program::run;

const ENTITIES: &str = "id,kind,name\na,person,Anna\nb,person,Boris\nc,office,Chair\n";
const RELATIONS: &str = "from,type,to\na,knew,b\nb,held,c\n";

#[test]
fn the_built_in_network_is_right() {
    let text = run(&["check"]).assert_code(0).output;
    assert!(text.contains("no errors"), "{text}");
    let report = run(&["check", "--format", "json"]).assert_code(0).json();
    assert_eq!(report["usable"], true, "{report}");
    assert_eq!(report["errors"], 0, "{report}");
    assert_eq!(
        report["failed_questions"],
        serde_json::json!([]),
        "{report}"
    );
}

#[test]
fn two_files_are_a_dataset() {
    let folder = Folder::with(&[
        ("entities.csv", ENTITIES),
        ("relations.csv", RELATIONS),
        ("notes.txt", "left alone"),
    ]);
    let report = run(&["check", folder.argument(), "--format", "json"])
        .assert_code(0)
        .json();
    assert_eq!(
        (&report["entities"], &report["relations"]),
        (&3.into(), &2.into()),
        "{report}"
    );
    run(&["check", "--dataset", folder.argument()]).assert_code(0);
    let found = run(&["find", "Anna", "--dataset", folder.argument()])
        .assert_code(0)
        .output;
    assert!(found.contains("Anna  (a, person)"), "{found}");
    run(&["path", "Anna", "Chair", "--dataset", folder.argument()]).assert_code(0);
}

#[test]
fn every_problem_is_listed_with_file_and_line() {
    let entities = "id,kind,name\na,person,Anna\na,person,Again\nnot an id,person,X\nd,person,\n";
    let relations = "from,type,to,when\na,knew,nobody\na,knew,a,someday\n";
    let folder = Folder::with(&[("entities.csv", entities), ("relations.csv", relations)]);
    let text = run(&["check", folder.argument()]).assert_code(2).output;
    assert!(text.contains("cannot be used"), "{text}");
    let report = run(&["check", folder.argument(), "--format", "json"])
        .assert_code(2)
        .json();
    assert_eq!(report["usable"], false);
    for (file, line) in [
        ("entities.csv", 3),
        ("entities.csv", 4),
        ("entities.csv", 5),
        ("relations.csv", 2),
        ("relations.csv", 3),
    ] {
        let problems = report["problems"].as_array().cloned().unwrap_or_default();
        let found = problems
            .iter()
            .any(|problem| problem["file"] == file && problem["line"] == line);
        assert!(found, "{file} line {line} in {report}");
    }
    let asked = run(&["show", "a", "--dataset", folder.argument()]).assert_code(2);
    assert!(
        asked.errors.contains("entities.csv") && asked.output.is_empty(),
        "{}",
        asked.errors
    );
}

#[test]
fn files_of_other_programs_are_checked_row_by_row() {
    let folder = Folder::with(&[
        (
            "letters.csv",
            "Sender;Recipient;Date\nAnna;Boris;5/6/1937\nBoris;;1938\n",
        ),
        ("fine.csv", "source,target,when\na,b,1937\n"),
        (
            "broken.gexf",
            "<gexf version=\"1.3\"><graph><nodes><node id=\"a\"/>",
        ),
    ]);
    let path = |file: &str| folder.path().join(file).to_string_lossy().into_owned();
    let letters = [
        "check",
        &path("letters.csv"),
        "--map",
        "from=Sender,to=Recipient",
    ];
    let text = run(&letters).assert_code(2).output;
    assert!(
        text.contains("letters.csv:3: refused: the relation has no \"to\"; fill in both ends"),
        "{text}"
    );
    assert!(
        text.contains("letters.csv:2: changed: the date \"5/6/1937\"")
            && text.contains("--date-order"),
        "{text}"
    );
    assert!(
        text.ends_with("2 entities, 1 relation, 0 sources, 1 kind, 1 relation type\n"),
        "{text}"
    );
    let ordered = [
        &letters[..],
        &["--date-order", "day-first", "--format", "json"],
    ]
    .concat();
    let report = run(&ordered).assert_code(2).json();
    assert_eq!(report["import"]["relations"]["refused"], 1, "{report}");
    assert!(
        report["import"]["notes"].to_string().contains("1937-06-05"),
        "{report}"
    );
    let fine = run(&["--dataset", &path("fine.csv"), "check"])
        .assert_code(0)
        .output;
    assert!(
        fine.contains("relations: 1 rows read, 1 taken, 0 changed, 0 refused"),
        "{fine}"
    );
    let broken = run(&["check", &path("broken.gexf")]).assert_code(2);
    assert!(
        broken.errors.contains("broken.gexf:1: "),
        "{}",
        broken.errors
    );
    run(&["check", &path("fine.csv"), "--date-order", "upside-down"]).assert_code(2);
}

#[test]
fn a_question_that_is_answered_otherwise_fails_the_check() {
    let questions = "id,question,query,expected,note\nq1,Who?,/find?q=Anna,first:b,\n";
    let folder = Folder::with(&[
        ("entities.csv", ENTITIES),
        ("relations.csv", RELATIONS),
        ("questions.csv", questions),
    ]);
    let text = run(&["check", folder.argument()]).assert_code(2).output;
    assert!(text.contains("question \"q1\""), "{text}");
    let report = run(&["check", folder.argument(), "--format", "json"])
        .assert_code(2)
        .json();
    assert_eq!(report["failed_questions"][0]["id"], "q1", "{report}");
}

#[test]
fn a_folder_without_a_dataset_is_said_to_be_one() {
    let empty = Folder::with(&[]);
    let ended = run(&["check", empty.argument()]).assert_code(2);
    assert!(
        ended.output.contains("entities.csv") || ended.errors.contains("entities.csv"),
        "{}{}",
        ended.output,
        ended.errors
    );
    let ended = run(&["check", "/there/is/no/such/folder"]).assert_code(2);
    assert!(
        ended.errors.contains("/there/is/no/such/folder"),
        "{}",
        ended.errors
    );
}

#[test]
fn bytes_that_are_no_table_are_a_problem_and_no_panic() {
    let hostile: [&[u8]; 6] = [
        b"\xff\xfe\x00\x01",
        b"",
        b"\"",
        b"id,kind,name\n\"a,person,Anna\n",
        b"\x00\x00\x00",
        b"id;kind;name\n",
    ];
    for bytes in hostile {
        let folder = Folder::with(&[("relations.csv", RELATIONS), ("datapackage.json", "{")]);
        std::fs::write(folder.path().join("entities.csv"), bytes).expect("a file can be written");
        let ended = run(&["check", folder.argument()]).assert_code(2);
        assert!(
            !ended.errors.contains("panicked"),
            "{bytes:?}: {}",
            ended.errors
        );
    }
}

#[test]
fn dates_that_say_less_than_their_author_thinks_are_doubted() {
    let entities = "id,kind,name,end\na,person,Anna,\nb,office,Chair,\nc,office,Bench,1950\n";
    let types = "type,aspect\nheld,state\nmet,event\n";
    let relations = "id,from,type,to,when\n\
        single,a,held,b,1934\nopen,a,held,b,1934/\nmeant,a,held,b,1934/..\nwhole,a,held,b,1934/1936\n\
        bounded,a,held,c,1934/\ndated,a,met,b,1934\ntwin,a,met,b,\nother,a,met,c,\n";
    let folder = Folder::with(&[
        ("entities.csv", entities),
        ("relation_types.csv", types),
        ("relations.csv", relations),
    ]);
    let report = run(&["check", folder.argument(), "--format", "json"])
        .assert_code(0)
        .json();
    let messages = report["problems"].as_array().expect("a list");
    let named = |words: &str, id: &str| {
        messages.iter().any(|problem| {
            let message = problem["message"].as_str().unwrap_or_default();
            message.contains(words) && message.ends_with(&format!("(1: {id})"))
        })
    };
    assert!(
        named("give a single date to what lasts", "single"),
        "{report}"
    );
    assert!(named("nothing bounds their end", "open"), "{report}");
    assert!(named("have no date", "twin"), "{report}");
}

#[test]
fn a_figure_in_words_is_split_into_number_and_unit_and_the_report_says_how() {
    let relations = "from,type,to,quantity,unit\n\
        a,knew,b,21 letters,\na,knew,b,300/400,letters\nb,knew,a,a great many,\n";
    let folder = Folder::with(&[("entities.csv", ENTITIES), ("relations.csv", relations)]);
    let text = run(&["check", folder.argument()]).assert_code(0).output;
    assert!(
        text.contains("relations.csv:2: warning: the quantity \"21 letters\" was split"),
        "{text}"
    );
    assert!(!text.contains("relations.csv:3"), "{text}");
    assert!(
        text.contains("relations.csv:4: warning: the quantity \"a great many\" is not a number"),
        "{text}"
    );
    let dossier = run(&["show", "Anna", "--dataset", folder.argument()])
        .assert_code(0)
        .output;
    assert!(dossier.contains("figure: 21 letters"), "{dossier}");
    assert!(dossier.contains("figure: 300 to 400 letters"), "{dossier}");
}
