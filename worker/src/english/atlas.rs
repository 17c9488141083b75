//! Which city lies in which country, and the short names of states and provinces.

/// The written forms of a state or province with its postal abbreviation (comparison keys): `tx` and `texas`.
pub fn region_forms(key: &str) -> Option<[&'static str; 2]> {
    let mut pairs = STATES
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

const STATES: &str = "al=alabama ak=alaska az=arizona ar=arkansas ca=california co=colorado ct=connecticut de=delaware fl=florida \
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
