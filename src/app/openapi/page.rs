//! The API's description for people.
/// A page that reads well without script: every operation with its parameters and answers.
pub fn page() -> String {
    let document: serde_json::Value = serde_json::from_str(&super::json()).unwrap_or_default();
    let text =
        |value: Option<&serde_json::Value>| value.and_then(|v| v.as_str()).unwrap_or("").to_owned();
    let mut operations = Vec::new();
    for (path, item) in
        document.get("paths").and_then(|paths| paths.as_object()).into_iter().flatten()
    {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let answers: Vec<String> = operation
                .get("responses")
                .and_then(|answers| answers.as_object())
                .into_iter()
                .flatten()
                .map(|(status, _)| status.clone())
                .collect();
            let summary = text(operation.get("summary").or_else(|| operation.get("description")));
            operations.push((method.to_uppercase(), path.clone(), summary, answers.join(", ")));
        }
    }
    maud::html! {
        (maud::DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                title { "Concord API" }
                link rel="stylesheet" href=(crate::platform::http::assets::stylesheet());
            }
            body {
                main.page.wide {
                    h1 { "Concord API" }
                    p { "The machine-readable form is " a href="/api/v1/openapi.json" { "openapi.json" } "." }
                    table {
                        thead { tr { th { "Operation" } th { "What it does" } th { "Answers" } } }
                        tbody {
                            @for (method, path, summary, answers) in &operations {
                                tr { td { code { (method) " " (path) } } td { (summary) } td { (answers) } }
                            }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}
