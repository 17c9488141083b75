//! Pay of which a text speaks, and the user says there was none.

use super::clauses::Passage;
use super::facts::Facts;
use super::turned::says_any;

/// `Paid` of work that the user calls unpaid.
pub fn is_paid(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const WORK: &str = "role position internship intern job post placement work board volunteer member project contract gig shift basis assistant";
    // `For a monthly fee`.
    let for_a_fee = is_among!("fee fees remuneration", passage.key(at))
        && !passage.words[at].negated
        && (at.saturating_sub(3)..at).any(|place| passage.key(place) == "for");
    let paid = is_among!("paid salaried waged remunerated", passage.key(at))
        && !passage.words[at].negated
        && (at == 0
            || !is_among!("and was were all", passage.key(at - 1))
            || at + 1 == passage.tokens.len())
        && passage.words.get(at + 1).is_none_or(|next| {
            !next.is_content
                || (at == 0
                    && !is_among!(
                        "search social media ads advertising leave time bills invoices",
                        passage.key(at + 1),
                    ))
                || is_among!(WORK, passage.key(at + 1))
                || is_among!(WORK, passage.key(at + 2))
                || passage.gap_after(at).contains([',', ')', ';'])
        })
        && !is_among!("for the all by to", passage.key(at + 1));
    let also =
        || facts.any_word(|text, said| text.key(said) == "paid" && !text.words[said].negated);
    (paid || for_a_fee) && says_unpaid(facts) && !also()
}

/// Whether the user says that there was no pay.
pub fn says_unpaid(facts: &Facts<'_>) -> bool {
    facts.any_word(|text, said| {
        is_among!("unpaid voluntary voluntariado pro", text.key(said))
                    && (text.key(said) != "pro" || text.key(said + 1) == "bono")
                    || (is_among!("paid pay money salary wage wages", text.key(said))
                        && text.words[said].negated)
                    // `Don't charge anything`.
                    || (is_among!("charge charged", text.key(said))
                        && text.words[said].negated
                        && !(text.words.get(said + 1).is_some_and(|next| next.is_content)
                            && text.key(said + 1) != "anything"))
                    || (text.key(said) == "free"
                        && (text.key(said + 2) == "charge"
                            || text.before(said) == "for"))
    })
}

/// `Unpaid` of work that the user calls paid.
pub fn is_unpaid(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let said = |list: &str, denied: bool| says_any(facts, list, denied);
    is_among!("unpaid voluntary", passage.key(at))
        && !passage.words[at].negated
        && said("paid salaried", false)
        && !said("paid pay salary wage wages", true)
        && !said(
            "unpaid voluntary volunteer volunteered volunteering volunteers free",
            false,
        )
}

/// `Cash prize` of what the user says brought no money.
pub fn is_prize_of_money(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    const MONEY: &str = "cash money monetary";
    is_among!(MONEY, passage.key(at))
        && !passage.words[at].negated
        && passage.before(at) != "non"
        && is_among!("prize award reward prizes", passage.key(at + 1))
        && says_any(facts, MONEY, true)
        && !says_any(facts, MONEY, false)
}
