//! The questions of the front page: three with their answers, the others by what they ask.

use futures_util::future::join_all;

use crate::explorer::Parameters;
use crate::explorer::Row;
use crate::server::ask::ask_any;
use crate::server::example::example_address;
use crate::server::state::AppState;
use crate::view::ExampleView;
use crate::view::TableEntry;

/// How many questions come with their answers.
const ANSWERED: usize = 3;
/// What is asked of a network that proposes no questions of its own.
const OF_ANY_NETWORK: [&str; ANSWERED] = ["path", "show", "around"];
/// What is said of questions that stand in no row of the table.
const OTHERS: &str = "Other questions";
/// The question that the search of the front page asks already.
const SEARCH: &str = "find";

/// A question with its answer in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FirstQuestion {
    /// The question in natural words.
    pub(crate) question: String,
    /// The address of the page that answers it.
    pub(crate) page: String,
    /// The answer in a sentence, if one was found in time.
    pub(crate) answer: Option<String>,
}

/// Questions that ask for the same sort of thing.
#[derive(Debug)]
pub(crate) struct QuestionGroup<'a> {
    /// What they ask for, in general words.
    pub(crate) summary: &'static str,
    /// The questions.
    pub(crate) examples: Vec<&'a ExampleView>,
}

/// Three questions with their answers: the first ones that the dataset proposes, each of another
/// sort, or else those that can be asked of any network.
pub(crate) async fn first_questions(
    state: &AppState,
    proposed: &[ExampleView],
) -> Vec<FirstQuestion> {
    let mut chosen: Vec<FirstQuestion> = Vec::new();
    let mut sorts: Vec<&str> = vec![SEARCH];
    for example in proposed {
        let sort = entry_at(state, &example.page).map_or(SEARCH, |entry| entry.row().name);
        if chosen.len() < ANSWERED && !sorts.contains(&sort) {
            sorts.push(sort);
            chosen.push(FirstQuestion {
                question: example.question.clone(),
                page: example.page.clone(),
                answer: None,
            });
        }
    }
    if chosen.is_empty() {
        chosen.extend(of_any_network(state));
    }
    join_all(chosen.into_iter().map(|question| answered(state, question))).await
}

/// The other questions that the dataset proposes, by sort, in the order of the table.
pub(crate) fn further_questions<'a>(
    state: &AppState,
    proposed: &'a [ExampleView],
    first: &[FirstQuestion],
) -> Vec<QuestionGroup<'a>> {
    let left: Vec<&ExampleView> = proposed
        .iter()
        .filter(|example| !first.iter().any(|shown| shown.page == example.page))
        .collect();
    let of_row = |row: Option<&'static Row>| QuestionGroup {
        summary: row.map_or(OTHERS, |row| row.summary),
        examples: left
            .iter()
            .copied()
            .filter(|example| {
                let entry = entry_at(state, &example.page);
                entry.map(|entry| entry.row().name) == row.map(|row| row.name)
            })
            .collect(),
    };
    let rows = state.table.entries().map(|entry| Some(entry.row()));
    let groups = rows.chain([None]).map(of_row);
    groups.filter(|group| !group.examples.is_empty()).collect()
}

/// Questions about the best connected entities.
fn of_any_network(state: &AppState) -> Vec<FirstQuestion> {
    let explorer = &state.explorer;
    let entries = OF_ANY_NETWORK
        .iter()
        .filter_map(|name| state.table.named(name));
    let question = |entry: TableEntry| {
        let page = example_address(explorer, entry.row());
        let asked = entry.read(explorer, path_of(&page), parameters_of(&page));
        asked.ok().map(|asked| FirstQuestion {
            question: asked.sentence(explorer),
            page,
            answer: None,
        })
    };
    entries.filter_map(question).collect()
}

async fn answered(state: &AppState, question: FirstQuestion) -> FirstQuestion {
    let page = &question.page;
    let Some(entry) = entry_at(state, page) else {
        return question;
    };
    let view = ask_any(state, entry, path_of(page), parameters_of(page)).await;
    FirstQuestion {
        answer: view.ok().and_then(|view| view.headline()),
        ..question
    }
}

fn entry_at(state: &AppState, page: &str) -> Option<TableEntry> {
    let mut entries = state.table.entries();
    entries.find(|entry| entry.row().is_at(path_of(page)))
}

fn path_of(page: &str) -> &str {
    page.split_once('?').map_or(page, |(path, _)| path)
}

fn parameters_of(page: &str) -> Parameters {
    Parameters::from_query(page.split_once('?').map_or("", |(_, query)| query))
}
