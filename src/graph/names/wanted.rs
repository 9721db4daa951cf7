//! A wanted word: one word of the text typed, and all words of the index that could be it.

use std::ops::Range;

use crate::graph::names::fit::Fit;
use crate::graph::names::fit::Grade;
use crate::graph::names::fold;
use crate::graph::names::fold::Word;
use crate::graph::names::index::NameIndex;
use crate::graph::names::initial;
use crate::graph::names::near::Neighbourhood;
use crate::graph::names::reading::Reading;
use crate::graph::names::skeleton::skeleton;

/// Sounds from which on a word that sounds nearly like it may be meant.
const LEAST_HEARD: usize = 5;

/// One word of the text typed.
pub struct Wanted {
    word: Word,
    /// Its skeletons, one for every way to read it.
    skeletons: Vec<String>,
    same: Range<u32>,
    beginning: Range<u32>,
    /// Skeletons of the index, by number.
    sounds: Vec<u32>,
    sound_beginnings: Vec<Range<u32>>,
    /// If it is an initial: the skeletons that begin with it.
    abbreviated: Vec<Range<u32>>,
    /// Words of the index that are this word's first letter.
    initials: Vec<u32>,
    /// The words within a few typing errors, if these are allowed: by letters and by sound.
    written: Option<Neighbourhood>,
    heard: Vec<Neighbourhood>,
    /// Those of them that were looked up in the index.
    near: Vec<u32>,
}

impl Wanted {
    /// Looks a word up, without typing errors.
    pub fn of(index: &NameIndex, word: Word) -> Self {
        let skeletons = skeletons(&word);
        // One or two sounds begin too many words to mean anything.
        let longer = skeletons.iter().filter(|skeleton| skeleton.len() > 2);
        let initials_of = initial::sounds(&word, &skeletons);
        Self {
            same: index.words.same(&word.folded),
            beginning: index.words.beginning_with(&word.folded),
            sounds: skeletons
                .iter()
                .flat_map(|skeleton| index.skeletons.same(skeleton))
                .collect(),
            sound_beginnings: longer
                .map(|skeleton| index.skeletons.beginning_with(skeleton))
                .collect(),
            abbreviated: initials_of
                .iter()
                .map(|sound| index.skeletons.beginning_with(sound))
                .collect(),
            initials: initials(index, &word, &skeletons),
            written: None,
            heard: Vec::new(),
            near: Vec::new(),
            skeletons,
            word,
        }
    }

    /// Lets words with a few typing errors fit.
    pub fn allow_typos(&mut self) {
        if self.may_be_mistyped() {
            self.written = Some(Neighbourhood::of(&self.word.folded));
            // A rough sound of few letters is near too many others to mean anything.
            let telling = self
                .skeletons
                .iter()
                .filter(|skeleton| skeleton.chars().count() >= LEAST_HEARD);
            self.heard = telling
                .map(|skeleton| Neighbourhood::of(skeleton))
                .collect();
        }
    }

    /// Adds the words that fit with typing errors to the candidates: a pass over all words of the
    /// index.
    pub fn look_up_typos(&mut self, index: &NameIndex) {
        let written = self.written.iter().flat_map(|near| index.words.near(near));
        let sounds = self
            .heard
            .iter()
            .flat_map(|near| index.skeletons.near(near));
        let heard = sounds
            .flat_map(|sound| index.words_of_skeleton.row(sound))
            .copied();
        self.near = written.chain(heard).collect();
    }

    /// The words of the index that could be this one, the likeliest first; some of them repeatedly.
    ///
    /// Initials are not among them: they could be too many words.
    pub fn candidates<'a>(&'a self, index: &'a NameIndex) -> impl Iterator<Item = u32> + 'a {
        let of_skeletons = |range: Range<u32>| index.words_of_skeleton.rows(range).iter().copied();
        let sounds = self
            .sounds
            .iter()
            .flat_map(move |sound| of_skeletons(*sound..*sound + 1));
        let sound_beginnings = self.sound_beginnings.iter().cloned().flat_map(of_skeletons);
        let exact = self.same.clone().chain(sounds);
        let longer = self.beginning.clone().chain(sound_beginnings);
        exact.chain(longer).chain(self.near.iter().copied())
    }

    /// Whether one of the words of a form is its initial.
    pub fn is_abbreviated_in(&self, words: &[u32]) -> bool {
        words
            .iter()
            .any(|word| self.initials.binary_search(word).is_ok())
    }

    /// How many forms it leads to.
    pub fn reach(&self, index: &NameIndex) -> usize {
        self.candidates(index)
            .map(|word| index.forms_of_word.row(word).len())
            .sum()
    }

    /// How well a word of the index fits, if it does.
    pub fn fit(&self, index: &NameIndex, word: u32) -> Option<Fit> {
        let skeleton = index.skeleton_of(word);
        if self.same.contains(&word) {
            Some(Fit::exactly(Grade::Same))
        } else if self.sounds.contains(&skeleton)
            && self.is_initial() == fold::is_initial(index.words.word(word))
        {
            Some(Fit::by_sound(Grade::Sound))
        } else if self.initials.binary_search(&word).is_ok() {
            Some(Fit::exactly(Grade::Initial))
        } else if self.beginning.contains(&word) {
            Some(Fit::exactly(if self.word.is_initial() {
                Grade::Initial
            } else {
                Grade::Beginning
            }))
        } else if self
            .sound_beginnings
            .iter()
            .any(|range| range.contains(&skeleton))
        {
            Some(Fit::by_sound(Grade::Beginning))
        } else if self
            .abbreviated
            .iter()
            .any(|range| range.contains(&skeleton))
        {
            Some(Fit::by_sound(Grade::Initial))
        } else {
            self.typo(index, word)
        }
    }

    /// Whether the word is telling: more than an initial or a particle.
    pub fn is_telling(&self) -> bool {
        self.word.is_number() || self.length() > 2
    }

    /// Letters of the word.
    pub fn length(&self) -> usize {
        self.word.folded.chars().count()
    }

    /// Whether the word is a single letter.
    pub fn is_initial(&self) -> bool {
        self.word.is_initial()
    }

    /// Whether the word could be an initial: a single letter in some script.
    pub fn could_be_initial(&self) -> bool {
        !self.abbreviated.is_empty() || self.is_initial()
    }

    /// Whether typing errors are thinkable: another number is another thing.
    pub fn may_be_mistyped(&self) -> bool {
        !self.is_number() && (self.is_initial() || !self.word.is_monotone())
    }

    /// Whether the word is a number.
    pub fn is_number(&self) -> bool {
        self.word.is_number()
    }

    fn typo(&self, index: &NameIndex, word: u32) -> Option<Fit> {
        let written = self
            .written
            .iter()
            .filter_map(|near| index.words.distance(near, word));
        let skeleton = index.skeleton_of(word);
        let heard = self
            .heard
            .iter()
            .filter_map(|near| index.skeletons.distance(near, skeleton));
        let written = written.map(|errors| Fit::with_errors(errors, 0));
        written
            .chain(heard.map(|errors| Fit::with_errors(errors, 1)))
            .min()
    }
}

/// The different skeletons of a word typed, one for every way to read it.
fn skeletons(word: &Word) -> Vec<String> {
    if word.is_stuttered() {
        return Vec::new();
    }
    let readings = Reading::of_typed(word).iter();
    let mut skeletons: Vec<String> = readings
        .map(|reading| skeleton(&word.latin, *reading))
        .collect();
    skeletons.retain(|skeleton| !skeleton.is_empty());
    skeletons.sort_unstable();
    skeletons.dedup();
    skeletons
}

/// The words of the index that are the first letter of `word`, in its script or in another.
fn initials(index: &NameIndex, word: &Word, skeletons: &[String]) -> Vec<u32> {
    if word.is_number() || word.is_initial() {
        return Vec::new();
    }
    let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
    let sounds = skeletons
        .iter()
        .flat_map(|skeleton| index.skeletons.same(&first(skeleton)));
    let heard = sounds
        .flat_map(|sound| index.words_of_skeleton.row(sound))
        .copied();
    let mut initials: Vec<u32> = index
        .words
        .same(&first(&word.folded))
        .chain(heard)
        .collect();
    initials.retain(|word| fold::is_initial(index.words.word(*word)));
    initials.sort_unstable();
    initials.dedup();
    initials
}
