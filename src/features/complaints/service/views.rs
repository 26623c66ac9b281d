//! Saved views: somebody's own named filters.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::problem::{Code, Problem};

use crate::features::complaints::model::SavedViewId;
use crate::features::complaints::store;

/// A named filter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SavedView {
    pub id: SavedViewId,
    pub name: String,
    /// The list's parameters.
    #[schema(value_type = std::collections::HashMap<String, String>)]
    pub query: serde_json::Value,
}

/// Views of one person at most.
const LIMIT: usize = 50;

/// The caller's views, oldest first.
pub fn list_views(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<SavedView>> {
    let rows = store::list_views(conn, scope.membership())?;
    Ok(rows.into_iter().map(|(id, name, Json(query))| SavedView { id, name, query }).collect())
}

pub fn save_view(
    tx: &mut Tx<'_>,
    scope: &Scope,
    name: &str,
    query: &serde_json::Value,
) -> Result<SavedView, Problem> {
    if store::list_views(tx.conn, scope.membership())?.len() >= LIMIT {
        return Err(Problem::new(Code::Conflict).with_detail("delete a view first"));
    }
    let id = SavedViewId::generate();
    store::insert_view(tx.conn, id, scope.membership(), name, Json(query.clone()), tx.now)?;
    tx.subject(id);
    Ok(SavedView { id, name: name.to_owned(), query: query.clone() })
}

pub fn update_view(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: SavedViewId,
    name: Option<&str>,
    query: Option<&serde_json::Value>,
) -> Result<SavedView, Problem> {
    let before = list_views(tx.conn, scope)?.into_iter().find(|view| view.id == id);
    let mut view = before.ok_or_else(Problem::not_found)?;
    if let Some(name) = name {
        name.clone_into(&mut view.name);
    }
    if let Some(query) = query {
        view.query = query.clone();
    }
    store::update_view(tx.conn, id, &view.name, Json(view.query.clone()))?;
    tx.subject(id);
    Ok(view)
}

pub fn delete_view(tx: &mut Tx<'_>, scope: &Scope, id: SavedViewId) -> Result<(), Problem> {
    tx.subject(id);
    if store::delete_view(tx.conn, scope.membership(), id)? {
        Ok(())
    } else {
        Err(Problem::not_found())
    }
}
