//! Mail over SMTP, with an exact answer to "was it taken?".
//!
//! A connection that breaks before the message was handed over whole means "not sent", and trying
//! again is safe. One that breaks after the final dot and before the server's reply means
//! "unknown": the message may already be on its way. lettre's own transport does not say which of
//! the two happened, so this module drives lettre's connection step by step.
//!
//! Invariants: [`Smtp::send`] ends within twice the timeout; no password goes over a connection in
//! clear to another machine.
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use tokio::time::timeout;

use super::{MailerError, SendError};
use crate::platform::config::{MailSettings, MailTls};

/// Two of these, in seconds, must be less than a worker may hold a piece of work.
const LONGEST_TIMEOUT: u64 = 50;
/// Connections kept open for the next message.
const IDLE_CONNECTIONS: usize = 4;
/// Firewalls forget a silent connection; one older than this is not used again.
const LONGEST_IDLE: Duration = Duration::from_secs(60);
/// Many servers end a connection after some hundred messages; this stays below.
const MESSAGES_A_CONNECTION: u32 = 50;

/// A mail server, as the settings name it.
pub struct Smtp {
    host: String,
    port: u16,
    tls_mode: MailTls,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    timeout: Duration,
    idle: Mutex<Vec<Connection>>,
}

struct Connection {
    inner: AsyncSmtpConnection,
    used_at: Instant,
    messages: u32,
}

impl Smtp {
    /// Reads the certificate file, if there is one; does not connect yet.
    pub fn new(settings: &MailSettings) -> Result<Self, MailerError> {
        if settings.host.is_empty() {
            return Err(MailerError::NoHost);
        }
        let tls = match settings.tls {
            MailTls::None => None,
            MailTls::Starttls | MailTls::Implicit => Some(tls_parameters(settings)?),
        };
        let password = settings.password.reveal();
        let credentials = match (settings.username.is_empty(), password.is_empty()) {
            (true, true) => None,
            (false, false) => {
                Some(Credentials::new(settings.username.clone(), password.to_owned()))
            }
            _ => return Err(MailerError::HalfCredentials),
        };
        if credentials.is_some() && tls.is_none() && !is_this_machine(&settings.host) {
            return Err(MailerError::PasswordInClear);
        }
        Ok(Self {
            host: settings.host.clone(),
            port: settings.port,
            tls_mode: settings.tls,
            tls,
            credentials,
            timeout: Duration::from_secs(settings.timeout_seconds.clamp(1, LONGEST_TIMEOUT)),
            idle: Mutex::new(Vec::new()),
        })
    }

    /// Hands one message to the server.
    pub async fn send(&self, from: &Address, to: &Address, raw: &[u8]) -> Result<(), SendError> {
        let mut connection = match timeout(self.timeout, self.prepare(from, to)).await {
            Ok(prepared) => prepared?,
            Err(_) => return Err(later("the mail server did not answer in time")),
        };
        let dot_sent = AtomicBool::new(false);
        // The iterator is asked for more only after the whole message has been written, and what
        // lettre writes next is the final dot.
        let whole = std::iter::once(raw).chain(std::iter::from_fn(|| {
            dot_sent.store(true, Ordering::SeqCst);
            None
        }));
        let outcome = timeout(self.timeout, connection.inner.message_iter(whole)).await;
        let error = match outcome {
            Ok(Ok(_)) => {
                self.keep(connection);
                return Ok(());
            }
            Ok(Err(error)) => Some(error),
            Err(_) => None,
        };
        let reason = error.as_ref().map_or_else(|| "no reply in time".to_owned(), reason);
        if error.as_ref().is_some_and(|error| error.status().is_some()) {
            // The server has answered, so it is known that it did not take the message.
            let temporary = error.is_some_and(|error| error.is_transient());
            return Err(SendError::NotSent { temporary, reason });
        }
        if dot_sent.load(Ordering::SeqCst) {
            return Err(SendError::Unknown { reason });
        }
        Err(SendError::NotSent { temporary: true, reason })
    }

    /// A connection on which the server waits for the message's text.
    async fn prepare(&self, from: &Address, to: &Address) -> Result<Connection, SendError> {
        let mut connection = match self.reuse().await {
            Some(connection) => connection,
            // Whatever is wrong before the message is named is wrong with the server or with the
            // settings: the message waits until somebody has put it right.
            None => self.connect().await.map_err(|error| later(reason(&error)))?,
        };
        let server = &mut connection.inner;
        let mut parameters = Vec::new();
        let is_ascii = |address: &Address| AsRef::<str>::as_ref(address).is_ascii();
        if !is_ascii(from) || !is_ascii(to) {
            if !server.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(SendError::NotSent {
                    temporary: false,
                    reason: "the mail server does not take addresses outside ASCII".into(),
                });
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        server.command(Mail::new(Some(from.clone()), parameters)).await.map_err(refused)?;
        server.command(Rcpt::new(to.clone(), Vec::new())).await.map_err(refused)?;
        server.command(Data).await.map_err(refused)?;
        Ok(connection)
    }

    async fn connect(&self) -> Result<Connection, Error> {
        let hello = ClientId::default();
        let server = (self.host.as_str(), self.port);
        let implicit = self.tls.clone().filter(|_| self.tls_mode == MailTls::Implicit);
        let mut inner =
            AsyncSmtpConnection::connect_tokio1(server, Some(self.timeout), &hello, implicit, None)
                .await?;
        if let (MailTls::Starttls, Some(tls)) = (self.tls_mode, &self.tls) {
            inner.starttls(tls.clone(), &hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            inner.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(Connection { inner, used_at: Instant::now(), messages: 0 })
    }

    /// A kept connection that still answers.
    async fn reuse(&self) -> Option<Connection> {
        loop {
            let mut connection = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
            if connection.used_at.elapsed() < LONGEST_IDLE
                && connection.inner.test_connected().await
            {
                return Some(connection);
            }
        }
    }

    fn keep(&self, mut connection: Connection) {
        connection.messages += 1;
        connection.used_at = Instant::now();
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if connection.messages < MESSAGES_A_CONNECTION && idle.len() < IDLE_CONNECTIONS {
            idle.push(connection);
        }
    }
}

fn tls_parameters(settings: &MailSettings) -> Result<TlsParameters, MailerError> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    let path = &settings.ca_file;
    if !path.as_os_str().is_empty() {
        let unreadable = |why: String| MailerError::CaFile(path.clone(), why);
        let pem = std::fs::read(path).map_err(|error| unreadable(error.to_string()))?;
        let certificate =
            Certificate::from_pem(&pem).map_err(|error| unreadable(error.to_string()))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build().map_err(|error| MailerError::Tls(error.to_string()))
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

/// The answer to MAIL, RCPT or DATA: final only if the server says so with a 5xx code.
fn refused(error: Error) -> SendError {
    SendError::NotSent { temporary: !error.is_permanent(), reason: reason(&error) }
}

fn later(reason: impl Into<String>) -> SendError {
    SendError::NotSent { temporary: true, reason: reason.into() }
}

/// What went wrong, on one line of at most 300 characters: servers answer with what they like.
fn reason(error: &Error) -> String {
    error.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).take(300).collect()
}
