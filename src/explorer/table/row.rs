//! A row of the table of questions: everything that is fixed about a question.

use crate::explorer::parameters::Parameters;
use crate::explorer::questions::PAGE;
use crate::explorer::request::Request;
use crate::explorer::table::parameter::Audience;
use crate::explorer::table::parameter::Most;
use crate::explorer::table::parameter::Parameter;
use crate::explorer::table::parameter::Range;
use crate::explorer::table::parameter::Value;
use crate::explorer::table::sample::Sample;
use crate::explorer::table::scope_parameters::SCOPE;
use crate::explorer::table::scope_parameters::SCOPE_OF_ANY_TIME;
use crate::explorer::table::scope_parameters::SCOPE_OF_DOSSIERS;
use crate::explorer::table::scope_parameters::SCOPE_OF_EVERY_CLAIM;
use crate::explorer::table::scope_parameters::SCOPE_OF_JOURNEYS;
use crate::explorer::table::scope_parameters::SCOPE_OF_LISTS;
use crate::graph::Scope;
use crate::query::Limits;

/// A question, apart from how it is read and asked.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its name: the command of the terminal and the operation of the API.
    pub name: &'static str,
    /// Where it is asked.
    pub address: Address,
    /// The question in general words, as a heading.
    pub summary: &'static str,
    /// Its command in the terminal; `None` if only pages and programs can ask it.
    pub command: Option<Command>,
    /// Its own parameters, in the order of a form.
    pub parameters: &'static [Parameter],
    /// Whether it can be narrowed to a part of the network.
    pub narrowing: Narrowing,
    /// When its page asks it.
    pub opening: Opening,
    /// How many results are listed.
    pub listing: Listing,
    /// Examples, the plainest first.
    pub examples: &'static [Example],
}

/// The command that asks a question in the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// The command it is a part of: `list` for `list claims`; `None` for a command of its own.
    pub group: Option<&'static str>,
    /// What it does, for the list of commands.
    pub about: &'static str,
    /// Its parameters that are given by their place, not by their name.
    pub positional: &'static [&'static Parameter],
}

/// The path of the address at which a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// A path of its own, such as `/path`.
    Path(&'static str),
    /// A path before the id of an entity, such as `/entities/`.
    Entity(&'static str),
}

/// Whether a question can be narrowed to a part of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrowing {
    /// By all parameters of a scope.
    Scope,
    /// By all parameters of a scope, of a list that passes through nobody.
    List,
    /// By the parameters of a list but those of time.
    AnyTime,
    /// By all parameters of a scope, of which those of news are usual.
    Journey,
    /// By all parameters of a scope, of which both layers are usual.
    Dossier,
    /// By all parameters of a scope, of which every claim is usual, denied ones and both layers.
    EveryClaim,
    /// Not at all.
    Whole,
}

impl Narrowing {
    /// The parameters of the scope, in the order of a form.
    #[must_use]
    pub fn parameters(self) -> &'static [Parameter] {
        match self {
            Self::Scope => &SCOPE,
            Self::List => &SCOPE_OF_LISTS,
            Self::AnyTime => &SCOPE_OF_ANY_TIME,
            Self::Journey => &SCOPE_OF_JOURNEYS,
            Self::Dossier => &SCOPE_OF_DOSSIERS,
            Self::EveryClaim => &SCOPE_OF_EVERY_CLAIM,
            Self::Whole => &[],
        }
    }

    /// The scope if no parameter narrows it.
    #[must_use]
    pub fn usual_scope(self) -> Scope {
        match self {
            Self::Scope | Self::List | Self::AnyTime | Self::Whole => Scope::default(),
            Self::Journey => Scope::of_news(),
            Self::Dossier => Scope::of_dossiers(),
            Self::EveryClaim => Scope::everything(),
        }
    }
}

/// When the page of a question asks it; until then it shows the form alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Once all required parameters are given.
    Complete,
    /// Once any parameter is given; what is missing is then an error.
    Begun,
}

/// How many results of a question are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// How many, unless it is said.
    pub usual: usize,
    /// How many on a page, unless it is said.
    pub on_page: usize,
    /// How many on a page at most, whatever is said, so that pages stay small.
    pub most_on_page: usize,
    /// How many at most.
    pub most: Most,
}

impl Listing {
    /// Pages of 50 results.
    pub const PAGES: Self = Self {
        usual: 50,
        on_page: 50,
        most_on_page: 200,
        most: Most::Results,
    };

    /// 200 results, up to the ceiling.
    pub const USUAL: Self = Self {
        usual: 200,
        on_page: 200,
        most_on_page: 200,
        most: Most::Results,
    };

    /// The parameter that says how many.
    #[must_use]
    pub fn parameter(&self) -> Parameter {
        let value = Value::Number(Range {
            least: 1,
            most: self.most,
            usual: Some(self.usual),
        });
        Parameter { value, ..LIMIT }
    }
}

/// How many results are listed; each question has bounds of its own.
pub const LIMIT: Parameter = Parameter::optional(
    "limit",
    "Results",
    "How many results are listed at most.",
    Value::Number(Range {
        least: 1,
        most: Most::Results,
        usual: Some(Listing::USUAL.usual),
    }),
)
.passed_by(Audience::NotInForms);

/// On which data an answer was cited: if they are others than these, the answer says so.
pub const DATA: Parameter = Parameter::optional(
    "data",
    "Cited data",
    "The fingerprint of the data on which the answer was cited; if the data are others now, the answer says so.",
    Value::Text { longest: 64 },
)
.passed_by(Audience::Addresses);

/// An example of a question: some of its parameters with values.
pub type Example = &'static [Argument];

/// A parameter of an example with its value.
#[derive(Clone, Copy, Debug)]
pub struct Argument {
    /// The parameter.
    pub parameter: &'static Parameter,
    /// Its value.
    pub sample: Sample,
}

impl Command {
    /// Whether a parameter is given by its place.
    #[must_use]
    pub fn takes_by_place(&self, parameter: &Parameter) -> bool {
        let mut names = self.positional.iter().map(|known| known.name);
        names.any(|name| name == parameter.name)
    }
}

impl Argument {
    /// A parameter with a value.
    #[must_use]
    pub const fn new(parameter: &'static Parameter, sample: Sample) -> Self {
        Self { parameter, sample }
    }
}

/// How many results a list has that is wanted as a whole: more than a network can have.
const MOST_OF_A_LIST: usize = u32::MAX as usize;
/// How many rows of a query are looked at for a file of the claims that they rest on.
const MOST_ROWS_OF_A_FILE: usize = 1_000_000;
/// How many rows of a query fit into a table, which is in memory as a whole.
const MOST_ROWS_OF_A_TABLE: usize = 20_000;

impl Row {
    /// The parameters of all pages of a list, if it comes in pages and nobody says how many results
    /// are wanted; otherwise as they are.
    #[must_use]
    pub fn of_all_pages(&self, mut parameters: Parameters) -> Parameters {
        if self.comes_in_pages() && parameters.first(&LIMIT).is_none() {
            parameters.remove(&PAGE);
        }
        parameters
    }

    /// The limits within which such a question, or a query, is answered as a table.
    #[must_use]
    pub fn limits_of_all_pages(&self, request: &Request) -> Limits {
        let limits = request.limits.clone();
        let results = match request.parameters.first(&LIMIT) {
            None if self.is_query() => MOST_ROWS_OF_A_TABLE,
            None if self.comes_in_pages() => MOST_OF_A_LIST,
            _ => limits.results,
        };
        Limits { results, ..limits }
    }

    /// The limits within which such a question, or a query, is answered as a file of the claims it rests
    /// on: of a query everything, since no row is written.
    #[must_use]
    pub fn limits_of_a_file(&self, request: &Request) -> Limits {
        let limits = self.limits_of_all_pages(request);
        let is_narrowed = request.parameters.first(&LIMIT).is_some();
        if self.is_query() && !is_narrowed {
            let results = MOST_ROWS_OF_A_FILE;
            return Limits { results, ..limits };
        }
        limits
    }

    /// Whether its answer is a list that has pages.
    #[must_use]
    pub fn comes_in_pages(&self) -> bool {
        let mut parameters = self.parameters.iter();
        parameters.any(|parameter| parameter.name == PAGE.name)
    }

    /// Whether it is put as a text in the language of queries.
    #[must_use]
    pub fn is_query(&self) -> bool {
        let mut parameters = self.parameters.iter();
        parameters.any(|one| matches!(one.value, Value::Query { .. }))
    }

    /// All its parameters: its own, those of a scope, and how many results are listed.
    pub fn all_parameters(&self) -> impl Iterator<Item = Parameter> + '_ {
        let scope = self.narrowing.parameters();
        let listing = std::iter::once(self.listing.parameter());
        self.parameters
            .iter()
            .copied()
            .chain(scope.iter().copied())
            .chain(listing)
            .chain([DATA])
    }

    /// The parameter of this name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<Parameter> {
        self.all_parameters().find(|known| known.name == name)
    }

    /// The path with the id of an entity, if it takes one: what an address begins with.
    #[must_use]
    pub fn path(&self, entity: &str) -> String {
        match self.address {
            Address::Path(path) => path.to_owned(),
            Address::Entity(before) => format!("{before}{entity}"),
        }
    }

    /// The path as a template of routes, such as `/entities/{id}`.
    #[must_use]
    pub fn template(&self) -> String {
        self.path("{id}")
    }

    /// Whether a path asks this question.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        match self.address {
            Address::Path(own) => own == path,
            Address::Entity(before) => path.starts_with(before),
        }
    }
}
