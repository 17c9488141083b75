//! How long a provider asks to be left alone, in whatever way it says so.

use std::time::{Duration, SystemTime};

use reqwest::header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER};
use serde_json::Value;

use super::error_body::ErrorBody;

/// The longest wait that is believed: limits by the day are the longest. A provider that asks for more is asked again after this.
pub const MAX_WAIT: Duration = Duration::from_hours(24);

/// From here on a number is a time since 1970, in seconds or in milliseconds, and no time to wait.
const FIRST_EPOCH: f64 = 1e9;
const FIRST_EPOCH_MS: f64 = 1e11;

/// When limits are back: each header, and the one which says how much is left. Tokens may be short although some are left.
const RESETS: [(&str, Option<&str>); 4] = [
    (
        "x-ratelimit-reset-requests",
        Some("x-ratelimit-remaining-requests"),
    ),
    ("x-ratelimit-reset-tokens", None),
    ("x-ratelimit-reset", Some("x-ratelimit-remaining")),
    ("ratelimit-reset", Some("ratelimit-remaining")),
];

/// Before a wait within a message, in lower case.
const PHRASES: [&str; 4] = [
    "try again in ",
    "retry in ",
    "retry after ",
    "try again after ",
];

/// The longest wait that a failure asks for: as `retry-after-ms` (`OpenAI`, Azure), as `Retry-After` (RFC 9110 §10.2.3), or in
/// the body. Where none of these does and a limit is what is `exceeded`, the wait until it is back; every good answer tells
/// that too. A date counts from the response's own, else from `now`; one gone by is no wait, and nonsense as good as absent.
pub fn wait_of(
    headers: &HeaderMap,
    body: &ErrorBody,
    exceeded: bool,
    now: SystemTime,
) -> Option<Duration> {
    let response = Response { headers, body, now };
    let told = response.told();
    let told = told.or_else(|| exceeded.then(|| response.until_the_limit_is_back())?);
    told.map(|wait| wait.min(MAX_WAIT))
}

struct Response<'a> {
    headers: &'a HeaderMap,
    body: &'a ErrorBody,
    now: SystemTime,
}

impl Response<'_> {
    fn told(&self) -> Option<Duration> {
        let milliseconds = self
            .values("retry-after-ms")
            .flat_map(|value| value.split(','))
            .filter_map(|value| seconds(number(value)? / 1e3));
        let retry_after = self.values(RETRY_AFTER.as_str()).filter_map(|value| {
            let date = httpdate::parse_http_date(value).ok();
            let until = date.map(|date| date.duration_since(self.now()).unwrap_or_default());
            until.or_else(|| value.split(',').filter_map(span).max())
        });
        let delays = self.body.details().map(|detail| &detail["retryDelay"]);
        let others = [
            "/retry_after",
            "/error/retry_after",
            "/error/metadata/retry_after_seconds",
        ];
        let in_body = delays
            .chain(others.iter().filter_map(|pointer| self.body.at(pointer)))
            .filter_map(|wait| match wait {
                Value::String(text) => span(text),
                Value::Number(number) => seconds(number.as_f64()?),
                wait => seconds(wait.get("seconds")?.as_f64()?),
            });
        milliseconds.chain(retry_after).chain(in_body).max()
    }

    fn until_the_limit_is_back(&self) -> Option<Duration> {
        let in_message = PHRASES.iter().filter_map(|phrase| {
            let (_, told) = self.body.words().split_once(phrase)?;
            let mut words = told.split_whitespace();
            let first = words.next()?;
            let both = format!("{first} {}", words.next().unwrap_or_default());
            [both.as_str(), first]
                .into_iter()
                .find_map(|text| span(text.trim_end_matches(['.', ',', ';', ' '])))
        });
        let left = |name| self.values(name).filter_map(number).any(|left| left > 0.0);
        let resets = RESETS
            .iter()
            .filter(|(_, remaining)| !remaining.is_some_and(left))
            .flat_map(|(reset, _)| self.values(reset))
            .filter_map(|value| self.reset(value));
        in_message.chain(resets).max()
    }

    fn reset(&self, value: &str) -> Option<Duration> {
        let epoch = number(value).filter(|number| *number >= FIRST_EPOCH);
        let Some(epoch) = epoch else {
            return span(value);
        };
        let unit = if epoch < FIRST_EPOCH_MS { 1.0 } else { 1e3 };
        let now = self.now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
        seconds(epoch / unit - now.as_secs_f64()).or(Some(Duration::ZERO))
    }

    /// By the clock that its dates are of.
    fn now(&self) -> SystemTime {
        let date = self.headers.get(DATE).and_then(text);
        date.and_then(|date| httpdate::parse_http_date(date).ok())
            .unwrap_or(self.now)
    }

    /// A header's values, also of the upstream's headers that `OpenRouter` passes on in the body.
    fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        let own = self.headers.get_all(name).iter().filter_map(text);
        let upstreams = self.body.at("/error/metadata/headers");
        let upstreams = upstreams.and_then(Value::as_object).into_iter().flatten();
        own.chain(
            upstreams
                .filter(move |(key, _)| key.eq_ignore_ascii_case(name))
                .filter_map(|(_, value)| value.as_str()),
        )
    }
}

fn text(value: &HeaderValue) -> Option<&str> {
    value.to_str().ok().map(str::trim)
}

/// A plain decimal number; some providers send fractions.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits_only = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse().ok().filter(|_| digits_only)
}

fn seconds(number: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(number.min(MAX_WAIT.as_secs_f64())).ok()
}

/// Seconds, or numbers with units: `3`, `3s`, `1m2.5s`, `6ms`, `26 seconds`.
fn span(text: &str) -> Option<Duration> {
    let mut rest = text.trim();
    let mut total = 0.0;
    loop {
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let amount = number(&rest[..rest.len() - digits.len()])?;
        let behind = digits.trim_start();
        rest = behind.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let unit = match &behind[..behind.len() - rest.len()] {
            "" if rest.is_empty() => 1.0,
            "ms" => 1e-3,
            "s" | "sec" | "second" | "seconds" => 1.0,
            "m" | "min" | "minute" | "minutes" => 60.0,
            "h" | "hour" | "hours" => 3_600.0,
            "d" | "day" | "days" => 86_400.0,
            _ => return None,
        };
        total += amount * unit;
        rest = rest.trim_start();
        if rest.is_empty() {
            return seconds(total);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    // Tue, 06 Nov 2018 08:49:37 GMT, twenty-four years after the example date of RFC 9110.
    const NOW: u64 = 1_541_494_177;

    fn wait_with(pairs: &[(&'static str, &str)], body: Value, exceeded: bool) -> Option<u128> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).expect("a header value"));
        }
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
        let wait = wait_of(&headers, &body.into(), exceeded, now);
        wait.map(|wait| wait.as_millis())
    }

    fn wait(pairs: &[(&'static str, &str)]) -> Option<u128> {
        wait_with(pairs, Value::Null, false)
    }

    #[test]
    fn retry_after_is_read_in_every_form() {
        let huge = "9".repeat(400);
        let day = MAX_WAIT.as_millis();
        for (value, expected) in [
            ("0", Some(0)),
            ("7", Some(7_000)),
            (" 7 ", Some(7_000)),
            ("1.5", Some(1_500)),
            ("7200", Some(7_200_000)),
            ("86401", Some(day)),
            ("99999999999999999999999", Some(day)),
            (huge.as_str(), Some(day)),
            ("3, 5", Some(5_000)),
            ("30s", Some(30_000)),
            ("1m2.5s", Some(62_500)),
            ("6ms", Some(6)),
            ("26 seconds", Some(26_000)),
            ("Tue, 06 Nov 2018 08:49:47 GMT", Some(10_000)),
            ("Tuesday, 06-Nov-18 08:49:47 GMT", Some(10_000)),
            ("Tue Nov  6 08:49:47 2018", Some(10_000)),
            ("Tue, 06 Nov 2018 08:00:00 GMT", Some(0)),
            ("Sat, 06 Nov 2094 08:00:00 GMT", Some(day)),
            ("", None),
            ("-5", None),
            ("+5", None),
            ("1e3", None),
            ("NaN", None),
            ("inf", None),
            ("infinity", None),
            (".", None),
            ("1.2.3", None),
            ("soon", None),
            ("5 6", None),
        ] {
            assert_eq!(wait(&[("retry-after", value)]), expected, "{value:?}");
        }
        assert_eq!(wait(&[]), None);
    }

    #[test]
    fn the_longest_of_several_waits_counts() {
        let seconds = ("retry-after", "2");
        for (value, expected) in [
            ("250", 2_000),
            ("2500.5", 2_500),
            ("99999999999", MAX_WAIT.as_millis()),
            ("-1", 2_000),
            ("x", 2_000),
        ] {
            let found = wait(&[("retry-after-ms", value), seconds]);
            assert_eq!(found, Some(expected), "{value}");
        }
        assert_eq!(wait(&[("retry-after-ms", "250")]), Some(250));
        assert_eq!(
            wait(&[("retry-after", "1"), ("retry-after", "3")]),
            Some(3_000)
        );
        let body = json!({"error": {"details": [{"retryDelay": "5s"}]}});
        assert_eq!(wait_with(&[seconds], body, false), Some(5_000));
    }

    #[test]
    fn a_date_counts_from_the_date_of_its_response() {
        for (date, expected) in [
            ("Tue, 06 Nov 2018 08:48:47 GMT", 53_000),
            ("Tue, 06 Nov 2018 08:49:40 GMT", 0),
            ("whenever", 3_000),
        ] {
            let found = wait(&[
                ("date", date),
                ("retry-after", "Tue, 06 Nov 2018 08:49:40 GMT"),
            ]);
            assert_eq!(found, Some(expected), "{date}");
        }
    }

    #[test]
    fn a_wait_within_the_body_is_read() {
        let info =
            json!({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34.5s"});
        for (body, expected) in [
            (
                json!([{"error": {"code": 429, "details": [{"reason": "x"}, info]}}]),
                34_500,
            ),
            (
                json!({"error": {"details": [{"retryDelay": {"seconds": 3}}]}}),
                3_000,
            ),
            (
                json!({"error": {"metadata": {"retry_after_seconds": 8}}}),
                8_000,
            ),
            (json!({"retry_after": 1.5}), 1_500),
        ] {
            assert_eq!(
                wait_with(&[], body.clone(), false),
                Some(expected),
                "{body}"
            );
        }
    }

    #[test]
    fn the_end_of_a_limit_counts_where_it_is_exceeded_and_nothing_else_is_told() {
        let none = || Value::Null;
        let (epoch, epoch_ms) = ((NOW + 3).to_string(), ((NOW + 3) * 1_000).to_string());
        for (name, value, expected) in [
            ("x-ratelimit-reset-requests", "3s", 3_000),
            ("x-ratelimit-reset-tokens", "1m2.5s", 62_500),
            ("x-ratelimit-reset", epoch.as_str(), 3_000),
            ("x-ratelimit-reset", epoch_ms.as_str(), 3_000),
            ("ratelimit-reset", "4", 4_000),
        ] {
            assert_eq!(wait_with(&[(name, value)], none(), true), Some(expected));
            assert_eq!(wait_with(&[(name, value)], none(), false), None, "{name}");
            let told = [(name, value), ("retry-after", "1")];
            assert_eq!(wait_with(&told, none(), true), Some(1_000), "{name}");
        }
        let of_another = [
            ("x-ratelimit-reset-requests", "8h0m0s"),
            ("x-ratelimit-remaining-requests", "12"),
            ("x-ratelimit-reset-tokens", "7.66s"),
            ("x-ratelimit-remaining-tokens", "12"),
        ];
        assert_eq!(wait_with(&of_another, none(), true), Some(7_660));
        let upstream = json!({"error": {"metadata": {"headers": {"X-RateLimit-Reset": epoch_ms, "X-RateLimit-Remaining": "0"}}}});
        assert_eq!(wait_with(&[], upstream, true), Some(3_000));
        for (message, expected) in [
            (
                "Rate limit reached. Please try again in 1m26.4s. Need more?",
                86_400,
            ),
            ("Please retry after 26 seconds.", 26_000),
            ("Please retry in 34.5s", 34_500),
        ] {
            let body = json!({"error": {"message": message}});
            assert_eq!(wait_with(&[], body, true), Some(expected), "{message}");
        }
    }
}
