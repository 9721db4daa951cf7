//! What is common to the answers of path questions and all others.
//!
//! An answer that has no room for its routes lists fewer of them; one whose only route is too long lists
//! the first steps of it.

use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::absence::Absence;
use crate::query::answer::Answer;
use crate::query::answer::Cut;
use crate::query::answer::Remains;
use crate::query::path::PathAnswer;

impl Answer for PathAnswer {
    fn is_answered(&self) -> bool {
        !self.routes.is_empty()
    }

    fn absence(&self) -> Option<&Absence> {
        self.absence.as_ref()
    }

    fn count(&self) -> u64 {
        self.total.unwrap_or(self.routes.len() as u64)
    }

    fn listed(&self) -> Option<usize> {
        Some(match self.routes.as_slice() {
            [only] => only.hops.len().min(self.hops_listed),
            routes => routes.len(),
        })
    }

    fn shorten(&mut self, most: usize) {
        if self.routes.len() == 1 {
            self.hops_listed = most;
        } else {
            self.routes.truncate(most);
        }
    }

    fn is_limited_list(&self) -> bool {
        self.hops_listed == usize::MAX
    }

    fn relations(&self) -> Vec<RelationIndex> {
        let hops = self.routes.iter().flat_map(|route| &route.hops);
        hops.flat_map(|hop| hop.relations.clone()).collect()
    }

    fn entities(&self) -> Vec<EntityIndex> {
        self.routes().concat()
    }

    fn cut(&self) -> Option<Cut> {
        let is_listed = self.routes.len() as u64 == self.count();
        self.cut.or((!is_listed).then_some(Cut::Results))
    }

    fn routes(&self) -> Vec<Vec<EntityIndex>> {
        let routes = self.routes.iter();
        routes.map(|route| route.entities.clone()).collect()
    }

    fn remains(&self) -> Remains {
        Remains::Route(self.routes.first().map(|route| route.hops.len()))
    }
}
