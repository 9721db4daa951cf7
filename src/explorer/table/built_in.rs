//! The one list of the questions of the program.

/// Calls a macro with the types of all questions, in the order of the table.
///
/// Each layer that has something to say about every question makes its own list with it, so that a
/// new question is a line here.
macro_rules! with_every_question {
    ($list:ident) => {
        $list!(
            $crate::query::FindQuestion,
            $crate::query::ShowQuestion,
            $crate::query::EntitiesQuestion,
            $crate::query::ClaimsQuestion,
            $crate::query::CountQuestion,
            $crate::query::MeasuresQuestion,
            $crate::query::CompareQuestion,
            $crate::query::ChoicesQuestion,
            $crate::query::AroundQuestion,
            $crate::query::PathQuestion,
            $crate::query::JourneyQuestion,
            $crate::query::ReachQuestion,
            $crate::query::TimelineQuestion,
            $crate::query::TriangleQuestion,
            $crate::query::ContradictionsQuestion,
            $crate::query::ExploreQuestion,
            $crate::explorer::QueryQuestion,
        )
    };
}

pub(crate) use with_every_question;
