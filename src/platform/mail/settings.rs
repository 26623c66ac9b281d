//! What an installation says about its mail: section `[mail]` of the settings.
use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize, Serializer};

/// Where mail goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailMode {
    /// To a mail server.
    Smtp,
    /// One `.eml` file a message under `mail` in the data folder. The default: an installation
    /// whose mail server is not set up yet loses nothing and mails nobody by accident.
    #[default]
    Files,
    /// Kept in memory, for tests.
    Memory,
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TlsMode {
    /// Clear text. A user name is then taken only for a server on this machine.
    None,
    /// Plain at first, then STARTTLS (usually port 587). A server without it gets no mail.
    #[default]
    Starttls,
    /// TLS from the first byte (usually port 465).
    Implicit,
}

/// Settings of outgoing mail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailSettings {
    pub mode: MailMode,
    /// The mail server's name; its certificate must be made out to it.
    pub host: String,
    pub port: u16,
    pub tls: TlsMode,
    /// A PEM file with further root certificates, for a server whose certificate was signed by
    /// the firm itself. The well-known roots are built in.
    pub ca_file: Option<PathBuf>,
    pub username: Option<String>,
    pub password: Option<Password>,
    /// The name in `From`, unless a message brings its own.
    pub from_name: String,
    pub from_address: String,
    /// Longest wait for everything before the message, and again for the message itself.
    pub timeout_seconds: u64,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            mode: MailMode::default(),
            host: "localhost".into(),
            port: 587,
            tls: TlsMode::default(),
            ca_file: None,
            username: None,
            password: None,
            from_name: "Concord".into(),
            from_address: "concord@localhost".into(),
            timeout_seconds: 30,
        }
    }
}

/// A password that shows itself only to who calls [`Password::reveal`].
#[derive(Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Password(String);

impl Password {
    pub fn new(password: impl Into<String>) -> Self {
        Self(password.into())
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

/// Printed settings show that a password is set, never which.
impl Serialize for Password {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("[hidden]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_printed() {
        let settings: MailSettings = toml::from_str(
            "mode = 'smtp'\nhost = 'mail.example'\nusername = 'u'\npassword = 'hunter2'",
        )
        .unwrap();
        assert_eq!(settings.password.as_ref().unwrap().reveal(), "hunter2");
        assert!(!format!("{settings:?}").contains("hunter2"));
        assert!(!toml::to_string(&settings).unwrap().contains("hunter2"));
    }

    #[test]
    fn an_unknown_setting_is_refused() {
        assert!(toml::from_str::<MailSettings>("hots = 'mail.example'").is_err());
    }
}
