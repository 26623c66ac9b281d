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
