//! Reading views row by row: they may hold more than fits into memory.
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::model::{View, is_time};
use crate::platform::authz::OrganisationId;
use crate::platform::db::Conn;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Gives each row of a view, of one vendor or of all, as a JSON array of its columns.
pub fn each<E: From<diesel::result::Error>>(
    conn: &mut Conn,
    view: View,
    vendor: Option<OrganisationId>,
    mut take: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    match conn {
        Conn::Sqlite(conn) => {
            let query = sqlite(view, vendor);
            for line in diesel::sql_query(query).load_iter::<Line, _>(conn)? {
                take(&line?.line)?;
            }
        }
        Conn::Pg(conn) => {
            let query = postgres(view, vendor);
            let rows = diesel::sql_query(query)
                .load_iter::<Line, diesel::pg::PgRowByRowLoadingMode>(conn)?;
            for line in rows {
                take(&line?.line)?;
            }
        }
    }
    Ok(())
}

fn sqlite((name, columns): View, vendor: Option<OrganisationId>) -> String {
    let whose =
        vendor.map_or_else(String::new, |id| format!(" WHERE vendor_id = '{}'", id.0.simple()));
    format!("SELECT json_array({}) AS line FROM bi_{name}{whose}", columns.join(", "))
}

fn postgres((name, columns): View, vendor: Option<OrganisationId>) -> String {
    let told = columns.iter().map(|column| {
        if is_time(column) {
            format!("to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
        } else {
            (*column).to_owned()
        }
    });
    let whose = vendor.map_or_else(String::new, |id| format!(" WHERE vendor_id = '{}'", id.0));
    let told = told.collect::<Vec<_>>().join(", ");
    format!("SELECT json_build_array({told})::text AS line FROM bi.{name}{whose}")
}
