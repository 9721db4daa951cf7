//! Where the entity of a dossier stands in the usual ranking: found in the background once for each
//! network, so that no dossier waits long for it. Until it is known, dossiers say nothing of it.

use std::sync::Arc;

use crate::explorer::Effort;
use crate::explorer::KnownRanking;
use crate::server::hurry::Hurry;
use crate::server::state::AppState;
use crate::view::UsualRankView;

/// The first dossier waits for so small a part of the time that a question may take.
const PART_OF_DEADLINE: u32 = 50;

/// Where an entity stands, if that is known within a moment.
pub(crate) async fn usual_rank(state: &AppState, id: &str) -> Option<UsualRankView> {
    match state.explorer.ranking() {
        KnownRanking::Found(_) => {}
        KnownRanking::Unasked => {
            let looking = tokio::spawn(look(state.clone()));
            let most_time = state.deadline / PART_OF_DEADLINE;
            if tokio::time::timeout(most_time, looking).await.is_err() {
                Hurry::of_request().leave_out();
            }
        }
        KnownRanking::Underway => Hurry::of_request().leave_out(),
    }
    UsualRankView::of(&state.explorer, id)
}

/// Looks for the ranking, whether or not whoever asked is still there.
async fn look(state: AppState) {
    let Ok(permit) = state.lanes.enter(Effort::Search).await else {
        return state.explorer.leave_ranking();
    };
    let lanes = Arc::clone(&state.lanes);
    let looked = lanes.run(Effort::Search, move || {
        let _permit = permit;
        state.explorer.find_ranking(&state.explorer.usual_limits());
    });
    // If it fails, dossiers say nothing of ranks.
    let _ = looked.await;
}
