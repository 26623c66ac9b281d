//! The dates of projects, for one calendar of several.
use crate::features::projects::model::{
    DateKind, GateState, MilestoneState, PhaseState, ProjectDate, shown,
};
use crate::features::projects::store;
use crate::features::records::model::RecordId;
use crate::platform::authz::Locale;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Phases, gates and milestones with their planned days, by day: two statements for any number of
/// projects, which the caller has shown to be visible.
pub fn dates_unscoped(
    conn: &mut Conn,
    ids: &[RecordId],
    locale: Locale,
) -> Result<Vec<ProjectDate>, Problem> {
    let mut dates = Vec::new();
    for (phase, gate) in store::phases_of(conn, ids)? {
        let mut add = |kind, title, on: Option<String>, done| {
            let project = phase.record_id;
            dates.extend(on.map(|on| ProjectDate { project, kind, title, on, done }));
        };
        let ended = phase.state == PhaseState::Passed;
        let title = shown(&phase.title, locale);
        add(
            DateKind::PhaseStart,
            title.clone(),
            phase.starts_on.clone(),
            phase.started_at.is_some(),
        );
        add(DateKind::PhaseEnd, title, phase.ends_on.clone(), ended);
        if let Some(gate) = gate {
            let done = matches!(gate.state, GateState::Passed | GateState::Interim);
            add(DateKind::Gate, shown(&gate.title, locale), gate.scheduled_on, done);
        }
    }
    dates.extend(store::milestones_of(conn, ids)?.into_iter().map(|row| ProjectDate {
        project: row.record_id,
        kind: DateKind::Milestone,
        title: row.title,
        on: row.due_on,
        done: row.state == MilestoneState::Reached,
    }));
    dates.sort_by(|a, b| (&a.on, a.kind, &a.title).cmp(&(&b.on, b.kind, &b.title)));
    Ok(dates)
}
