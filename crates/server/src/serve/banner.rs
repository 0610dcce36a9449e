//! What a start prints: where the server is and, the first time, how to get in.

use super::{Entrances, local};
use crate::app::App;
use crate::provision::Credentials;
use crate::settings::Resolved;
use convoca_sfu::Sfu;
use std::fmt::Write as _;

pub(super) struct Banner<'a> {
    pub(super) app: &'a App,
    pub(super) entrances: &'a Entrances,
    pub(super) sfu: &'a Sfu,
    pub(super) settings: &'a Resolved,
    pub(super) made: Option<&'a Credentials>,
}

impl Banner<'_> {
    /// Prints to standard output; a closed one is no reason to stop.
    #[allow(clippy::print_stdout, reason = "the operator reads this")]
    pub(super) fn print(&self) {
        use std::io::Write as _;
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(self.text().as_bytes()).and_then(|()| out.flush());
    }

    fn text(&self) -> String {
        let mut text = format!("Convoca {} is running.\n\n", env!("CARGO_PKG_VERSION"));
        if let Some(address) = self.entrances.http {
            line(&mut text, "HTTP", &format!("http://{address}"));
        }
        if let Some(address) = self.entrances.https {
            line(&mut text, "HTTPS", &format!("https://{address}"));
        }
        let tcp = self.sfu.tcp_address().map_or_else(String::new, |address| format!(", tcp {address}"));
        line(&mut text, "Media", &format!("udp {}{tcp}", self.sfu.udp_address()));
        line(&mut text, "Links", &self.app.public_url);
        line(&mut text, "Data", &self.settings.data_dir.display().to_string());
        if let Some(made) = self.made {
            text.push_str("\nThis is the first start. Keep what follows; it is shown only now.\n\n");
            text.push_str(&credentials_text(made));
            text.push_str(&self.first_meeting(made));
        }
        text.push('\n');
        text
    }

    /// Two commands to paste: sign in, create a meeting.
    fn first_meeting(&self, made: &Credentials) -> String {
        let base = match (self.entrances.http, self.entrances.https) {
            (Some(http), _) => format!("http://{}", local(http)),
            (None, Some(https)) => format!("https://{}", local(https)),
            (None, None) => return String::new(),
        };
        let basic = quoted(&format!("{}:{}", made.account, made.password));
        let sign_in = serde_json::json!({"account": made.account, "clientType": 72}).to_string();
        let sign_in = quoted(&sign_in);
        format!(
            "\nA first meeting:\n\n  TOKEN=$(curl -sk -u {basic} -H 'Content-Type: application/json' \\\n    -d {sign_in} \\\n    {base}/v1/usg/acs/auth/account | sed 's/.*\"accessToken\":\"\\([^\"]*\\)\".*/\\1/')\n  curl -sk -H \"X-Access-Token: $TOKEN\" -H 'Content-Type: application/json' \\\n    -d '{{\"subject\":\"First meeting\",\"mediaTypes\":\"HDVideo\"}}' \\\n    {base}/v1/mmc/management/conferences\n"
        )
    }
}

/// How to sign in to a new corporation.
pub fn credentials_text(made: &Credentials) -> String {
    let mut text = String::new();
    line(&mut text, "Corporation", made.corporation.as_str());
    line(&mut text, "Account", &made.account);
    line(&mut text, "Password", &made.password);
    if let Some((account, password)) = &made.provider {
        line(&mut text, "Provider", account);
        line(&mut text, "Password", password);
    }
    line(&mut text, "App ID", &made.app_id);
    line(&mut text, "App key", &made.app_key);
    text
}

fn line(text: &mut String, name: &str, value: &str) {
    // Writing into a String cannot fail.
    let _ = writeln!(text, "  {name:<12}{value}");
}

/// As one word for a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_are_safe_in_a_shell() {
        assert_eq!(quoted("it's $HOME"), r"'it'\''s $HOME'");
    }
}
