//! The settings that hold, as a `concord.toml` that says where each came from.
use figment::Figment;
use serde_json::{Map, Value};

use super::CommandError;
use crate::platform::config::Settings;

/// Keys whose value is never shown.
const SECRET: &[&str] = &["mail.password"];

/// TOML, sections last. A JSON text, number or list of texts is one in TOML as well.
pub fn toml(figment: &Figment, settings: &Settings) -> Result<String, CommandError> {
    let Value::Object(all) = serde_json::to_value(settings).map_err(CommandError::refused)? else {
        return Err(CommandError::refused("settings are a table"));
    };
    let (sections, plain): (Map<_, _>, Map<_, _>) =
        all.into_iter().partition(|(_, value)| value.is_object());
    let mut text = String::new();
    for (key, value) in &plain {
        text.push_str(&line(figment, key, key, value));
    }
    for (name, section) in &sections {
        text.push_str(&format!("\n[{name}]\n"));
        for (key, value) in section.as_object().into_iter().flatten() {
            text.push_str(&line(figment, &format!("{name}.{key}"), key, value));
        }
    }
    Ok(text)
}

fn line(figment: &Figment, path: &str, key: &str, value: &Value) -> String {
    let source = source(figment, path);
    if SECRET.contains(&path) {
        let state = if *value == Value::String(String::new()) { "none" } else { "hidden" };
        return format!("# {key}: {state}; {source}\n");
    }
    match value.as_str().and_then(without_password) {
        Some(address) => {
            format!("# {key} = {}  # the password is hidden; {source}\n", Value::String(address))
        }
        None => format!("{key} = {value}  # {source}\n"),
    }
}

/// An address with a password in it, without it.
fn without_password(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let (user, host) = rest.rsplit_once('@')?;
    let (name, _) = user.split_once(':')?;
    Some(format!("{scheme}://{name}:***@{host}"))
}

fn source(figment: &Figment, path: &str) -> String {
    let Some(found) = figment.find_metadata(path) else { return "default".to_owned() };
    match &found.source {
        Some(figment::Source::File(file)) => file.display().to_string(),
        _ if found.name.contains("Overrides") => "flag".to_owned(),
        _ if found.name.contains("environment") => {
            format!("CONCORD_{}", path.to_uppercase().replace('.', "__"))
        }
        _ => "default".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use figment::providers::{Format, Serialized, Toml};

    use super::*;
    use crate::platform::config::Overrides;

    #[test]
    fn what_is_printed_is_toml_that_gives_the_same_settings() {
        let own = "workers = 3\ndatabase_url = 'sqlite:own.db'\ntrusted_proxies = ['127.0.0.1']\n\
                   [mail]\nhost = 'mail \"x\"'\npassword = 'sesame'\n";
        let overrides = Overrides { demo: Some(true), ..Overrides::default() };
        let figment = Figment::from(Serialized::defaults(Settings::default()))
            .merge(Toml::string(own))
            .merge(Serialized::defaults(overrides));
        let settings: Settings = figment.extract().unwrap();
        let text = toml(&figment, &settings).unwrap();
        assert!(!text.contains("sesame"), "{text}");
        assert!(text.contains("demo = true  # flag\n"), "{text}");
        assert!(text.contains("listen = \"127.0.0.1:8080\"  # default\n"), "{text}");
        let again: Settings = Figment::from(Toml::string(&text)).extract().unwrap();
        assert_eq!(again.mail.host, "mail \"x\"");
        assert_eq!((again.workers, again.demo), (3, true));
        assert_eq!(again.trusted_proxies, settings.trusted_proxies);
    }

    #[test]
    fn a_password_in_an_address_is_hidden() {
        let hidden = without_password("postgres://concord:p@ss@db/concord");
        assert_eq!(hidden.as_deref(), Some("postgres://concord:***@db/concord"));
        assert_eq!(without_password("postgres://concord@db/concord"), None);
        assert_eq!(without_password("sqlite:data/concord.db"), None);
    }
}
