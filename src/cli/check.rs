//! `prosopograph check`: everything that is wrong with a dataset, or with files of other programs.

use std::path::Path;
use std::path::PathBuf;

use serde::Serialize;

use crate::cli::arguments::Format;
use crate::cli::exchange_arguments::ReadingArguments;
use crate::cli::exit::Exit;
use crate::cli::foreign::imported;
use crate::cli::open::files;
use crate::cli::open::progress;
use crate::cli::say::say;
use crate::dataset::DatasetReport;
use crate::dataset::Problem;
use crate::dataset::Severity;
use crate::dataset::warn_of_doubts;
use crate::explorer::CheckedQuestion;
use crate::explorer::Explorer;
use crate::explorer::check_questions;
use crate::view::ImportReportView;
use crate::view::counted;

/// A report as JSON.
#[derive(Serialize)]
struct ReportView<'a> {
    usable: bool,
    errors: usize,
    warnings: usize,
    entities: usize,
    relations: usize,
    sources: usize,
    kinds: usize,
    relation_types: usize,
    questions: usize,
    problems: Vec<ProblemRow<'a>>,
    failed_questions: Vec<FailedQuestion<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    import: Option<ImportReportView>,
}

#[derive(Serialize)]
struct ProblemRow<'a> {
    file: &'a str,
    line: Option<u64>,
    severity: &'static str,
    message: &'a str,
}

#[derive(Serialize)]
struct FailedQuestion<'a> {
    id: &'a str,
    failures: &'a [String],
}

/// Checks a dataset or files of other programs and prints the report: answered if nothing is wrong.
pub(crate) fn check(
    paths: &[PathBuf],
    reading: &ReadingArguments,
    format: Format,
) -> anyhow::Result<Exit> {
    match paths {
        [] => check_dataset(None, format),
        [folder] if !folder.is_file() => check_dataset(Some(folder), format),
        files => check_files(files, reading, format),
    }
}

/// Every row must be of use; that some are written otherwise is no fault.
fn check_files(
    files: &[PathBuf],
    reading: &ReadingArguments,
    format: Format,
) -> anyhow::Result<Exit> {
    let imported = imported(files, reading)?.imported;
    let report = &imported.report;
    match format {
        Format::Json | Format::Ndjson => {
            let import = Some(ImportReportView::of(report));
            let view = ReportView {
                import,
                ..view(&imported.dataset_report, &[])
            };
            say(&format.json(&view)?)?;
        }
        Format::Text | Format::Csv => {
            say(&format!("{report}{}\n", counts(&imported.dataset_report)))?;
        }
    }
    Ok(Exit::of_import(report))
}

fn check_dataset(folder: Option<&Path>, format: Format) -> anyhow::Result<Exit> {
    let bar = progress("checking the dataset");
    let opened = Explorer::open(&files(folder)?);
    let checked = opened.as_ref().map(check_questions).unwrap_or_default();
    bar.finish_and_clear();
    let report = &match &opened {
        Ok(explorer) => {
            let mut report = explorer.report().clone();
            warn_of_doubts(explorer.network(), &mut report);
            report
        }
        Err(error) => (*error.report).clone(),
    };
    let failed: Vec<&CheckedQuestion> = checked
        .iter()
        .filter(|question| !question.failures.is_empty())
        .collect();
    match format {
        Format::Json | Format::Ndjson => say(&format.json(&view(report, &failed))?)?,
        Format::Text | Format::Csv => say(&report_text(report, &failed, checked.len()))?,
    }
    Ok(if report.is_usable() && failed.is_empty() {
        Exit::Answered
    } else {
        Exit::BadInput
    })
}

fn view<'a>(report: &'a DatasetReport, failed: &[&'a CheckedQuestion]) -> ReportView<'a> {
    let row = |problem: &'a Problem| ProblemRow {
        file: &problem.file,
        line: problem.line,
        severity: if problem.severity == Severity::Error {
            "error"
        } else {
            "warning"
        },
        message: &problem.message,
    };
    ReportView {
        usable: report.is_usable(),
        errors: report.error_count(),
        warnings: report.warning_count(),
        entities: report.entities,
        relations: report.relations,
        sources: report.sources,
        kinds: report.kinds,
        relation_types: report.relation_types,
        questions: report.questions,
        problems: report.problems().iter().map(row).collect(),
        failed_questions: failed
            .iter()
            .map(|question| FailedQuestion {
                id: &question.id,
                failures: &question.failures,
            })
            .collect(),
        import: None,
    }
}

fn report_text(report: &DatasetReport, failed: &[&CheckedQuestion], questions: usize) -> String {
    let mut lines = Vec::new();
    for problem in report.problems() {
        lines.push(format!("{problem}"));
    }
    if report.unlisted_count() > 0 {
        lines.push(format!("… and {} more problems", report.unlisted_count()));
    }
    for question in failed {
        for failure in &question.failures {
            lines.push(format!(
                "questions.csv: question \"{}\": {failure}",
                question.id
            ));
        }
    }
    lines.push(counts(report));
    if !report.is_usable() {
        lines.push(format!(
            "{}, {}: the dataset cannot be used",
            counted(report.error_count(), "error", "errors"),
            warnings(report)
        ));
        return lines.join("\n") + "\n";
    }
    lines.push(format!(
        "{} of {questions} example questions are answered as expected",
        questions - failed.len()
    ));
    lines.push(format!("no errors, {}", warnings(report)));
    lines.join("\n") + "\n"
}

fn counts(report: &DatasetReport) -> String {
    format!(
        "{}, {}, {}, {}, {}",
        counted(report.entities, "entity", "entities"),
        counted(report.relations, "relation", "relations"),
        counted(report.sources, "source", "sources"),
        counted(report.kinds, "kind", "kinds"),
        counted(report.relation_types, "relation type", "relation types")
    )
}

fn warnings(report: &DatasetReport) -> String {
    counted(report.warning_count(), "warning", "warnings")
}
