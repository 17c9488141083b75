//! Addresses, accounts, countries and quotations: what has to be the user's letter for letter.

use crate::check::truth::facts::Said;
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::english::tokens::{Token, key, tokenize};

use super::Checker;

impl Checker<'_, '_> {
    pub(super) fn contact(&self, text: &str) -> Option<Violation> {
        let bare = text
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_start_matches("mailto:")
            .trim_start_matches("www.")
            .trim_end_matches('/');
        let said = self.facts.contains(bare)
            || self.facts.contains(text.trim_start_matches('@'))
            || self.is_profile(bare);
        (!said).then(|| {
            Violation::new(
                ViolationKind::Contact,
                text,
                "the user gave no such address or account",
            )
        })
    }

    /// The address of an account that the user gives by its network and name: `github.com/ada` of `github: ada`.
    fn is_profile(&self, address: &str) -> bool {
        const NETWORKS: &str = "github gitlab bitbucket linkedin twitter x instagram facebook youtube behance dribbble medium kaggle tiktok soundcloud";
        let Some((host, path)) = address.split_once('/') else {
            return false;
        };
        let network = host.trim_end_matches(".com");
        let name = ["in/", "@", "u/"]
            .iter()
            .find_map(|front| path.strip_prefix(front))
            .unwrap_or(path);
        is_among!(NETWORKS, network)
            && !name.contains('/')
            && name.len() > 2
            && self.facts.word(network) == Said::Yes
            && self.facts.contains(name)
    }

    pub(super) fn country(&self, code: &str) -> Option<Violation> {
        (!self.facts.lies_in_country(code)).then(|| {
            Violation::new(
                ViolationKind::Place,
                code,
                "the user's words do not name this country",
            )
        })
    }

    /// A reference is what another person wrote: every word, in order. Only "lol" and the like are nobody's words.
    pub(super) fn quote(&self, text: &str) -> Option<Violation> {
        let joined = |tokens: &[Token<'_>]| {
            let said = tokens
                .iter()
                .filter(|token| !is_among!("lol lmao haha hahaha pls plz", &token.key));
            said.map(|token| token.key.as_str()).collect::<String>()
        };
        let quoted = joined(&tokenize(text));
        let is_verbatim = self
            .facts
            .passages
            .iter()
            .any(|passage| joined(&passage.tokens).contains(&quoted));
        let empty = key(text).is_empty();
        (!is_verbatim && !empty).then(|| {
            let reason = "a reference has to be the user's text word for word";
            Violation::new(ViolationKind::Quote, text, reason)
        })
    }
}
