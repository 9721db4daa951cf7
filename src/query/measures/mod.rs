//! Who matters? Measures of the entities of a scope, ranked, with how sure each rank is.
//!
//! scope → **ties** → values → ranks → **sensitivity** → answer
//!
//! No rank without its sensitivity: a ranking says as much about what was kept as about who
//! mattered, so the same measure is taken of samples without some of the claims, without each source
//! and each status, and on the certain reading of the dates.

mod answer;
mod ask;
mod measure;
mod scoped_ties;
mod sensitivity;
mod standings;
mod taken;
mod usual_ranking;
mod whole;

pub use answer::MeasuredEntity;
pub use answer::MeasuresAnswer;
pub use ask::MeasuresQuestion;
pub use ask::measures;
pub use measure::Measure;
pub use measure::value_in_words;
pub use sensitivity::Leaving;
pub use sensitivity::LeftOut;
pub use sensitivity::Outcome;
pub use sensitivity::SAMPLES;
pub use sensitivity::SHARES;
pub use sensitivity::Sensitivity;
pub use standings::Standing;
pub(crate) use standings::Standings;
pub use taken::TakenMeasure;
pub use taken::take_measure;
pub use usual_ranking::UsualRanking;
pub use usual_ranking::usual_ranking;
pub use whole::BalanceOfSigns;
pub use whole::WholeNetwork;
