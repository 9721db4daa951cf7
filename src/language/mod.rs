//! Queries as text: openCypher-style reads with the path search of ISO GQL.
//!
//! text → **syntax** → **meaning** → **plan** → **run** → rows with their evidence
//!
//! One stage a folder. The engine reads through one trait, [`Graph`], and knows no network: a frozen
//! network is one implementation, a small property graph another. Nothing here can change a graph.

mod date_reading;
mod fault;
mod functions;
mod graph;
mod meaning;
mod plan;
mod run;
pub mod syntax;
mod value;

pub use date_reading::DateReading;
pub use date_reading::date_reading;
pub use fault::Fault;
pub use fault::FaultClass;
pub use fault::FaultCode;
pub use fault::QueryFault;
pub use fault::Span;
pub(crate) use fault::nearest;
pub use fault::nearest_word;
pub use functions::FunctionGroup;
pub use functions::function_groups;
pub use graph::Following;
pub use graph::Graph;
pub use graph::LabelNumber;
pub use graph::Named;
pub use graph::NodeNumber;
pub use graph::NotMeasured;
pub use graph::Onward;
pub use graph::RelationEnds;
pub use graph::RelationNumber;
pub use graph::Sense;
pub use graph::TypeNumber;
pub use run::Answer;
pub use run::AnswerRow;
pub use run::Blockage;
pub use run::Blocker;
pub use run::Ending;
pub use run::Evidence;
pub use run::Limits;
pub use run::Meter;
pub use run::Parameters;
pub use run::Patience;
pub use run::Prepared;
pub use run::asks_for_plan;
pub use run::unused_parameters;
pub use value::CountedValue;
pub use value::Duration;
pub use value::ListValue;
pub use value::MapValue;
pub use value::Moment;
pub use value::MomentShape;
pub use value::PathValue;
pub use value::SameAs;
pub use value::Value;
pub use value::ValueKind;
