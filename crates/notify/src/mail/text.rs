//! A letter as plain text.

use crate::letter::{Fact, Letter};
use crate::words::{Words, fill};

/// The whole letter.
pub(crate) fn text(letter: &Letter) -> String {
    let words = letter.words;
    let facts: String = letter.facts().map(|fact| lines(words, fact)).collect();
    let mut text = format!("{}\n\n{}\n\n{facts}{}", letter.headline, letter.sentence, links(letter));
    if let Some(reply) = &letter.reply {
        text.push_str(&format!("\n{}\n", words.question));
        for (answer, link) in
            [(words.accept, &reply.accept), (words.tentative, &reply.tentative), (words.decline, &reply.decline)]
        {
            text.push_str(&format!("{}\n", fill(words.labelled, &[answer, link])));
        }
    }
    text.push_str(&format!("\n-- \n{}\n", letter.footer));
    text
}

/// How one gets in, alone: for a calendar entry, which says by itself what is when.
pub(crate) fn entry(letter: &Letter) -> String {
    let about = letter.what.iter().filter(|fact| fact.label == letter.words.about);
    let facts: String = about.chain(&letter.how).map(|fact| lines(letter.words, fact)).collect();
    facts + &links(letter)
}

fn links(letter: &Letter) -> String {
    let words = letter.words;
    let mut text = String::new();
    if let Some(link) = &letter.link {
        text.push_str(&format!("\n{}\n", fill(words.labelled, &[letter.link_label, link])));
    }
    if let Some(host) = &letter.host {
        let link = fill(words.labelled, &[words.host_join, &host.link]);
        let password = fill(words.labelled, &[words.host_password, &host.password]);
        text.push_str(&format!("\n{}\n{link}\n{password}\n{}\n", words.host, words.host_note));
    }
    text
}

fn lines(words: &Words, fact: &Fact) -> String {
    match fact.lines.as_slice() {
        [only] => format!("{}\n", fill(words.labelled, &[&fact.label, &one_line(only)])),
        lines => {
            let listed: String = lines.iter().map(|line| format!("  {}\n", one_line(line))).collect();
            format!("{}\n{listed}", fill(words.labelled, &[&fact.label, ""]).trim_end())
        }
    }
}

/// What somebody wrote cannot pass for a line of ours.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')).collect::<Vec<_>>().join(" ")
}
