//! Native column types on both databases behind one [`MultiBackend`]:
//!
//! | type | PostgreSQL | SQLite |
//! |---|---|---|
//! | [`sql::Uid`] | `uuid` | 16-byte `BLOB` |
//! | [`sql::Utc`] | `timestamptz` | `INTEGER`, microseconds since 1970 |
//! | [`sql::Json`] | `jsonb` | `TEXT` |
//!
//! The entries' payloads are plain `TEXT` on both: they are hashed byte for byte, and `jsonb`
//! would change them.
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::Pg;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::HasSqlType;
use diesel::sqlite::Sqlite;

use super::conn::MultiBackend;
use crate::platform::clock::Timestamp;

/// The SQL types that diesel does not have for both databases at once.
pub mod sql {
    use diesel::query_builder::QueryId;
    use diesel::sql_types::{SqlOrd, SqlType};

    #[derive(Debug, Clone, Copy, Default, SqlType, QueryId)]
    #[diesel(sqlite_type(name = "Binary"))]
    #[diesel(postgres_type(oid = 2950, array_oid = 2951))]
    pub struct Uid;

    #[derive(Debug, Clone, Copy, Default, SqlType, QueryId)]
    #[diesel(sqlite_type(name = "Long"))]
    #[diesel(postgres_type(oid = 1184, array_oid = 1185))]
    pub struct Utc;

    /// Both databases order times as numbers.
    impl SqlOrd for Utc {}

    #[derive(Debug, Clone, Copy, Default, SqlType, QueryId)]
    #[diesel(sqlite_type(name = "Text"))]
    #[diesel(postgres_type(oid = 3802, array_oid = 3807))]
    pub struct Json;
}

macro_rules! backend_type {
    ($sql:ty) => {
        impl HasSqlType<$sql> for MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                MultiBackend::lookup_sql_type::<$sql>(lookup)
            }
        }
    };
}
backend_type!(sql::Uid);
backend_type!(sql::Utc);
backend_type!(sql::Json);

macro_rules! multi_type {
    ($sql:ty, $rust:ty) => {
        impl FromSql<$sql, MultiBackend> for $rust {
            fn from_sql(raw: <MultiBackend as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                raw.from_sql::<$rust, $sql>()
            }
        }
        impl ToSql<$sql, MultiBackend> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
                out.set_value((<$sql>::default(), self));
                Ok(IsNull::No)
            }
        }
    };
}

/// Gives an id newtype over `uuid::Uuid` its column type on every backend; used by `id_type!`.
#[macro_export]
macro_rules! uuid_sql {
    ($name:ty) => {
        const _: () = {
            use diesel::backend::Backend;
            use diesel::deserialize::{self, FromSql};
            use diesel::serialize::{self, IsNull, Output, ToSql};
            use $crate::platform::db::{MultiBackend, sql::Uid};

            impl ToSql<Uid, diesel::sqlite::Sqlite> for $name {
                fn to_sql<'b>(
                    &'b self,
                    out: &mut Output<'b, '_, diesel::sqlite::Sqlite>,
                ) -> serialize::Result {
                    out.set_value(self.0.as_bytes().as_slice());
                    Ok(IsNull::No)
                }
            }
            impl FromSql<Uid, diesel::sqlite::Sqlite> for $name {
                fn from_sql(
                    raw: <diesel::sqlite::Sqlite as Backend>::RawValue<'_>,
                ) -> deserialize::Result<Self> {
                    let bytes: Vec<u8> = FromSql::<
                        diesel::sql_types::Binary,
                        diesel::sqlite::Sqlite,
                    >::from_sql(raw)?;
                    Ok(Self(uuid::Uuid::from_slice(&bytes)?))
                }
            }
            impl ToSql<Uid, diesel::pg::Pg> for $name {
                fn to_sql<'b>(
                    &'b self,
                    out: &mut Output<'b, '_, diesel::pg::Pg>,
                ) -> serialize::Result {
                    std::io::Write::write_all(out, self.0.as_bytes())?;
                    Ok(IsNull::No)
                }
            }
            impl FromSql<Uid, diesel::pg::Pg> for $name {
                fn from_sql(
                    raw: <diesel::pg::Pg as Backend>::RawValue<'_>,
                ) -> deserialize::Result<Self> {
                    Ok(Self(uuid::Uuid::from_slice(raw.as_bytes())?))
                }
            }
            impl FromSql<Uid, MultiBackend> for $name {
                fn from_sql(
                    raw: <MultiBackend as Backend>::RawValue<'_>,
                ) -> deserialize::Result<Self> {
                    raw.from_sql::<$name, Uid>()
                }
            }
            impl ToSql<Uid, MultiBackend> for $name {
                fn to_sql<'b>(
                    &'b self,
                    out: &mut Output<'b, '_, MultiBackend>,
                ) -> serialize::Result {
                    out.set_value((Uid, self));
                    Ok(IsNull::No)
                }
            }
        };
    };
}

impl ToSql<sql::Utc, Sqlite> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.micros());
        Ok(IsNull::No)
    }
}
impl FromSql<sql::Utc, Sqlite> for Timestamp {
    fn from_sql(raw: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let micros: i64 = FromSql::<diesel::sql_types::BigInt, Sqlite>::from_sql(raw)?;
        Ok(Self::from_micros(micros).ok_or("a time outside the calendar")?)
    }
}
impl ToSql<sql::Utc, Pg> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        ToSql::<diesel::sql_types::Timestamptz, Pg>::to_sql(&self.datetime(), &mut out.reborrow())
    }
}
impl FromSql<sql::Utc, Pg> for Timestamp {
    fn from_sql(raw: <Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let at = FromSql::<diesel::sql_types::Timestamptz, Pg>::from_sql(raw)?;
        Ok(Self::from_datetime(at))
    }
}
multi_type!(sql::Utc, Timestamp);

/// A JSON column for what has no columns of its own: custom fields, settings, definitions.
#[derive(
    Debug, Clone, PartialEq, Default, AsExpression, FromSqlRow, serde::Serialize, serde::Deserialize,
)]
#[diesel(sql_type = sql::Json)]
#[serde(transparent)]
pub struct Json(pub serde_json::Value);

impl ToSql<sql::Json, Sqlite> for Json {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.to_string());
        Ok(IsNull::No)
    }
}
impl FromSql<sql::Json, Sqlite> for Json {
    fn from_sql(raw: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let text: String = FromSql::<diesel::sql_types::Text, Sqlite>::from_sql(raw)?;
        Ok(Self(serde_json::from_str(&text)?))
    }
}
impl ToSql<sql::Json, Pg> for Json {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        ToSql::<diesel::sql_types::Jsonb, Pg>::to_sql(&self.0, &mut out.reborrow())
    }
}
impl FromSql<sql::Json, Pg> for Json {
    fn from_sql(raw: <Pg as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(FromSql::<diesel::sql_types::Jsonb, Pg>::from_sql(raw)?))
    }
}
multi_type!(sql::Json, Json);

/// Defines an enum whose values are stored and sent as words of a closed vocabulary.
///
/// `text_enum! { /// doc  pub enum Role { Owner = "owner", … } }` gives `as_str`, `ALL`,
/// `FromStr`, serde, `TEXT` columns on every backend and an OpenAPI schema.
#[macro_export]
macro_rules! text_enum {
    // The word is a `tt`: utoipa does not see through a captured `literal` and would describe the
    // variant's name instead.
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:tt),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
            utoipa::ToSchema,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant),+
        }

        impl $name {
            /// All values, in the order of their definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that is stored and sent.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    other => Err(format!("unknown {}: {other:?}", stringify!($name))),
                }
            }
        }

        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, DB>,
            ) -> diesel::serialize::Result {
                <str as diesel::serialize::ToSql<diesel::sql_types::Text, DB>>::to_sql(
                    self.as_str(),
                    out,
                )
            }
        }

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(raw: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let text = <String as diesel::deserialize::FromSql<
                    diesel::sql_types::Text, DB,
                >>::from_sql(raw)?;
                Ok(text.parse()?)
            }
        }
    };
}
