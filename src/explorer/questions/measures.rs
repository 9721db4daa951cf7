//! Who matters? The measures.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::lists::PAGE;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Choice;
use crate::explorer::table::Command;
use crate::explorer::table::KINDS;
use crate::explorer::table::Listing;
use crate::explorer::table::Narrowing;
use crate::explorer::table::Opening;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::explorer::table::Row;
use crate::explorer::table::Sample;
use crate::explorer::table::Value;
use crate::graph::Scope;
use crate::query::Limits;
use crate::query::Measure;
use crate::query::MeasuresAnswer;
use crate::query::MeasuresQuestion;
use crate::query::QueryError;
use crate::query::measures;

/// All measures, to choose one or several of.
pub(super) const MEASURE_CHOICES: [Choice; Measure::ALL.len()] = {
    let mut choices = [Choice {
        word: "",
        label: "",
    }; Measure::ALL.len()];
    let mut place = 0;
    while place < choices.len() {
        choices[place] = Choice {
            word: Measure::ALL[place].name(),
            label: Measure::ALL[place].label(),
        };
        place += 1;
    }
    choices
};

/// The word for the measure that is named first.
const FIRST: Choice = Choice {
    word: "first",
    label: "the first of them",
};
/// What may rank: the first measure, or one by its name.
const RANKING: [Choice; Measure::ALL.len() + 1] = {
    let mut choices = [FIRST; Measure::ALL.len() + 1];
    let mut place = 0;
    while place < MEASURE_CHOICES.len() {
        choices[place + 1] = MEASURE_CHOICES[place];
        place += 1;
    }
    choices
};

/// Which measures are taken.
pub const MEASURES: Parameter = Parameter::optional(
    "measures",
    "Measures",
    "Which measures are taken; if none is named, degree, claims, betweenness, closeness and pagerank.",
    Value::Choices(&MEASURE_CHOICES),
);
/// Which measures are added to a file.
pub const MEASURED: Parameter = Parameter::optional(
    MEASURES.name,
    "Measures",
    "Measures of the entities that are added to a file as columns, such as measured_betweenness: of the scope of the answer, or of the parameters; of the usual scope if the whole network is exported.",
    Value::Choices(&MEASURE_CHOICES),
);
/// The measure that ranks.
pub const RANKED_BY: Parameter = Parameter::optional(
    "by",
    "Ranked by",
    "The measure that entities are ranked by, and whose ranks are tested; the first that is named if absent.",
    Value::Choice(&RANKING),
);

impl Question for MeasuresQuestion {
    const ROW: &'static Row = &Row {
        name: "measure",
        address: Address::Path("/measures"),
        summary: "Who matters, and how sure is that?",
        command: Some(Command {
            group: None,
            about: "Rank entities by measures of the network, with how sure each rank is",
            positional: &[&MEASURES],
        }),
        parameters: &[MEASURES, RANKED_BY, PAGE],
        narrowing: Narrowing::List,
        opening: Opening::Complete,
        listing: Listing::PAGES,
        examples: &[
            &[Argument::new(&MEASURES, Sample::Text("betweenness,degree"))],
            &[
                Argument::new(&KINDS, Sample::Kind),
                Argument::new(&RANKED_BY, Sample::Text("pagerank")),
            ],
        ],
    };

    type Answer = MeasuresAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let named = reader.choices(&MEASURES, Measure::from_name);
        let named = named.filter(|named| !named.is_empty());
        let ranked_by = reader.choice_given(&RANKED_BY, |word| match word {
            word if word == FIRST.word => Some(None),
            word => Measure::from_name(word).map(Some),
        });
        let first = named.as_ref().and_then(|named| named.first().copied());
        Some(Self {
            ranked_by: ranked_by.flatten().or(first).unwrap_or_default(),
            also: named.unwrap_or_else(|| Measure::USUAL.to_vec()),
            page: reader.paging(),
            scope: reader.scope(),
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<MeasuresAnswer, QueryError> {
        measures(explorer.graph(), self, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }

    fn can_be_doubted(&self) -> bool {
        false
    }
}
