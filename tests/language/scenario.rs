//! One scenario: the graph is loaded, the query asked, and what comes back is compared.

use std::fs;
use std::path::Path;

use prosopograph::language::Answer;
use prosopograph::language::AnswerRow;
use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::Parameters;
use prosopograph::language::Prepared;
use prosopograph::language::QueryFault;
use prosopograph::language::syntax::Clause;
use prosopograph::language::syntax::parse;

use super::cells::Expected;
use super::cells::Lists;
use super::cells::expected;
use super::cells::is_same;
use super::gherkin::Scenario;
use super::gherkin::Step;
use super::loader::load;
use super::property_graph::PropertyGraph;

/// What became of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed(String),
    Skipped(&'static str),
}

/// When a fault showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Reading,
    Running,
}

type Asked = Result<Answer, (When, QueryFault)>;

/// Runs a scenario; `graphs` is the folder of the named graphs.
pub fn run(scenario: &Scenario, graphs: &Path) -> Outcome {
    if let Some(why) = unsupported(scenario) {
        return Outcome::Skipped(why);
    }
    let mut graph = PropertyGraph::default();
    let mut parameters = Parameters::new();
    let mut asked: Option<Asked> = None;
    for step in &scenario.steps {
        let words = step.words.as_str();
        let result = if words == "an empty graph" || words == "any graph" {
            Ok(())
        } else if let Some(name) = words
            .strip_prefix("the ")
            .and_then(|one| one.strip_suffix(" graph"))
        {
            let file = graphs.join(name).join(format!("{name}.cypher"));
            load(
                &mut graph,
                &fs::read_to_string(file).expect("a named graph"),
            )
        } else if words == "having executed" {
            load(&mut graph, &step.text)
        } else if words == "parameters are" {
            for row in &step.table {
                parameters.insert(row[0].clone(), expected(&row[1]).as_value());
            }
            Ok(())
        } else if words.starts_with("there exists a procedure") {
            return Outcome::Skipped("procedures");
        } else if words == "executing query" {
            if writes(&step.text) {
                return Outcome::Skipped("writes");
            }
            asked = Some(ask(&step.text, &graph, &parameters));
            Ok(())
        } else {
            let asked = asked.as_ref().expect("a query was asked");
            check(step, asked, &graph)
        };
        if let Err(why) = result {
            return Outcome::Failed(why);
        }
    }
    Outcome::Passed
}

/// What a scenario needs that there is not, by what stands in it: the rules of time zones by their names,
/// and years beyond six million.
fn unsupported(scenario: &Scenario) -> Option<&'static str> {
    const REGIONS: [&str; 4] = ["Europe/", "America/", "Australia/", "Pacific/"];
    let mut texts = scenario.steps.iter().map(|step| step.text.as_str());
    texts.find_map(|text| {
        if REGIONS.iter().any(|region| text.contains(region)) {
            Some("named time zones")
        } else if text.contains("999999999-") {
            Some("years beyond six million")
        } else {
            None
        }
    })
}

/// Whether the query has a clause that writes, outside of subqueries, where they are errors.
fn writes(text: &str) -> bool {
    parse(text).is_ok_and(|tree| {
        let mut clauses = tree.parts.iter().flat_map(|part| &part.clauses);
        clauses.any(|clause| matches!(clause, Clause::Writing(_)))
    })
}

fn ask(text: &str, graph: &PropertyGraph, parameters: &Parameters) -> Asked {
    let query = Prepared::read(text, graph).map_err(|fault| (When::Reading, fault))?;
    let meter = Meter::new(Limits::default(), None);
    let answer = query.run(parameters, &meter);
    answer.map_err(|fault| (When::Running, fault))
}

fn check(step: &Step, asked: &Asked, graph: &PropertyGraph) -> Result<(), String> {
    let words = step.words.as_str();
    if words == "no side effects" {
        return Ok(());
    }
    if let Some((class, rest)) = words.split_once(" should be raised at ") {
        let class = class.trim_start_matches("a ").trim_start_matches("an ");
        let (when, code) = rest.split_once(": ").expect("an error has a code");
        return check_fault(asked, class, when, code);
    }
    let answer = match asked {
        Ok(answer) => answer,
        Err((when, fault)) => return Err(format!("{when:?}: {:?} {fault}", fault.code)),
    };
    if let Some(fault) = &answer.incomplete {
        return Err(fault.to_string());
    }
    if words == "the result should be empty" {
        let is_empty = answer.rows.is_empty();
        return is_empty
            .then_some(())
            .ok_or_else(|| format!("{} rows", answer.rows.len()));
    }
    let Some(rest) = words.strip_prefix("the result should be") else {
        return Err(format!("unknown step: {words}"));
    };
    let lists = if rest.contains("ignoring element order") {
        Lists::AnyOrder
    } else {
        Lists::InOrder
    };
    check_rows(answer, step, graph, lists)
}

fn check_fault(asked: &Asked, class: &str, when: &str, code: &str) -> Result<(), String> {
    let (found, fault) = match asked {
        Ok(answer) => return Err(format!("{} rows instead of {code}", answer.rows.len())),
        Err((found, fault)) => (*found, fault),
    };
    let is_then = match when {
        "compile time" => found == When::Reading || class == "ParameterMissing",
        "runtime" => found == When::Running,
        _ => true,
    };
    let is_class = class == format!("{:?}", fault.class);
    let is_code = code == "*" || code == format!("{:?}", fault.code);
    if is_then && is_class && is_code {
        return Ok(());
    }
    Err(format!(
        "{found:?} {:?} {:?}: {fault}",
        fault.class, fault.code
    ))
}

fn check_rows(
    answer: &Answer,
    step: &Step,
    graph: &PropertyGraph,
    lists: Lists,
) -> Result<(), String> {
    let (header, rows) = step.table.split_first().expect("a result has a header");
    let mut places = Vec::new();
    for name in header {
        let place = answer.columns.iter().position(|column| **column == **name);
        places.push(place.ok_or_else(|| format!("no column {name}: {:?}", answer.columns))?);
    }
    if answer.columns.len() != header.len() {
        return Err(format!("columns {:?}", answer.columns));
    }
    let wanted: Vec<Vec<Expected>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| expected(cell)).collect())
        .collect();
    let mut found: Vec<_> = answer.rows.iter().collect();
    let shown = || {
        format!(
            "found {:?}",
            answer
                .rows
                .iter()
                .map(|row| &row.values)
                .collect::<Vec<_>>()
        )
    };
    if wanted.len() != found.len() {
        return Err(shown());
    }
    let in_order = step.words.contains("in order");
    for row in &wanted {
        let is_row = |values: &AnswerRow| {
            let mut cells = row.iter().zip(&places);
            cells.all(|(cell, place)| is_same(cell, &values.values[*place], graph, lists))
        };
        let place = if in_order {
            found.first().filter(|row| is_row(row)).map(|_| 0)
        } else {
            found.iter().position(|row| is_row(row))
        };
        let Some(place) = place else {
            return Err(shown());
        };
        found.remove(place);
    }
    Ok(())
}
