//! Takes e-mail addresses, web addresses, profiles and telephone numbers out of a sentence.

use serde_json::{Map, Value};

use super::clean::{bare, has_words, is_one_of};
use super::entry::{append, put};
use super::profile::Person;
use crate::english::dates;
use crate::english::gazetteer;
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::words;

/// Networks where people have profiles, with their domains.
const NETWORKS: &[(&str, &str)] = &[
    ("linkedin.com", "LinkedIn"),
    ("github.com", "GitHub"),
    ("gitlab.com", "GitLab"),
    ("bitbucket.org", "Bitbucket"),
    ("stackoverflow.com", "Stack Overflow"),
    ("kaggle.com", "Kaggle"),
    ("codepen.io", "CodePen"),
    ("twitter.com", "Twitter"),
    ("x.com", "X"),
    ("medium.com", "Medium"),
    ("instagram.com", "Instagram"),
    ("facebook.com", "Facebook"),
    ("tiktok.com", "TikTok"),
    ("youtube.com", "YouTube"),
    ("vimeo.com", "Vimeo"),
    ("behance.net", "Behance"),
    ("dribbble.com", "Dribbble"),
    ("pinterest.com", "Pinterest"),
    ("soundcloud.com", "SoundCloud"),
    ("xing.com", "Xing"),
    ("researchgate.net", "ResearchGate"),
    ("skype.com", "Skype"),
    ("telegram.org", "Telegram"),
];

/// The network with this name (lower case).
pub fn network_named(name: &str) -> Option<&'static str> {
    let mut networks = NETWORKS.iter().map(|(_, network)| *network);
    networks.find(|network| network.len() > 1 && network.to_lowercase() == name)
}

impl Person {
    /// Takes e-mail and web addresses out, with the words that announce them.
    pub fn take_addresses(&mut self, sentence: &str) -> String {
        let mut kept: Vec<String> = Vec::new();
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let mut at = 0;
        while at < words.len() {
            let word = words[at];
            let address =
                word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '@' | '_'));
            let address = address.trim_end_matches('/');
            let lower = address.to_lowercase();
            let profile = self.take_profile(&words[at..], kept.last().map(String::as_str));
            let taken = if profile > 0 {
                true
            } else if let Some((user, host)) = lower.split_once('@') {
                let email = !user.is_empty() && host.contains('.');
                let free = email && !self.has("email");
                if free {
                    put(&mut self.fields, "email", Some(address.to_owned()));
                }
                free
            } else {
                let announced = kept.last().is_some_and(|last| {
                    is_one_of(&bare(last), "website site web url portfolio blog homepage")
                });
                self.take_url(address, &lower, announced)
            };
            at += profile.max(1);
            if taken {
                drop_announcement(&mut kept);
                let mark = words[at - 1]
                    .chars()
                    .next_back()
                    .filter(|mark| matches!(mark, ',' | ';' | '.'));
                if let (Some(mark), Some(last)) = (mark, kept.last_mut())
                    && !last.ends_with([',', ';', '.', ':'])
                {
                    last.push(mark);
                }
            } else {
                kept.push(word.to_owned());
            }
        }
        kept.join(" ")
    }

    /// `instagram @jd_paints`, `linkedin: john-doe`, `github jdoe`: how many words tell of a profile.
    fn take_profile(&mut self, words: &[&str], before: Option<&str>) -> usize {
        let Some(network) = network_named(&bare(words[0])) else {
            return 0;
        };
        let is_mark = |next: &&str| matches!(*next, ":" | "-" | "is");
        let colon = usize::from(words.get(1).is_some_and(is_mark));
        let Some(typed) = words.get(1 + colon) else {
            return 0;
        };
        let marked =
            typed.starts_with('@') || words[0].ends_with(':') || (colon > 0 && words[1] != "is");
        let handle = typed.trim_matches([',', ';', '.', '@', '(', ')']);
        let plain = handle
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
        let ends = words.len() == 2 + colon || typed.ends_with([',', ';', '.']);
        let begins = before
            .is_none_or(|before| before.ends_with([',', ';', '.']) || announces_address(before));
        let own = !handle.starts_with(char::is_uppercase)
            && handle.len() > 2
            && !words::is_common(&key(handle));
        let lower = handle.to_lowercase();
        let site = host_of(&lower);
        let address = NETWORKS.iter().any(|(domain, _)| site.ends_with(domain));
        if !plain || handle.is_empty() || address || !(marked || (own && ends && begins)) {
            return 0;
        }
        let mut profile = Map::new();
        put(&mut profile, "network", Some(network.to_owned()));
        put(&mut profile, "username", Some(handle.to_owned()));
        self.profiles.push(Value::Object(profile));
        2 + colon
    }

    /// A web address; one that was announced may have any country's ending.
    fn take_url(&mut self, address: &str, lower: &str, announced: bool) -> bool {
        const ENDS: &str = ".com .org .net .io .dev .me .co.uk .uk .de .fr .in .ai .app .page .eu .info .biz .design .art .blog .shop \
            .site .online .xyz .studio .photography";
        const TOOLS: &str = "asp.net vb.net ado.net ml.net";
        let host = host_of(lower);
        let country = host.rsplit_once('.').is_some_and(|(_, end)| {
            end.len() == 2 && gazetteer::country_with_code(&end.to_uppercase()).is_some()
        });
        let is_url = lower.contains("://")
            || lower.starts_with("www.")
            || (country && (announced || lower.contains('/')))
            || ENDS
                .split_ascii_whitespace()
                .any(|end| host.ends_with(end) && host.len() > end.len());
        // "M.Com" was studied.
        let degree = address != lower && titles::abbreviates_degree(&address.replace('.', ""));
        if !is_url || degree || is_one_of(lower, TOOLS) {
            return false;
        }
        let network = NETWORKS
            .iter()
            .find(|(domain, _)| host == *domain || host.ends_with(&format!(".{domain}")));
        if let Some((_, network)) = network {
            let path = address.rsplit('/').next().unwrap_or("");
            let path = path.trim_start_matches('@');
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
            let run = &sentence[start..start + length];
            // "VIC 3350 - 0411 555 666"
            let run = run.find(" - ").map_or(run, |cut| &run[..cut]);
            let length = run.len();
            let run = run.trim_end_matches([' ', '-', '.', '(', '+']);
            // `1100-063` and `01310-100` are postcodes.
            let postcode = run
                .split_once('-')
                .is_some_and(|(front, back)| matches!(front.len(), 4 | 5) && back.len() == 3);
            let before = sentence[..start].split_whitespace().next_back();
            let boxed = before.is_some_and(|word| bare(word) == "box");
            let date = !dates::find(run).is_empty();
            if !date
                && !postcode
                && !boxed
                && (7..=15).contains(&run.bytes().filter(u8::is_ascii_digit).count())
            {
                put(&mut self.fields, "phone", Some(run.to_owned()));
                let words = sentence[..start].split_whitespace();
                let mut kept: Vec<String> = words.map(str::to_owned).collect();
                drop_announcement(&mut kept);
                let before = kept.join(" ");
                return format!("{before}, {}", &sentence[start + run.len()..]);
            }
            at = start + length.max(1);
        }
        sentence.to_owned()
    }
}

impl Person {
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

/// The host of a web address.
fn host_of(lower: &str) -> &str {
    let host_and_path = lower
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_start_matches("www.");
    host_and_path.split('/').next().unwrap_or("")
}

/// Takes away what led up to an address: "you can reach me at".
fn drop_announcement(kept: &mut Vec<String>) {
    let all = kept.len();
    // "No email, phone 0141 496 0000"
    let parted = |kept: &[String]| kept.last().is_some_and(|last| last.ends_with([',', '.']));
    while kept.last().is_some_and(|last| announces_address(last))
        && !(kept.len() < all && parted(kept))
    {
        kept.pop();
    }
    let leads = [
        "you can",
        "i can be",
        "can be",
        "feel free to",
        "please",
        "find",
        "follow",
        "see",
        "visit",
    ];
    let lead = leads.iter().find(|lead| {
        let words: Vec<&str> = lead.split(' ').collect();
        kept.len() < all
            && kept.len() >= words.len()
            && kept[kept.len() - words.len()..]
                .iter()
                .zip(&words)
                .all(|(typed, word)| bare(typed) == *word)
    });
    kept.truncate(kept.len() - lead.map_or(0, |lead| lead.split(' ').count()));
}

fn announces_address(word: &str) -> bool {
    let announcing = is_one_of(
        &bare(word),
        "email e-mail mail id e m t p ph phone tel telephone mobile mob cell number no reach reached via ring text whatsapp website site web url \
                         portfolio is my at contact call me on or blog homepage telefon telefone teléfono telefono téléphone telemóvel celular handy móvil correo",
    );
    announcing || network_named(&bare(word)).is_some() || !has_words(word) && word.is_ascii()
}
