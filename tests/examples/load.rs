//! A service under load, beside a bare one: `cargo run --release --example load -- PROGRAM`.
//!
//! `load -- PROGRAM mixed 600` asks for pages, answers and exports over 64 connections for so many
//! seconds: how many a second, beside the same for `/hello` of a server that does nothing else, how
//! many errors, and how much the memory grew after the first tenth of the time. `load -- PROGRAM
//! triangles 60` lets 64 clients ask for the worst triangles, each time other ones, and says how long a
//! dossier takes meanwhile. What stands behind the time is given to the program, such as `--dataset
//! FOLDER`. The figures mean something on a machine that does nothing else: its load is told with them.

use std::convert::Infallible;
use std::error::Error;
use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use hyper::Response;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

const CONNECTIONS: usize = 64;
/// For so long, at most, the bare server is measured.
const HELLO: Duration = Duration::from_secs(20);
/// Between two dossiers.
const PAUSE: Duration = Duration::from_millis(20);

/// Addresses of the built-in network, light and heavy.
const MIXED: [&str; 16] = [
    "/",
    "/entities/joseph-stalin",
    "/find?text=Yagoda",
    "/entities?kinds=person",
    "/claims?sort=date",
    "/path?from=torashiro-kawabe&to=joseph-stalin",
    "/around?entity=nkvd",
    "/triangles?involving=nkvd",
    "/timeline?entity=poland",
    "/journey?from=genrikh-yagoda&to=lavrentii-beria",
    "/contradictions",
    "/explore?steps=show:nkvd,expand:nkvd",
    "/api/explore?steps=all",
    "/api/claims?limit=200",
    "/api/query?q=MATCH%20(a)-[r]->(b)%20RETURN%20a,%20b%20LIMIT%2010",
    "/api/export/gexf?of=%2Faround%3Fentity%3Dnkvd",
];

type Failure = Box<dyn Error + Send + Sync>;

/// How many answers of which status there were, and how long each took.
#[derive(Default)]
struct Tally {
    answered: usize,
    refused: usize,
    errors: Vec<String>,
    bytes: usize,
    times: Vec<Duration>,
}

/// A connection that is kept open.
struct Client {
    host: String,
    stream: Option<BufReader<TcpStream>>,
}

impl Client {
    fn of(host: &str) -> Self {
        let (host, stream) = (host.to_owned(), None);
        Self { host, stream }
    }

    /// The status and the length of an answer.
    fn ask(&mut self, address: &str) -> Result<(u16, usize), Failure> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => BufReader::new(TcpStream::connect(&self.host)?),
        };
        let head = format!("GET {address} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        stream.get_mut().write_all(head.as_bytes())?;
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).ok_or("no status")?.parse()?;
        let (mut length, mut closes) = (None, false);
        loop {
            line.clear();
            stream.read_line(&mut line)?;
            let (name, value) = line.trim().split_once(": ").unwrap_or_default();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = Some(value.parse()?),
                "connection" => closes = value == "close",
                _ if line.trim().is_empty() => break,
                _ => {}
            }
        }
        let bytes = match length {
            Some(length) => take(&mut stream, length)?,
            None => chunks(&mut stream)?,
        };
        self.stream = (!closes).then_some(stream);
        Ok((status, bytes))
    }
}

fn take(stream: &mut impl BufRead, length: usize) -> Result<usize, Failure> {
    let taken = std::io::copy(&mut stream.take(length as u64), &mut std::io::sink())?;
    if taken == length as u64 {
        Ok(length)
    } else {
        Err("the answer ends too early".into())
    }
}

fn chunks(stream: &mut impl BufRead) -> Result<usize, Failure> {
    let mut bytes = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let length = usize::from_str_radix(line.trim(), 16)?;
        bytes += take(stream, length)?;
        take(stream, 2)?;
        if length == 0 {
            return Ok(bytes);
        }
    }
}

/// Asks over one connection until the time is over.
fn ask_until(end: Instant, host: &str, address: impl Fn(usize) -> String) -> Tally {
    let (mut client, mut tally) = (Client::of(host), Tally::default());
    for number in 0.. {
        if Instant::now() >= end {
            break;
        }
        let (address, began) = (address(number), Instant::now());
        match client.ask(&address) {
            Ok((503, _)) => tally.refused += 1,
            Ok((status, bytes)) if status < 500 => {
                tally.answered += 1;
                tally.bytes += bytes;
                tally.times.push(began.elapsed());
            }
            Ok((status, _)) => tally.errors.push(format!("{status}: {address}")),
            Err(error) => tally.errors.push(format!("{error}: {address}")),
        }
    }
    tally
}

/// The same over many connections at once.
fn ask_all(time: Duration, host: &str, address: impl Fn(usize, usize) -> String + Sync) -> Tally {
    let (all, end) = (Mutex::new(Tally::default()), Instant::now() + time);
    thread::scope(|scope| {
        for connection in 0..CONNECTIONS {
            let (all, address) = (&all, &address);
            scope.spawn(move || {
                let tally = ask_until(end, host, |number| address(connection, number));
                if let Ok(mut all) = all.lock() {
                    all.answered += tally.answered;
                    all.refused += tally.refused;
                    all.bytes += tally.bytes;
                    all.errors.extend(tally.errors);
                    all.times.extend(tally.times);
                }
            });
        }
    });
    all.into_inner().unwrap_or_default()
}

/// A running program that ends with this.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    /// Starts a program that writes the address at which it serves on its output.
    fn start(program: &str, arguments: &[&str]) -> Result<(Self, String), Failure> {
        let mut child = Command::new(program)
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()?;
        let output = child.stdout.take().ok_or("it has no output")?;
        let running = Self(child);
        for line in BufReader::new(output).lines() {
            if let Some((_, host)) = line?.split_once("http://") {
                let host = host.trim().trim_end_matches('/').to_owned();
                return Ok((running, host));
            }
        }
        Err("it does not say where it serves".into())
    }

    /// How much memory it has, in kilobytes.
    fn memory(&self) -> Result<usize, Failure> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().nth(1));
        Ok(number.ok_or("its memory is not told")?.parse()?)
    }
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["hello"] => hello(),
        [program, what @ ("mixed" | "triangles"), seconds, rest @ ..] => {
            let time = Duration::from_secs(seconds.parse()?);
            let served = [&["serve", "--port", "0"][..], rest].concat();
            let (program, host) = Running::start(program, &served)?;
            let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
            println!("load of the machine before: {}", load.trim());
            match *what {
                "mixed" => mixed(&program, &host, time),
                _ => triangles(&host, time),
            }
        }
        _ => Err("load PROGRAM (mixed | triangles) SECONDS [ARGUMENTS OF THE PROGRAM]".into()),
    }
}

/// Serves nothing but a few letters.
fn hello() -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("http://{}/", listener.local_addr()?);
        loop {
            let (stream, _) = listener.accept().await?;
            let answer = |_| async { Ok::<_, Infallible>(Response::new("hello".to_owned())) };
            let served =
                http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer));
            tokio::spawn(served);
        }
    })
}

fn mixed(program: &Running, host: &str, time: Duration) -> Result<(), Failure> {
    let address =
        |connection: usize, number: usize| MIXED[(connection + number) % MIXED.len()].to_owned();
    let (tenth, others) = (time / 10, time * 9 / 10);
    let first = ask_all(tenth, host, address);
    let before = program.memory()?;
    let rest = ask_all(others, host, address);
    let after = program.memory()?;
    let itself = std::env::current_exe()?;
    let (_bare, bare_host) = Running::start(&itself.to_string_lossy(), &["hello"])?;
    let bare_time = HELLO.min(time);
    let bare = ask_all(bare_time, &bare_host, |_, _| "/hello".to_owned());
    tell("mixed, the first tenth", &first, tenth);
    tell("mixed, the rest", &rest, others);
    tell("/hello of a bare server", &bare, bare_time);
    println!("memory: {before} kB after the first tenth, {after} kB at the end");
    Ok(())
}

fn triangles(host: &str, time: Duration) -> Result<(), Failure> {
    let end = Instant::now() + time;
    let (dossiers, heavy) = thread::scope(|scope| {
        // A further parameter makes each a question of its own, which nobody has answered before.
        let heavy = scope.spawn(|| {
            ask_all(time, host, |connection, number| {
                format!("/api/triangles?limit=1000&data={connection}-{number}")
            })
        });
        let dossiers = scope.spawn(|| {
            ask_until(end, host, |number| {
                thread::sleep(PAUSE);
                format!("/api/entities/joseph-stalin?data={number}")
            })
        });
        (dossiers.join(), heavy.join())
    });
    let ended = |_| "a client broke off";
    tell("triangles", &heavy.map_err(ended)?, time);
    tell("dossiers", &dossiers.map_err(ended)?, time);
    Ok(())
}

fn tell(what: &str, tally: &Tally, time: Duration) {
    let mut times = tally.times.clone();
    times.sort_unstable();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    let answered = u32::try_from(tally.answered).unwrap_or(u32::MAX);
    println!(
        "{what}: {} answered, {:.0} a second, {} MB; {} refused, {} errors; p50 {:.1?}, p99 {:.1?}, at most {:.1?}",
        tally.answered,
        f64::from(answered) / time.as_secs_f64(),
        tally.bytes / 1_000_000,
        tally.refused,
        tally.errors.len(),
        at(50),
        at(99),
        times.last().copied().unwrap_or_default(),
    );
    tally
        .errors
        .iter()
        .take(5)
        .for_each(|error| println!("  {error}"));
}
