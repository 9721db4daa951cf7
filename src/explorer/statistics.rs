//! Counts of a network, for its front page.

use crate::model::DateBounds;
use crate::model::KindIndex;
use crate::model::Layer;
use crate::model::Network;
use crate::model::RelationTypeIndex;
use crate::model::Status;

/// How much of everything a network has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Entities of each kind, in the order of the schema.
    pub entities_by_kind: Vec<(KindIndex, usize)>,
    /// Relations of each type, in the order of the schema.
    pub relations_by_type: Vec<(RelationTypeIndex, usize)>,
    /// Relations of each status, in the order of the statuses.
    pub relations_by_status: Vec<(Status, usize)>,
    /// Relations of whose date something is known.
    pub dated: usize,
    /// Relations of the record: they only document how we know.
    pub record: usize,
    /// Relations that are denied, and not of the record.
    pub denied: usize,
    /// Relations the dataset flags as wrong or contradictory in their source.
    pub flagged: usize,
}

impl Statistics {
    /// Counts a network. Time linear in its size.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let schema = network.schema();
        let mut kinds = vec![0; schema.kinds().len()];
        for (_, entity) in network.entities() {
            kinds[entity.kind.get()] += 1;
        }
        let mut types = vec![0; schema.types().len()];
        let mut statuses = Status::ALL.map(|status| (status, 0));
        let mut statistics = Self::default();
        for claim in network.claims() {
            let relation = network.relation(claim.index());
            types[relation.relation_type.get()] += 1;
            statuses[relation.status as usize].1 += 1;
            statistics.dated += usize::from(network.bounds(claim.index()) != DateBounds::UNDATED);
            let is_record = claim.relation_type().layer == Layer::Record;
            statistics.record += usize::from(is_record);
            statistics.denied += usize::from(!is_record && relation.status == Status::Denied);
            statistics.flagged += usize::from(claim.flag().is_some());
        }
        statistics.entities_by_kind = schema
            .kinds()
            .map(|(index, _)| (index, kinds[index.get()]))
            .collect();
        statistics.relations_by_type = schema
            .types()
            .map(|(index, _)| (index, types[index.get()]))
            .collect();
        statistics.relations_by_status = statuses.to_vec();
        statistics
    }
}
