//! Who works on a project, for what tells them of it.
use crate::features::projects::store;
use crate::features::records::model::RecordId;
use crate::platform::authz::MembershipId;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Everybody who has a role in it, whether or not they may see it still: each is to be asked for
/// with their own rights.
pub fn members_unscoped(conn: &mut Conn, id: RecordId) -> Result<Vec<MembershipId>, Problem> {
    let crew = store::crew_unscoped(conn, id)?;
    Ok(crew.members.into_iter().map(|one| one.row.membership_id).collect())
}
