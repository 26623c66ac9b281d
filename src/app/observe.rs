//! One log line and three metrics for each request; never a body, a token or an address of mail.
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

/// Counts and logs a request by its pattern, so that ids do not become labels.
pub async fn observe<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let started = std::time::Instant::now();
    let method = request.method().as_str().to_owned();
    let path = pattern(request.path());
    let response = next.call(request).await?;
    let status = response.status().as_u16();
    let seconds = started.elapsed().as_secs_f64();
    metrics::counter!("http_requests_total", "method" => method.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!("http_request_seconds", "method" => method.clone()).record(seconds);
    tracing::info!(
        http.method = method,
        http.path = path,
        http.status = status,
        http.seconds = seconds,
        "request"
    );
    Ok(response)
}

/// The path with ids and tokens replaced by `*`.
fn pattern(path: &str) -> String {
    let token_page = ["/reset/", "/invitation/", "/welcome/", "/unsubscribe/"]
        .iter()
        .find(|prefix| path.starts_with(**prefix));
    if let Some(prefix) = token_page {
        return format!("{prefix}*");
    }
    let parts: Vec<&str> = path
        .split('/')
        .map(|part| if part.parse::<uuid::Uuid>().is_ok() { "*" } else { part })
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn tokens_and_ids_stay_out_of_logs() {
        assert_eq!(pattern("/invitation/abc"), "/invitation/*");
        let path = "/api/v1/complaints/0197c0de-0000-7000-8000-000000000001/actions/accept";
        assert_eq!(pattern(path), "/api/v1/complaints/*/actions/accept");
    }
}
