//! What leaves the program: plain structs, the same for pages, JSON, pictures and the terminal.
//!
//! answer + network → **view** → HTML | JSON | SVG | text
//!
//! Field names are part of the API: they are described by the OpenAPI document.

mod absence;
mod answer;
mod around;
mod claim;
mod dossier;
mod entity;
mod explore;
mod explore_legend;
mod explore_places;
mod figure;
mod figure_path;
mod figure_star;
mod figure_tree;
mod figure_triangle;
mod find;
mod labels;
mod overview;
mod path;
mod problem;
mod question;
mod relation;
mod scope;
mod sources;
mod triangles;
mod vocabulary;

pub use absence::AbsenceView;
pub use answer::AnswerView;
pub use around::AroundView;
pub use around::MemberView;
pub use claim::ClaimView;
pub use dossier::DossierView;
pub use dossier::EntityView;
pub use dossier::RelationGroup;
pub use entity::EntityLink;
pub use entity::NameView;
pub use explore::CommunityView;
pub use explore::ExploreView;
pub use explore::GatheredView;
pub use explore::StepView;
pub use explore::TieRowView;
pub use explore_legend::LegendKindView;
pub use explore_legend::LegendTypeView;
pub use figure::Figure;
pub use figure::FigureEdge;
pub use figure::FigureNode;
pub use find::FindView;
pub use find::HitView;
pub use overview::CountView;
pub use overview::ExampleView;
pub use overview::OverviewView;
pub use path::HopView;
pub use path::PathView;
pub use path::RouteView;
pub use problem::ChoiceView;
pub use problem::ProblemDetails;
pub use problem::ProblemView;
pub use question::QuestionView;
pub use question::UnderstoodView;
pub use relation::CitationView;
pub use relation::DateView;
pub use relation::RelationView;
pub use scope::ScopeView;
pub use sources::SourceView;
pub use sources::SourcesView;
pub use triangles::GroupView;
pub use triangles::TieView;
pub use triangles::TriangleView;
pub use triangles::TrianglesView;
pub use vocabulary::KindView;
pub use vocabulary::RelationTypeView;
pub use vocabulary::StatusView;
pub use vocabulary::VocabularyView;
