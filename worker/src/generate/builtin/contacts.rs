//! Takes e-mail addresses, web addresses, telephone numbers and postal addresses out of a sentence.

use serde_json::{Map, Value};

use super::clean::{bare, has_words, is_one_of, title_case};
use super::entry::{append, put};
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

impl Person {
    /// `12 High Street`.
    pub fn take_street(&mut self, part: &str) -> bool {
        const KINDS: &str = "street st road rd avenue ave lane drive close court way crescent place square terrace gardens boulevard blvd";
        let last = part.split(' ').next_back().map(bare).unwrap_or_default();
        let numbered = part.starts_with(|c: char| c.is_ascii_digit());
        let street =
            numbered && KINDS.split(' ').any(|kind| kind == last) && part.split(' ').count() <= 6;
        if street && !self.location.contains_key("address") {
            put(&mut self.location, "address", Some(title_case(part)));
            return true;
        }
        false
    }

    /// `Leeds LS1 4AB`: a British postcode, with the town before it.
    pub fn take_postcode(&mut self, part: &str) -> bool {
        let words: Vec<&str> = part.split(' ').collect();
        let [town @ .., outward, inward] = words.as_slice() else {
            return false;
        };
        let mixed = |word: &str| {
            word.bytes().any(|b| b.is_ascii_digit())
                && word.bytes().any(|b| b.is_ascii_alphabetic())
        };
        let shape = mixed(outward)
            && (2..=4).contains(&outward.len())
            && inward.len() == 3
            && inward.starts_with(|c: char| c.is_ascii_digit())
            && mixed(inward);
        if !shape || self.location.contains_key("postalCode") {
            return false;
        }
        put(
            &mut self.location,
            "postalCode",
            Some(format!("{outward} {inward}").to_uppercase()),
        );
        if !town.is_empty() {
            put(
                &mut self.location,
                "city",
                Some(title_case(&town.join(" "))),
            );
        }
        true
    }

    /// "i'm 34": nobody's label.
    pub fn take_age(&mut self, words: &[String]) -> bool {
        let age = words
            .first()
            .is_some_and(|word| word.parse::<u8>().is_ok_and(|age| (14..90).contains(&age)));
        let ends = words.get(1).is_none_or(|next| {
            matches!(next.as_str(), "and" | "from" | "in" | "i" | "i'm" | "live")
        });
        if age && ends {
            append(&mut self.fields, "summary", &format!("Aged {}", words[0]));
        }
        age && ends
    }

    /// Whether a name such as `Dr. Priya Raman` stands alone so far.
    pub fn names_doctor(&self) -> bool {
        let name = self.fields.get("name").and_then(serde_json::Value::as_str);
        name.is_some_and(|name| name.starts_with("Dr")) && !self.has("label")
    }

    /// `MD` behind a name.
    pub fn add_to_name(&mut self, suffix: &str) {
        if let Some(name) = self.fields.get("name").and_then(serde_json::Value::as_str) {
            let whole = format!("{name}, {suffix}");
            put(&mut self.fields, "name", Some(whole));
        }
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
    let announcing = is_one_of(
        &bare(word),
        "email e-mail mail phone tel telephone mobile cell number website site web linkedin github gitlab url \
                         portfolio is my at contact call me on or blog homepage",
    );
    announcing || !has_words(word) && word.is_ascii()
}
