//! The entity kinds and relation types of families.

use crate::exchange::draft::Draft;
use crate::exchange::place::Place;

/// The relation between partners.
pub(super) const SPOUSE: &str = "spouse_of";
/// The relation of a biological parent to a child.
pub(super) const PARENT: &str = "parent_of";
/// The relation of an adoptive parent to a child.
pub(super) const ADOPTIVE: &str = "adoptive_parent_of";
/// The relation of a foster parent to a child.
pub(super) const FOSTER: &str = "foster_parent_of";

/// The relation of a step-parent to a child.
pub(super) const STEP: &str = "step_parent_of";
/// The relation between two records that may describe the same person.
pub(super) const PERHAPS_SAME: &str = "may_be_same_person_as";

const TYPES: [(&str, &str, &str, &str); 6] = [
    (SPOUSE, "was married to", "was married to", "true"),
    (PARENT, "was a parent of", "was a child of", "false"),
    (
        ADOPTIVE,
        "was an adoptive parent of",
        "was an adopted child of",
        "false",
    ),
    (
        FOSTER,
        "was a foster parent of",
        "was a foster child of",
        "false",
    ),
    (STEP, "was a step-parent of", "was a stepchild of", "false"),
    (
        PERHAPS_SAME,
        "may be the same person as",
        "may be the same person as",
        "true",
    ),
];

/// Declares the relation types that a file needs.
pub(super) fn declare_types(needed: &[&str], place: Place, draft: &mut Draft) {
    for (id, label, inverse, symmetric) in TYPES.into_iter().filter(|(id, ..)| needed.contains(id))
    {
        // Files that are imported together share their types.
        if draft.relation_types.rows().any(|row| row.get("type") == id) {
            continue;
        }
        draft.relation_types.begin(place);
        let cells = [
            ("type", id),
            ("label", label),
            ("inverse_label", inverse),
            (
                "class",
                if id == PERHAPS_SAME {
                    "identity"
                } else {
                    "kinship"
                },
            ),
            ("aspect", "state"),
            ("symmetric", symmetric),
        ];
        for (column, text) in cells {
            draft.relation_types.set(column, text);
        }
    }
}
