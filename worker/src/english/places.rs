//! Countries with their codes, larger cities and regions, and the names of languages.

use foldhash::HashSet;
use std::sync::LazyLock;

/// ISO 3166-1 code of a country by its English name or usual abbreviation (comparison key).
pub fn country_code(key: &str) -> Option<&'static str> {
    COUNTRIES
        .iter()
        .find(|(_, names)| names.contains(&key))
        .map(|(code, _)| *code)
}

/// Whether `key` (comparison key, words joined) is a country or a large city.
pub fn is_known(key: &str) -> bool {
    is_city(key) || REGION_NAMES.contains(key) || country_code(key).is_some()
}

/// Whether `key` (comparison key, words joined) is a larger city.
pub fn is_city(key: &str) -> bool {
    CITY_NAMES.contains(key)
}

/// Whether `key` (comparison key, words joined) is a state, province or county, and no city.
pub fn is_region(key: &str) -> bool {
    REGION_NAMES.contains(key) && !is_city(key)
}

/// Whether `key` is the English or own name of a widely spoken language.
pub fn is_language(key: &str) -> bool {
    LANGUAGE_NAMES.contains(key)
}

/// The codes by which people abbreviate a language: `EN>FI`.
pub fn language_codes(name: &str) -> &'static [&'static str] {
    LANGUAGE_CODES
        .iter()
        .find(|(language, _)| *language == name)
        .map_or(&[], |(_, codes)| *codes)
}

/// Whether a code as it is written stands for a language without another beside it: `EN`, `Eng`.
pub fn stands_alone(code: &str) -> bool {
    let cased = match code.len() {
        2 => !code.contains(char::is_lowercase),
        _ => code.starts_with(char::is_uppercase),
    };
    cased
        && CODES_ALONE
            .split_ascii_whitespace()
            .any(|alone| alone.eq_ignore_ascii_case(code))
}

/// Whether a word (comparison key) is the code of some language.
pub fn is_language_code(word: &str) -> bool {
    LANGUAGE_CODES
        .iter()
        .any(|(_, codes)| codes.contains(&word))
}

/// ISO 639 codes, and others that people write.
const LANGUAGE_CODES: &[(&str, &[&str])] = &[
    ("english", &["en", "eng"]),
    ("french", &["fr", "fra"]),
    ("german", &["de", "ger", "deu"]),
    ("spanish", &["es", "spa", "esp"]),
    ("italian", &["it", "ita"]),
    ("portuguese", &["pt", "por"]),
    ("dutch", &["nl"]),
    ("polish", &["pl", "pol"]),
    ("ukrainian", &["uk", "ua", "ukr"]),
    ("russian", &["ru", "rus"]),
    ("finnish", &["fi", "fin"]),
    ("swedish", &["sv", "swe"]),
    ("norwegian", &["no", "nor"]),
    ("danish", &["da", "dk"]),
    ("czech", &["cs", "cz"]),
    ("japanese", &["ja", "jp", "jpn"]),
    ("chinese", &["zh", "cn"]),
    ("korean", &["ko", "kr", "kor"]),
    ("arabic", &["ar"]),
    ("turkish", &["tr", "tur"]),
    ("greek", &["el", "gr"]),
    ("hungarian", &["hu"]),
    ("romanian", &["ro"]),
    ("malay", &["bm", "ms"]),
    ("hindi", &["hi"]),
    ("urdu", &["ur"]),
    ("bengali", &["bn"]),
    ("tamil", &["ta"]),
    ("indonesian", &["id"]),
    ("vietnamese", &["vi", "vn"]),
    ("thai", &["th"]),
    ("hebrew", &["he"]),
    ("persian", &["fa"]),
    ("croatian", &["hr"]),
    ("serbian", &["sr"]),
    ("bosnian", &["bs"]),
    ("slovak", &["sk"]),
    ("slovenian", &["sl", "si"]),
    ("bulgarian", &["bg"]),
    ("macedonian", &["mk"]),
    ("albanian", &["sq", "al"]),
    ("lithuanian", &["lt"]),
    ("latvian", &["lv"]),
    ("estonian", &["et", "ee"]),
    ("icelandic", &["is"]),
    ("irish", &["ga"]),
    ("welsh", &["cy"]),
    ("catalan", &["ca"]),
    ("basque", &["eu"]),
    ("galician", &["gl"]),
    ("swahili", &["sw"]),
    ("afrikaans", &["af"]),
    ("zulu", &["zu"]),
    ("xhosa", &["xh"]),
    ("armenian", &["hy"]),
    ("georgian", &["ka"]),
    ("mandarin", &["zh", "cn"]),
];

/// Codes that, in capitals, are hardly ever anything else than the language.
const CODES_ALONE: &str = "en eng fr fra de ger deu es spa esp it ita pt por nl pl pol uk ua ukr ru rus fi fin sv swe no nor da dk cs cz ja jp jpn zh cn ko kr kor ar tr tur el gr hu ro bm";

static CITY_NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| CITIES.split_ascii_whitespace().collect());
static REGION_NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| REGIONS.split_ascii_whitespace().collect());
static LANGUAGE_NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| LANGUAGES.split_ascii_whitespace().collect());

const COUNTRIES: &[(&str, &[&str])] = &[
    ("AF", &["afghanistan"]),
    ("AL", &["albania"]),
    ("AM", &["armenia"]),
    ("AZ", &["azerbaijan"]),
    ("BA", &["bosnia"]),
    ("BH", &["bahrain"]),
    ("BO", &["bolivia"]),
    ("BY", &["belarus"]),
    ("CM", &["cameroon"]),
    ("CI", &["ivorycoast"]),
    ("CR", &["costarica"]),
    ("CU", &["cuba"]),
    ("CY", &["cyprus"]),
    ("DO", &["dominicanrepublic"]),
    ("DZ", &["algeria"]),
    ("EC", &["ecuador"]),
    ("EE", &["estonia"]),
    ("GE", &["georgia"]),
    ("GT", &["guatemala"]),
    ("HN", &["honduras"]),
    ("HR", &["croatia", "hrvatska"]),
    ("IQ", &["iraq"]),
    ("IR", &["iran"]),
    ("IS", &["iceland"]),
    ("JM", &["jamaica"]),
    ("JO", &["jordan"]),
    ("KH", &["cambodia"]),
    ("KW", &["kuwait"]),
    ("KZ", &["kazakhstan"]),
    ("LA", &["laos"]),
    ("LB", &["lebanon"]),
    ("LK", &["srilanka"]),
    ("LT", &["lithuania"]),
    ("LU", &["luxembourg"]),
    ("LV", &["latvia"]),
    ("MD", &["moldova"]),
    ("MK", &["northmacedonia"]),
    ("MM", &["myanmar"]),
    ("MN", &["mongolia"]),
    ("MT", &["malta"]),
    ("MW", &["malawi"]),
    ("MZ", &["mozambique"]),
    ("NI", &["nicaragua"]),
    ("NP", &["nepal"]),
    ("OM", &["oman"]),
    ("PA", &["panama"]),
    ("PY", &["paraguay"]),
    ("QA", &["qatar"]),
    ("RU", &["russia"]),
    ("RW", &["rwanda"]),
    ("SI", &["slovenia", "slovenija"]),
    ("SK", &["slovakia", "slovensko"]),
    ("SN", &["senegal"]),
    ("SV", &["elsalvador"]),
    ("SY", &["syria"]),
    ("TN", &["tunisia"]),
    ("TW", &["taiwan"]),
    ("TZ", &["tanzania"]),
    ("UG", &["uganda"]),
    ("UY", &["uruguay"]),
    ("UZ", &["uzbekistan"]),
    ("VE", &["venezuela"]),
    ("YE", &["yemen"]),
    ("ZM", &["zambia"]),
    ("ZW", &["zimbabwe"]),
    ("AE", &["unitedarabemirates", "uae"]),
    ("AR", &["argentina"]),
    ("AT", &["austria", "osterreich"]),
    ("AU", &["australia"]),
    ("BD", &["bangladesh"]),
    ("BE", &["belgium", "belgie", "belgique"]),
    ("BG", &["bulgaria"]),
    ("BR", &["brazil", "brasil"]),
    ("CA", &["canada"]),
    ("CH", &["switzerland", "schweiz", "suisse", "svizzera"]),
    ("CL", &["chile"]),
    ("CN", &["china"]),
    ("CO", &["colombia"]),
    ("CZ", &["czechia", "czechrepublic", "czech"]),
    ("DE", &["germany", "deutschland"]),
    ("DK", &["denmark", "danmark"]),
    ("EG", &["egypt"]),
    ("ES", &["spain", "espana"]),
    ("ET", &["ethiopia"]),
    ("FI", &["finland", "suomi"]),
    ("FR", &["france"]),
    (
        "GB",
        &[
            "unitedkingdom",
            "uk",
            "greatbritain",
            "england",
            "scotland",
            "wales",
            "northernireland",
        ],
    ),
    ("GH", &["ghana"]),
    ("GR", &["greece"]),
    ("HK", &["hongkong"]),
    ("HU", &["hungary", "magyarorszag"]),
    ("ID", &["indonesia"]),
    ("IE", &["ireland"]),
    ("IL", &["israel"]),
    ("IN", &["india"]),
    ("IT", &["italy", "italia"]),
    ("JP", &["japan"]),
    ("KE", &["kenya"]),
    ("KR", &["southkorea"]),
    ("MA", &["morocco"]),
    ("MX", &["mexico"]),
    ("MY", &["malaysia"]),
    ("NG", &["nigeria"]),
    (
        "NL",
        &["netherlands", "thenetherlands", "holland", "nederland"],
    ),
    ("NO", &["norway", "norge"]),
    ("NZ", &["newzealand"]),
    ("PE", &["peru"]),
    ("PH", &["philippines"]),
    ("PK", &["pakistan"]),
    ("PL", &["poland", "polska"]),
    ("PT", &["portugal"]),
    ("RO", &["romania"]),
    ("RS", &["serbia", "srbija"]),
    ("SA", &["saudiarabia"]),
    ("SE", &["sweden", "sverige"]),
    ("SG", &["singapore"]),
    ("TH", &["thailand"]),
    ("TR", &["turkey", "turkiye"]),
    ("UA", &["ukraine"]),
    ("US", &["unitedstates", "unitedstatesofamerica", "usa"]),
    ("VN", &["vietnam"]),
    ("ZA", &["southafrica"]),
];

const CITIES: &str = "aberdeen accra adelaide amsterdam ankara antwerp athens atlanta auckland \
    austin baltimore bangalore bangkok barcelona bath beijing belfast bengaluru berlin birmingham \
    bogota bologna bolton boston bradford brighton brisbane bristol brooklyn brussels bucharest \
    budapest cairo cambridge canterbury capetown cardiff charlotte chennai chicago cleveland cologne \
    columbus copenhagen coventry dallas delhi denver derby detroit dhaka dubai dublin dundee durham \
    edinburgh exeter frankfurt geneva glasgow gothenburg hamburg helsinki houston hull istanbul \
    jakarta johannesburg karachi kolkata kyiv lagos lahore leeds leicester lima lisbon liverpool \
    london losangeles lyon madrid manchester manila marseille melbourne mexicocity miami milan \
    milwaukee minneapolis montreal moscow mumbai munich nairobi naples newcastle newdelhi newyork newyorkcity nyc \
    norwich nottingham nuremberg oakland osaka oslo ottawa oxford paris perth philadelphia phoenix \
    plymouth porto portland portsmouth prague preston pune reading riga rome rotterdam \
    sandiego sanfrancisco sanjose santiago saopaulo seattle seoul seville shanghai \
    sheffield sofia southampton stlouis stockholm sunderland swansea sydney tallinn tampa telaviv tokyo \
    toronto turin valencia vancouver vienna vilnius warsaw washington wellington \
    york zagreb zurich \
    abudhabi addisababa ahmedabad albuquerque algiers almaty auckland baku barnsley basel basingstoke beirut bern bilbao blackburn blackpool \
    boise bordeaux bournemouth bratislava bremen bruges buffalo burnley bury casablanca carlisle charleston chelmsford cheltenham \
    chester chesterfield cincinnati colchester cork crawley croydon dakar darlington dayton desmoines doha doncaster dortmund dresden \
    dusseldorf eastbourne eindhoven elpaso florence fortworth galway gdansk genoa ghent gloucester grandrapids granada greenbay grimsby guadalajara guangzhou \
    halifax hanover hanoi harare harrogate hastings hereford hochiminhcity honolulu huddersfield hyderabad indianapolis innsbruck inverness ipswich islamabad \
    jacksonville jeddah kampala kansascity kathmandu katowice kharkiv kigali kolding krakow kualalumpur lausanne leipzig lille limerick lincoln linz ljubljana \
    luton lusaka lviv maidstone malaga malmo mannheim maputo medellin memphis middlesbrough miltonkeynes mombasa montevideo muscat nantes nashville \
    neworleans northampton oldham omaha orlando palermo panamacity peterborough pittsburgh poznan quito rabat raleigh reykjavik \
    riodejaneiro riyadh rochdale rotherham sacramento salford saltlakecity salzburg sanantonio santodomingo sarajevo scunthorpe skopje slough solihull \
    southend stalbans stockport stoke stokeontrent stpetersburg strasbourg stuttgart sunderland surat swindon taipei tampere tbilisi telford thehague tirana toulouse trieste \
    tucson tulsa tunis utrecht uppsala valletta verona wakefield walsall warrington watford wigan winchester winnipeg wolverhampton \
    worcester wrexham wroclaw yerevan";

const REGIONS: &str = "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois \
    indiana iowa kansas kentucky louisiana maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada \
    newhampshire newjersey newmexico northcarolina northdakota ohio oklahoma oregon pennsylvania rhodeisland southcarolina southdakota \
    tennessee texas utah vermont virginia westvirginia wisconsin wyoming ontario quebec alberta britishcolumbia manitoba novascotia \
    queensland newsouthwales tasmania bavaria catalonia andalusia tuscany sicily lombardy provence brittany normandy kent essex \
    surrey sussex yorkshire lancashire cornwall devon dorset hampshire norfolk suffolk cumbria cheshire shropshire \
    mallorca majorca ibiza tenerife crete cyprus malta rhodes corfu";

const LANGUAGES: &str = "afrikaans albanian amharic arabic armenian basque bengali bosnian bulgarian \
    burmese cantonese catalan chinese croatian czech danish dari dutch english estonian farsi finnish french \
    galician georgian german greek gujarati hausa hebrew hindi hungarian icelandic igbo indonesian irish italian \
    japanese kannada kazakh khmer korean kurdish latin latvian lithuanian macedonian malay malayalam maltese \
    mandarin marathi mongolian nepali norwegian pashto persian polish portuguese punjabi romanian \
    russian serbian sinhala slovak slovenian somali spanish swahili swedish tagalog tamil telugu \
    thai tigrinya turkish ukrainian urdu uzbek vietnamese welsh xhosa yoruba zulu deutsch français \
    español italiano português polski bsl asl";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_their_codes_and_back() {
        assert_eq!(country_code("uk"), Some("GB"));
        assert!(is_known("manchester"));
        assert!(is_language("spanish"));
        assert!(!is_known("lidl"));
    }
}
