//! A join link, as creating a meeting returns it: `http://host/#/j/{id}/{token}`.

use crate::Failure;

/// Where a join link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Whether the server is met by TLS.
    pub secure: bool,
    /// Host and port, as it stands in the link.
    pub authority: String,
    /// The meeting's ID.
    pub meeting: String,
    /// The token that lets in.
    pub token: String,
}

impl Link {
    /// Takes a link apart.
    ///
    /// # Errors
    /// When it is not a join link.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let wrong = || Failure::from("a join link looks like http://host/#/j/ID/TOKEN");
        let (scheme, rest) = text.trim().split_once("://").ok_or_else(wrong)?;
        let secure = match scheme {
            "https" => true,
            "http" => false,
            _ => return Err(wrong()),
        };
        let (authority, rest) = rest.split_once("/#/j/").ok_or_else(wrong)?;
        let (meeting, token) = rest.split_once('/').ok_or_else(wrong)?;
        if [authority, meeting, token].iter().any(|part| part.is_empty()) || authority.contains('/') {
            return Err(wrong());
        }
        let own = str::to_owned;
        Ok(Self { secure, authority: own(authority), meeting: own(meeting), token: own(token) })
    }

    /// Host and port to connect to.
    pub fn address(&self) -> String {
        // After the last colon stands the port, unless the colon belongs to a bare IPv6 address.
        match self.authority.rsplit_once(':') {
            Some((_, port)) if port.parse::<u16>().is_ok() => self.authority.clone(),
            _ => format!("{}:{}", self.authority, if self.secure { 443 } else { 80 }),
        }
    }

    /// Address of the WebSocket.
    pub fn signal(&self) -> String {
        let scheme = if self.secure { "wss" } else { "ws" };
        format!("{scheme}://{}{}", self.authority, convoca_signalling::PATH)
    }

    /// The server's name, for TLS.
    pub fn host(&self) -> &str {
        let host = self.authority.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok());
        host.map_or(&*self.authority, |(host, _)| host).trim_matches(['[', ']'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_where_to_go() {
        for (link, address, host, signal) in [
            ("http://127.0.0.1:8080/#/j/9012/abc", "127.0.0.1:8080", "127.0.0.1", "ws://127.0.0.1:8080/signal"),
            (" https://meet.example/#/j/9012/abc\n", "meet.example:443", "meet.example", "wss://meet.example/signal"),
            ("http://[::1]/#/j/9012/abc", "[::1]:80", "::1", "ws://[::1]/signal"),
        ] {
            let link = Link::parse(link).unwrap();
            assert_eq!((link.address().as_str(), link.host(), link.signal().as_str()), (address, host, signal));
            assert_eq!((link.meeting.as_str(), link.token.as_str()), ("9012", "abc"));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in
            ["", "http://host/", "http://host/#/j/1", "http://host/#/j/1/", "ftp://host/#/j/1/t", "host/#/j/1/t"]
        {
            assert!(Link::parse(text).is_err(), "{text}");
        }
    }
}
