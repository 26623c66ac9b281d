//! What was mailed, as its reader would see it.
use concord::platform::mail::Mailer;

/// One mail.
#[derive(Debug, Clone)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// As it went over the wire.
    pub raw: String,
}

/// All mails so far, oldest first.
pub fn mails(mailer: &Mailer) -> Vec<Mail> {
    let sent = mailer.sent().into_iter();
    sent.map(|sent| Mail {
        to: sent.message.to.address.clone(),
        subject: sent.message.subject.clone(),
        text: sent.message.text.clone(),
        html: sent.message.html.clone(),
        raw: String::from_utf8_lossy(&sent.raw).into_owned(),
    })
    .collect()
}

/// The mail to `to` that says `said`. Several that were queued at one instant go in any order, so
/// a test asks for the one that it means.
pub fn mail_that_says(mailer: &Mailer, to: &str, said: &str) -> Mail {
    let mut mails = mails_to(mailer, to);
    let found =
        mails.iter().position(|mail| mail.subject.contains(said) || mail.text.contains(said));
    let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    let found = found.unwrap_or_else(|| panic!("no mail to {to} says {said:?}: {subjects:#?}"));
    mails.swap_remove(found)
}

pub fn mails_to(mailer: &Mailer, to: &str) -> Vec<Mail> {
    mails(mailer).into_iter().filter(|mail| mail.to == to).collect()
}
