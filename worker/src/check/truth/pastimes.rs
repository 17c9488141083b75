//! What people do for pleasure, by its usual name and by what they tell of it.

use crate::check::truth::word_lists::is_listed;
use crate::english::tokens::tokenize;

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::names::is_small;

/// Whether the heading of an interest says only of what kind it is, or gives what the user tells of its usual name.
pub fn is_pastime(text: &str, facts: &Facts<'_>) -> bool {
    let tokens = tokenize(text);
    tokens.iter().all(|token| {
        let word = token.key.as_str();
        is_small(word)
            || is_among!(GENERAL, word)
            || facts.word(word) == Said::Yes
            || KINDS.iter().any(|(names, signs)| {
                is_listed(names, word)
                    && signs.split_ascii_whitespace().any(|sign| {
                        facts.word(sign) == Said::Yes || facts.in_a_row(sign) == Said::Yes
                    })
            })
    })
}

/// Words for kinds of pastimes, which are nothing that one does.
const GENERAL: &str = "five six seven side outdoor outdoors activity activities sport sports music musical arts art craft crafts hobby hobbies nature culture game games gaming \
    leisure fitness wellness literature performing exercise pastimes making food creative collecting community volunteering entertainment \
    technology science travel interests pursuits skills projects home local social team personal live playing player \
    enthusiast amateur recreational work restoration history";

/// Usual names of what people do, and words by which they tell of it. A name of one pastime stands with its own words alone: who
/// knits does not crochet.
const KINDS: &[(&str, &str)] = &[
    (
        "gardening garden gardener horticulture growing allotment",
        "allotment garden plot veg vegetables vegetable plants greenhouse tomatoes roses dahlias orchids bonsai seeds herbs flowers",
    ),
    (
        "baking baker bread patisserie",
        "sourdough bread cake cakes cookies pastry pastries bake loaf loaves macarons pies",
    ),
    (
        "cooking cook cookery cuisine culinary gastronomy",
        "cook recipe recipes curry curries bbq barbecue ramen pasta dishes grill smoker ferment fermenting sourdough bread bake",
    ),
    (
        "brewing homebrewing",
        "homebrew beer ale cider mead wine kombucha",
    ),
    (
        "football soccer futsal",
        "5aside 6aside fiveaside 7aside sevenaside 11aside fifa premierleague footy futsal goalkeeper striker",
    ),
    (
        "running jogging runner athletics",
        "run runs marathon marathons parkrun 5k 10k ultra jog",
    ),
    (
        "cycling biking cyclist bicycle",
        "bike bikes biking mtb bicycle road cyclist sportive sportives",
    ),
    ("swimming swimmer", "swim swims laps pool openwater"),
    (
        "hiking walking hillwalking rambling trekking hill hills walks hiker fellwalking",
        "hike hikes walk walks hill hills munro munros wainwrights trail trails mountains mountain trek treks camino fells peaks",
    ),
    ("climbing climber", "climb boulder crag crags belay"),
    (
        "fishing angling angler",
        "fish carp trout bass rod fly angling",
    ),
    (
        "birdwatching birding ornithology wildlife",
        "birds bird rspb birdwatching birding twitching",
    ),
    (
        "astronomy stargazing",
        "telescope stars astronomy planets dobsonian astrophotography",
    ),
    (
        "photography photographer photos",
        "camera photo photos photograph photographs nikon canon fuji fujifilm pentax leica lightroom film darkroom",
    ),
    (
        "reading books reader fiction literary novels",
        "read reading book books novel novels bookclub scifi thrillers poetry sciencefiction",
    ),
    (
        "writing writer",
        "write blog blogging poems poetry stories novel fanfiction",
    ),
    (
        "languages language learning linguistics",
        "learning duolingo welsh spanish french german italian japanese korean irish gaelic esperanto polish russian arabic chinese mandarin portuguese language",
    ),
    (
        "singing vocals choral choir singer",
        "sing choir chorus karaoke choral",
    ),
    (
        "instruments instrument musician instrumental band",
        "guitar piano drums violin fiddle cello bass flute sax saxophone trumpet ukulele banjo accordion harp keyboard band",
    ),
    ("guitar guitarist", "guitar bass"),
    ("drumming percussion drummer", "drums drum drummer"),
    ("piano pianist", "piano keyboard"),
    (
        "dance dancing dancer",
        "salsa ballet tango bachata ballroom swing hiphop flamenco dance zumba ceilidh",
    ),
    (
        "theatre theater acting drama",
        "panto amdram play plays improv theatre acting musicals",
    ),
    (
        "film films cinema movies",
        "movie movies film films cinema letterboxd",
    ),
    ("chess", "elo lichess chesscom"),
    (
        "boardgames board tabletop roleplaying",
        "catan dnd warhammer carcassonne boardgames dungeons rpg",
    ),
    (
        "videogames video esports",
        "playstation xbox nintendo minecraft steam fortnite videogames retro",
    ),
    (
        "textiles needlework textile crafting handicrafts handicraft",
        "knit knitting crochet sew sewing quilt quilts embroider embroidery crossstitch jumpers socks",
    ),
    ("knitting", "knit jumpers socks"),
    ("sewing", "sew quilt quilts"),
    ("quilting", "quilt quilts"),
    ("embroidery", "embroider crossstitch"),
    (
        "beadwork jewellery jewelry jewellerymaking",
        "beads beaded earrings necklaces bracelets rings",
    ),
    (
        "woodworking carpentry woodwork woodcraft diy",
        "carve carving whittling lathe furniture wood woodwork workshop shed",
    ),
    (
        "pottery ceramics",
        "clay wheel kiln pots pottery ceramic mugs",
    ),
    (
        "painting painter visual",
        "paint watercolour watercolours watercolor oils acrylic acrylics",
    ),
    (
        "watercolour watercolor",
        "watercolours watercolour watercolor",
    ),
    (
        "drawing sketching illustration visual",
        "draw drawing sketch sketching",
    ),
    (
        "mechanics automotive cars motoring vehicle vehicles classic motorcycling motorcycles motorbikes",
        "cars car engine motorbike motorcycle vespa vespas mini camper van landrover project",
    ),
    (
        "electronics making maker tinkering computing programming coding",
        "arduino raspberrypi solder soldering 3dprinter 3dprinting drone drones code coding python",
    ),
    ("yoga mindfulness", "yoga vinyasa ashtanga"),
    ("meditation mindfulness", "meditate meditation"),
    ("powerlifting", "deadlift squat"),
    (
        "gym weightlifting strength training workouts",
        "gym weights deadlift squat crossfit lifting powerlifting",
    ),
    (
        "martial combat",
        "judo karate bjj taekwondo kickboxing boxing aikido muaythai kendo",
    ),
    (
        "watersports water paddling boating",
        "kayak kayaking canoe sup paddleboard sail sailing surf surfing dinghy rowing boat",
    ),
    ("kayaking", "kayak"),
    ("sailing", "sail dinghy"),
    ("winter snow", "ski skiing snowboard snowboarding"),
    ("skiing", "ski"),
    ("camping bushcraft", "camp camping tent bivvy wildcamping"),
    (
        "pets keeping animals animal",
        "dog dogs puppy cat cats horse horses pony rabbits hens chickens greyhound",
    ),
    ("dogs dog", "puppy greyhound"),
    ("horses equestrian riding", "horse horses pony"),
    ("poultry", "hens chickens"),
    ("beekeeping apiculture", "bees hives hive beekeeper"),
    ("podcasts podcasting", "podcast podcasts"),
    ("politics current affairs", "politics news debate debates"),
    (
        "genealogy family ancestry",
        "ancestors ancestry familytree genealogy",
    ),
];
/// Whether a word only says that what the user did before is over: `No longer active`.
pub fn is_over(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const DOING: &str =
        "active practising practicing playing performing competing racing doing involved";
    const OVER: [&str; 7] = [
        "anymore", "usedto", "stopped", "quit", "gaveup", "nolonger", "notnow",
    ];
    is_among!(DOING, passage.key(at))
        && passage.key(0) == "no"
        && passage.key(1) == "longer"
        && OVER.iter().any(|cue| facts.rows(cue).next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pastime_goes_by_its_kind_and_not_by_another_of_the_kind() {
        let source = ["kayaking on the wye, knit jumpers, ukulele, two hens, watercolours"];
        let facts = Facts::read(&source);
        for kind in [
            "Watersports",
            "Textile crafts",
            "Instruments",
            "Poultry keeping",
            "Painting",
        ] {
            assert!(is_pastime(kind, &facts), "{kind}");
        }
        for other in [
            "Sailing",
            "Crochet",
            "Guitar",
            "Horses",
            "Drawing",
            "Bouldering",
        ] {
            assert!(!is_pastime(other, &facts), "{other}");
        }
    }
}
