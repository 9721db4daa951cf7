//! What every handler shares.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use crate::explorer::Explorer;
use crate::server::host::AllowedHosts;
use crate::server::openapi::openapi_json;
use crate::server::site::Site;

/// How many questions are worked on at once; further ones wait.
const AT_ONCE: usize = 8;
/// The time within which a question must be answered.
const USUAL_DEADLINE: Duration = Duration::from_secs(5);

/// The explorer, and the limits of the service.
#[derive(Clone, Debug)]
pub struct AppState {
    pub(crate) explorer: Explorer,
    pub(crate) hosts: Arc<AllowedHosts>,
    pub(crate) permits: Arc<Semaphore>,
    pub(crate) deadline: Duration,
    pub(crate) openapi: Arc<str>,
    pub(crate) site: Arc<Site>,
}

impl AppState {
    /// A service that answers questions about one network.
    #[must_use]
    pub fn new(explorer: Explorer, hosts: AllowedHosts) -> Self {
        let openapi = openapi_json(&explorer).into();
        let site = Arc::new(Site::of(explorer.network()));
        Self {
            explorer,
            hosts: Arc::new(hosts),
            permits: Arc::new(Semaphore::new(AT_ONCE)),
            deadline: USUAL_DEADLINE,
            openapi,
            site,
        }
    }

    /// The same service with another time within which every question must be answered.
    #[must_use]
    pub fn with_deadline(self, deadline: Duration) -> Self {
        Self { deadline, ..self }
    }
}
