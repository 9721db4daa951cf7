//! The explorer: an opened network that answers questions. Cheap to clone, safe to share.

use std::sync::Arc;
use std::sync::OnceLock;

use crate::dataset::DatasetFiles;
use crate::dataset::DatasetReport;
use crate::dataset::load;
use crate::exchange::ImportReport;
use crate::exchange::Imported;
use crate::exchange::counted;
use crate::explorer::answer::Answer;
use crate::explorer::answer::Dossier;
use crate::explorer::answer::FindAnswer;
use crate::explorer::canvas::canvas;
use crate::explorer::parameter_reader::ParameterReader;
use crate::explorer::parameters::Parameters;
use crate::explorer::question::Asked;
use crate::explorer::question::Ceilings;
use crate::explorer::question::FindQuestion;
use crate::explorer::question::Question;
use crate::explorer::question::ShowQuestion;
use crate::explorer::question_error::QuestionError;
use crate::explorer::read_factoids::person_of;
use crate::explorer::read_factoids::read_factoids;
use crate::explorer::read_factoids::source_of;
use crate::explorer::read_question::read_question;
use crate::explorer::read_question::scope;
use crate::explorer::resolve::resolve;
use crate::explorer::statistics::Statistics;
use crate::graph::NameForm;
use crate::graph::NameIndex;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::graph::Standing;
use crate::graph::Total;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::Absence;
use crate::query::Around;
use crate::query::AroundQuestion;
use crate::query::Budget;
use crate::query::Change;
use crate::query::Collection;
use crate::query::Contradiction;
use crate::query::FactoidPage;
use crate::query::FactoidQuestion;
use crate::query::FactoidTable;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::around;
use crate::query::contradictions;
use crate::query::explain_no_tie;
use crate::query::journey;
use crate::query::path;
use crate::query::search_factoids;
use crate::query::timeline;
use crate::query::triangles;

/// How many name hits are looked through when only some kinds are wanted.
const HITS_BEFORE_KINDS: usize = 2_000;
/// How many neighbours the picture of a dossier shows at most.
const PICTURED: usize = 60;

/// An opened network.
#[derive(Clone, Debug)]
pub struct Explorer {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    graph: NetworkGraph,
    names: NameIndex,
    statistics: Statistics,
    report: DatasetReport,
    import: Option<ImportReport>,
    ceilings: Ceilings,
    contradictions: OnceLock<Vec<Contradiction>>,
    factoids: OnceLock<FactoidTable>,
}

/// A dataset that cannot be opened because something is wrong with it.
#[derive(Debug, thiserror::Error)]
#[error("the dataset has {} and was not opened", counted(report.error_count(), "error"))]
pub struct OpenError {
    /// Everything that is wrong.
    pub report: Box<DatasetReport>,
}

impl Explorer {
    /// Opens a dataset.
    ///
    /// # Errors
    ///
    /// [`OpenError`] with the full report, if anything is wrong; nothing is opened half.
    pub fn open(files: &DatasetFiles) -> Result<Self, OpenError> {
        let loaded = load(files);
        match loaded.network {
            Some(network) => Ok(Self::of(network, loaded.report)),
            None => Err(OpenError {
                report: Box::new(loaded.report),
            }),
        }
    }

    /// An explorer of what an import made of other programs' files.
    #[must_use]
    pub fn of_import(imported: Imported) -> Self {
        Self::assembled(
            imported.network,
            imported.dataset_report,
            Some(imported.report),
        )
    }

    /// An explorer of a network that is already there.
    #[must_use]
    pub fn of(network: Network, report: DatasetReport) -> Self {
        Self::assembled(network, report, None)
    }

    fn assembled(network: Network, report: DatasetReport, import: Option<ImportReport>) -> Self {
        let names = NameIndex::build(forms(&network));
        let statistics = Statistics::of(&network);
        let graph = NetworkGraph::build(network);
        Self {
            inner: Arc::new(Inner {
                graph,
                names,
                statistics,
                report,
                import,
                ceilings: Ceilings::default(),
                contradictions: OnceLock::new(),
                factoids: OnceLock::new(),
            }),
        }
    }

    /// The network.
    #[must_use]
    pub fn network(&self) -> &Network {
        self.inner.graph.network()
    }

    /// The graph of the network.
    #[must_use]
    pub fn graph(&self) -> &NetworkGraph {
        &self.inner.graph
    }

    /// The names of all entities.
    #[must_use]
    pub fn names(&self) -> &NameIndex {
        &self.inner.names
    }

    /// What was found when the dataset was read.
    #[must_use]
    pub fn report(&self) -> &DatasetReport {
        &self.inner.report
    }

    /// What an import did, if the network comes from other programs' files.
    #[must_use]
    pub fn import(&self) -> Option<&ImportReport> {
        self.inner.import.as_ref()
    }

    /// Claims that disagree; found once and then remembered.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before all of them were found.
    pub fn contradictions(&self, limits: &Limits) -> Result<&[Contradiction], QueryError> {
        let known = &self.inner.contradictions;
        if known.get().is_none() {
            let found = contradictions(&self.inner.graph, &mut Budget::new(limits))?;
            return Ok(known.get_or_init(|| found));
        }
        Ok(known.get().map_or(&[], Vec::as_slice))
    }

    /// What each source says about each person; gathered once, in time linear in the size of the
    /// network.
    #[must_use]
    pub fn factoids(&self) -> &FactoidTable {
        self.inner
            .factoids
            .get_or_init(|| FactoidTable::of(self.network()))
    }

    /// Reads a question about factoids from the parameters of the interchange format for
    /// prosopography.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] with everything that is wrong with it.
    pub fn read_factoids(
        &self,
        collection: Collection,
        pairs: &[(String, String)],
    ) -> Result<FactoidQuestion, QuestionError> {
        let core = (self.network(), &self.inner.names, self.factoids());
        read_factoids(core, self.inner.ceilings.results, collection, pairs)
    }

    /// Answers a question about factoids.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before the answer was known.
    pub fn search_factoids(
        &self,
        question: &FactoidQuestion,
        limits: &Limits,
    ) -> Result<FactoidPage, QueryError> {
        search_factoids(self.network(), self.factoids(), question, limits)
    }

    /// The number of the person, source, statement or factoid with this id, among those of the
    /// table.
    #[must_use]
    pub fn find_in_factoids(&self, collection: Collection, id: &str) -> Option<usize> {
        let (network, table) = (self.network(), self.factoids());
        match collection {
            Collection::Persons => person_of(network, table, id),
            Collection::Sources => source_of(network, table, id),
            Collection::Statements => table.find_statement(network, id),
            Collection::Factoids => table.find_factoid(network, id),
        }
    }

    /// Counts of the network.
    #[must_use]
    pub fn statistics(&self) -> &Statistics {
        &self.inner.statistics
    }

    /// How much one may ask for.
    #[must_use]
    pub fn ceilings(&self) -> Ceilings {
        self.inner.ceilings
    }

    /// The limits of work that is no question with limits of its own.
    #[must_use]
    pub fn usual_limits(&self) -> Limits {
        Limits {
            steps: self.inner.ceilings.steps,
            ..Limits::default()
        }
    }

    /// Reads the question that an address such as `/path` and its parameters put; names are
    /// resolved.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] with everything that is wrong with it.
    pub fn read(&self, path: &str, parameters: Parameters) -> Result<Asked, QuestionError> {
        read_question(
            self.network(),
            &self.inner.names,
            self.inner.ceilings,
            path,
            parameters,
        )
    }

    /// Reads a scope on its own, for what is no question: everything that it admits.
    pub(crate) fn read_scope(
        &self,
        parameters: Parameters,
    ) -> Result<(Scope, Parameters), QuestionError> {
        let mut reader = ParameterReader::new(self.network(), &self.inner.names, parameters);
        let scope = scope(&mut reader);
        reader.finish().map(|(parameters, _)| (scope, parameters))
    }

    /// The entity that an id or a name means, if it means just one.
    #[must_use]
    pub fn entity_named(&self, text: &str) -> Option<EntityIndex> {
        self.resolve("", text).ok()
    }

    /// The entity that an id or a name means.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] if it means none or several; `parameter` is what to call the text in it.
    pub fn resolve(&self, parameter: &str, text: &str) -> Result<EntityIndex, QuestionError> {
        let resolved = resolve(self.network(), &self.inner.names, parameter, text);
        resolved
            .map(|(entity, _)| entity)
            .map_err(|problem| QuestionError::Parameters {
                problems: vec![problem],
            })
    }

    /// Answers a question.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before the answer was known.
    pub fn ask(&self, question: &Question, limits: &Limits) -> Result<Answer, QueryError> {
        let graph = &self.inner.graph;
        Ok(match question {
            Question::Find(question) => Answer::Find(self.find(question, limits)),
            Question::Show(question) => Answer::Show(self.show(question, limits)?),
            Question::Around(question) => Answer::Around(around(graph, question, limits)?),
            Question::Path(question) => Answer::Path(path(graph, question, limits)?),
            Question::Journey(question) => Answer::Journey(journey(graph, question, limits)?),
            Question::Timeline(question) => Answer::Timeline(timeline(graph, question, limits)?),
            Question::Triangles(question) => Answer::Triangles(triangles(graph, question, limits)?),
            Question::Explore(question) => Answer::Explore(canvas(graph, question, limits)?),
        })
    }

    fn find(&self, question: &FindQuestion, limits: &Limits) -> FindAnswer {
        let Some(kinds) = &question.kinds else {
            let found = self.inner.names.search(&question.text, limits.results);
            let absence = found.hits.is_empty().then_some(Absence::Nowhere);
            return FindAnswer {
                hits: found.hits,
                total: found.total,
                absence,
            };
        };
        let mut found = self.inner.names.search(&question.text, HITS_BEFORE_KINDS);
        // The kind of the best match is the one that helps most.
        let best = found
            .hits
            .first()
            .map(|hit| Change::AdmitKind(self.network().kind_of(hit.entity)));
        found
            .hits
            .retain(|hit| kinds.contains(&self.network().kind_of(hit.entity)));
        let why = best.map_or(Absence::Nowhere, |change| Absence::Relaxation {
            changes: vec![change],
            hops: 0,
        });
        let absence = found.hits.is_empty().then_some(why);
        let count = found.hits.len();
        let total = if matches!(found.total, Total::Exactly(_)) {
            Total::Exactly(count)
        } else {
            Total::AtLeast(count)
        };
        found.hits.truncate(limits.results);
        FindAnswer {
            hits: found.hits,
            total,
            absence,
        }
    }

    fn show(&self, question: &ShowQuestion, limits: &Limits) -> Result<Dossier, QueryError> {
        let graph = &self.inner.graph;
        let scoped = graph.within(&question.scope, &[question.entity]);
        let all = graph.relations_at(question.entity);
        let unscoped = all.len();
        let mut relations = all;
        relations.retain(|&relation| scoped.leads_from(question.entity, relation));
        let total = relations.len();
        relations.truncate(limits.results);
        let pictured = Limits {
            results: PICTURED,
            ..limits.clone()
        };
        let neighbours = AroundQuestion {
            entity: question.entity,
            hops: 1,
            scope: question.scope.clone(),
        };
        let around: Around = around(graph, &neighbours, &pictured)?;
        let mut budget = Budget::new(limits);
        let explained = || {
            explain_no_tie(
                graph,
                &question.scope,
                Some(question.entity),
                |_| true,
                &mut budget,
            )
        };
        let absence = (total == 0).then(explained).transpose()?;
        Ok(Dossier {
            entity: question.entity,
            relations,
            total,
            unscoped,
            around,
            absence,
        })
    }
}

/// Every name of every entity; ids too, since they are words people copy.
fn forms(network: &Network) -> impl Iterator<Item = NameForm<'_>> {
    network.entities().flat_map(|(index, entity)| {
        let preferred = NameForm {
            entity: index,
            text: &entity.name,
            language: None,
            standing: Standing::Preferred,
        };
        let variants = entity.variants().iter().map(move |variant| NameForm {
            entity: index,
            text: &variant.text,
            language: variant.language.as_deref(),
            standing: Standing::Variant,
        });
        std::iter::once(preferred).chain(variants)
    })
}
