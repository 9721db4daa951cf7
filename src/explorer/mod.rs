//! The application: one network opened, one door to ask it anything. Server and terminal come in
//! here.
//!
//! address and parameters → **question** (names resolved, limits applied) → ask → answer

mod answer;
mod canvas;
mod canvas_communities;
mod canvas_places;
mod drawing_layout;
mod expectation;
mod explorer_handle;
mod parameter_reader;
mod parameters;
mod question;
mod question_error;
mod read_exploration;
mod read_factoids;
mod read_in_time;
mod read_question;
mod resolve;
mod statistics;
mod take_away;
mod what_if;

pub use answer::Answer;
pub use answer::Dossier;
pub use answer::FindAnswer;
pub use canvas::Canvas;
pub use canvas::CanvasCommunity;
pub use canvas::CanvasLayout;
pub use canvas::YearAxis;
pub use canvas::arrange;
pub use canvas::canvas;
pub use drawing_layout::DrawingError;
pub use drawing_layout::DrawingLayout;
pub use drawing_layout::MOST_DRAWN;
pub use drawing_layout::PlacedDisc;
pub use drawing_layout::arrange_drawing;
pub use expectation::CheckedQuestion;
pub use expectation::check_questions;
pub use explorer_handle::Explorer;
pub use explorer_handle::OpenError;
pub use parameters::Parameters;
pub use question::Asked;
pub use question::Ceilings;
pub use question::FindQuestion;
pub use question::Question;
pub use question::ShowQuestion;
pub use question::Understood;
pub use question_error::ParameterProblem;
pub use question_error::QuestionError;
pub use read_exploration::OF_THE_PICTURE;
pub use read_factoids::FACTOID_PARAMETERS;
pub use read_factoids::USUAL_SIZE;
pub use statistics::Statistics;
pub use take_away::TakeAway;
pub use what_if::Doubt;
pub use what_if::Remains;
pub use what_if::WhatIf;
