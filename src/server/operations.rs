//! What the API answers: the questions of the table, and what is only read.

use std::borrow::Cow;

use utoipa::PartialSchema;
use utoipa::ToSchema;

use crate::explorer::Address;
use crate::explorer::Example;
use crate::explorer::Explorer;
use crate::explorer::Parameter;
use crate::explorer::Sample;
use crate::model::Claim;
use crate::server::example::example_address;
use crate::view::ClaimView;
use crate::view::ImportReportView;
use crate::view::NamedSchema;
use crate::view::OverviewView;
use crate::view::ProblemDetails;
use crate::view::QueryLineView;
use crate::view::SourceReadingView;
use crate::view::SourcesView;
use crate::view::Table;
use crate::view::TableEntry;
use crate::view::VocabularyView;
use crate::view::WalkView;

/// An operation of the API.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// Its name.
    pub(crate) id: &'static str,
    /// The template of its path.
    pub(crate) path: String,
    pub(crate) summary: &'static str,
    /// The name of the schema of its answer.
    pub(crate) answer: Cow<'static, str>,
    /// An id that the path may have, if it has one.
    pub(crate) example_id: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    /// Examples, with values of parameters.
    pub(crate) examples: &'static [Example],
    /// The address of an example.
    pub(crate) example: String,
}

/// Something that is read and takes no parameters.
struct Reading {
    name: &'static str,
    path: &'static str,
    summary: &'static str,
    answer: fn() -> Cow<'static, str>,
    schemas: fn(&mut Vec<NamedSchema>),
    /// An id that its path may have.
    id: fn(&Explorer) -> String,
}

const READINGS: [Reading; 6] = [
    Reading::of::<OverviewView>(
        "overview",
        "/api/overview",
        "What this network is, and how much of everything it has.",
    ),
    Reading::of::<ClaimView>(
        "claim",
        "/api/relations/{id}",
        "What does one claim rest on?",
    ),
    Reading::of::<SourcesView>(
        "sources",
        "/api/sources",
        "The bibliography, with how much rests on each entry.",
    ),
    Reading::of::<SourceReadingView>(
        "source",
        "/api/sources/{id}",
        "What rests on a source, place by place?",
    )
    .with_id_of(first_source),
    Reading::of::<VocabularyView>(
        "vocabulary",
        "/api/vocabulary",
        "Kinds, relation types and statuses.",
    ),
    Reading::of::<ImportReportView>(
        "import",
        "/api/import",
        "What became of every row of the files, if the network was imported?",
    ),
];

impl Reading {
    const fn of<V: ToSchema>(
        name: &'static str,
        path: &'static str,
        summary: &'static str,
    ) -> Self {
        Self {
            name,
            path,
            summary,
            answer: V::name,
            schemas: add_schemas::<V>,
            id: first_relation,
        }
    }

    const fn with_id_of(self, id: fn(&Explorer) -> String) -> Self {
        Self { id, ..self }
    }

    fn operation(&self, explorer: &Explorer) -> Operation {
        let has_id = self.path.contains("{id}");
        let example_id = has_id.then(|| (self.id)(explorer));
        let example = self
            .path
            .replace("{id}", example_id.as_deref().unwrap_or_default());
        Operation {
            id: self.name,
            path: self.path.to_owned(),
            summary: self.summary,
            answer: (self.answer)(),
            example_id,
            parameters: Vec::new(),
            examples: &[],
            example,
        }
    }
}

/// All operations of the API about an opened network.
pub(crate) fn operations(explorer: &Explorer, table: &Table) -> Vec<Operation> {
    let readings = READINGS.iter().map(|reading| reading.operation(explorer));
    let questions = table.entries().map(|entry| operation(explorer, entry));
    readings.chain(questions).collect()
}

/// The schemas of all answers and of failures, by name.
pub(crate) fn schemas(table: &Table) -> Vec<NamedSchema> {
    let mut schemas = Vec::new();
    add_schemas::<ProblemDetails>(&mut schemas);
    // A cell may hold cells, so its schema names the others without gathering them.
    add_schemas::<WalkView>(&mut schemas);
    for reading in &READINGS {
        (reading.schemas)(&mut schemas);
    }
    add_schemas::<QueryLineView>(&mut schemas);
    for entry in table.entries() {
        entry.add_schemas(&mut schemas);
    }
    schemas
}

fn operation(explorer: &Explorer, entry: TableEntry) -> Operation {
    let row = entry.row();
    let has_id = matches!(row.address, Address::Entity(_));
    let described = row.all_parameters();
    Operation {
        id: row.name,
        path: format!("/api{}", row.template()),
        summary: row.summary,
        answer: entry.view_name(),
        example_id: has_id.then(|| Sample::Entity.of(explorer).unwrap_or_default()),
        parameters: described.collect(),
        examples: row.examples,
        example: format!("/api{}", example_address(explorer, row)),
    }
}

fn add_schemas<V: ToSchema + PartialSchema>(schemas: &mut Vec<NamedSchema>) {
    schemas.push((V::name().into_owned(), V::schema()));
    V::schemas(schemas);
}

/// The id of the first relation; empty if there is none.
fn first_relation(explorer: &Explorer) -> String {
    let first = explorer.network().claims().next();
    first.map_or_else(String::new, Claim::id)
}

/// The id of the first source; empty if there is none.
fn first_source(explorer: &Explorer) -> String {
    let first = explorer.network().sources().first();
    first.map_or_else(String::new, |source| source.id.clone())
}
