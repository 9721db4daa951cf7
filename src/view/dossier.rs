//! Everything known of an entity.

use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::query::ShowQuestion;
use crate::view::counted;
use crate::view::shown::Shown;
use crate::view::text::TextPage;
use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::model::DateBounds;
use crate::model::EntityDetails;
use crate::model::EntityIndex;
use crate::model::GrammaticalNumber;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Dossier;
use crate::query::Lanes;
use crate::view::absence::AbsenceView;
use crate::view::entity::NameView;
use crate::view::figure::Figure;
use crate::view::figure_star::of_neighbours;
use crate::view::figure_time::TimeFigure;
use crate::view::question::QuestionView;
use crate::view::relation::CitationView;
use crate::view::relation::DateView;
use crate::view::relation::RelationView;
use crate::view::timeline::pictured;

/// Fewer dated relations than these are no timeline.
const FEWEST_IN_TIME: usize = 2;
/// How many relations the timeline of a dossier shows at most; its own page has more.
const MOST_IN_TIME: usize = 40;
/// How many direct neighbours are pictured at most.
const MOST_PICTURED: usize = 16;

/// An entity with everything the dataset says of it itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct EntityView {
    /// Its id.
    #[schema(example = "anton-chekhov")]
    pub id: String,
    /// The id of its kind.
    #[schema(example = "person")]
    pub kind: String,
    /// What one of its kind is called.
    pub kind_label: String,
    /// Its preferred name.
    pub name: String,
    /// Its further names.
    pub variants: Vec<NameView>,
    /// Birth, foundation, beginning.
    pub begin: Option<DateView>,
    /// Death, dissolution, end.
    pub end: Option<DateView>,
    /// A remark of the dataset.
    pub note: Option<String>,
    /// The same thing elsewhere.
    pub same_as: Vec<String>,
    /// Where it is named.
    pub sources: Vec<CitationView>,
    /// Further columns of the dataset.
    pub attributes: BTreeMap<String, String>,
}

/// The relations of an entity that read alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationGroup {
    /// The class of their type.
    pub class: String,
    /// How the entity stands in them: "wrote to …", "received a letter from …".
    pub phrase: String,
    /// Whether the entity is their first end.
    pub is_from: bool,
    /// The relations.
    pub relations: Vec<RelationView>,
}

/// The dossier of an entity.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DossierView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// The entity.
    pub entity: EntityView,
    /// Its relations within the scope, in the order of the dataset, up to the limit.
    pub relations: Vec<RelationView>,
    /// How many the scope admits, listed or not.
    pub total: usize,
    /// How many it has, whatever the scope.
    pub unscoped_total: usize,
    /// Why none is shown, if none is.
    pub absence: Option<AbsenceView>,
    /// The relations by type and direction, for the page.
    #[serde(skip)]
    pub groups: Vec<RelationGroup>,
    /// Its dated relations with years from left to right, if there are some.
    #[serde(skip)]
    pub timeline: Option<TimeFigure>,
    /// Its direct neighbours as a picture.
    #[serde(skip)]
    pub figure: Option<Figure>,
}

impl EntityView {
    /// The further columns that say something of the entity, and not only how verbs agree with its
    /// name.
    #[must_use]
    pub fn shown_attributes(&self) -> Vec<(&String, &String)> {
        let is_of_grammar = |name: &str, value: &str| {
            name == "number" && GrammaticalNumber::from_name(value).is_some()
        };
        let attributes = self.attributes.iter();
        attributes
            .filter(|(name, value)| !is_of_grammar(name, value))
            .collect()
    }

    /// Everything the dataset says of an entity itself.
    #[must_use]
    pub fn of(network: &Network, index: EntityIndex) -> Self {
        let entity = network.entity(index);
        let kind = network.schema().kind(entity.kind);
        let none = EntityDetails::default();
        let details = entity.details.as_deref().unwrap_or(&none);
        let variant = |variant: &crate::model::NameVariant| NameView {
            name: variant.text.clone(),
            language: variant.language.clone(),
        };
        Self {
            id: entity.id.clone(),
            kind: kind.id.clone(),
            kind_label: kind.label.clone(),
            name: entity.name.clone(),
            variants: details.variants.iter().map(variant).collect(),
            begin: DateView::of(details.begin.as_deref(), None),
            end: DateView::of(details.end.as_deref(), None),
            note: Some(details.note.clone()).filter(|note| !note.is_empty()),
            same_as: details.same_as.clone(),
            sources: CitationView::all(network, &details.citations),
            attributes: details.attributes.iter().cloned().collect(),
        }
    }
}

impl DossierView {
    /// The answer to "what is known of …?".
    fn of(network: &Network, asked: &Asked<ShowQuestion>, dossier: &Dossier) -> Self {
        let relations = RelationView::all(network, &dossier.relations);
        Self {
            question: QuestionView::of(network, asked),
            entity: EntityView::of(network, dossier.entity),
            groups: groups(network, dossier.entity, &relations),
            figure: of_neighbours(network, &dossier.around, MOST_PICTURED),
            timeline: timeline(network, dossier),
            relations,
            total: dossier.total,
            unscoped_total: dossier.unscoped,
            absence: dossier
                .absence
                .as_ref()
                .map(|absence| AbsenceView::of(network, asked, absence)),
        }
    }
}

/// The dated relations of an entity as a picture, if there are enough for one.
fn timeline(network: &Network, dossier: &Dossier) -> Option<TimeFigure> {
    let mut dated: Vec<RelationIndex> = dossier.relations.clone();
    dated.retain(|&relation| network.bounds(relation) != DateBounds::UNDATED);
    if dated.len() < FEWEST_IN_TIME {
        return None;
    }
    dated.sort_by_key(|&relation| (network.bounds(relation).end_latest, relation));
    dated.truncate(MOST_IN_TIME);
    dated.sort_by_key(|&relation| (network.bounds(relation).start_earliest, relation));
    let title = format!("{} in time", network.entity(dossier.entity).name);
    pictured(network, Some(dossier.entity), Lanes::Class, &dated, title)
}

/// Relations by class, type and direction, in the order of the schema.
fn groups(
    network: &Network,
    entity: EntityIndex,
    relations: &[RelationView],
) -> Vec<RelationGroup> {
    let id = &network.entity(entity).id;
    let number = network.grammatical_number(entity);
    let mut groups: BTreeMap<(u16, u16, bool), RelationGroup> = BTreeMap::new();
    for relation in relations {
        let is_from = relation.from.id == *id;
        let Some(index) = network.schema().find_type(&relation.relation_type) else {
            continue;
        };
        let found = network.schema().relation_type(index);
        let key = (
            found.class.raw(),
            index.raw(),
            !is_from && !relation.symmetric,
        );
        let phrase = if is_from {
            &found.label
        } else {
            &found.inverse_label
        };
        let group = groups.entry(key).or_insert_with(|| RelationGroup {
            class: relation.class.clone(),
            phrase: phrase.open(number),
            is_from,
            relations: Vec::new(),
        });
        group.relations.push(relation.clone());
    }
    groups.into_values().collect()
}

impl Shown for ShowQuestion {
    type View = DossierView;

    fn sentence(&self, network: &Network, _parameters: &Parameters) -> String {
        format!("What is known of {}?", network.entity(self.entity).name)
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        DossierView::of(explorer.network(), asked, answer)
    }

    fn headline(view: &Self::View) -> Option<String> {
        let first = view.relations.first()?;
        Some(match view.total.saturating_sub(1) {
            0 => format!("{}.", first.sentence),
            more => format!(
                "{}, and {}.",
                first.sentence,
                counted(more, "more claim", "more claims")
            ),
        })
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.dossier(view);
        page.what_if(&view.question);
    }
}
