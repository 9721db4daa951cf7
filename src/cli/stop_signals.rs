//! The signals by which a terminal or a service manager asks the program to end.

use std::io;

#[cfg(unix)]
use tokio::signal::unix::Signal;
#[cfg(unix)]
use tokio::signal::unix::SignalKind;
#[cfg(unix)]
use tokio::signal::unix::signal;

/// Signals that are caught from when this is made: one that comes before would end the program in
/// the midst of what it does.
#[cfg(unix)]
pub(crate) struct StopSignals {
    interrupted: Signal,
    terminated: Signal,
}

#[cfg(unix)]
impl StopSignals {
    /// Catches the signals from now on; within a runtime. Fails if the system refuses.
    pub(crate) fn heeded() -> io::Result<Self> {
        Ok(Self {
            interrupted: signal(SignalKind::interrupt())?,
            terminated: signal(SignalKind::terminate())?,
        })
    }

    /// Ready when one has come.
    pub(crate) async fn asked(mut self) {
        tokio::select! {
            _ = self.interrupted.recv() => {}
            _ = self.terminated.recv() => {}
        }
    }
}

/// Ctrl-C, caught from when this is made.
#[cfg(windows)]
pub(crate) struct StopSignals(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl StopSignals {
    /// Catches Ctrl-C from now on; within a runtime. Fails if the system refuses.
    pub(crate) fn heeded() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    /// Ready when it has come.
    pub(crate) async fn asked(mut self) {
        let _ = self.0.recv().await;
    }
}
