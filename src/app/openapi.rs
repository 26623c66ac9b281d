//! The API's description, made from the code; `openapi.json` in the repository is this text.
//!
//! A test holds the list of paths here against the routes table.
mod activities;
mod customers;
mod demand;
mod operations;
mod orders;
mod page;
mod privacy;
mod segments;
mod surveys;

pub use operations::operations;
use operations::{name_operations, tell_of_problems};
pub use page::page;
use utoipa::OpenApi;

use crate::features::aftercare::api as aftercare;
use crate::features::agreements::api as agreements;
use crate::features::commitments::api::{self as commitments, OwnedBy, Promised};
use crate::features::complaints::api as complaints;
use crate::features::complaints::service::GuestComplaint;
use crate::features::decisions::api as decisions;
use crate::features::decisions::model::{BoardAction, DecisionAction};
use crate::features::digests::api as digests;
use crate::features::disputes::escalations::{api as escalations, model::EscalationAction};
use crate::features::disputes::facts::model::FactAction;
use crate::features::disputes::guests::api as guests;
use crate::features::disputes::mediations::{api as mediations, model::MediationAction};
use crate::features::disputes::third_parties::api as third_parties;
use crate::features::disputes::{facts::api as facts, offers::api as offers};
use crate::features::documents::api as documents;
use crate::features::documents::model::{DocumentAction, FilePurpose};
use crate::features::finder::api as finder;
use crate::features::ideas::{api as ideas, model::IdeaAction};
use crate::features::identity::api as identity;
use crate::features::installation::api as installation;
use crate::features::issues::api as issues;
use crate::features::links::api as links;
use crate::features::meetings::api as meetings;
use crate::features::meetings::model::MeetingAction;
use crate::features::meetings::service::BallFilter;
use crate::features::ndas::{api as ndas, model::NdaAction};
use crate::features::notifications::api as notifications;
use crate::features::organisations::api as organisations;
use crate::features::programmes::api as programmes;
use crate::features::programmes::model::CostAction;
use crate::features::projects::api as projects;
use crate::features::projects::model::{
    DeliverableAction, GateAction, ProjectAction, QuestionAction,
};
use crate::features::projects::service::WhoseMove;
use crate::features::proof::api as proof;
use crate::features::quality::api as quality;
use crate::features::quality::policy::StepAction;
use crate::features::records::api as records;
use crate::features::requirements::api as requirements;
use crate::features::requirements::model::{RequirementAction, RequirementListAction};
use crate::features::tasks::api as tasks;
use crate::features::tasks::model::{TaskList, TaskOwner};
use crate::platform::http::ProblemBody;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Concord",
        description = "A shared portal where a vendor and its customers work things out together.\n\n\
            Send `Authorization: Bearer TOKEN`; a token acts for the organisation it was made in. \
            Errors are problem+json with a stable `code`. Lists page by `cursor`. Actions carry \
            `version`, PATCH carries `If-Match`; POST takes an optional `Idempotency-Key`."
    ),
    components(schemas(
        ProblemBody,
        EscalationAction,
        MediationAction,
        FactAction,
        GuestComplaint,
        IdeaAction,
        MeetingAction,
        DocumentAction,
        FilePurpose,
        NdaAction,
        BallFilter,
        DeliverableAction,
        CostAction,
        GateAction,
        DecisionAction,
        BoardAction,
        ProjectAction,
        QuestionAction,
        RequirementListAction,
        RequirementAction,
        WhoseMove,
        OwnedBy,
        Promised,
        StepAction,
        TaskList,
        TaskOwner
    )),
    paths(
        identity::auth::sign_in,
        identity::auth::sign_out,
        identity::auth::ask_reset,
        identity::auth::complete_reset,
        identity::auth::change_password,
        identity::me::read,
        identity::me::update,
        identity::sessions::list,
        identity::sessions::end_others,
        identity::sessions::end,
        identity::tokens::list,
        identity::tokens::create,
        identity::tokens::revoke,
        organisations::organisation::view,
        organisations::organisation::update,
        organisations::people::list,
        organisations::people::update,
        organisations::invitations::list,
        organisations::invitations::create,
        organisations::invitations::revoke,
        organisations::invitations::resend,
        organisations::oversight::sessions,
        organisations::oversight::end_session,
        organisations::oversight::mails,
        organisations::relationships::list,
        organisations::relationships::create,
        organisations::relationships::view,
        organisations::relationships::update,
        organisations::relationships::invite,
        organisations::relationships::people,
        agreements::show,
        agreements::propose,
        agreements::versions,
        agreements::act,
        links::show,
        links::add,
        links::remove,
        links::split,
        issues::list,
        issues::create,
        issues::show,
        issues::edit,
        issues::add_complaint,
        issues::remove_complaint,
        issues::broadcast,
        issues::close,
        issues::reopen,
        ideas::list,
        ideas::create,
        ideas::counts,
        ideas::similar,
        ideas::show,
        ideas::edit,
        ideas::act,
        ideas::votes::list,
        ideas::votes::vote,
        ideas::votes::withdraw,
        ideas::add_complaint,
        ideas::remove_complaint,
        ideas::converse,
        quality::show,
        quality::start,
        quality::candidates,
        quality::change_fields,
        quality::act,
        quality::complete,
        quality::add_item,
        quality::change_item,
        quality::remove_item,
        complaints::list,
        complaints::create,
        complaints::export,
        complaints::similar,
        complaints::form,
        complaints::show,
        complaints::edit,
        complaints::act,
        complaints::follow_up,
        complaints::add_participant,
        complaints::remove_participant,
        complaints::statistics,
        complaints::ledger::show,
        complaints::ledger::judge,
        finder::find,
        complaints::views::list,
        complaints::views::create,
        complaints::views::update,
        complaints::views::remove,
        mediations::list,
        mediations::create,
        mediations::act,
        guests::list,
        third_parties::list,
        third_parties::create,
        third_parties::invite_again,
        third_parties::remove,
        aftercare::figures,
        aftercare::show,
        aftercare::answer,
        aftercare::review,
        aftercare::write,
        aftercare::publish,
        tasks::over_all,
        tasks::signatures,
        tasks::asks,
        tasks::counts,
        tasks::list,
        tasks::create,
        tasks::create_from,
        tasks::change,
        tasks::remove,
        tasks::checklists::list,
        tasks::checklists::create,
        tasks::checklists::change,
        tasks::checklists::remove,
        tasks::replies::list,
        tasks::replies::create,
        tasks::replies::change,
        tasks::replies::remove,
        tasks::replies::rendered,
        commitments::list,
        commitments::of_complaint,
        commitments::act,
        facts::list,
        facts::create,
        facts::edit,
        facts::act,
        facts::add_evidence,
        offers::list,
        offers::create,
        offers::act,
        escalations::list,
        escalations::create,
        escalations::act,
        meetings::health,
        meetings::plan,
        meetings::list,
        meetings::show,
        meetings::edit,
        meetings::proposals,
        meetings::act,
        meetings::agenda::add,
        meetings::agenda::take,
        meetings::agenda::change,
        meetings::agenda::remove,
        meetings::agenda::reorder,
        meetings::minutes::write,
        meetings::minutes::promise,
        records::entries::list,
        records::entries::post,
        records::entries::revise,
        records::entries::retract,
        records::entries::share,
        records::entries::read,
        records::entries::render,
        records::lanes::list,
        records::lanes::give,
        records::drafts::save,
        records::drafts::discard,
        records::drafts::list,
        records::drafts::undo,
        records::drafts::send_now,
        records::files::upload,
        records::files::download,
        records::people::mentionable,
        records::live::open,
        notifications::inbox::list,
        notifications::inbox::mark_read,
        notifications::inbox::mark_all_read,
        notifications::settings::view,
        notifications::settings::update,
        notifications::mails::list,
        notifications::mails::view,
        notifications::unsubscribe::ask,
        notifications::unsubscribe::stop,
        installation::show,
        notifications::operator::queues,
        notifications::operator::outbox,
        notifications::operator::retry,
        projects::list,
        projects::create,
        projects::templates,
        projects::show,
        projects::links,
        projects::edit::edit,
        projects::edit::act,
        projects::edit::withdraw,
        projects::parties::invitations,
        projects::parties::invitation,
        projects::parties::accept,
        projects::parties::decline,
        projects::parties::invite,
        projects::people::set,
        projects::people::remove,
        projects::threads::list,
        projects::threads::create,
        projects::questions::list,
        projects::questions::ask,
        projects::questions::act,
        projects::questions::milestones,
        projects::questions::add_milestone,
        projects::questions::edit_milestone,
        projects::questions::remove_milestone,
        projects::questions::balance,
        projects::questions::changes,
        projects::plan::show,
        projects::plan::act,
        projects::edit_plan::add,
        projects::edit_plan::edit,
        projects::edit_plan::add_evidence,
        projects::edit_plan::remove_evidence,
        projects::edit_plan::edit_phase,
        projects::edit_plan::edit_gate,
        projects::edit_plan::answer,
        projects::gates::show,
        projects::gates::act,
        requirements::list,
        requirements::act,
        requirements::review,
        requirements::rows::add,
        requirements::rows::show,
        requirements::rows::edit,
        requirements::rows::remove,
        requirements::rows::act,
        requirements::rows::link,
        requirements::rows::unlink,
        requirements::changes::propose,
        requirements::changes::edit,
        requirements::changes::remove,
        requirements::sheet::export,
        requirements::sheet::import,
        decisions::list,
        decisions::create,
        decisions::show,
        decisions::edit,
        decisions::remove,
        decisions::act,
        decisions::boards::show,
        decisions::boards::set_up,
        decisions::boards::score,
        decisions::boards::what_if,
        decisions::boards::act,
        documents::list,
        documents::edit::create,
        documents::files::list_files,
        documents::show,
        documents::edit::change,
        documents::edit::add_version,
        documents::files::file,
        documents::openings,
        documents::act::act,
        ndas::list,
        ndas::propose,
        ndas::act,
        ndas::file,
        proof::keys,
        proof::heads,
        proof::complaint,
        proof::agreement,
        proof::meeting,
        proof::project,
        programmes::show,
        programmes::place,
        programmes::propose,
        programmes::act,
        digests::show,
        digests::choose,
    )
)]
struct ApiDoc;

/// The document as pretty JSON with a line break at its end.
pub fn json() -> String {
    let mut document = ApiDoc::openapi();
    document.merge(surveys::SurveyDoc::openapi());
    document.merge(customers::CustomerDoc::openapi());
    document.merge(demand::DemandDoc::openapi());
    document.merge(activities::ActivityDoc::openapi());
    document.merge(orders::OrdersDoc::openapi());
    document.merge(privacy::PrivacyDoc::openapi());
    document.merge(segments::SegmentsDoc::openapi());
    name_operations(&mut document);
    tell_of_problems(&mut document);
    let mut text = document.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}
