//! `export site`: a folder in which every link leads somewhere, nothing comes from elsewhere, and
//! nothing was smuggled in.

use std::collections::HashSet;

use serde_json::Value;

use crate::cli::site_soundness::Files;
use crate::cli::site_soundness::assert_closed;
use crate::cli::site_soundness::assert_sound;
use crate::cli::site_soundness::pages;
use crate::cli::site_soundness::text;
use crate::support::markup::decoded;
use crate::support::markup::tags;
use crate::support::program::Folder;
use crate::support::program::run;
use crate::support::server::explorer;
use crate::support::site_copy::builtin_copy;
use crate::support::site_copy::files_below;

/// Ids that differ by case only or are devices on Windows, names that look like markup, addresses
/// that lead elsewhere.
const ENTITIES: &str = "id,kind,name,variants,note,same_as,source\n\
    Anna,person,Anna,,,,s1\n\
    anna,person,\"<script>alert(1)</script>\",\"\"\"><b>|ru:Анна\",</p><img src=x onerror=alert(1)>,javascript:alert(1),s1\n\
    con,person,\"\u{202e}vohzE \"\"quoted\"\" & 'more'\",,,https://example.org/con,s1\n\
    NUL,person.x,Nul,,,,s1\n";

const RELATIONS: &str = "id,from,type,to,when,status,source,locus,note\n\
    r1,Anna,knew,anna,1936,documented,s1,<i>p. 1</i>,\n\
    R1,anna,knew,con,1937,denied,s1,,\"<script src=//evil.example></script>\"\n\
    aux,con,spied_on,NUL,1938/1939,alleged,s1,,\n\
    main,NUL,spied_on,Anna,,charged,s1,,\n\
    kind,Anna,spied_on,con,1935,documented,s1,,\n";

const SOURCES: &str = "id,title,url\ns1,\"A \"\"book\"\" <em>\",doi:10.1000/1\n";

const QUESTIONS: &str = "id,question,query,expected,note\n\
    Q,Who is <b>Anna</b>?,/find?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E,,\n\
    q,How?,/path?from=Anna&to=con&method=k&k=2,,\n\
    prn,Her dossier,/entities/Anna#relations,,\n\
    canvas,On the canvas,/explore?steps=show:Anna,,\n\
    json,As JSON,/api/overview,,\n\
    wrong,Whoever?,/path?from=nobody-here&to=con,,\n\
    elsewhere,Where?,/no/such/page,,\n";

const PACKAGE: &str = r#"{"name": "hostile", "title": "</title><script>alert(1)</script>", "version": "1\"><b>", "description": "<script>"}"#;

fn hostile_dataset() -> Folder {
    Folder::with(&[
        ("entities.csv", ENTITIES),
        ("relations.csv", RELATIONS),
        ("sources.csv", SOURCES),
        ("questions.csv", QUESTIONS),
        ("datapackage.json", PACKAGE),
    ])
}

fn hostile_copy() -> Files {
    let (dataset, copy) = (hostile_dataset(), Folder::with(&[]));
    run(&[
        "export",
        "site",
        copy.argument(),
        "--dataset",
        dataset.argument(),
    ])
    .assert_code(0);
    files_below(copy.path())
}

#[test]
fn every_link_of_the_built_in_copy_leads_somewhere() {
    let files = files_below(builtin_copy());
    assert_closed(&files);
    for (page, html) in pages(&files) {
        assert_sound(page, html);
    }
}

#[test]
fn every_entity_claim_pattern_and_example_question_has_a_page() {
    let files = files_below(builtin_copy());
    let network = explorer().network();
    for (_, entity) in network.entities() {
        let dossier = text(&files, &format!("entities/{}.html", entity.id));
        assert!(decoded(dossier).contains(&entity.name), "{}", entity.id);
    }
    for claim in network.claims() {
        text(&files, &format!("claims/{}.html", claim.id()));
    }
    let front = text(&files, "index.html");
    for example in network.questions() {
        let begin = front.find(&format!(
            ">{}</a>",
            example
                .question
                .replace('"', "&#34;")
                .replace('\'', "&#39;")
        ));
        let begin = begin.unwrap_or_else(|| panic!("{} is no link", example.question));
        assert!(
            front[..begin].contains("<a href=\""),
            "{}",
            example.question
        );
        let is_page = ["answers/", "entities/", "triangles/"]
            .iter()
            .any(|folder| {
                let address = front[..begin]
                    .rsplit_once("<a href=\"")
                    .map(|(_, address)| address);
                address.is_some_and(|address| address.starts_with(folder))
            });
        assert!(
            is_page,
            "{}: {}",
            example.question,
            &front[begin.saturating_sub(80)..begin]
        );
    }
    assert_eq!(
        files
            .keys()
            .filter(|path| path.starts_with("triangles/"))
            .count(),
        13
    );
}

#[test]
fn the_names_are_folded_for_a_search_without_the_program() {
    let files = files_below(builtin_copy());
    let script = text(&files, "search-index.js");
    let begin = "document.dispatchEvent(new CustomEvent(\"search-index\",{detail:";
    let names = script
        .strip_prefix(begin)
        .and_then(|rest| rest.strip_suffix("}));\n"))
        .expect("the script is one call");
    let names: Value = serde_json::from_str(names).expect("the names are JSON");
    let all = names["names"].as_array().expect("names of each entity");
    assert_eq!(all.len(), explorer().network().entity_count());
    let listed = text(&files, "find.html")
        .matches("<li><a class=\"entity\"")
        .count();
    assert_eq!(listed, all.len());
    let is_his = |name: &Value| name[2] == "ежов" && name[3] == "esov" && name[1] == "ru";
    assert!(
        all.iter()
            .flat_map(|names| names.as_array().cloned().unwrap_or_default())
            .any(|name| is_his(&name))
    );
}

#[test]
fn hostile_names_and_addresses_stay_text() {
    let files = hostile_copy();
    assert_closed(&files);
    for (page, html) in pages(&files) {
        assert_sound(page, html);
        assert!(
            !tags(html)
                .iter()
                .any(|tag| matches!(tag.name.as_str(), "b" | "i" | "img")),
            "{page}"
        );
    }
    let anna = text(&files, "entities/anna_2.html");
    assert!(
        decoded(anna).contains("<bdi><script>alert(1)</script></bdi>"),
        "{anna}"
    );
    assert!(
        text(&files, "entities/_con.html").contains("<bdi>\u{202e}vohzE"),
        "a name keeps its letters"
    );
    assert!(
        anna.contains("javascript:alert(1)")
            && text(&files, "sources.html").contains("doi:10.1000/1"),
        "what is no link is shown as text"
    );
}

#[test]
fn files_are_told_apart_on_every_disk() {
    let files = hostile_copy();
    let folded: HashSet<String> = files.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(folded.len(), files.len());
    for path in files.keys() {
        assert!(
            path.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte)),
            "{path}"
        );
        let bases = path.split('/').filter_map(|part| part.split('.').next());
        assert!(
            bases
                .into_iter()
                .all(|base| !["con", "nul", "aux", "prn"].contains(&base.to_lowercase().as_str())),
            "{path}"
        );
    }
    for expected in [
        "entities/Anna.html",
        "entities/_NUL.html",
        "claims/R1_2.html",
        "claims/_aux.html",
        "answers/q_2.html",
    ] {
        text(&files, expected);
    }
}

#[test]
fn questions_that_a_copy_cannot_answer_are_text() {
    let files = hostile_copy();
    let front = text(&files, "index.html");
    assert!(
        front.contains("<a href=\"entities/Anna.html#relations\">Her dossier</a>"),
        "{front}"
    );
    for (question, has_link) in [
        ("On the canvas", false),
        ("As JSON", false),
        ("Where?", false),
        ("Whoever?", true),
        ("How?", true),
    ] {
        assert_eq!(
            front.contains(&format!("{question}</a>")),
            has_link,
            "{question}"
        );
        assert!(front.contains(question), "{question}");
    }
    assert!(text(&files, "answers/wrong.html").contains("cannot be answered"));
}

#[test]
fn a_query_is_answered_in_a_copy_and_no_other_is_offered() {
    let files = files_below(builtin_copy());
    let page = text(&files, "answers/query-mutual-spying.html");
    assert!(page.contains("<table class=\"query\">") && page.contains("5 rows"));
    for live in [
        "As text",
        "Ask something else",
        "<textarea",
        "href=\"/query",
    ] {
        assert!(!page.contains(live), "{live} in {page}");
    }
    let (_, notice) = page.split_once("This is a copy of").expect("it says so");
    assert!(notice.contains("queries") && notice.contains("need the program"));
}

#[test]
fn two_copies_are_the_same_to_the_last_byte() {
    assert_eq!(hostile_copy(), hostile_copy());
}

#[test]
fn pages_are_cited_where_the_copy_will_stand_and_nowhere_else() {
    let dataset = hostile_dataset();
    for (published, address) in [
        (&[][..], None),
        (
            &["--published-at", "https://example.org/anna/"][..],
            Some("https://example.org/anna/sources/s1.html"),
        ),
    ] {
        let copy = Folder::with(&[]);
        let command = ["export", "site", copy.argument()];
        let of = ["--dataset", dataset.argument()];
        run(&[&command, &of[..], published].concat()).assert_code(0);
        let files = files_below(copy.path());
        let page = decoded(text(&files, "sources/s1.html"));
        assert!(page.contains("Cite this page") && page.contains("TY  - "));
        let mut lines = page.lines().map(str::trim_end);
        let cited = lines.find_map(|line| line.strip_prefix("UR  - "));
        assert_eq!(cited, address);
        assert!(!page.contains("localhost"), "{page}");
    }
    let wrong = ["export", "site", "copy", "--published-at", "example.org"];
    run(&wrong).assert_code(2);
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let folder = Folder::with(&[("diary.txt", "mine")]);
    let ended = run(&["export", "site", folder.argument()]).assert_code(2);
    assert!(
        ended.errors.contains("not empty") && ended.errors.contains(folder.argument()),
        "{}",
        ended.errors
    );
    assert_eq!(files_below(folder.path()).len(), 1);
    let file = folder.path().join("diary.txt");
    let ended = run(&["export", "site", file.to_str().expect("a path of letters")]).assert_code(2);
    assert!(ended.errors.contains("diary.txt"), "{}", ended.errors);
}

#[test]
fn a_faulty_dataset_leaves_no_folder_and_the_summary_counts() {
    let (faulty, outside) = (
        Folder::with(&[("entities.csv", "id,kind,name\nx y,,\n")]),
        Folder::with(&[]),
    );
    let copy = outside.path().join("new").join("copy");
    let copy = copy.to_str().expect("a path of letters");
    run(&["export", "site", copy, "--dataset", faulty.argument()]).assert_code(2);
    assert!(!outside.path().join("new").exists());
    let dataset = hostile_dataset();
    let summary = run(&[
        "export",
        "site",
        copy,
        "--dataset",
        dataset.argument(),
        "--format",
        "json",
    ])
    .assert_code(0)
    .json();
    let files = files_below(&outside.path().join("new"));
    assert_eq!(summary["files"], files.len(), "{summary}");
    assert_eq!(summary["pages"], pages(&files).count(), "{summary}");
    assert_eq!(
        summary["bytes"],
        files.values().map(Vec::len).sum::<usize>(),
        "{summary}"
    );
}
