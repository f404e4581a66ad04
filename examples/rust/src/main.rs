//! Prints who did what to whom in an article, and who says so: `cargo run -p dateline-example -- FILE [PUBLISHED]`.

use std::error::Error;

use dateline::model::{ActorId, Participant};
use dateline::{Article, ParsedArticle, Parser, Span};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let path = words.next().ok_or("usage: dateline-example FILE [PUBLISHED]")?;
    let text = std::fs::read_to_string(&path)?;
    let mut article = Article::new(text.as_str());
    if let Some(published) = words.next() {
        article = article.published(published);
    }

    let parsed = Parser::new().parse(article)?;
    println!(
        "{} actors, {} events, {} claims",
        parsed.actors.len(),
        parsed.events.len(),
        parsed.claims.len()
    );
    for event in &parsed.events {
        let (source, target) = (names(&parsed, &event.source), names(&parsed, &event.target));
        println!("{source} -> {} -> {target}", event.trigger.slice(parsed.text()));
    }
    for claim in &parsed.claims {
        let speaker = claim.speaker.as_ref();
        let who = name(
            &parsed,
            speaker.and_then(|speaker| speaker.actor),
            speaker.and_then(|speaker| speaker.span),
        );
        let content: Vec<&str> = claim.content.iter().map(|span| span.slice(parsed.text())).collect();
        println!("{who}: {}", content.join(" … "));
    }
    Ok(())
}

/// The actor's name where it is known who it is, else the words of the mention.
fn name(parsed: &ParsedArticle, actor: Option<ActorId>, mention: Option<Span>) -> &str {
    match actor.and_then(|id| parsed.actors.get(id.index())) {
        Some(actor) => &actor.name,
        None => mention.map_or("?", |span| span.slice(parsed.text())),
    }
}

fn names(parsed: &ParsedArticle, participants: &[Participant]) -> String {
    let names: Vec<&str> = participants
        .iter()
        .map(|participant| name(parsed, participant.actor, Some(participant.span)))
        .collect();
    names.join(", ")
}
