//! Questions about time: journeys and timelines.

use crate::explorer::parameter_reader::ParameterReader;
use crate::explorer::question::Question;
use crate::explorer::read_question::date;
use crate::explorer::read_question::scope;
use crate::query::JourneyAim;
use crate::query::JourneyQuestion;
use crate::query::Lanes;
use crate::query::TimelineQuestion;

/// Could it have travelled?
pub(crate) fn journey(reader: &mut ParameterReader<'_>) -> Option<Question> {
    let scope = scope(reader);
    let aim = reader.choice(
        "aim",
        &JourneyAim::ALL.map(JourneyAim::name),
        JourneyAim::from_name,
        JourneyAim::EarliestArrival,
    );
    let leaving = date(reader, "leave").map(|date| date.span().first);
    let arriving = date(reader, "arrive").map(|date| date.span().last);
    if leaving
        .zip(arriving)
        .is_some_and(|(leaving, arriving)| leaving > arriving)
    {
        reader.problem(
            "arrive",
            "lies before \"leave\"; give the later date here".to_owned(),
        );
    }
    let most_hops = reader.number("max_hops", 1..=64, usize::MAX);
    reader.required("from", "the name or id of the entity to start from");
    reader.required("to", "the name or id of the entity to reach");
    let from = reader.entity("from");
    let to = reader.entity("to");
    Some(Question::Journey(JourneyQuestion {
        from: from?,
        to: to?,
        aim,
        leaving,
        arriving,
        most_hops,
        scope,
    }))
}

/// What happened when?
pub(crate) fn timeline(reader: &mut ParameterReader<'_>) -> Question {
    let scope = scope(reader);
    let entity = reader.entity("entity");
    let lanes = reader.choice(
        "lanes",
        &Lanes::ALL.map(Lanes::name),
        Lanes::from_name,
        Lanes::Class,
    );
    Question::Timeline(TimelineQuestion {
        entity,
        lanes,
        scope,
    })
}
