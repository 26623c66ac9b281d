//! The part of the description that tells of merging, and of what is kept about people.
use utoipa::OpenApi;

use crate::features::merges::api as merges;
use crate::features::merges::model::MergeKind;
use crate::features::privacy::api as privacy;
use crate::features::privacy::model::{RetentionKind, SubjectKind};

#[derive(OpenApi)]
#[openapi(
    components(schemas(MergeKind, SubjectKind, RetentionKind)),
    paths(
        merges::duplicates,
        merges::list,
        merges::create,
        merges::preview,
        merges::undo,
        privacy::people,
        privacy::traces,
        privacy::export,
        privacy::erase,
        privacy::erasures,
        privacy::retention,
        privacy::set_rule,
    )
)]
pub(super) struct PrivacyDoc;
