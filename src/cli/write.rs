//! Text on its way to the terminal, wrapped to its width.

use std::fmt::Write;

use crate::cli::arguments::Format;
use crate::cli::exit::Exit;
use crate::view::ProblemDetails;
use crate::view::TextLine;
use crate::view::text_of_problem;

/// How much further the second line of a paragraph is indented, in columns.
const HANGING: usize = 2;

/// Lines wrapped to the width of the terminal.
pub(crate) fn wrapped(lines: &[TextLine]) -> String {
    let width = textwrap::termwidth().clamp(60, 100);
    let mut text = String::new();
    for line in lines {
        let first = " ".repeat(line.indent);
        let rest = " ".repeat(line.indent + HANGING);
        let options = textwrap::Options::new(width)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .initial_indent(&first)
            .subsequent_indent(&rest);
        let _ = writeln!(text, "{}", textwrap::fill(&line.text, options).trim_end());
    }
    text
}

/// Prints what is wrong with a question.
pub(crate) fn complain(problem: &ProblemDetails, format: Format) -> anyhow::Result<Exit> {
    match format {
        Format::Json | Format::Ndjson => eprint!("{}", format.json(problem)?),
        Format::Text | Format::Csv => eprint!("{}", wrapped(&text_of_problem(problem))),
    }
    Ok(Exit::BadInput)
}
