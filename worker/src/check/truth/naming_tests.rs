//! Names, places and tools as people shorten them and as writers spell them out.

use penstock_shared::domain::SectionKind;
use serde_json::json;

use super::*;
use crate::check::truth::compare;

fn is_refused(text: &str, source: &str) -> bool {
    name(text, ViolationKind::Name, &Facts::read(&[source])).is_some()
}

#[test]
fn names_are_spelt_out_completed_and_described() {
    for (source, text) in [
        (
            "phd at tu graz, inst of ecology",
            "Graz University of Technology, Institute of Ecology",
        ),
        (
            "b tech at IIT kgp",
            "Indian Institute of Technology Kharagpur",
        ),
        (
            "nursing at Mesa CC az 2016",
            "Mesa Community College, Arizona",
        ),
        ("paper in J. of Hydrology", "Journal of Hydrology"),
        ("devops at Kilim soft", "Kilim Software"),
        ("HND YabaTech 2008", "Yaba College of Technology"),
        (
            "phd in Coimbra, ma same university",
            "University of Coimbra",
        ),
        ("on my uncles dairy farm", "Family dairy farm"),
        ("i teach violin privately", "Private tuition"),
        ("stringer for a wire service", "Wire service (confidential)"),
        (
            "marinha do brasil 2004-2014",
            "Brazilian Navy (Marinha do Brasil)",
        ),
        ("larsen and toubro", "Larsen & Toubro (L&T)"),
        ("portugese native", "Portuguese"),
        ("ccna 2019", "Cisco"),
    ] {
        assert!(!is_refused(text, source), "{text:?} from {source:?}");
    }
}

#[test]
fn another_name_is_another_name() {
    for (source, text) in [
        (
            "phd at tu graz, inst of ecology",
            "Vienna University of Technology",
        ),
        (
            "nurse at st brendans hospital in cork",
            "Cork University Hospital",
        ),
        ("plumber at cooper heating, derby, gas safe", "British Gas"),
        (
            "economics at university of warsaw",
            "Warsaw School of Economics",
        ),
        ("skylark maps, android app", "Google Maps"),
        ("taught at hill primary school", "Hill University"),
        ("labor weidenau gmbh", "Labor Weidenau AG"),
        (
            "bank branch (nedbank) 2018-2021",
            "Standard Bank (2018-2021)",
        ),
        ("on my uncles dairy farm", "Arla"),
        ("telecom tech at etisalat", "du"),
    ] {
        assert!(is_refused(text, source), "{text:?} from {source:?}");
    }
}

#[test]
fn a_place_is_supported_by_what_lies_in_it() {
    let refused = |text: &str, source: &str| {
        !super::super::place_names::place(text, &Facts::read(&[source])).is_empty()
    };
    for (source, text) in [
        ("nurse in plovdiv", "Plovdiv, BG"),
        ("dev, hyd, then remote", "Hyderabad, India (remote)"),
        ("barista in brooklyn", "Brooklyn, NY"),
        ("clerk in leon, spain", "León, Castile and León, Spain"),
        ("minsk then warsaw, 2021", "Warsaw (Minsk until 2021)"),
        ("vet nurse, wellington, cats", "Wellington, NZ"),
        ("shop near leipzig", "Leipzig area, Germany"),
    ] {
        assert!(!refused(text, source), "{text:?} from {source:?}");
    }
    for (source, text) in [
        ("nurse in plovdiv", "Plovdiv, Romania"),
        ("nurse in plovdiv", "Varna, Bulgaria"),
        ("barista in brooklyn", "Brooklyn, CA"),
        ("nhs trust norfolk", "Suffolk"),
        ("QC in dhaka", "Dhaka, India"),
    ] {
        assert!(refused(text, source), "{text:?} from {source:?}");
    }
}

#[test]
fn texts_and_lists_name_makers_kinds_and_glosses_of_what_was_said() {
    let refused = |text: &str, source: &str| {
        let section = SectionKind::Work;
        let output = json!({"work": [{"highlights": [text]}]});
        !compare(section, &output, source, &[]).violations.is_empty()
    };
    for (source, text) in [
        (
            "edited video in premiere",
            "Edited video in Adobe Premiere Pro",
        ),
        ("used sap b1", "Used SAP Business One"),
        ("ct, xray", "Operated the CT scanner"),
        (
            "worked w the laminoir",
            "Worked with the dough sheeter (laminoir)",
        ),
        (
            "salesforce migration",
            "Carried out a CRM migration (Salesforce)",
        ),
        ("altium a bit", "Worked a bit in Altium Designer"),
        ("golang, PG", "Worked with Go and PostgreSQL"),
        (
            "recruiter for us clients",
            "Recruiter for clients in the United States",
        ),
        ("did not do PR", "PR was not part of the role"),
    ] {
        assert!(!refused(text, source), "{text:?} from {source:?}");
    }
    for (source, text) in [
        ("edited video in premiere", "Edited video in Adobe Audition"),
        (
            "support with AD, intune",
            "Supported Active Directory and Zendesk",
        ),
        (
            "eye tests with a slit lamp",
            "Eye tests with a slit lamp and an autorefractor",
        ),
        ("client is hofer", "Client: Siemens"),
        ("epic charting at Gateway CC", "Used Cerner charting"),
    ] {
        assert!(refused(text, source), "{text:?} from {source:?}");
    }
}

fn is_section_refused(section: SectionKind, output: &serde_json::Value, source: &str) -> bool {
    !compare(section, output, source, &[]).violations.is_empty()
}

#[test]
fn a_thing_of_another_kind_is_another_thing() {
    for (source, text, refused) in [
        ("drove fridge trailers", "Drove fuel tankers", true),
        (
            "drove fridge trailers",
            "Drove refrigerated trailers",
            false,
        ),
        ("mowing and strimming", "Operated leaf blowers", true),
        (
            "drove a moffett for deliveries",
            "Drove a forklift for deliveries",
            false,
        ),
        ("picking with a scan gun", "Picked with a scanner", false),
        ("reared calves", "Reared each calf", false),
        ("did the wiring", "Carried out the electrical wiring", false),
        (
            "bulit dashbords in power bi",
            "Built dashboards in Power BI",
            false,
        ),
    ] {
        let output = json!({"work": [{"highlights": [text]}]});
        let found = is_section_refused(SectionKind::Work, &output, source);
        assert_eq!(found, refused, "{text:?} from {source:?}");
    }
}

#[test]
fn a_school_of_a_place_is_not_one_with_another_name_there() {
    for (source, text, refused) in [
        (
            "phd at Univ of Cape Coast ghana",
            "University of Ghana",
            true,
        ),
        (
            "diploma at aga khan university nairobi",
            "University of Nairobi",
            true,
        ),
        ("mech eng univ of nairobi", "University of Nairobi", false),
        (
            "magister, UAM poznan",
            "Adam Mickiewicz University (UAM), Poznań",
            false,
        ),
        ("red cross in Bergen", "Norwegian Red Cross", false),
    ] {
        assert_eq!(
            is_refused(text, source),
            refused,
            "{text:?} from {source:?}"
        );
    }
}

#[test]
fn a_skill_may_say_that_it_is_not_there() {
    for (source, name, keyword, refused) in [
        (
            "excel. never used power bi",
            "Power BI",
            "No experience",
            false,
        ),
        ("excel. never used power bi", "Power BI", "Dashboards", true),
        ("mig welding, no stick", "Stick Welding", "MIG", true),
        ("a bit of tableau", "Data", "Power BI", true),
        (
            "mig 8 years, tig better",
            "Welding",
            "TIG (stronger)",
            false,
        ),
        ("own a juno 106", "Music", "Juno 106 owner", false),
        ("till, stock", "Retail", "Till operation", false),
    ] {
        let output = json!({"skills": [{"name": name, "keywords": [keyword]}]});
        let found = is_section_refused(SectionKind::Skills, &output, source);
        assert_eq!(found, refused, "{name:?} {keyword:?} from {source:?}");
    }
}

#[test]
fn a_pastime_has_its_usual_name() {
    for (source, text, refused) in [
        ("sourdough bread since 2020", "Baking", false),
        ("allotment with my wife", "Gardening", false),
        ("allotment with my wife", "Baking", true),
        ("5 a side on thursdays", "Five-a-side football", false),
    ] {
        let output = json!({"interests": [{"name": text}]});
        let found = is_section_refused(SectionKind::Interests, &output, source);
        assert_eq!(found, refused, "{text:?} from {source:?}");
    }
}

#[test]
fn an_account_has_the_address_that_its_network_gives_it() {
    for (url, refused) in [
        ("https://github.com/tomade", false),
        ("https://gitlab.com/tomade", true),
        ("https://github.com/tomades", true),
    ] {
        let output = json!({"basics": {"profiles": [{"network": "GitHub", "url": url}]}});
        let found = is_section_refused(SectionKind::Basics, &output, "github tomade");
        assert_eq!(found, refused, "{url}");
    }
}

#[test]
fn nouns_of_other_languages_are_no_names() {
    for (source, text) in [
        (
            "camarero en el bar las olas, 20 mesas",
            "Servicio de 20 mesas",
        ),
        (
            "magazziniere presso logitalia srl, muletto",
            "Utilizzo del muletto",
        ),
        (
            "vendeuse, caisse, inventaire avec douchette",
            "Tenue de la caisse",
        ),
    ] {
        let output = json!({"work": [{"highlights": [text]}]});
        assert!(
            !is_section_refused(SectionKind::Work, &output, source),
            "{text}"
        );
    }
}

#[test]
fn levels_are_taken_from_home_and_examinations_are_not_exchanged() {
    for (source, level, refused) in [
        ("punjabi home, english fluent", "Native", false),
        ("english fluent, german B2", "Native", true),
        (
            "german B2 (goethe cert 2017)",
            "B2 (telc certificate)",
            true,
        ),
    ] {
        let output = json!({"languages": [{"fluency": level}]});
        let found = is_section_refused(SectionKind::Languages, &output, source);
        assert_eq!(found, refused, "{level:?} from {source:?}");
    }
}

#[test]
fn what_is_denied_may_be_listed_as_denied() {
    for (source, entry, refused) in [
        (
            "i dont do extensions. cuts",
            json!({"name": "Cuts", "keywords": ["Does not offer extensions"]}),
            false,
        ),
        (
            "arcgis. drone pilot no",
            json!({"name": "Drones", "keywords": ["Not a drone pilot"]}),
            false,
        ),
        (
            "no forklift, pallet truck",
            json!({"name": "Forklift", "level": "No licence"}),
            false,
        ),
        (
            "html. react not yet, course not finished",
            json!({"name": "React", "keywords": ["Course (not finished)"]}),
            true,
        ),
        ("excel", json!({"name": "Forklift", "level": "Good"}), true),
    ] {
        let output = json!({"skills": [entry]});
        let found = is_section_refused(SectionKind::Skills, &output, source);
        assert_eq!(found, refused, "{output} from {source:?}");
    }
    let none = json!({"languages": [{"language": "French", "fluency": "None"}]});
    assert!(!is_section_refused(
        SectionKind::Languages,
        &none,
        "polish native, no french"
    ));
}

#[test]
fn an_employer_of_a_place_is_told_from_another_one_there() {
    for (source, name, refused) in [
        ("cook at Hotel Bellevue Geneva", "Hotel Geneva", true),
        ("teller at Banco Andino quito", "Banco Pichincha", true),
        ("bank teller bcp lima", "Banco BCP", false),
        ("porter at a hotel in nice", "Hotel, Nice", false),
        ("bricklaying at hull college 2010", "Hull College", false),
    ] {
        let output = json!({"work": [{"name": name}]});
        let found = is_section_refused(SectionKind::Work, &output, source);
        assert_eq!(found, refused, "{name:?} from {source:?}");
    }
}

#[test]
fn tools_and_peoples_are_read_in_their_place() {
    for (source, text, refused) in [
        ("jira, ran an app", "Used Amplitude", true),
        (
            "use Dentally for records",
            "Use SOE Exact for records",
            true,
        ),
        (
            "use Dentally for records",
            "Keep records in Open Dental",
            true,
        ),
        ("wrote on my blog", "Wrote for Wired magazine", true),
        ("welder mig", "Welded with MIG and submerged-arc", true),
        (
            "rota on paper",
            "Planned rotas with scheduling software",
            true,
        ),
        (
            "night shift, us customers",
            "Supported American customers",
            false,
        ),
        ("helped us with orders", "Assisted American customers", true),
        (
            "studied law at Humboldt, bar job",
            "Held a bar job during university studies",
            false,
        ),
        ("bar job", "Held a bar job during university studies", true),
        (
            "built a barrel for Elkin",
            "Capstone built for Elkin",
            false,
        ),
    ] {
        let output = json!({"work": [{"highlights": [text]}]});
        let found = is_section_refused(SectionKind::Work, &output, source);
        assert_eq!(found, refused, "{text:?} from {source:?}");
    }
}

#[test]
fn a_level_may_have_its_years_beside_it() {
    for (source, level, refused) in [
        ("excel really good 9 yrs", "Very good, 9 years", false),
        ("excel really good 9 yrs", "Advanced (9 years)", false),
        ("excel really good 9 yrs", "Very good, 12 years", true),
        ("excel ok 9 yrs", "Very good, 9 years", true),
    ] {
        let output = json!({"skills": [{"name": "Excel", "level": level}]});
        let found = is_section_refused(SectionKind::Skills, &output, source);
        assert_eq!(found, refused, "{level:?} from {source:?}");
    }
}

#[test]
fn a_name_is_read_with_its_number_its_kind_and_its_apostrophe() {
    for (source, text) in [
        ("exchange sem at Uni Graz in 2018", "University of Graz"),
        (
            "cleaner at holy cross childrens hosp, leeds",
            "Holy Cross Children's Hospital",
        ),
        (
            "sysadmin at high school no 7 in Gyumri",
            "High School No. 7",
        ),
        (
            "west mids ambulance, call handler",
            "West Midlands Ambulance",
        ),
    ] {
        assert!(!is_refused(text, source), "{source}: {text}");
    }
    for (source, text) in [
        ("exchange sem at Uni Graz in 2018", "University of Vienna"),
        ("van driver, 8-12 drops per day", "DPD"),
    ] {
        assert!(is_refused(text, source), "{source}: {text}");
    }
}

#[test]
fn what_stands_behind_a_name_in_a_text_is_its_kind_or_paper() {
    let bullet = |source: &str, text: &str| {
        let output = json!({"work": [{"highlights": [text]}]});
        compare(SectionKind::Work, &output, source, &[]).violations
    };
    for (source, text) in [
        (
            "plumber, gas safe",
            "Worked as a Gas Safe registered plumber",
        ),
        ("CIH level 4, housing", "CIH Level 4 qualified in housing"),
    ] {
        assert_eq!(bullet(source, text), [], "{source}: {text}");
    }
    for (source, text) in [
        (
            "plumber, bathrooms",
            "Worked as a registered plumber on bathrooms",
        ),
        ("Finacle and CSI (SAP)", "Used Finacle, Tally and CSI"),
        (
            "was PA, word excel outlook",
            "PA with Word, Excel, PowerPoint and Outlook",
        ),
    ] {
        assert_ne!(bullet(source, text), [], "{source}: {text}");
    }
}
