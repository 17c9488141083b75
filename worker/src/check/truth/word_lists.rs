//! Lists of words, and whether a word is one of them.

/// Whether a word is one of a list, whose words are separated by spaces and known when this is compiled.
macro_rules! is_among {
    ($list:expr, $word:expr $(,)?) => {{
        static SIEVED: $crate::check::truth::word_lists::Words =
            $crate::check::truth::word_lists::Words::of($list);
        SIEVED.has($word)
    }};
}

/// A list of words with a sieve, since nearly every word that is looked up is in none.
pub struct Words {
    list: &'static str,
    /// The places of the words that are in the list; those of others are mostly others.
    sieve: [u64; 4],
}

impl Words {
    /// The words of `list`, which are separated by spaces.
    pub const fn of(list: &'static str) -> Self {
        let bytes = list.as_bytes();
        let mut sieve = [0; 4];
        let mut start = 0;
        let mut at = 0;
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                if at > start {
                    let place = place(bytes[start], bytes[at - 1], at - start);
                    sieve[place / 64] |= 1 << (place % 64);
                }
                start = at + 1;
            }
            at += 1;
        }
        Self { list, sieve }
    }

    pub fn has(&self, word: &str) -> bool {
        let ([first, .., last] | [first @ last]) = word.as_bytes() else {
            return false;
        };
        let place = place(*first, *last, word.len());
        self.sieve[place / 64] & (1 << (place % 64)) != 0 && is_listed(self.list, word)
    }
}

/// A number below 256 by the first letter of a word, its last and its length.
const fn place(first: u8, last: u8, length: usize) -> usize {
    (first as usize * 37 + last as usize * 11 + length * 59) % 256
}

/// Whether a word is one of a list, whose words are separated by spaces.
pub fn is_listed(list: &str, word: &str) -> bool {
    let (list, word) = (list.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else {
        return false;
    };
    // Most of the words differ in their first letter.
    let mut rest = list;
    while let Some(begins) = rest.first() {
        let ends = || rest.get(word.len()).is_none_or(|byte| *byte == b' ');
        if begins == first && rest.starts_with(word) && ends() {
            return true;
        }
        let space = rest.iter().position(|byte| *byte == b' ');
        rest = space.map_or(&[], |space| &rest[space + 1..]);
    }
    false
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_word_is_in_a_list_as_a_whole_and_nothing_else_is() {
        for word in ["a", "bread", "rye", "école"] {
            assert!(is_among!("a bread rye école", word), "{word}");
        }
        for word in ["", " ", "b", "bre", "ead", "bread rye", "breads", "é"] {
            assert!(!is_among!("a bread rye école", word), "{word}");
        }
        assert!(!is_among!("", ""));
    }
}
