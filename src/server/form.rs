//! Forms, made from the table of questions: what was typed comes back into them, with what was
//! wrong beside it.

use std::sync::Arc;

use crate::explorer::Effort;
use crate::explorer::Explorer;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::Remaining;
use crate::explorer::Row;
use crate::explorer::SurveyRequest;
use crate::query::Limits;
use crate::server::ask::in_background;
use crate::server::chips::Chip;
use crate::server::form_field::Field;
use crate::server::form_field::Filling;
use crate::server::form_room::make_room;
use crate::server::state::AppState;
use crate::server::trouble::Trouble;
use crate::view::ListOfChoice;

/// The form that asks a question.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// Where it is sent.
    pub(crate) action: String,
    /// The question in general words.
    pub(crate) summary: &'static str,
    /// The fields of the question itself.
    pub(crate) fields: Vec<Field>,
    /// The fields that narrow it, in groups.
    pub(crate) narrowing: Vec<FieldGroup>,
    /// What it is narrowed to, each with the address without it.
    pub(crate) chips: Vec<Chip>,
    /// The address without anything that it is narrowed to.
    pub(crate) unnarrowed: String,
    /// What would remain: `claims` or `entities`.
    pub(crate) counted: &'static str,
}

/// What a form is filled in from.
struct Given<'a> {
    parameters: &'a Parameters,
    request: SurveyRequest,
    remaining: Option<Arc<Remaining>>,
}

/// Fields that belong together.
#[derive(Clone, Debug)]
pub(crate) struct FieldGroup {
    /// Their heading; empty for a field on its own.
    pub(crate) legend: &'static str,
    pub(crate) fields: Vec<Field>,
}

impl Form {
    /// The form of a question, with what the parameters say filled in and how much would remain for
    /// each choice; without that if it cannot be counted in time.
    pub(crate) async fn of(
        state: &AppState,
        row: &Row,
        path: &str,
        parameters: &Parameters,
    ) -> Self {
        let request = state.explorer.read_survey(row, path, parameters);
        let remaining = counted(state, &request).await;
        let given = Given {
            parameters,
            request,
            remaining,
        };
        Self::filled(state, row, path, given)
    }

    /// The same without how much would remain.
    pub(crate) fn uncounted(
        state: &AppState,
        row: &Row,
        path: &str,
        parameters: &Parameters,
    ) -> Self {
        let request = state.explorer.read_survey(row, path, parameters);
        let given = Given {
            parameters,
            request,
            remaining: None,
        };
        Self::filled(state, row, path, given)
    }

    fn filled(state: &AppState, row: &Row, path: &str, given: Given<'_>) -> Self {
        let Given {
            parameters,
            request,
            remaining,
        } = given;
        let explorer = &state.explorer;
        let lists = ListOfChoice::of(explorer.network(), row, &request);
        let filling = Filling {
            prefix: row.name.chars().next().unwrap_or('x'),
            explorer,
            given: parameters,
            understood: &request.parameters,
            remaining: remaining.as_deref(),
            lists: &lists,
        };
        let own = row.parameters.iter();
        let own = own.filter(|parameter| parameter.audience.includes_forms());
        let chips = Chip::all(explorer, row, path, &request.parameters);
        let mut fields: Vec<Field> = own.map(|parameter| filling.field(*parameter)).collect();
        let mut narrowing = groups(row.narrowing.parameters(), &filling);
        let of_groups = narrowing.iter_mut().flat_map(|group| &mut group.fields);
        make_room(fields.iter_mut().chain(of_groups));
        Self {
            action: path.to_owned(),
            summary: row.summary,
            fields,
            narrowing,
            unnarrowed: Chip::none(row, path, &request.parameters),
            chips,
            counted: request.survey.counted.name(),
        }
    }

    /// Makes a field one that must be filled in.
    pub(crate) fn require(&mut self, name: &str) {
        for field in &mut self.fields {
            if field.parameter.name == name {
                field.parameter = field.parameter.required();
            }
        }
    }

    /// The field of a parameter.
    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields
            .iter()
            .find(|field| field.parameter.name == name)
    }

    /// Whether something is wrong with what it is narrowed to, so that the fields must be seen.
    pub(crate) fn is_wrongly_narrowed(&self) -> bool {
        let mut fields = self.narrowing.iter().flat_map(|group| &group.fields);
        fields.any(|field| field.problem.is_some())
    }

    /// Says beside each field what is wrong with it, and beside each trouble which field it is of; the
    /// troubles come in the order of their fields.
    pub(crate) fn point_out(&mut self, trouble: &mut Trouble) {
        let of_groups = self
            .narrowing
            .iter_mut()
            .flat_map(|group| &mut group.fields);
        let mut order = Vec::new();
        for field in self.fields.iter_mut().chain(of_groups) {
            order.push(field.parameter.name);
            for remedy in &mut trouble.remedies {
                if remedy.parameter == field.parameter.name {
                    field.add_problem(&remedy.message);
                    remedy.field = Some(field.id.clone());
                }
            }
        }
        trouble.remedies.sort_by_key(|remedy| {
            let place = order.iter().position(|name| *name == remedy.parameter);
            place.unwrap_or(order.len())
        });
    }
}

/// How much would remain for each choice, if it can be counted in time.
async fn counted(state: &AppState, request: &SurveyRequest) -> Option<Arc<Remaining>> {
    let request = request.clone();
    let count = move |explorer: &Explorer, stop| {
        let limits = Limits {
            stop: Some(stop),
            ..explorer.usual_limits()
        };
        explorer.remaining(&request, &limits)
    };
    in_background(state, Effort::Quick, count).await.ok()?.ok()
}

fn groups(scope: &[Parameter], filling: &Filling<'_>) -> Vec<FieldGroup> {
    let groups = scope.chunk_by(|one, next| !one.group.is_empty() && one.group == next.group);
    let groups = groups.map(|group| FieldGroup {
        legend: group.first().map_or("", |parameter| parameter.group),
        fields: group
            .iter()
            .map(|parameter| filling.field(*parameter))
            .filter(Field::offers_a_choice)
            .collect(),
    });
    groups.filter(|group| !group.fields.is_empty()).collect()
}
