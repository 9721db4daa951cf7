//! From the parameters of the canvas to an exploration.
//!
//! Steps are written in their order, with commas between them: `show:a|b`, `expand:a`,
//! `expand:a:all`, `expand:a:arrested|signed`, `route:a:b`, `all`.

use crate::explorer::parameter_reader::ParameterReader;
use crate::explorer::question::Question;
use crate::explorer::read_question::scope;
use crate::model::EntityIndex;
use crate::model::RelationTypeIndex;
use crate::model::is_slug;
use crate::query::Arrangement;
use crate::query::ExploreQuestion;
use crate::query::ExploreStep;
use crate::query::Reach;

/// The most steps that are replayed.
const MOST_STEPS: usize = 200;
/// Parameters that only the picture has to do with: it reads them, and they belong to the address.
pub const OF_THE_PICTURE: [&str; 6] = [
    "off",
    "years",
    "year_reading",
    "undated",
    "selected",
    "table",
];

/// Reads an exploration; `entity`, as a form sends it, begins one at an entity and its neighbours.
pub(crate) fn explore(reader: &mut ParameterReader<'_>) -> Question {
    let scope = scope(reader);
    let beginning = reader.entity("entity");
    let hidden = reader.entities("hide").unwrap_or_default();
    let texts = reader.list("steps").unwrap_or_default();
    if texts.len() > MOST_STEPS {
        reader.problem(
            "steps",
            format!("has {} steps; at most {MOST_STEPS} are taken", texts.len()),
        );
    }
    let names = Arrangement::ALL.map(Arrangement::name);
    let arrangement = reader.choice("arrange", &names, Arrangement::from_name, Arrangement::Ties);
    for name in OF_THE_PICTURE {
        let words = reader.list(name).unwrap_or_default();
        if let Some(word) = words.iter().find(|word| !is_slug(word)) {
            let shown: String = word.chars().take(60).collect();
            reader.problem(
                name,
                format!("\"{shown}\" is not understood; use letters, digits, dots and hyphens"),
            );
        }
    }
    let mut steps: Vec<ExploreStep> = Vec::new();
    if let Some(entity) = beginning {
        steps.push(ExploreStep::Show(vec![entity]));
        steps.push(ExploreStep::Expand {
            entity,
            reach: Reach::Usual,
        });
    }
    steps.extend(
        texts
            .iter()
            .take(MOST_STEPS)
            .filter_map(|text| step(reader, text)),
    );
    Question::Explore(ExploreQuestion {
        steps,
        arrangement,
        hidden,
        scope,
    })
}

fn step(reader: &mut ParameterReader<'_>, text: &str) -> Option<ExploreStep> {
    let parts: Vec<&str> = text.split(':').collect();
    match parts[..] {
        ["all"] => Some(ExploreStep::Everything),
        ["show", ids] => Some(ExploreStep::Show(
            ids.split('|').filter_map(|id| entity(reader, id)).collect(),
        )),
        ["expand", id] => Some(ExploreStep::Expand {
            entity: entity(reader, id)?,
            reach: Reach::Usual,
        }),
        ["expand", id, "all"] => Some(ExploreStep::Expand {
            entity: entity(reader, id)?,
            reach: Reach::All,
        }),
        ["expand", id, types] => {
            let types = types
                .split('|')
                .filter_map(|id| relation_type(reader, id))
                .collect();
            Some(ExploreStep::Expand {
                entity: entity(reader, id)?,
                reach: Reach::Types(types),
            })
        }
        ["route", from, to] => Some(ExploreStep::Route {
            from: entity(reader, from)?,
            to: entity(reader, to)?,
        }),
        _ => {
            let shown: String = text.chars().take(60).collect();
            let help = "write show:a|b, expand:a, expand:a:all, expand:a:type, route:a:b or all";
            reader.problem("steps", format!("\"{shown}\" is not a step; {help}"));
            None
        }
    }
}

fn entity(reader: &mut ParameterReader<'_>, id: &str) -> Option<EntityIndex> {
    let found = reader.network.find_entity(id);
    if found.is_none() {
        let shown: String = id.chars().take(60).collect();
        reader.unknown_entity(
            "steps",
            format!("\"{shown}\" is not the id of an entity; search for its name first"),
        );
    }
    found
}

fn relation_type(reader: &mut ParameterReader<'_>, id: &str) -> Option<RelationTypeIndex> {
    let found = reader.network.schema().find_type(id);
    if found.is_none() {
        let shown: String = id.chars().take(60).collect();
        reader.problem(
            "steps",
            format!("\"{shown}\" is not a type of relation; the page \"Vocabulary\" lists them"),
        );
    }
    found
}
