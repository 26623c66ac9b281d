//! Accounts, contacts and corrections over HTTP.
pub mod accounts;
pub mod contacts;
pub mod corrections;
pub mod roles;

use actix_web::{HttpResponse, web};

use crate::platform::context::Platform;
use crate::platform::http::Route;
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/accounts" Member => accounts::list,
        GET "/api/v1/accounts/{id}" Member => accounts::show,
        PATCH "/api/v1/accounts/{id}" Member => accounts::change,
        GET "/api/v1/accounts/{id}/people" Member => accounts::people,
        POST "/api/v1/accounts/{id}/team" Member => accounts::join_team,
        DELETE "/api/v1/accounts/{id}/team/{membership_id}" Member => accounts::leave_team,
        GET "/api/v1/contacts" Member => contacts::list,
        POST "/api/v1/contacts" Member => contacts::create,
        GET "/api/v1/contacts/{id}.vcf" Member => contacts::card,
        GET "/api/v1/contacts/{id}" Member => contacts::show,
        PATCH "/api/v1/contacts/{id}" Member => contacts::change,
        POST "/api/v1/contacts/{id}/roles" Member => roles::start,
        PATCH "/api/v1/contacts/{id}/roles/{role_id}" Member => roles::end,
        POST "/api/v1/contacts/{id}/points" Member => roles::add_point,
        DELETE "/api/v1/contacts/{id}/points/{point_id}" Member => roles::end_point,
        POST "/api/v1/contacts/{id}/consents" Member => roles::add_consent,
        GET "/api/v1/corrections" Member => corrections::list,
        POST "/api/v1/corrections/{id}/actions/{name}" Member => corrections::act,
        GET "/api/v1/relationships/{id}/corrections" Member => corrections::of_relationship,
        POST "/api/v1/relationships/{id}/corrections" Member => corrections::propose,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;
