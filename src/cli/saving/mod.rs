//! Writing so that the old or the new is there, whole, whatever happens.
//!
//! written beside → on the disk → in the place of the old
//!
//! Every command that writes a file or a folder does it here. What is beside has a hidden name with
//! `unfinished` in it; a folder says so in a file as well, and is no dataset until it is whole.

mod disk;
mod file;
mod folder;

pub use disk::Disk;
pub use disk::LocalDisk;
pub use file::save_file;
pub use folder::NewFolder;
