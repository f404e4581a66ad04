//! Web pages: the article's text out of one, and a parsed article as one.

use std::fmt::Write;

use dateline::{Article, ParsedArticle, Span};
use dom_smoothie::{Config, Readability, TextMode};
use jiff::civil::Date;

use crate::input::Problem;

/// The article of a web page (its main text, title, outlet and address), and its date.
///
/// # Errors
/// Where the page has no article in it.
pub(crate) fn article(page: &str) -> Result<(Article<'static>, Option<String>), Problem> {
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let found = Readability::new(page, None, Some(config)).and_then(|mut readability| readability.parse());
    let found = found.map_err(|error| ("html".to_owned(), format!("no article found in the page: {error}")))?;
    let mut article = Article::new(found.text_content.to_string()).title(found.title);
    if let Some(outlet) = found.site_name {
        article = article.outlet(outlet);
    }
    if let Some(url) = found.url {
        article = article.url(url);
    }
    // A page's date may have a form of its own; only a day that can be read counts.
    let day = found.published_time.as_deref().and_then(|time| time.get(..10));
    let day = day.filter(|day| day.parse::<Date>().is_ok());
    Ok((article, day.map(str::to_owned)))
}

const STYLE: &str = "body{font:16px/1.6 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em;color:#222}\
h1{font-size:1.4em}pre{white-space:pre-wrap;font:inherit}.a{background:#dbeafe}.e{background:#fde68a}\
.c{border-bottom:2px solid #a78bfa}table{border-collapse:collapse;font:14px/1.4 sans-serif}\
td,th{border:1px solid #ddd;padding:.2em .5em;text-align:left;vertical-align:top}";

/// One self-contained page: the text with actors, triggers and contents of claims marked, and a table of each.
pub(crate) fn render(parsed: &ParsedArticle) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = page(&mut out, parsed);
    out
}

fn page(out: &mut String, parsed: &ParsedArticle) -> std::fmt::Result {
    let title = parsed
        .article
        .title
        .as_deref()
        .or(parsed.id.as_deref())
        .unwrap_or("article");
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>",
        Escaped(title)
    )?;
    writeln!(out, "<style>{STYLE}</style></head><body><h1>{}</h1>", Escaped(title))?;
    write!(out, "<pre>")?;
    marked_text(out, parsed)?;
    writeln!(out, "</pre>")?;
    let text = parsed.text();
    let slice = |span: Option<Span>| span.map_or("", |span| span.slice(text));
    let name = |actor: Option<dateline::model::ActorId>, span: Option<Span>| {
        actor
            .and_then(|actor| parsed.actors.get(actor.index()))
            .map_or_else(|| slice(span), |actor| actor.name.as_str())
    };
    writeln!(out, "<h2>Actors</h2><table><tr><th>name<th>code<th>mentions</tr>")?;
    for actor in &parsed.actors {
        let (name, code) = (Escaped(&actor.name), Escaped(&actor.code));
        writeln!(out, "<tr><td>{name}<td>{code}<td>{}</tr>", actor.mentions.len())?;
    }
    writeln!(
        out,
        "</table><h2>Events</h2><table><tr><th>type<th>source<th>target<th>trigger<th>factuality</tr>"
    )?;
    for event in &parsed.events {
        let side = |side: &[dateline::model::Participant]| {
            side.iter()
                .map(|p| Escaped(name(p.actor, Some(p.span))).to_string())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let (source, target) = (side(&event.source), side(&event.target));
        let trigger = Escaped(event.trigger.slice(text));
        let kind = format!("{:?}", event.event_type).to_uppercase();
        let factuality = format!("{:?}", event.factuality).to_lowercase();
        writeln!(
            out,
            "<tr><td>{kind}<td>{source}<td>{target}<td>{trigger}<td>{factuality}</tr>"
        )?;
    }
    writeln!(
        out,
        "</table><h2>Claims</h2><table><tr><th>speaker<th>act<th>content</tr>"
    )?;
    for claim in &parsed.claims {
        let speaker = claim
            .speaker
            .as_ref()
            .map_or("", |speaker| name(speaker.actor, speaker.span));
        let content: Vec<String> = claim
            .content
            .iter()
            .map(|span| Escaped(span.slice(text)).to_string())
            .collect();
        let act = format!("{:?}", claim.act).to_lowercase();
        writeln!(
            out,
            "<tr><td>{}<td>{act}<td>{}</tr>",
            Escaped(speaker),
            content.join(" … ")
        )?;
    }
    writeln!(out, "</table></body></html>")
}

/// The text with marks. Spans may cross, elements may not: at each edge the marks in force are opened anew.
fn marked_text(out: &mut String, parsed: &ParsedArticle) -> std::fmt::Result {
    let actors = parsed
        .actors
        .iter()
        .flat_map(|actor| actor.mentions.iter().map(|mention| (mention.span, 0usize)));
    let events = parsed.events.iter().map(|event| (event.trigger, 1));
    let claims = parsed
        .claims
        .iter()
        .flat_map(|claim| claim.content.iter().map(|span| (*span, 2)));
    let mut edges: Vec<(u32, usize, i32)> = Vec::new();
    for (span, class) in actors.chain(events).chain(claims).filter(|(span, _)| !span.is_empty()) {
        edges.push((span.start, class, 1));
        edges.push((span.end, class, -1));
    }
    edges.sort_unstable();
    let text = parsed.text();
    let mut depth = [0i32; 3];
    let mut at = 0;
    for (offset, class, step) in edges.into_iter().chain([(text.len() as u32, 0, 0)]) {
        let piece = Span::new(at, offset).slice(text);
        if !piece.is_empty() {
            let classes: Vec<&str> = depth
                .iter()
                .zip(["a", "e", "c"])
                .filter(|(depth, _)| **depth > 0)
                .map(|(_, name)| name)
                .collect();
            if classes.is_empty() {
                write!(out, "{}", Escaped(piece))?;
            } else {
                write!(out, "<span class=\"{}\">{}</span>", classes.join(" "), Escaped(piece))?;
            }
        }
        at = at.max(offset);
        if let Some(depth) = depth.get_mut(class) {
            *depth += step;
        }
    }
    Ok(())
}

/// Text with the characters that mean something in HTML replaced.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
