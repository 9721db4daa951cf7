//! The front page: what this network is.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;
use crate::model::DatasetNote;
use crate::model::ExampleQuestion;

/// How many there are of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CountView {
    /// Its id.
    #[schema(example = "person")]
    pub id: String,
    /// What several are called.
    #[schema(example = "persons")]
    pub label: String,
    /// How many there are.
    pub count: usize,
}

/// A question the dataset proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExampleView {
    /// Its id.
    pub id: String,
    /// The question in natural words.
    pub question: String,
    /// The address of the page that answers it.
    pub page: String,
    /// A remark.
    pub note: Option<String>,
}

/// A rule or a warning that the dataset gives its readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct NoteView {
    /// The note in a few words.
    #[schema(example = "Dates are those of the postmarks")]
    pub title: String,
    /// The note in a sentence or two.
    pub text: String,
}

/// What a network is and how much of everything it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OverviewView {
    /// A short machine name.
    pub name: String,
    /// The title.
    pub title: String,
    /// What the network is, in a paragraph.
    pub description: String,
    /// The version of the data.
    pub version: String,
    /// A fingerprint of the data.
    pub content_hash: String,
    /// Under what terms the data may be used.
    pub licences: Vec<String>,
    /// Who made it.
    pub contributors: Vec<String>,
    /// What its readers should bear in mind.
    pub notes: Vec<NoteView>,
    /// How many entities there are.
    pub entities: usize,
    /// How many relations there are.
    pub relations: usize,
    /// How many of them have a date.
    pub dated_relations: usize,
    /// How many of them only document how we know, and so are not counted unless asked for.
    pub record_relations: usize,
    /// How many of the others are denied, and so are not counted unless asked for.
    pub denied_relations: usize,
    /// How many of them are flagged as wrong or contradictory in their source.
    pub flagged_relations: usize,
    /// How many sources there are.
    pub sources: usize,
    /// Entities of each kind.
    pub kinds: Vec<CountView>,
    /// Relations of each class.
    pub classes: Vec<CountView>,
    /// Relations of each status.
    pub statuses: Vec<CountView>,
    /// Questions to begin with.
    pub questions: Vec<ExampleView>,
}

impl OverviewView {
    /// The overview of an opened network.
    #[must_use]
    pub fn of(explorer: &Explorer) -> Self {
        let network = explorer.network();
        let (about, statistics) = (network.about(), explorer.statistics());
        let kinds = statistics.entities_by_kind.iter().map(|&(index, count)| {
            let kind = network.schema().kind(index);
            CountView {
                id: kind.id.clone(),
                label: if count == 1 {
                    kind.label.clone()
                } else {
                    kind.plural.clone()
                },
                count,
            }
        });
        let statuses = statistics
            .relations_by_status
            .iter()
            .filter(|(_, count)| *count > 0);
        Self {
            name: about.name.clone(),
            title: about.title.clone(),
            description: about.description.clone(),
            version: about.version.clone(),
            content_hash: about.content_hash.clone(),
            licences: about.licences.clone(),
            contributors: about.contributors.clone(),
            notes: about.notes.iter().map(NoteView::of).collect(),
            entities: network.entity_count(),
            relations: network.relations().len(),
            dated_relations: statistics.dated,
            record_relations: statistics.record,
            denied_relations: statistics.denied,
            flagged_relations: statistics.flagged,
            sources: network.sources().len(),
            kinds: kinds.collect(),
            classes: classes(explorer),
            statuses: statuses
                .map(|(status, count)| CountView {
                    id: status.name().to_owned(),
                    label: status.name().to_owned(),
                    count: *count,
                })
                .collect(),
            questions: network.questions().iter().map(ExampleView::of).collect(),
        }
    }
}

impl NoteView {
    fn of(note: &DatasetNote) -> Self {
        Self {
            title: note.title.clone(),
            text: note.text.clone(),
        }
    }
}

impl ExampleView {
    fn of(example: &ExampleQuestion) -> Self {
        Self {
            id: example.id.clone(),
            question: example.question.clone(),
            page: example.query.clone(),
            note: Some(example.note.clone()).filter(|note| !note.is_empty()),
        }
    }
}

fn classes(explorer: &Explorer) -> Vec<CountView> {
    let schema = explorer.network().schema();
    let count = |class| {
        let types = explorer.statistics().relations_by_type.iter();
        types
            .filter(|(found, _)| schema.relation_type(*found).class == class)
            .map(|(_, count)| count)
            .sum()
    };
    schema
        .classes()
        .map(|(index, id)| CountView {
            id: id.to_owned(),
            label: schema.class_definition(index).label.clone(),
            count: count(index),
        })
        .collect()
}
