//! Requests and answers as a test speaks of them.
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

/// A client of one portal. It follows no redirects and keeps no cookies.
#[derive(Clone)]
pub struct Http {
    pub base: String,
    client: reqwest::Client,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    /// What was asked, for messages of failed tests.
    pub asked: String,
}

/// What is sent besides method and path.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

const BOUNDARY: &str = "----concord-test-boundary";

impl Sent {
    pub fn json(body: &Value) -> Self {
        Self::text("application/json", body.to_string())
    }

    pub fn text(media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { headers: vec![("content-type", media_type.to_owned())], body: body.into() }
    }

    /// A form as browsers send it.
    pub fn form(fields: &[(&str, &str)]) -> Self {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect();
        Self::text("application/x-www-form-urlencoded", pairs.join("&"))
    }

    /// A form with fields and files, as browsers send it: names, names of files, contents.
    pub fn parts(parts: &[(&str, Option<&str>, &[u8])]) -> Self {
        let mut body = Vec::new();
        for (name, file, content) in parts {
            let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        Self::text(&format!("multipart/form-data; boundary={BOUNDARY}"), body)
    }

    /// An upload with one file.
    pub fn file(name: &str, media_type: &str, content: &[u8]) -> Self {
        let quoted = name.replace('\\', "\\\\").replace('"', "%22");
        let mut body = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{quoted}\"\r\n\
             Content-Type: {media_type}\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        Self::text(&format!("multipart/form-data; boundary={BOUNDARY}"), body)
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

impl Http {
    pub fn new(base: String) -> Self {
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(std::time::Duration::from_secs(30))
            .build()
            .unwrap();
        Self { base, client }
    }

    pub fn host(&self) -> &str {
        self.base.trim_start_matches("http://")
    }

    pub async fn send(&self, method: &str, path: &str, sent: Sent) -> Answer {
        let answer = self.try_send(method, path, sent).await;
        answer.unwrap_or_else(|cause| panic!("{method} {path}: {cause:?}"))
    }

    /// For a server that may go away while it answers.
    pub async fn try_send(
        &self,
        method: &str,
        path: &str,
        sent: Sent,
    ) -> Result<Answer, reqwest::Error> {
        let method: reqwest::Method = method.parse().unwrap();
        let shown = &sent.body[..sent.body.len().min(300)];
        let asked = format!("{method} {path} {}", String::from_utf8_lossy(shown));
        let mut headers = HeaderMap::new();
        for (name, value) in sent.headers {
            let name = HeaderName::from_static(name);
            headers.insert(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        let url = format!("{}{path}", self.base);
        let mut request = self.client.request(method, url).headers(headers);
        if !sent.body.is_empty() {
            request = request.body(sent.body);
        }
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await?.to_vec();
        Ok(Answer { status, headers, bytes, asked })
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| {
            panic!("{}: {} is no JSON: {}", self.asked, self.status, self.text())
        })
    }

    /// The stable code of a problem; empty if it is none.
    pub fn code(&self) -> String {
        let value: Value = serde_json::from_slice(&self.bytes).unwrap_or_default();
        value["code"].as_str().unwrap_or_default().to_owned()
    }

    /// Status and code together, as tests compare them.
    pub fn problem(&self) -> (u16, String) {
        (self.status, self.code())
    }

    /// `field:code` of each refused field.
    pub fn fields(&self) -> Vec<String> {
        let problem = self.json();
        let fields = problem["errors"].as_array().cloned().unwrap_or_default();
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        fields
            .iter()
            .map(|field| format!("{}:{}", word(&field["field"]), word(&field["code"])))
            .collect()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body of an answer that must be a success.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!(
            (200..300).contains(&self.status),
            "{}: {} {}",
            self.asked,
            self.status,
            self.text()
        );
        if self.bytes.is_empty() { Value::Null } else { self.json() }
    }

    /// The same answer, which must be a refusal with this status and code.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Self {
        assert_eq!(self.problem(), (status, code.to_owned()), "{}: {}", self.asked, self.text());
        self
    }

    /// The cookies that it sets, as a `Cookie` header for the next request.
    pub fn cookies(&self) -> String {
        let set = self.headers.get_all("set-cookie").iter();
        let pairs: Vec<&str> =
            set.filter_map(|value| value.to_str().ok()?.split(';').next()).collect();
        pairs.join("; ")
    }
}

/// Percent-encodes whatever is no letter or digit.
pub fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
