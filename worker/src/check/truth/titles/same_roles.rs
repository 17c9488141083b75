//! Roles that go by several names: another usual word for one, and the plain word for somebody who does some work.

use super::beside_roles::is_job_without_role;
use super::lowered::is_lowered;
use super::owners::is_of_own_business;
use super::{has_own_as, is_derived, is_told_by_verb, names_a_role, names_no_role};
use crate::check::truth::clauses::{Doer, Passage};
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::whose::is_anothers;
use crate::check::truth::word_lists::is_listed;
use crate::english::verbs;

/// Words for one role, none of which stands higher than another.
const SAME: &[&str] = &[
    "developer dev engineer programmer coder",
    "teacher instructor tutor educator",
    "instructor trainer",
    "coach trainer",
    "driver operator trucker",
    "machinist operator",
    "journalist reporter correspondent newspaperman",
    "carer caregiver",
    "waiter waitress server",
    "bartender barman barmaid barkeeper barkeep",
    "salesperson salesman saleswoman seller",
    "salesperson representative rep agent",
    "advisor adviser representative rep agent",
    "postman postwoman postie mailman",
    "translator interpreter",
    "firefighter fireman",
    "cleaner janitor custodian",
    "maid housekeeper chambermaid",
    "hairdresser stylist",
    "labourer laborer operative worker hand",
    "nanny babysitter childminder",
    "lawyer attorney",
    "doctor physician medic",
    "technician tech",
    "electrician sparky sparks spark",
    "carpenter joiner chippy chippie",
    "bricklayer brickie",
    "seamstress tailor dressmaker",
    "officer policeman policewoman cop",
    "deputy vice",
    "lead leader teamlead teamleader tl",
    "supervisor foreman forewoman",
    "headteacher headmaster headmistress",
    "coordinator organiser organizer coord",
    "assistant aide helper asst",
    "storeman storekeeper warehouseman",
    "singer vocalist",
    "cook chef",
    "mechanic fitter",
    "packer picker",
    "gardener landscaper groundsman groundskeeper",
    "receptionist desk reception",
    "tester qa",
    "photographer photog shooter",
    "physio physiotherapist",
    "veterinarian vet",
    "flatmate housemate",
    "chairman chairwoman chairperson chair",
    "freelancer freelance",
    "administrator admin",
    "secretary sec",
    "scientist researcher",
    "attendant assistant",
    "bouncer doorman",
    "fisherman fisher",
    "assistant girl boy lad",
    // Ranks, as other languages spell them.
    "corporal caporal cabo caporale kapral korporal",
    "sergeant sargento sergent sergente sargent serjeant",
    "captain capitaine capitan capitán capitano kapitan kapitän capitão",
    "lieutenant teniente tenente leutnant",
    "soldier soldat soldato soldado squaddie trooper",
];

/// Where the user has another word for the role.
pub fn places(word: &str, facts: &Facts<'_>) -> Vec<(usize, usize)> {
    same(word)
        .flat_map(|other| facts.everywhere(other))
        .collect()
}

/// Whether the user says another word for the role of themselves.
pub fn is_own_by_another_name(word: &str, facts: &Facts<'_>) -> bool {
    same(word).any(|other| has_own_as(other, true, facts)) || ends_own(word, facts)
}

/// Whether the user's role ends in this one: the stylist of a `hairstylist`.
fn ends_own(word: &str, facts: &Facts<'_>) -> bool {
    const SHORTEST: usize = 6;
    word.len() >= SHORTEST
        && names_a_role(word)
        && !super::is_rank_word(word)
        && facts.passages.iter().any(|source| {
            source.tokens.iter().enumerate().any(|(at, token)| {
                token.key.len() > word.len() + 2
                    && token.key.ends_with(word)
                    && !source.words[at].negated
                    && source.words[at].doer == Doer::User
                    && !is_anothers(source, at)
                    && !is_lowered(source, at)
            })
        })
}

/// Whether the user does what one does who is called so by another word: to translate is to be an interpreter.
pub fn is_derived_by_another_name(word: &str, facts: &Facts<'_>) -> bool {
    // Who has a role programs on it, and is no engineer for that.
    let named = is_among!("engineer developer", word) && !names_no_role(facts);
    !is_among!("coordinator organiser organizer", word)
        && !named
        && same(word).any(|other| is_derived(other, facts))
}

/// Whether the user did something with others, so that they are the co-author or co-organiser of it.
pub fn is_shared(facts: &Facts<'_>) -> bool {
    const TOGETHER: &str = "with w we us together jointly joint both friends";
    // `My wife and i`.
    facts.in_a_row("andi") == Said::Yes
        || facts.passages.iter().any(|source| {
            let mut tokens = source.tokens.iter();
            tokens.any(|token| is_among!(TOGETHER, &token.key))
        })
}

fn same(word: &str) -> impl Iterator<Item = &'static str> {
    let groups = SAME.iter().filter(move |group| is_listed(group, word));
    groups
        .flat_map(|group| group.split_ascii_whitespace())
        .filter(move |other| *other != word)
}

/// `Helpdesk guy`, `data entry temp`: anybody who does it.
pub const ANYBODY: &str =
    "guy girl lad lady man woman person bloke chap gal temp bod dogsbody dude";

/// A plain word for who does some work, behind the user's own words for the work, beside which they have no other role:
/// `data entry clerk` of `data entry at Norvik`.
pub fn is_plain_worker(word: &str, passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    const PLAIN: &str = "clerk attendant operator agent hand crew worker operative assistant staff representative rep advisor adviser associate \
        technician administrator support officer";
    let Some(at) = (0..passage.tokens.len()).find(|at| passage.key(*at) == word) else {
        return false;
    };
    let Some(before) = at.checked_sub(1).filter(|_| is_among!(PLAIN, word)) else {
        return false;
    };
    let free = |&(source, place): &(usize, usize)| {
        let source = &facts.passages[source];
        let said = &source.words[place];
        // `Camera was Jo Field`.
        if is_among!("was is by", source.key(place + 1))
            && source
                .tokens
                .get(place + 2)
                .is_some_and(crate::english::tokens::Token::is_capitalised)
        {
            return false;
        }
        let beside = source.clause_of(place).any(|other| {
            names_a_role(source.key(other))
                && !is_among!(ANYBODY, source.key(other))
                && !is_anothers(source, other)
        });
        // What is done in or with a thing is no field: `typed it into the database`.
        let used = is_among!("administrator officer technician advisor adviser", word)
            && place > 0
            && !is_among!(ANYBODY, source.key(place + 1))
            && (place.saturating_sub(3)..place)
                .any(|before| is_among!("the a an their our its into with", source.key(before)));
        // `Looking for a lab apprenticeship`.
        let wished = source.clause_of(place).any(|other| {
            other < place
                && is_among!(
                    "want wants wanting looking seeking seek hoping hope wish",
                    source.key(other)
                )
        });
        !said.negated
            && said.doer == Doer::User
            && !beside
            && !wished
            && !used
            && !names_a_role(source.key(place))
    };
    let trade = passage.key(before);
    passage.gap_after(before) == " "
        && (facts.everywhere(trade).iter().any(free)
            || (names_no_role(facts) && is_told_by_verb(trade, facts)))
}

/// What somebody is who gives no role, by where or how they worked: a bartender behind the bar, the owner of what they set up.
pub fn is_by_work(word: &str, facts: &Facts<'_>) -> bool {
    // What anybody may be called who gives no role at all.
    const HUMBLE: &str = "receptionist secretary clerk cashier attendant operative worker hand farmhand helper administrator contributor participant";
    const WORK: &[(&str, &str)] = &[
        ("bartender barman barmaid", "bar bars pub pubs cocktails"),
        ("barista", "coffeeshop cafe espresso coffee"),
        (
            "waiter waitress server",
            "waitedtables waitingtables tables restaurant",
        ),
        ("cashier", "till tills checkout register"),
        ("salesperson sales", "sales sold sell selling"),
        ("carer caregiver", "care caring lookedafter lookafter"),
        (
            "nanny childminder",
            "aupair babysat lookedafter lookafter lookingafter",
        ),
        ("labourer laborer", "buildingsite labouring"),
        ("shelver stocker", "shelves"),
        ("chef cook", "cooked cooking cook"),
        ("developer programmer", "app software coded programmed"),
        ("mechanic", "repairs repair repaired fix fixed fixing"),
        (
            "courier deliverer",
            "deliveries deliver delivering delivered parcels deliveroo ubereats doordash glovo wolt justeat foodora grubhub",
        ),
        (
            "rider cyclist",
            "ebike bike bicycle scooter moped motorbike motorcycle",
        ),
        (
            "driver",
            "van truck lorry taxi forklift drove driving mycar owncar uber lyft ubereats doordash deliveroo rideshare",
        ),
        ("hairdresser stylist barber", "haircuts hair"),
        ("cleaner", "clean cleaning cleaned"),
        ("gardener", "gardens lawns hedges"),
        ("dishwasher", "dishes potwash"),
        ("receptionist", "reception frontdesk"),
        ("tutor", "tutored tutoring tuition"),
        ("seamstress", "sewing sewed alterations"),
        ("machinist", "sewing sewed"),
        ("bricklayer", "laidbricks layingbricks"),
        ("operator", "forklift"),
        (
            "therapist practitioner masseur masseuse",
            "massage massages",
        ),
        ("copywriter writer blogger", "wrote writing texts copy blog"),
        ("author", "wrote writing written published selfpublished"),
        ("editor", "wikipedia"),
        (
            "organiser organizer",
            "organised organized organise organising",
        ),
        ("purchaser buyer", "purchasing procurement bought buying"),
        ("timekeeper timer", "timed timing timer stopwatch"),
        ("stockman herdsman herder", "cattle cows sheep herd"),
        ("groom stablehand", "horses stables"),
        ("decorator painter", "painted painting decorating"),
        ("guard", "security patrols guarding"),
        ("baker", "bread baked baking"),
        ("florist", "bouquets flowers"),
        ("director", "idirected directedand directedthe directeda"),
    ];
    let alone = names_no_role(facts);
    let said = |key: &str| {
        facts.rows(key).any(|(source, at)| {
            let source = &facts.passages[source];
            source.words[at].is_own_deed() && (alone || is_job_without_role(source, at))
        })
    };
    let worked = || {
        WORK.iter()
            .any(|(roles, work)| is_listed(roles, word) && work.split_ascii_whitespace().any(said))
    };
    is_of_own_business(word, facts)
        || worked()
        || (alone && is_among!(HUMBLE, word))
        || (alone && is_among!("developer programmer", word) && makes_software(facts))
}

/// Whether the user says that they made something that runs on a computer: `wrote the Python part`, `rebuilt the shop's website`.
fn makes_software(facts: &Facts<'_>) -> bool {
    const REACH: usize = 6;
    const MADE: &str =
        "write build rebuild code program develop create make implement rewrite automate port";
    const RUNS: &str = "website site webshop webapp app apps bot script scripts program tool software frontend backend api plugin library game code \
        cli macro python java javascript typescript php ruby rails rust go c++ c# kotlin swift flutter react vue angular django flask node html css sql \
        vba arduino firmware";
    facts.any_word(|source, at| {
        source.words[at].is_own_deed()
            && verbs::lookup(source.key(at)).is_some_and(|(base, _)| is_among!(MADE, base))
            && (at + 1..source.sentence_of(at).end.min(at + 1 + REACH))
                .take_while(|place| !source.gap_after(place - 1).contains(';'))
                .any(|place| is_among!(RUNS, source.key(place)))
    })
}

/// Whether the user says that they lead who is led under this name: `in charge of 12 cleaners`, `i manage the stockroom`.
pub fn is_in_charge(word: &str, facts: &Facts<'_>) -> bool {
    const REACH: usize = 4;
    let of_people = |source: &Passage<'_>, at: usize| {
        source
            .quantities
            .iter()
            .any(|quantity| quantity.token > at && quantity.token < at + REACH)
    };
    let own = |at: &(usize, usize)| {
        let said = &facts.passages[at.0].words[at.1];
        said.is_own_deed()
    };
    let charge = || {
        let mut places = facts.rows("inchargeof").filter(own);
        places.any(|(source, at)| of_people(&facts.passages[source], at + 2))
    };
    let manages = || {
        names_no_role(facts)
            && facts
                .rows("imanage")
                .chain(facts.rows("imanaged"))
                .any(|place| own(&place))
    };
    // `Managed a team of 5`, by whom it is for want of another title.
    let has_team = || {
        names_no_role(facts)
            && facts
                .rows("managedateam")
                .chain(facts.rows("ledateam"))
                .chain(facts.rows("manageateam"))
                .chain(facts.rows("leadateam"))
                .chain(facts.rows("ranateam"))
                .chain(facts.rows("supervisedateam"))
                .any(|place| own(&place))
    };
    (is_among!("supervisor leader lead", word) && charge())
        || (word == "manager" && manages())
        || (is_among!("manager leader supervisor lead", word) && has_team())
}

/// A role that the rank before it implies, in the kitchen: a `commis` is a chef.
pub fn is_implied(word: &str, words: &[&str], facts: &Facts<'_>) -> bool {
    word == "chef"
        && words
            .iter()
            .any(|other| is_among!("commis sous demi", other) && has_own_as(other, true, facts))
}
