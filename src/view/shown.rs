//! What every question needs to be shown: its sentence, its answer as a view, and as text.

use std::fmt::Debug;

use erased_serde::Serialize as AnySerialize;
use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Answered;
use crate::explorer::Asked;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::explorer::Patience;
use crate::explorer::Question;
use crate::model::Network;
use crate::query::Answer;
use crate::query::Cut;
use crate::query::QueryError;
use crate::view::list_table::PlainTable;
use crate::view::room::Room;
use crate::view::text::TextLine;
use crate::view::text::TextPage;

/// A question whose answer can be shown.
pub trait Shown: Question {
    /// The answer, ready to leave the program.
    type View: Serialize + ToSchema + Debug + Send + 'static;

    /// The question in words.
    fn sentence(&self, network: &Network, parameters: &Parameters) -> String;

    /// Writes an answer down.
    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View;

    /// Writes a view as text for a terminal.
    fn write(view: &Self::View, page: &mut TextPage);

    /// The answer in a sentence, if one says enough of it.
    fn headline(_view: &Self::View) -> Option<String> {
        None
    }

    /// Whether its answer is a table in words too: [`Shown::table`] gives one.
    const IS_A_TABLE: bool = false;

    /// The answer as a table in words, if it is one.
    fn table(_view: &Self::View) -> Option<PlainTable> {
        None
    }

    /// Why the answer is not whole, if a limit was reached that nobody asked for.
    fn cut(_view: &Self::View) -> Option<String> {
        None
    }

    /// What is to be told beside its table, a sentence each.
    fn beside_table(_view: &Self::View) -> Vec<String> {
        Vec::new()
    }

    /// What an entity that a relaxed scope admits may do, in the plural.
    fn admitted(&self) -> &'static str {
        "count"
    }

    /// The address of a related question that does not heed the order of time, if there is one.
    fn address_without_order(&self, _parameters: &Parameters) -> Option<String> {
        None
    }
}

/// The table of an answer would not be whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotWhole {
    /// Why, in a sentence.
    pub why: String,
}

/// What is said instead of the table of a list or count that was cut short.
const NOT_ALL_SEEN: &str =
    "The time or the work that is allowed was over before everything was seen.";

/// An answer and whether there is something in it.
#[derive(Debug)]
pub struct Shows<V> {
    /// The answer.
    pub view: V,
    /// Whether there is something in it.
    pub is_answered: bool,
    /// Whether it is what was found when a limit was reached: another time there may be more.
    pub is_cut_short: bool,
}

impl Shows<Box<dyn AnyView>> {
    /// The answer as a table in words, if it is one.
    ///
    /// # Errors
    ///
    /// [`NotWhole`] if a limit was reached that nobody asked for.
    pub fn table(&self) -> Result<Option<PlainTable>, NotWhole> {
        match self.view.cut() {
            Some(why) => Err(NotWhole { why }),
            None if self.is_cut_short => Err(NotWhole {
                why: NOT_ALL_SEEN.to_owned(),
            }),
            None => Ok(self.view.table()),
        }
    }
}

/// Asks a question, looks into the doubts about its answer as long as there is time, and writes
/// both down.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before the answer was known.
pub fn show<Q: Shown>(
    explorer: &Explorer,
    asked: Asked<Q>,
    patience: &Patience<'_>,
) -> Result<Shows<Q::View>, QueryError> {
    show_within(explorer, asked, patience, &Room::ENDLESS)
}

/// The same in an answer of a bounded size: if it has no room for all results that are asked for, it
/// lists fewer, and says where the others are.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before the answer was known.
pub fn show_within<Q: Shown>(
    explorer: &Explorer,
    asked: Asked<Q>,
    patience: &Patience<'_>,
    room: &Room,
) -> Result<Shows<Q::View>, QueryError> {
    let Answered {
        mut asked,
        mut answer,
    } = explorer.answer(asked, patience)?;
    let mut view = Q::view(explorer, &asked, &answer);
    while let Some(fewer) = room.fewer(&view, answer.listed(), asked.request.before()) {
        // To write it all down again takes time: nobody may wait any more.
        patience.still_waits()?;
        answer.shorten(fewer);
        if answer.is_limited_list() {
            asked.request.shorten(fewer);
        } else {
            asked.request.note_size();
        }
        view = Q::view(explorer, &asked, &answer);
    }
    Ok(Shows {
        view,
        is_answered: answer.is_answered(),
        is_cut_short: answer.cut().is_some_and(Cut::is_open),
    })
}

/// The view of an answer to a question of whatever type.
pub trait AnyView: AnySerialize + Debug + Send {
    /// The same as text for a terminal.
    fn text(&self) -> Vec<TextLine>;

    /// The answer in a sentence, if one says enough of it.
    fn headline(&self) -> Option<String>;

    /// The answer as a table in words, if it is one.
    fn table(&self) -> Option<PlainTable>;

    /// Why the answer is not whole, if a limit was reached that nobody asked for.
    fn cut(&self) -> Option<String>;

    /// What is to be told beside its table, a sentence each.
    fn beside_table(&self) -> Vec<String>;
}

erased_serde::serialize_trait_object!(AnyView);

/// A view that knows which question it answers.
#[derive(Debug)]
pub(crate) struct ViewOf<Q: Shown>(pub(crate) Q::View);

impl<Q: Shown> Serialize for ViewOf<Q> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<Q: Shown> AnyView for ViewOf<Q> {
    fn text(&self) -> Vec<TextLine> {
        let mut page = TextPage::default();
        Q::write(&self.0, &mut page);
        page.into_lines()
    }

    fn headline(&self) -> Option<String> {
        Q::headline(&self.0)
    }

    fn table(&self) -> Option<PlainTable> {
        Q::table(&self.0)
    }

    fn cut(&self) -> Option<String> {
        Q::cut(&self.0)
    }

    fn beside_table(&self) -> Vec<String> {
        Q::beside_table(&self.0)
    }
}
