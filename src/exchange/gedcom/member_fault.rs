//! Why a person cannot be added to a family.

/// Why a person cannot be added to a family.
#[derive(Debug, thiserror::Error)]
pub(super) enum MemberFault {
    /// The family has two partners.
    #[error("the family already has two partners; {0} would be a third")]
    ThirdPartner(String),
    /// The person is listed twice.
    #[error("{0} is already a member of the family")]
    AlreadyMember(String),
    /// The line does not refer to a person.
    #[error("{0} does not refer to a person")]
    NotAPerson(String),
}
