//! One kind of workplace told in the place of another: `in a school` of who worked in a care home.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::super::clauses::Passage;
use super::super::violation::{Violation, ViolationKind};
use super::Words;

/// Kinds of workplaces, a kind a line, by their names. What stands behind a bar is of the kind as well, and is not meant by every name of
/// it: a bakery is a shop, and a shop need not be a bakery.
const KINDS: &[&str] = &[
    "care home/nursing home/residential home/retirement home/carehome/home for the elderly/rest home/old people's home|hospice",
    "school/academy|primary/secondary/high school/kindergarten/gymnasium",
    "college/sixth form/polytechnic",
    "university/uni|college/campus/faculty",
    "nursery/kindergarten/preschool/pre school/daycare/day care/creche/playgroup|garden centre",
    "hospital/infirmary|clinic/ward/a&e/icu/nhs/theatre",
    "clinic/surgery/practice/health centre/gp|hospital",
    "dental practice/dentist/dentists/dental clinic/dental surgery/dental",
    "hotel/inn/resort|b&b/guesthouse/lodge",
    "hostel/backpackers",
    "restaurant/diner/bistro/eatery/steakhouse/pizzeria/brasserie/trattoria/takeaway|hotel/pub/cafe/café/grill/canteen/kitchen",
    "café/cafe/coffee shop/coffee house/tearoom/tea room/coffee bar|bakery/coffee",
    "pub/bar/tavern/inn/nightclub/club|brewery",
    "bakery/baker/bakers/patisserie/baking",
    "shop/store/boutique/retailer/outlet|supermarket/bakery/pharmacy/chemist/butcher/butchers/florist/bookshop/grocery/newsagent/retail/tills/till/salon/garage/deli/market",
    "supermarket/grocery store/hypermarket/grocery",
    "warehouse/depot/distribution centre/distribution center/fulfilment centre/fulfillment center/logistics centre/stockroom|storage",
    "factory/plant/mill/manufacturing|brewery/bakery/foundry/refinery/workshop/production/shipyard/assembly/line",
    "laboratory/lab/labs|research",
    "bank/building society/credit union|branch/banking",
    "law firm/solicitors/solicitor/law office/chambers|legal/lawyer/lawyers",
    "accounting firm/accountancy firm/accountancy practice|accountants/accountant/practice",
    "insurance company/insurer/insurance firm/insurance",
    "farm/ranch|orchard/vineyard/dairy/greenhouse/fields/herd",
    "vineyard/winery",
    "garage/body shop/mot centre|workshop/dealership/mechanic",
    "dealership/car dealer/dealer",
    "charity/non profit/nonprofit/ngo/foundation|shelter",
    "council/local authority/municipality/town hall|government",
    "call centre/call center/contact centre/contact center|helpdesk/phones/phone",
    "pharmacy/chemist/chemists/drugstore|dispensary",
    "building site/construction site/site/sites",
    "shipyard/boatyard/dock/docks",
    "airport/airline/terminal",
    "museum/gallery",
    "theatre/theater/playhouse",
    "library/archive",
    "prison/jail/hmp",
    "gym/leisure centre/leisure center/fitness centre/fitness studio|pool",
    "salon/hairdresser/hairdressers/barber shop/barbershop/spa",
];

/// One of the kinds and where it stands.
type Named = (usize, usize);

impl Words<'_, '_> {
    /// The workplaces in what is written that are of no kind of the user's, who tell of another that nobody wrote.
    pub(super) fn workplaces(&self) -> Vec<Violation> {
        let mut found = Vec::new();
        if !self.facts.in_english {
            return found;
        }
        for passage in self.written {
            for (kind, at) in named(passage, false) {
                let reason = "the user's words have another workplace in its place";
                if !self.says_workplace(kind) && self.has_other_workplace(kind) {
                    let text = passage.tokens[at].text;
                    found.push(Violation::new(ViolationKind::Statement, text, reason));
                }
            }
        }
        found
    }

    /// Whether the user has any name of the kind, wherever they have it.
    fn says_workplace(&self, kind: usize) -> bool {
        self.facts
            .any_word(|passage, at| names_at(passage, at).any(|name| name.kind == kind))
    }

    /// Whether the user says that they were in a workplace of another kind, of which nothing is written.
    fn has_other_workplace(&self, kind: usize) -> bool {
        let told = |other: usize| {
            self.written.iter().any(|passage| {
                (0..passage.tokens.len()).any(|at| {
                    names_at(passage, at).any(|name| name.kind == other && name.is_its_own)
                })
            })
        };
        named(self.source, true)
            .into_iter()
            .any(|(other, at)| other != kind && !self.source.words[at].negated && !told(other))
    }
}

/// The workplaces in which somebody is said to be: `in a care home`, `for the council`.
fn named(passage: &Passage<'_>, loosely: bool) -> Vec<Named> {
    const LONGEST: usize = 3;
    let mut found = Vec::new();
    for at in 0..passage.tokens.len() {
        let mut kinds = Vec::new();
        for name in names_at(passage, at).filter(|name| name.is_its_own) {
            if kinds.contains(&name.kind) {
                continue;
            }
            kinds.push(name.kind);
            let last = at + name.words.len() - 1;
            let mut before = (at.saturating_sub(LONGEST)..at).rev();
            let article = before
                .by_ref()
                .find(|place| is_among!("a an the", passage.key(*place)));
            let Some(article) = article
                .filter(|article| (*article..at).all(|place| passage.gap_after(place) == " "))
            else {
                continue;
            };
            let within = is_among!("in at on for within inside", passage.before(article));
            // `At the University of Lodz`.
            let is_name = passage.tokens[at].is_capitalised() || passage.key(last + 1) == "of";
            let goes_on = passage.gap_after(last) == " "
                && passage
                    .words
                    .get(last + 1)
                    .is_some_and(|next| next.is_content)
                && !is_among!("environment setting sector", passage.key(last + 1));
            if within && (loosely || !goes_on && !is_name) {
                found.push((name.kind, at));
            }
        }
    }
    found
}

/// A name of a kind of workplace.
struct Name {
    kind: usize,
    /// Whether it means nothing but this kind.
    is_its_own: bool,
    words: Vec<&'static str>,
}

/// The names by their first words.
static NAMES: LazyLock<HashMap<&str, Vec<Name>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<Name>> = HashMap::default();
    for (kind, line) in KINDS.iter().enumerate() {
        for (part, listed) in line.split('|').enumerate() {
            for name in listed.split('/') {
                let words: Vec<&str> = name.split(' ').collect();
                names.entry(words[0]).or_default().push(Name {
                    kind,
                    is_its_own: part == 0,
                    words,
                });
            }
        }
    }
    names
});

/// The names of one or several words that begin here, also in the plural.
fn names_at<'p>(passage: &'p Passage<'_>, at: usize) -> impl Iterator<Item = &'static Name> + 'p {
    let key = passage.key(at);
    let forms = [Some(key), key.strip_suffix('s')];
    let names = forms
        .into_iter()
        .flatten()
        .filter_map(|form| NAMES.get(form));
    names.flatten().filter(move |name| {
        name.words.iter().enumerate().all(|(place, word)| {
            let key = passage.key(at + place);
            key == *word || key.strip_suffix('s') == Some(word)
        })
    })
}
