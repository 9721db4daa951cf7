//! What asynchronous work runs on.

use anyhow::Context;
use tokio::runtime::Builder;
use tokio::runtime::Runtime;

/// The room of a thread for what it calls, in bytes: a query may be nested 64 levels deep, each of which
/// takes up to 40 kB in a program that was not optimised. Only what is used of it costs memory.
const STACK: usize = 16 << 20;

/// What asynchronous work runs on.
pub(crate) fn runtime() -> anyhow::Result<Runtime> {
    Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(STACK)
        .build()
        .context("cannot start the threads of the program")
}
