//! Where chat completions are asked for: one URL out of the many ways to write a base URL.

use reqwest::Url;

use super::ConfigError;

const ROUTE: &str = "/chat/completions";

/// A validated address of a chat-completions route. `Debug` shows no query, which may hold a key.
#[derive(Clone)]
pub struct Endpoint {
    url: Url,
    authority: String,
}

impl Endpoint {
    /// Reads a base URL with or without a version segment, a trailing slash or a path prefix, or
    /// the full address of the route. Fails when it is no http(s) URL with a host, and when it
    /// carries credentials, since URLs end up in logs.
    pub fn parse(base_url: &str) -> Result<Self, ConfigError> {
        let mut url = Url::parse(base_url.trim()).map_err(ConfigError::BaseUrl)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(ConfigError::BaseUrlScheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(ConfigError::BaseUrlCredentials);
        }
        let path = url.path().trim_end_matches('/');
        let path = if path.ends_with(ROUTE) {
            path.to_owned()
        } else if path.split('/').any(is_version) {
            format!("{path}{ROUTE}")
        } else {
            format!("{path}/v1{ROUTE}")
        };
        url.set_path(&path);
        url.set_fragment(None);
        let host = url.host_str().ok_or(ConfigError::BaseUrlScheme)?;
        let authority = match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        Ok(Self { url, authority })
    }

    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Host and, where it is not the scheme's own, port.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Whether the model runs on this machine, where a configured proxy has no business.
    pub fn is_loopback(&self) -> bool {
        let host = self.url.host_str().unwrap_or_default();
        let address = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost"
            || host.ends_with(".localhost")
            || address
                .parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    }

    /// Whether a key sent here can be read along the way.
    pub fn is_cleartext(&self) -> bool {
        self.url.scheme() == "http" && !self.is_loopback()
    }
}

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}://{}{}",
            self.url.scheme(),
            self.authority,
            self.url.path()
        )
    }
}

/// `v1`, and what others count with: `v1beta` (Gemini), `v4` (Zhipu).
fn is_version(segment: &str) -> bool {
    segment
        .strip_prefix('v')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_base_url_ends_at_the_route() {
        for (base, expected) in [
            (
                "http://localhost:11434",
                "http://localhost:11434/v1/chat/completions",
            ),
            (
                "http://localhost:11434/",
                "http://localhost:11434/v1/chat/completions",
            ),
            (
                "http://localhost:11434/v1",
                "http://localhost:11434/v1/chat/completions",
            ),
            (
                "http://[::1]:8080/v1//",
                "http://[::1]:8080/v1/chat/completions",
            ),
            (
                " https://api.openai.com/v1/\n",
                "https://api.openai.com/v1/chat/completions",
            ),
            (
                "https://openrouter.ai/api/v1",
                "https://openrouter.ai/api/v1/chat/completions",
            ),
            (
                "https://openrouter.ai/api",
                "https://openrouter.ai/api/v1/chat/completions",
            ),
            (
                "https://generativelanguage.googleapis.com/v1beta/openai/",
                "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions",
            ),
            (
                "https://example.com/vllm",
                "https://example.com/vllm/v1/chat/completions",
            ),
            (
                "https://api.perplexity.ai/chat/completions",
                "https://api.perplexity.ai/chat/completions",
            ),
            (
                "http://host/v1/chat/completions/",
                "http://host/v1/chat/completions",
            ),
            (
                "https://host/openai/deployments/d/chat/completions?api-version=1#top",
                "https://host/openai/deployments/d/chat/completions?api-version=1",
            ),
        ] {
            let endpoint = Endpoint::parse(base).expect(base);
            assert_eq!(endpoint.url().as_str(), expected, "{base}");
        }
    }

    #[test]
    fn what_is_no_usable_address_is_refused_with_the_reason() {
        for base in ["", "api.openai.com/v1", "/v1", "http://"] {
            assert!(
                matches!(Endpoint::parse(base), Err(ConfigError::BaseUrl(_))),
                "{base}"
            );
        }
        for base in ["localhost:11434", "file:///v1", "ftp://host/v1"] {
            assert!(
                matches!(Endpoint::parse(base), Err(ConfigError::BaseUrlScheme)),
                "{base}"
            );
        }
        let error = Endpoint::parse("https://user:hunter2@host/v1").expect_err("credentials");
        assert!(matches!(error, ConfigError::BaseUrlCredentials));
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }

    #[test]
    fn debug_leaves_out_the_query() {
        let endpoint = Endpoint::parse("https://host:8443/v1?key=secret").expect("valid");
        assert_eq!(
            format!("{endpoint:?}"),
            "https://host:8443/v1/chat/completions"
        );
        assert_eq!(endpoint.authority(), "host:8443");
    }

    #[test]
    fn loopback_is_told_from_the_network() {
        for (base, loopback) in [
            ("http://localhost:1", true),
            ("http://127.0.0.2:1", true),
            ("http://[::1]:1", true),
            ("http://10.0.0.1:1", false),
            ("http://localhost.example.com", false),
        ] {
            let endpoint = Endpoint::parse(base).expect(base);
            assert_eq!(endpoint.is_loopback(), loopback, "{base}");
            assert_eq!(endpoint.is_cleartext(), !loopback, "{base}");
        }
    }
}
