//! Words for kinds of which a thing is only one: red wine is no white wine.

use std::sync::LazyLock;

use foldhash::HashMap;

/// A set a line, its kinds parted by bars.
const KINDS: &[&str] = &[
    // Whose, and for whom.
    "staff employee employees|customer customers client clients|student students|volunteer volunteers|patient patients",
    "male man men boy boys|female woman women girl girls",
    "mens|womens ladies|childrens",
    "adult adults|child children paediatric pediatric",
    "elderly older|young younger",
    "retail|wholesale|corporate enterprise|smb sme small|b2c consumer|b2b",
    "residential domestic private|commercial corporate|industrial",
    "public|private",
    "personal|premises",
    "internal|external",
    "inpatient|outpatient",
    "maternal maternity|paternal paternity",
    "country|account|project|product|store",
    // Where and whence.
    "domestic|international overseas foreign",
    "local|regional|national|international",
    "rural|urban",
    "import imports|export exports",
    "inbound incoming|outbound outgoing",
    "indoor|outdoor",
    "interior|exterior",
    "inner|outer",
    "front|rear back",
    "upper|lower",
    "left|right",
    // When, and how often.
    "day days daytime|night nights nightly overnight nighttime",
    "morning mornings|afternoon afternoons|night nights overnight",
    "spring|summer summers|autumn fall|winter winters",
    "modern contemporary|ancient|medieval",
    "temporary temp|permanent",
    "single|double|triple|quadruple quad",
    "half|full|ultra",
    "used secondhand old|new",
    "regular returning|new",
    // How high.
    "junior|senior",
    "undergrad undergraduate ug bachelor bachelors bsc|master masters msc|phd doctoral doctorate",
    "undergrad undergraduate ug|postgrad postgraduate pg|phd",
    "primary elementary|secondary|tertiary",
    "beginner beginners|intermediate|advanced",
    "elective|compulsory mandatory",
    "high|medium|low",
    "heavy|light",
    "long|short",
    "hardback hardcover|paperback",
    // What it is made of, and with what it runs.
    "electric|diesel|petrol gasoline",
    "electric|gas|oil|solar",
    "electric|acoustic|bass",
    "manual|automatic automated",
    "analogue analog|digital",
    "physical|virtual",
    "physical|mental",
    "hardware|software",
    "wooden timber wood|steel metal|concrete|brick|stone|glass|plastic",
    "stainless|mild|galvanised galvanized",
    "wet|dry",
    "hard|soft",
    "refrigerated|articulated|rigid|flatbed",
    // Of food, drink and farms.
    "red|white|black|blue|green|yellow|brown|grey gray|orange|purple|pink",
    "hot|cold",
    "fresh|frozen|dried|tinned canned|smoked|pickled",
    "sweet|savoury savory",
    "soft|alcoholic",
    "dairy|beef|arable|poultry|pig",
    "organic|paid",
    // Of work with papers, numbers and words.
    "spoken oral verbal|written",
    "printed|online digital",
    "purchase|sales|nominal",
    "paid|unpaid voluntary",
    "civil|criminal|family|employment|immigration",
    "civil|electrical|mechanical|chemical|structural|thermal|acoustic|geotechnical|ecological",
    "open opening|click clickthrough|conversion|bounce|reply",
    "acute|chronic|palliative",
    // How large, how fast, how dear.
    "small smaller minor little tiny|large larger big bigger major",
    "simple easy|complex complicated difficult",
    "fast quick|slow",
    "cheap|expensive",
    "gross|net",
    "food|labour labor|energy|material materials",
    "north northern|south southern|east eastern|west western",
    "fulltime|parttime",
    // What it is of, or for.
    "frontend|backend",
    "passenger|freight cargo",
    "surgical|medical",
    "mountain|road|city",
    "wedding|funeral|birthday",
    "breakfast|lunch|dinner",
    "cotton|silk|wool woollen|leather|linen",
    "football|basketball|volleyball|handball|tennis|hockey|rugby|cricket|swimming",
    "piano|guitar|violin|cello|drum|flute|trumpet",
    "maths math mathematics|physics|chemistry|biology|history|geography|science",
    "weekly|monthly|quarterly|daily|yearly annual",
];

/// In which of the sets a word is which of the kinds.
pub fn kinds_of(word: &str) -> &'static [(usize, usize)] {
    static KINDS_OF: LazyLock<HashMap<&str, Vec<(usize, usize)>>> = LazyLock::new(|| {
        let mut of: HashMap<_, Vec<_>> = HashMap::default();
        for (set, kinds) in KINDS.iter().enumerate() {
            for (kind, words) in kinds.split('|').enumerate() {
                for word in words.split(' ') {
                    of.entry(word).or_default().push((set, kind));
                }
            }
        }
        of
    });
    KINDS_OF.get(word).map_or(&[], Vec::as_slice)
}
