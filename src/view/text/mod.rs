//! Answers as text: what a terminal prints, line by line, before it is wrapped.

mod answers;
mod compare;
mod contradictions;
mod in_time;
mod lists;
mod measures;
mod page;
mod query;

pub use page::TextLine;
pub use page::TextPage;
pub use page::text_of_problem;
