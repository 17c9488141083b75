//! Lists of words, and whether a word is one of them.

/// Whether a word is one of a list, whose words are separated by spaces and known when this is compiled.
macro_rules! is_among {
    ($list:expr, $word:expr $(,)?) => {{
        use $crate::check::truth::word_lists::{Words, blocks};
        static SIEVED: Words<{ blocks($list) }> = Words::of($list);
        SIEVED.has($word)
    }};
}

/// A list of words with a sieve of so many blocks of 64 places, since nearly every word that is looked up is in none.
pub struct Words<const BLOCKS: usize> {
    list: &'static str,
    /// The places of the words that are in the list; those of others are mostly others.
    sieve: [u64; BLOCKS],
}

impl<const BLOCKS: usize> Words<BLOCKS> {
    /// The words of `list`, which are separated by spaces.
    pub const fn of(list: &'static str) -> Self {
        let mut sieve = [0; BLOCKS];
        let mut rest = list.as_bytes();
        while let Some((word, after)) = first_word(rest) {
            let place = place(word) % (BLOCKS * 64);
            sieve[place / 64] |= 1 << (place % 64);
            rest = after;
        }
        Self { list, sieve }
    }

    #[inline]
    pub fn has(&self, word: &str) -> bool {
        if word.is_empty() {
            return false;
        }
        let place = place(word.as_bytes()) % (BLOCKS * 64);
        self.sieve[place / 64] & (1 << (place % 64)) != 0
            && !word.contains(' ')
            && is_listed(self.list, word)
    }
}

/// How many blocks a sieve has that lets one word of sixteen through.
pub const fn blocks(list: &str) -> usize {
    let mut words: usize = 0;
    let mut rest = list.as_bytes();
    while let Some((_, after)) = first_word(rest) {
        words += 1;
        rest = after;
    }
    words.div_ceil(4).next_power_of_two()
}

/// The first word of a list, and what is behind it.
const fn first_word(mut list: &[u8]) -> Option<(&[u8], &[u8])> {
    while let [b' ', rest @ ..] = list {
        list = rest;
    }
    let mut end = 0;
    while end < list.len() && list[end] != b' ' {
        end += 1;
    }
    if end == 0 {
        return None;
    }
    Some(list.split_at(end))
}

/// A number by the letters of a word at its ends and in its middle, and by its length. The word has a letter.
#[inline]
const fn place(word: &[u8]) -> usize {
    let length = word.len();
    let letters =
        (word[0] as usize) << 16 | (word[length / 2] as usize) << 8 | word[length - 1] as usize;
    (letters ^ length << 20).wrapping_mul(0x9E37_79B1) >> 12
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
