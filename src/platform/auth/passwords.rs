//! Passwords: what may be one, and argon2id.
//!
//! Hashing is slow and takes memory on purpose, so that only as many run at once as there are
//! cores; whoever would wait too long is told to come back. Checking an account that does not
//! exist takes the same time as checking one that does.
use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use super::keys::random_bytes;
use crate::platform::problem::{Code, Problem};

/// Characters of a password. Longer ones are refused rather than cut.
const MIN_CHARS: usize = 8;
const MAX_CHARS: usize = 128;
/// How long a request may wait for its turn to hash.
const PATIENCE: Duration = Duration::from_secs(5);

/// 46 MiB, two passes, one lane: twice the passes of OWASP's first recommendation.
const STRONG: Params = params(46 * 1024, 2);
/// For tests alone: correct, and of no use against anybody who has the hashes.
const FAST: Params = params(64, 1);

const fn params(memory_kib: u32, passes: u32) -> Params {
    match Params::new(memory_kib, passes, 1, None) {
        Ok(params) => params,
        // Both sets above are within the bounds; a test looks.
        Err(_) => Params::DEFAULT,
    }
}

static COMMON: &str = include_str!("common_passwords.txt");

/// Hashes and checks passwords. Cheap to clone; all clones share one number of permits.
#[derive(Clone)]
pub struct Passwords {
    argon: Argon2<'static>,
    permits: Arc<Semaphore>,
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Passwords({} KiB)", self.argon.params().m_cost())
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::with(STRONG)
    }
}

impl Passwords {
    /// Weak and quick.
    pub fn fast_for_tests() -> Self {
        Self::with(FAST)
    }

    fn with(params: Params) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            argon: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            permits: Arc::new(Semaphore::new(cores)),
        }
    }

    /// The hash to be stored, as a PHC string with its own salt and parameters.
    pub async fn hash(&self, password: String) -> Result<String, Problem> {
        let own = self.clone();
        self.in_turn(move || own.hash_now(&password)).await?
    }

    /// Like [`Passwords::hash`], on the calling thread: for commands and the demo.
    pub fn hash_now(&self, password: &str) -> Result<String, Problem> {
        let salt: [u8; 16] = random_bytes().map_err(Problem::internal)?;
        let salt = SaltString::encode_b64(&salt).map_err(Problem::internal)?;
        let hash = self.argon.hash_password(normal(password).as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(Problem::internal)
    }

    /// Whether `password` belongs to the stored hash. Without one (no such account, or an account
    /// that has no password yet) the answer is no, after the same time.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, Problem> {
        let argon = self.argon.clone();
        self.in_turn(move || {
            let typed = normal(&password);
            match stored.as_deref().map(PasswordHash::new) {
                Some(Ok(hash)) => argon.verify_password(typed.as_bytes(), &hash).is_ok(),
                _ => {
                    let mut unused = [0; 32];
                    let _same_time = argon.hash_password_into(
                        typed.as_bytes(),
                        b"no such account!",
                        &mut unused,
                    );
                    false
                }
            }
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = Arc::clone(&self.permits).acquire_owned();
        let permit = tokio::time::timeout(PATIENCE, turn)
            .await
            .map_err(|_| Problem::new(Code::Busy).with_retry_after(5))?
            .map_err(Problem::internal)?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        })
        .await
        .map_err(Problem::internal)
    }
}

/// Two keyboards may compose the same letter differently.
fn normal(password: &str) -> String {
    password.nfkc().collect()
}

/// Refuses what is too short, too long or tried first by everybody who guesses. `own` are words
/// that others know of the person: the address, the name.
pub fn check_password_rules(
    password: &str,
    own: &[&str],
    field: &'static str,
) -> Result<(), Problem> {
    let chars = password.chars().count();
    if chars < MIN_CHARS {
        return Err(Problem::invalid(field, "password_too_short"));
    }
    if chars > MAX_CHARS {
        return Err(Problem::invalid(field, "password_too_long"));
    }
    let folded = normal(password).to_lowercase();
    let known = own.iter().any(|word| folded == normal(word.trim()).to_lowercase());
    let mut letters = folded.chars();
    let first = letters.next();
    let one_letter = letters.all(|letter| Some(letter) == first);
    if known || one_letter || COMMON.lines().any(|line| line == folded) {
        return Err(Problem::invalid(field, "password_too_common"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(password: &str) -> Option<String> {
        check_password_rules(password, &["anna@northwind.example", "Anna Wolf"], "password")
            .err()
            .map(|problem| problem.fields[0].code.to_string())
    }

    #[test]
    fn rules_hold_at_their_limits() {
        assert_eq!(code("1234567").as_deref(), Some("password_too_short"));
        assert_eq!(code("vq7-rt2w"), None);
        assert_eq!(code("длинно-8"), None);
        assert_eq!(code(&"ab".repeat(64)), None);
        assert_eq!(code(&"ab".repeat(65)).as_deref(), Some("password_too_long"));
        for common in ["password", "PassWord1", "zzzzzzzzz", "Anna@Northwind.example", "anna wolf"]
        {
            assert_eq!(code(common).as_deref(), Some("password_too_common"), "{common}");
        }
    }

    #[test]
    fn the_list_is_made_of_candidates() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() >= 250, "{}", lines.len());
        for line in &lines {
            assert!(line.chars().count() >= MIN_CHARS, "{line} is refused for its length");
            assert_eq!(line.to_lowercase(), **line);
            assert_eq!(lines.iter().filter(|other| other == &line).count(), 1, "{line} twice");
        }
    }

    #[test]
    fn the_strong_parameters_are_in_force() {
        let params = Passwords::default().argon.params().clone();
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), (47_104, 2, 1));
        assert_eq!(FAST.m_cost(), 64);
    }

    #[tokio::test]
    async fn a_hash_knows_its_password() {
        let passwords = Passwords::fast_for_tests();
        let hash = passwords.hash("straße und käse".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        let other_composition = "straße und ka\u{308}se".to_owned();
        assert!(passwords.verify(other_composition, Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("Straße und käse".to_owned(), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify("straße und käse".to_owned(), None).await.unwrap());
        assert!(!passwords.verify("x".to_owned(), Some("no hash".to_owned())).await.unwrap());
        assert_ne!(hash, passwords.hash_now("straße und käse").unwrap());
    }
}
