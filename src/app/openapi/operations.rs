//! What there is in the API, by method and path.
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
pub(super) fn name_operations(document: &mut utoipa::openapi::OpenApi) {
    for (path, item) in &mut document.paths.paths {
        let path = path.trim_start_matches("/api/v1").replace(['{', '}'], "");
        let name = path.replace(['/', '-', '.'], "_");
        let operations = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("patch", &mut item.patch),
            ("delete", &mut item.delete),
        ];
        for (method, operation) in operations {
            if let Some(operation) = operation {
                operation.operation_id = Some(format!("{method}{name}"));
            }
        }
    }
}
