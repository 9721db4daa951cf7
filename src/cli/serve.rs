//! `prosopograph serve`: pages and API over one network, until asked to stop.

use std::net::SocketAddr;
use std::path::Path;

use anyhow::bail;

use crate::cli::arguments::ServeArguments;
use crate::cli::exit::Exit;
use crate::cli::log;
use crate::cli::open::Opened;
use crate::cli::open::opened;
use crate::cli::runtime::runtime;
use crate::cli::say::say;
use crate::cli::stop_signals::StopSignals;
use crate::server::AllowedHosts;
use crate::server::AppState;
use crate::server::ConnectionLimits;
use crate::server::Listener;
use crate::server::LoggedAddresses;
use crate::server::router;
use crate::view::counted;

/// Serves a dataset; the first line printed is its address.
pub(crate) fn serve(folder: Option<&Path>, arguments: &ServeArguments) -> anyhow::Result<Exit> {
    if arguments.allow_upload && !arguments.address.is_loopback() {
        bail!(
            "--allow-upload is for one user on this machine; leave out --address {}, or leave out --allow-upload",
            arguments.address
        );
    }
    let paths = if arguments.files.is_empty() {
        folder.map(Path::to_owned).into_iter().collect()
    } else {
        arguments.files.clone()
    };
    let Opened { explorer, import } = opened(&paths, &arguments.reading)?;
    let about = explorer.network().about();
    let summary = format!(
        "{}: {}, {}",
        about.title,
        counted(explorer.network().entity_count(), "entity", "entities"),
        counted(
            explorer.network().relations().len(),
            "relation",
            "relations"
        )
    );
    let mut hosts = Vec::new();
    if !arguments.address.is_unspecified() {
        hosts.push(
            SocketAddr::new(arguments.address, 0)
                .to_string()
                .trim_end_matches(":0")
                .to_owned(),
        );
    }
    let hosts = AllowedHosts::loopback_and(&hosts).and_public(&arguments.public_host);
    let state = AppState::new(explorer, hosts)
        .with_limits(arguments.limits.0.clone().and(&arguments.reading.limits.0))
        .with_logged_addresses(logged_addresses(arguments))
        .with_security_contacts(&arguments.security_contact);
    let state = match import {
        Some(read) => state
            .with_import(read.report)
            .with_files(read.files, read.options),
        None => state,
    };
    let state = if takes_files(arguments) {
        state.with_uploads()
    } else {
        state
    };
    let address = SocketAddr::new(arguments.address, arguments.port);
    log::start(arguments.log);
    until_stopped(address, &summary, state)
}

/// Serves at an address until asked to stop; says first where and what.
fn until_stopped(address: SocketAddr, summary: &str, state: AppState) -> anyhow::Result<Exit> {
    let runtime = runtime()?;
    let served = runtime.block_on(async {
        // Before the address is told: who reads it may ask the program to end at once.
        let stop = StopSignals::heeded()?;
        let limits = ConnectionLimits::of(state.limits());
        let listener = Listener::bind(address)?.with_limits(limits);
        say(&format!("http://{}/\n", listener.address()))?;
        say(&format!("{summary}\nOpen the address in a browser; Ctrl-C stops.\n"))?;
        if !address.ip().is_loopback() {
            say("Other machines can reach this address; give each name they use with --public-host.\n")?;
        }
        listener.serve(router(state), stop.asked()).await;
        Ok(Exit::Answered)
    });
    // Whatever still runs has had its time: nobody waits for the answer.
    runtime.shutdown_background();
    served
}

/// What the log tells of addresses.
fn logged_addresses(arguments: &ServeArguments) -> LoggedAddresses {
    if arguments.log_queries {
        LoggedAddresses::Whole
    } else {
        LoggedAddresses::Routes
    }
}

/// Whether files may be opened from the pages: on this machine alone, unless it is switched off. A
/// server with a public name may stand behind a proxy that lets others in.
fn takes_files(arguments: &ServeArguments) -> bool {
    let is_private = arguments.address.is_loopback() && arguments.public_host.is_empty();
    arguments.allow_upload || (is_private && !arguments.no_upload)
}
