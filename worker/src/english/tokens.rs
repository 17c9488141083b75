//! Cuts text into words that can be compared, and says where sentences begin.

use std::borrow::Cow;

use smol_str::{SmolStr, SmolStrBuilder, format_smolstr};

use super::verbs;

/// One word of a text.
#[derive(Debug, Clone)]
pub struct Token<'a> {
    /// The word as typed.
    pub text: &'a str,
    /// The word for comparison: lower case, no diacritics, no punctuation but `#` and `+`.
    pub key: SmolStr,
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// Number of the sentence, from 0.
    pub sentence: usize,
    /// Whether a sentence, line or bullet begins here.
    pub opens_sentence: bool,
}

impl Token<'_> {
    /// Whether the first letter is upper case.
    pub fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is written as whose something is: `boss's`.
    pub fn is_possessive(&self) -> bool {
        self.text.ends_with("'s") || self.text.ends_with("’s")
    }

    /// Whether the case or a digit inside the word says that it is a name: `iOS`, `AWS`, `EC2`.
    pub fn looks_like_name(&self) -> bool {
        let upper = self.text.chars().filter(|c| c.is_uppercase()).count();
        let digits = self.text.chars().any(|c| c.is_ascii_digit());
        let begins_with_digit = self.text.starts_with(|c: char| c.is_ascii_digit());
        upper >= 2 || (upper == 1 && (digits || !self.is_capitalised()) && !begins_with_digit)
    }
}

/// The words of `text`, in order.
pub fn tokenize(text: &str) -> Vec<Token<'_>> {
    /// Words from which on nobody reads it as one sentence.
    const LONGEST_SENTENCE: usize = 400;
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5);
    let mut sentence = 0;
    let mut opened = 0;
    let mut at = 0;
    while let Some(skipped) = text[at..].find(char::is_alphanumeric) {
        let start = at + skipped;
        let end = start + word_length(&text[start..]);
        let gap = &text[at..start];
        let breaks = gap.contains("//")
            || gap.contains(['.', '!', '?', ';', ':', '\n', '•', '|', '…', '。', '"', '“']);
        let joined = |last: &Token<'_>| is_shortened(last, &text[start..]);
        let continues = is_decimal_point(gap, &text[start..])
            || (gap == ". " && tokens.last().is_some_and(joined));
        let opens_sentence = tokens.is_empty()
            || (breaks && !continues)
            || tokens.len() == opened + LONGEST_SENTENCE;
        if opens_sentence && !tokens.is_empty() {
            sentence += 1;
            opened = tokens.len();
        }
        let word = &text[start..end];
        tokens.push(Token {
            text: word,
            key: key(singular_initials(word)),
            start,
            end,
            sentence,
            opens_sentence,
        });
        at = end;
    }
    tokens
}

/// Words run together, as names are compared: `busdriver`.
pub fn joined(tokens: &[Token<'_>]) -> String {
    tokens.iter().map(|token| token.key.as_str()).collect()
}

/// The text between a token of `text` and the next, or nothing past the end.
pub fn gap_after<'a>(text: &'a str, tokens: &[Token<'_>], at: usize) -> &'a str {
    let Some(one) = tokens.get(at) else {
        return "";
    };
    let next = tokens.get(at + 1);
    &text[one.end..next.map_or(text.len(), |next| next.start)]
}

/// Whether the full stop behind a word says that it is shortened, and ends no sentence: `Mr. Patel`, `two M.Tech. students`.
fn is_shortened(word: &Token<'_>, rest: &str) -> bool {
    const SHORT: [&str; 15] = [
        "prof", "dr", "mr", "mrs", "ms", "st", "approx", "asst", "mech", "elec", "sr", "jr", "snr",
        "jnr", "govt",
    ];
    // `U.S. Navy`, not `in the U.S. Managed a shop`.
    const OF_STATES: [&str; 12] = [
        "Navy",
        "Army",
        "Air ",
        "Marine",
        "Coast ",
        "Space ",
        "Postal ",
        "Forest ",
        "Customs",
        "Embassy",
        "Department",
        "National",
    ];
    SHORT.contains(&word.key.as_str())
        || (matches!(word.text, "U.S" | "U.K")
            && OF_STATES.iter().any(|name| rest.starts_with(name)))
        || (word.text.contains('.') && rest.starts_with(char::is_lowercase))
}

/// The full stop of `.4%`.
fn is_decimal_point(gap: &str, rest: &str) -> bool {
    gap.len() > 1
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && gap.strip_suffix('.').is_some_and(|before| {
            before
                .chars()
                .all(|c| c.is_whitespace() || "-–>→~≈(".contains(c))
        })
}

/// `PO` of `POs`, and `TA` of `TA'd`.
fn singular_initials(word: &str) -> &str {
    let done = ["'d", "’d"].iter().find_map(|end| word.strip_suffix(end));
    if let Some(initials) = done
        && initials.len() > 1
        && initials.chars().all(|c| c.is_ascii_uppercase())
    {
        return initials;
    }
    match word.strip_suffix('s') {
        Some(initials)
            if initials.len() > 1 && initials.chars().all(|c| c.is_ascii_uppercase()) =>
        {
            initials
        }
        _ => word,
    }
}

/// The form in which words are compared; spaces and punctuation go, so `Node.js` is `nodejs`.
pub fn key(text: &str) -> SmolStr {
    let text = text
        .strip_suffix("'s")
        .or_else(|| text.strip_suffix("’s"))
        .unwrap_or(text);
    let mut folded = SmolStrBuilder::new();
    for letter in text.chars() {
        if letter.is_ascii() {
            if letter.is_ascii_alphanumeric() || matches!(letter, '#' | '+') {
                folded.push(letter.to_ascii_lowercase());
            }
        } else if let Some(plain) = without_diacritic(letter) {
            folded.push_str(plain);
        } else if letter.is_alphanumeric() {
            letter.to_lowercase().for_each(|lower| folded.push(lower));
        }
    }
    folded.finish()
}

/// The root that the forms of one word share: `managing`, `managed` and `manages` agree.
/// Derived nouns keep their own root, so `manager` does not agree with `managed`.
pub fn stem(key: &str) -> SmolStr {
    if let Some((base, _)) = verbs::lookup(key) {
        return unify(base);
    }
    // `Childrens hospital`, where the apostrophe is left out.
    if let Some(singular) =
        irregular_singular(key).or_else(|| irregular_singular(key.strip_suffix('s')?))
    {
        return unify(singular);
    }
    let root = strip_suffix(key);
    // `Trainings` are training.
    match verbs::lookup(&root) {
        Some((base, verbs::Form::Gerund)) => unify(base),
        // `Calvings` are calving.
        _ if key.ends_with("ings") => unify(&strip_suffix(&root)),
        _ => unify(&root),
    }
}

fn strip_suffix(key: &str) -> Cow<'_, str> {
    if !key.is_ascii() {
        return Cow::Borrowed(key);
    }
    let long_enough = |cut: usize| key.len() >= cut + 3;
    if let Some(root) = key.strip_suffix("ies").filter(|_| long_enough(3)) {
        return Cow::Owned(format!("{root}y"));
    }
    // `Midwives`, `housewives`.
    if let Some(root) = key.strip_suffix("wives") {
        return Cow::Owned(format!("{root}wife"));
    }
    // `Newbies` and `newbie`.
    if let Some(root) = key.strip_suffix("ie").filter(|_| long_enough(2)) {
        return Cow::Owned(format!("{root}y"));
    }
    for suffix in ["sses", "ches", "shes", "xes", "zes"] {
        if key.ends_with(suffix) {
            return Cow::Borrowed(&key[..key.len() - 2]);
        }
    }
    let plural = key.ends_with('s')
        && !key.ends_with("ss")
        && (!key.ends_with("us") || matches!(key, "menus" | "gurus"));
    if plural && !key.ends_with("is") && long_enough(1) {
        return Cow::Borrowed(&key[..key.len() - 1]);
    }
    // Of these nobody does anything.
    if matches!(
        key,
        "wedding"
            | "sibling"
            | "evening"
            | "morning"
            | "ceiling"
            | "pudding"
            | "herring"
            | "duckling"
    ) {
        return Cow::Borrowed(key);
    }
    for suffix in ["ing", "ed"] {
        if let Some(root) = key.strip_suffix(suffix)
            && root.len() >= 3
            && root.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        {
            return Cow::Borrowed(undouble(root));
        }
    }
    Cow::Borrowed(key)
}

fn undouble(root: &str) -> &str {
    let bytes = root.as_bytes();
    let last = bytes[bytes.len() - 1];
    let doubled = bytes.len() > 3 && bytes[bytes.len() - 2] == last;
    if doubled && !matches!(last, b'l' | b's' | b'z') {
        &root[..root.len() - 1]
    } else {
        root
    }
}

/// Drops a silent `e` and puts British endings in their American form.
fn unify(root: &str) -> SmolStr {
    let root = root.strip_suffix('e').unwrap_or(root);
    for (british, american) in [("iser", "izer"), ("isation", "ization")] {
        if let Some(start) = root.strip_suffix(british)
            && start.len() > 3
        {
            return format_smolstr!("{start}{american}");
        }
    }
    if root.len() > 4 {
        if root.ends_with("is") || root.ends_with("ys") {
            return format_smolstr!("{}z", &root[..root.len() - 1]);
        }
        if let Some(start) = root
            .strip_suffix("our")
            .filter(|start| !start.ends_with('h'))
        {
            return format_smolstr!("{start}or");
        }
    }
    SmolStr::new(root)
}

fn irregular_singular(key: &str) -> Option<&'static str> {
    Some(match key {
        "people" | "persons" => "person",
        "children" => "child",
        "men" => "man",
        "women" => "woman",
        "wives" => "wife",
        "lives" => "life",
        "shelves" => "shelf",
        "feet" => "foot",
        "analyses" => "analysis",
        "programme" | "programmes" => "program",
        "centre" | "centres" => "center",
        "licence" | "licences" => "license",
        _ => return None,
    })
}

fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut previous = ' ';
    for (offset, letter) in text.char_indices() {
        let after = &text[offset + letter.len_utf8()..];
        let inside = letter.is_alphanumeric()
            || is_combining(letter)
            || joins(&text[..offset], previous, letter, after);
        if !inside {
            break;
        }
        end = offset + letter.len_utf8();
        previous = letter;
    }
    end
}

fn joins(before: &str, previous: char, letter: char, after: &str) -> bool {
    let next = after.chars().next().unwrap_or(' ');
    match letter {
        '\'' | '’' | '&' => previous.is_alphanumeric() && next.is_alphanumeric(),
        ',' => {
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            // `1,200`, and the decimals of `13,4/20` and `2,5%`.
            let decimal = digits > 0 && digits < 3 && after[digits..].starts_with(['/', '%']);
            previous.is_ascii_digit() && (digits == 3 || decimal)
        }
        '.' => joins_dot(before, previous, after),
        '+' | '#' => {
            // `C++` and `A+`, not the `+` of `teacher+ coach`.
            let short =
                before.chars().count() <= 2 || before.ends_with('+') || after.starts_with('+');
            (letter == '#' || short)
                && before.chars().all(|c| c.is_alphabetic() || c == '+')
                && !after
                    .trim_start_matches('+')
                    .starts_with(char::is_alphanumeric)
        }
        _ => false,
    }
}

/// A full stop is part of a word in `3.5`, `Node.js`, `b.sc` and `example.com`, not in `cash.then`.
fn joins_dot(before: &str, previous: char, after: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "js", "net", "com", "org", "io", "ai", "dev", "co", "uk", "edu", "gov", "app", "me", "de",
        "fr", "eu", "ac",
    ];
    let run = after
        .find(|c: char| !c.is_alphanumeric())
        .map_or(after, |end| &after[..end]);
    if previous.is_ascii_digit() && run.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let last_part = before.rsplit('.').next().unwrap_or(before);
    let degree = last_part.len() == 1
        && matches!(
            run.to_lowercase().as_str(),
            "tech" | "phil" | "arch" | "pharm" | "comm" | "litt" | "plan"
        );
    let initial = last_part.chars().count() <= 2 && (1..=3).contains(&run.chars().count());
    let letters = last_part.chars().all(char::is_alphabetic);
    !run.is_empty()
        && letters
        && (ENDINGS.contains(&run.to_lowercase().as_str()) || initial || degree)
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Plain spelling of the Latin letters, none of ASCII, that people type with or without their mark.
fn without_diacritic(letter: char) -> Option<&'static str> {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    Some(match small {
        'i' | 'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' | 'ị' | 'ỉ' | 'ĩ' | 'į' => "i",
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' | 'ẩ'
        | 'ẫ' | 'ắ' | 'ằ' | 'ặ' | 'ẳ' | 'ẵ' => "a",
        'ɓ' => "b",
        'ç' | 'ć' | 'č' | 'ċ' | 'ĉ' => "c",
        'ď' | 'đ' | 'ð' | 'ḍ' | 'ɗ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ė' | 'ẹ' | 'ẻ' | 'ẽ' | 'ế' | 'ề' | 'ệ' | 'ể'
        | 'ễ' | 'ɛ' => "e",
        'ğ' | 'ģ' | 'ġ' | 'ĝ' => "g",
        'ħ' | 'ḥ' => "h",
        'ķ' | 'ƙ' => "k",
        'ł' | 'ļ' | 'ľ' | 'ĺ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' | 'ŋ' | 'ṇ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' | 'ọ' | 'ỏ' | 'ố' | 'ồ' | 'ộ' | 'ổ' | 'ỗ'
        | 'ơ' | 'ớ' | 'ờ' | 'ợ' | 'ở' | 'ỡ' | 'ɔ' => "o",
        'ř' | 'ŕ' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'ṣ' | 'ŝ' => "s",
        'ť' | 'ț' | 'ṭ' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ụ' | 'ủ' | 'ũ' | 'ư' | 'ứ' | 'ừ' | 'ự' | 'ử'
        | 'ữ' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ỳ' | 'ỵ' | 'ỷ' | 'ỹ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ß' => "ss",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<SmolStr> {
        tokenize(text).into_iter().map(|token| token.key).collect()
    }

    #[test]
    fn keeps_names_with_punctuation_whole() {
        assert_eq!(
            keys("Node.js, C++ and C# at AT&T; 1,200 users"),
            ["nodejs", "c++", "and", "c#", "at", "att", "1200", "users"]
        );
    }

    #[test]
    fn marks_of_letters_make_no_other_word() {
        assert_eq!(
            keys("Glyndŵr Þórshöfn Việt Ķegums İzmir Straße"),
            ["glyndwr", "thorshofn", "viet", "kegums", "izmir", "strasse"]
        );
        assert_eq!(keys("日本 İ"), ["日本", "i"]);
    }

    #[test]
    fn a_full_stop_behind_a_country_may_end_no_sentence() {
        let opens = |text: &str| tokenize(text)[3].opens_sentence;
        assert!(!opens("in the U.S. Navy for years"));
        assert!(opens("in the U.S. Managed a shop"));
    }

    #[test]
    fn splits_where_the_space_after_a_full_stop_is_missing() {
        assert_eq!(keys("did cash.then left"), ["did", "cash", "then", "left"]);
        assert_eq!(keys("b.sc from Leeds."), ["bsc", "from", "leeds"]);
    }

    #[test]
    fn forms_of_one_verb_share_a_stem_and_its_agent_noun_does_not() {
        assert_eq!(stem("managing"), stem("managed"));
        assert_eq!(stem("organised"), stem("organize"));
        assert_eq!(stem("people"), stem("person"));
        assert_ne!(stem("manager"), stem("managed"));
    }

    #[test]
    fn any_text_is_cut_without_panic() {
        for text in [
            "",
            "…",
            "مرحبا بالعالم",
            "👩‍🍳 cook",
            "e\u{301}cole",
            "日本語",
            "a.b.c.d",
            "+'&",
        ] {
            let _ = keys(text);
        }
    }
}
