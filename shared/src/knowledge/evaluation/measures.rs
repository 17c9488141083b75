//! The measures of a ranking, as information retrieval defines them.

/// How much a passage matters to a query.
pub type Grade = u8;

/// The relevant passages of a query with their grades.
pub type Relevant = [(String, Grade)];

/// Recall among the first `k`: the share of the relevant passages that is there.
pub fn recall(ranked: &[&str], relevant: &Relevant, k: usize) -> f64 {
    let first = &ranked[..ranked.len().min(k)];
    let found = relevant
        .iter()
        .filter(|(id, _)| first.contains(&id.as_str()))
        .count();
    ratio(found, relevant.len())
}

/// Normalized discounted cumulative gain of the first `k`, with the grade as gain and the logarithm
/// to base 2 as discount (Järvelin and Kekäläinen 2002), as `trec_eval` computes `ndcg_cut`.
pub fn ndcg(ranked: &[&str], relevant: &Relevant, k: usize) -> f64 {
    let grade_of = |id: &&str| {
        let found = relevant.iter().find(|(known, _)| known == id);
        found.map_or(0, |(_, grade)| *grade)
    };
    let found = discounted(ranked.iter().map(grade_of), k);
    let mut best: Vec<Grade> = relevant.iter().map(|(_, grade)| *grade).collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let ideal = discounted(best.into_iter(), k);
    if ideal > 0.0 { found / ideal } else { 0.0 }
}

/// One through the place of the first relevant passage; 0 when there is none.
pub fn reciprocal_rank(ranked: &[&str], relevant: &Relevant) -> f64 {
    let is_relevant = |id: &&str| relevant.iter().any(|(known, _)| known == id);
    let place = ranked.iter().position(is_relevant);
    place.map_or(0.0, |before| ratio(1, before + 1))
}

fn discounted(grades: impl Iterator<Item = Grade>, k: usize) -> f64 {
    let gain = |(place, grade): (u32, Grade)| f64::from(grade) / f64::from(place).log2();
    (2_u32..).zip(grades).take(k).map(gain).sum()
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    number(part) / number(whole).max(1.0)
}
