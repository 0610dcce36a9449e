//! Addresses of streams: `rtmp://host[:port]/app/key`, or `rtmps`.

use std::net::{SocketAddr, ToSocketAddrs as _};

/// Certificates that the machine trusts, where Debian and its kin, Fedora and its kin, and Alpine keep them.
const TRUSTED: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

/// An address that can be streamed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    tls: bool,
    host: String,
    port: u16,
    /// What the server calls an application: all of the path but its last step.
    app: String,
    /// The last step with what follows it: the stream's key.
    key: String,
}

impl Address {
    /// Reads one; `None` if it is none.
    pub(super) fn read(url: &str) -> Option<Self> {
        let url = url.trim();
        let (scheme, rest) = url.split_once("://")?;
        let tls = match scheme.to_ascii_lowercase().as_str() {
            "rtmp" => false,
            "rtmps" => true,
            _ => return None,
        };
        if rest.chars().any(|char| char.is_whitespace() || char.is_control()) {
            return None;
        }
        let (authority, path) = rest.split_once('/')?;
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port.parse().ok()?)),
            _ => (authority, None),
        };
        let named = |char: char| char.is_ascii_alphanumeric() || "-._".contains(char);
        let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let fits = match bare {
            Some(bare) => bare.parse::<std::net::Ipv6Addr>().is_ok(),
            None => !host.is_empty() && host.chars().all(named),
        };
        let (plain, query) = path.find('?').map_or((path, ""), |at| path.split_at(at));
        let (app, key) = plain.rsplit_once('/').unwrap_or((plain, ""));
        if !fits || app.is_empty() {
            return None;
        }
        let port = port.unwrap_or(if tls { 443 } else { 1935 });
        Some(Self {
            tls,
            host: bare.unwrap_or(host).to_owned(),
            port,
            app: app.to_owned(),
            key: format!("{key}{query}"),
        })
    }

    /// Where it leads now; nowhere if nobody knows.
    pub(super) fn look_up(&self) -> Vec<SocketAddr> {
        (self.host.as_str(), self.port).to_socket_addrs().map(Iterator::collect).unwrap_or_default()
    }

    /// What the program is told to send to this place. The server still hears the name that was given.
    pub(super) fn arguments(&self, place: SocketAddr) -> Vec<String> {
        let Self { tls, host, port, app, key } = self;
        let scheme = if *tls { "rtmps" } else { "rtmp" };
        let named = if host.contains(':') { format!("[{host}]") } else { host.clone() };
        let tc_url = format!("{scheme}://{named}:{port}/{app}");
        let options = [("-rtmp_tcurl", tc_url.as_str()), ("-rtmp_app", app), ("-rtmp_playpath", key)];
        let trusted = TRUSTED.iter().find(|file| std::path::Path::new(file).is_file());
        let checks = [("-tls_verify", "1"), ("-verifyhost", host.as_str()), ("-ca_file", trusted.unwrap_or(&""))];
        let checks = checks.into_iter().filter(|_| *tls);
        let pairs = options.into_iter().chain(checks).flat_map(|(name, value)| [name.to_owned(), value.to_owned()]);
        pairs.chain([format!("{scheme}://{place}/{app}/{key}")]).collect()
    }
}

#[cfg(test)]
mod tests;
