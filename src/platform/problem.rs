//! What can go wrong, in one closed vocabulary.
//!
//! Stores return `QueryResult`; services and handlers return [`Problem`]. The code is stable: it
//! is the `code` of the problem+json answer (RFC 9457) and the key of its translation. A cause
//! that is ours (a lost database, a bug) is logged once, where it is turned into a `Problem`, and
//! never shown.
use std::borrow::Cow;

use diesel::result::{DatabaseErrorKind, Error as DieselError};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $status:literal;)+) => {
        /// A stable error code with its HTTP status.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $name),+ }

        impl Code {
            /// All codes, for the documentation and the translation check.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status),+ }
            }
        }
    };
}

codes! {
    MalformedJson = "malformed_json", 400;
    OrganisationRequired = "organisation_required", 400;
    MalformedRequest = "malformed_request", 400;
    Unauthenticated = "unauthenticated", 401;
    WrongCredentials = "wrong_credentials", 401;
    SessionEnded = "session_ended", 401;
    Forbidden = "forbidden", 403;
    ForeignOrigin = "foreign_origin", 403;
    /// Also for what exists but belongs to somebody else.
    NotFound = "not_found", 404;
    MethodNotAllowed = "method_not_allowed", 405;
    Conflict = "conflict", 409;
    StaleVersion = "stale_version", 409;
    ActionNotAllowed = "action_not_allowed", 409;
    AlreadyExists = "already_exists", 409;
    LastOwner = "last_owner", 409;
    /// Whoever is to mediate belongs to a party.
    MediatorOfASide = "mediator_of_a_side", 409;
    IdempotencyRunning = "idempotency_running", 409;
    /// A link that was used, revoked or has expired.
    LinkNotValid = "link_not_valid", 410;
    PreconditionFailed = "precondition_failed", 412;
    PayloadTooLarge = "payload_too_large", 413;
    UnsupportedMediaType = "unsupported_media_type", 415;
    Misdirected = "misdirected", 421;
    Invalid = "invalid", 422;
    IdempotencyMismatch = "idempotency_mismatch", 422;
    PreconditionRequired = "precondition_required", 428;
    TooManyRequests = "too_many_requests", 429;
    Internal = "internal", 500;
    Busy = "busy", 503;
    StorageFull = "storage_full", 507;
}

/// One field of a request that was refused.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// Path of the field in the request, as `custom.grade`.
    pub field: String,
    /// `text_required`, `text_too_long`, `text_control`, `unknown_field`, `wrong_type`, …
    pub code: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// An error as a caller may see it.
#[derive(Debug, Clone)]
pub struct Problem {
    pub code: Code,
    /// For people; in English, without anything secret.
    pub detail: Option<Cow<'static, str>>,
    pub fields: Vec<FieldProblem>,
    /// A finer reason inside the code, as `wrong_side` for `action_not_allowed`.
    pub reason: Option<&'static str>,
    /// Seconds after which it makes sense to try again.
    pub retry_after: Option<u32>,
    /// The record as it is now, for `stale_version`.
    pub current: Option<Box<serde_json::Value>>,
}

impl Problem {
    pub fn new(code: Code) -> Self {
        Self {
            code,
            detail: None,
            fields: Vec::new(),
            reason: None,
            retry_after: None,
            current: None,
        }
    }

    pub fn not_found() -> Self {
        Self::new(Code::NotFound)
    }

    pub fn forbidden() -> Self {
        Self::new(Code::Forbidden)
    }

    /// One field is wrong.
    pub fn invalid(field: impl Into<String>, code: &'static str) -> Self {
        Self::new(Code::Invalid).with_field(field, code)
    }

    /// An action that the table does not allow now; `reason` is its reason code.
    pub fn not_allowed(reason: &'static str) -> Self {
        let mut problem = Self::new(Code::ActionNotAllowed);
        problem.reason = Some(reason);
        problem
    }

    /// Somebody was faster: what they made of it comes with the answer.
    pub fn stale(current: &impl serde::Serialize) -> Self {
        match serde_json::to_value(current) {
            Ok(current) => {
                Self { current: Some(Box::new(current)), ..Self::new(Code::StaleVersion) }
            }
            Err(cause) => Self::internal(cause),
        }
    }

    /// A defect of ours: the cause goes to the log, the caller learns only that it failed.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "internal error");
        Self::new(Code::Internal)
    }

    pub fn with_detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    pub fn with_field(mut self, field: impl Into<String>, code: &'static str) -> Self {
        self.fields.push(FieldProblem {
            field: field.into(),
            code: Cow::Borrowed(code),
            detail: None,
        });
        self
    }

    pub fn with_retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Whether everything that was to be committed with this is lost as well.
    pub(crate) fn breaks_batch(&self) -> bool {
        matches!(self.code, Code::StorageFull)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.as_str())?;
        for field in &self.fields {
            write!(f, " {}:{}", field.field, field.code)?;
        }
        if let Some(detail) = &self.detail {
            write!(f, ": {detail}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

impl From<DieselError> for Problem {
    fn from(error: DieselError) -> Self {
        match &error {
            DieselError::NotFound => Self::not_found(),
            DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => {
                Self::new(Code::Busy).with_retry_after(1)
            }
            DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, info) => {
                tracing::error!(cause = info.message(), "the database closed the connection");
                Self::new(Code::Busy).with_retry_after(5)
            }
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, info) => {
                tracing::info!(constraint = info.message(), "a unique value exists already");
                Self::new(Code::AlreadyExists)
            }
            DieselError::DatabaseError(_, info) => Self::from_message(info.message()),
            other => Self::internal(other),
        }
    }
}

/// How PostgreSQL and its client tell of a server that stops, starts or cannot be reached.
const LOST_CONNECTION: [&str; 4] = [
    "terminating connection",
    "server closed the connection",
    "no connection to the server",
    "the database system is",
];

impl Problem {
    /// SQLite and PostgreSQL tell a full disk and a busy database in words only.
    fn from_message(message: &str) -> Self {
        if message.contains("disk is full")
            || message.contains("No space left")
            || message.contains("disk I/O error")
        {
            tracing::error!(cause = message, "the disk takes no more");
            Self::new(Code::StorageFull)
        } else if message.contains("database is locked") || message.contains("deadlock detected") {
            Self::new(Code::Busy).with_retry_after(1)
        } else if LOST_CONNECTION.iter().any(|words| message.contains(words)) {
            tracing::error!(cause = message, "the database is away");
            Self::new(Code::Busy).with_retry_after(5)
        } else {
            Self::internal(message)
        }
    }
}
