//! The forms of an index, column by column: what each name says, whose it is, and of which words it
//! consists.
//!
//! All texts lie in one string; language tags are few and numbered.

use crate::graph::names::form::NameForm;
use crate::graph::names::form::Standing;
use crate::model::EntityIndex;
use crate::model::Key;
use crate::model::Table;

/// Different language tags that are kept; there are fewer in any real dataset, and a hostile one
/// must not slow us down.
const MAX_TAGS: usize = 1024;

/// The forms of an index, known by their numbers.
#[derive(Clone, Debug, Default)]
pub struct FormTable {
    texts: String,
    text_ends: Vec<u32>,
    entities: Table<FormNumber, EntityIndex>,
    standings: Table<FormNumber, Standing>,
    languages: Vec<u16>,
    tags: Vec<String>,
}

/// The number of a form, as its table gave it out.
#[derive(Clone, Copy, Debug)]
struct FormNumber(u32);

impl Key for FormNumber {
    fn of_position(position: usize) -> Self {
        Self(u32::try_from(position).unwrap_or(u32::MAX))
    }

    fn position(self) -> usize {
        self.0 as usize
    }
}

impl FormTable {
    /// Adds a form; false if the table is full (4 GiB of text, 2³² forms).
    pub fn push(&mut self, form: &NameForm<'_>) -> bool {
        let Ok(end) = u32::try_from(self.texts.len() + form.text.len()) else {
            return false;
        };
        if self.len() == u32::MAX {
            return false;
        }
        self.texts.push_str(form.text);
        self.text_ends.push(end);
        self.entities.push(form.entity);
        self.standings.push(form.standing);
        let language = self.number_of(form.language);
        self.languages.push(language);
        true
    }

    /// How many forms there are.
    pub fn len(&self) -> u32 {
        u32::try_from(self.text_ends.len()).unwrap_or(u32::MAX)
    }

    /// The name as written.
    pub fn text(&self, form: u32) -> &str {
        let place = form as usize;
        let end = |place: usize| self.text_ends.get(place).map_or(0, |end| *end as usize);
        self.texts
            .get(place.checked_sub(1).map_or(0, end)..end(place))
            .unwrap_or_default()
    }

    /// Whose name it is.
    pub fn entity(&self, form: u32) -> EntityIndex {
        *self.entities.at(FormNumber(form))
    }

    /// Whether the entity is listed under it.
    pub fn standing(&self, form: u32) -> Standing {
        *self.standings.at(FormNumber(form))
    }

    /// Its language tag.
    pub fn language(&self, form: u32) -> Option<&str> {
        let number = usize::from(*self.languages.get(form as usize)?);
        self.tags.get(number.checked_sub(1)?).map(String::as_str)
    }

    /// Gives back the memory that was kept for more forms.
    pub fn shrink(&mut self) {
        self.texts.shrink_to_fit();
        self.text_ends.shrink_to_fit();
        self.entities.shrink_to_fit();
        self.standings.shrink_to_fit();
        self.languages.shrink_to_fit();
    }

    /// Bytes on the heap, the texts included.
    pub fn bytes(&self) -> usize {
        let a_form =
            size_of::<u32>() + size_of::<EntityIndex>() + size_of::<Standing>() + size_of::<u16>();
        self.texts.capacity() + a_form * self.text_ends.capacity()
    }

    /// The number of a language tag, counted from 1; 0 is none.
    fn number_of(&mut self, language: Option<&str>) -> u16 {
        let Some(language) = language else { return 0 };
        if let Some(place) = self.tags.iter().position(|tag| tag == language) {
            return u16::try_from(place + 1).unwrap_or(0);
        }
        if self.tags.len() == MAX_TAGS {
            return 0;
        }
        self.tags.push(language.to_owned());
        u16::try_from(self.tags.len()).unwrap_or(0)
    }
}
