//! Cells that hold one word of a fixed list: `sign`, `aspect`, `layer` …

use crate::dataset::columns::Columns;
use crate::dataset::report::DatasetReport;
use crate::dataset::table::Row;
use crate::model::Aspect;
use crate::model::Carries;
use crate::model::GrammaticalNumber;
use crate::model::Layer;
use crate::model::Sign;

pub(crate) const SIGNS: [(&str, Sign); 4] = [
    ("1", Sign::Friendly),
    ("+1", Sign::Friendly),
    ("0", Sign::Neutral),
    ("-1", Sign::Hostile),
];
pub(crate) const ASPECTS: [(&str, Aspect); 3] = [
    ("event", Aspect::Event),
    ("state", Aspect::State),
    (PART, Aspect::State),
];
/// The aspect of a type that says that its first end is a part or a member of its second.
pub(crate) const PART: &str = "part";
pub(crate) const TRUTH: [(&str, bool); 4] = [
    ("true", true),
    ("false", false),
    ("yes", true),
    ("no", false),
];
pub(crate) const NUMBERS: [(&str, GrammaticalNumber); 2] = [
    (
        GrammaticalNumber::Singular.name(),
        GrammaticalNumber::Singular,
    ),
    (GrammaticalNumber::Plural.name(), GrammaticalNumber::Plural),
];
pub(crate) const LAYERS: [(&str, Layer); 2] = [
    (Layer::World.name(), Layer::World),
    (Layer::Record.name(), Layer::Record),
];
pub(crate) const WAYS_OF_CARRYING: [(&str, Carries); 4] = [
    (Carries::Along.name(), Carries::Along),
    (Carries::Against.name(), Carries::Against),
    (Carries::Both.name(), Carries::Both),
    (Carries::No.name(), Carries::No),
];

/// The cells of a row that hold one word of a list.
#[derive(Clone, Copy)]
pub(crate) struct ChoiceCells<'a> {
    pub(crate) file: &'static str,
    pub(crate) row: Row<'a>,
    pub(crate) columns: &'a Columns<'a>,
}

impl ChoiceCells<'_> {
    /// The value a cell names; the default for an empty cell, and after reporting an error.
    pub(crate) fn choose<T: Copy + Default>(
        self,
        column: &'static str,
        values: &[(&str, T)],
        report: &mut DatasetReport,
    ) -> T {
        self.given(column, values, report).unwrap_or_default()
    }

    /// The value a cell names; `None` for an empty cell, and after reporting an error.
    pub(crate) fn given<T: Copy>(
        self,
        column: &'static str,
        values: &[(&str, T)],
        report: &mut DatasetReport,
    ) -> Option<T> {
        let cell = self.columns.cell(self.row, column);
        if cell.is_empty() {
            return None;
        }
        let lower = cell.to_ascii_lowercase();
        let found = values.iter().find(|(name, _)| *name == lower);
        if found.is_none() {
            let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
            let names = names.join(", ");
            report.error(
                self.file,
                self.row.line(),
                format!("\"{cell}\" is not a value of \"{column}\"; use {names}"),
            );
        }
        found.map(|(_, value)| *value)
    }
}
