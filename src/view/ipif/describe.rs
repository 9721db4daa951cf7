//! The description of the service.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Explorer;
use crate::view::ipif::made::created_by;

/// The service and its capabilities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ServiceDescription {
    /// The dataset, and how its claims are turned into factoids.
    pub description: String,
    /// The contributors of the dataset, separated by commas.
    pub provider: String,
    /// The vocabularies used for roles and types. Empty, since they are labels of the dataset.
    pub vocabs: Vec<String>,
    /// The compliance level: 1, read only with all filters.
    #[serde(rename = "complianceLevel")]
    #[schema(example = 1)]
    pub compliance_level: u8,
    /// The formats of the answers.
    pub formats: Vec<String>,
}

impl ServiceDescription {
    /// The description of the service for a network.
    #[must_use]
    pub fn of(explorer: &Explorer) -> Self {
        let about = explorer.network().about();
        let version = if about.version.is_empty() {
            String::new()
        } else {
            format!(" (version {})", about.version)
        };
        let description = format!(
            "{}{version}. {} Persons are the entities of the kind \"person\". Every claim about a person is a statement about that \
             person, whether the claim is documented, charged or denied: the content, type and role of a statement say so. A \
             statement and a source it cites are a factoid.",
            about.title.trim_end_matches('.'),
            about.description,
        );
        Self {
            description,
            provider: created_by(explorer.network()),
            vocabs: Vec::new(),
            compliance_level: 1,
            formats: vec!["application/json".to_owned()],
        }
    }
}
