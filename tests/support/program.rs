//! The program as its users run it: arguments in, exit code and output out; or serving, until it is
//! dropped.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::ExitStatus;
use std::process::Stdio;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use serde_json::Value;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_prosopograph");

/// What a command did.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub output: String,
    pub errors: String,
}

impl Ended {
    /// Fails unless the exit code is this one.
    pub fn assert_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.output, self.errors);
        self
    }

    /// The output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.output)
            .unwrap_or_else(|error| panic!("{error}: {}", self.output))
    }
}

/// Runs a command to its end.
pub fn run(arguments: &[&str]) -> Ended {
    run_in(&[], arguments)
}

/// Runs a command to its end with these variables of its environment.
pub fn run_in(environment: &[(&str, &str)], arguments: &[&str]) -> Ended {
    let output = Command::new(PROGRAM)
        .args(arguments)
        .env("COLUMNS", "100")
        .envs(environment.iter().copied())
        .output()
        .expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Ended {
        code: output.status.code(),
        output: text(output.stdout),
        errors: text(output.stderr),
    }
}

/// A serving program, stopped when dropped.
#[derive(Debug)]
pub struct Serving {
    child: Child,
    output: Option<BufReader<ChildStdout>>,
    /// The first line of the output, such as `http://127.0.0.1:40123/`.
    pub address: String,
}

impl Serving {
    /// Serves on a free port with further arguments.
    pub fn start(arguments: &[&str]) -> Self {
        Self::start_in(&[], arguments)
    }

    /// Serves on a free port with variables of its environment and further arguments.
    pub fn start_in(environment: &[(&str, &str)], arguments: &[&str]) -> Self {
        Self::start_with(environment, arguments, Stdio::inherit())
    }

    fn start_with(environment: &[(&str, &str)], arguments: &[&str], errors: Stdio) -> Self {
        let mut command = Command::new(PROGRAM);
        command
            .args(["serve", "--port", "0"])
            .args(arguments)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(errors);
        let mut child = command.spawn().expect("the program starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut address = String::new();
        output.read_line(&mut address).expect("a first line");
        Self {
            child,
            output: Some(output),
            address: address.trim_end().to_owned(),
        }
    }

    /// Serves like `start` with a log that is kept until the end.
    pub fn start_logged(arguments: &[&str]) -> Self {
        Self::start_with(&[], arguments, Stdio::piped())
    }

    /// Asks the program to end, and returns what it has written to standard error.
    pub fn log_at_the_end(&mut self) -> String {
        let status = self.terminate(Duration::from_secs(30));
        assert_eq!(status.and_then(|status| status.code()), Some(0));
        let mut log = String::new();
        let errors = self.child.stderr.as_mut().expect("its errors are piped");
        errors.read_to_string(&mut log).expect("the log is UTF-8");
        log
    }

    /// Host and port, such as `127.0.0.1:40123`.
    pub fn host(&self) -> &str {
        self.address
            .trim_start_matches("http://")
            .trim_end_matches('/')
    }

    /// The next line of the output.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.output
            .as_mut()
            .expect("the output is still read")
            .read_line(&mut line)
            .expect("a line");
        line
    }

    /// Stops reading the output, as a closed terminal does.
    pub fn close_output(&mut self) {
        self.output = None;
    }

    /// Asks the program to end, as a service manager does, and waits this long at most.
    pub fn terminate(&mut self, patience: Duration) -> Option<ExitStatus> {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .expect("kill starts");
        assert!(asked.success());
        let asked_at = Instant::now();
        while asked_at.elapsed() < patience {
            if let Some(status) = self.child.try_wait().expect("the child can be waited for") {
                return Some(status);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder of its own, removed when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A new folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        // The name may stand in an answer, so it must not look like a date: no two numbers with a dash.
        let name = format!("prosopograph-test-p{}n{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a folder can be made");
        for (name, text) in files {
            fs::write(path.join(name), text).expect("a file can be written");
        }
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Where it is, as an argument.
    pub fn argument(&self) -> &str {
        self.0.to_str().expect("a path of letters")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
