//! The channels that this server sends by, as its settings say.

use crate::settings::{MailWay, Notices, SmsWay};
use convoca_notify::channels::{MailFolder, Smpp, SmsHttp, Smtp, Webhook, WebhookSettings};
use convoca_notify::{Channel, Sender};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Folder of the data folder in which mails land when there is no mail server.
const MAILS: &str = "mails";

/// How long mails lie there: as long as the outbox keeps what was given up.
const KEPT: Duration = Duration::from_secs(30 * 86_400);

/// The channels that this server sends by.
pub struct Post {
    /// Mails.
    pub mail: Arc<dyn Channel>,
    /// SMS, if they are sent at all.
    pub sms: Option<Arc<dyn Channel>>,
    /// Events.
    pub push: Webhook,
    /// Who mails come from.
    pub sender: Sender,
    /// Where mails land when there is no mail server.
    folder: Option<MailFolder>,
}

impl Post {
    /// The channels that `notices` describes; without a mail server mails land in a folder of `data_dir`.
    ///
    /// # Errors
    /// A sentence about a key or certificate that cannot be used.
    pub fn new(notices: &Notices, webhook: WebhookSettings, data_dir: &Path, public_url: &str) -> Result<Self, String> {
        let folder = matches!(notices.mail, MailWay::Folder).then(|| MailFolder::new(data_dir.join(MAILS)));
        let mail: Arc<dyn Channel> = match (&notices.mail, &folder) {
            (MailWay::Smtp(settings), _) => Arc::new(Smtp::new((**settings).clone())?),
            (MailWay::Folder, Some(folder)) => Arc::new(folder.clone()),
            (MailWay::Folder, None) => Arc::new(MailFolder::new(data_dir.join(MAILS))),
        };
        let sms: Option<Arc<dyn Channel>> = match &notices.sms {
            SmsWay::None => None,
            SmsWay::Http(settings) => Some(Arc::new(SmsHttp::new((**settings).clone())?)),
            SmsWay::Smpp(settings) => Some(Arc::new(Smpp::new((**settings).clone())?)),
        };
        let push = Webhook::new(webhook)?;
        let sender = notices.from.clone().unwrap_or_else(|| usual_sender(public_url));
        Ok(Self { mail, sms, push, sender, folder })
    }

    /// Drops mails that have lain in the folder for long.
    pub fn forget_old_mails(&self) {
        let (Some(folder), Some(before)) = (&self.folder, SystemTime::now().checked_sub(KEPT)) else { return };
        if let Err(error) = folder.forget(before) {
            tracing::error!(%error, "old mails in the data folder could not be dropped; it is tried again");
        }
    }

    /// The file of the mail with this ID, where mails land in a folder.
    pub fn mail_file(&self, uid: &str) -> Option<PathBuf> {
        self.folder.as_ref().and_then(|folder| folder.path(uid))
    }
}

/// Who mails come from when nothing was said: an address at the name that people know the server by.
fn usual_sender(public_url: &str) -> Sender {
    let uri = public_url.parse::<http::Uri>().ok();
    let host = uri.as_ref().and_then(http::Uri::host).unwrap_or("localhost");
    // The mail library writes no address literal (RFC 5321, section 4.1.3) into a header.
    let is_address = host.starts_with('[') || host.parse::<std::net::Ipv4Addr>().is_ok();
    let host = if is_address { "localhost" } else { host };
    Sender { name: "Convoca".to_owned(), address: format!("convoca@{host}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_sender_is_at_the_servers_name() {
        for (url, address) in [
            ("https://meet.example.org:8443", "convoca@meet.example.org"),
            ("https://127.0.0.1:8443", "convoca@localhost"),
            ("https://[::1]:8443", "convoca@localhost"),
            ("", "convoca@localhost"),
        ] {
            assert_eq!(usual_sender(url).address, address);
        }
    }
}
