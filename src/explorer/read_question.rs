//! From an address and its parameters to a question.

use crate::explorer::parameter_reader::ParameterReader;
use crate::explorer::parameters::Parameters;
use crate::explorer::question::Asked;
use crate::explorer::question::Ceilings;
use crate::explorer::question::FindQuestion;
use crate::explorer::question::Question;
use crate::explorer::question::ShowQuestion;
use crate::explorer::question_error::QuestionError;
use crate::explorer::read_exploration::explore;
use crate::explorer::read_in_time::journey;
use crate::explorer::read_in_time::timeline;
use crate::explorer::resolve::like_id;
use crate::graph::Direction;
use crate::graph::NameIndex;
use crate::graph::Period;
use crate::graph::Scope;
use crate::model::Certainty;
use crate::model::Day;
use crate::model::HistoricalDate;
use crate::model::Modality;
use crate::model::Network;
use crate::model::Schema;
use crate::model::SideWay;
use crate::model::Status;
use crate::model::Window;
use crate::query::AroundQuestion;
use crate::query::Limits;
use crate::query::PathMethod;
use crate::query::PathQuestion;
use crate::query::TriangleQuestion;
use crate::query::pattern_named;
use crate::query::patterns;
use crate::query::types_of_side;
use crate::query::ways_of;

/// The longest name that is looked up, in characters.
const LONGEST_NAME: usize = 200;

/// Reads the question an address puts.
pub(crate) fn read_question(
    network: &Network,
    names: &NameIndex,
    ceilings: Ceilings,
    path: &str,
    parameters: Parameters,
) -> Result<Asked, QuestionError> {
    let mut reader = ParameterReader::new(network, names, parameters);
    let question = match path {
        "/find" => find(&mut reader),
        "/around" => around(&mut reader, ceilings),
        "/path" => path_question(&mut reader, ceilings),
        "/journey" => journey(&mut reader),
        "/timeline" => Some(timeline(&mut reader)),
        "/triangles" => Some(triangles(&mut reader)),
        "/explore" => Some(explore(&mut reader)),
        _ => match path.strip_prefix("/entities/") {
            Some(id) => Some(show(&mut reader, names, id)?),
            None => {
                return Err(QuestionError::NoSuchQuestion {
                    path: path.chars().take(100).collect(),
                });
            }
        },
    };
    let (most, usual) = match path {
        "/find" => (ceilings.results, 20),
        "/explore" => (ceilings.gathered, ceilings.gathered),
        _ => (ceilings.results, 200),
    };
    let results = reader.number("limit", 1..=most, usual);
    let (parameters, understood) = reader.finish()?;
    let Some(question) = question else {
        return Err(QuestionError::Parameters {
            problems: Vec::new(),
        });
    };
    let limits = Limits {
        steps: ceilings.steps,
        results,
        stop: None,
    };
    Ok(Asked {
        question,
        limits,
        understood,
        what_if: Vec::new(),
        path: path.to_owned(),
        parameters,
    })
}

fn find(reader: &mut ParameterReader<'_>) -> Option<Question> {
    let kinds = kinds(reader, "kinds");
    let text = reader.required("q", "a name or a part of one")?;
    if text.chars().count() > LONGEST_NAME {
        reader.problem(
            "q",
            format!("is longer than {LONGEST_NAME} characters; give a shorter part of the name"),
        );
    }
    Some(Question::Find(FindQuestion { text, kinds }))
}

fn show(
    reader: &mut ParameterReader<'_>,
    names: &NameIndex,
    id: &str,
) -> Result<Question, QuestionError> {
    let network = reader.network;
    let entity = network
        .find_entity(id)
        .ok_or_else(|| QuestionError::NoSuchEntity {
            id: id.chars().take(120).collect(),
            choices: like_id(network, names, id),
        })?;
    Ok(Question::Show(ShowQuestion {
        entity,
        scope: scope(reader),
    }))
}

fn around(reader: &mut ParameterReader<'_>, ceilings: Ceilings) -> Option<Question> {
    let scope = scope(reader);
    let hops = reader.number("hops", 0..=ceilings.hops, 1);
    reader.required("entity", "the name or id of an entity");
    let entity = reader.entity("entity")?;
    Some(Question::Around(AroundQuestion {
        entity,
        hops,
        scope,
    }))
}

fn path_question(reader: &mut ParameterReader<'_>, ceilings: Ceilings) -> Option<Question> {
    let scope = scope(reader);
    let names: Vec<&str> = PathMethod::ALL.into_iter().map(PathMethod::name).collect();
    let method = reader.choice(
        "method",
        &names,
        PathMethod::from_name,
        PathMethod::Shortest,
    );
    let count = reader.number("k", 1..=ceilings.routes, 5);
    let most_hops = reader.number("max_hops", 1..=64, usize::MAX);
    reader.required("from", "the name or id of the entity to start from");
    reader.required("to", "the name or id of the entity to reach");
    let from = reader.entity("from");
    let to = reader.entity("to");
    Some(Question::Path(PathQuestion {
        from: from?,
        to: to?,
        method,
        count,
        most_hops,
        scope,
    }))
}

fn triangles(reader: &mut ParameterReader<'_>) -> Question {
    let scope = scope(reader);
    let involving = reader.entity("entity");
    let network = reader.network;
    let known = patterns(network);
    let ids: Vec<&str> = known.iter().map(|pattern| pattern.id.as_str()).collect();
    let pattern = reader.choice(
        "pattern",
        &ids,
        |id| pattern_named(network, id).map(Some),
        None,
    );
    let mut sides = pattern.as_ref().map_or([None, None, None], |pattern| {
        pattern
            .sides
            .each_ref()
            .map(|side| types_of_side(network, side))
    });
    let mut ways = pattern.as_ref().map(ways_of).unwrap_or_default();
    for ((side, way), name) in sides
        .iter_mut()
        .zip(&mut ways)
        .zip(["side1", "side2", "side3"])
    {
        if let Some(chosen) = side_types(reader, name) {
            (*side, *way) = (Some(chosen), SideWay::Any);
        }
    }
    Question::Triangles(TriangleQuestion {
        sides,
        ways,
        involving,
        scope,
    })
}

/// The types a side asks for, named one by one or by class.
fn side_types(
    reader: &mut ParameterReader<'_>,
    name: &'static str,
) -> Option<Vec<crate::model::RelationTypeIndex>> {
    let schema = reader.network.schema();
    let known: Vec<&str> = schema
        .classes()
        .map(|(_, class)| class)
        .chain(schema.types().map(|(_, found)| found.id.as_str()))
        .collect();
    let chosen = reader.choices(name, &known, |text| match schema.find_class(text) {
        Some(class) => Some(
            schema
                .types()
                .filter(|(_, found)| found.class == class)
                .map(|(index, _)| index)
                .collect::<Vec<_>>(),
        ),
        None => schema.find_type(text).map(|index| vec![index]),
    })?;
    Some(chosen.into_iter().flatten().collect())
}

/// The scope that any question may be narrowed to.
pub(crate) fn scope(reader: &mut ParameterReader<'_>) -> Scope {
    let network = reader.network;
    let schema: &Schema = network.schema();
    let type_ids: Vec<&str> = schema.types().map(|(_, found)| found.id.as_str()).collect();
    let class_ids: Vec<&str> = schema.classes().map(|(_, class)| class).collect();
    let source_ids: Vec<&str> = network
        .sources()
        .iter()
        .map(|source| source.id.as_str())
        .collect();
    let usual = Scope::default();
    Scope {
        kinds: kinds(reader, "kinds"),
        avoided_kinds: kinds(reader, "avoid_kinds").unwrap_or_default(),
        avoided: reader.entities("avoid").unwrap_or_default(),
        types: reader.choices("types", &type_ids, |id| schema.find_type(id)),
        classes: reader.choices("classes", &class_ids, |id| schema.find_class(id)),
        direction: direction(reader),
        period: period(reader),
        statuses: reader
            .choices("status", &Status::ALL.map(Status::name), Status::from_name)
            .unwrap_or(usual.statuses),
        certainties: reader
            .choices(
                "certainty",
                &Certainty::ALL.map(Certainty::name),
                Certainty::from_name,
            )
            .unwrap_or(usual.certainties),
        at_least: None,
        sources: reader.choices("sources", &source_ids, |id| network.find_source(id)),
    }
}

fn kinds(
    reader: &mut ParameterReader<'_>,
    name: &'static str,
) -> Option<Vec<crate::model::KindIndex>> {
    let schema = reader.network.schema();
    let ids: Vec<&str> = schema.kinds().map(|(_, kind)| kind.id.as_str()).collect();
    reader.choices(name, &ids, |id| schema.find_kind(id))
}

fn direction(reader: &mut ParameterReader<'_>) -> Direction {
    let all = [Direction::Both, Direction::Out, Direction::In];
    let find = |name: &str| all.into_iter().find(|direction| direction.name() == name);
    reader.choice(
        "direction",
        &all.map(Direction::name),
        find,
        Direction::Both,
    )
}

fn period(reader: &mut ParameterReader<'_>) -> Option<Period> {
    let all = [Modality::Possible, Modality::Certain];
    let find = |name: &str| all.into_iter().find(|modality| modality.name() == name);
    let modality = reader.choice("dates", &all.map(Modality::name), find, Modality::Possible);
    let during = date(reader, "during");
    let since = date(reader, "since");
    let until = date(reader, "until");
    if during.is_none() && since.is_none() && until.is_none() {
        return None;
    }
    // Given together, all of them hold.
    let during = during.map_or(
        Window {
            first: Day::ALWAYS,
            last: Day::NEVER_ENDING,
        },
        |date| date.span(),
    );
    let first = since
        .map_or(Day::ALWAYS, |date| date.span().first)
        .max(during.first);
    let last = until
        .map_or(Day::NEVER_ENDING, |date| date.span().last)
        .min(during.last);
    Some(Period {
        window: Window { first, last },
        modality,
    })
}

pub(crate) fn date(reader: &mut ParameterReader<'_>, name: &'static str) -> Option<HistoricalDate> {
    let text = reader.text(name)?;
    HistoricalDate::read(&text)
        .map_err(|error| reader.problem(name, error.to_string()))
        .ok()
        .map(|reading| reading.date)
}
