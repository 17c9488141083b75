//! Words for what kind of employer, school or place a name names.

/// An employer without a name: a family, oneself; and what is said of one beside its name.
pub fn is_generic(word: &str) -> bool {
    const WORDS: &str = "private family household self employed selfemployed freelance freelancer freelancing independent confidential undisclosed unnamed \
        anonymous personal own owned run various multiple several clients client customers customer company employer firm business businesses organisation \
        organization practice tuition lessons service services office agency contractor contract temporary temp local sole trader proprietor \
        nda withheld name named under via through branch non governmental project employment worker community volunteer voluntary informal home \
        formerly now previously current based not disclosed manufacturer factory retailer wholesaler startup producer provider operator";
    is_among!(WORDS, word)
}

/// What kind of institution a name names, which people leave out: `Hill Primary School` for `hill primary`.
pub fn is_kind(word: &str) -> bool {
    const KINDS: &str = "school college university uni institute hospital clinic restaurant cafe café hotel shop store bank church centre center club \
        library charity foundation league association group ltd limited inc llc gmbh bv ag plc corp corporation co srl salon bar pub warehouse farm farms \
        banco banca banque caja clinica klinik krankenhaus ospedale hopital escola escuela colegio colegiado scuola ecole lycee schule gymnasium \
            universidad universidade universita universite universitat hochschule instituto istituto institut szpital szkola ristorante restaurante \
            panaderia boulangerie backerei farmacia pharmacie apotheke hostal albergo tienda \
            market supermarket studio studios solutions team department dept division shipyard factory plant brewery bakery district office city council \
            vessel ship boat trawler ferry yacht barge fc afc rfc homes motors foods airlines airways";
    is_among!(KINDS, word)
}

/// What stands at the end of many a firm's name and is left out by those who work there: `Dunnes Stores`, `Lothian Buses`.
pub fn is_left_out(word: &str) -> bool {
    const WORDS: &str = "stores supermarkets buses coaches trains railway railways rail logistics transport haulage freight couriers \
        hotels inns cinemas pharmacies chemists opticians builders contractors garages";
    is_among!(WORDS, word)
}

/// By which short names, not made of its initials, everybody calls a school, charity or firm (comparison key of its words without the small ones): `wits`.
pub fn nicknames_of(school: &str) -> impl Iterator<Item = &'static str> {
    let named = NICKNAMES.iter().filter(move |(_, name)| *name == school);
    named.map(|(short, _)| *short)
}

const NICKNAMES: [(&str, &str); 62] = [
    ("ucla", "universitycalifornialosangeles"),
    ("stjohns", "stjohnambulance"),
    ("stjohn", "stjohnambulance"),
    ("wits", "universitywitwatersrand"),
    ("uoft", "universitytoronto"),
    ("upenn", "universitypennsylvania"),
    ("penn", "universitypennsylvania"),
    ("pennstate", "pennsylvaniastateuniversity"),
    ("caltech", "californiainstitutetechnology"),
    ("gatech", "georgiainstitutetechnology"),
    ("georgiatech", "georgiainstitutetechnology"),
    ("umass", "universitymassachusetts"),
    ("uconn", "universityconnecticut"),
    ("umich", "universitymichigan"),
    ("umd", "universitymaryland"),
    ("uva", "universityamsterdam"),
    ("calpoly", "californiapolytechnicstateuniversity"),
    ("uw", "universitywaterloo"),
    ("uoa", "universityauckland"),
    ("usyd", "universitysydney"),
    ("unimelb", "universitymelbourne"),
    ("oxford", "universityoxford"),
    ("cambridge", "universitycambridge"),
    ("karolinska", "karolinskainstitutet"),
    ("polimi", "politecnicomilano"),
    ("polito", "politecnicotorino"),
    ("tudelft", "delftuniversitytechnology"),
    ("eth", "ethzurich"),
    ("kuleuven", "katholiekeuniversiteitleuven"),
    ("lse", "londonschooleconomicspoliticalscience"),
    ("lse", "londonschooleconomicsandpoliticalscience"),
    ("tcd", "trinitycollegedublin"),
    ("sapienza", "sapienzauniversityrome"),
    ("woolies", "woolworths"),
    ("maccas", "mcdonald"),
    ("maccies", "mcdonald"),
    ("mickeyds", "mcdonald"),
    ("spoons", "wetherspoon"),
    ("spoons", "wetherspoons"),
    ("spoons", "jdwetherspoon"),
    ("wetherspoons", "jdwetherspoon"),
    ("tims", "timhortons"),
    ("timmies", "timhortons"),
    ("penneys", "primark"),
    ("bunnings", "bunningswarehouse"),
    ("auspost", "australiapost"),
    ("beeb", "bbc"),
    ("amex", "americanexpress"),
    ("bofa", "bankamerica"),
    ("stanchart", "standardchartered"),
    ("gtb", "guarantytrustbank"),
    ("gtbank", "guarantytrustbank"),
    ("hp", "hewlettpackard"),
    ("ge", "generalelectric"),
    ("gm", "generalmotors"),
    ("gsk", "glaxosmithkline"),
    ("pwc", "pricewaterhousecoopers"),
    ("pnp", "picknpay"),
    ("vinnies", "stvincentdepaulsociety"),
    ("vinnies", "stvincentdepaul"),
    ("salvos", "salvationarmy"),
    ("sallyarmy", "salvationarmy"),
];

/// `Bank` and `Banco`, `Klinik` and `Clinic`.
pub fn is_same_kind(one: &str, other: &str) -> bool {
    const SHARED: usize = 3;
    const SAME: [&str; 2] = ["vessel ship boat trawler", "shop store"];
    let sound = |word: &str| word.replacen('k', "c", 1);
    let (one_sound, other_sound) = (sound(one), sound(other));
    let alike = |group: &&str| {
        [one, other]
            .iter()
            .all(|word| group.split(' ').any(|kind| kind == *word))
    };
    if SAME.iter().any(alike) {
        return true;
    }
    is_kind(one)
        && is_kind(other)
        && one_sound
            .get(..SHARED)
            .is_some_and(|start| other_sound.starts_with(start))
        && !is_legal_form(one)
}

/// `Ltd` and the like, which say nothing of what is done there.
pub fn is_legal_form(word: &str) -> bool {
    is_among!(
        "ltd limited inc llc gmbh bv ag plc corp corporation co srl",
        word,
    )
}

#[cfg(test)]
mod tests {
    use crate::check::truth::facts::Facts;
    use crate::check::truth::naming::name;
    use crate::check::truth::violation::ViolationKind;

    fn is_refused(text: &str, source: &str) -> bool {
        name(text, ViolationKind::Name, &Facts::read(&[source])).is_some()
    }

    #[test]
    fn a_name_is_completed_by_what_people_leave_out() {
        for (source, text, other) in [
            ("tills at lidl in cork", "Lidl Stores", "Aldi Stores"),
            (
                "drove trucks for Wincanton",
                "Wincanton Logistics",
                "Eddie Stobart Logistics",
            ),
            ("shop floor at woolies", "Woolworths", "Checkers"),
            (
                "Umeå kommun, home care",
                "Umeå Municipality",
                "Luleå Municipality",
            ),
            (
                "biology at glyndwr",
                "Glyndŵr University",
                "Bangor University",
            ),
            (
                "bio, U of S, saskatoon",
                "University of Saskatchewan",
                "University of Regina",
            ),
            (
                "firefighter in our village Sulz",
                "Sulz Fire Brigade",
                "Sulz Ambulance Service",
            ),
            (
                "picker at Amazon through agency Kestrel",
                "Kestrel, assigned to Amazon",
                "Kestrel, assigned to Tesco",
            ),
            (
                "Navy, HM2, corpsman for 5 years",
                "U.S. Navy",
                "U.S. Marine Corps",
            ),
            (
                "Hendry Civils, sub to Costain",
                "Hendry Civils (subcontractor to Costain)",
                "Hendry Civils (subcontractor to Eagle)",
            ),
        ] {
            assert!(!is_refused(text, source), "{text}");
            assert!(is_refused(other, source), "{other}");
        }
        assert!(is_refused("United States Navy", "Navy, stoker, plymouth"));
        assert!(is_refused(
            "Ministry of Transport",
            "clerk at the ministry of housing"
        ));
    }
}
