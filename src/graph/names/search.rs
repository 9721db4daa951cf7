//! Search: from a text typed to the entities it could mean.
//!
//! whole name → words → more than the name → words with typing errors → whole name with typing
//! errors → some of the words → **hits**
//!
//! Each stage is tried only if the ones before found too little, since it costs more and its finds
//! rank lower. The words are looked up one by one; the forms of the rarest are then compared with
//! all words typed.

use std::cmp::Reverse;

use crate::graph::names::explain::reason;
use crate::graph::names::fit::Grade;
use crate::graph::names::fit::Pair;
use crate::graph::names::fit::pair_up;
use crate::graph::names::fit::pair_up_all;
use crate::graph::names::fold;
use crate::graph::names::hit::NameHit;
use crate::graph::names::hit::NameSearch;
use crate::graph::names::hit::Total;
use crate::graph::names::index::NameIndex;
use crate::graph::names::rank::Class;
use crate::graph::names::rank::Nearness;
use crate::graph::names::rank::Rank;
use crate::graph::names::rank::class_of;
use crate::graph::names::wanted::Wanted;

/// Forms compared in one stage at most: it bounds the time of a search for a common word.
const MAX_FORMS: usize = 1 << 14;
/// Typing errors in all words together.
const MAX_ERRORS: u8 = 3;

/// Finds the entities that could be meant by `text`.
pub fn search(index: &NameIndex, text: &str, limit: usize) -> NameSearch {
    let mut search = Search::new(index, text.trim());
    search.whole_names();
    search.names_with_all_words();
    if search.found() < limit {
        search.names_with_initials();
        search.names_typed_with_more();
        search.allow_typos();
        search.names_with_all_words();
    } else {
        search.complete = false;
    }
    if search.ranks.is_empty() {
        search.whole_names_with_typos();
    }
    if search.ranks.is_empty() {
        search.names_with_some_words();
    }
    search.answer(limit)
}

/// A search under way.
struct Search<'a> {
    index: &'a NameIndex,
    text: &'a str,
    joined: String,
    query: Vec<Wanted>,
    /// The place of the word typed that leads to the fewest forms; of several, the longest.
    /// Initials come last.
    rarest: Option<usize>,
    ranks: Vec<Rank>,
    /// Whether nothing was passed over.
    complete: bool,
}

impl<'a> Search<'a> {
    fn new(index: &'a NameIndex, text: &'a str) -> Self {
        let words = fold::words(text);
        let joined = words.iter().map(|word| word.folded.as_str()).collect();
        let query: Vec<Wanted> = words
            .into_iter()
            .map(|word| Wanted::of(index, word))
            .collect();
        let key = |wanted: &Wanted| {
            (
                wanted.could_be_initial(),
                wanted.reach(index),
                Reverse(wanted.length()),
            )
        };
        let places = query.iter().enumerate();
        let rarest = places.min_by_key(|(_, wanted)| key(wanted));
        let rarest = rarest.map(|(place, _)| place);
        Self {
            index,
            text,
            joined,
            query,
            rarest,
            ranks: Vec::new(),
            complete: true,
        }
    }

    /// The word typed that leads to the fewest forms.
    fn rarest_word(&self) -> Option<&Wanted> {
        self.query.get(self.rarest?)
    }

    fn whole_names(&mut self) {
        for form in self.index.written_as(&self.joined) {
            let exact = self.index.forms.text(form).trim() == self.text;
            // Without letters, all names without letters would be the same.
            if exact || !self.joined.is_empty() {
                let class = if exact { Class::Exact } else { Class::Folded };
                self.ranks.push(self.rank(form, class, &[]));
            }
        }
    }

    fn names_with_all_words(&mut self) {
        let Some(rarest) = self.rarest_word() else {
            return;
        };
        let (forms, complete) = self.forms_with(rarest);
        self.complete &= complete;
        self.keep_agreeing(&forms);
    }

    /// Names that give only the initial of the rarest word, and so were not among the forms with
    /// it.
    fn names_with_initials(&mut self) {
        let Some(rarest) = self.rarest_word() else {
            return;
        };
        let places = self.query.iter().enumerate();
        let others = places.filter(|(place, _)| Some(*place) != self.rarest);
        let found: Vec<(Vec<u32>, bool)> = others
            .map(|(_, wanted)| {
                let (mut forms, complete) = self.forms_with(wanted);
                forms.retain(|form| rarest.is_abbreviated_in(self.index.words_of_form.row(*form)));
                (forms, complete)
            })
            .collect();
        for (forms, complete) in found {
            self.complete &= complete;
            self.keep_agreeing(&forms);
        }
    }

    /// Keeps the forms that have all words typed.
    fn keep_agreeing(&mut self, forms: &[u32]) {
        let mut pairs = Vec::new();
        for form in forms {
            if pair_up_all(self.index, &self.query, *form, &mut pairs) && self.agrees(&pairs) {
                let class = class_of(&pairs, self.surplus(*form, &pairs));
                self.ranks.push(self.rank(*form, class, &pairs));
            }
        }
    }

    /// Names of which every word was typed, and more: a patronymic or an initial that the dataset
    /// does not give.
    fn names_typed_with_more(&mut self) {
        if self.query.len() < 2 {
            return;
        }
        let mut reaches: Vec<usize> = self
            .query
            .iter()
            .map(|wanted| wanted.reach(self.index))
            .collect();
        // A name of two words has one that is not the commonest of those typed.
        if let Some(commonest) = reaches.iter_mut().max_by_key(|reach| **reach) {
            *commonest = usize::MAX;
        }
        let mut pairs = Vec::new();
        for form in self.forms_with_any(&reaches) {
            pair_up(self.index, &self.query, form, &mut pairs);
            pairs.retain(|pair| pair.fit.grade <= Grade::Initial);
            let missing = self.query.len() - pairs.len();
            if missing > 0 && self.surplus(form, &pairs) == 0 && self.is_named(&pairs) {
                self.ranks.push(Rank {
                    missing,
                    ..self.rank(form, Class::WholeName, &pairs)
                });
            }
        }
    }

    /// Whether pairs that leave words typed over are a name: two words of it, or one beside
    /// initials.
    fn is_named(&self, pairs: &[Pair]) -> bool {
        let is_paired = |place: usize| pairs.iter().any(|pair| pair.typed == place);
        let words = self.query.iter().enumerate();
        let mut left = words.filter(|(place, _)| !is_paired(*place));
        let beside_initials = left.all(|(_, wanted)| wanted.could_be_initial());
        pairs.iter().any(|pair| self.tells(pair)) && (pairs.len() > 1 || beside_initials)
    }

    /// Lets all words typed have errors.
    ///
    /// All words have to agree, so it is enough to look one of them up and to compare the others.
    fn allow_typos(&mut self) {
        self.query.iter_mut().for_each(Wanted::allow_typos);
        if let Some(rarest) = self.rarest.and_then(|place| self.query.get_mut(place)) {
            rarest.look_up_typos(self.index);
        }
    }

    /// Whole names with errors anywhere, even in the space between two words.
    fn whole_names_with_typos(&mut self) {
        if !self.query.iter().all(Wanted::may_be_mistyped) {
            return;
        }
        for (form, errors) in self.index.written_nearly_as(&self.joined) {
            self.ranks.push(Rank {
                errors,
                surplus: 0,
                ..self.rank(form, Class::Typo, &[])
            });
        }
    }

    fn names_with_some_words(&mut self) {
        if self.query.len() < 2 {
            return;
        }
        let reaches: Vec<usize> = self
            .query
            .iter()
            .map(|wanted| wanted.reach(self.index))
            .collect();
        let forms = self.forms_with_any(&reaches);
        self.complete &= forms.len() < MAX_FORMS;
        let mut pairs = Vec::new();
        for form in forms {
            pair_up(self.index, &self.query, form, &mut pairs);
            pairs.retain(|pair| self.tells(pair));
            let Some(commonness) = pairs
                .iter()
                .filter_map(|pair| reaches.get(pair.typed))
                .min()
            else {
                continue;
            };
            let rank = self.rank(form, Class::SomeWords, &pairs);
            self.ranks.push(Rank {
                commonness: *commonness,
                missing: self.query.len() - pairs.len(),
                ..rank
            });
        }
    }

    /// Whether pairs of all words typed are a match: initials of the name count only beside a whole
    /// word.
    fn agrees(&self, pairs: &[Pair]) -> bool {
        let is_initial = |pair: &Pair| {
            let typed = self.query.get(pair.typed);
            pair.fit.grade == Grade::Initial || typed.is_some_and(Wanted::is_initial)
        };
        let by_initials = pairs.iter().all(is_initial);
        errors(pairs) <= MAX_ERRORS && (!by_initials || self.query.iter().all(Wanted::is_initial))
    }

    /// Whether a pair says anything if other words do not agree.
    fn tells(&self, pair: &Pair) -> bool {
        let telling = self.query.get(pair.typed).is_some_and(Wanted::is_telling);
        telling && matches!(pair.fit.grade, Grade::Same | Grade::Sound | Grade::Typo)
    }

    /// The forms a word typed leads to, each once, and whether these are all.
    fn forms_with(&self, wanted: &Wanted) -> (Vec<u32>, bool) {
        let rows = wanted
            .candidates(self.index)
            .flat_map(|word| self.index.forms_of_word.row(word));
        let mut forms: Vec<u32> = rows.copied().take(MAX_FORMS).collect();
        let complete = forms.len() < MAX_FORMS;
        forms.sort_unstable();
        forms.dedup();
        (forms, complete)
    }

    /// The forms that telling words lead to, the rarest words first, until there are enough.
    fn forms_with_any(&self, reaches: &[usize]) -> Vec<u32> {
        let words = reaches.iter().zip(&self.query);
        let mut telling: Vec<(&usize, &Wanted)> = words
            .filter(|(reach, wanted)| **reach < usize::MAX && wanted.is_telling())
            .collect();
        telling.sort_by_key(|(reach, _)| **reach);
        let mut forms = Vec::new();
        for (_, wanted) in telling {
            if forms.len() < MAX_FORMS {
                forms.extend(self.forms_with(wanted).0);
            }
        }
        forms.sort_unstable();
        forms.dedup();
        forms
    }

    fn surplus(&self, form: u32, pairs: &[Pair]) -> usize {
        self.index
            .words_of_form
            .row(form)
            .len()
            .saturating_sub(pairs.len())
    }

    fn rank(&self, form: u32, class: Class, pairs: &[Pair]) -> Rank {
        let surplus = self.surplus(form, pairs);
        Rank {
            nearness: Nearness::of(class, surplus),
            class,
            missing: 0,
            errors: errors(pairs),
            unlike: pairs.iter().map(|pair| pair.fit.unlike).sum(),
            commonness: 0,
            standing: self.index.forms.standing(form),
            ties: Reverse(self.index.ties_of(self.index.forms.entity(form))),
            surplus,
            entity: self.index.forms.entity(form),
            form,
        }
    }

    /// How many entities were found.
    fn found(&mut self) -> usize {
        self.ranks.sort_unstable_by(|one, other| {
            one.entity.cmp(&other.entity).then_with(|| one.cmp(other))
        });
        self.ranks.dedup_by_key(|rank| rank.entity);
        self.ranks.len()
    }

    fn answer(mut self, limit: usize) -> NameSearch {
        let found = self.found();
        if limit < found {
            self.ranks.select_nth_unstable(limit);
            self.ranks.truncate(limit);
        }
        self.ranks.sort_unstable();
        let hits = self.ranks.iter().map(|rank| self.hit(rank)).collect();
        let total = if self.complete {
            Total::Exactly(found)
        } else {
            Total::AtLeast(found)
        };
        NameSearch { hits, total }
    }

    fn hit(&self, rank: &Rank) -> NameHit {
        NameHit {
            entity: rank.entity,
            name: self.index.forms.text(rank.form).to_owned(),
            language: self.index.forms.language(rank.form).map(str::to_owned),
            reason: reason(self.index, &self.query, rank),
        }
    }
}

fn errors(pairs: &[Pair]) -> u8 {
    pairs.iter().map(|pair| pair.fit.errors).sum()
}
