//! What is known of an entity? Its dossier.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::Address;
use crate::explorer::table::Answer;
use crate::explorer::table::Argument;
use crate::explorer::table::Command;
use crate::explorer::table::Listing;
use crate::explorer::table::Narrowing;
use crate::explorer::table::Opening;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::explorer::table::Row;
use crate::explorer::table::SINCE;
use crate::explorer::table::Sample;
use crate::explorer::table::Value;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::Absence;
use crate::query::Around;
use crate::query::AroundQuestion;
use crate::query::Budget;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::around;
use crate::query::explain_no_tie;

/// How many neighbours the picture of a dossier shows at most.
const PICTURED: usize = 60;

/// The entity; it stands in the path of the address.
pub const ENTITY: Parameter = Parameter::optional(
    "entity",
    "Entity",
    "The name or id of an entity.",
    Value::Entity,
)
.required();

/// What is known of an entity?
#[derive(Clone, Debug, PartialEq)]
pub struct ShowQuestion {
    /// The entity.
    pub entity: EntityIndex,
    /// Which of its relations are shown.
    pub scope: Scope,
}

/// What is known of an entity.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The entity.
    pub entity: EntityIndex,
    /// Its relations within the scope, in the order of the dataset, up to the limit.
    pub relations: Vec<RelationIndex>,
    /// The entities at the other ends of these relations, in the same order.
    pub others: Vec<EntityIndex>,
    /// How many relations the scope admits, listed or not.
    pub total: usize,
    /// How many relations it has in all, whatever the scope.
    pub unscoped: usize,
    /// Its direct neighbours, for a picture.
    pub around: Around,
    /// Why the scope admits none of its relations, if it admits none.
    pub absence: Option<Absence>,
}

impl ShowQuestion {
    /// Everything that is known of an entity but denied claims.
    #[must_use]
    pub fn new(entity: EntityIndex) -> Self {
        Self {
            entity,
            scope: Scope::default(),
        }
    }
}

impl Question for ShowQuestion {
    const ROW: &'static Row = &Row {
        name: "show",
        address: Address::Entity("/entities/"),
        summary: "What is known of an entity?",
        command: Some(Command {
            about: "Show everything that is known of an entity",
            positional: &[&ENTITY],
        }),
        parameters: &[],
        narrowing: Narrowing::Scope,
        opening: Opening::Complete,
        listing: Listing::USUAL,
        examples: &[
            &[Argument::new(&ENTITY, Sample::Entity)],
            &[
                Argument::new(&ENTITY, Sample::Entity),
                Argument::new(&SINCE, Sample::Year),
            ],
        ],
    };

    type Answer = Dossier;

    fn read(reader: &mut ParameterReader<'_>) -> Option<Self> {
        let scope = reader.scope();
        let entity = reader.subject()?;
        Some(Self { entity, scope })
    }

    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<Dossier, QueryError> {
        let graph = explorer.graph();
        let scoped = graph.within(&self.scope, &[self.entity]);
        let mut relations = graph.relations_at(self.entity);
        let unscoped = relations.len();
        relations.retain(|&relation| scoped.leads_from(self.entity, relation));
        let total = relations.len();
        relations.truncate(limits.results);
        let pictured = Limits {
            results: PICTURED,
            ..limits.clone()
        };
        let neighbours = AroundQuestion {
            entity: self.entity,
            hops: 1,
            scope: self.scope.clone(),
        };
        let around = around(graph, &neighbours, &pictured)?;
        let absence = if total == 0 {
            let mut budget = Budget::new(limits);
            let entity = Some(self.entity);
            Some(explain_no_tie(
                graph,
                &self.scope,
                entity,
                |_| true,
                &mut budget,
            )?)
        } else {
            None
        };
        Ok(Dossier {
            entity: self.entity,
            others: self.others(explorer, &relations),
            relations,
            total,
            unscoped,
            around,
            absence,
        })
    }

    fn scope(&self) -> Option<&Scope> {
        Some(&self.scope)
    }
}

impl ShowQuestion {
    fn others(&self, explorer: &Explorer, relations: &[RelationIndex]) -> Vec<EntityIndex> {
        let claims = relations
            .iter()
            .map(|&relation| explorer.network().relation(relation));
        claims
            .flat_map(|relation| [relation.from, relation.to])
            .filter(|&end| end != self.entity)
            .collect()
    }
}

impl Answer for Dossier {
    fn is_answered(&self) -> bool {
        true
    }

    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.total as u64
    }

    fn relations(&self) -> Vec<RelationIndex> {
        self.relations.clone()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        std::iter::once(self.entity)
            .chain(self.others.iter().copied())
            .collect()
    }

    fn subject(&self) -> Option<EntityIndex> {
        Some(self.entity)
    }
}
