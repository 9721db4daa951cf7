//! Where an entity stands in the usual ranking, for its dossier.

use crate::explorer::Explorer;
use crate::explorer::KnownRanking;
use crate::explorer::MEASURES;
use crate::explorer::PAGE;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::query::MeasuresQuestion;
use crate::query::Standing;
use crate::query::UsualRanking;

/// Where an entity stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsualRankView {
    /// "3rd of 311 by betweenness".
    pub rank: String,
    /// "2nd to 5th with 10 % of claims lost".
    pub after_loss: String,
    /// The page of the ranking on which it stands.
    pub page: String,
}

impl UsualRankView {
    /// Where the entity with an id stands; `None` if it has no tie, or the ranking is not known.
    #[must_use]
    pub fn of(explorer: &Explorer, id: &str) -> Option<Self> {
        let KnownRanking::Found(Some(ranking)) = explorer.ranking() else {
            return None;
        };
        let entity = explorer.network().find_entity(id)?;
        ranking.of(entity).map(|rank| Self::of_rank(&rank))
    }

    fn of_rank(rank: &Standing) -> Self {
        let measure = UsualRanking::MEASURE;
        let [best, worst] = [rank.after_loss.best, rank.after_loss.worst].map(ordinal);
        let place = if best == worst {
            format!("always {best}")
        } else {
            format!("{best} to {worst}")
        };
        let mut parameters = Parameters::default();
        parameters.set(&MEASURES, measure.name());
        let page = rank.before / MeasuresQuestion::ROW.listing.on_page + 1;
        if page > 1 {
            parameters.set(&PAGE, &page.to_string());
        }
        Self {
            rank: format!(
                "{} of {} by {}",
                ordinal(rank.rank),
                rank.of,
                measure.label()
            ),
            after_loss: format!(
                "{place} with {:.0} % of claims lost",
                UsualRanking::LOST * 100.0
            ),
            page: parameters.address(&MeasuresQuestion::ROW.path("")),
        }
    }
}

/// "1st", "2nd", "3rd", "4th", "11th", "21st".
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn ordinals_end_as_they_are_read() {
        let words = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 113, 1_023].map(ordinal);
        assert_eq!(
            words,
            [
                "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
                "113th", "1023rd"
            ]
        );
    }
}
