//! The table of questions as it is shown: each question of the explorer with its view.

use std::borrow::Cow;

use utoipa::PartialSchema;
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;

use crate::explorer::Asked;
use crate::explorer::Effort;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::Patience;
use crate::explorer::QuestionError;
use crate::explorer::Questions;
use crate::explorer::Request;
use crate::explorer::Row;
use crate::explorer::with_every_question;
use crate::query::QueryError;
use crate::view::citing::cited_question;
use crate::view::room::Room;
use crate::view::scope::ScopeView;
use crate::view::shown::AnyView;
use crate::view::shown::Shown;
use crate::view::shown::Shows;
use crate::view::shown::ViewOf;
use crate::view::shown::show_within;

/// The questions that pages, programs and the terminal ask, each with its view.
#[derive(Clone, Debug)]
pub struct Table {
    entries: Vec<TableEntry>,
    questions: Questions,
}

/// A question of the table with its view.
#[derive(Clone, Copy, Debug)]
pub struct TableEntry {
    row: &'static Row,
    effort: Effort,
    is_a_table: bool,
    read: Read,
    view_name: fn() -> Cow<'static, str>,
    schemas: fn(&mut Vec<NamedSchema>),
}

/// A schema of the description of the API, with its name.
pub type NamedSchema = (String, RefOr<Schema>);

type Read = fn(&Explorer, &str, Parameters) -> Result<Box<dyn AnyShown>, QuestionError>;

/// A question of any type together with how it was put, ready to be asked and shown.
pub trait AnyShown: Send {
    /// How it was put.
    fn request(&self) -> &Request;

    /// The question in words.
    fn sentence(&self, explorer: &Explorer) -> String;

    /// The question in words with the part of the network that it is about, as it is cited.
    fn cited(&self, explorer: &Explorer) -> String;

    /// Asks it; doubts about the answer are looked into while there is time.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before the answer was known.
    fn show(
        self: Box<Self>,
        explorer: &Explorer,
        patience: &Patience<'_>,
    ) -> Result<Shows<Box<dyn AnyView>>, QueryError> {
        self.show_within(explorer, patience, &Room::ENDLESS)
    }

    /// The same in an answer of a bounded size.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before the answer was known.
    fn show_within(
        self: Box<Self>,
        explorer: &Explorer,
        patience: &Patience<'_>,
        room: &Room,
    ) -> Result<Shows<Box<dyn AnyView>>, QueryError>;
}

impl<Q: Shown> AnyShown for Asked<Q> {
    fn request(&self) -> &Request {
        &self.request
    }

    fn sentence(&self, explorer: &Explorer) -> String {
        self.question
            .sentence(explorer.network(), &self.request.parameters)
    }

    fn cited(&self, explorer: &Explorer) -> String {
        let scope = ScopeView::of(explorer.network(), self);
        cited_question(&AnyShown::sentence(self, explorer), &scope)
    }

    fn show_within(
        self: Box<Self>,
        explorer: &Explorer,
        patience: &Patience<'_>,
        room: &Room,
    ) -> Result<Shows<Box<dyn AnyView>>, QueryError> {
        let shows = show_within(explorer, *self, patience, room)?;
        Ok(Shows {
            view: Box::new(ViewOf::<Q>(shows.view)),
            is_answered: shows.is_answered,
            is_cut_short: shows.is_cut_short,
        })
    }
}

macro_rules! entries {
    ($($question:ty),+ $(,)?) => {
        vec![$(TableEntry::of::<$question>()),+]
    };
}

impl Table {
    /// The questions of the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            entries: with_every_question!(entries),
            questions: Questions::built_in(),
        }
    }

    /// These questions and a further one.
    #[must_use]
    pub fn with<Q: Shown>(mut self) -> Self {
        self.entries.push(TableEntry::of::<Q>());
        Self {
            questions: self.questions.with::<Q>(),
            ..self
        }
    }

    /// The same questions for an explorer.
    #[must_use]
    pub fn questions(&self) -> &Questions {
        &self.questions
    }

    /// All questions, in the order of the table.
    pub fn entries(&self) -> impl Iterator<Item = TableEntry> + '_ {
        self.entries.iter().copied()
    }

    /// The question of this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<TableEntry> {
        self.entries().find(|entry| entry.row.name == name)
    }
}

impl TableEntry {
    fn of<Q: Shown>() -> Self {
        Self {
            row: Q::ROW,
            effort: Q::EFFORT,
            is_a_table: Q::IS_A_TABLE,
            read: |explorer, path, parameters| {
                let asked = explorer.read::<Q>(path, parameters)?;
                Ok(Box::new(asked))
            },
            view_name: Q::View::name,
            schemas: |schemas| {
                schemas.push((Q::View::name().into_owned(), Q::View::schema()));
                Q::View::schemas(schemas);
            },
        }
    }

    /// What is fixed about the question.
    #[must_use]
    pub fn row(&self) -> &'static Row {
        self.row
    }

    /// How much work an answer is.
    #[must_use]
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// Whether its answer is a table in words too.
    #[must_use]
    pub fn is_a_table(&self) -> bool {
        self.is_a_table
    }

    /// The name of the schema of its answer.
    #[must_use]
    pub fn view_name(&self) -> Cow<'static, str> {
        (self.view_name)()
    }

    /// Adds the schemas that its answer consists of.
    pub fn add_schemas(&self, schemas: &mut Vec<NamedSchema>) {
        (self.schemas)(schemas);
    }

    /// Reads the question from the path and the parameters of its address.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] with everything that is wrong with it.
    pub fn read(
        &self,
        explorer: &Explorer,
        path: &str,
        parameters: Parameters,
    ) -> Result<Box<dyn AnyShown>, QuestionError> {
        (self.read)(explorer, path, parameters)
    }

    /// Reads the question for a table of its answer, of a list all pages.
    /// Which page was named does not matter, but a wrong one is told.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] with everything that is wrong with it.
    pub fn read_all_pages(
        &self,
        explorer: &Explorer,
        path: &str,
        parameters: Parameters,
    ) -> Result<Box<dyn AnyShown>, QuestionError> {
        self.read(explorer, path, parameters.clone())?;
        self.read(explorer, path, self.row.of_all_pages(parameters))
    }
}
