//! How much would remain for each choice of a form: read from its parameters, counted once for the
//! whole network.

use std::sync::Arc;
use std::sync::OnceLock;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::parameters::Parameters;
use crate::explorer::table::AVOIDED_KINDS;
use crate::explorer::table::Address;
use crate::explorer::table::CERTAINTY;
use crate::explorer::table::CLAIMANTS;
use crate::explorer::table::CLASSES;
use crate::explorer::table::KINDS;
use crate::explorer::table::Narrowing;
use crate::explorer::table::PLACES;
use crate::explorer::table::Parameter;
use crate::explorer::table::Question;
use crate::explorer::table::Row;
use crate::explorer::table::SOURCES;
use crate::explorer::table::STATUS;
use crate::explorer::table::TYPES;
use crate::graph::Direction;
use crate::graph::Passing;
use crate::graph::Scope;
use crate::query::About;
use crate::query::Counted;
use crate::query::Dimension;
use crate::query::EntitiesQuestion;
use crate::query::FacetValue;
use crate::query::FindQuestion;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::Survey;
use crate::query::remaining;
use crate::query::remaining_without;

/// The parameters that choose values of a property, with the property.
const CHOSEN_BY: [(Parameter, Dimension); 6] = [
    (KINDS, Dimension::Kind),
    (TYPES, Dimension::Type),
    (CLASSES, Dimension::Class),
    (STATUS, Dimension::Status),
    (CERTAINTY, Dimension::Certainty),
    (SOURCES, Dimension::Source),
];

/// Those of which a form shows none, since any entity may be typed.
const TYPED_FOR: [(Parameter, Dimension); 2] =
    [(PLACES, Dimension::Place), (CLAIMANTS, Dimension::Claimant)];

/// How much would remain for each value of each parameter of a scope.
#[derive(Clone, Debug, Default)]
pub struct Remaining {
    of_parameters: Vec<OfParameter>,
}

#[derive(Clone, Debug)]
struct OfParameter {
    name: &'static str,
    values: Vec<FacetValue>,
}

impl Remaining {
    /// The values of a parameter, those with most first; `None` if it chooses none that are
    /// counted.
    #[must_use]
    pub fn of(&self, parameter: &Parameter) -> Option<&[FacetValue]> {
        let mut of_parameters = self.of_parameters.iter();
        let found = of_parameters.find(|known| known.name == parameter.name);
        found.map(|found| found.values.as_slice())
    }
}

/// What is counted for the choices of a form.
#[derive(Clone, Debug)]
pub struct SurveyRequest {
    /// What would remain of.
    pub survey: Survey,
    /// The parameters as far as they were understood.
    pub parameters: Parameters,
    narrowing: Narrowing,
    is_whole: bool,
}

/// What was counted of a whole network, by what is usual for a question.
#[derive(Debug, Default)]
pub(crate) struct WholeNetwork {
    world: OnceLock<Arc<Remaining>>,
    both_layers: OnceLock<Arc<Remaining>>,
    every_claim: OnceLock<Arc<Remaining>>,
    entities: OnceLock<Arc<Remaining>>,
}

impl WholeNetwork {
    fn place_of(&self, request: &SurveyRequest) -> &OnceLock<Arc<Remaining>> {
        match (request.survey.counted, request.narrowing) {
            (Counted::Entities, _) => &self.entities,
            (Counted::Claims, Narrowing::Dossier) => &self.both_layers,
            (Counted::Claims, Narrowing::EveryClaim) => &self.every_claim,
            (Counted::Claims, _) => &self.world,
        }
    }
}

/// The property whose values a parameter chooses.
#[must_use]
pub fn chosen_by(name: &str) -> Option<Dimension> {
    let mut known = CHOSEN_BY.iter().chain(&TYPED_FOR);
    let found = known.find(|(parameter, _)| parameter.name == name);
    found.map(|(_, dimension)| dimension.clone())
}

/// Whether the choices of a question are counted by entities: its answer lists them.
fn counted_for(row: &Row) -> Counted {
    let of_entities = [EntitiesQuestion::ROW.name, FindQuestion::ROW.name];
    if of_entities.contains(&row.name) {
        Counted::Entities
    } else {
        Counted::Claims
    }
}

impl Explorer {
    /// What the choices of the form of a question are counted in, as far as its parameters can be
    /// read: what is wrong in them is told with the answer.
    #[must_use]
    pub fn read_survey(&self, row: &Row, path: &str, parameters: &Parameters) -> SurveyRequest {
        let subject = self.subject_of(row.address, path).ok().flatten();
        let mut reader = self.reader(parameters.clone());
        let usual = row.narrowing.usual_scope();
        let scope = match row.narrowing {
            Narrowing::Whole => Scope {
                kinds: reader.kinds(&KINDS),
                ..usual
            },
            _ => reader.scope_from(usual),
        };
        let about = match (row.address, subject) {
            (Address::Entity(_), Some(entity)) => About::One(entity),
            _ => reader.about(),
        };
        let counted = counted_for(row);
        let end = reader.end_of_entities();
        let end = end.filter(|_| counted == Counted::Entities);
        let is_given = |parameter: &Parameter| parameters.first(parameter).is_some();
        let is_narrowed = row.narrowing.parameters().iter().any(is_given)
            || row.narrowing == Narrowing::Whole && is_given(&KINDS);
        SurveyRequest {
            is_whole: !is_narrowed && about == About::Anybody && end.is_none(),
            narrowing: row.narrowing,
            parameters: reader.into_parameters(),
            survey: Survey {
                counted,
                about,
                // Lists pass through nobody.
                scope: Scope {
                    direction: end.unwrap_or(Direction::Both),
                    passing: Passing::Anything,
                    ..scope
                },
            },
        }
    }

    /// How much would remain for each choice of a form. What is narrowed by nothing is counted once
    /// and kept.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before everything was counted.
    pub fn remaining(
        &self,
        request: &SurveyRequest,
        limits: &Limits,
    ) -> Result<Arc<Remaining>, QueryError> {
        let kept = self.whole_network().place_of(request);
        if let Some(known) = kept.get().filter(|_| request.is_whole) {
            return Ok(Arc::clone(known));
        }
        let counted = Arc::new(self.count_choices(&request.survey, limits)?);
        if request.is_whole {
            return Ok(Arc::clone(kept.get_or_init(|| counted)));
        }
        Ok(counted)
    }

    fn count_choices(&self, survey: &Survey, limits: &Limits) -> Result<Remaining, QueryError> {
        let dimensions = CHOSEN_BY.map(|(_, dimension)| dimension);
        let found = remaining(self.graph(), survey, &dimensions, limits)?;
        let of_parameters = CHOSEN_BY.iter().zip(found);
        let of_parameters = of_parameters.map(|((parameter, _), values)| OfParameter {
            name: parameter.name,
            values,
        });
        let mut of_parameters: Vec<OfParameter> = of_parameters.collect();
        if survey.counted == Counted::Claims {
            of_parameters.push(OfParameter {
                name: AVOIDED_KINDS.name,
                values: remaining_without(self.graph(), survey, limits)?,
            });
        }
        Ok(Remaining { of_parameters })
    }
}
