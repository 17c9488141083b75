//! Currencies that stand as letters before an amount: `INR 12`, `N50k`.

use super::number_words::digits;

/// The currency that a code in front of an amount names.
pub fn currency_code(text: &str) -> Option<&'static str> {
    Some(match text {
        "USD" => "usd",
        "GBP" => "gbp",
        "EUR" => "eur",
        "INR" | "Rs" | "Rs." => "inr",
        "JPY" => "jpy",
        "NGN" => "ngn",
        "PHP" => "php",
        "EGP" => "egp",
        "COP" => "cop",
        "AED" => "aed",
        "SAR" => "sar",
        "KES" => "kes",
        "ZAR" => "zar",
        "BRL" => "brl",
        "MXN" => "mxn",
        "CAD" => "cad",
        "AUD" => "aud",
        "NZD" => "nzd",
        "SGD" => "sgd",
        "CHF" => "chf",
        "SEK" => "sek",
        "NOK" => "nok",
        "DKK" => "dkk",
        "PLN" => "pln",
        "CZK" => "czk",
        "HUF" => "huf",
        "RON" => "ron",
        "TRY" => "try",
        "PKR" => "pkr",
        "BDT" => "bdt",
        "LKR" => "lkr",
        "THB" => "thb",
        "VND" => "vnd",
        "IDR" => "idr",
        "MYR" => "myr",
        "CNY" => "cny",
        "HKD" => "hkd",
        "KRW" => "krw",
        "GHS" => "ghs",
        "UGX" => "ugx",
        "TZS" => "tzs",
        "HRK" => "hrk",
        _ => return None,
    })
}

/// The currency that a word behind an amount names: `dollars`, `zł`, `chf`.
pub fn currency_word(text: &str) -> Option<&'static str> {
    let plain = text.to_lowercase();
    Some(match plain.as_str() {
        "dollars" | "dollar" | "usd" | "bucks" => "usd",
        "pounds" | "pound" | "gbp" | "quid" => "gbp",
        "euros" | "euro" | "eur" => "eur",
        "rupees" | "inr" => "inr",
        "yen" => "jpy",
        "zł" | "zl" | "złoty" | "zloty" | "zlotys" | "złotych" => "pln",
        "naira" => "ngn",
        "kuna" | "hrk" => "hrk",
        "francs" | "sfr" => "chf",
        "reais" => "brl",
        "dirham" | "dirhams" => "aed",
        // Codes that are words in no other sense.
        "jpy" | "ngn" | "kes" | "zar" | "brl" | "mxn" | "aed" | "aud" | "nzd" | "sgd" | "chf"
        | "sek" | "nok" | "dkk" | "pln" | "czk" | "huf" | "pkr" | "bdt" | "lkr" | "thb" | "vnd"
        | "idr" | "myr" | "cny" | "hkd" | "krw" | "ghs" | "ugx" | "tzs" => {
            return currency_code(&text.to_uppercase());
        }
        _ => return currency_code(text),
    })
}

/// The amount of `N50k`, `Rs500` or `EGP120`, whose currency is written in letters.
pub fn after_currency(text: &str) -> Option<(f64, &str)> {
    const CODES: [&str; 16] = [
        "N", "R", "Rs", "RM", "US", "A", "C", "S", "Ksh", "KSh", "EGP", "PHP", "P", "Sh", "USD",
        "COP",
    ];
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let amount = CODES
        .contains(&&text[..start])
        .then(|| digits(&text[start..]))??;
    // `R2` and `S3` are names, `R500` and `N50k` sums.
    (amount.0 >= 10.0).then_some(amount)
}
