//! What may be concluded from a ranking, in sentences.

use crate::model::Network;
use crate::query::Leaving;
use crate::query::MeasuresAnswer;
use crate::query::Outcome;
use crate::query::SAMPLES;
pub(crate) use crate::query::value_in_words as number;
use crate::view::counted;
use crate::view::standing::capitalised;

/// Two neighbours of a ranking can be told apart if their order holds in so many of 100 samples.
const TOLD_APART: usize = 90;
/// So many places are looked at: whoever comes after them is not read out.
const PLACES: usize = 20;
/// From here on a correlation is worth a warning.
const GOES_WITH: f64 = 0.5;

/// What may be concluded, the most important first.
pub(crate) fn conclusions(network: &Network, answer: &MeasuresAnswer) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(who_leads(network, answer));
    found.extend(answer.sensitivity.outcomes.first().and_then(not_told_apart));
    found.extend(what_weighs_most(network, answer));
    found.extend(whether_sources_decide(answer));
    found.extend(what_was_not_done(answer));
    found
}

/// "Stalin leads in 199 of 200 samples without 10 % of the claims, in 180 of 200 without 20 %."
fn who_leads(network: &Network, answer: &MeasuresAnswer) -> Option<String> {
    let first = answer.entities.first().filter(|first| first.rank == 1)?;
    let equals = answer.entities.iter().filter(|it| it.rank == 1).count();
    let name = &network.entity(first.entity).name;
    let outcomes: Vec<String> = answer.sensitivity.outcomes.iter().map(lead).collect();
    if equals > 1 {
        return Some(format!(
            "{name} and {} are first together: by {} they cannot be told apart.",
            counted(equals - 1, "other", "others"),
            answer.ranked_by().label()
        ));
    }
    (!outcomes.is_empty()).then(|| format!("{name} is first in {}.", outcomes.join(", and in ")))
}

fn lead(outcome: &Outcome) -> String {
    format!(
        "{} of {} samples without {:.0} % of the claims",
        outcome.survival.led,
        outcome.survival.samples,
        outcome.share * 100.0
    )
}

/// "Places 4 to 9 cannot be told apart."
fn not_told_apart(outcome: &Outcome) -> Option<String> {
    let samples = outcome.survival.samples;
    let kept = outcome.survival.order_kept.iter().take(PLACES - 1);
    let is_apart: Vec<bool> = kept
        .map(|kept| kept * 100 >= samples * TOLD_APART)
        .collect();
    let mut runs = Vec::new();
    let mut place = 1;
    for run in is_apart.chunk_by(|one, next| one == next) {
        if run.first() == Some(&false) {
            runs.push(match run.len() {
                1 => format!("{place} and {}", place + 1),
                length => format!("{place} to {}", place + length),
            });
        }
        place += run.len();
    }
    if is_apart.is_empty() {
        return None;
    }
    let looked_at = is_apart.len() + 1;
    Some(match runs.as_slice() {
        [] => format!(
            "Each of the first {looked_at} places can be told from the next: their order holds in at least {TOLD_APART} of 100 samples."
        ),
        runs => format!(
            "Places {} cannot be told apart: their order holds in fewer than {TOLD_APART} of 100 samples.",
            runs.join(", and ")
        ),
    })
}

/// Which source or status decides most.
fn what_weighs_most(network: &Network, answer: &MeasuresAnswer) -> Option<String> {
    let most = answer.sensitivity.left_out.first()?;
    let what = match most.left_out {
        Leaving::Source(source) => format!(
            "the claims that rest on “{}” alone",
            network.source(source).title
        ),
        Leaving::Status(status) => format!("the claims that are {}", status.name()),
    };
    let likeness = most.likeness.map_or_else(
        || "nothing of the ranking is left".to_owned(),
        |likeness| {
            format!(
                "the ranking is like this one by {likeness:.2} (rank correlation, 1 for the same)"
            )
        },
    );
    let claims = counted(most.claims, "claim", "claims");
    Some(format!(
        "Of the sources and statuses, the ranking hangs most on {what} ({claims}): without them {likeness}."
    ))
}

/// Whether the ranking may be that of the sources.
fn whether_sources_decide(answer: &MeasuresAnswer) -> Option<String> {
    let likeness = answer.sensitivity.with_sources?;
    let measure = answer.ranked_by().label();
    let goes = if likeness.abs() >= GOES_WITH {
        format!(
            "{measure} goes with the number of sources that name an entity (rank correlation {likeness:.2}): it may say more about what was kept than about who mattered"
        )
    } else {
        format!(
            "{measure} hardly goes with the number of sources that name an entity (rank correlation {likeness:.2})"
        )
    };
    Some(capitalised(&format!("{goes}.")))
}

/// What there was no time for, or what rests on a sample.
fn what_was_not_done(answer: &MeasuresAnswer) -> Option<String> {
    let outcomes = &answer.sensitivity.outcomes;
    let drawn = outcomes
        .iter()
        .map(|outcome| outcome.survival.samples)
        .min();
    if answer.cut.is_some() && answer.total > 0 {
        return Some(match drawn {
            Some(drawn) if drawn > 0 => format!(
                "There was time for {drawn} of {SAMPLES} samples: the ranges may be wider than they are shown."
            ),
            _ => "There was no time to test the ranks: nothing is known of how sure they are."
                .to_owned(),
        });
    }
    answer.entities.first().and_then(|it| it.error).map(|_| {
        "The values rest on a sample of searches; their standard errors stand beside them."
            .to_owned()
    })
}
