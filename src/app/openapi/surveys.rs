//! The part of the description that tells of surveys.
use utoipa::OpenApi;

use crate::features::aftercare::api as aftercare;
use crate::features::studies::api as studies;
use crate::features::surveys::{api as surveys, model::SurveyAction};

#[derive(OpenApi)]
#[openapi(
    components(schemas(SurveyAction)),
    paths(
        surveys::list,
        surveys::create,
        surveys::list_templates,
        surveys::show,
        surveys::define,
        surveys::show_version,
        surveys::act,
        surveys::list_invites,
        surveys::invite,
        surveys::revoke_invite,
        surveys::bank::to_answer,
        surveys::bank::banked,
        surveys::bank::bank,
        surveys::bank::unbank,
        surveys::exchange::read_file,
        surveys::exchange::surveyjs,
        surveys::pages::preview::preview,
        surveys::limits::limits,
        surveys::limits::open_link,
        surveys::limits::close_link,
        surveys::limits::set_quota,
        surveys::limits::drop_quota,
        surveys::together::agree,
        surveys::together::mirror,
        surveys::files::list,
        surveys::files::download,
        surveys::results::results,
        surveys::results::weighted,
        surveys::results::export,
        surveys::waves::next,
        surveys::waves::trend,
        surveys::waves::tag,
        studies::begin,
        studies::of_idea,
        aftercare::outcome::show,
        aftercare::outcome::tell,
        aftercare::outcome::show_report,
        aftercare::outcome::tell_report,
    )
)]
pub(super) struct SurveyDoc;
