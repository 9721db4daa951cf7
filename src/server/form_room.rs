//! Forms stay small: of long lists of choices as many are on the page as there is room for, those
//! that most would remain for; the others can be typed, and are counted.

use crate::server::form_field::Choice;
use crate::server::form_field::Control;
use crate::server::form_field::Field;
use crate::server::form_field::Suggestions;
use crate::server::form_field::Ticks;

/// The bytes of the folded choices of a form.
const ROOM_OF_FORM: usize = 72_000;
/// The bytes of the choices of a list that opens.
const ROOM_OF_LIST: usize = 20_000;
/// About so many bytes has a choice on a page besides what it is called.
const AROUND: usize = 150;

/// Leaves so many choices in the fields of a form that they have room on its page.
pub(crate) fn make_room<'f>(fields: impl Iterator<Item = &'f mut Field>) {
    let mut long = Vec::new();
    for field in fields {
        if let Control::Ticks(ticks) = &mut field.control
            && !ticks.further.is_empty()
        {
            long.push(ticks);
        }
    }
    let all: usize = long.iter().map(|ticks| bytes_of(ticks)).sum();
    if all > ROOM_OF_FORM {
        let share = ROOM_OF_FORM / long.len();
        for ticks in long {
            keep(ticks, share);
        }
    }
}

/// A list that opens, or, if it would be too large, a text with suggestions.
pub(crate) fn opened_or_typed(choices: Vec<Choice>) -> Control {
    let all = choices.len();
    let mut room = ROOM_OF_LIST;
    let fits = |choice: &&Choice| {
        let bytes = choice.value.len() + choice.label.len() + AROUND / 4;
        let left = room.checked_sub(bytes);
        room = left.unwrap_or(0);
        left.is_some()
    };
    let fitting = choices.iter().take_while(fits).count();
    if fitting == all {
        return Control::OneOrNone(choices);
    }
    let mut first = choices;
    first.truncate(fitting);
    Control::OneTyped(Suggestions { first, all })
}

/// Folded choices of at most so many bytes, those that most would remain for.
fn keep(ticks: &mut Ticks, mut room: usize) {
    let mut ranked: Vec<Choice> = std::mem::take(&mut ticks.further);
    ranked.sort_by_key(|choice| std::cmp::Reverse(choice.remains()));
    for choice in ranked {
        if let Some(rest) = room.checked_sub(bytes(&choice)) {
            room = rest;
            ticks.further.push(choice);
        } else {
            room = 0;
            ticks.left += 1;
        }
    }
    ticks
        .further
        .sort_by_cached_key(|choice| choice.label.to_lowercase());
}

fn bytes_of(ticks: &Ticks) -> usize {
    ticks.further.iter().map(bytes).sum()
}

/// About how many bytes a choice has on a page, where its label stands three times.
fn bytes(choice: &Choice) -> usize {
    AROUND + 3 * choice.label.len() + choice.value.len() + choice.page.len()
}
