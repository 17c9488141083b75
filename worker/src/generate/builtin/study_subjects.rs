//! What is studied: the subjects of schools, universities and trades, told from the names of schools.

use super::clean::{bare, is_one_of};
use super::study_words::{can_be_subject, is_place};
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::verbs;
use crate::english::words;

/// The heads of subjects that no ending gives away.
const SUBJECTS: &str = "accounting accountancy accounts acting administration admin advertising aeronautics agriculture agronomy algebra anatomy \
    animation architecture art arts automation aviation baking banking beauty biochemistry bookkeeping botany bricklaying broadcasting \
    building business care carpentry catering chemical childcare civil choreography cinema classics coding commerce communication \
    communications comms computing computer computers construction cookery cooking counselling counseling criminology culinary cybersecurity \
    dance dentistry design development dietetics diplomacy drama drawing econ ecology economics education electrical electronics eng engineering engg engr \
    entrepreneurship environment ergonomics ethics fashion film finance fisheries floristry forestry gaming genetics graphics \
    hairdressing hairstyling health healthcare history horticulture hospitality humanities hygiene illustration informatics instrumentation insurance \
    intelligence investment it ict joinery journalism kinesiology languages law leadership linguistics lit literature logistics machining \
    management manufacturing marketing maths math mathematics mechanics mechanical mechatronics media medicine metallurgy metalwork midwifery mining \
    multimedia music networking networks neuroscience nursing nutrition optometry painting paramedicine pedagogy pharmacy philosophy phil \
    physio physiotherapy physics planning plastering plumbing policy politics printing programming psych psychiatry psychotherapy radiography \
    refrigeration rehabilitation relations religion robotics safety scaffolding structural science sciences sculpture security sociology software sport sports \
    statistics stats studies surgery surveying sustainability tailoring taxation teaching technology textiles theatre theater therapy tiling tourism toxicology \
    translation translating upholstery veterinary viticulture welding welfare woodwork writing \
    arabic chinese danish dutch english french german greek hebrew italian japanese korean latin mandarin persian polish portuguese russian spanish swedish \
    turkish";

/// Those of other languages, in which what is studied stands in front: "ingeniería industrial".
const FOREIGN: &str = "derecho direito diritto droit jura rechtswissenschaft rechtswissenschaften medizin medicina médecine wirtschaft informatik informática \
    informatica ingeniería ingenieria ingegneria engenharia ingénierie maschinenbau elektrotechnik bauingenieurwesen architektur arquitectura \
    arquitetura architettura psicología psicologia psychologie economía economia économie contabilidad contabilidade contaduría enfermería \
    enfermeria enfermagem administración administracion administração finanzas finanças gestión gestion gestão bwl vwl betriebswirtschaft \
    betriebswirtschaftslehre germanistik geschichte historia história storia filosofía filosofia letras lettres lingue biología \
    biologia physik chemie mathematik matemáticas matematica química quimica chimie mathématiques sciences pedagogía pedagogia periodismo comunicación comunicação diseño";

/// Subjects of two words of which the second alone is none.
const PHRASES: [&str; 6] = [
    "social work",
    "youth work",
    "first aid",
    "early years",
    "human resources",
    "real estate",
];

/// Endings of the names of fields.
const ENDINGS: [&str; 9] = [
    "ology",
    "onomy",
    "ometry",
    "ography",
    "onomics",
    "istry",
    "informatics",
    "ologie",
    "ología",
];

/// Whether the text is what is studied for certain: its head is the name of a field.
pub fn is_subject(text: &str) -> bool {
    const LONGEST: usize = 6;
    const NO_FIRST: &str = "minor work working taught and";
    let text = text.split('(').next().unwrap_or(text).trim_end();
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    // "History of Art", "IT for Business": what is studied stands in front.
    let first_link = words
        .iter()
        .position(|word| is_one_of(word, "of for in with de to on"));
    let front = &words[..first_link.unwrap_or(words.len())];
    let mut heads = front.split(|word| is_one_of(word, "and &"));
    let foreign = words.first().is_some_and(|word| is_one_of(word, FOREIGN));
    let phrase = |named: &[String]| {
        PHRASES
            .iter()
            .any(|phrase| named.join(" ").ends_with(phrase))
    };
    let named = foreign
        || heads.any(|named| named.last().is_some_and(|head| is_field(head)) || phrase(named));
    // "Feldkamp Maschinenbau" is somebody's.
    let is_name = words.len() > 1
        && text.starts_with(char::is_uppercase)
        && words[0].len() > 5
        && !is_field(&words[0])
        && !words::is_wordlike(&key(&words[0]));
    named
        && !is_name
        && words.len() <= LONGEST
        && !is_one_of(&words[0], NO_FIRST)
        && (!verbs::is_past(&words[0]) || is_one_of(&words[0], "advanced applied integrated"))
        && !words.iter().any(|word| titles::is_school_noun(word))
        && !text.split_whitespace().any(is_place)
        && (words.len() > 1 || words[0] != "it" || text.starts_with("IT"))
        && can_be_subject(text)
}

fn is_field(word: &str) -> bool {
    is_one_of(word, SUBJECTS)
        || is_one_of(word, FOREIGN)
        || (word.len() > 6 && ENDINGS.iter().any(|ending| word.ends_with(ending)))
}
