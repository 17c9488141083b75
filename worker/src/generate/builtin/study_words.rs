//! The words around schools and degrees: which only introduce them, and how degrees are written.

use super::clean::title_case;

/// Words that only introduce a school or degree.
pub fn is_glue(word: &str) -> bool {
    const GLUE: &str = "i have got a an my did do doing hold studied finished completed graduated with in of from the \
        was went to currently am at and then also after that i'm im studying passed earned received before this is \
        study going attended where i've for degree's now on got started finishing ended expected graduating until previously next later attending";
    word.is_empty() || GLUE.split_ascii_whitespace().any(|glue| glue == word)
}

pub fn degree_case(text: &str) -> String {
    const WRITTEN: &[(&str, &str)] = &[
        ("bsc", "BSc"),
        ("msc", "MSc"),
        ("ba", "BA"),
        ("ma", "MA"),
        ("bs", "BS"),
        ("ms", "MS"),
        ("mba", "MBA"),
        ("phd", "PhD"),
        ("beng", "BEng"),
        ("meng", "MEng"),
        ("llb", "LLB"),
        ("llm", "LLM"),
        ("hnd", "HND"),
        ("hnc", "HNC"),
        ("gcse", "GCSE"),
        ("gcses", "GCSEs"),
        ("btec", "BTEC"),
        ("nvq", "NVQ"),
        ("ged", "GED"),
        ("pgce", "PGCE"),
        ("btech", "BTech"),
        ("bba", "BBA"),
        ("bcom", "BCom"),
        ("ib", "IB"),
    ];
    let words = text.split(' ').map(|word| {
        let written = WRITTEN
            .iter()
            .find(|(known, _)| word == *known)
            .map(|(_, written)| (*written).to_owned());
        written.unwrap_or_else(|| word.to_owned())
    });
    let joined = words.collect::<Vec<_>>().join(" ");
    if joined == text {
        title_case(&joined)
    } else {
        joined
    }
}
