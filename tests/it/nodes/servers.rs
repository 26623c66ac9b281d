//! A NATS server and an S3 store on loopback ports; they end with their test.
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn until_it_listens(process: &mut Child, port: u16) {
    for _ in 0..600 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return;
        }
        assert!(process.try_wait().unwrap().is_none(), "it ended at once");
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("nothing listens on {port}");
}

/// The program that a variable names, or the usual one.
fn program(variable: &str, usual: &str) -> String {
    std::env::var(variable).ok().filter(|path| !path.is_empty()).unwrap_or_else(|| usual.to_owned())
}

fn spawn(program: &str, arguments: &[&str]) -> Child {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|cause| panic!("{program}: {cause}; `scripts/test setup` installs it"))
}

/// `nats-server`.
pub struct Nats {
    port: u16,
    process: Option<Child>,
}

impl Nats {
    pub fn start() -> Self {
        let mut nats = Self { port: free_port(), process: None };
        nats.start_again();
        nats
    }

    /// On the port that it had.
    pub fn start_again(&mut self) {
        let program = program("NATS_SERVER", "/usr/sbin/nats-server");
        let mut process = spawn(&program, &["-a", "127.0.0.1", "-p", &self.port.to_string()]);
        until_it_listens(&mut process, self.port);
        self.process = Some(process);
    }

    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    pub fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }
}

impl Drop for Nats {
    fn drop(&mut self) {
        self.stop();
    }
}

/// moto's S3, with one bucket.
pub struct S3 {
    endpoint: String,
    process: Child,
}

impl S3 {
    pub async fn start() -> Self {
        let port = free_port();
        let program = program("MOTO_SERVER", "moto_server");
        let mut process = spawn(&program, &["-H", "127.0.0.1", "-p", &port.to_string()]);
        until_it_listens(&mut process, port);
        let endpoint = format!("http://127.0.0.1:{port}");
        let made = reqwest::Client::new().put(format!("{endpoint}/files")).send().await.unwrap();
        assert!(made.status().is_success(), "{}", made.status());
        Self { endpoint, process }
    }

    /// What an operator would put into the environment.
    pub fn variables(&self) -> Vec<(String, String)> {
        variables(&self.endpoint)
    }
}

/// For a store at this address.
pub fn variables(endpoint: &str) -> Vec<(String, String)> {
    [
        ("AWS_ENDPOINT_URL", endpoint),
        ("AWS_ACCESS_KEY_ID", "test"),
        ("AWS_SECRET_ACCESS_KEY", "test"),
        ("AWS_REGION", "us-east-1"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

impl Drop for S3 {
    fn drop(&mut self) {
        let _gone = self.process.kill();
        let _gone = self.process.wait();
    }
}
