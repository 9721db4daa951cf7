//! What every handler shares.

use std::sync::Arc;
use std::sync::PoisonError;
use std::sync::RwLock;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use axum::extract::FromRef;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::Semaphore;

use crate::exchange::ImportOptions;
use crate::exchange::ImportReport;
use crate::exchange::Imported;
use crate::exchange::InputFile;
use crate::explorer::Explorer;
use crate::explorer::Reached;
use crate::server::host::AllowedHosts;
use crate::server::kept_files::KeptFiles;
use crate::server::lanes::Lanes;
use crate::server::limits::ServiceLimits;
use crate::server::limits::table;
use crate::server::openapi::openapi;
use crate::server::request_log::LoggedAddresses;
use crate::server::request_signal::StepCounter;
use crate::server::security_contact::SecurityContact;
use crate::server::site::Site;
use crate::server::unknown_columns::WaitingFiles;
use crate::view::Table;

/// What is served now; a handler sees one network from beginning to end, whatever is served next.
#[derive(Clone, Debug)]
pub(crate) struct Served {
    now: Arc<RwLock<AppState>>,
    first: AppState,
    /// The files that were sent last, if it is not known what their columns mean.
    waiting: Arc<RwLock<Option<Arc<WaitingFiles>>>>,
    /// Files are opened by one at a time.
    turn: Arc<Semaphore>,
}

impl Served {
    pub(crate) fn new(first: AppState) -> Self {
        Self {
            now: Arc::new(RwLock::new(first.clone())),
            first,
            waiting: Arc::default(),
            turn: Arc::new(Semaphore::new(1)),
        }
    }

    /// The turn to open files; `None` while others are being opened.
    pub(crate) fn take_turn(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.turn).try_acquire_owned().ok()
    }

    /// The service of another network, which is not served yet.
    pub(crate) fn next(&self, imported: Imported, files: KeptFiles) -> AppState {
        let explorer = Explorer::of(imported.network, imported.dataset_report);
        AppState {
            is_uploaded: true,
            kept: Some(Arc::new(files)),
            ..self
                .first
                .with_explorer(explorer)
                .with_import(imported.report)
        }
    }

    /// Serves another network from now on.
    pub(crate) fn replace(&self, next: AppState) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = next;
        self.set_waiting(None);
    }

    /// Keeps files until somebody says what their columns mean, or others are opened.
    pub(crate) fn wait_for(&self, files: WaitingFiles) {
        self.set_waiting(Some(Arc::new(files)));
    }

    /// The files that wait.
    pub(crate) fn waiting(&self) -> Option<Arc<WaitingFiles>> {
        let waiting = self.waiting.read();
        waiting.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_waiting(&self, files: Option<Arc<WaitingFiles>>) {
        let waiting = self.waiting.write();
        *waiting.unwrap_or_else(PoisonError::into_inner) = files;
    }

    /// Serves what was served first.
    pub(crate) fn restore(&self) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = self.first.clone();
        self.set_waiting(None);
    }
}

impl FromRef<Served> for AppState {
    fn from_ref(served: &Served) -> Self {
        served
            .now
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// The explorer, and the limits of the service.
#[derive(Clone, Debug)]
pub struct AppState {
    pub(crate) explorer: Explorer,
    /// What an import did, if the network comes from files of other programs.
    pub(crate) import: Option<Arc<ImportReport>>,
    /// The files of that import, if they are small enough to be kept.
    pub(crate) kept: Option<Arc<KeptFiles>>,
    pub(crate) hosts: Arc<AllowedHosts>,
    pub(crate) limits: Arc<ServiceLimits>,
    pub(crate) lanes: Arc<Lanes>,
    pub(crate) deadline: Duration,
    pub(crate) table: Table,
    pub(crate) openapi: Arc<str>,
    pub(crate) site: Arc<Site>,
    pub(crate) takes_uploads: bool,
    /// Where weaknesses of this service are reported.
    pub(crate) security_contacts: Arc<[SecurityContact]>,
    pub(crate) is_uploaded: bool,
    pub(crate) logged_addresses: LoggedAddresses,
    pub(crate) step_counter: StepCounter,
}

impl AppState {
    /// A service that answers questions about one network.
    #[must_use]
    pub fn new(explorer: Explorer, hosts: AllowedHosts) -> Self {
        let table = Table::built_in();
        let openapi = openapi(&explorer, &table).to_string().into();
        let site = Arc::new(Site::of(&explorer));
        let limits = ServiceLimits::default();
        Self {
            explorer,
            table,
            import: None,
            kept: None,
            hosts: Arc::new(hosts),
            lanes: Arc::new(Lanes::of(&limits)),
            deadline: limits.time(&table::DEADLINE),
            limits: Arc::new(limits),
            openapi,
            site,
            takes_uploads: false,
            security_contacts: Arc::default(),
            is_uploaded: false,
            logged_addresses: LoggedAddresses::default(),
            step_counter: None,
        }
    }

    /// The same service with these limits.
    #[must_use]
    pub fn with_limits(self, limits: ServiceLimits) -> Self {
        let explorer = self.explorer.clone();
        Self {
            lanes: Arc::new(Lanes::of(&limits)),
            deadline: limits.time(&table::DEADLINE),
            limits: Arc::new(limits),
            ..self
        }
        .with_explorer(explorer)
    }

    /// The limits of this service.
    #[must_use]
    pub fn limits(&self) -> &ServiceLimits {
        &self.limits
    }

    /// The same service, which also shows what an import did to make the network.
    #[must_use]
    pub fn with_import(self, report: ImportReport) -> Self {
        Self {
            import: Some(Arc::new(report)),
            ..self
        }
    }

    /// The same service, which keeps the files of the import, so that they can be read once more in
    /// another way.
    #[must_use]
    pub fn with_files(self, files: Vec<InputFile>, options: ImportOptions) -> Self {
        Self {
            kept: KeptFiles::of(files, options, &self.limits).map(Arc::new),
            ..self
        }
    }

    /// The same service, which takes files from whoever opens its pages. Only for one user on the
    /// same machine.
    #[must_use]
    pub fn with_uploads(self) -> Self {
        let mut site = Site::clone(&self.site);
        site.takes_files = true;
        Self {
            takes_uploads: true,
            site: Arc::new(site),
            ..self
        }
    }

    /// The same service, which says where its weaknesses are reported.
    #[must_use]
    pub fn with_security_contacts(self, contacts: &[SecurityContact]) -> Self {
        Self {
            security_contacts: contacts.into(),
            ..self
        }
    }

    /// The same service, whose log tells so much of the addresses that are asked for.
    #[must_use]
    pub fn with_logged_addresses(self, logged_addresses: LoggedAddresses) -> Self {
        Self {
            logged_addresses,
            ..self
        }
    }

    /// The same service that is asked the questions of another table.
    #[must_use]
    pub fn with_table(self, table: Table) -> Self {
        let explorer = self.explorer.clone();
        Self { table, ..self }.with_explorer(explorer)
    }

    /// The same service, which adds the steps of all questions to a counter: what it has done so
    /// far, and whether it is doing something now.
    #[must_use]
    pub fn with_step_counter(self, counter: Arc<AtomicU64>) -> Self {
        Self {
            step_counter: Some(counter),
            ..self
        }
    }

    /// The same service, whose pages are reached there.
    pub(crate) fn reached(self, reached: Reached) -> Self {
        Self {
            explorer: self.explorer.with_pages(reached),
            ..self
        }
    }

    /// The same service about another network.
    fn with_explorer(&self, explorer: Explorer) -> Self {
        let explorer = explorer
            .with_questions(self.table.questions().clone())
            .with_ceilings(self.limits.ceilings());
        let openapi = openapi(&explorer, &self.table).to_string().into();
        let mut site = Site::of(&explorer);
        site.takes_files = self.takes_uploads;
        Self {
            explorer,
            openapi,
            site: Arc::new(site),
            ..self.clone()
        }
    }

    /// The same service with another time within which every question must be answered.
    #[must_use]
    pub fn with_deadline(self, deadline: Duration) -> Self {
        Self { deadline, ..self }
    }
}
