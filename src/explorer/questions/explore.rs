//! What was gathered on the canvas? The steps of an exploration, replayed.
//!
//! Steps are written in their order, with commas between them: `show:a|b`, `expand:a`,
//! `expand:a:all`, `expand:a:type|type`, `route:a:b`, `along:a|b|c:a|d|c`, `all`, `all:all`,
//! `open:a`, `arrange`.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::questions::painting::COLOUR;
use crate::explorer::questions::painting::SIZE;
use crate::explorer::questions::painting::TIE_COLOUR;
use crate::explorer::questions::painting::WIDTH;
use crate::explorer::questions::painting::painting_words;
use crate::explorer::questions::painting::read_painting;
use crate::explorer::questions::picture::OF_THE_PICTURE;
use crate::explorer::questions::picture::check_picture;
use crate::explorer::table::Address;
use crate::explorer::table::Argument;
use crate::explorer::table::Audience;
use crate::explorer::table::Choice;
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
use crate::explorer::table::shortened;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationTypeIndex;
use crate::query::Arrangement;
use crate::query::Canvas;
use crate::query::ExploreQuestion;
use crate::query::ExploreStep;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::Reach;
use crate::query::canvas;

/// The most steps that are replayed.
pub const MOST_STEPS: usize = 200;
/// How many entities are gathered, unless it is said: as many as a canvas takes.
const USUAL_GATHERED: usize = 20_000;

/// What was done, step by step.
pub const STEPS: Parameter = Parameter::optional(
    "steps",
    "Steps",
    "What was done, in its order: show:a|b, expand:a, expand:a:all, expand:a:type|type, route:a:b, along:a|b|c, all, all:all, open:a, arrange.",
    Value::Steps,
)
.passed_by(Audience::NotInForms);
/// The entity it begins with, as a form sends it.
pub const BEGINNING: Parameter = Parameter::optional(
    "entity",
    "Begin with",
    "Begins with an entity and its neighbours; by id or name.",
    Value::Entity,
)
.such_as("a name, any spelling");
/// Entities that were put aside.
pub const HIDDEN: Parameter = Parameter::optional(
    "hide",
    "Put aside",
    "Ids of entities that were put aside.",
    Value::Entities,
)
.passed_by(Audience::NotInForms);
/// Where the entities stand.
pub const ARRANGE: Parameter = Parameter::optional(
    "arrange",
    "Arrange",
    "Where the entities stand: by their ties, in layers, by years, or as in the file they are from.",
    Value::Choice(&[
        Choice {
            word: Arrangement::Ties.name(),
            label: "by their ties",
        },
        Choice {
            word: Arrangement::Layers.name(),
            label: "in layers",
        },
        Choice {
            word: Arrangement::Years.name(),
            label: "by years",
        },
        Choice {
            word: Arrangement::File.name(),
            label: "as in the file",
        },
    ]),
)
.passed_by(Audience::NotInForms);
/// The words that a parameter of how the canvas looks may have in a network; `None` for other
/// parameters.
#[must_use]
pub fn canvas_words(network: &Network, parameter: &Parameter) -> Option<Vec<String>> {
    if parameter.name == ARRANGE.name {
        let ways = Arrangement::of(network).into_iter();
        return Some(ways.map(|way| way.name().to_owned()).collect());
    }
    painting_words(network, parameter)
}

impl Question for ExploreQuestion {
    const ROW: &'static Row = &Row {
        name: "explore",
        address: Address::Path("/explore"),
        summary: "What was gathered on the canvas, and where does it stand?",
        command: None,
        parameters: &[
            BEGINNING,
            STEPS,
            HIDDEN,
            ARRANGE,
            COLOUR,
            TIE_COLOUR,
            SIZE,
            WIDTH,
            OF_THE_PICTURE[0],
            OF_THE_PICTURE[1],
            OF_THE_PICTURE[2],
            OF_THE_PICTURE[3],
            OF_THE_PICTURE[4],
            OF_THE_PICTURE[5],
            OF_THE_PICTURE[6],
        ],
        narrowing: Narrowing::Scope,
        opening: Opening::Complete,
        listing: Listing {
            usual: USUAL_GATHERED,
            on_page: USUAL_GATHERED,
            most_on_page: usize::MAX,
            most: Most::Gathered,
        },
        examples: &[&[Argument::new(&STEPS, Sample::Steps)]],
    };

    type Answer = Canvas;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let scope = reader.scope();
        let beginning = reader.entity(&BEGINNING);
        let hidden = reader.entities(&HIDDEN).unwrap_or_default();
        let network = reader.network();
        let offered = |word: &str| {
            let arrangement = Arrangement::from_name(word);
            arrangement.filter(|found| Arrangement::of(network).contains(found))
        };
        let arrangement = reader.choice_given(&ARRANGE, offered);
        let painting = read_painting(reader);
        check_picture(reader);
        let mut steps = beginning.map_or_else(Vec::new, steps_around);
        steps.extend(read_steps(reader));
        Some(Self {
            steps,
            arrangement: arrangement.unwrap_or_else(|| Arrangement::usual(network)),
            painting,
            hidden,
            scope,
        })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<Canvas, QueryError> {
        let taken = self.measured(explorer, limits)?;
        canvas(explorer.graph(), self, &taken, limits)
    }

    fn ask_without_picture(
        &self,
        explorer: &Explorer,
        limits: &Limits,
    ) -> Result<Canvas, QueryError> {
        let taken = self.measured(explorer, limits)?;
        Canvas::without_layout(explorer.graph(), self, &taken, limits)
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }

    fn hidden(&self) -> &[EntityIndex] {
        &self.hidden
    }

    fn can_be_doubted(&self) -> bool {
        false
    }
}

/// The steps that show an entity with its neighbours.
fn steps_around(entity: EntityIndex) -> Vec<ExploreStep> {
    let reach = Reach::Usual;
    vec![
        ExploreStep::Show(vec![entity]),
        ExploreStep::Expand { entity, reach },
    ]
}

fn read_steps(reader: &mut ParameterReader<'_>) -> Vec<ExploreStep> {
    let texts = reader.list(&STEPS).unwrap_or_default();
    if texts.len() > MOST_STEPS {
        let message = format!("has {} steps; give at most {MOST_STEPS}", texts.len());
        reader.problem(&STEPS, message);
    }
    let taken = texts.iter().take(MOST_STEPS);
    taken.filter_map(|text| step(reader, text)).collect()
}

fn step(reader: &mut ParameterReader<'_>, text: &str) -> Option<ExploreStep> {
    let parts: Vec<&str> = text.split(':').collect();
    match parts[..] {
        ["all"] => Some(ExploreStep::Everything),
        ["arrange"] => Some(ExploreStep::Arrange),
        ["along", ref routes @ ..] if !routes.is_empty() => {
            let ids = routes.iter().map(|route| route.split('|'));
            let routes = ids.map(|ids| ids.filter_map(|id| entity(reader, id)).collect());
            Some(ExploreStep::Along(routes.collect()))
        }
        ["all", "all"] => Some(ExploreStep::Everybody),
        ["open", id] => entity(reader, id).map(ExploreStep::Open),
        ["show", ids] => {
            let found = ids.split('|').filter_map(|id| entity(reader, id));
            Some(ExploreStep::Show(found.collect()))
        }
        ["expand", id] => expand(reader, id, Reach::Usual),
        ["expand", id, "all"] => expand(reader, id, Reach::All),
        ["expand", id, types] => {
            let types = types.split('|').filter_map(|id| relation_type(reader, id));
            let reach = Reach::Types(types.collect());
            expand(reader, id, reach)
        }
        ["route", from, to] => Some(ExploreStep::Route {
            from: entity(reader, from)?,
            to: entity(reader, to)?,
        }),
        _ => {
            let help = "write show:a|b, expand:a, expand:a:all, expand:a:type, route:a:b, along:a|b|c, all, all:all, open:a or arrange";
            let message = format!("\"{}\" is not a step; {help}", shortened(text));
            reader.problem(&STEPS, message);
            None
        }
    }
}

fn expand(reader: &mut ParameterReader<'_>, id: &str, reach: Reach) -> Option<ExploreStep> {
    let entity = entity(reader, id)?;
    Some(ExploreStep::Expand { entity, reach })
}

fn entity(reader: &mut ParameterReader<'_>, id: &str) -> Option<EntityIndex> {
    let found = reader.network().find_entity(id);
    if found.is_none() {
        reader.unknown_entity(&STEPS, id);
    }
    found
}

fn relation_type(reader: &mut ParameterReader<'_>, id: &str) -> Option<RelationTypeIndex> {
    let found = reader.network().schema().find_type(id);
    if found.is_none() {
        let id = shortened(id);
        let message =
            format!("\"{id}\" is not a type of relation; the page /vocabulary lists them");
        reader.problem(&STEPS, message);
    }
    found
}
