//! The measures that entities are ranked by, a row each.

use crate::analysis::DAMPING;
use crate::analysis::SimpleGraph;
use crate::analysis::betweenness;
use crate::analysis::clustering;
use crate::analysis::constraint;
use crate::analysis::core_numbers;
use crate::analysis::distances;
use crate::analysis::eigenvector;
use crate::analysis::in_degrees;
use crate::analysis::out_degrees;
use crate::analysis::page_rank;
use crate::analysis::real;
use crate::analysis::strengths;
use crate::graph::Budget;
use crate::graph::Interruption;

/// What entities are ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Measure {
    /// How many others they are tied to.
    #[default]
    Degree,
    /// How many ties lead to them.
    In,
    /// How many ties lead from them.
    Out,
    /// How many claims tie them to others.
    Claims,
    /// On how many shortest routes of others they stand.
    Betweenness,
    /// How near they are to all.
    Closeness,
    /// Whether they are tied to those who matter.
    Eigenvector,
    /// Where a walker along the ties would be found.
    PageRank,
    /// In how dense a group they are.
    Core,
    /// How much those around them are tied to one another.
    Clustering,
    /// How far all their ties lead into one circle.
    Constraint,
}

/// The values of a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredValues {
    /// The value of each member; `None` where the measure says nothing.
    pub values: Vec<Option<f64>>,
    /// The standard errors of the values, if they rest on a sample.
    pub errors: Option<Vec<f64>>,
    /// Whether they can be relied on; values found step by step may not settle.
    pub is_settled: bool,
}

impl Measure {
    /// All measures, in the order of a table.
    pub const ALL: [Self; 11] = [
        Self::Degree,
        Self::In,
        Self::Out,
        Self::Claims,
        Self::Betweenness,
        Self::Closeness,
        Self::PageRank,
        Self::Eigenvector,
        Self::Core,
        Self::Clustering,
        Self::Constraint,
    ];

    /// The measures of a table if none are named.
    pub const USUAL: [Self; 5] = [
        Self::Degree,
        Self::Claims,
        Self::Betweenness,
        Self::Closeness,
        Self::PageRank,
    ];

    /// The words used in addresses, in the order of a table.
    #[must_use]
    pub fn names() -> [&'static str; Self::ALL.len()] {
        Self::ALL.map(Self::name)
    }

    /// The word used in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::In => "in",
            Self::Out => "out",
            Self::Claims => "claims",
            Self::Betweenness => "betweenness",
            Self::Closeness => "closeness",
            Self::Eigenvector => "eigenvector",
            Self::PageRank => "pagerank",
            Self::Core => "core",
            Self::Clustering => "clustering",
            Self::Constraint => "constraint",
        }
    }

    /// What it is called in a table.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::In => "in-degree",
            Self::Out => "out-degree",
            Self::Claims => "claims",
            Self::Betweenness => "betweenness",
            Self::Closeness => "closeness (harmonic)",
            Self::Eigenvector => "eigenvector",
            Self::PageRank => "PageRank",
            Self::Core => "core",
            Self::Clustering => "clustering",
            Self::Constraint => "constraint",
        }
    }

    /// The column of files that has its values.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            Self::Degree => "measured_degree",
            Self::In => "measured_in",
            Self::Out => "measured_out",
            Self::Claims => "measured_claims",
            Self::Betweenness => "measured_betweenness",
            Self::Closeness => "measured_closeness",
            Self::Eigenvector => "measured_eigenvector",
            Self::PageRank => "measured_pagerank",
            Self::Core => "measured_core",
            Self::Clustering => "measured_clustering",
            Self::Constraint => "measured_constraint",
        }
    }

    /// What it measures, in a sentence.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Degree => "How many others an entity is tied to.",
            Self::In => {
                "How many others have ties that lead to it; the same as the degree while relations are followed both ways."
            }
            Self::Out => {
                "How many others its ties lead to; the same as the degree while relations are followed both ways."
            }
            Self::Claims => "How many claims tie it to others, whichever way.",
            Self::Betweenness => {
                "On the shortest routes of how many pairs of others it stands; of several equally short ones, on what part (Freeman 1977, not normalised)."
            }
            Self::Closeness => {
                "The sum of 1 / distance from all others to it; whoever cannot reach it adds nothing (harmonic closeness, Marchiori and Latora 2000)."
            }
            Self::Eigenvector => {
                "How much it is tied to those who are themselves tied to those who matter (Bonacich 1972); in a network of several pieces only the densest has values."
            }
            Self::PageRank => {
                "How often a walker would be found there who follows ties and, in 15 of 100 steps, begins anew anywhere (Brin and Page 1998)."
            }
            Self::Core => {
                "The greatest k such that it belongs to a group in which each is tied to k others of the group (Seidman 1983)."
            }
            Self::Clustering => {
                "The share of the pairs of those it is tied to that are tied to one another (Watts and Strogatz 1998)."
            }
            Self::Constraint => {
                "How far its ties lead to people who are tied to one another; the lowest bridge the most and rank first (Burt 1992)."
            }
        }
    }

    /// The measure of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.name() == name)
    }

    /// Whether the least value ranks first.
    #[must_use]
    pub const fn least_is_first(self) -> bool {
        matches!(self, Self::Constraint)
    }

    /// What it is for an entity without a tie.
    #[must_use]
    pub const fn of_untied(self) -> Option<f64> {
        match self {
            Self::Constraint => None,
            _ => Some(0.0),
        }
    }

    /// Whether its values are whole numbers.
    #[must_use]
    pub const fn is_count(self) -> bool {
        matches!(
            self,
            Self::Degree | Self::In | Self::Out | Self::Claims | Self::Core
        )
    }

    /// Takes the measure; searches for betweenness take at most about `most_steps` steps.
    pub(crate) fn of(
        self,
        graph: &SimpleGraph,
        most_steps: u64,
        budget: &mut Budget,
    ) -> Result<MeasuredValues, Interruption> {
        let plain = || graph.unweighted();
        Ok(match self {
            Self::Degree => counts(&out_degrees(&graph.undirected())),
            Self::Out => counts(&out_degrees(graph)),
            Self::In => counts(&in_degrees(graph)),
            Self::Claims => reals(strengths(&graph.undirected())),
            Self::Closeness => reals(distances(graph, budget)?.harmonic),
            Self::Core => counts(&core_numbers(graph, budget)?),
            Self::Clustering => reals(clustering(graph, budget)?.local),
            Self::Constraint => MeasuredValues {
                values: constraint(&plain(), budget)?,
                ..reals(Vec::new())
            },
            Self::PageRank => {
                let found = page_rank(&plain(), DAMPING, budget)?;
                MeasuredValues {
                    is_settled: found.is_settled,
                    ..reals(found.values)
                }
            }
            Self::Eigenvector => {
                let found = eigenvector(&plain(), budget)?;
                MeasuredValues {
                    is_settled: found.is_settled,
                    ..reals(found.values)
                }
            }
            Self::Betweenness => {
                let searches = most_steps / (graph.size() as u64 / 4 + 1);
                let searches = usize::try_from(searches).unwrap_or(usize::MAX).max(100);
                let found = betweenness(graph, searches, budget)?;
                MeasuredValues {
                    errors: found.errors,
                    ..reals(found.values)
                }
            }
        })
    }

    /// The values as numbers of which the greatest ranks first; what is not measured ranks last.
    pub(crate) fn to_rank(self, values: &[Option<f64>]) -> Vec<f64> {
        let turned = |value: f64| {
            if self.least_is_first() { -value } else { value }
        };
        let values = values.iter();
        values
            .map(|value| value.map_or(f64::NAN, |value| rounded(turned(value))))
            .collect()
    }
}

/// Without the last bits, so that sums that differ only by the order in which they were added up
/// are equal.
fn rounded(value: f64) -> f64 {
    const DIGITS: f64 = 1e10;
    if value.abs() < 1e5 {
        (value * DIGITS).round() / DIGITS
    } else {
        value.round()
    }
}

fn reals(values: Vec<f64>) -> MeasuredValues {
    MeasuredValues {
        values: values.into_iter().map(Some).collect(),
        errors: None,
        is_settled: true,
    }
}

fn counts(values: &[usize]) -> MeasuredValues {
    reals(values.iter().map(|&value| real(value)).collect())
}

/// A number with as many digits as are worth reading.
#[must_use]
pub fn value_in_words(value: f64) -> String {
    let size = value.abs();
    if (value - value.round()).abs() < 1e-9 && size < 1e15 {
        format!("{value:.0}")
    } else if size >= 100.0 {
        format!("{value:.1}")
    } else if size >= 1.0 {
        format!("{value:.2}")
    } else if size >= 0.001 {
        format!("{value:.4}")
    } else {
        format!("{value:.2e}")
    }
}
