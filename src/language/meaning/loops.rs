//! Loops of paths: what is named in one is a single thing inside and a list behind it.

use crate::language::fault::Fault;
use crate::language::syntax::Name;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::patterns::conflict;
use super::search::Gather;
use super::search::Loop;
use super::search::Move;
use super::searches::Course;
use super::searches::bound_already;
use super::term::Term;

impl Analyst<'_> {
    /// Reads a loop: what is named in it is a list behind it.
    pub fn looped(
        &mut self,
        repeated: &Loop,
        course: &mut Course<'_, '_>,
        read: impl FnOnce(&mut Self, &mut Course<'_, '_>) -> Result<Vec<Term>, Fault>,
    ) -> Result<(), Fault> {
        let enter = course.search.moves.len();
        course.search.moves.push(Move::Enter(Loop::default()));
        let conditions = read(self, course)?;
        let gathered = std::mem::take(&mut course.gathered);
        let inner = course.inner.take().unwrap_or_default();
        for gather in &gathered {
            let named = inner.bindings.iter().find(|one| one.slot == gather.inner);
            if let Some(named) = named {
                let kind = ValueKind::List(Box::new(named.kind.clone()));
                course.reader.scope.bind(&named.name, gather.list, kind);
            }
            course.search.fresh.extend([gather.inner, gather.list]);
        }
        let bounds = |conditions| Loop {
            body: enter + 1,
            behind: course.search.moves.len() + 1,
            conditions,
            gathered: gathered.clone(),
            least: repeated.least,
            most: repeated.most,
        };
        let entered = Move::Enter(bounds(Vec::new()));
        let left = Move::Leave(bounds(conditions));
        if let Some(place) = course.search.moves.get_mut(enter) {
            *place = entered;
        }
        course.search.moves.push(left);
        Ok(())
    }

    /// The slot of a variable of a loop.
    pub fn inner_slot(
        &mut self,
        name: &Name,
        kind: ValueKind,
        course: &mut Course<'_, '_>,
    ) -> Result<usize, Fault> {
        if course.reader.scope.find(&name.text).is_some() {
            return Err(bound_already(name));
        }
        let Some(inner) = &mut course.inner else {
            return Ok(self.fresh());
        };
        if let Some(known) = inner.find(&name.text) {
            if known.kind == kind && kind == ValueKind::Node {
                return Ok(known.slot);
            }
            return Err(conflict(name, &kind.to_string(), &known.kind));
        }
        let slot = self.fresh();
        inner.bind(&name.text, slot, kind);
        let list = self.fresh();
        course.gathered.push(Gather { inner: slot, list });
        Ok(slot)
    }
}
