//! Words for equipment, machines, software and methods. They are everyday words, and yet whoever did not say one did not use the
//! thing.

use foldhash::HashSet;
use std::sync::LazyLock;

use crate::english::tokens::stem;
use crate::english::verbs;
use crate::english::words;

use super::clauses::Passage;
use super::facts::{Facts, Said};
use super::names::{is_small, is_tool_at};
use super::shortened::is_spelt_out;

/// Whether a word (comparison key) says with what somebody worked.
pub fn is_equipment(word: &str) -> bool {
    WORDS.contains(word)
        || word
            .strip_suffix('s')
            .is_some_and(|singular| singular != "sap" && WORDS.contains(singular))
}

/// Whether the name of a program is a word of other meaning too: `in teams of two`, `a positive outlook`.
pub fn is_word_too(word: &str) -> bool {
    is_among!(
        "teams slack notion zoom outlook excel sketch sage oracle prince2 wise prime looker wix workday",
        word,
    )
}

/// Whether two words (comparison keys) are together a tool that neither is: a `total station` is no station.
pub fn is_pair(first: &str, second: &str) -> bool {
    PAIRS.contains(&(first, second.strip_suffix('s').unwrap_or(second)))
}

const PAIRS: [(&str, &str); 26] = [
    ("straddle", "carrier"),
    ("reach", "stacker"),
    ("slit", "lamp"),
    ("road", "sweeper"),
    ("total", "station"),
    ("cherry", "picker"),
    ("vacuum", "packer"),
    ("mast", "climber"),
    ("satellite", "phone"),
    ("boom", "lift"),
    ("scissor", "lift"),
    ("stair", "lift"),
    ("spirit", "level"),
    ("dumpy", "level"),
    ("auto", "level"),
    ("laser", "level"),
    ("pressure", "washer"),
    ("nail", "gun"),
    ("heat", "gun"),
    ("spray", "gun"),
    ("spray", "machine"),
    ("submerged", "arc"),
    ("power", "query"),
    ("battery", "bank"),
    ("impact", "wrench"),
    ("torque", "wrench"),
];

/// Whether a machine is of another kind than the user's, which they always name: `pizza oven`, where they have a `combi oven`.
pub fn is_of_another_kind(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    /// What is done in kinds that have not much to do with each other.
    const PASTIMES: &str = "fishing angling climbing skiing diving sailing racing riding dancing guitar hockey bowls boxing wrestling";
    const ANY: &str = "old used second reclaimed recycled salvaged upcycled reused repurposed discarded donated borrowed rented hired leased \
        refurbished restored reconditioned competitive recreational casual regular amateur weekend local youth junior coaching commercial industrial professional digital electric electrical electronic modern large small heavy light various multiple other new own \
        same different standard specialist specialised specialized domestic hand handheld mobile automatic manual semi fully high";
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let (kind, machine) = (passage.key(before), passage.key(at));
    let pastime = is_among!(PASTIMES, machine);
    if !(pastime || is_equipment(machine) && !passage.tokens[at].is_capitalised())
        || !matches!(passage.gap_after(before), " " | "-")
        || kind.len() < 3
        || !passage.words[before].is_content
        || kind.bytes().any(|byte| byte.is_ascii_digit())
        || (verbs::lookup(kind).is_some() && !pastime)
        || is_among!(ANY, kind)
        || facts.word(kind) != Said::No
        || facts.says_alike(kind)
        || facts.says_beginning_of(kind)
        || facts.says_compound(kind)
        || is_spelt_out(passage, before, facts)
    {
        return false;
    }
    let own = facts.occurrences(&stem(machine));
    !own.is_empty()
        && own.iter().all(|(source, place)| {
            let source = &facts.passages[*source];
            place.checked_sub(1).is_some_and(|before| {
                let kind = source.key(before);
                source.gap_after(before) == " "
                    && source.words[before].is_content
                    && verbs::lookup(kind).is_none()
                    && !is_among!(ANY, kind)
                    && !kind.bytes().any(|byte| byte.is_ascii_digit())
                    && !passage.tokens.iter().any(|token| token.key == kind)
            })
        })
}

/// Whether a word says what kind of machine that is which the user names by its maker alone: the `oven` of a Rational.
pub fn is_kind_of_named(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    // `A Rational.`, `use Stihl and`: no word for a thing stands behind the name.
    let alone = |(source, place): (usize, usize)| {
        let source = &facts.passages[source];
        let goes_on = source.gap_after(place) == " "
            && source
                .words
                .get(place + 1)
                .is_some_and(|next| next.is_content);
        source.tokens[place].is_capitalised()
            && !source.tokens[place].opens_sentence
            && !source.words[place].negated
            && !goes_on
    };
    passage.gap_after(before) == " "
        && passage.tokens[before].is_capitalised()
        && !is_tool_at(passage, at)
        && !is_equipment(passage.key(before))
        && facts.rows(passage.key(before)).any(alone)
}

/// Whether a text says that some software or host was used of which the user says nothing.
pub fn is_new(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    is_new_software(passage, at, facts) || is_new_host(passage, at, facts)
}

/// Whether a text says that some software was used of which the user says nothing: `scheduling software`, where they name no program
/// and nothing of what it is for.
fn is_new_software(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const COMPUTED: [&str; 9] = [
        "computer", "system", "online", "app", "digital", "pc", "program", "erp", "database",
    ];
    const REACH: usize = 5;
    let said = |place: usize| {
        let word = passage.key(place);
        !is_small(word)
            && (facts.word(word) == Said::Yes
                || facts.says_alike(word)
                || is_tool_at(passage, place))
    };
    let names = |place: usize| {
        let token = &passage.tokens[place];
        token.is_capitalised()
            && !token.opens_sentence
            && facts.word(&token.key) == Said::Yes
            && token.sentence == passage.tokens[at].sentence
    };
    passage.key(at) == "software"
        && at > 0
        && passage.gap_after(at - 1) == " "
        && passage.words[at - 1].is_content
        && facts.word("software") == Said::No
        && !said(at - 1)
        && !(at > 1 && verbs::lookup(passage.key(at - 2)).is_none() && said(at - 2))
        && !(at.saturating_sub(REACH)..(at + REACH).min(passage.tokens.len())).any(names)
        && COMPUTED.iter().all(|word| facts.word(word) == Said::No)
}

/// Whether a word of the user's ends in what is meant: the `boat` of a `narrowboat`, the `robot` of `Eurobot`.
pub fn ends_a_word(word: &str, facts: &Facts<'_>) -> bool {
    const LONG: usize = 5;
    const SHORTEST: usize = 3;
    let one = word.strip_suffix('s').unwrap_or(word);
    one.len() >= SHORTEST
        && facts.has_said(|key| {
            key.strip_suffix('s')
                .unwrap_or(key)
                .strip_suffix(one)
                .is_some_and(|first| {
                    // A contractor has no tractor.
                    !first.is_empty()
                        && (one.len() >= LONG && !words::is_wordlike(key)
                            || first.len() > SHORTEST && words::is_everyday(first))
                })
        })
}

/// Whether a vehicle is what the user's word before it is: the `van` of a camper.
pub fn is_end_of_word(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        is_among!("van car bike motorcycle boat truck bus", passage.key(at))
            && passage.gap_after(before) == " "
            && facts.word(passage.key(before)) == Said::Yes
    })
}

/// Whether a text gives the user's blog or shop another host than they do: `Substack blog`.
fn is_new_host(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const HOSTS: &str = "wordpress substack medium ghost blogger blogspot tumblr wix squarespace weebly typepad livejournal youtube vimeo twitch \
        instagram tiktok facebook twitter linkedin pinterest reddit mastodon patreon discord telegram etsy shopify ebay depop vinted gumroad bandcamp \
        soundcloud spotify";
    const HOSTED: &str =
        "blog blogs newsletter channel podcast page site website shop store account stream";
    let word = passage.key(at);
    is_among!(HOSTED, passage.key(at + 1))
        && passage.gap_after(at) == " "
        && passage.tokens[at].is_capitalised()
        && is_among!(HOSTS, word)
        && facts.word(word) == Said::No
        && !facts.says_misspelt(word)
        && facts.phrase(passage.tokens[at].text) == Said::No
}

static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| LIST.split_ascii_whitespace().collect());

const LIST: &str = "excavator forklift crane digger bulldozer loader backhoe tractor harvester baler chainsaw strimmer mower \
    lorry hgv drone quadcopter tablet ipad iphone laptop macbook smartboard whiteboard projector camera camcorder gopro \
    oscilloscope multimeter soldering laser plasma cnc lathe router bandsaw sander planer robot robotics robotic plc scada hmi \
    rfid barcode gps satnav tachograph cctv radar sonar lidar theodolite thermal infrared spectrometer spectrophotometer \
    hplc pcr centrifuge autoclave microscope ultrasound xray mri ecg ekg ventilator defibrillator glucometer hoist \
    catheter oven fryer grill blender dishwasher mixer espresso loom serger overlocker embroidery kiln printer plotter scanner 3d \
    gpu cluster mainframe firewall vpn router blockchain chatbot chatgpt copilot ai llm neural tensorflow machine-learning \
    erp crm pos cms lms ats wms tms bim cad cam gis ide sdk api saas cloud iot vr ar \
    algorithm automation macros vba pivot lookup dashboard spreadsheet \
    agile scrum kanban lean sigma kaizen itil prince2 waterfall devops \
    forge crucible scaffolding jackhammer telehandler cherrypicker pallet reachtruck \
    dashcam dustcart firearm taser baton bodycam \
    telescope accelerometer gyroscope arduino raspberry \
    grinder welder lathes milling router jigsaw nailgun drill compressor generator jackhammer trencher roller paver crusher \
    conveyor palletiser palletizer sorter shredder baler bagger labeller labeler \
    minibus van coach motorcycle scooter bicycle ebike helicopter plane boat yacht kayak quadbike snowplough snowplow \
    charbroiler broiler flattop griddle salamander wok tandoor rotisserie sousvide smoker steamer combi mandoline slicer proofer sheeter \
    defib nebuliser nebulizer stethoscope bladder cannula syringe pump dialysis endoscope laryngoscope \
    pipette incubator spectroscopy electrophoresis sequencer fermenter bioreactor cryostat flow-cytometer cytometer \
    potentiometer voltmeter ammeter inverter transformer switchgear substation turbine boiler chiller \
    synthesizer sampler mixer turntable microphone gimbal tripod lightbox greenscreen teleprompter polygraph breathalyser breathalyzer dispenser sprayer sledgehammer wheelbarrow blowtorch laminator photocopier dictaphone megaphone \
    tachometer dynamometer borescope endoscopy calliper caliper micrometer  \
    smartphone smartwatch kiosk terminal switchboard headset pager walkie-talkie \
    linux windows macos android ios unix bash powershell javascript typescript python java kotlin scala sql nosql html css php \
    docker kubernetes terraform ansible jenkins git github gitlab jira confluence slack trello asana notion zoom teams \
    excel powerpoint outlook sharepoint salesforce hubspot zendesk sap oracle workday netsuite quickbooks xero sage tableau looker \
    powerbi photoshop illustrator indesign figma sketch canva autocad revit solidworks matlab spss stata \
    wordpress shopify magento woocommerce squarespace wix mailchimp hootsuite semrush ahrefs adwords";
