//! Which addresses are posted to. Whoever registers one chooses what this server connects to, so
//! the operator's own network is closed to him unless a setting opens it. Names are resolved here,
//! and the connection goes to an address that was looked at: there is no second look-up that could
//! say something else.

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use tokio::net::lookup_host;

/// Resolves names and leaves out what is closed.
pub(in crate::channels) struct Guard {
    pub(in crate::channels) allow_private: bool,
}

/// A name that leads to closed addresses alone.
#[derive(Debug, thiserror::Error)]
#[error("the name leads to a private address, and the settings do not allow those")]
pub(super) struct Closed;

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let allow_private = self.allow_private;
        Box::pin(async move {
            let found: Vec<SocketAddr> = lookup_host((name.as_str(), 0)).await?.collect();
            let any = !found.is_empty();
            let open: Vec<SocketAddr> =
                found.into_iter().filter(|address| allow_private || is_public(address.ip())).collect();
            if open.is_empty() && any {
                return Err(Closed.into());
            }
            let open: Addrs = Box::new(open.into_iter());
            Ok(open)
        })
    }
}

/// Checks an address as far as it can be without asking the DNS.
///
/// # Errors
/// A sentence about why nothing will be posted to it.
pub(in crate::channels) fn check(url: &str, allow_private: bool, allow_http: bool) -> Result<Url, String> {
    let url = Url::parse(url).map_err(|error| format!("the address is none: {error}"))?;
    match url.scheme() {
        "https" => {}
        "http" if allow_http => {}
        "http" => return Err("the address must begin with https://; the settings do not allow http://".to_owned()),
        _ => return Err("the address must begin with https://".to_owned()),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("the address must not hold an account or password".to_owned());
    }
    // The parser has turned every way to write an address of version 4 into its usual form.
    let host = url.host_str().unwrap_or_default();
    let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    match literal {
        Ok(address) if !allow_private && !is_public(address) => {
            Err("the address is a private one, and the settings do not allow those".to_owned())
        }
        _ => Ok(url),
    }
}

/// Whether an address is one that anybody on the Internet may be reached at (RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19)))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let last = Ipv4Addr::from(u32::from(segments[6]) << 16 | u32::from(segments[7]));
    match segments {
        // Written as version 6, meant as version 4: mapped, and translated on the way (RFC 6052).
        [0, 0, 0, 0, 0, 0xffff, ..] | [0x64, 0xff9b, 0, 0, 0, 0, ..] => is_public_v4(last),
        // 6to4 (RFC 3056) has the address of version 4 in front.
        [0x2002, high, low, ..] => is_public_v4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low))),
        // Teredo, benchmarks, documentation.
        [0x2001, 0..0x200, ..] | [0x2001, 0xdb8, ..] | [0x3fff, 0..0x1000, ..] => false,
        // Whatever else is not global unicast is for some network of its own.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests;
