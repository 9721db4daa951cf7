//! Files opened from the pages: they are read in memory and served instead of the current network,
//! for one local user.
//!
//! The routes exist only where the program takes files. Nothing is written to disk, and requests
//! from other sites are refused.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use axum::extract::Multipart;
use axum::extract::State;
use axum::extract::multipart::MultipartError;
use axum::http::HeaderMap;
use axum::http::header;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use tokio::sync::OwnedSemaphorePermit;

use crate::exchange::ColumnMap;
use crate::exchange::ImportError;
use crate::exchange::ImportOptions;
use crate::exchange::InputFile;
use crate::exchange::Progress;
use crate::exchange::encoding_named;
use crate::exchange::import;
use crate::model::DateOrder;
use crate::server::error::Failure;
use crate::server::error::PageError;
use crate::server::kept_files::KeptFiles;
use crate::server::limits::ServiceLimits;
use crate::server::limits::table;
use crate::server::state::AppState;
use crate::server::state::Served;
use crate::server::unknown_columns;
use crate::server::unknown_columns::WaitingFiles;
use crate::view::ProblemDetails;

/// `POST /upload`: serves the uploaded files.
pub(crate) async fn upload(
    State(served): State<Served>,
    State(state): State<AppState>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response, PageError> {
    refuse_other_sites(&headers)?;
    let turn = take_turn(&served)?;
    let (files, options) = read_form(form, &state.limits).await?;
    if files.is_empty() {
        return Err(refused(
            "no file was uploaded; choose a file or drop it on the field",
        ));
    }
    let opening = Opening {
        served,
        kept: KeptFiles { files, options },
        turn,
    };
    opening.serve_instead("/").await
}

/// `POST /import/columns`: serves the files of the network that is shown, read with other roles of
/// their columns.
pub(crate) async fn change_columns(
    State(served): State<Served>,
    State(state): State<AppState>,
    headers: HeaderMap,
    form: String,
) -> Result<Response, PageError> {
    refuse_other_sites(&headers)?;
    let (Some(kept), Some(report)) = (&state.kept, &state.import) else {
        return Err(refused(
            "the files of this network are not kept; open them once more, and say there what their columns mean",
        ));
    };
    let chosen: Vec<_> = form_urlencoded::parse(form.as_bytes()).collect();
    let options = kept.options_after(report, &chosen);
    let options = options.map_err(|error| refused(&error.to_string()))?;
    let files = kept.files.clone();
    let opening = Opening {
        turn: take_turn(&served)?,
        served,
        kept: KeptFiles { files, options },
    };
    opening.serve_instead("/import").await
}

/// The turn to open files, which ends with the work, whenever its answer does.
pub(crate) fn take_turn(served: &Served) -> Result<OwnedSemaphorePermit, PageError> {
    let busy = "other files are being opened; wait until they are, or stop the page that opens them, and try again";
    let turn = served.take_turn();
    turn.ok_or_else(|| PageError(Failure::unavailable(busy.to_owned())))
}

/// Files that are about to be opened, by whoever has the turn.
pub(crate) struct Opening {
    pub(crate) served: Served,
    pub(crate) kept: KeptFiles,
    pub(crate) turn: OwnedSemaphorePermit,
}

/// Whether the client still waits: the guard is dropped with the request, however that ends.
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// Stops an import soon after its client has left.
struct WhileWaited(Arc<AtomicBool>);

impl Progress for WhileWaited {
    fn read(&self, _: &str, _: u64, _: u64) {}

    fn stage(&self, _: &str) {}

    fn is_wanted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Opening {
    /// Imports the files, serves their network from now on and leads to a page of it. If it is not found
    /// what their columns mean, it leads to the page that asks; whatever is wrong, and if the client
    /// leaves before, everything stays.
    pub(crate) async fn serve_instead(self, page: &str) -> Result<Response, PageError> {
        let waiting = Waiting(Arc::new(AtomicBool::new(true)));
        let progress = WhileWaited(Arc::clone(&waiting.0));
        let taken = tokio::task::spawn_blocking(move || self.open(&progress)).await;
        drop(waiting);
        let taken = taken.map_err(|_| PageError(Failure::broken()))?;
        let address = match taken.map_err(|error| refused(&error.to_string()))? {
            Opened::IsServed => page,
            Opened::Waits => unknown_columns::ADDRESS,
        };
        Ok(Redirect::to(address).into_response())
    }

    fn open(self, progress: &WhileWaited) -> Result<Opened, ImportError> {
        let Self { served, kept, turn } = self;
        let imported = match import(&kept.files, &kept.options, progress) {
            Ok(imported) => imported,
            Err(ImportError::UnknownColumns(unknown)) if progress.is_wanted() => {
                let unknown = *unknown;
                served.wait_for(WaitingFiles { kept, unknown });
                return Ok(Opened::Waits);
            }
            Err(error) => return Err(error),
        };
        let next = served.next(imported, kept);
        if !progress.is_wanted() {
            return Err(ImportError::Unwanted);
        }
        served.replace(next);
        drop(turn);
        Ok(Opened::IsServed)
    }
}

/// What became of files.
enum Opened {
    /// Their network is served.
    IsServed,
    /// They wait for somebody to say what their columns mean.
    Waits,
}

/// `POST /upload/back`: serves the network that the program was started with.
pub(crate) async fn back(
    State(served): State<Served>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    refuse_other_sites(&headers)?;
    served.restore();
    Ok(Redirect::to("/").into_response())
}

async fn read_form(
    mut form: Multipart,
    limits: &ServiceLimits,
) -> Result<(Vec<InputFile>, ImportOptions), PageError> {
    let most_files = limits.count(&table::UPLOAD_FILES);
    let broken = |error: MultipartError| broken_form(&error, limits);
    let mut files = Vec::new();
    let mut options = ImportOptions {
        ceilings: limits.import_ceilings(),
        ..ImportOptions::default()
    };
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let (name, file_name) = (
            field.name().unwrap_or_default().to_owned(),
            field.file_name().map(str::to_owned),
        );
        let bytes = field.bytes().await.map_err(broken)?;
        match (name.as_str(), file_name) {
            // Browsers send a file field without a chosen file as an empty file without a name.
            ("files", Some(name)) if !name.is_empty() || !bytes.is_empty() => {
                files.push(InputFile {
                    name: base_name(&name),
                    bytes: bytes.to_vec(),
                });
            }
            ("map", None) => {
                let text = String::from_utf8_lossy(&bytes);
                options.columns = ColumnMap::parse(&text)
                    .map_err(|error| refused(&format!("columns (map): {error}")))?;
            }
            ("date_order", None) => {
                options.date_order = std::str::from_utf8(&bytes)
                    .ok()
                    .and_then(DateOrder::from_name);
            }
            ("split", None) if !bytes.is_empty() => {
                options.split = Some(String::from_utf8_lossy(&bytes).into_owned());
            }
            ("ties", None) => {
                options.ties = listed(&String::from_utf8_lossy(&bytes));
            }
            ("encoding", None) if !bytes.is_empty() => {
                let label = String::from_utf8_lossy(&bytes);
                let unknown = || {
                    refused(&format!(
                        "unknown encoding \"{label}\"; try windows-1251 or utf-8"
                    ))
                };
                options.encoding = Some(encoding_named(&label).ok_or_else(unknown)?);
            }
            _ => {}
        }
        if files.len() > most_files {
            return Err(refused(&format!(
                "more than {most_files} files were uploaded; import them in the terminal: prosopograph import FILE…"
            )));
        }
    }
    Ok((files, options))
}

/// The columns of a list with commas.
fn listed(text: &str) -> Vec<String> {
    text.split(',')
        .map(|column| column.trim().to_owned())
        .filter(|column| !column.is_empty())
        .collect()
}

/// Refuses requests that another site makes through the user's browser (Fetch Metadata; RFC 6454
/// for older browsers).
pub(crate) fn refuse_other_sites(headers: &HeaderMap) -> Result<(), PageError> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let is_own = match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            origin.split_once("://").map(|(_, host)| host) == text(header::HOST.as_str())
        }
        (None, None) => true,
    };
    if is_own {
        return Ok(());
    }
    let detail = "uploads are accepted only from this program's own page".to_owned();
    Err(PageError(Failure(ProblemDetails::plain(
        403,
        "Forbidden",
        detail,
    ))))
}

fn base_name(name: &str) -> String {
    name.rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .chars()
        .take(120)
        .collect()
}

pub(crate) fn refused(detail: &str) -> PageError {
    PageError(Failure(ProblemDetails::plain(
        400,
        "The file was not opened",
        detail.to_owned(),
    )))
}

fn broken_form(error: &MultipartError, limits: &ServiceLimits) -> PageError {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        let most = limits.amount(&table::UPLOAD_SIZE);
        let detail = format!(
            "the files exceed {most} MiB in total; open them in the terminal: prosopograph serve FILE"
        );
        return PageError(Failure(ProblemDetails::plain(
            413,
            "Content Too Large",
            detail,
        )));
    }
    refused(&format!(
        "the form could not be read: {}",
        error.body_text()
    ))
}
