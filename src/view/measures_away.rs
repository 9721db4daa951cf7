//! Where the measures of a ranking lead: the network with them as a file, and on the canvas.

use crate::exchange::Format;
use crate::explorer::COLOUR;
use crate::explorer::MEASURED;
use crate::explorer::QUERY;
use crate::explorer::QueryQuestion;
use crate::explorer::Question;
use crate::explorer::Request;
use crate::explorer::SIZE;
use crate::explorer::STEPS;
use crate::query::EntityColour;
use crate::query::EntitySize;
use crate::query::ExploreQuestion;
use crate::query::Measure;

/// The query for entities with a tie to another.
const TIED: &str = "MATCH (a)--(b) WHERE a <> b RETURN DISTINCT a";
/// The query for entities without one.
const ISOLATED: &str = "MATCH (a) WHERE NOT EXISTS { (a)--(b) WHERE a <> b } RETURN a";
/// The query for the claims that make the ties.
const CLAIMS: &str = "MATCH (a)-[r]-(b) WHERE a <> b RETURN DISTINCT r";
/// The formats that are offered: tables, and those of programs that compute with columns.
const FORMATS: [&str; 4] = ["csv", "gexf", "graphml", "pajek"];

/// Where the measures of a ranking lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuresAway {
    /// The network of the scope with the measures as columns, in several formats.
    pub files: Vec<MeasuredFile>,
    /// The network of the scope on the canvas, in colours and sizes by the measure that ranks.
    pub canvas: String,
    /// A query for the entities that are ranked.
    pub tied: String,
    /// A query for the entities of the scope without a tie, which are not.
    pub isolated: String,
    /// A query for the claims that make the ties.
    pub claims: String,
}

/// A file of a network with measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuredFile {
    /// The format, for a reader.
    pub title: &'static str,
    /// Its address.
    pub address: String,
}

impl MeasuresAway {
    pub(crate) fn of(request: &Request, measures: &[Measure]) -> Self {
        let scope = request.parameters.of_scope();
        let mut file = scope.clone();
        let names: Vec<&str> = measures.iter().map(|it| it.name()).collect();
        file.set(&MEASURED, &names.join(","));
        let files = FORMATS.into_iter().filter_map(|name| {
            let format = Format::from_name(name)?;
            Some(MeasuredFile {
                title: format.title(),
                address: file.address(&format!("/api/export/{name}")),
            })
        });
        let asking = |query: &str| {
            let mut asking = scope.clone();
            asking.set(&QUERY, query);
            asking.address(&QueryQuestion::ROW.path(""))
        };
        let (tied, isolated, claims) = (asking(TIED), asking(ISOLATED), asking(CLAIMS));
        let mut canvas = scope;
        let ranked_by = measures.first().copied().unwrap_or_default();
        canvas.set(&STEPS, "all");
        canvas.set(&COLOUR, &EntityColour::Measure(ranked_by).word());
        canvas.set(&SIZE, &EntitySize::Measure(ranked_by).word());
        Self {
            files: files.collect(),
            canvas: canvas.address(&ExploreQuestion::ROW.path("")),
            tied,
            isolated,
            claims,
        }
    }
}
