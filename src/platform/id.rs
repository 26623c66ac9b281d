//! Ids are UUIDv7 made by the application, each in its own type, so that one cannot stand where
//! another belongs. People never quote them; they quote numbers (`C-1042`).
use uuid::Uuid;

/// Defines an id type: UUID on PostgreSQL, 16-byte BLOB on SQLite, text in JSON.
#[macro_export]
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
            utoipa::ToSchema,
        )]
        #[diesel(sql_type = $crate::platform::db::sql::Uid)]
        #[schema(value_type = String, format = Uuid)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A new id: sorts by the time it was made, to the millisecond.
            pub fn generate() -> Self {
                Self($crate::platform::id::new_uuid())
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        $crate::uuid_sql!($name);
    };
}

/// The one source of new UUIDs.
pub fn new_uuid() -> Uuid {
    Uuid::now_v7()
}

/// An id as [`new_uuid`] makes them at a moment, of bits that somebody else has drawn: what is made up to
/// measure speed must be the same for the same seed.
pub fn drawn_uuid(millis: u64, drawn: u128) -> Uuid {
    let [_, _, _, _, _, _, bits @ ..] = drawn.to_be_bytes();
    uuid::Builder::from_unix_timestamp_millis(millis, &bits).into_uuid()
}
