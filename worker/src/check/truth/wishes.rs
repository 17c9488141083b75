//! What is only wished for, planned or sought, by the user or in a text: it was not done.

use super::clauses::Passage;

impl Passage<'_> {
    /// `Planned to go to Kafka`, `wants to shift to SAP`, `planning to relocate Dubai`: what is only wished for or planned was not done.
    pub fn is_wish(&self, at: usize) -> bool {
        let wishes = is_wishing(self.key(at)) || self.key(at) == "like";
        let going = self.key(at) != "going"
            || (at > 0 && is_among!("was were am im is are", self.key(at - 1)));
        // `The project I want to put` is one that was done.
        let told = self.key(at) == "want"
            && is_among!("put list mention highlight stress", self.key(at + 2));
        let like = self.key(at) != "like" || (at > 0 && self.key(at - 1) == "would");
        // `Working towards a general manager position`.
        let towards = is_among!("towards toward", self.key(at))
            && at > 0
            && is_among!("working work works aiming", self.key(at - 1))
            && (at + 1..self.sentence_of(at).end.min(at + 6))
                .any(|place| is_among!("position role post job", self.key(place)));
        towards
            || wishes && going && like && !told && self.key(at + 1) == "to" && {
                self.tokens[at + 1].sentence == self.tokens[at].sentence
            }
    }
}

/// Verbs of one who has not done yet what follows `to`.
pub fn is_wishing(key: &str) -> bool {
    const WISHING: &str = "planned planning plan plans wanting want wants wanted hope hopes hoping hoped supposed meant going intend intends \
        intending intended aim aims aiming wish wishes wishing aspire aspires aspiring";
    is_among!(WISHING, key)
}
