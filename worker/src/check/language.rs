//! Whether a written section is in the language that was asked for: that of the locale, else that of the person's text.
//! No I/O.
//!
//! A guess at a language can be wrong, and an answer that is right must never be refused for it. So names and tools are
//! left out of what is judged, little text is not judged at all, and of two languages that are easily taken for each
//! other only much text decides.

use serde_json::Value;
use whatlang::{Lang, Script};

/// Letters below which a text is not judged: a bullet or two full of names.
const ENOUGH_LETTERS: usize = 60;
/// The same for scripts whose letters are syllables or words.
const ENOUGH_IDEOGRAPHS: usize = 16;
/// Letters from which on even related languages are told apart.
const MANY_LETTERS: usize = 300;
/// The detector's confidence from which on even related languages are told apart.
const SURE: f64 = 0.99;

/// Text in another language than the one asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherLanguage {
    /// The English name of the language found.
    pub found: &'static str,
    /// The English name of the one asked for, or its tag.
    pub expected: String,
}

impl OtherLanguage {
    /// What to do about it.
    pub fn reason(&self) -> String {
        format!(
            "the highlights, summaries and descriptions are in {}; write them in {}, all but the names",
            self.found, self.expected
        )
    }
}

/// The objection to the free text of `content`, when it is surely in another language than that of `locale` (a BCP 47
/// tag), or, without one, than that of the person's `own_words`.
pub fn objection(locale: Option<&str>, own_words: &str, content: &Value) -> Option<OtherLanguage> {
    let mut text = String::new();
    gather(content, "", &mut text);
    let Some(found) = detect(&text) else {
        return other_script(locale, own_words, &text);
    };
    let expected = match locale {
        Some(tag) => Expected::from_tag(tag)?,
        None => Expected::from_lang(detect(own_words)?.lang),
    };
    expected.excludes(&found).then(|| OtherLanguage {
        found: found.lang.eng_name(),
        expected: expected.name,
    })
}

/// The objection to a text that is too short to tell its language, and yet is not in Latin letters where those are asked for. The
/// other way round they may be those of names and tools.
fn other_script(locale: Option<&str>, own_words: &str, text: &str) -> Option<OtherLanguage> {
    let latin = |lang: &Lang| Script::Latin.langs().contains(lang);
    let expected = if let Some(tag) = locale {
        let expected = Expected::from_tag(tag)?;
        expected.lang.as_ref().filter(|lang| latin(lang))?;
        expected.name
    } else {
        whatlang::detect_script(own_words).filter(|script| *script == Script::Latin)?;
        "the language of the text".to_owned()
    };
    let letters = |of_latin: bool| {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        letters.filter(|c| is_latin(*c) == of_latin).count()
    };
    (letters(false) > letters(true)).then_some(OtherLanguage {
        found: "the letters of another language",
        expected,
    })
}

/// The English name of a tag's language, where the tag is all that it says: `Portuguese` for `pt-BR`.
pub fn name(tag: &str) -> Option<&'static str> {
    let primary = primary(tag);
    TAGS.iter()
        .find(|(known, _)| *known == primary)
        .map(|(_, lang)| lang.eng_name())
}

/// Free text: what a person reads as sentences, not what is a name, a title, a tool or a date.
fn gather(value: &Value, field: &str, text: &mut String) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                gather(value, name, text);
            }
        }
        Value::Array(items) => {
            for item in items {
                gather(item, field, text);
            }
        }
        Value::String(free) if matches!(field, "highlights" | "summary" | "description") => {
            text.push_str(free);
            text.push('\n');
        }
        _ => {}
    }
}

struct Found {
    lang: Lang,
    confidence: f64,
    letters: usize,
}

/// The language of a text, when there is enough of it and the detector is sure.
fn detect(text: &str) -> Option<Found> {
    let plain = without_names(text);
    let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
    let ideographs = plain.chars().filter(|c| is_ideograph(*c)).count();
    if letters < ENOUGH_LETTERS && ideographs < ENOUGH_IDEOGRAPHS {
        return None;
    }
    let info = whatlang::detect(&plain).filter(whatlang::Info::is_reliable)?;
    Some(Found {
        lang: info.lang(),
        confidence: info.confidence(),
        letters,
    })
}

/// The words that say which language it is. A capital within a line begins a name, as do digits and symbols; the first
/// word of a line has its capital from its place. German keeps its verbs and particles, which are telling enough.
fn without_names(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for line in text.lines() {
        for (at, word) in line.split_whitespace().enumerate() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let mut rest = bare.chars();
            let first = rest.next();
            let opens = at == 0;
            let named = first.is_some_and(char::is_uppercase) && !opens;
            let coded = rest.any(|c| c.is_uppercase() || matches!(c, '/' | '@' | '_' | '.' | '+'));
            if !named && !coded && !bare.chars().any(|c| c.is_ascii_digit()) {
                plain.push_str(word);
                plain.push(' ');
            }
        }
        plain.push('\n');
    }
    plain
}

/// Latin letters with all their marks.
fn is_latin(letter: char) -> bool {
    matches!(letter, 'A'..='z' | '\u{aa}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}')
}

/// Chinese and Japanese signs and Korean syllables.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

struct Expected {
    name: String,
    /// Not known for a language that the detector has no model of.
    lang: Option<Lang>,
    /// Languages that are easily taken for it.
    relatives: Vec<Lang>,
}

impl Expected {
    fn from_lang(lang: Lang) -> Self {
        let groups = GROUPS.iter().filter(|(langs, _)| langs.contains(&lang));
        Self {
            name: lang.eng_name().to_owned(),
            lang: Some(lang),
            relatives: groups
                .flat_map(|(langs, _)| langs.iter().copied())
                .collect(),
        }
    }

    /// Nothing for a language that we cannot judge, or in a script that the detector may not expect of it.
    fn from_tag(tag: &str) -> Option<Self> {
        let script = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic());
        let usual = |part: &str| ["hans", "hant"].contains(&part.to_ascii_lowercase().as_str());
        if tag
            .split('-')
            .skip(1)
            .any(|part| script(part) && !usual(part))
        {
            return None;
        }
        let primary = primary(tag);
        if let Some((_, lang)) = TAGS.iter().find(|(known, _)| *known == primary) {
            let known = Self::from_lang(*lang);
            let name = format!("{} ({tag})", known.name);
            return Some(Self { name, ..known });
        }
        let (langs, _) = GROUPS
            .iter()
            .find(|(_, tags)| tags.contains(&primary.as_str()))?;
        Some(Self {
            name: format!("the language with the tag {tag}"),
            lang: None,
            relatives: langs.to_vec(),
        })
    }

    fn excludes(&self, found: &Found) -> bool {
        if self.lang == Some(found.lang) {
            return false;
        }
        if self.relatives.contains(&found.lang) {
            let sure = found.confidence >= SURE && found.letters >= MANY_LETTERS;
            return sure && self.lang.is_some();
        }
        true
    }
}

fn primary(tag: &str) -> String {
    tag.split('-')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// The detector's languages by their BCP 47 tags.
const TAGS: &[(&str, Lang)] = &[
    ("af", Lang::Afr),
    ("am", Lang::Amh),
    ("ar", Lang::Ara),
    ("az", Lang::Aze),
    ("be", Lang::Bel),
    ("bg", Lang::Bul),
    ("bn", Lang::Ben),
    ("ca", Lang::Cat),
    ("cs", Lang::Ces),
    ("da", Lang::Dan),
    ("de", Lang::Deu),
    ("el", Lang::Ell),
    ("en", Lang::Eng),
    ("eo", Lang::Epo),
    ("es", Lang::Spa),
    ("et", Lang::Est),
    ("fa", Lang::Pes),
    ("fi", Lang::Fin),
    ("fil", Lang::Tgl),
    ("fr", Lang::Fra),
    ("gu", Lang::Guj),
    ("he", Lang::Heb),
    ("hi", Lang::Hin),
    ("hr", Lang::Hrv),
    ("hu", Lang::Hun),
    ("hy", Lang::Hye),
    ("id", Lang::Ind),
    ("it", Lang::Ita),
    ("ja", Lang::Jpn),
    ("jv", Lang::Jav),
    ("ka", Lang::Kat),
    ("km", Lang::Khm),
    ("kn", Lang::Kan),
    ("ko", Lang::Kor),
    ("la", Lang::Lat),
    ("lt", Lang::Lit),
    ("lv", Lang::Lav),
    ("mk", Lang::Mkd),
    ("ml", Lang::Mal),
    ("mr", Lang::Mar),
    ("my", Lang::Mya),
    ("nb", Lang::Nob),
    ("ne", Lang::Nep),
    ("nl", Lang::Nld),
    ("no", Lang::Nob),
    ("or", Lang::Ori),
    ("pa", Lang::Pan),
    ("pl", Lang::Pol),
    ("pt", Lang::Por),
    ("ro", Lang::Ron),
    ("ru", Lang::Rus),
    ("si", Lang::Sin),
    ("sk", Lang::Slk),
    ("sl", Lang::Slv),
    ("sn", Lang::Sna),
    ("sr", Lang::Srp),
    ("sv", Lang::Swe),
    ("ta", Lang::Tam),
    ("te", Lang::Tel),
    ("th", Lang::Tha),
    ("tk", Lang::Tuk),
    ("tl", Lang::Tgl),
    ("tr", Lang::Tur),
    ("uk", Lang::Ukr),
    ("ur", Lang::Urd),
    ("uz", Lang::Uzb),
    ("vi", Lang::Vie),
    ("yi", Lang::Yid),
    ("zh", Lang::Cmn),
    ("zu", Lang::Zul),
];

/// Languages that are taken for each other, with the tags of those among them that the detector does not know.
const GROUPS: &[(&[Lang], &[&str])] = &[
    (&[Lang::Nob, Lang::Dan, Lang::Swe], &["nn", "fo", "is"]),
    (
        &[Lang::Spa, Lang::Por, Lang::Cat],
        &["gl", "ast", "an", "oc"],
    ),
    (&[Lang::Hrv, Lang::Srp, Lang::Slv], &["bs", "sh", "cnr"]),
    (
        &[
            Lang::Rus,
            Lang::Ukr,
            Lang::Bel,
            Lang::Bul,
            Lang::Mkd,
            Lang::Srp,
        ],
        &["rue"],
    ),
    (&[Lang::Ces, Lang::Slk], &[]),
    (&[Lang::Ind, Lang::Jav], &["ms", "su"]),
    (&[Lang::Nld, Lang::Afr], &["fy"]),
    (&[Lang::Hin, Lang::Mar, Lang::Nep], &["bho", "mai", "sa"]),
    (&[Lang::Ara, Lang::Pes, Lang::Urd], &["ckb", "ps", "sd"]),
    (
        &[Lang::Tur, Lang::Aze, Lang::Tuk, Lang::Uzb],
        &["kk", "ky", "tt"],
    ),
    (&[Lang::Fin, Lang::Est], &[]),
    (&[Lang::Lav, Lang::Lit], &[]),
    (&[Lang::Ita, Lang::Lat], &["co", "sc"]),
    (&[Lang::Cmn, Lang::Jpn], &["yue", "wuu"]),
];

#[cfg(test)]
#[path = "language_tests.rs"]
mod tests;
