//! Content lines of a calendar (RFC 5545, section 3.1). Written here because the library at hand
//! puts a fresh stamp and ID into components that have neither, zones and alarms among them, so that
//! a repeat would differ and readers that check would refuse it.

/// Most octets of a line, its end not counted.
const MAX_OCTETS: usize = 75;

/// A calendar being written.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line as it is; its value must need no escaping. What could end it becomes a blank.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        let line: String = format!("{name}:{value}").chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > MAX_OCTETS {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value is text (section 3.3.11).
    pub(super) fn text(&mut self, name: &str, text: &str) {
        let mut value = String::with_capacity(text.len() + 8);
        for c in text.trim_end().chars() {
            match c {
                '\\' | ';' | ',' => value.extend(['\\', c]),
                '\n' => value.push_str("\\n"),
                '\r' => {}
                c => value.push(c),
            }
        }
        self.raw(name, &value);
    }

    /// What `write` writes, as a component.
    pub(super) fn component(&mut self, kind: &str, write: impl FnOnce(&mut Self)) {
        self.raw("BEGIN", kind);
        write(self);
        self.raw("END", kind);
    }

    /// The calendar.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// A parameter's value in quotes, without what cannot be in one (section 3.2).
pub(super) fn quoted(text: &str) -> String {
    let inner: String = text.chars().filter(|c| !c.is_control() && *c != '"').collect();
    format!("\"{inner}\"")
}

#[cfg(test)]
mod tests;
