//! A bucket of an S3 store: AWS, MinIO, Ceph, Garage and the like.
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, ClientConfigKey, ObjectStore, RetryConfig};

/// Tries of a request, and how long they may take together: an upload that waits is better told
/// to come again.
const RETRIES: usize = 4;
const RETRY_TIME: Duration = Duration::from_secs(15);

/// Opens the bucket without asking for anything.
pub(super) fn open(
    url: &str,
    variables: impl IntoIterator<Item = (String, String)>,
) -> Result<Arc<dyn ObjectStore>, String> {
    let (bucket, prefix) = place(url)?;
    // The one that mail uses as well; only the first of several is taken.
    let _already = rustls::crypto::ring::default_provider().install_default();
    let mut builder = AmazonS3Builder::new().with_bucket_name(bucket).with_retry(RetryConfig {
        backoff: BackoffConfig {
            init_backoff: Duration::from_millis(100),
            ..BackoffConfig::default()
        },
        max_retries: RETRIES,
        retry_timeout: RETRY_TIME,
    });
    for (name, value) in variables {
        let name = name.to_ascii_lowercase();
        if let Some(key) = name.strip_prefix("aws_").and_then(|_| name.parse().ok()) {
            if is_endpoint(&key) && value.starts_with("http://") {
                // Written so by the operator, for a store on their own network.
                builder = builder.with_config(allow_http(), "true");
            }
            builder = builder.with_config(key, value);
        }
    }
    let store =
        builder.build().map_err(|cause| format!("the store {url} cannot be used: {cause}"))?;
    Ok(Arc::new(PrefixStore::new(store, prefix)))
}

fn is_endpoint(key: &AmazonS3ConfigKey) -> bool {
    matches!(key, AmazonS3ConfigKey::Endpoint | AmazonS3ConfigKey::S3Endpoint)
}

fn allow_http() -> AmazonS3ConfigKey {
    AmazonS3ConfigKey::Client(ClientConfigKey::AllowHttp)
}

/// Bucket and prefix of `s3://BUCKET/PREFIX`.
fn place(url: &str) -> Result<(&str, &str), String> {
    let rest = url.strip_prefix("s3://").ok_or("files_url must start with s3://")?;
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if bucket.is_empty() || !bucket.bytes().all(plain) {
        return Err("files_url must be s3://BUCKET/PREFIX".to_owned());
    }
    Ok((bucket, prefix.trim_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_bucket_and_perhaps_a_prefix() {
        assert_eq!(place("s3://files"), Ok(("files", "")));
        assert_eq!(place("s3://files/portal/one/"), Ok(("files", "portal/one")));
        for url in ["files", "http://files", "s3://", "s3:///x", "s3://a b/x"] {
            assert!(place(url).is_err(), "{url}");
        }
    }
}
