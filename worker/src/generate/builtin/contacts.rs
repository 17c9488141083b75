//! Takes e-mail addresses, web addresses and telephone numbers out of a sentence.

use serde_json::{Map, Value};

use super::clean::{bare, has_words};
use super::entry::put;
use super::profile::Person;
use crate::english::dates;

impl Person {
    /// Takes e-mail and web addresses out, with the words that announce them.
    pub fn take_addresses(&mut self, sentence: &str) -> String {
        let mut kept: Vec<&str> = Vec::new();
        for word in sentence.split_whitespace() {
            let address =
                word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '@' | '_'));
            let address = address.trim_end_matches('/');
            let lower = address.to_lowercase();
            let taken = if let Some((user, host)) = lower.split_once('@') {
                let email = !user.is_empty() && host.contains('.');
                let free = email && !self.has("email");
                if free {
                    put(&mut self.fields, "email", Some(address.to_owned()));
                }
                free
            } else {
                self.take_url(address, &lower)
            };
            if taken {
                while kept.last().is_some_and(|last| announces_address(last)) {
                    kept.pop();
                }
            } else {
                kept.push(word);
            }
        }
        kept.join(" ")
    }

    pub fn take_url(&mut self, address: &str, lower: &str) -> bool {
        let host_and_path = lower
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_start_matches("www.");
        let host = host_and_path.split('/').next().unwrap_or("");
        let ends = [
            ".com", ".org", ".net", ".io", ".dev", ".me", ".co.uk", ".uk", ".de", ".fr", ".in",
            ".ai", ".app", ".page", ".eu",
        ];
        let is_url = lower.contains("://")
            || lower.starts_with("www.")
            || ends
                .iter()
                .any(|end| host.ends_with(end) && host.len() > end.len());
        if !is_url {
            return false;
        }
        let networks = [
            ("linkedin.com", "LinkedIn"),
            ("github.com", "GitHub"),
            ("gitlab.com", "GitLab"),
            ("twitter.com", "Twitter"),
            ("medium.com", "Medium"),
        ];
        let network = networks
            .iter()
            .find(|(domain, _)| host == *domain || host.ends_with(&format!(".{domain}")));
        if let Some((_, network)) = network {
            let path = address.rsplit('/').next().unwrap_or("");
            let mut profile = Map::new();
            put(&mut profile, "network", Some((*network).to_owned()));
            let named = address.contains('/') && !path.contains('.') && !path.is_empty();
            put(&mut profile, "username", named.then(|| path.to_owned()));
            put(&mut profile, "url", Some(with_scheme(address)));
            self.profiles.push(Value::Object(profile));
            return true;
        }
        if self.has("url") {
            return false;
        }
        put(&mut self.fields, "url", Some(with_scheme(address)));
        true
    }

    pub fn take_phone(&mut self, sentence: &str) -> String {
        if self.has("phone") {
            return sentence.to_owned();
        }
        let is_part =
            |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '+' | '.');
        let mut at = 0;
        while let Some(start) = sentence[at..]
            .find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('))
            .map(|found| found + at)
        {
            let length = sentence[start..]
                .find(|c| !is_part(c))
                .unwrap_or(sentence.len() - start);
            let run = sentence[start..start + length].trim_end_matches([' ', '-', '.', '(', '+']);
            let date = !dates::find(run).is_empty();
            if !date && (7..=15).contains(&run.bytes().filter(u8::is_ascii_digit).count()) {
                put(&mut self.fields, "phone", Some(run.to_owned()));
                let mut kept: Vec<&str> = sentence[..start].split_whitespace().collect();
                while kept.last().is_some_and(|last| announces_address(last)) {
                    kept.pop();
                }
                let before = kept.join(" ");
                return format!("{before}, {}", &sentence[start + run.len()..]);
            }
            at = start + length.max(1);
        }
        sentence.to_owned()
    }
}

fn with_scheme(address: &str) -> String {
    if address.contains("://") {
        address.to_owned()
    } else {
        format!("https://{address}")
    }
}

fn announces_address(word: &str) -> bool {
    let announcing = matches!(
        bare(word).as_str(),
        "email"
            | "e-mail"
            | "mail"
            | "phone"
            | "tel"
            | "telephone"
            | "mobile"
            | "cell"
            | "number"
            | "website"
            | "site"
            | "web"
            | "linkedin"
            | "github"
            | "gitlab"
            | "url"
            | "portfolio"
            | "is"
            | "my"
            | "at"
            | "contact"
            | "call"
            | "me"
            | "on"
            | "or"
            | "blog"
            | "homepage"
    );
    announcing || !has_words(word) && word.is_ascii()
}
