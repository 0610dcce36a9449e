//! A letter as HTML that mail readers show alike: tables for layout, styles at each element, no
//! picture, no script, nothing fetched. Dark colours come by a style sheet, for readers that honour
//! one; the others invert by themselves. Every text is escaped.

use crate::letter::{Fact, Host, Letter, Reply};
use crate::words::Words;

/// Styles by element. Colours are those of the pages (`web/tokens.css`), light.
const FACE: &str =
    "font-family:system-ui,-apple-system,'Segoe UI','Noto Sans','PingFang SC','Microsoft YaHei',Arial,sans-serif";
const INK: &str = "color:#10201f";
const SOFT: &str = "color:#40524f";

/// The same colours, dark, and narrow screens.
const SHEET: &str = "\
@media (prefers-color-scheme:dark){\
.page{background:#0e1716!important}.card{background:#16211f!important;border-color:#2a3836!important}\
.ink{color:#e8efed!important}.soft{color:#a9bab6!important}\
.host{background:#2b2310!important;border-color:#6b5212!important}\
.act{background:#4fb8b4!important;color:#06201f!important}.quiet{color:#7fd0cc!important;border-color:#2a3836!important}\
a.plain{color:#7fd0cc!important}}\
@media (max-width:480px){.card{padding:20px!important}.label{display:block!important;width:auto!important;padding-bottom:0!important}.value{display:block!important}}";

/// The whole letter as a page.
pub(super) fn html(letter: &Letter) -> String {
    let words = letter.words;
    let headline = escape(letter.headline);
    let facts: String = letter.facts().map(row).collect();
    let join = letter.link.as_deref().map(|link| join(letter, link)).unwrap_or_default();
    let host = letter.host.as_ref().map(|block| host(words, block)).unwrap_or_default();
    let reply = letter.reply.as_ref().map(|links| reply(words, links)).unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\n\
         <title>{subject}</title>\n<style>{SHEET}</style>\n</head>\n\
         <body class=\"page\" style=\"margin:0;padding:0;background:#f6f8f7\">\n\
         <table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"background:#f6f8f7\"><tr><td align=\"center\" style=\"padding:24px 12px\">\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" \
         style=\"max-width:600px\"><tr>\n\
         <td class=\"card\" style=\"background:#ffffff;border:1px solid #dce3e1;border-radius:16px;padding:32px;\
         {FACE};font-size:15px;line-height:1.6;{INK}\">\n\
         <h1 class=\"ink\" style=\"margin:0 0 8px;font-size:22px;line-height:1.25;font-weight:650;{INK}\">{headline}</h1>\n\
         <p class=\"soft\" style=\"margin:0 0 20px;{SOFT}\">{sentence}</p>\n\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">\n{facts}</table>\n\
         {join}{reply}{host}</td></tr>\n\
         <tr><td class=\"soft\" style=\"padding:16px 32px;{FACE};font-size:12px;{SOFT}\">{footer}</td></tr>\n\
         </table>\n</td></tr></table>\n</body>\n</html>\n",
        tag = escape(words.tag),
        subject = escape(&letter.subject),
        sentence = escape(&letter.sentence),
        footer = escape(&letter.footer),
    )
}

fn row(fact: &Fact) -> String {
    let lines: Vec<String> = fact.lines.iter().map(|line| escape(line)).collect();
    format!(
        "<tr><td class=\"label soft\" valign=\"top\" width=\"140\" style=\"padding:6px 16px 6px 0;width:140px;{SOFT}\">{}</td>\
         <td class=\"value ink\" valign=\"top\" style=\"padding:6px 0;{INK};overflow-wrap:anywhere\">{}</td></tr>\n",
        escape(&fact.label),
        lines.join("<br>"),
    )
}

fn join(letter: &Letter, link: &str) -> String {
    format!(
        "<p style=\"margin:24px 0 8px\">{}</p>\n<p class=\"soft\" style=\"margin:0 0 8px;font-size:13px;{SOFT}\">{}<br>{}</p>\n",
        button(letter.link_label, link),
        escape(letter.words.link),
        plain_link(link),
    )
}

fn host(words: &Words, host: &Host) -> String {
    format!(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin-top:24px\"><tr>\
         <td class=\"host\" style=\"background:#fdf0d2;border:1px solid #f0a411;border-radius:9px;padding:16px\">\n\
         <p class=\"ink\" style=\"margin:0 0 8px;font-weight:650;{INK}\">{}</p>\n\
         <p class=\"ink\" style=\"margin:0 0 8px;{INK}\">{}: <strong>{}</strong></p>\n\
         <p class=\"ink\" style=\"margin:0 0 8px;font-size:13px;{INK}\">{}:<br>{}</p>\n\
         <p class=\"soft\" style=\"margin:0;font-size:13px;{SOFT}\">{}</p>\n</td></tr></table>\n",
        escape(words.host),
        escape(words.host_password),
        escape(&host.password),
        escape(words.host_join),
        plain_link(&host.link),
        escape(words.host_note),
    )
}

fn reply(words: &Words, reply: &Reply) -> String {
    let answers: Vec<String> =
        [(words.accept, &reply.accept), (words.tentative, &reply.tentative), (words.decline, &reply.decline)]
            .into_iter()
            .map(|(answer, link)| {
                format!(
                    "<a class=\"quiet\" href=\"{}\" style=\"display:inline-block;padding:8px 18px;margin:0 8px 8px 0;\
                     border:1px solid #b9c6c3;border-radius:9px;color:#00666b;text-decoration:none\">{}</a>",
                    escape(link),
                    escape(answer),
                )
            })
            .collect();
    format!(
        "<p class=\"ink\" style=\"margin:24px 0 8px;font-weight:650;{INK}\">{}</p>\n<p style=\"margin:0\">{}</p>\n",
        escape(words.question),
        answers.concat(),
    )
}

fn button(label: &str, link: &str) -> String {
    format!(
        "<a class=\"act\" href=\"{}\" style=\"display:inline-block;padding:12px 28px;border-radius:9px;background:#00666b;\
         color:#ffffff;font-weight:650;text-decoration:none\">{}</a>",
        escape(link),
        escape(label),
    )
}

fn plain_link(link: &str) -> String {
    let link = escape(link);
    format!("<a class=\"plain\" href=\"{link}\" style=\"color:#00666b;overflow-wrap:anywhere\">{link}</a>")
}

/// The text so that it can stand between tags and in attributes' quotes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
