//! The rules for single strings: texts, web addresses, e-mail addresses and country codes.
//!
//! Each check answers with a sentence that says what to do. None repeats the string.

/// What is wrong with a string, as an instruction to whoever wrote it.
pub(super) type Fault = &'static str;

/// Any string of a résumé: not blank, and no control character but the newline. Tabs and carriage
/// returns are refused too: they have no meaning in a résumé and break plain-text renderings.
pub(super) fn check_text(text: &str) -> Result<(), Fault> {
    if is_blank(text) {
        return Err("This string is blank: leave it out when there is nothing to say.");
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err("This string has control characters: remove them; only newlines are allowed.");
    }
    Ok(())
}

/// Whether a reader would see nothing at all: white space and zero-width characters only.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
            )
    })
}

/// An absolute http(s) address with a dotted host name. Letters beyond ASCII are accepted as
/// browsers show them; credentials in the address are not.
pub(super) fn check_url(text: &str) -> Result<(), Fault> {
    check_text(text)?;
    let rest = strip_prefix_ignore_case(text, "https://")
        .or_else(|| strip_prefix_ignore_case(text, "http://"))
        .ok_or("This is not a web address: write it in full, starting with https:// or http://.")?;
    let forbidden = |c: char| c.is_whitespace() || r#"<>"{}|\^`"#.contains(c);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if !is_host_and_port(authority) || rest.contains(forbidden) {
        return Err("This web address is not valid: correct it from the source, or leave it out.");
    }
    Ok(())
}

/// Something that looks like an e-mail address. Lengths from RFC 5321, section 4.5.3.1.
pub(super) fn check_email(text: &str) -> Result<(), Fault> {
    check_text(text)?;
    let looks_right = text.len() <= 254
        && text.split_once('@').is_some_and(|(local, domain)| {
            let local_is_fine = local.len() <= 64
                && local.split('.').all(|atom| !atom.is_empty())
                && !local.contains(|c: char| c.is_whitespace() || r#"()<>[]:;@\,""#.contains(c));
            local_is_fine && is_host_name(domain)
        });
    if looks_right {
        Ok(())
    } else {
        Err("This is not an e-mail address: write it as name@example.org, or leave it out.")
    }
}

/// ISO 3166-1 alpha-2 by form: two capital letters. Whether the country exists is not checked.
pub(super) fn check_country_code(text: &str) -> Result<(), Fault> {
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Ok(())
    } else {
        Err(
            "This is not a country code: write the two capital letters of ISO 3166-1, or leave it out.",
        )
    }
}

fn strip_prefix_ignore_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn is_host_and_port(authority: &str) -> bool {
    match authority.split_once(':') {
        None => is_host_name(authority),
        Some((host, port)) => {
            let digits_only = port.bytes().all(|byte| byte.is_ascii_digit());
            is_host_name(host) && digits_only && port.parse::<u16>().is_ok_and(|port| port > 0)
        }
    }
}

/// At least two labels: this catches `https://none` and other addresses that nobody can visit.
fn is_host_name(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    host.contains('.') && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_may_not_be_blank_nor_hold_control_characters() {
        for text in ["a", "Zoë\nÇelik", " padded ", "👩‍💻", "نرگس"] {
            assert_eq!(check_text(text), Ok(()), "{text:?}");
        }
        for text in ["", " ", "\n\t", "\u{a0}", "\u{200b}\u{feff}"] {
            assert!(
                check_text(text).is_err_and(|fault| fault.contains("blank")),
                "{text:?}"
            );
        }
        for text in ["a\0", "a\tb", "a\r\nb", "\u{7f}a", "a\u{85}b", "\u{1b}[1m"] {
            assert!(
                check_text(text).is_err_and(|fault| fault.contains("control")),
                "{text:?}"
            );
        }
    }

    #[test]
    fn web_addresses_are_absolute_and_http() {
        for url in [
            "https://example.org",
            "http://example.org:8080/a?b=c#d",
            "HTTPS://Example.ORG/%20",
            "https://xn--bcher-kva.example/",
            "https://bücher.example/straße",
            "https://192.0.2.1/",
        ] {
            assert_eq!(check_url(url), Ok(()), "{url}");
        }
        for url in [
            "",
            "example.org",
            "//example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "data:image/png;base64,AA==",
            "mailto:a@example.org",
            "https:/example.org",
            "https://",
            "https:///path",
            "https://none",
            "https://example..org",
            "https://-example.org",
            "https://exa mple.org",
            "https://example.org/a b",
            "https://example.org/\n",
            "https://example.org/<b>",
            "https://user:secret@example.org",
            "https://example.org:0",
            "https://example.org:99999",
            "https://example.org:",
            "https://example.org:+80",
            "ünsinn",
        ] {
            assert!(check_url(url).is_err(), "{url:?}");
        }
    }

    #[test]
    fn email_addresses_look_like_addresses() {
        for email in [
            "a@example.org",
            "first.last+tag@mail.example.co.uk",
            "o'neil@example.ie",
        ] {
            assert_eq!(check_email(email), Ok(()), "{email}");
        }
        let too_long = format!("{}@example.org", "a".repeat(65));
        for email in [
            "",
            "a",
            "@example.org",
            "a@",
            "a@localhost",
            "a@b@example.org",
            "a b@example.org",
            "a@exam ple.org",
            "a..b@example.org",
            ".a@example.org",
            "a@.example.org",
            "A <a@example.org>",
            "mailto:a@example.org",
            "a@example.org\n",
            too_long.as_str(),
        ] {
            assert!(check_email(email).is_err(), "{email:?}");
        }
    }

    #[test]
    fn country_codes_are_two_capital_letters() {
        for code in ["DE", "US"] {
            assert_eq!(check_country_code(code), Ok(()));
        }
        for code in ["", "D", "de", "De", "DEU", "D1", "É", "ÄÖ"] {
            assert!(check_country_code(code).is_err(), "{code:?}");
        }
    }
}
