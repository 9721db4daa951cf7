//! Measures that are taken away with files: columns of numbers, the same in every format, equal to
//! those of the ranking.

use std::collections::BTreeMap;

use axum::http::Method;
use prosopograph::explorer::Parameters;
use prosopograph::query::Limits;
use prosopograph::query::MeasuresQuestion;

use crate::support::csv_records::records;
use crate::support::foreign::imported;
use crate::support::program::run;
use crate::support::server::explorer;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

const MEASURES: &str = "betweenness,pagerank,constraint,degree";
const COLUMNS: [&str; 4] = [
    "measured_betweenness",
    "measured_pagerank",
    "measured_constraint",
    "measured_degree",
];
/// Formats whose attributes are read back.
const FORMATS: [(&str, &str); 6] = [
    ("gexf", "a.gexf"),
    ("gexf-plain", "a.gexf"),
    ("graphml", "a.graphml"),
    ("graphml-plain", "a.graphml"),
    ("node-link", "a.json"),
    ("cytoscape", "a.cyjs"),
];

/// The values of the ranking of a scope by the names of the entities, as they are written.
fn ranked(scope: &str) -> BTreeMap<String, Vec<Option<String>>> {
    let asked = format!("measures={MEASURES}&{scope}");
    let asked = explorer().read::<MeasuresQuestion>("/measures", Parameters::from_query(&asked));
    let limits = Limits {
        results: 10_000,
        ..Limits::default()
    };
    let question = asked.expect("it is a question").question;
    let answer = explorer().ask(&question, &limits).expect("it is small");
    let rows = answer.entities.iter().map(|it| {
        let values = it.values.iter().map(|value| value.map(|it| it.to_string()));
        let name = &explorer().network().entity(it.entity).name;
        (name.clone(), values.collect())
    });
    rows.collect()
}

#[tokio::test]
async fn every_format_has_the_values_of_the_ranking() {
    for scope in ["kinds=person", "classes=espionage&direction=out"] {
        let ranked = ranked(scope);
        assert!(ranked.len() > 10);
        for (format, file) in FORMATS {
            let address = format!("/api/export/{format}?measures={MEASURES}&{scope}");
            let text = get(&address).await.text();
            let imported = imported(file, &text).unwrap_or_else(|error| panic!("{error}"));
            let mut compared = 0;
            for (_, entity) in imported.network.entities() {
                let none = Vec::new();
                let cells = entity.details.as_ref().map_or(&none, |it| &it.attributes);
                let cell = |column: &&str| {
                    let found = cells.iter().find(|(name, _)| name == column);
                    found.map(|(_, cell)| cell.clone())
                };
                let written: Vec<Option<String>> = COLUMNS.iter().map(cell).collect();
                match ranked.get(&entity.name) {
                    Some(values) => assert_eq!(&written, values, "{format}: {}", entity.name),
                    // Without a tie in the scope it has 0 and no constraint, outside it nothing.
                    None => assert!(
                        written.iter().flatten().all(|cell| cell == "0") && written[2].is_none(),
                        "{}",
                        entity.name
                    ),
                }
                compared += usize::from(ranked.contains_key(&entity.name));
            }
            assert_eq!(compared, ranked.len(), "{address}");
        }
    }
}

#[tokio::test]
async fn programs_are_told_that_they_are_numbers() {
    let gexf = get(&format!("/api/export/gexf?measures={MEASURES}")).await;
    let gexf = gexf.text();
    for (column, kind) in COLUMNS
        .into_iter()
        .zip(["double", "double", "double", "long"])
    {
        let title = format!("title=\"{column}\"");
        let declared = gexf.split("<attribute ").find(|one| one.contains(&title));
        let declared = declared.expect("it is declared");
        let kind = format!("type=\"{kind}\"");
        assert!(
            declared.contains(&kind),
            "{column}: {}",
            declared.lines().next().unwrap_or_default()
        );
    }
    let plain = get("/api/export/gexf").await.text();
    assert!(!plain.contains("measured_"), "only if it is asked for");
}

#[tokio::test]
async fn an_answer_has_the_measures_of_its_scope() {
    let of = "/path%3Ffrom%3DKawabe%26to%3DStalin%26status%3Ddocumented";
    let file = get(&format!("/api/export/graphml?of={of}&measures=degree")).await;
    let imported = imported("a.graphml", &file.text()).expect("it is read");
    let ranked = ranked("status=documented");
    let mut compared = 0;
    for (_, entity) in imported.network.entities() {
        let degree = ranked
            .get(&entity.name)
            .and_then(|values| values[3].clone());
        let cells = entity.details.as_ref().map(|it| &it.attributes);
        let mut cells = cells.into_iter().flatten();
        let cell = cells.find(|(name, _)| name == "measured_degree");
        assert_eq!(
            cell.map(|(_, cell)| cell.clone()),
            degree,
            "{}",
            entity.name
        );
        compared += 1;
    }
    assert!(compared > 2);
}

#[tokio::test]
async fn tables_and_the_terminal_have_them_too() {
    let options = [
        "--of",
        "/entities?kinds=person",
        "--measures",
        "pagerank,degree",
    ];
    let typed = run(&[&["export", "gexf"][..], &options[..]].concat());
    let typed = typed.assert_code(0).output;
    let of = "/entities%3Fkinds%3Dperson";
    let sent = get(&format!(
        "/api/export/gexf?of={of}&measures=pagerank,degree"
    ))
    .await;
    let lines = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .filter(|line| line.contains("<node ") || line.contains("<att"));
        lines.map(str::to_owned).collect()
    };
    assert!(lines(&typed).len() > 20);
    assert_eq!(lines(&typed), lines(&sent.text()));
    let archive = get(&format!("/api/export/csv?measures={MEASURES}")).await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive.body)).expect("a ZIP");
    let mut nodes = Vec::new();
    let mut file = archive.by_name("nodes.csv").expect("it is there");
    std::io::copy(&mut file, &mut nodes).expect("it is read");
    let header = &records(&nodes)[0];
    assert!(
        COLUMNS
            .iter()
            .all(|column| header.iter().any(|it| it == column))
    );
}

#[tokio::test]
async fn what_is_no_measure_is_refused() {
    let address = "/api/export/gexf?measures=betweenness,fame";
    let refused = send(service(), request(Method::GET, address)).await;
    let problem = refused.assert_problem(400).to_string();
    assert!(
        problem.contains("fame") && problem.contains("pagerank"),
        "{problem}"
    );
    let typed = run(&["export", "gexf", "--measures", "fame"]).assert_code(2);
    assert!(typed.errors.contains("closeness"), "{}", typed.errors);
}
