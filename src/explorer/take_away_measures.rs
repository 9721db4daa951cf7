//! Measures that are taken away with a file: columns of its entities.

use crate::exchange::ComputedColumn;
use crate::exchange::Extract;
use crate::explorer::explorer_handle::Explorer;
use crate::explorer::take_away::TakeAway;
use crate::graph::Scope;
use crate::query::Limits;
use crate::query::Measure;
use crate::query::QueryError;

/// A word that is no measure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{word}\" is not a measure; supported: {}", Measure::names().join(", "))]
pub struct NoMeasure {
    word: String,
}

/// Reads names of measures with commas between them; each counts once.
///
/// # Errors
///
/// [`NoMeasure`] for the first that is none.
pub fn read_measures(text: &str) -> Result<Vec<Measure>, NoMeasure> {
    let mut measures = Vec::new();
    let words = text.split(',').map(str::trim);
    for word in words.filter(|word| !word.is_empty()) {
        let measure = Measure::from_name(word).ok_or_else(|| NoMeasure {
            word: word.chars().take(40).collect(),
        })?;
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    Ok(measures)
}

impl TakeAway {
    /// The scope whose measures belong to it: that of the answer, or the usual one.
    fn measured_scope(&self) -> Scope {
        match self {
            Self::Scope { scope, .. } => (**scope).clone(),
            Self::Answer(asked) => asked.scope().cloned().unwrap_or_default(),
            Self::Network | Self::Relation(_) => Scope::default(),
        }
    }
}

impl Explorer {
    /// Adds measures to what is taken away, as columns of its entities; an entity without a tie in the
    /// scope has 0, or no cell where the measure says nothing.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before they were taken.
    pub fn with_measures<'e>(
        &self,
        extract: Extract<'e>,
        what: &TakeAway,
        measures: &[Measure],
        limits: &Limits,
    ) -> Result<Extract<'e>, QueryError> {
        if measures.is_empty() {
            return Ok(extract);
        }
        let scope = what.measured_scope();
        let columns = measures.iter().map(|&measure| {
            let taken = self.measure(&scope, measure, limits)?;
            let entities = extract.entities().iter();
            Ok(ComputedColumn {
                name: measure.column(),
                is_whole: measure.is_count(),
                numbers: entities.map(|&entity| taken.of(entity)).collect(),
            })
        });
        let columns = columns.collect::<Result<Vec<_>, QueryError>>()?;
        Ok(extract.with_computed(columns))
    }
}
