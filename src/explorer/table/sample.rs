//! Values of examples: taken from the network that is open, so that every example has an answer.

use std::cmp::Reverse;

use crate::explorer::explorer_handle::Explorer;
use crate::model::Claim;
use crate::model::Day;
use crate::model::EntityIndex;

/// A value of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// The best connected entity.
    Entity,
    /// The second best connected one.
    Other,
    /// The kind of the best connected entity.
    Kind,
    /// A year in which something is dated.
    Year,
    /// All years up to that one.
    YearsBefore,
    /// All years after it.
    YearsAfter,
    /// Steps that show the best connected entity with its neighbours.
    Steps,
    /// A query for the claims of the most used type.
    QueryOfClaims,
    /// A query that counts the claims of each type.
    QueryOfTypes,
    /// A query for a shortest path between the two best connected entities.
    QueryOfPath,
    /// This text.
    Text(&'static str),
}

impl Sample {
    /// The word for it where no network is open.
    #[must_use]
    pub fn placeholder(self) -> &'static str {
        match self {
            Self::Entity => "NAME",
            Self::Other => "OTHER",
            Self::Kind => "KIND",
            Self::Year => "YEAR",
            Self::YearsBefore => "../YEAR",
            Self::YearsAfter => "YEAR/..",
            Self::Steps => "STEPS",
            Self::QueryOfClaims | Self::QueryOfTypes | Self::QueryOfPath => "QUERY",
            Self::Text(text) => text,
        }
    }

    /// The value in a network; `None` if the network has nothing of the sort.
    ///
    /// Time linear in the size of the network.
    #[must_use]
    pub fn of(self, explorer: &Explorer) -> Option<String> {
        let network = explorer.network();
        let id = |entity| network.entity(entity).id.clone();
        match self {
            Self::Entity => well_connected(explorer, 0).map(id),
            Self::Other => well_connected(explorer, 1).map(id),
            Self::Kind => {
                let kind = network.kind_of(well_connected(explorer, 0)?);
                Some(network.schema().kind(kind).id.clone())
            }
            Self::Year => year(explorer).map(|year| format!("{year:04}")),
            Self::YearsBefore => year(explorer).map(|year| format!("../{year:04}")),
            Self::YearsAfter => year(explorer).map(|year| format!("{:04}/..", year + 1)),
            Self::Steps => {
                let id = well_connected(explorer, 0).map(id)?;
                Some(format!("show:{id},expand:{id}"))
            }
            Self::QueryOfClaims => Some(query_of_claims(explorer)),
            Self::QueryOfTypes => {
                Some("MATCH ()-[r]->() RETURN type(r), count(*) AS n ORDER BY n DESC".to_owned())
            }
            Self::QueryOfPath => {
                let (from, to) = (well_connected(explorer, 0)?, well_connected(explorer, 1)?);
                let (from, to) = (id(from), id(to));
                Some(format!(
                    "MATCH p = ANY SHORTEST ({{id: '{from}'}})-[*]-({{id: '{to}'}}) RETURN p"
                ))
            }
            Self::Text(text) => Some(text.to_owned()),
        }
    }
}

/// A query for the claims of the most used type, of those whose id needs no quotation marks; of any
/// type if there is none.
fn query_of_claims(explorer: &Explorer) -> String {
    let network = explorer.network();
    let schema = network.schema();
    let mut claims = vec![0_usize; schema.types().len()];
    for relation in network.relations() {
        if let Some(count) = claims.get_mut(relation.relation_type.get()) {
            *count += 1;
        }
    }
    let types = schema.types().zip(&claims);
    let plain = types.filter(|((_, found), count)| **count > 0 && is_plain(&found.id));
    let most = plain.max_by_key(|((index, _), count)| (**count, Reverse(*index)));
    let of_type = most.map_or(String::new(), |((_, found), _)| format!(":{}", found.id));
    format!("MATCH (a)-[r{of_type}]->(b) RETURN a, b, r.when LIMIT 20")
}

/// Whether a query can name it without quotation marks.
fn is_plain(id: &str) -> bool {
    let mut letters = id.chars();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// One of the best connected entities, by its rank from 0; of equals the first by id.
fn well_connected(explorer: &Explorer, rank: usize) -> Option<EntityIndex> {
    let graph = explorer.graph();
    let entities = explorer.network().entities();
    let mut ranked: Vec<(Reverse<usize>, EntityIndex)> = entities
        .map(|(entity, _)| (Reverse(graph.degree(entity)), entity))
        .collect();
    if rank >= ranked.len() {
        return None;
    }
    let (_, (_, entity), _) = ranked.select_nth_unstable(rank);
    Some(*entity)
}

/// The year of the claim in the middle of those whose beginning is known.
fn year(explorer: &Explorer) -> Option<i64> {
    let network = explorer.network();
    let begins = network
        .claims()
        .map(|claim: Claim<'_>| network.bounds(claim.index()).start_earliest);
    let mut known: Vec<Day> = begins.filter(|begin| *begin > Day::ALWAYS).collect();
    if known.is_empty() {
        return None;
    }
    let middle = known.len() / 2;
    let (_, day, _) = known.select_nth_unstable(middle);
    Some(day.year())
}
