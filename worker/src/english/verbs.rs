//! The verbs that résumés are made of, and their forms.

use std::collections::HashMap;
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
    let silent = base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("oe");
    if silent && base != "be" {
        return format!("{}ing", &base[..base.len() - 1]);
    }
    format!("{}ing", doubled(base))
}

/// Whether the base form is also a common noun, so that `stock control` is no order to stock.
pub fn is_also_noun(base: &str) -> bool {
    NOUNS.split_ascii_whitespace().any(|noun| noun == base)
}

static FORMS: LazyLock<HashMap<String, (&'static str, Form)>> = LazyLock::new(|| {
    let mut forms = HashMap::with_capacity(1_600);
    let irregular = IRREGULAR.iter().map(|(base, _, _)| *base);
    for base in REGULAR.split_ascii_whitespace().chain(irregular.clone()) {
        forms.entry(base.to_owned()).or_insert((base, Form::Base));
        forms.insert(gerund(base), (base, Form::Gerund));
        forms
            .entry(third_person(base))
            .or_insert((base, Form::ThirdPerson));
        forms.insert(past(base), (base, Form::Past));
    }
    for (base, _, participle) in IRREGULAR {
        forms
            .entry((*participle).to_owned())
            .or_insert((base, Form::Past));
    }
    forms
});

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

const DOUBLING: &str = "plan stop ship run set put cut get sit win begin scan chat strip trim map \
    plug prep mop log debug program submit refer control patrol travel model label cancel admit \
    equip transfer wrap tag pin drop shop swim unplug zip format rebut";

const NOUNS: &str = "work design plan support test report book cook answer order stock \
     set cut record process research market program model produce schedule budget contract \
    project audit document host guide coach supply ship store repair check code deal drive call \
    contact control design edit exercise experience file form group interview label lead \
    log map match milk mix monitor name network offer paint part patrol photograph pick place \
    point post practice price print promise purchase question rate review review sample scan score \
    search service share shop sort staff state study survey target tag team tour \
    track trade transfer transport travel update upgrade use view visit volunteer \
     format bill press care data access change deposit";

const REGULAR: &str = "accept achieve act adapt add address adjust administer adopt advise aid \
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
    wait walk want wash watch water weigh welcome work wrap";

const IRREGULAR: &[(&str, &str, &str)] = &[
    ("begin", "began", "begun"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("buy", "bought", "bought"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("come", "came", "come"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drive", "drove", "driven"),
    ("feed", "fed", "fed"),
    ("find", "found", "found"),
    ("fly", "flew", "flown"),
    ("get", "got", "got"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("make", "made", "made"),
    ("meet", "met", "met"),
    ("oversee", "oversaw", "overseen"),
    ("overtake", "overtook", "overtaken"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("read", "read", "read"),
    ("rebuild", "rebuilt", "rebuilt"),
    ("rewrite", "rewrote", "rewritten"),
    ("run", "ran", "run"),
    ("see", "saw", "seen"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("sew", "sewed", "sewn"),
    ("show", "showed", "shown"),
    ("sing", "sang", "sung"),
    ("speak", "spoke", "spoken"),
    ("spend", "spent", "spent"),
    ("stand", "stood", "stood"),
    ("sweep", "swept", "swept"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("undertake", "undertook", "undertaken"),
    ("upsell", "upsold", "upsold"),
    ("win", "won", "won"),
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
    }
}
