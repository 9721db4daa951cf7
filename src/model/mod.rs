//! The vocabulary: what a historical network is made of, as plain values.
//!
//! Everything above speaks in these types. Nothing here reads a file, a clock or the environment, and nothing here
//! is written in the form of an outside format: the `view` twins do that.

mod about;
mod bounds;
mod claim;
mod date;
mod date_words;
mod entity;
mod index;
mod network;
mod network_builder;
mod pattern;
mod relation;
mod schema;
mod slug;
mod source;
mod text;

pub use about::About;
pub use about::ExampleQuestion;
pub use bounds::DateBounds;
pub use bounds::Day;
pub use bounds::Modality;
pub use bounds::Verdict;
pub use bounds::Window;
pub use claim::Certainty;
pub use claim::Status;
pub use claim::Strength;
pub use date::DateError;
pub use date::HistoricalDate;
pub use date::WIDENING_RULE;
pub use entity::Entity;
pub use entity::EntityDetails;
pub use entity::NameVariant;
pub use index::ClassIndex;
pub use index::DateIndex;
pub use index::EntityIndex;
pub use index::KindIndex;
pub use index::RelationIndex;
pub use index::RelationTypeIndex;
pub use index::SourceIndex;
pub use network::Network;
pub use network_builder::BrokenInvariant;
pub use network_builder::CitationList;
pub use network_builder::NetworkBuilder;
pub use network_builder::NewRelation;
pub use pattern::PatternSide;
pub use pattern::SideWay;
pub use pattern::TrianglePattern;
pub use relation::Citation;
pub use relation::Claim;
pub use relation::Relation;
pub use schema::Aspect;
pub use schema::Kind;
pub use schema::RelationType;
pub use schema::Schema;
pub use schema::Sign;
pub use slug::is_slug;
pub use source::Source;
pub use text::TextId;
pub use text::TextTable;
