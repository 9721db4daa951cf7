//! Who or what is called so? A search by name, in any spelling and script, or a list of some kinds.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::lists::PAGE;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Command;
use crate::explorer::table::Effort;
use crate::explorer::table::KINDS;
use crate::explorer::table::LONGEST_NAME;
use crate::explorer::table::Listing;
use crate::explorer::table::Most;
use crate::explorer::table::Narrowing;
use crate::explorer::table::Opening;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::explorer::table::Row;
use crate::explorer::table::Sample;
use crate::explorer::table::Value;
use crate::query::FindAnswer;
use crate::query::FindQuestion;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::find;

/// The name that is searched for.
pub const TEXT: Parameter = Parameter::optional(
    "q",
    "A name or a part of one, in any spelling or script",
    "A name or a part of one, in any spelling or script; all entities of the kinds, or of all kinds, if absent.",
    Value::Text {
        longest: LONGEST_NAME,
    },
);

/// Only entities of some kinds.
pub const KINDS_FOUND: Parameter = Parameter {
    label: "Kinds (none ticked: all)",
    about: "Only entities of these kinds.",
    ..KINDS
};

impl Question for FindQuestion {
    const ROW: &'static Row = &Row {
        name: "find",
        address: Address::Path("/find"),
        summary: "Who or what is called so?",
        command: Some(Command {
            group: None,
            about: "Find entities by name: any spelling, any script",
            positional: &[&TEXT],
        }),
        parameters: &[TEXT, KINDS_FOUND, PAGE],
        narrowing: Narrowing::Whole,
        opening: Opening::Begun,
        listing: Listing {
            usual: 20,
            on_page: 20,
            most_on_page: 200,
            most: Most::Results,
        },
        examples: &[
            &[Argument::new(&TEXT, Sample::Entity)],
            &[
                Argument::new(&TEXT, Sample::Entity),
                Argument::new(&KINDS_FOUND, Sample::Kind),
            ],
            &[Argument::new(&KINDS_FOUND, Sample::Kind)],
        ],
    };

    const EFFORT: Effort = Effort::Quick;
    type Answer = FindAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let kinds = reader.kinds(&KINDS_FOUND);
        let text = reader.text(&TEXT);
        let page = reader.paging();
        Some(Self { text, kinds, page })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<FindAnswer, QueryError> {
        Ok(find(explorer.network(), explorer.names(), self, limits))
    }
}
