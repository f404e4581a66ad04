//! The summary for people: actors with their roles, events a line each, claims as speaker and words.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use dateline::model::{Act, Actor, ActorId, Claim, ClaimForm, Event, Participant, Polarity, Speaker};
use dateline::{ParsedArticle, Span};

const HEAD: Style = Style::new().bold();
const WHO: Style = AnsiColor::Cyan.on_default();
const WHAT: Style = AnsiColor::Yellow.on_default().bold();
const HOW: Style = AnsiColor::Magenta.on_default();
const FAINT: Style = Style::new().dimmed();

/// Actors listed by name, those mentioned most; the rest are counted.
const LISTED: usize = 16;

/// Renders `parsed`, with colours as escape codes; the caller strips them where there is no terminal.
pub(crate) fn render(parsed: &ParsedArticle) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = title(&mut out, parsed)
        .and_then(|()| actors(&mut out, parsed))
        .and_then(|()| events(&mut out, parsed))
        .and_then(|()| claims(&mut out, parsed))
        .and_then(|()| warnings(&mut out, parsed));
    out
}

fn title(out: &mut String, parsed: &ParsedArticle) -> std::fmt::Result {
    let article = &parsed.article;
    let title = article.title.as_deref().or(parsed.id.as_deref()).unwrap_or("article");
    write!(out, "{HEAD}{}{HEAD:#}", one_line(title, 100))?;
    if let Some(day) = &article.published {
        write!(out, " {FAINT}({day}){FAINT:#}")?;
    }
    writeln!(out)
}

fn actors(out: &mut String, parsed: &ParsedArticle) -> std::fmt::Result {
    if parsed.actors.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEAD}Actors{HEAD:#}")?;
    let mut listed: Vec<&Actor> = parsed.actors.iter().collect();
    listed.sort_by_key(|actor| std::cmp::Reverse(actor.mentions.len())); // stable: those alike stay in text order
    for actor in listed.into_iter().take(LISTED) {
        write!(out, "  {WHO}{}{WHO:#}", one_line(&actor.name, 60))?;
        if !actor.code.is_empty() {
            write!(out, " {FAINT}{}{FAINT:#}", actor.code)?;
        }
        let roles: Vec<String> = actor.roles.iter().map(|role| role_text(role, &parsed.actors)).collect();
        if !roles.is_empty() {
            write!(out, ", {}", roles.join("; "))?;
        }
        let times = actor.mentions.len();
        writeln!(
            out,
            "{}",
            if times > 1 {
                format!(" {FAINT}×{times}{FAINT:#}")
            } else {
                String::new()
            }
        )?;
    }
    if parsed.actors.len() > LISTED {
        writeln!(out, "  {FAINT}and {} more{FAINT:#}", parsed.actors.len() - LISTED)?;
    }
    Ok(())
}

fn role_text(role: &dateline::model::Role, actors: &[Actor]) -> String {
    let former = if role.former { "former " } else { "" };
    let of = role
        .of
        .and_then(|of| actors.get(of.index()))
        .map(|of| format!(" of {}", of.name))
        .unwrap_or_default();
    format!("{former}{}{of}", role.title)
}

fn events(out: &mut String, parsed: &ParsedArticle) -> std::fmt::Result {
    if parsed.events.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEAD}Events{HEAD:#}")?;
    for event in parsed.events.iter().filter(|event| event.same_as.is_none()) {
        writeln!(out, "  {}", event_line(event, parsed))?;
    }
    Ok(())
}

fn event_line(event: &Event, parsed: &ParsedArticle) -> String {
    let when = event.time.as_ref().map(|time| match (&time.from, &time.to) {
        (Some(from), Some(to)) if from == to => from.clone(),
        (from, to) => format!("{}…{}", from.as_deref().unwrap_or(""), to.as_deref().unwrap_or("")),
    });
    let mut kind = label(&event.event_type);
    if !event.modes.is_empty() {
        kind = format!("{kind} {}", event.modes.join("+"));
    }
    let arrow = if event.symmetric { "↔" } else { "→" };
    let place = event
        .place
        .as_ref()
        .filter(|place| {
            event
                .target
                .iter()
                .all(|target| name(target.actor, Some(target.span), parsed) != place.name)
        })
        .map(|place| format!(", {}", place.name))
        .unwrap_or_default();
    let factuality = label(&event.factuality);
    let factuality = if event.historical {
        format!("{factuality}, historical")
    } else {
        factuality
    };
    format!(
        "{FAINT}{:>10}{FAINT:#}  {WHO}{}{WHO:#} {arrow} {WHAT}{kind}{WHAT:#} {arrow} {WHO}{}{WHO:#}{place} {HOW}({factuality}){HOW:#} {FAINT}“{}”{FAINT:#}",
        when.unwrap_or_else(|| "–".to_owned()),
        people(&event.source, parsed),
        people(&event.target, parsed),
        one_line(event.trigger.slice(parsed.text()), 40),
    )
}

fn people(participants: &[Participant], parsed: &ParsedArticle) -> String {
    if participants.is_empty() {
        return "?".to_owned();
    }
    let names: Vec<String> = participants
        .iter()
        .map(|p| name(p.actor, Some(p.span), parsed))
        .collect();
    names.join(" + ")
}

fn name(actor: Option<ActorId>, span: Option<Span>, parsed: &ParsedArticle) -> String {
    let known = actor
        .and_then(|actor| parsed.actors.get(actor.index()))
        .map(|actor| actor.name.as_str());
    let words = known
        .or_else(|| span.map(|span| span.slice(parsed.text())))
        .unwrap_or("?");
    one_line(words, 50)
}

fn claims(out: &mut String, parsed: &ParsedArticle) -> std::fmt::Result {
    if parsed.claims.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEAD}Claims{HEAD:#}")?;
    for claim in &parsed.claims {
        let indent = if claim.parent.is_some() { "    " } else { "  " };
        writeln!(out, "{indent}{}", claim_line(claim, parsed))?;
    }
    Ok(())
}

fn claim_line(claim: &Claim, parsed: &ParsedArticle) -> String {
    let speaker = claim
        .speaker
        .as_ref()
        .map_or_else(|| "unattributed".to_owned(), |speaker| spoken_by(speaker, parsed));
    let to = claim
        .addressee
        .as_ref()
        .map(|to| format!(" to {}", spoken_by(to, parsed)))
        .unwrap_or_default();
    let words: Vec<&str> = claim.content.iter().map(|span| span.slice(parsed.text())).collect();
    let mark = |c: char| matches!(c, '"' | '“' | '”' | '‘' | '’');
    // Only words that the speaker used stand between quotation marks.
    let words = if claim.form == ClaimForm::Direct {
        let words: Vec<&str> = words.iter().map(|words| words.trim_matches(mark)).collect();
        format!("“{}”", one_line(words.join(" … ").trim_end_matches(','), 160))
    } else {
        let words = words.join(" … ");
        one_line(words.strip_prefix("that ").unwrap_or(&words), 160)
    };
    // Denials say no by themselves; of anything else that is negated, the reader must be told.
    let not = if claim.polarity == Polarity::Negative && claim.act != Act::Deny {
        "not "
    } else {
        ""
    };
    format!(
        "{WHO}{speaker}{WHO:#}{to} {HOW}({not}{}){HOW:#}: {words}",
        label(&claim.act)
    )
}

fn spoken_by(speaker: &Speaker, parsed: &ParsedArticle) -> String {
    name(speaker.actor, speaker.span, parsed)
}

fn warnings(out: &mut String, parsed: &ParsedArticle) -> std::fmt::Result {
    for warning in &parsed.warnings {
        writeln!(out, "\n{HOW}Warning:{HOW:#} {}", warning.message)?;
    }
    Ok(())
}

/// The label that the JSON form uses.
fn label(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// `text` on one line, cut at a word after about `limit` characters. No control character of the article's reaches the
/// terminal.
fn one_line(text: &str, limit: usize) -> String {
    let mut line = String::new();
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    for word in words.filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            if line.chars().count() + word.chars().count() > limit {
                line.push_str(" …");
                break;
            }
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
