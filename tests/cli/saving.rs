//! Writing files and folders under every fault: the old or the new is there, whole, and what is not
//! whole is never taken for a dataset.

use std::cell::Cell;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::fs::File;
use std::io;
use std::io::ErrorKind;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use prosopograph::cli::Disk;
use prosopograph::cli::LocalDisk;
use prosopograph::cli::NewFolder;
use prosopograph::cli::save_file;
use prosopograph::dataset::DatasetFiles;

/// What happens at the operation of a disk that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It fails, as on a full disk; half of what is written gets there. Later ones succeed.
    Once,
    /// It fails, and so do all that make or write something from then on.
    FullFromThereOn,
    /// The program is ended at it, without anything more; half of what is written gets there.
    Killed,
}

/// The disk of the operating system with a fault at one of its operations.
#[derive(Debug)]
struct FaultyDisk {
    at: usize,
    fault: Fault,
    done: Cell<usize>,
    log: RefCell<Vec<String>>,
}

impl FaultyDisk {
    fn new(at: usize, fault: Fault) -> Self {
        Self {
            at,
            fault,
            done: Cell::new(0),
            log: RefCell::default(),
        }
    }

    fn whole() -> Self {
        Self::new(usize::MAX, Fault::Once)
    }

    fn was_reached(&self) -> bool {
        self.done.get() > self.at
    }

    fn step(&self, what: &str, path: &Path) -> io::Result<()> {
        self.log
            .borrow_mut()
            .push(format!("{what} {}", path.display()));
        let number = self.done.replace(self.done.get() + 1);
        let makes = ["create", "write", "link"].contains(&what);
        let is_full = self.fault == Fault::FullFromThereOn && number >= self.at && makes;
        if number != self.at && !is_full {
            return Ok(());
        }
        if self.fault == Fault::Killed {
            std::process::abort();
        }
        Err(ErrorKind::StorageFull.into())
    }
}

impl Disk for FaultyDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.step("create", path)?;
        LocalDisk.create_folder(path)
    }

    fn create_file(&self, path: &Path) -> io::Result<File> {
        self.step("create", path)?;
        LocalDisk.create_file(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        if self.done.get() == self.at {
            LocalDisk.write(file, &bytes[..bytes.len() / 2])?;
        }
        self.step("write", Path::new("-"))?;
        // Never all at once, so that there are faults in the middle of a file.
        LocalDisk.write(file, &bytes[..bytes.len().min(4_000)])
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        self.step("sync", path)?;
        LocalDisk.sync(path)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("link", to)?;
        LocalDisk.link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename", from)?;
        LocalDisk.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step("exchange", one)?;
        LocalDisk.exchange(one, other)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step("remove", path)?;
        LocalDisk.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step("remove", path)?;
        LocalDisk.remove_folder(path)
    }
}

/// Files by their paths; a file itself has an empty path. `None` if nothing is there.
type Found = Option<BTreeMap<PathBuf, Vec<u8>>>;

fn found(path: &Path) -> Found {
    fn add(path: &Path, name: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
        if path.is_dir() {
            for entry in fs::read_dir(path).expect("a folder").flatten() {
                add(&entry.path(), &name.join(entry.file_name()), files);
            }
        } else {
            files.insert(name.to_owned(), fs::read(path).expect("a file"));
        }
    }
    let mut files = BTreeMap::new();
    path.exists()
        .then(|| add(path, Path::new(""), &mut files))?;
    Some(files)
}

/// What is saved, and over what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Saving {
    /// A file over a file.
    File,
    /// A folder where there is none.
    Folder,
    /// A folder in the place of an empty one.
    FolderOverEmpty,
    /// A folder in the place of one with a dataset and other files.
    FolderOverFilled,
    /// The control: a folder written where it shall be.
    InPlace,
}

const SAFE: [Saving; 4] = [
    Saving::File,
    Saving::Folder,
    Saving::FolderOverEmpty,
    Saving::FolderOverFilled,
];

/// A table of more than one write.
fn table(letter: char) -> Vec<u8> {
    format!("id,kind,name\n{}\n", letter.to_string().repeat(9_000)).into_bytes()
}

impl Saving {
    /// A fresh folder in which `target` is as it was before.
    fn prepared(self, name: &str) -> PathBuf {
        let work = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("saving")
            .join(format!("{name}-{self:?}"));
        let _ = fs::remove_dir_all(&work);
        let target = work.join("target");
        fs::create_dir_all(&work).expect("a folder can be made");
        match self {
            Self::File => fs::write(&target, table('o')).expect("a file can be written"),
            Self::Folder => {}
            Self::FolderOverEmpty => fs::create_dir(&target).expect("a folder can be made"),
            Self::FolderOverFilled | Self::InPlace => {
                fs::create_dir_all(target.join("mine/deep")).expect("a folder can be made");
                for file in [
                    "entities.csv",
                    "relations.csv",
                    "kinds.csv",
                    "mine/deep/note",
                ] {
                    fs::write(target.join(file), table('o')).expect("a file can be written");
                }
            }
        }
        work
    }

    fn save(self, disk: &dyn Disk, work: &Path) -> io::Result<()> {
        let target = work.join("target");
        let files = [("entities.csv", table('n')), ("relations.csv", table('m'))];
        match self {
            Self::File => save_file(disk, &target, |out| out.write_all(&table('n'))),
            Self::InPlace => files.iter().try_for_each(|(name, bytes)| {
                let _ = disk.remove_file(&target.join(name));
                let mut file = disk.create_file(&target.join(name))?;
                let mut left = &bytes[..];
                while !left.is_empty() {
                    left = &left[disk.write(&mut file, left)?..];
                }
                Ok(())
            }),
            _ => {
                let mut new = NewFolder::beside(disk, &target)?;
                for (name, bytes) in &files {
                    new.write(name, |out| out.write_all(bytes))?;
                }
                new.write("pages/deep/index.html", |out| out.write_all(b"<p>"))?;
                new.keep_others(|name| {
                    ["entities.csv", "relations.csv", "kinds.csv"]
                        .map(Some)
                        .contains(&name.to_str())
                })?;
                new.put_in_place()
            }
        }
    }

    /// What is there before, and what is there if nothing fails.
    fn old_and_new(self) -> [Found; 2] {
        let work = self.prepared("whole");
        let old = found(&work.join("target"));
        self.save(&FaultyDisk::whole(), &work)
            .expect("nothing fails");
        let names: Vec<_> = fs::read_dir(&work).expect("a folder").flatten().collect();
        assert_eq!(
            names.len(),
            1,
            "{self:?}: nothing is left beside: {names:?}"
        );
        [old, found(&work.join("target"))]
    }

    /// How many times something else than the old or the new is there after a fault.
    fn torn(self, fault: Fault) -> usize {
        let states = self.old_and_new();
        assert_ne!(states[0], states[1]);
        let mut torn = 0;
        for at in 0.. {
            let work = self.prepared(&format!("{fault:?}-{at}"));
            let is_over = if fault == Fault::Killed {
                !is_killed(self, &work, at)
            } else {
                let disk = FaultyDisk::new(at, fault);
                let saved = self.save(&disk, &work);
                let is_there = found(&work.join("target"));
                assert!(saved.is_err() || is_there == states[1] || self == Self::InPlace);
                !disk.was_reached()
            };
            torn += usize::from(!states.contains(&found(&work.join("target"))));
            assert_no_half_dataset(&work, &states);
            let _ = fs::remove_dir_all(&work);
            if is_over {
                assert!(at > 5, "{self:?}: only {at} operations");
                return torn;
            }
        }
        unreachable!("the operations end")
    }
}

/// No folder beside the target can be opened unless it is the old or the new one.
fn assert_no_half_dataset(work: &Path, states: &[Found; 2]) {
    for entry in fs::read_dir(work).expect("a folder").flatten() {
        let path = entry.path();
        let is_beside = !path.ends_with("target") && path.is_dir();
        if is_beside && DatasetFiles::from_folder(&path).is_ok_and(|files| files.iter().count() > 0)
        {
            assert!(
                states.contains(&found(&path)),
                "{} can be opened",
                path.display()
            );
        }
    }
}

/// Saves in a process of its own that ends at an operation; whether it came that far.
fn is_killed(saving: Saving, work: &Path, at: usize) -> bool {
    let ended = Command::new(env::current_exe().expect("the program of the tests"))
        .args(["--exact", "cli::saving::the_child_that_is_killed"])
        .env("SAVING", format!("{saving:?}"))
        .env("SAVING_IN", work)
        .env("SAVING_UNTIL", at.to_string())
        .output()
        .expect("the program of the tests starts again");
    let is_done = String::from_utf8_lossy(&ended.stdout).contains("1 passed");
    assert_eq!(ended.status.success(), is_done, "{ended:?}");
    !is_done
}

/// What [`is_killed`] starts in a process of its own; among the other tests it has nothing to save.
#[test]
fn the_child_that_is_killed() {
    if env::var_os("SAVING").is_none() {
        return;
    }
    let given = |name: &str| env::var(name).expect("the test that starts it says so");
    let mut all = SAFE.into_iter().chain([Saving::InPlace]);
    let saving = all.find(|saving| format!("{saving:?}") == given("SAVING"));
    let at = given("SAVING_UNTIL").parse().expect("a number");
    let disk = FaultyDisk::new(at, Fault::Killed);
    let saved = saving
        .expect("one of them")
        .save(&disk, Path::new(&given("SAVING_IN")));
    saved.expect("nothing fails");
}

#[test]
fn on_a_full_disk_the_old_or_the_new_is_there_whole() {
    for saving in SAFE {
        for fault in [Fault::Once, Fault::FullFromThereOn] {
            assert_eq!(saving.torn(fault), 0, "{saving:?}, {fault:?}");
        }
    }
    assert!(Saving::InPlace.torn(Fault::Once) > 0, "the control is torn");
}

#[test]
fn whenever_it_is_killed_the_old_or_the_new_is_there_whole() {
    for saving in SAFE {
        assert_eq!(saving.torn(Fault::Killed), 0, "{saving:?}");
    }
    assert!(
        Saving::InPlace.torn(Fault::Killed) > 0,
        "the control is torn"
    );
}

#[test]
fn what_is_put_in_place_is_on_the_disk_before() {
    for saving in SAFE {
        let work = saving.prepared("order");
        let disk = FaultyDisk::whole();
        saving.save(&disk, &work).expect("nothing fails");
        let log = disk.log.borrow();
        let is_swap = |step: &&String| step.starts_with("rename") || step.starts_with("exchange");
        let swap = log
            .iter()
            .position(|step| is_swap(&step))
            .expect("it is put in place");
        for step in log[..swap]
            .iter()
            .filter_map(|step| step.strip_prefix("create "))
        {
            if step.ends_with("UNFINISHED.txt") {
                assert!(log[..swap].contains(&format!("remove {step}")), "{step}");
            } else {
                assert!(
                    log[..swap].contains(&format!("sync {step}")),
                    "{saving:?}: {step}"
                );
            }
        }
        assert_eq!(
            log[swap + 1],
            format!("sync {}", work.display()),
            "{saving:?}"
        );
    }
}

/// On a full disk there may be no room for the mark.
#[test]
fn a_folder_with_the_name_of_one_that_is_written_is_no_dataset() {
    let work = env::temp_dir().join(format!("prosopograph-unmarked-{}", std::process::id()));
    for (name, is_opened) in [
        (".target.unfinished-12", false),
        (".target.unfinished-12-former", true),
        ("target.unfinished-12", true),
        (".unfinished-", true),
    ] {
        let folder = work.join(name);
        fs::create_dir_all(&folder).expect("a folder can be made");
        fs::write(folder.join("entities.csv"), "id,kind,name\n").expect("a file can be written");
        let opened = DatasetFiles::from_folder(&folder).map(drop);
        let told = opened.err().map(|error| error.to_string());
        assert_eq!(told.is_none(), is_opened, "{name}");
        assert!(told.is_none_or(|told| told.contains("is not whole")));
    }
    let _ = fs::remove_dir_all(&work);
}
