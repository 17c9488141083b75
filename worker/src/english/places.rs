//! Countries with their codes, larger cities, and the names of languages.

/// ISO 3166-1 code of a country by its English name or usual abbreviation (comparison key).
pub fn country_code(key: &str) -> Option<&'static str> {
    COUNTRIES
        .iter()
        .find(|(_, names)| names.contains(&key))
        .map(|(code, _)| *code)
}

/// Comparison keys of the names of the country with this ISO 3166-1 code.
pub fn country_names(code: &str) -> &'static [&'static str] {
    COUNTRIES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(code))
        .map_or(&[], |(_, names)| *names)
}

/// Whether `key` (comparison key, words joined) is a country or a large city.
pub fn is_known(key: &str) -> bool {
    country_code(key).is_some() || CITIES.split_ascii_whitespace().any(|city| city == key)
}

/// Whether `key` is the English or own name of a widely spoken language.
pub fn is_language(key: &str) -> bool {
    LANGUAGES
        .split_ascii_whitespace()
        .any(|language| language == key)
}

/// The written forms of a state or province with its postal abbreviation (comparison keys): `tx` and `texas`.
pub fn region_forms(key: &str) -> Option<[&'static str; 2]> {
    let mut pairs = REGIONS
        .split_ascii_whitespace()
        .filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(short, long)| *short == key || *long == key)
        .map(|(short, long)| [short, long])
}

/// Comparison keys of well-known cities in the country with this ISO 3166-1 code: who names the city names the country.
pub fn cities_of(code: &str) -> impl Iterator<Item = &'static str> {
    let lines = CITIES_BY_COUNTRY
        .iter()
        .filter(move |(known, _)| known.eq_ignore_ascii_case(code));
    lines.flat_map(|(_, cities)| cities.split_ascii_whitespace())
}

const REGIONS: &str = "al=alabama ak=alaska az=arizona ar=arkansas ca=california co=colorado ct=connecticut de=delaware fl=florida \
    ga=georgia hi=hawaii id=idaho il=illinois in=indiana ia=iowa ks=kansas ky=kentucky la=louisiana me=maine md=maryland \
    ma=massachusetts mi=michigan mn=minnesota ms=mississippi mo=missouri mt=montana ne=nebraska nv=nevada nh=newhampshire nj=newjersey \
    nm=newmexico ny=newyork nc=northcarolina nd=northdakota oh=ohio ok=oklahoma or=oregon pa=pennsylvania ri=rhodeisland \
    sc=southcarolina sd=southdakota tn=tennessee tx=texas ut=utah vt=vermont va=virginia wa=washington wv=westvirginia wi=wisconsin \
    wy=wyoming dc=districtofcolumbia ab=alberta bc=britishcolumbia mb=manitoba nb=newbrunswick nl=newfoundland ns=novascotia on=ontario \
    pe=princeedwardisland qc=quebec sk=saskatchewan nsw=newsouthwales vic=victoria qld=queensland tas=tasmania act=australiancapitalterritory";

/// Cities that are one of a kind by their name, or nearly so.
const CITIES_BY_COUNTRY: &[(&str, &str)] = &[
    ("AE", "dubai abudhabi sharjah"),
    ("AR", "buenosaires rosario mendoza"),
    ("AT", "vienna graz linz salzburg innsbruck"),
    (
        "AU",
        "sydney melbourne brisbane perth adelaide canberra hobart geelong darwin",
    ),
    ("BD", "dhaka chittagong chattogram sylhet gazipur"),
    ("BE", "brussels antwerp ghent bruges leuven liege"),
    ("BG", "sofia plovdiv varna"),
    (
        "BR",
        "saopaulo riodejaneiro curitiba brasilia salvador fortaleza recife portoalegre belohorizonte florianopolis",
    ),
    (
        "CA",
        "toronto vancouver montreal calgary ottawa edmonton winnipeg halifax mississauga reddeer saskatoon sudbury",
    ),
    ("CH", "zurich geneva basel bern lausanne"),
    ("CL", "santiago valparaiso"),
    ("CN", "beijing shanghai shenzhen guangzhou chengdu hangzhou"),
    ("CO", "bogota medellin cali cartagena barranquilla"),
    ("CZ", "prague brno ostrava"),
    (
        "DE",
        "berlin hamburg munich cologne frankfurt stuttgart dusseldorf leipzig dresden mannheim kassel siegen rostock hannover bremen",
    ),
    ("DK", "copenhagen aarhus odense aalborg esbjerg"),
    ("EE", "tallinn tartu"),
    ("EG", "cairo alexandria giza mansoura"),
    (
        "ES",
        "madrid barcelona valencia seville bilbao malaga alicante zaragoza benidorm",
    ),
    ("FI", "helsinki tampere turku espoo"),
    (
        "FR",
        "paris lyon marseille toulouse nice nantes bordeaux lille strasbourg",
    ),
    (
        "GB",
        "london manchester birmingham leeds liverpool glasgow edinburgh bristol sheffield cardiff belfast nottingham leicester hull \
            derby southampton swindon brighton plymouth newcastle bath oxford cambridge york stockport swansea aberdeen dundee",
    ),
    ("GH", "accra kumasi tamale"),
    ("GR", "athens thessaloniki"),
    ("HU", "budapest debrecen"),
    ("ID", "jakarta surabaya bandung"),
    ("IE", "dublin cork galway limerick waterford ennis"),
    ("IL", "telaviv jerusalem haifa"),
    (
        "IN",
        "mumbai delhi newdelhi bangalore bengaluru chennai hyderabad kolkata pune ahmedabad coimbatore jaipur kochi",
    ),
    (
        "IT",
        "rome milan naples turin florence bologna verona venice genoa",
    ),
    ("JP", "tokyo osaka kyoto nagoya yokohama"),
    ("KE", "nairobi mombasa kisumu nakuru eldoret"),
    ("KR", "seoul busan incheon"),
    ("LK", "colombo kandy galle"),
    ("MA", "casablanca rabat marrakech fes"),
    ("MX", "mexicocity guadalajara monterrey puebla tijuana"),
    ("MY", "kualalumpur penang johorbahru"),
    ("NG", "lagos abuja ibadan kano portharcourt"),
    (
        "NL",
        "amsterdam rotterdam utrecht thehague eindhoven groningen leiden",
    ),
    ("NO", "oslo bergen trondheim stavanger tromso"),
    ("NZ", "auckland wellington christchurch hamilton dunedin"),
    ("PE", "lima arequipa cusco"),
    ("PH", "manila cebu davao quezoncity cebucity"),
    ("PK", "karachi lahore islamabad rawalpindi faisalabad"),
    ("PL", "warsaw krakow gdansk gdynia wroclaw poznan lodz"),
    ("PT", "lisbon porto braga coimbra"),
    ("RO", "bucharest cluj clujnapoca timisoara iasi oradea"),
    ("RS", "belgrade novisad"),
    ("SE", "stockholm gothenburg malmo uppsala"),
    ("SG", "singapore"),
    ("TH", "bangkok chiangmai phuket"),
    ("TR", "istanbul ankara izmir antalya bursa"),
    ("TW", "taipei kaohsiung"),
    ("UA", "kyiv kiev lviv odesa kharkiv dnipro"),
    (
        "US",
        "newyork losangeles chicago houston phoenix philadelphia sanantonio sandiego dallas austin sanfrancisco seattle denver boston \
            detroit memphis portland lasvegas baltimore milwaukee albuquerque tucson sacramento kansascity atlanta miami tampa \
            minneapolis cleveland orleans neworleans tulsa oakland pittsburgh cincinnati boise brooklyn joplin dayton",
    ),
    ("VN", "hanoi hochiminhcity saigon danang cantho"),
    ("ZA", "johannesburg capetown durban pretoria"),
];

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
    ("HR", &["croatia"]),
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
    ("SI", &["slovenia"]),
    ("SK", &["slovakia"]),
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
    ("AT", &["austria"]),
    ("AU", &["australia"]),
    ("BD", &["bangladesh"]),
    ("BE", &["belgium"]),
    ("BG", &["bulgaria"]),
    ("BR", &["brazil"]),
    ("CA", &["canada"]),
    ("CH", &["switzerland"]),
    ("CL", &["chile"]),
    ("CN", &["china"]),
    ("CO", &["colombia"]),
    ("CZ", &["czechia", "czechrepublic", "czech"]),
    ("DE", &["germany"]),
    ("DK", &["denmark"]),
    ("EG", &["egypt"]),
    ("ES", &["spain"]),
    ("ET", &["ethiopia"]),
    ("FI", &["finland"]),
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
    ("HU", &["hungary"]),
    ("ID", &["indonesia"]),
    ("IE", &["ireland"]),
    ("IL", &["israel"]),
    ("IN", &["india"]),
    ("IT", &["italy"]),
    ("JP", &["japan"]),
    ("KE", &["kenya"]),
    ("KR", &["southkorea"]),
    ("MA", &["morocco"]),
    ("MX", &["mexico"]),
    ("MY", &["malaysia"]),
    ("NG", &["nigeria"]),
    ("NL", &["netherlands", "thenetherlands", "holland"]),
    ("NO", &["norway"]),
    ("NZ", &["newzealand"]),
    ("PE", &["peru"]),
    ("PH", &["philippines"]),
    ("PK", &["pakistan"]),
    ("PL", &["poland"]),
    ("PT", &["portugal"]),
    ("RO", &["romania"]),
    ("RS", &["serbia"]),
    ("SA", &["saudiarabia"]),
    ("SE", &["sweden"]),
    ("SG", &["singapore"]),
    ("TH", &["thailand"]),
    ("TR", &["turkey", "türkiye"]),
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
    york zagreb zurich";

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
        assert!(country_names("gb").contains(&"unitedkingdom"));
        assert!(is_known("manchester"));
        assert!(is_language("spanish"));
        assert!(!is_known("lidl"));
    }
}
