//! Everything known of an entity.

use crate::explorer::BETWEEN;
use crate::explorer::ENTITY;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::TYPES;
use crate::explorer::WHERE;
use crate::graph::Condition;
use crate::graph::FLAG;
use crate::graph::Layers;
use crate::graph::WHEN;
use crate::query::AroundQuestion;
use crate::query::ShowQuestion;
use crate::view::counted;
use crate::view::shown::Shown;
use crate::view::text::TextPage;
use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::LAYER;
use crate::model::EntityDetails;
use crate::model::EntityIndex;
use crate::model::FileColumn;
use crate::model::GrammaticalNumber;
use crate::model::Network;
use crate::query::Dossier;
use crate::view::absence::AbsenceView;
use crate::view::dossier_ties::GroupedBy;
use crate::view::dossier_ties::TieGroup;
use crate::view::entity::NameView;
use crate::view::figure::Figure;
use crate::view::figure_star::of_neighbours;
use crate::view::figures::all_claims_about;
use crate::view::lists::claims_about;
use crate::view::lists::list_of_claims;
use crate::view::question::QuestionView;
use crate::view::relation::CitationView;
use crate::view::relation::DateView;
use crate::view::relation::RelationView;
use crate::view::scope::period_alone;
use crate::view::strip::StripView;
use crate::view::summary::SummaryView;

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

/// The dossier of an entity.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DossierView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// The entity.
    pub entity: EntityView,
    /// Its relations within the scope that say what was asked for, in order, up to the limit.
    pub relations: Vec<RelationView>,
    /// How many such relations there are, listed or not.
    pub total: usize,
    /// How many the scope admits, whatever they say.
    pub in_scope: usize,
    /// How many entities the relations lead to.
    pub neighbours: usize,
    /// How many of the relations have a date.
    pub dated: usize,
    /// How many of the relations the dataset flags.
    pub flagged: usize,
    /// How many of the relations only document how something is known; lists and the canvas leave them
    /// out unless asked.
    pub of_record: usize,
    /// How many it has, whatever the scope.
    pub unscoped_total: usize,
    /// Why none is shown, if none is.
    pub absence: Option<AbsenceView>,
    /// The address of the list of all its relations within the scope.
    #[schema(example = "/claims?between=anton-chekhov&layer=both")]
    pub page: String,
    /// What the relations amount to.
    pub summary: SummaryView,
    /// Where the numbers of the page are listed, unless only some relations were asked for.
    #[serde(skip)]
    pub counted: Option<DossierLists>,
    /// The relations in groups, for the page.
    #[serde(skip)]
    pub groups: Vec<TieGroup>,
    /// Its dated relations with years from left to right, if there are some.
    #[serde(skip)]
    pub strip: Option<StripView>,
    /// The address of the list of all its claims, denied ones and those of the record too.
    #[serde(skip)]
    pub all: String,
    /// Its direct neighbours as a picture.
    #[serde(skip)]
    pub figure: Option<Figure>,
}

/// The addresses of the lists of what a dossier counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierLists {
    /// The relations that have a date.
    pub dated: String,
    /// The relations that have none.
    pub undated: String,
    /// The relations that only document how something is known; absent if there are none, or types were
    /// chosen, which count whatever their layer.
    pub of_record: Option<String>,
    /// The relations that the dataset flags.
    pub flagged: String,
    /// The entities at their other ends.
    pub neighbours: String,
}

/// How many further names are open to view; of more the rest is folded.
const NAMES: usize = 6;

/// Whether a cell says something of an entity, and not only how verbs agree with its name, or how
/// another program drew it.
pub(crate) fn is_fact(column: &str, cell: &str) -> bool {
    let is_of_grammar = column == "number" && GrammaticalNumber::from_name(cell).is_some();
    !is_of_grammar && !FileColumn::is_of_drawing(column)
}

impl EntityView {
    /// The further names that are open to view.
    #[must_use]
    pub fn names(&self) -> &[NameView] {
        self.variants.get(..NAMES).unwrap_or(&self.variants)
    }

    /// The further columns that say something of the entity, and not only how verbs agree with its
    /// name, or how another program drew it.
    #[must_use]
    pub fn shown_attributes(&self) -> Vec<(&String, &String)> {
        let attributes = self.attributes.iter();
        attributes
            .filter(|(name, value)| is_fact(name, value))
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

impl DossierLists {
    /// `list` are the parameters of the list of all relations.
    fn of(network: &Network, dossier: &Dossier, list: &Parameters) -> Self {
        let also = |condition: &str| {
            let mut list = list.clone();
            list.push(&WHERE, condition);
            list_of_claims(&list)
        };
        let mut around = list.clone();
        around.remove(&BETWEEN);
        let mut record = list.clone();
        record.set(&LAYER, Layers::Record.name());
        let has_record = dossier.of_record > 0 && list.first(&TYPES).is_none();
        around.set(&ENTITY, &network.entity(dossier.entity).id);
        Self {
            dated: also(&Condition::anything(WHEN)),
            undated: also(&Condition::nothing(WHEN)),
            of_record: has_record.then(|| list_of_claims(&record)),
            flagged: also(&Condition::anything(FLAG)),
            neighbours: around.address(&AroundQuestion::ROW.path("")),
        }
    }
}

impl DossierView {
    /// The answer to "what is known of …?".
    fn of(network: &Network, asked: &Asked<ShowQuestion>, dossier: &Dossier) -> Self {
        let (question, entity) = (&asked.question, dossier.entity);
        let mut list = claims_about(network, &asked.request, &[entity]);
        if list.first(&LAYER).is_none() {
            list.set(&LAYER, question.scope.layers.name());
        }
        let is_whole = dossier.total == dossier.in_scope;
        let is_listed = is_whole && dossier.relations.len() == dossier.total;
        let by = GroupedBy {
            grouping: question.grouping,
            period: question.scope.period,
            then: &period_alone(&asked.request.parameters).unwrap_or_default(),
            list: is_listed.then_some(&list),
        };
        let lists = DossierLists::of(network, dossier, &list);
        Self {
            question: QuestionView::of(network, asked),
            entity: EntityView::of(network, dossier.entity),
            groups: TieGroup::all(network, entity, by, &dossier.relations),
            figure: of_neighbours(
                network,
                &dossier.around,
                MOST_PICTURED,
                lists.neighbours.clone(),
            ),
            counted: is_whole.then_some(lists),
            strip: StripView::of(network, entity, &dossier.relations),
            page: list_of_claims(&list),
            summary: SummaryView::of(&dossier.summary, &list),
            relations: RelationView::all(network, &dossier.relations),
            total: dossier.total,
            in_scope: dossier.in_scope,
            neighbours: dossier.neighbour_count,
            dated: dossier.summary.claims - dossier.summary.undated,
            flagged: dossier.flagged,
            of_record: dossier.of_record,
            unscoped_total: dossier.unscoped,
            all: all_claims_about(&network.entity(entity).id),
            absence: dossier
                .absence
                .as_ref()
                .map(|absence| AbsenceView::of(network, asked, absence)),
        }
    }
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
