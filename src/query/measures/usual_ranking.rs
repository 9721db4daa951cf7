//! Where everybody stands in the usual ranking, for whoever asks of one entity.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::query::error::QueryError;
use crate::query::measures::measure::Measure;
use crate::query::measures::standings::Standing;
use crate::query::measures::standings::Standings;

/// The ranking of all by betweenness in the usual scope.
#[derive(Clone, Debug, PartialEq)]
pub struct UsualRanking {
    standings: Standings,
}

impl UsualRanking {
    /// The measure that ranks.
    pub const MEASURE: Measure = Measure::Betweenness;
    /// Which share of the claims the samples are without.
    pub const LOST: f64 = Standings::LOST;

    /// Where an entity stands; `None` if it has no tie in the usual scope.
    #[must_use]
    pub fn of(&self, entity: EntityIndex) -> Option<Standing> {
        self.standings.standing(entity)
    }
}

/// Ranks all entities by betweenness in the usual scope, and tests the ranking with 200 samples: ranks
/// and ranges are those of [`measures`](crate::query::measures()) within limits of `whole`, and the work is
/// within `limits`.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before all samples were drawn.
pub fn usual_ranking(
    graph: &NetworkGraph,
    whole: &Limits,
    limits: &Limits,
) -> Result<UsualRanking, QueryError> {
    let (scope, mut budget) = (Scope::default(), Budget::new(limits));
    let measure = UsualRanking::MEASURE;
    let standings = Standings::of(graph, &scope, measure, whole, &mut budget)?;
    Ok(UsualRanking { standings })
}
