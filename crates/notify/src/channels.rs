//! The ways to send, one file each.

mod http;
pub mod mail_folder;
mod message;
mod number;
pub mod outward;
pub mod smpp;
pub mod sms_http;
pub mod smtp;
pub mod webhook;

pub use mail_folder::MailFolder;
pub use outward::Outward;
pub use smpp::{Smpp, SmppSettings};
pub use sms_http::{SmsHttp, SmsHttpSettings};
pub use smtp::{Dkim, Smtp, SmtpSettings, SmtpTls};
pub use webhook::{Webhook, WebhookSettings, is_public};
