//! What changed? Two periods side by side: what is new, gone or stayed, and how the ranks differ.
//!
//! scope + two periods → **readings** of each date → what became of claims and entities → ranks → answer
//!
//! Only what has a date can be said to be of a period; what has none is counted apart.

mod answer;
mod ask;
mod presence;

pub use answer::ChangedClaim;
pub use answer::ChangedEntity;
pub use answer::CompareAnswer;
pub use answer::Fates;
pub use answer::StandingInBoth;
pub use ask::CompareQuestion;
pub use ask::compare;
pub use presence::Fate;
pub use presence::Presence;
