//! Settings: defaults, then `concord.toml`, then `CONCORD_*`, then flags; each with its source.
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

/// A secret that never shows itself in logs or in `concord config`.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_empty() { "(none)" } else { "(hidden)" })
    }
}

/// How mail leaves the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailMode {
    Smtp,
    /// One `.eml` file for each mail, under `DIR/mail`.
    Files,
    Memory,
}

/// Encryption towards the mail server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTls {
    None,
    Starttls,
    Implicit,
}

/// What a node does for the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeRole {
    /// Answers requests, and does the work after them.
    All,
    /// Answers requests; the work is done by other nodes.
    Web,
    /// Does the work alone.
    Worker,
}

/// Mail settings.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailSettings {
    pub mode: MailMode,
    pub host: String,
    pub port: u16,
    pub tls: MailTls,
    /// A PEM file with further root certificates, for a mail server whose certificate the firm
    /// signed itself; empty for none. The well-known roots are built in.
    pub ca_file: PathBuf,
    pub username: String,
    pub password: Secret,
    pub from_name: String,
    pub from_address: String,
    /// The domain whose mail comes back to Concord: answers and bounces then have addresses of
    /// their own in it. Empty: answers and bounces go to `from_address`.
    pub reply_domain: String,
    pub timeout_seconds: u64,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            mode: MailMode::Files,
            host: String::new(),
            port: 587,
            tls: MailTls::Starttls,
            ca_file: PathBuf::new(),
            username: String::new(),
            password: Secret::default(),
            from_name: "Concord".to_owned(),
            from_address: "concord@localhost.localdomain".to_owned(),
            reply_domain: String::new(),
            timeout_seconds: 30,
        }
    }
}

/// All settings of the installation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Database, files, mail and the server's key live here.
    pub data_dir: PathBuf,
    pub listen: SocketAddr,
    /// Where people reach the portal. Links in mails start with it; only https, or http on a
    /// loopback address.
    pub public_url: String,
    /// `sqlite:PATH` or `postgres://…`; empty means the file in the data folder.
    pub database_url: String,
    /// Where the content of files lives: `s3://BUCKET/PREFIX`; empty means the data folder.
    pub files_url: String,
    /// What carries hints between nodes: `nats://HOST:PORT`, `none`, or empty for PostgreSQL itself.
    pub bus_url: String,
    /// The server's key, the same for all nodes; empty means `server.key` in the data folder.
    pub key_file: PathBuf,
    /// What this node does.
    pub role: NodeRole,
    /// Seconds in which `/readyz` says no before the node stops, so that the proxy turns away from it.
    pub drain_seconds: u64,
    /// Prometheus metrics; an address of the machine itself, or empty for none.
    pub metrics_listen: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    pub mail: MailSettings,
    /// Shows mails of the whole organisation, and a table of logins.
    pub demo: bool,
    /// Threads that answer requests; 0 means one for each core.
    pub workers: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data_dir: PathBuf::from("data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: String::new(),
            database_url: String::new(),
            files_url: String::new(),
            bus_url: String::new(),
            key_file: PathBuf::new(),
            role: NodeRole::All,
            drain_seconds: 0,
            metrics_listen: "127.0.0.1:9464".to_owned(),
            trusted_proxies: Vec::new(),
            mail: MailSettings::default(),
            demo: false,
            workers: 0,
        }
    }
}

/// Flags of the command line that stand above file and environment.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Overrides {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_dir: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<SocketAddr>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demo: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<NodeRole>,
}

/// `CONCORD_WEB` is for the build, `CONCORD_TEST_…` for the tests; everything else must be known.
fn is_setting(key: &figment::value::UncasedStr) -> bool {
    key != "web" && !key.as_str().to_ascii_lowercase().starts_with("test_")
}

/// Settings that do not hold, in one sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SettingsError(pub String);

impl Settings {
    /// Reads all sources; `file` is `concord.toml` unless told otherwise.
    pub fn load(file: &Path, overrides: Overrides) -> Result<Self, SettingsError> {
        let settings: Self = Self::figment(file, overrides)
            .extract()
            .map_err(|cause| SettingsError(format!("the settings do not hold: {cause}")))?;
        settings.checked()
    }

    /// The sources, for `concord config`, which prints where each value came from.
    pub fn figment(file: &Path, overrides: Overrides) -> Figment {
        Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file))
            .merge(Env::prefixed("CONCORD_").filter(is_setting).split("__"))
            .merge(Serialized::defaults(overrides))
    }

    fn checked(mut self) -> Result<Self, SettingsError> {
        if self.public_url.is_empty() {
            self.public_url = format!("http://localhost:{}", self.listen.port());
        }
        let url = self.public_url.trim_end_matches('/').to_owned();
        self.public_url = url;
        if self.database_url.is_empty() {
            self.database_url = format!("sqlite:{}", self.data_dir.join("concord.db").display());
        }
        if self.role != NodeRole::All && self.database_url.starts_with("sqlite:") {
            return Err(SettingsError(
                "an SQLite file is served by one process that does everything: for nodes with a role of their own set database_url to a PostgreSQL server".to_owned(),
            ));
        }
        let host = self.public_host();
        let loopback = matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]");
        let https = self.public_url.starts_with("https://");
        let local = self.public_url.starts_with("http://") && loopback;
        if !https && !local {
            return Err(SettingsError(format!(
                "public_url is {}: set an https address (cookies are Secure), or use http on localhost",
                self.public_url
            )));
        }
        Ok(self)
    }

    /// Where the server's key is, or will be.
    pub fn key_path(&self) -> PathBuf {
        if self.key_file.as_os_str().is_empty() {
            self.data_dir.join("server.key")
        } else {
            self.key_file.clone()
        }
    }

    /// Host name of `public_url`, without port.
    pub fn public_host(&self) -> String {
        let rest = self.public_url.split_once("://").map_or("", |(_, rest)| rest);
        let authority = rest.split('/').next().unwrap_or("");
        match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host.to_owned(),
            _ => authority.to_owned(),
        }
    }

    /// In the demo two people share one machine: the second window stands on the other spelling of
    /// the loopback address, which has its own cookies. Elsewhere `public_url`.
    pub fn second_url(&self) -> String {
        match self.public_url.strip_prefix("http://localhost") {
            Some(rest) if self.demo => format!("http://127.0.0.1{rest}"),
            _ => self.public_url.clone(),
        }
    }

    /// `scheme://host[:port]` values that requests may come from. On loopback both spellings are
    /// served, so that two windows can be two people with separate cookies.
    pub fn origins(&self) -> Vec<String> {
        let mut origins = vec![self.public_url.clone()];
        if self.public_url.starts_with("http://") {
            let port = self.listen.port();
            for host in ["localhost", "127.0.0.1", "[::1]"] {
                let origin = format!("http://{host}:{port}");
                if !origins.contains(&origin) {
                    origins.push(origin);
                }
            }
        }
        origins
    }

    /// Values of `Host` that are answered; any other gets 421.
    pub fn hosts(&self) -> Vec<String> {
        self.origins()
            .iter()
            .filter_map(|origin| origin.split_once("://").map(|(_, host)| host.to_owned()))
            .collect()
    }
}
