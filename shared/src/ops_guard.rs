//! Who may see what is for operators: whoever knows the token, or, where none is set, whoever is on this machine.
//!
//! It judges plain values. The programs turn its refusals into HTTP.

use std::net::{IpAddr, Ipv4Addr};

use base64::{Engine, prelude::BASE64_STANDARD};
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};

use crate::config::OpsArgs;

/// The shortest token that is not worth guessing: 16 characters of base64 are 96 bits.
const SHORTEST_TOKEN: usize = 16;

/// Headers by which a proxy says that it speaks for somebody else. Behind one on the same machine everybody looks local.
const FORWARDING_HEADERS: [&str; 6] = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "via",
];

/// Asks a browser for the token; programs that send `Authorization: Bearer` never see it.
pub const CHALLENGE: &str = r#"Basic realm="Penstock operators", charset="UTF-8""#;

/// Lets operators in.
#[derive(Clone)]
pub struct OpsGuard {
    /// The token's digest: comparing digests takes the same time however much of a guess is right.
    token: Option<[u8; 32]>,
}

/// A token that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "OPS_TOKEN must have at least {SHORTEST_TOKEN} characters, all of them visible ASCII: `openssl rand -hex 24` makes one"
)]
pub struct UnusableToken;

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A token is set, and it was not given.
    TokenNeeded,
    /// No token is set, and the request may come from another machine.
    LocalOnly,
}

impl Refusal {
    /// The HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::TokenNeeded => 401,
            Self::LocalOnly => 403,
        }
    }

    /// A stable code for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TokenNeeded => "ops_token_needed",
            Self::LocalOnly => "ops_local_only",
        }
    }

    /// What to do, as a sentence.
    pub const fn detail(self) -> &'static str {
        match self {
            Self::TokenNeeded => {
                "This is for operators: send OPS_TOKEN as `Authorization: Bearer …`, or as the password in a browser."
            }
            Self::LocalOnly => {
                "This is for operators, and answers only this machine itself, as `localhost` and without a proxy, while OPS_TOKEN is not set: set it where this program is started, and send it as `Authorization: Bearer …`."
            }
        }
    }
}

impl OpsGuard {
    /// A guard with the token that was set, if one was; a blank one is none.
    pub fn new(args: &OpsArgs) -> Result<Self, UnusableToken> {
        let token = args
            .ops_token
            .as_ref()
            .map(|token| token.expose_secret().trim())
            .filter(|token| !token.is_empty())
            .map(|token| {
                let usable = token.len() >= SHORTEST_TOKEN
                    && token.bytes().all(|byte| byte.is_ascii_graphic());
                if usable {
                    Ok(digest(token.as_bytes()))
                } else {
                    Err(UnusableToken)
                }
            })
            .transpose()?;
        Ok(Self { token })
    }

    /// Judges a request by its TCP peer, where that is known, and its headers, asked for by their lower-case names.
    pub fn admit<'h>(
        &self,
        peer: Option<IpAddr>,
        header: impl Fn(&'static str) -> Option<&'h [u8]>,
    ) -> Result<(), Refusal> {
        if let Some(token) = self.token {
            let given = header("authorization").and_then(given_token);
            return if given.is_some_and(|given| same(&digest(given), &token)) {
                Ok(())
            } else {
                Err(Refusal::TokenNeeded)
            };
        }
        let local = peer.is_some_and(|peer| peer.to_canonical().is_loopback());
        let direct = FORWARDING_HEADERS
            .into_iter()
            .all(|name| header(name).is_none());
        if local && direct && header("host").is_none_or(names_this_machine) {
            Ok(())
        } else {
            Err(Refusal::LocalOnly)
        }
    }
}

impl std::fmt::Debug for OpsGuard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpsGuard")
            .field("has_token", &self.token.is_some())
            .finish()
    }
}

/// Whether a `Host` is `localhost` or an address. A page of any other name may have had its name moved here, to read with its
/// visitor's browser what is for operators.
fn names_this_machine(host: &[u8]) -> bool {
    let Ok(host) = std::str::from_utf8(host) else {
        return false;
    };
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<Ipv4Addr>().is_ok()
        || host.starts_with('[')
}

/// The token of an `Authorization` header: all of a bearer's, the password of a browser's.
fn given_token(header: &[u8]) -> Option<Vec<u8>> {
    let gap = header.iter().position(|byte| *byte == b' ')?;
    let (scheme, rest) = (&header[..gap], header[gap..].trim_ascii());
    if scheme.eq_ignore_ascii_case(b"bearer") {
        Some(rest.to_vec())
    } else if scheme.eq_ignore_ascii_case(b"basic") {
        let pair = BASE64_STANDARD.decode(rest).ok()?;
        let colon = pair.iter().position(|byte| *byte == b':')?;
        Some(pair[colon + 1..].to_vec())
    } else {
        None
    }
}

fn digest(token: impl AsRef<[u8]>) -> [u8; 32] {
    Sha256::digest(token.as_ref()).into()
}

fn same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    let difference = one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b));
    difference == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdef";
    const HERE: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST));

    fn guard(token: Option<&str>) -> Result<OpsGuard, UnusableToken> {
        OpsGuard::new(&OpsArgs {
            ops_token: token.map(Into::into),
        })
    }

    fn judge(
        guard: &OpsGuard,
        peer: Option<IpAddr>,
        name: &str,
        value: &str,
    ) -> Result<(), Refusal> {
        guard.admit(peer, |asked| (asked == name).then_some(value.as_bytes()))
    }

    #[test]
    fn a_token_is_long_visible_and_never_shown() {
        for unusable in [
            "short",
            "0123456789abcde",
            "0123456789 abcdef",
            "0123456789abcdéf",
        ] {
            assert!(guard(Some(unusable)).is_err(), "{unusable}");
        }
        let guard = guard(Some(TOKEN)).unwrap();
        assert_eq!(format!("{guard:?}"), "OpsGuard { has_token: true }");
    }

    #[test]
    fn with_a_token_nothing_else_counts() {
        let guard = guard(Some(TOKEN)).unwrap();
        let basic = |pair: &str| format!("Basic {}", BASE64_STANDARD.encode(pair));
        for right in [
            format!("Bearer {TOKEN}"),
            format!("bearer  {TOKEN}"),
            basic(&format!(":{TOKEN}")),
            basic(&format!("me:{TOKEN}")),
        ] {
            assert_eq!(
                judge(&guard, None, "authorization", &right),
                Ok(()),
                "{right}"
            );
        }
        for wrong in [
            TOKEN.to_owned(),
            format!("Bearer {TOKEN}0"),
            "Bearer ".to_owned(),
            basic(TOKEN),
            "Basic !".to_owned(),
            format!("Digest {TOKEN}"),
        ] {
            let refused = Err(Refusal::TokenNeeded);
            assert_eq!(
                judge(&guard, HERE, "authorization", &wrong),
                refused,
                "{wrong}"
            );
        }
    }

    #[test]
    fn without_a_token_only_this_machine_itself_is_let_in() {
        for none in [None, Some(""), Some(" ")] {
            let guard = guard(none).unwrap();
            for local in ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"] {
                let peer = Some(local.parse().unwrap());
                assert_eq!(judge(&guard, peer, "accept", "*/*"), Ok(()), "{local}");
                for header in FORWARDING_HEADERS {
                    let refused = Err(Refusal::LocalOnly);
                    assert_eq!(judge(&guard, peer, header, "10.0.0.1"), refused, "{header}");
                }
            }
            for (host, admitted) in [
                ("localhost:8080", Ok(())),
                ("LOCALHOST", Ok(())),
                ("127.0.0.1:8080", Ok(())),
                ("[::1]:8080", Ok(())),
                ("evil.example:8080", Err(Refusal::LocalOnly)),
                ("127.0.0.1.evil.example", Err(Refusal::LocalOnly)),
                ("", Err(Refusal::LocalOnly)),
            ] {
                assert_eq!(judge(&guard, HERE, "host", host), admitted, "{host}");
            }
            for other in ["10.0.0.1", "::ffff:10.0.0.1", "fe80::1", "0.0.0.0"] {
                let peer = Some(other.parse().unwrap());
                assert_eq!(
                    judge(&guard, peer, "accept", "*/*"),
                    Err(Refusal::LocalOnly),
                    "{other}"
                );
            }
            assert_eq!(
                judge(&guard, None, "accept", "*/*"),
                Err(Refusal::LocalOnly)
            );
        }
    }
}
