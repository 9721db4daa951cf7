//! Who or what is called so? A search by name, in any spelling and script.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::Address;
use crate::explorer::table::Answer;
use crate::explorer::table::Argument;
use crate::explorer::table::Command;
use crate::explorer::table::KINDS;
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
use crate::graph::NameHit;
use crate::graph::Total;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::RelationIndex;
use crate::query::Absence;
use crate::query::Change;
use crate::query::Limits;
use crate::query::QueryError;

/// How many name hits are looked through when only some kinds are wanted.
const HITS_BEFORE_KINDS: usize = 2_000;

/// The name that is searched for.
pub const TEXT: Parameter = Parameter::optional(
    "q",
    "A name or a part of one, in any spelling or script",
    "A name or a part of one, in any spelling or script.",
    Value::Text { longest: 200 },
)
.required();

/// Only entities of some kinds.
pub const KINDS_FOUND: Parameter = Parameter {
    label: "Kinds (none ticked: all)",
    about: "Only entities of these kinds.",
    ..KINDS
};

/// Who is called so?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindQuestion {
    /// The name, as typed.
    pub text: String,
    /// Only entities of these kinds.
    pub kinds: Option<Vec<KindIndex>>,
}

/// Who is called so.
#[derive(Clone, Debug)]
pub struct FindAnswer {
    /// The entities, best match first, with the name that matched and why.
    pub hits: Vec<NameHit>,
    /// How many there are.
    pub total: Total,
    /// Why there is none, if there is none.
    pub absence: Option<Absence>,
}

impl FindQuestion {
    /// Searches for a name among entities of all kinds.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kinds: None,
        }
    }
}

impl Question for FindQuestion {
    const ROW: &'static Row = &Row {
        name: "find",
        address: Address::Path("/find"),
        summary: "Who or what is called so?",
        command: Some(Command {
            about: "Find entities by name: any spelling, any script",
            positional: &[&TEXT],
        }),
        parameters: &[TEXT, KINDS_FOUND],
        narrowing: Narrowing::Whole,
        opening: Opening::Complete,
        listing: Listing {
            usual: 20,
            on_page: 20,
            most: Most::Results,
        },
        examples: &[
            &[Argument::new(&TEXT, Sample::Entity)],
            &[
                Argument::new(&TEXT, Sample::Entity),
                Argument::new(&KINDS_FOUND, Sample::Kind),
            ],
        ],
    };

    type Answer = FindAnswer;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let kinds = reader.kinds(&KINDS_FOUND);
        let text = reader.text(&TEXT)?;
        Some(Self { text, kinds })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<FindAnswer, QueryError> {
        Ok(match &self.kinds {
            None => self.among_all(explorer, limits.results),
            Some(kinds) => self.among(kinds, explorer, limits.results),
        })
    }
}

impl FindQuestion {
    fn among_all(&self, explorer: &Explorer, most: usize) -> FindAnswer {
        let found = explorer.names().search(&self.text, most);
        let absence = found.hits.is_empty().then_some(Absence::Nowhere);
        FindAnswer {
            hits: found.hits,
            total: found.total,
            absence,
        }
    }

    fn among(&self, kinds: &[KindIndex], explorer: &Explorer, most: usize) -> FindAnswer {
        let kind_of = |hit: &NameHit| explorer.network().kind_of(hit.entity);
        let mut found = explorer.names().search(&self.text, HITS_BEFORE_KINDS);
        // The kind of the best match is the one that helps most.
        let best = found.hits.first().map(kind_of).map(Change::AdmitKind);
        found.hits.retain(|hit| kinds.contains(&kind_of(hit)));
        let why = best.map_or(Absence::Nowhere, |change| Absence::Relaxation {
            changes: vec![change],
            hops: 0,
        });
        let absence = found.hits.is_empty().then_some(why);
        let count = found.hits.len();
        let total = if matches!(found.total, Total::Exactly(_)) {
            Total::Exactly(count)
        } else {
            Total::AtLeast(count)
        };
        found.hits.truncate(most);
        FindAnswer {
            hits: found.hits,
            total,
            absence,
        }
    }
}

impl Answer for FindAnswer {
    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.hits.len() as u64
    }

    fn relations(&self) -> Vec<RelationIndex> {
        Vec::new()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.hits.iter().map(|hit| hit.entity).collect()
    }
}
