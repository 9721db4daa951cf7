//! `prosopograph export`: the network, a part of it or an answer, in the format of another program.

use std::fs;
use std::io;
use std::io::BufWriter;
use std::io::IsTerminal;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use anyhow::bail;

use crate::cli::arguments;
use crate::cli::exchange_arguments::ExportArguments;
use crate::cli::exit::Exit;
use crate::cli::open::explorer;
use crate::cli::open::progress;
use crate::cli::saving::LocalDisk;
use crate::cli::saving::NewFolder;
use crate::cli::saving::save_file;
use crate::cli::write::complain;
use crate::exchange::Extract;
use crate::exchange::Format;
use crate::exchange::write_archive;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::print::FONT;
use crate::explorer::print::PRINT;
use crate::explorer::print::Print;
use crate::explorer::print::WIDTH;
use crate::explorer::take_away::TakeAway;
use crate::explorer::take_away_measures::read_measures;
use crate::server::drawing;
use crate::view::ProblemDetails;
use crate::view::counted;

/// Writes an extract to a file, a folder or the output.
pub(crate) fn export(dataset: Option<&Path>, arguments: &ExportArguments) -> anyhow::Result<Exit> {
    let written_as = arguments.written_as.as_deref().unwrap_or_default();
    let Some(format) = Format::from_name(written_as).filter(|format| format.is_writable()) else {
        let known: Vec<&str> = Format::writable().map(Format::name).collect();
        bail!(
            "unknown format \"{written_as}\"; supported: {}, site",
            known.join(", ")
        );
    };
    let explorer = explorer(dataset)?;
    let what = match take_away(&explorer, arguments) {
        Ok(what) => what,
        Err(problem) => {
            return complain(&problem, arguments::Format::Text);
        }
    };
    let named = arguments.measures.as_deref().unwrap_or_default();
    let measures = read_measures(named).context("--measures")?;
    let limits = explorer.limits_of(&what);
    let extract = explorer.take_away(&what, &limits)?;
    let extract = match format.exporter() {
        Some(_) => explorer.with_measures(extract, &what, &measures, &limits)?,
        None => extract.without_mentioned(),
    };
    let bar = progress("writing");
    let print = print(arguments)?;
    let target = Target {
        format,
        print,
        to: arguments.to.as_deref(),
    };
    let written = write(&explorer, &extract, &target);
    bar.finish_and_clear();
    written?;
    if let Some(to) = &arguments.to {
        let (entities, relations) = (extract.entities().len(), extract.relations().len());
        eprintln!(
            "{}: {}, {} as {}",
            to.display(),
            counted(entities, "entity", "entities"),
            counted(relations, "relation", "relations"),
            format.title()
        );
    }
    Ok(if extract.entities().is_empty() {
        Exit::NoAnswer
    } else {
        Exit::Answered
    })
}

fn take_away(explorer: &Explorer, arguments: &ExportArguments) -> Result<TakeAway, ProblemDetails> {
    let address = arguments.of.as_deref().unwrap_or("/");
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut parameters = Parameters::from_query(query);
    parameters.extend(&arguments.scope.parameters);
    let read = explorer.read_take_away(path, parameters);
    read.map_err(|error| ProblemDetails::of_question(explorer.network(), &error))
}

/// What is written, and where to.
struct Target<'a> {
    format: &'static Format,
    print: Print,
    to: Option<&'a Path>,
}

/// How a drawing is wanted.
fn print(arguments: &ExportArguments) -> anyhow::Result<Print> {
    let mut print = Print::default();
    let given = [
        (PRINT, &arguments.print),
        (WIDTH, &arguments.width),
        (FONT, &arguments.font),
    ];
    for (parameter, value) in given {
        if let Some(value) = value {
            let name = parameter.name;
            print
                .read(name, value)
                .with_context(|| format!("--{name}"))?;
        }
    }
    Ok(print)
}

fn write(explorer: &Explorer, extract: &Extract<'_>, target: &Target<'_>) -> anyhow::Result<()> {
    let Target { format, print, to } = *target;
    let Some(exporter) = format.exporter() else {
        let drawing = drawing(extract, print, &explorer.usual_limits())?;
        return written_to(to, |out| out.write_all(drawing.as_bytes()));
    };
    let files = exporter.files(extract);
    if let [file] = files[..] {
        return written_to(to, |out| exporter.write(extract, file, out));
    }
    match to {
        None if io::stdout().is_terminal() => {
            bail!(
                "{} is several files; name a folder, or a file that ends in .zip",
                format.title()
            )
        }
        Some(folder)
            if folder
                .extension()
                .is_none_or(|extension| extension != "zip") =>
        {
            write_folder(exporter, extract, folder)
        }
        to => written_to(to, |out| write_archive(exporter, extract, out)),
    }
}

fn write_folder(
    exporter: &dyn crate::exchange::Exporter,
    extract: &Extract<'_>,
    folder: &Path,
) -> anyhow::Result<()> {
    let about = |file: &str| format!("cannot write \"{}\"", folder.join(file).display());
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!(
            "the folder \"{}\" is not empty; name a new one",
            folder.display()
        );
    }
    let mut new = NewFolder::beside(&LocalDisk, folder).with_context(|| about(""))?;
    for file in exporter.files(extract) {
        new.write(file, |out| exporter.write(extract, file, out))
            .with_context(|| about(file))?;
    }
    new.put_in_place().with_context(|| about(""))
}

/// Writes to a file, or to the output; a reader who has seen enough is no fault.
fn written_to(
    to: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    let Some(path) = to else {
        let mut out = BufWriter::new(io::stdout().lock());
        return match write(&mut out).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.context("cannot write to the output"),
        };
    };
    let about = || format!("cannot write \"{}\"", path.display());
    save_file(&LocalDisk, path, write).with_context(about)
}
