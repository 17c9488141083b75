//! What comparing a section with a person's words costs: a typical one, one with much background, and the longest.

use criterion::{Criterion, criterion_group, criterion_main};
use penstock_shared::domain::SectionKind;
use penstock_worker::check::truth;
use serde_json::{Value, json};

const SOURCE: &str = "i worked at lidl in manchester from june 2019 to march 2021 as a shift manager. i managed a team of 5 people, did the \
    rota and trained about 12 new starters. we served roughly 300 customers a day. cut the waste by 20 percent in the first year. helped \
    the store manager with the monthly stock count in excel. never missed a shift. i did not do the payroll";

fn output() -> Value {
    json!({"work": [{
        "name": "Lidl",
        "position": "Shift Manager",
        "location": "Manchester",
        "startDate": "2019-06",
        "endDate": "2021-03",
        "highlights": [
            "Managed a team of 5 people and planned the rota",
            "Trained about 12 new starters",
            "Served roughly 300 customers a day",
            "Cut waste by 20% in the first year",
            "Helped the store manager with the monthly stock count in Excel",
        ],
    }]})
}

fn compare(c: &mut Criterion) {
    let output = output();
    let other = "also worked for tesco as a cashier from 2017, used the till, spoke polish with customers and looked after the bread. ";
    let background = [other.repeat(3), other.repeat(4), other.repeat(5)];
    let background: Vec<&str> = background.iter().map(String::as_str).collect();
    // The longest text that the API takes, and the most background that a claim brings.
    let long = format!("{SOURCE} ").repeat(20_000 / SOURCE.len());
    let longest = vec![long.as_str(); 50];
    let mut group = c.benchmark_group("truth");
    group.bench_function("a typical section", |b| {
        b.iter(|| truth::compare(SectionKind::Work, &output, SOURCE, &[]));
    });
    group.bench_function("with three other sections", |b| {
        b.iter(|| truth::compare(SectionKind::Work, &output, SOURCE, &background));
    });
    group.sample_size(10);
    group.bench_function("with a million characters", |b| {
        b.iter(|| truth::compare(SectionKind::Work, &output, &long, &longest));
    });
    group.finish();
}

criterion_group!(benches, compare);
criterion_main!(benches);
