//! What there is in the API, by method and path, and what all of it has in common.
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::{Components, Content, OpenApi, Ref, ResponseBuilder};

/// Method and path of every operation.
pub fn operations() -> Vec<(String, String)> {
    let document: serde_json::Value = serde_json::from_str(&super::json()).unwrap_or_default();
    let mut operations = Vec::new();
    for (path, item) in
        document.get("paths").and_then(|paths| paths.as_object()).into_iter().flatten()
    {
        for method in item.as_object().into_iter().flatten().map(|(method, _)| method) {
            operations.push((method.to_uppercase(), path.clone()));
        }
    }
    operations
}

/// Names every operation by its method and path, as `get_threads_id_entries`. The description must
/// name each but once, and handlers of two features may have the same name.
pub(super) fn name_operations(document: &mut OpenApi) {
    for (path, item) in &mut document.paths.paths {
        let path = path.trim_start_matches("/api/v1").replace(['{', '}'], "");
        let name = path.replace(['/', '-', '.'], "_");
        for (method, operation) in operations_of(item) {
            operation.operation_id = Some(format!("{method}{name}"));
        }
    }
}

/// Any operation may refuse: what it does not name itself has one form, written down once.
pub(super) fn tell_of_problems(document: &mut OpenApi) {
    let told = ResponseBuilder::new()
        .description("What is wrong: one form for all refusals, with a stable `code`.")
        .content("application/problem+json", Content::new(Some(Ref::from_schema_name("Problem"))))
        .build();
    let components = document.components.get_or_insert_with(Components::default);
    components.responses.insert("Problem".to_owned(), told.into());
    for item in document.paths.paths.values_mut() {
        for (_, operation) in operations_of(item) {
            let refusal = Ref::from_response_name("Problem");
            operation.responses.responses.insert("default".to_owned(), refusal.into());
        }
    }
}

/// The operations of one path, by method.
fn operations_of(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let operations = [
        ("get", &mut item.get),
        ("post", &mut item.post),
        ("put", &mut item.put),
        ("patch", &mut item.patch),
        ("delete", &mut item.delete),
    ];
    operations
        .into_iter()
        .filter_map(|(method, operation)| operation.as_mut().map(|operation| (method, operation)))
}
