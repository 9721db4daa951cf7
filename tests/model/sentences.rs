//! Labels become clauses, and statuses become words that nobody can mistake.

use prosopograph::model::EntityIndex;
use prosopograph::model::GrammaticalNumber;
use prosopograph::model::Phrase;
use prosopograph::model::Standing;
use prosopograph::model::StandingPart;
use prosopograph::model::Status;

#[test]
fn a_clause_puts_the_names_where_the_label_says() {
    let cases = [
        ("wrote to", "A wrote to B", "A wrote to B"),
        (
            "was a guest of",
            "A was a guest of B",
            "A were a guest of B",
        ),
        (
            "was a guest of|were guests of",
            "A was a guest of B",
            "A were guests of B",
        ),
        ("is near", "A is near B", "A are near B"),
        ("has", "A has B", "A have B"),
        ("does not know", "A does not know B", "A do not know B"),
        ("washed", "A washed B", "A washed B"),
        (
            "considered {} a friend",
            "A considered B a friend",
            "A considered B a friend",
        ),
        (
            "read {}'s letters",
            "A read B's letters",
            "A read B's letters",
        ),
        ("{} and {} are tied", "A and B are tied", "A and B are tied"),
        (
            "war in {} zu Gast",
            "A war in B zu Gast",
            "A war in B zu Gast",
        ),
        ("wrote to|", "A wrote to B", "A wrote to B"),
    ];
    for (label, singular, plural) in cases {
        let phrase = Phrase::new(label);
        let found = GrammaticalNumber::ALL.map(|number| phrase.clause(number, "A", "B"));
        assert_eq!(found, [singular, plural], "{label}");
    }
}

#[test]
fn a_label_by_itself_shows_a_gap_only_where_a_name_is_missing_within() {
    let cases = [
        ("wrote to", "wrote to", "wrote to …"),
        ("wrote to {}", "wrote to", "wrote to …"),
        (
            "considered {} a friend",
            "considered … a friend",
            "considered … a friend",
        ),
        ("{} and {} are tied", "… and … are tied", "… and … are tied"),
        (
            "was a guest of|were guests of",
            "was a guest of",
            "was a guest of …",
        ),
        ("", "", "…"),
    ];
    for (label, alone, open) in cases {
        let phrase = Phrase::new(label);
        assert_eq!(phrase.alone(), alone, "{label}");
        assert_eq!(phrase.open(GrammaticalNumber::Singular), open, "{label}");
        assert_eq!(phrase.written(), label, "a file has it as it was");
    }
}

#[test]
fn a_predicate_lacks_the_first_name_only() {
    let phrase = Phrase::new("considered {} a friend");
    let found = phrase.predicate(GrammaticalNumber::Plural, "B");
    assert_eq!(found, "considered B a friend");
}

/// The standing with A as the claimant and B as who tells of it.
fn standing(status: Status, claimants: u32, said: Option<&str>) -> String {
    let claimants: Vec<EntityIndex> = (0..claimants).map(EntityIndex::new).collect();
    let part = |part: StandingPart| match part {
        StandingPart::Words(words) => words,
        StandingPart::Actor(actor) => ["A", "B"][actor.get()].to_owned(),
    };
    let standing = Standing::of(status, &claimants, said);
    standing.parts.into_iter().map(part).collect()
}

#[test]
fn every_status_is_worded_in_full() {
    let cases = [
        (Status::Documented, "", "as A stated"),
        (Status::NotStated, "", "as A stated"),
        (Status::Alleged, "an allegation", "as A alleged"),
        (Status::Suspected, "a suspicion", "suspected by A"),
        (Status::Perceived, "a perception", "as perceived by A"),
        (
            Status::Intercepted,
            "known from an intercept",
            "known from an intercept, in the words of A",
        ),
        (Status::Rumour, "a rumour", "a rumour told by A"),
        (Status::Charged, "only a charge", "a charge brought by A"),
        (Status::Denied, "denied", "denied by A"),
    ];
    for (status, of_nobody, of_an_actor) in cases {
        assert_eq!(standing(status, 0, None), of_nobody);
        assert_eq!(standing(status, 1, None), of_an_actor);
    }
}

#[test]
fn who_tells_of_it_and_when_it_was_said_follow() {
    let day = Some("on 20 July 1937");
    let cases = [
        (Status::Alleged, 1, day, "as A alleged on 20 July 1937"),
        (Status::Perceived, 2, None, "as perceived by A, as B tells"),
        (Status::Documented, 0, day, "said on 20 July 1937"),
        (Status::Rumour, 0, day, "a rumour, said on 20 July 1937"),
    ];
    for (status, claimants, said, expected) in cases {
        assert_eq!(standing(status, claimants, said), expected);
    }
}
