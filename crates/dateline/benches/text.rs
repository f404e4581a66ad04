//! Speed of the text stage on one core, in bytes of article text a second. The goal is 30 MB/s.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// One made-up news article: datelines, titles, abbreviations, quotations, figures.
const ARTICLE: &str = "\
GENEVA (AP) — Foreign Minister Ana Petrova said on Tuesday that her government wouldn’t sign the U.N.-backed accord \
before Sept. 14, citing “serious gaps” in its $3.5 billion budget.

“We can’t accept a text that nobody has read,” she told reporters. “Our neighbours haven’t read it. Why would we sign?”

Talks resume Monday

Dr. J. B. Keller, who led the delegation from 2015-18, called the delay \"unfortunate but not final\"; some 1,200 \
officials from 43 countries are expected at 9:30 a.m. on Monday. The so-called ’90s compromise — never ratified — \
would be dropped, according to www.example.org/accord, the ministry's website.

Asked about sanctions, Petrova said: “There’s no ‘plan B’ ... [The council] will have to decide.”

Subscribe to our newsletter for more news.

";

fn text_stage(criterion: &mut Criterion) {
    let long = ARTICLE.repeat(200);
    let mut group = criterion.benchmark_group("text");
    for (name, text) in [("article", ARTICLE), ("long", long.as_str())] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| dateline::text::analyse(black_box(text)))
        });
    }
    group.finish();
}

criterion_group!(benches, text_stage);
criterion_main!(benches);
