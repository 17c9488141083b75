//! The verbs that résumés are made of, and their forms.

use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// The form in which a verb was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `serve`
    Base,
    /// `serves`
    ThirdPerson,
    /// `serving`
    Gerund,
    /// `served`, also where the past participle is another word (`written`)
    Past,
}

/// Base and form of `word` (lower case), when it is a verb we know.
pub fn lookup(word: &str) -> Option<(&'static str, Form)> {
    FORMS.get(word).copied()
}

/// The same where duties are told: there "parking" and "styled" may be deeds, which elsewhere name things as often.
pub fn lookup_duty(word: &str) -> Option<(&'static str, Form)> {
    lookup(word).or_else(|| DUTY_FORMS.get(word).copied())
}

/// Whether `word` can only be read as a finite verb or a participle in the past.
pub fn is_past(word: &str) -> bool {
    match lookup(word) {
        Some((_, form)) => form == Form::Past,
        None => word.len() > 4 && word.ends_with("ed"),
    }
}

/// Simple past of a base form: `serve` gives `served`.
pub fn past(base: &str) -> String {
    if let Some((_, past, _)) = IRREGULAR.iter().find(|(known, _, _)| *known == base) {
        return (*past).to_owned();
    }
    regular_past(base)
}

/// Past participle of a base form: `give` gives `given`.
pub fn participle(base: &str) -> String {
    let irregular = IRREGULAR.iter().find(|(known, _, _)| *known == base);
    irregular.map_or_else(
        || regular_past(base),
        |(_, _, participle)| (*participle).to_owned(),
    )
}

/// Whether `word` is the past that its verb would have if it were regular: `teached`, `builded`.
pub fn is_mistaken_past(word: &str) -> bool {
    let irregular =
        lookup(word).and_then(|(base, _)| IRREGULAR.iter().find(|(known, _, _)| *known == base));
    irregular.is_some_and(|(base, past, participle)| {
        word == regular_past(base) && word != *past && word != *participle
    })
}

/// Whether `word` is a participle that is not also the simple past: `written`, `done`.
pub fn is_participle_only(word: &str) -> bool {
    IRREGULAR.iter().any(|(base, past, participle)| {
        *participle == word && past != participle && base != participle
    })
}

/// Whether the verb has a participle beside its simple past: `take` has `taken`.
pub fn has_own_participle(base: &str) -> bool {
    IRREGULAR
        .iter()
        .any(|(known, past, participle)| *known == base && past != participle)
}

fn regular_past(base: &str) -> String {
    if base.ends_with('e') {
        return format!("{base}d");
    }
    if let Some(root) = consonant_y(base) {
        return format!("{root}ied");
    }
    format!("{}ed", doubled(base))
}

/// `-ing` form of a base form: `serve` gives `serving`.
pub fn gerund(base: &str) -> String {
    if let Some(root) = base.strip_suffix("ie") {
        return format!("{root}ying");
    }
    let silent = base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe");
    if silent && base != "be" {
        return format!("{}ing", &base[..base.len() - 1]);
    }
    format!("{}ing", doubled(base))
}

/// Whether the base form is also a common noun, so that `stock control` is no order to stock.
pub fn is_also_noun(base: &str) -> bool {
    NOUN_BASES.contains(base)
}

static NOUN_BASES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    NOUNS
        .split_ascii_whitespace()
        .chain(AS_OFTEN_NOUNS.split_ascii_whitespace())
        .collect()
});

static FORMS: LazyLock<HashMap<String, (&'static str, Form)>> = LazyLock::new(|| {
    let irregular = IRREGULAR.iter().map(|(base, _, _)| *base);
    let regular = REGULAR.split_ascii_whitespace();
    forms_of(
        regular
            .chain(irregular.filter(|base| !AS_OFTEN_NOUNS.split(' ').any(|noun| noun == *base))),
    )
});

static DUTY_FORMS: LazyLock<HashMap<String, (&'static str, Form)>> =
    LazyLock::new(|| forms_of(AS_OFTEN_NOUNS.split_ascii_whitespace()));

fn forms_of(bases: impl Iterator<Item = &'static str>) -> HashMap<String, (&'static str, Form)> {
    let mut forms = HashMap::default();
    for base in bases {
        forms.entry(base.to_owned()).or_insert((base, Form::Base));
        forms.insert(gerund(base), (base, Form::Gerund));
        forms
            .entry(third_person(base))
            .or_insert((base, Form::ThirdPerson));
        forms.insert(past(base), (base, Form::Past));
    }
    for (base, _, participle) in IRREGULAR {
        if !forms.contains_key(*base) {
            continue;
        }
        forms
            .entry((*participle).to_owned())
            .or_insert((base, Form::Past));
        // A "seed" is no past of "see".
        if *base != "see" {
            forms
                .entry(regular_past(base))
                .or_insert((base, Form::Past));
        }
    }
    forms
}

fn third_person(base: &str) -> String {
    if let Some(root) = consonant_y(base) {
        return format!("{root}ies");
    }
    let sibilant = ["s", "sh", "ch", "x", "z", "o"]
        .iter()
        .any(|ending| base.ends_with(ending));
    format!("{base}{}", if sibilant { "es" } else { "s" })
}

fn consonant_y(base: &str) -> Option<&str> {
    base.strip_suffix('y')
        .filter(|root| !root.ends_with(['a', 'e', 'i', 'o', 'u']))
}

fn doubled(base: &str) -> String {
    let last = DOUBLING
        .split_ascii_whitespace()
        .any(|verb| verb == base)
        .then(|| base.chars().last());
    format!(
        "{base}{}",
        last.flatten().map(String::from).unwrap_or_default()
    )
}

const DOUBLING: &str = "bag flip gut hem knit refit rub scrub skin strap swab tap tip top chop drum dig equip outrun reset split quit forget hit let swap \
    unwrap plan stop ship run set put cut get win begin scan chat strip trim map plug prep mop log debug program submit refer control \
    patrol travel model label cancel admit fit rig shred transfer wrap tag pin drop shop swim unplug zip format rebut enrol crop embed \
    resit stir unclog dip dub flag kit pad pot tin vet bid skip";

const NOUNS: &str = "dye fit graft massage mount perm rig tattoo varnish weed master plant work design plan support test report book cook answer order stock \
     set cut record process research market program model produce schedule budget contract \
    project audit document host guide coach supply ship store repair check code deal drive call \
    contact control design edit exercise experience file form group interview label lead \
    log map match milk mix monitor name network offer paint part patrol photograph pick place \
    point post practice price print promise purchase question rate review review sample scan score \
    search service share shop sort staff state study survey target tag team tour \
    track trade transfer transport travel update upgrade use view visit volunteer \
     format bill press care data access change deposit \
    brief campaign cash cost count crop cycle dance display dress drill dust export farm feature fund garden grade grill guarantee \
    import iron mark note nurse pitch plaster position pour quote round screen seal shadow shape sign slice spray stack supplement \
    switch talk tile trace turn vacuum wire witness yield bag bid break fall fight forecast head host house light rise shoot split \
    spread strike swim train trial value wear weigh";

const REGULAR: &str = "alter dye fit graft hem massage mend milk mount pave perm pierce plough rewire rig shave shred solder sow tattoo varnish weed \
    accept achieve act adapt add address adjust administer adopt advise aid \
    allocate analyse analyze answer apply appoint approve architect arrange ask assemble assess \
    assign assist attend audit author automate award bake balance bill book boost bottle calculate \
    call care cater champion change chair chat check clean clear close coach code collaborate collect \
    command communicate compare compile complete compose conduct configure connect consult contact contribute \
    control convert cook coordinate correct cover craft create cultivate customise customize cure debug \
    decide decorate decrease define delegate deliver demonstrate deploy design detect \
    develop diagnose direct discover discuss dispatch document double draft earn edit educate \
    eliminate enable encourage engineer enhance enjoy enrol ensure enter establish estimate evaluate \
    examine exceed execute expand explain explore facilitate fetch file fill film finish fix \
    follow format formulate foster found fundraise gain gather generate govern graduate greet \
    guide halve handle harvest head help highlight hire host identify illustrate implement improve \
    inform increase influence initiate innovate inspect inspire install instruct integrate interact interpret \
    interview introduce invent inventory investigate invoice join label launch learn lecture \
    lift liaise like list listen live load log look love maintain manage manufacture map market master \
    match measure mediate mentor merge migrate mix model moderate monitor mop motivate move \
    name negotiate observe obtain offer open operate orchestrate order organise organize orient \
    outline overhaul own pack package paint participate partner pass patrol perform persuade \
    photograph pick pilot pioneer place plan plant play polish prep prepare present price print \
    prioritise prioritize process procure produce program project promote propose protect prototype provide \
    publish purchase quadruple question raise rank receive recommend reconcile record recruit redesign reduce \
    refactor refer register release remove renovate reorganise reorganize repair replace reply report \
    represent rescue research resolve respond restock restore review revise scan schedule score scrub search \
    secure select serve service settle share ship shop simplify sketch solve sort source spearhead \
    staff start steer stock stop store streamline strengthen structure study submit suggest \
    supervise supply support survey sustain tackle target taste tend test tidy tour track train \
    transcribe transfer transform translate transport travel treat trim triple troubleshoot tutor type \
    unload unpack update upgrade use utilise utilize validate value verify visit volunteer \
    wait walk want wash watch water weigh welcome work wrap \
    accompany acquire advertise align amend annotate announce anticipate appraise archive attract bag bathe brief broaden campaign cash chop \
    clarify classify coat collate combine commission compensate conclude consolidate continue counsel count crop cull curate cycle demolish \
    deputise describe digitise dismantle dispense display dispose distribute divide dress drill dust elicit embed employ empty enforce engage \
    enrich enroll equip escalate escort exhibit export fabricate familiarise farm feature fold fry fulfil fund garden grade grill groom \
    guarantee hoist hoover import inject insulate invite iron isolate justify knit litigate localise mark maximise merchandise minimise \
    mobilise mow navigate neutralise note notify nurse nurture offload optimise optimize originate outsource perfect pitch plaster plumb \
    populate position pour praise predict prescribe preserve prevent prune publicise quote react rebrand redeploy refurbish regulate rehearse \
    reinforce relaunch relocate remodel render renew replenish resit restructure retain retrain revamp rotate round salvage sanitise save \
    screen seal shadow shape shelve sign simulate slice soothe spray stack standardise sterilise stimulate stitch strategise summarise \
    supplement surpass swap switch synthesise talk tally taper tile trace turn tweak unify unlock vacuum valet visualise warm weld wire \
    witness yield \
    arrest assure authorise authorize bandage blend boil braid calibrate carry circulate climb confirm construct copy crush decant \
    decommission defrost dilute disassemble discharge disinfect donate entertain erect evacuate excavate expedite extract fasten \
    fertilise finalise finalize garnish graze haul immunise insert insure irrigate knead laminate lubricate marinate nominate notarise \
    onboard photocopy pluck pollinate propagate pull purify push reassure rebook recalibrate recharge recover recycle redecorate \
    redirect refill refit reheat reimburse reload remind reorder repack repaint replant reposition reschedule reseal resurface \
    retrieve reuse rinse roast sanitize scrape sculpt separate shortlist sift simmer slaughter soak squeeze sterilize stir straighten \
    subcontract synchronise tie unblock unclog upholster usher vaccinate wallpaper whisk wipe \
    admit borrow cancel capture certify determine inherit modify shorten substitute terminate testify";

/// Verbs whose forms name things or people at least as often, so that only a list of duties tells them from nouns.
const AS_OFTEN_NOUNS: &str = "alert back bail bank batch blast board boot brake brew brick broker brush buff bundle burn butcher buzz calm cement charge chart \
    chase clamp comb comfort crate crew crimp cube cuddle debate debit dip dock drain dredge dry dub dump fax fillet filter fish flag \
    flip flush forge frame free frost fuel glaze glue grate grease grind grout guard gut hammer hand handcraft harness hunt index \
    issue kit layer light line lock lower machine mail mask muck nail oil pad pair park patch pedal peel phone pickle pile pin pipe \
    plug point portion post pot press probe pump rake ration rear receipt refund rent request reserve rivet roll roof rub saddle salt \
    sample sand scaffold scoop seat shampoo shear shingle shovel shuck skin skip smoke sponge stage stain stamp staple steam stencil \
    strap strip stuff style swab syringe tack tailor tap tape thread till tin tint tip top touch tow trowel trust tuck tune vet video \
    vote wax weave winch";

const IRREGULAR: &[(&str, &str, &str)] = &[
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("bid", "bid", "bid"),
    ("bind", "bound", "bound"),
    ("break", "broke", "broken"),
    ("breed", "bred", "bred"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("buy", "bought", "bought"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("come", "came", "come"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("dig", "dug", "dug"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drive", "drove", "driven"),
    ("eat", "ate", "eaten"),
    ("fall", "fell", "fallen"),
    ("feed", "fed", "fed"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("fly", "flew", "flown"),
    ("forecast", "forecast", "forecast"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grind", "ground", "ground"),
    ("grow", "grew", "grown"),
    ("hang", "hung", "hung"),
    ("hear", "heard", "heard"),
    ("hit", "hit", "hit"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("let", "let", "let"),
    ("light", "lit", "lit"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("meet", "met", "met"),
    ("overcome", "overcame", "overcome"),
    ("oversee", "oversaw", "overseen"),
    ("overtake", "overtook", "overtaken"),
    ("pay", "paid", "paid"),
    ("proofread", "proofread", "proofread"),
    ("put", "put", "put"),
    ("quit", "quit", "quit"),
    ("read", "read", "read"),
    ("rebuild", "rebuilt", "rebuilt"),
    ("resell", "resold", "resold"),
    ("reset", "reset", "reset"),
    ("rewrite", "rewrote", "rewritten"),
    ("ride", "rode", "ridden"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("see", "saw", "seen"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("sew", "sewed", "sewn"),
    ("shear", "sheared", "shorn"),
    ("shoot", "shot", "shot"),
    ("show", "showed", "shown"),
    ("sing", "sang", "sung"),
    ("speak", "spoke", "spoken"),
    ("spend", "spent", "spent"),
    ("split", "split", "split"),
    ("spread", "spread", "spread"),
    ("stand", "stood", "stood"),
    ("strike", "struck", "struck"),
    ("sweep", "swept", "swept"),
    ("swim", "swam", "swum"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("throw", "threw", "thrown"),
    ("undertake", "undertook", "undertaken"),
    ("underwrite", "underwrote", "underwritten"),
    ("uphold", "upheld", "upheld"),
    ("upsell", "upsold", "upsold"),
    ("weave", "wove", "woven"),
    ("win", "won", "won"),
    ("withdraw", "withdrew", "withdrawn"),
    ("write", "wrote", "written"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_irregular_verbs_are_conjugated() {
        for (base, expected) in [
            ("serve", "served"),
            ("supply", "supplied"),
            ("play", "played"),
            ("plan", "planned"),
            ("train", "trained"),
            ("oversee", "oversaw"),
        ] {
            assert_eq!(past(base), expected);
        }
        assert_eq!(gerund("manage"), "managing");
        assert_eq!(gerund("run"), "running");
        assert_eq!(gerund("oversee"), "overseeing");
    }

    #[test]
    fn forms_lead_back_to_the_base() {
        assert_eq!(lookup("overseeing"), Some(("oversee", Form::Gerund)));
        assert_eq!(lookup("written"), Some(("write", Form::Past)));
        assert_eq!(lookup("found"), Some(("find", Form::Past)));
        assert_eq!(lookup("founded"), Some(("found", Form::Past)));
        assert_eq!(lookup("supplies"), Some(("supply", Form::ThirdPerson)));
        assert_eq!(lookup("banana"), None);
        assert_eq!(lookup("parking"), None);
        assert_eq!(lookup_duty("parking"), Some(("park", Form::Gerund)));
        assert_eq!(lookup_duty("lit"), Some(("light", Form::Past)));
    }

    #[test]
    fn mistaken_forms_are_known_for_what_they_are() {
        assert_eq!(lookup("teached"), Some(("teach", Form::Past)));
        assert!(is_mistaken_past("teached") && is_mistaken_past("builded"));
        assert!(!is_mistaken_past("taught") && !is_mistaken_past("served"));
        assert!(is_participle_only("done") && !is_participle_only("made"));
    }
}
