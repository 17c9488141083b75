//! Currencies: their codes, signs and words, and which of them one word may mean.

use crate::check::truth::word_lists::is_listed;
use foldhash::HashMap;
use std::sync::LazyLock;

use super::number_words::{digits, magnitude};
use crate::english::tokens::key;

/// Every code of ISO 4217 that people are paid in, and that of the kuna, which is gone.
const CODES: &str = "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd btn bwp byn bzd cad cdf chf clp \
    cny cop crc cup cve czk djf dkk dop dzd egp ern etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils inr iqd \
    irr isk jmd jod jpy kes kgs khr kmf kpw krw kwd kyd kzt lak lbp lkr lrd lsl lyd mad mdl mga mkd mmk mnt mop mru mur mvr mwk mxn myr \
    mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sdg sek sgd shp sle sll sos srd ssp stn \
    svc syp szl thb tjs tmt tnd top try ttd twd tzs uah ugx usd uyu uzs ves vnd vuv wst xaf xcd xof xpf yer zar zmw zwl";

/// Codes that in small letters are other words.
const ALSO_WORDS: &str = "all amd ang bam bob cad cop cup ern gel gip lak mad mga mop nad pen php ron rub sar sit sos std top try";

/// What stands for a code, as it is typed.
const SHORT: &str = "Rs inr|Rs. inr|RM myr|rm myr|rs rupee|Rp idr|Tk bdt|Ksh kes|KSh kes|Kes kes|Ush ugx|Tsh tzs|Sfr chf|SFr chf|Fr chf|RMB cny|NIS ils|Kč czk|zł pln|Ft huf";

/// Words for currencies, with their code or, where more than one country has such, the name of the family.
const WORDS: &str = "dollar dollar dollars buck bucks|gbp quid sterling|pound pound pounds|eur euro euros|rupee rupee rupees rs|jpy yen|\
    pln zł zl złoty zloty zlotys zlotych złotych|ngn naira|hrk kuna kunas kune|franc franc francs|chf sfr|brl reais|dirham dirham dirhams|\
    krone krone kroner kronor krona kronur kr koruna korunas crowns|peso peso pesos|dinar dinar dinars|rial rial rials riyal riyals|\
    shilling shilling shillings ksh|zar rand rands|myr ringgit ringgits rm|thb baht bahts|try lira liras|idr rupiah rupiahs|cny yuan rmb renminbi|\
    vnd dong|bdt taka takas|ghs cedi cedis|huf forint forints|ron lei leu|bgn leva lev|uah hryvnia hryvnias|rub rouble roubles ruble rubles|\
    ils shekel shekels nis|pen soles|zmw kwacha|mwk kwacha|etb birr|kzt tenge|azn manat|gel lari|bwp pula|pyg guarani guaranis|\
    gtq quetzal quetzales|hnl lempira lempiras|crc colones|mzn metical meticais|mmk kyat kyats|khr riel|amd dram drams|aoa kwanza kwanzas|\
    afn afghani afghanis|mga ariary|npr nrs";

/// The currencies that one word or sign may mean.
const FAMILIES: &str = "dollar usd cad aud nzd sgd hkd twd jmd ttd bbd bsd bzd fjd nad bnd xcd gyd lrd srd kyd bmd sbd zwl|\
    pound gbp egp syp sdg ssp lbp shp fkp gip|rupee inr pkr lkr npr mur scr|franc chf xaf xof rwf bif gnf xpf cdf djf kmf|\
    krone nok dkk sek isk czk|peso mxn cop php clp ars uyu dop cup|dinar rsd kwd bhd iqd jod tnd dzd lyd mkd|dirham aed mad|\
    rial sar omr qar irr yer|shilling kes ugx tzs sos|yen jpy cny";

/// What a country's currency is called by beside its word: `Canadian dollars`.
const DEMONYMS: &str = "us usd|american usd|canadian cad|australian aud|zealand nzd|singapore sgd|kong hkd|taiwan twd|jamaican jmd|norwegian nok|\
    danish dkk|swedish sek|icelandic isk|czech czk|british gbp|egyptian egp|lebanese lbp|mexican mxn|colombian cop|philippine php|chilean clp|\
    argentine ars|argentinian ars|uruguayan uyu|dominican dop|indian inr|pakistani pkr|lankan lkr|nepalese npr|nepali npr|mauritian mur|\
    swiss chf|cfa |rwandan rwf|kenyan kes|ugandan ugx|tanzanian tzs|nigerian ngn|african zar|malaysian myr|turkish try|indonesian idr|\
    moroccan mad|emirati aed|uae aed|saudi sar|omani omr|qatari qar|serbian rsd|kuwaiti kwd|jordanian jod|tunisian tnd|algerian dzd|\
    bahraini bhd|iraqi iqd|polish pln|hungarian huf|romanian ron|bulgarian bgn|croatian hrk|brazilian brl|japanese jpy|chinese cny|thai thb|\
    vietnamese vnd|bangladeshi bdt|ghanaian ghs|ukrainian uah|russian rub|israeli ils|peruvian pen|zambian zmw|malawian mwk|ethiopian etb|\
    new |hong |sri |south ";

static BY_CODE: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    CODES
        .split_ascii_whitespace()
        .map(|code| (code, code))
        .collect()
});

static BY_SIGN: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| pairs(SHORT).collect());

static BY_DEMONYM: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| pairs(DEMONYMS).collect());

static BY_WORD: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let groups = WORDS.split('|').filter_map(|group| group.split_once(' '));
    groups
        .flat_map(|(code, words)| words.split(' ').map(move |word| (word, code)))
        .collect()
});

/// The currency that a code in front of an amount names: `INR`, `chf`, `RM`.
pub fn currency_code(text: &str) -> Option<&'static str> {
    if let Some(code) = BY_SIGN.get(text) {
        return Some(code);
    }
    if text.len() != 3 || !text.is_ascii() {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let code = BY_CODE.get(lower.as_str()).copied()?;
    let upper = text.bytes().all(|byte| byte.is_ascii_uppercase());
    (upper || (lower == text && !is_among!(ALSO_WORDS, text))).then_some(code)
}

/// The currency that a word behind an amount names: `dollars`, `zł`, `chf`.
pub fn currency_word(text: &str) -> Option<&'static str> {
    let word = BY_WORD.get(text.to_lowercase().as_str()).copied();
    word.or_else(|| currency_code(text))
}

/// The currency that a sign names.
pub fn currency_sign(sign: char) -> Option<&'static str> {
    Some(match sign {
        '$' => "dollar",
        '£' => "gbp",
        '€' => "eur",
        '₹' => "inr",
        '¥' => "yen",
        '₦' => "ngn",
        '₱' => "php",
        '₺' => "try",
        '₽' => "rub",
        '₴' => "uah",
        '₪' => "ils",
        '₫' => "vnd",
        '₩' => "krw",
        '₵' => "ghs",
        '৳' => "bdt",
        '฿' => "thb",
        '₸' => "kzt",
        '₾' => "gel",
        _ => return None,
    })
}

/// The currency of a country's adjective: the `Canadian` of `Canadian dollars`. Empty where the word is a part of one: `New`.
pub fn currency_of(adjective: &str) -> Option<&'static str> {
    BY_DEMONYM.get(key(adjective).as_str()).copied()
}

/// The dollar that the letters in front of its sign name: `NZ` of `NZ$9`.
pub fn dollar_of(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "US" => "usd",
        "A" | "AU" => "aud",
        "C" | "CA" | "CAN" => "cad",
        "NZ" => "nzd",
        "S" | "SG" => "sgd",
        "HK" => "hkd",
        "NT" => "twd",
        "J" => "jmd",
        "TT" => "ttd",
        "R" => "brl",
        "MX" | "Mex" => "mxn",
        _ => return None,
    })
}

/// Whether two amounts of money may be of one currency: `$`, `dollars` and `CAD` may, `USD` and `CAD` may not.
pub fn same_currency(one: &str, other: &str) -> bool {
    let is_one_of =
        |family: &str, code: &str| members(family).is_some_and(|codes| is_listed(codes, code));
    one == other
        || one.is_empty()
        || other.is_empty()
        || is_one_of(one, other)
        || is_one_of(other, one)
}

/// The codes of the currencies that a word for many of them may mean.
pub fn members(family: &str) -> Option<&'static str> {
    pairs(FAMILIES)
        .find(|(name, _)| *name == family)
        .map(|(_, codes)| codes)
}

/// The amount of `N50k`, `Rs500` or `EGP120`, whose currency is written in letters, and the currency.
pub fn after_currency(text: &str) -> Option<(f64, &str, &'static str)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let letters = &text[..start];
    let code = match letters {
        "N" => "ngn",
        "R" => "zar",
        "P" => "",
        "Sh" => "shilling",
        // `RS232` is a cable.
        "rs" if is_among!("232 422 485", &text[start..]) => return None,
        letters => currency_code(letters)?,
    };
    let (amount, suffix) = digits(&text[start..])?;
    // `R2` and `S3` are names, `R500` and `N50k` sums.
    (amount >= 10.0 || magnitude(&suffix.to_lowercase()).is_some() || suffix == "m")
        .then_some((amount, suffix, code))
}

fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.split('|').filter_map(|pair| pair.split_once(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_small_letters_unless_they_are_words() {
        assert_eq!(currency_code("CHF"), Some("chf"));
        assert_eq!(currency_code("chf"), Some("chf"));
        assert_eq!(currency_code("COP"), Some("cop"));
        assert_eq!(currency_code("top"), None);
        assert_eq!(currency_code("RM"), Some("myr"));
    }

    #[test]
    fn a_sign_may_mean_each_of_its_family() {
        assert!(same_currency("dollar", "cad"));
        assert!(same_currency("krone", "nok"));
        assert!(!same_currency("usd", "cad"));
        assert!(!same_currency("krone", "eur"));
    }

    #[test]
    fn sums_have_their_currency_in_front() {
        assert_eq!(after_currency("N50k"), Some((50.0, "k", "ngn")));
        assert_eq!(after_currency("RM2.1m"), Some((2.1, "m", "myr")));
        assert_eq!(after_currency("rm60k"), Some((60.0, "k", "myr")));
        assert_eq!(after_currency("S3"), None);
        assert_eq!(after_currency("rs485"), None);
        assert_eq!(after_currency("EC2"), None);
    }
}
