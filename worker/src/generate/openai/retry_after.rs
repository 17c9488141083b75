//! How long a provider asks to be left alone, out of its response headers.

use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, RETRY_AFTER};

/// The longest wait that is believed. A provider that asks for more is asked again after this.
pub const MAX_RETRY_AFTER: Duration = Duration::from_hours(1);

/// Reads `retry-after-ms` (`OpenAI`, Azure) or else `Retry-After` as seconds or as an HTTP date
/// (RFC 9110 §10.2.3) relative to `now`. A date gone by is no wait; nonsense is as good as absent.
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let milliseconds = text("retry-after-ms").and_then(|value| scaled(value, 0.001));
    let wait = milliseconds.or_else(|| {
        let value = text(RETRY_AFTER.as_str())?;
        scaled(value, 1.0).or_else(|| {
            let date = httpdate::parse_http_date(value).ok()?;
            Some(date.duration_since(now).unwrap_or_default())
        })
    })?;
    Some(wait.min(MAX_RETRY_AFTER))
}

/// A plain decimal number in units of `unit` seconds; some providers send fractions.
fn scaled(value: &str, unit: f64) -> Option<Duration> {
    let digits_only = value
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = value.parse().ok().filter(|_| digits_only)?;
    let seconds = (number * unit).min(MAX_RETRY_AFTER.as_secs_f64());
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    fn wait(pairs: &[(&'static str, &str)]) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).expect("a header value"));
        }
        // Sun, 06 Nov 1994 08:49:37 GMT, the example date of RFC 9110.
        retry_after(
            &headers,
            SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777),
        )
    }

    #[test]
    fn retry_after_is_read_in_every_form() {
        let huge = "9".repeat(400);
        for (value, expected_ms) in [
            ("0", Some(0)),
            ("7", Some(7_000)),
            (" 7 ", Some(7_000)),
            ("1.5", Some(1_500)),
            ("3600", Some(3_600_000)),
            ("3601", Some(3_600_000)),
            ("99999999999999999999999", Some(3_600_000)),
            (huge.as_str(), Some(3_600_000)),
            ("Sun, 06 Nov 1994 08:49:47 GMT", Some(10_000)),
            ("Sunday, 06-Nov-94 08:49:47 GMT", Some(10_000)),
            ("Sun Nov  6 08:49:47 1994", Some(10_000)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("Sat, 06 Nov 2094 08:00:00 GMT", Some(3_600_000)),
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
            ("30s", None),
        ] {
            let expected = expected_ms.map(Duration::from_millis);
            assert_eq!(wait(&[("retry-after", value)]), expected, "{value:?}");
        }
        assert_eq!(wait(&[]), None);
    }

    #[test]
    fn milliseconds_win_where_they_make_sense() {
        let seconds = ("retry-after", "2");
        for (value, expected_ms) in [
            ("250", 250),
            ("250.5", 250),
            ("9999999999", 3_600_000),
            ("-1", 2_000),
            ("x", 2_000),
        ] {
            let found = wait(&[("retry-after-ms", value), seconds]).expect("a wait");
            assert_eq!(found.as_millis(), expected_ms, "{value}");
        }
    }
}
