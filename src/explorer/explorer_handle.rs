//! The explorer: an opened network that answers questions. Cheap to clone, safe to share.

use std::sync::Arc;
use std::sync::OnceLock;

use crate::dataset::DatasetFiles;
use crate::dataset::DatasetReport;
use crate::dataset::load;
use crate::explorer::ceilings::Ceilings;
use crate::explorer::factoid_names::FactoidNames;
use crate::explorer::kept_measures::KeptMeasures;
use crate::explorer::kept_ranking::KeptRanking;
use crate::explorer::question_error::QuestionError;
use crate::explorer::reached::Reached;
use crate::explorer::read_factoids::read_factoids;
use crate::explorer::remaining::WholeNetwork;
use crate::explorer::sentences::Sentences;
use crate::explorer::sentences::Vocabulary;
use crate::explorer::sentences::ready;
use crate::explorer::statistics::Statistics;
use crate::explorer::table::Questions;
use crate::graph::NameForm;
use crate::graph::NameIndex;
use crate::graph::NetworkGraph;
use crate::graph::Standing;
use crate::model::Network;
use crate::query::Collection;
use crate::query::FactoidPage;
use crate::query::FactoidQuestion;
use crate::query::FactoidTable;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::search_factoids;

/// An opened network.
///
/// # Example
///
/// ```
/// use prosopograph::dataset::DatasetFiles;
/// use prosopograph::explorer::Explorer;
/// use prosopograph::query::Limits;
/// use prosopograph::query::PathQuestion;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let files = DatasetFiles::from_memory(
///     "letters",
///     [
///         ("entities.csv", &b"id,kind,name\na,person,Anna\nb,person,Bruno\nc,person,Clara\n"[..]),
///         ("relations.csv", &b"from,type,to,when\na,wrote_to,b,1871\nb,wrote_to,c,1872\n"[..]),
///     ],
/// );
/// let explorer = Explorer::open(&files)?;
/// let question = PathQuestion::new(explorer.entity("Anna")?, explorer.entity("Clara")?);
/// let answer = explorer.ask(&question, &Limits::default())?;
/// assert_eq!(answer.routes[0].hops.len(), 2);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Explorer {
    inner: Arc<Inner>,
    questions: Arc<Questions>,
    reached: Reached,
    ceilings: Ceilings,
}

#[derive(Debug)]
struct Inner {
    graph: NetworkGraph,
    names: NameIndex,
    statistics: Statistics,
    report: DatasetReport,
    factoids: OnceLock<FactoidTable>,
    whole: WholeNetwork,
    measures: KeptMeasures,
    ranking: KeptRanking,
    vocabulary: OnceLock<Vocabulary>,
    ready: OnceLock<Vec<Sentences>>,
}

/// A dataset that cannot be opened because something is wrong with it.
#[derive(Debug, thiserror::Error)]
#[error("the dataset has {} and was not opened", count_of_errors(report))]
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

    /// An explorer of a network that is already there.
    #[must_use]
    pub fn of(network: Network, report: DatasetReport) -> Self {
        let names = NameIndex::build(forms(&network)).with_ties(ties(&network));
        let statistics = Statistics::of(&network);
        let graph = NetworkGraph::build(network);
        Self {
            inner: Arc::new(Inner {
                graph,
                names,
                statistics,
                report,
                factoids: OnceLock::new(),
                whole: WholeNetwork::default(),
                measures: KeptMeasures::default(),
                ranking: KeptRanking::default(),
                vocabulary: OnceLock::new(),
                ready: OnceLock::new(),
            }),
            questions: Arc::new(Questions::built_in()),
            reached: Reached::default(),
            ceilings: Ceilings::default(),
        }
    }

    /// The same network, which is asked the questions of another table.
    #[must_use]
    pub fn with_questions(self, questions: Questions) -> Self {
        Self {
            questions: Arc::new(questions),
            ..self
        }
    }

    /// The same network, of which one may ask for as much as these say.
    #[must_use]
    pub fn with_ceilings(self, ceilings: Ceilings) -> Self {
        Self { ceilings, ..self }
    }

    /// The same network, whose pages readers reach elsewhere.
    #[must_use]
    pub fn with_pages(self, reached: Reached) -> Self {
        Self { reached, ..self }
    }

    /// Where readers reach the pages.
    #[must_use]
    pub fn reached(&self) -> &Reached {
        &self.reached
    }

    /// The questions that it can be asked.
    #[must_use]
    pub fn questions(&self) -> &Questions {
        &self.questions
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

    /// What each source says about each person; gathered once, in time linear in the size of the
    /// network.
    #[must_use]
    pub fn factoids(&self) -> &FactoidTable {
        self.inner
            .factoids
            .get_or_init(|| FactoidTable::of(self.network()))
    }

    /// The words that sentences are made of; gathered once, in time linear in the size of the
    /// network.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        self.inner
            .vocabulary
            .get_or_init(|| Vocabulary::of(self.graph()))
    }

    /// Sentences to begin with, each of which has an answer; made once, of the words that the network
    /// uses most.
    #[must_use]
    pub fn ready_sentences(&self) -> &[Sentences] {
        self.inner.ready.get_or_init(|| ready(self))
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
        read_factoids(
            self.factoid_names(),
            self.ceilings.results,
            collection,
            pairs,
        )
    }

    fn factoid_names(&self) -> FactoidNames<'_> {
        FactoidNames {
            network: self.network(),
            names: &self.inner.names,
            table: self.factoids(),
        }
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
            Collection::Persons => self.factoid_names().person(id),
            Collection::Sources => self.factoid_names().source(id),
            Collection::Statements => table.find_statement(network, id),
            Collection::Factoids => table.find_factoid(network, id),
        }
    }

    /// What was counted of the whole network for the choices of forms.
    pub(crate) fn whole_network(&self) -> &WholeNetwork {
        &self.inner.whole
    }

    /// The measures that were taken lately.
    pub(crate) fn kept_measures(&self) -> &KeptMeasures {
        &self.inner.measures
    }

    /// The usual ranking, if it is known by now.
    pub(crate) fn kept_ranking(&self) -> &KeptRanking {
        &self.inner.ranking
    }

    /// Counts of the network.
    #[must_use]
    pub fn statistics(&self) -> &Statistics {
        &self.inner.statistics
    }

    /// How much one may ask for.
    #[must_use]
    pub fn ceilings(&self) -> Ceilings {
        self.ceilings
    }

    /// The limits of work that is not a question with limits of its own.
    #[must_use]
    pub fn usual_limits(&self) -> Limits {
        Limits {
            steps: self.ceilings.steps,
            ..Limits::default()
        }
    }
}

/// "1 error", "2 errors".
fn count_of_errors(report: &DatasetReport) -> String {
    match report.error_count() {
        1 => "1 error".to_owned(),
        count => format!("{count} errors"),
    }
}

/// How many ties each entity has, a tie with itself being one.
fn ties(network: &Network) -> Vec<u32> {
    let mut ties = vec![0u32; network.entity_count()];
    for claim in network.claims() {
        let (from, to) = (claim.from(), claim.to());
        for end in std::iter::once(from).chain(Some(to).filter(|to| *to != from)) {
            if let Some(count) = ties.get_mut(end.get()) {
                *count = count.saturating_add(1);
            }
        }
    }
    ties
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
