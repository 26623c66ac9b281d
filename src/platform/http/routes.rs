//! One table of all routes: who may come, and what answers.
//!
//! A route can be registered only through it; OpenAPI, the authorisation matrix and the
//! documentation read the same table.
use actix_web::http::Method;
use actix_web::web;

/// Who may use a route. What they may do there is decided by the use case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody: sign-in and what a mailed link opens.
    Public,
    /// Anybody who is signed in, whether or not they belong to an organisation.
    Person,
    /// An active member acting for their organisation.
    Member,
    /// The installation's operator: queues, states, errors; never texts.
    Operator,
}

/// A line of the table.
#[derive(Clone)]
pub struct Route {
    pub method: &'static str,
    /// As in OpenAPI: `/api/v1/complaints/{id}`.
    pub path: &'static str,
    pub access: Access,
    /// Puts the handler into the application.
    pub register: fn(&mut web::ServiceConfig),
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {:?}", self.method, self.path, self.access)
    }
}

/// Whether a route of one method answers a request of another: HEAD is GET without its body.
pub fn answers(route: &Method, asked: &Method) -> bool {
    route == asked || (*route == Method::GET && *asked == Method::HEAD)
}

/// Makes a feature's part of the table:
/// `routes![ GET "/api/v1/me" Person => me, … ]`.
#[macro_export]
macro_rules! routes {
    ($($method:ident $path:literal $access:ident => $handler:path),* $(,)?) => {
        vec![$(
            $crate::platform::http::Route {
                method: stringify!($method),
                path: $path,
                access: $crate::platform::http::Access::$access,
                register: |config| {
                    config.service(
                        actix_web::web::resource($path)
                            .guard(actix_web::guard::fn_guard(|context| {
                                $crate::platform::http::answers(
                                    &actix_web::http::Method::$method,
                                    &context.head().method,
                                )
                            }))
                            .wrap(actix_web::middleware::from_fn(|request, next| {
                                $crate::platform::auth::enter(
                                    $crate::platform::http::Access::$access,
                                    request,
                                    next,
                                )
                            }))
                            .route(actix_web::web::route().to($handler)),
                    );
                },
            }
        ),*]
    };
}
