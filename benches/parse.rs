//! How fast the stages and the whole parse are on the example articles: `cargo xtask bench`.

#![allow(missing_docs, clippy::unwrap_used)] // a benchmark has no callers

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Article, Offsets, Parser};

/// The example articles, in the order of their names.
fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/articles");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

fn stages(c: &mut Criterion) {
    let articles = articles();
    let bytes: usize = articles.iter().map(String::len).sum();
    let words: usize = articles.iter().map(|text| text.split_whitespace().count()).sum();
    let parser = Parser::new();

    let mut group = c.benchmark_group("stages");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("text", |b| {
        b.iter(|| {
            for text in &articles {
                black_box(dateline::text::analyse(text));
            }
        });
    });
    group.throughput(Throughput::Elements(words as u64));
    group.bench_function("text and syntax as CoNLL-U", |b| {
        b.iter(|| {
            for text in &articles {
                black_box(parser.conllu(text.as_str()).unwrap());
            }
        });
    });
    let parse = |text: &str| parser.parse(Article::new(text).published("2024-03-13")).unwrap();
    group.bench_function("all", |b| {
        b.iter(|| {
            for text in &articles {
                black_box(parse(text));
            }
        });
    });
    let parsed: Vec<_> = articles.iter().map(|text| parse(text)).collect();
    for (name, offsets) in [("json, bytes", Offsets::Byte), ("json, code points", Offsets::Char)] {
        group.bench_function(name, |b| {
            b.iter(|| {
                for parsed in &parsed {
                    black_box(parsed.to_json(offsets));
                }
            });
        });
    }
    group.finish();
}

/// The same many articles on one thread and on all cores.
fn batch(c: &mut Criterion) {
    let articles: Vec<String> = articles().into_iter().cycle().take(128).collect();
    let words: usize = articles.iter().map(|text| text.split_whitespace().count()).sum();
    let parser = Parser::new();
    let mut group = c.benchmark_group("batch");
    group.throughput(Throughput::Elements(words as u64)).sample_size(10);
    for threads in [1, 2, 4] {
        group.bench_function(format!("{threads} threads"), |b| {
            b.iter(|| {
                let batch = articles.iter().map(|text| Article::new(text.clone()));
                parser
                    .parse_many(batch.collect::<Vec<_>>(), threads)
                    .for_each(|parsed| {
                        black_box(parsed.unwrap());
                    });
            });
        });
    }
    group.finish();
}

criterion_group!(benches, stages, batch);
criterion_main!(benches);
