//! A question that is added in one place is found in all of them: addresses, API, its description,
//! forms, the terminal and the errors that list what can be asked.

use std::time::Duration;

use axum::http::Method;
use prosopograph::cli::command_line;
use prosopograph::explorer::Address;
use prosopograph::explorer::Argument;
use prosopograph::explorer::Asked;
use prosopograph::explorer::Command;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Listing;
use prosopograph::explorer::Most;
use prosopograph::explorer::Narrowing;
use prosopograph::explorer::Opening;
use prosopograph::explorer::Parameter;
use prosopograph::explorer::ParameterReader;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::Question;
use prosopograph::explorer::Range;
use prosopograph::explorer::Row;
use prosopograph::explorer::Sample;
use prosopograph::explorer::Value;
use prosopograph::explorer::take_away::TakeAway;
use prosopograph::graph::Scope;
use prosopograph::model::EntityIndex;
use prosopograph::model::Network;
use prosopograph::model::RelationIndex;
use prosopograph::query::Absence;
use prosopograph::query::Answer;
use prosopograph::query::Limits;
use prosopograph::query::QueryError;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::router;
use prosopograph::view::Shown;
use prosopograph::view::Table;
use prosopograph::view::TextPage;
use serde::Serialize;
use utoipa::ToSchema;

use crate::support::server::Reply;
use crate::support::server::explorer;
use crate::support::server::request;
use crate::support::server::send;

const LEAST: Parameter = Parameter::optional(
    "least_ties",
    "Least ties",
    "How many ties a hermit has at most.",
    Value::Number(Range {
        least: 1,
        most: Most::Exactly(17),
        usual: Some(3),
    }),
);

/// Who has hardly any ties?
#[derive(Clone, Debug)]
struct HermitQuestion {
    least: usize,
    scope: Scope,
}

#[derive(Debug)]
struct Hermits(Vec<EntityIndex>);

#[derive(Debug, Serialize, ToSchema)]
struct HermitsView {
    names: Vec<String>,
}

impl Question for HermitQuestion {
    const ROW: &'static Row = &Row {
        name: "hermits",
        address: Address::Path("/hermits"),
        summary: "Who has hardly any ties?",
        command: Some(Command {
            group: None,
            about: "Show who has hardly any ties",
            positional: &[],
        }),
        parameters: &[LEAST],
        narrowing: Narrowing::Scope,
        opening: Opening::Complete,
        listing: Listing::USUAL,
        examples: &[&[Argument::new(&LEAST, Sample::Text("2"))]],
    };

    type Answer = Hermits;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let scope = reader.scope();
        let least = reader.number(&LEAST)?;
        Some(Self { least, scope })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<Hermits, QueryError> {
        let entities = explorer.network().entities().map(|(entity, _)| entity);
        let few = entities.filter(|&entity| explorer.graph().degree(entity) <= self.least);
        Ok(Hermits(few.take(limits.results).collect()))
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}

impl Answer for Hermits {
    fn absence(&self) -> Option<&Absence> {
        None
    }

    fn count(&self) -> u64 {
        self.0.len() as u64
    }

    fn relations(&self) -> Vec<RelationIndex> {
        Vec::new()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.0.clone()
    }
}

impl Shown for HermitQuestion {
    type View = HermitsView;

    fn sentence(&self, _network: &Network, _parameters: &Parameters) -> String {
        Self::ROW.summary.to_owned()
    }

    fn view(explorer: &Explorer, _asked: &Asked<Self>, answer: &Hermits) -> HermitsView {
        let name = |&entity: &EntityIndex| explorer.network().entity(entity).name.clone();
        HermitsView {
            names: answer.0.iter().map(name).collect(),
        }
    }

    fn write(view: &HermitsView, page: &mut TextPage) {
        view.names.iter().for_each(|name| page.line(0, name));
    }
}

/// What the service with the question answers.
async fn get(address: &str) -> Reply {
    send(service(), request(Method::GET, address)).await
}

/// The one place.
fn table() -> Table {
    Table::built_in().with::<HermitQuestion>()
}

fn service() -> axum::Router {
    let state = AppState::new(explorer().clone(), AllowedHosts::default());
    let state = state.with_deadline(Duration::from_secs(600));
    router(state.with_table(table()))
}

#[tokio::test]
async fn its_address_and_the_api_answer_it() {
    let reply = get("/api/hermits?least_ties=2&limit=4").await;
    reply.assert_answer();
    let names = reply.json()["names"].as_array().map(Vec::len);
    assert_eq!(names, Some(4), "{}", reply.text());
    let reply = get("/api/hermits?least_ties=18").await;
    let problem = reply.assert_problem(400);
    let detail = problem["detail"].as_str().unwrap_or_default();
    assert!(
        detail.contains("least_ties") && detail.contains("from 1 to 17"),
        "{detail}"
    );
}

#[tokio::test]
async fn the_description_of_the_api_has_it() {
    let reply = get("/api/openapi.json").await;
    let document = reply.json();
    let operation = &document["paths"]["/api/hermits"]["get"];
    assert_eq!(operation["operationId"], "hermits");
    assert_eq!(operation["summary"], HermitQuestion::ROW.summary);
    let parameters = operation["parameters"]
        .as_array()
        .expect("it has parameters");
    let own = parameters
        .iter()
        .find(|parameter| parameter["name"] == LEAST.name);
    let own = own.expect("its parameter is described");
    assert_eq!(own["description"], LEAST.about);
    assert_eq!(own["schema"]["maximum"], 17);
    assert_eq!(own["schema"]["default"], 3);
    assert!(document["components"]["schemas"]["HermitsView"].is_object());
    let page = get("/api").await.text();
    assert!(
        page.contains("/api/hermits?least_ties=2"),
        "the page shows its example"
    );
}

#[tokio::test]
async fn its_page_has_a_form_with_bounds_and_the_answer() {
    let reply = get("/hermits?least_ties=2&limit=4").await;
    reply.assert_page(200);
    let page = reply.text();
    assert!(page.contains(r#"action="/hermits""#), "{page}");
    let field =
        r#"<input id="h-least_ties" name="least_ties" type="number" min="1" max="17" value="2">"#;
    assert!(page.contains(field), "{page}");
    assert!(
        page.contains("Narrow the question") && page.contains("The answer"),
        "{page}"
    );
}

#[tokio::test]
async fn an_export_takes_its_answer() {
    let reply = get("/api/export/csv?of=/hermits?least_ties=2").await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert!(reply.header("content-disposition").contains("hermits"));
}

#[test]
fn the_error_about_an_unknown_question_lists_it() {
    let explorer = explorer()
        .clone()
        .with_questions(table().questions().clone());
    let error = explorer
        .read_any("/ermits", Parameters::default())
        .expect_err("there is no such question");
    assert!(error.to_string().contains("/hermits"), "{error}");
    let found = explorer.read_take_away("/hermits", Parameters::default());
    assert!(matches!(found, Ok(TakeAway::Answer(_))));
}

#[test]
fn the_terminal_has_its_command_with_help() {
    let mut line = command_line(&table(), Some(explorer()));
    let command = line
        .find_subcommand_mut("hermits")
        .expect("it is a command");
    let help = command.render_long_help().to_string();
    for part in [
        "--least-ties",
        LEAST.about.trim_end_matches('.'),
        "--since",
        "hermits --least-ties 2",
    ] {
        assert!(help.contains(part), "{part} in {help}");
    }
}
