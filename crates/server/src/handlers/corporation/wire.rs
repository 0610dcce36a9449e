//! What the provider says of a corporation and its administrator, checked field by field.

use crate::handlers::fields;
use crate::handlers::user::is_address;
use crate::http::Refusal;
use convoca_booking::corporation::Profile;
use convoca_booking::{Corporation, User};
use convoca_contract::corporation::{
    CorporationBasicsRequest, EditBasicsRequest, EditDefaultAdminRequest, PropertyRequest,
};
use convoca_contract::given::Given;

const LONGEST_NAME: usize = 96;
const LONGEST_TEXT: usize = 255;
const LONGEST_PHONE: usize = 32;
const LONGEST_COUNTRY: usize = 64;

/// Most switches in one request.
const MOST_PROPERTIES: usize = 32;

/// The one switch that means something here.
const CLIENT_RECORDING: &str = "enableClientRecord";

/// Characters that the vendor's pattern for names leaves out.
const NOT_IN_NAMES: &[char] = &['#', '%', '&', '\'', '+', ';', '<', '>', '=', '"', '\u{ff1f}', '?', '\\', '/', '…'];

/// A corporation's name.
pub(super) fn name(given: Given<String>) -> Result<Option<String>, Refusal> {
    match fields::text(given, "name", LONGEST_NAME)? {
        Some(name) if name.contains(NOT_IN_NAMES) || name.chars().any(char::is_control) => {
            Err(fields::wrong("name", "must have none of # % & ' + ; < > = \" ? \\ / …"))
        }
        name => Ok(name),
    }
}

/// What a new corporation's profile is.
pub(super) fn profile(body: CorporationBasicsRequest) -> Result<Profile, Refusal> {
    let domain = fields::text(body.domain, "domain", LONGEST_TEXT)?.unwrap_or_default();
    let edit = EditBasicsRequest {
        name: Given::Absent,
        phone: body.phone,
        country: body.country,
        fax: body.fax,
        email: body.email,
        address: body.address,
        description: body.description,
    };
    let mut profile = Profile { domain, ..Profile::default() };
    ProfileEdit::read(edit)?.apply(&mut profile);
    Ok(profile)
}

/// Changes to a profile.
#[derive(Clone, Debug)]
pub(super) struct ProfileEdit {
    phone: Option<String>,
    country: Option<String>,
    fax: Option<String>,
    email: Option<String>,
    address: Option<String>,
    description: Option<String>,
}

impl ProfileEdit {
    /// Without the name, which is no part of the profile.
    pub(super) fn read(body: EditBasicsRequest) -> Result<Self, Refusal> {
        Ok(Self {
            phone: number(body.phone, "phone")?,
            country: fields::text(body.country, "country", LONGEST_COUNTRY)?,
            fax: number(body.fax, "fax")?,
            email: email(body.email)?,
            address: fields::text(body.address, "address", LONGEST_TEXT)?,
            description: fields::text(body.description, "description", LONGEST_TEXT)?,
        })
    }

    pub(super) fn apply(&self, profile: &mut Profile) {
        for (new, kept) in [
            (&self.phone, &mut profile.phone),
            (&self.country, &mut profile.country),
            (&self.fax, &mut profile.fax),
            (&self.email, &mut profile.email),
            (&self.address, &mut profile.address),
            (&self.description, &mut profile.description),
        ] {
            if let Some(new) = new {
                kept.clone_from(new);
            }
        }
    }
}

/// Who the default administrator is, apart from his account; `None` of a property: as it is.
#[derive(Clone, Debug)]
pub(super) struct AdminEdit {
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    country: Option<String>,
}

impl AdminEdit {
    pub(super) fn read(body: EditDefaultAdminRequest) -> Result<Self, Refusal> {
        Ok(Self {
            name: fields::text(body.name, "name", LONGEST_NAME)?,
            email: email(body.email)?,
            phone: number(body.phone, "phone")?,
            country: fields::text(body.country, "country", LONGEST_COUNTRY)?,
        })
    }

    pub(super) fn apply(&self, user: &mut User) {
        for (new, kept) in [
            (&self.name, &mut user.name),
            (&self.email, &mut user.email),
            (&self.phone, &mut user.phone),
            (&self.country, &mut user.profile.country),
        ] {
            if let Some(new) = new {
                kept.clone_from(new);
            }
        }
    }
}

/// The switches of a corporation; `None`: as they are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Switches {
    client_recording: Option<bool>,
}

impl Switches {
    /// Switches that mean nothing here are passed over.
    pub(super) fn read(body: Given<Vec<PropertyRequest>>) -> Result<Self, Refusal> {
        let list = fields::value(body, "propertyInfo", "a list")?.unwrap_or_default();
        if list.len() > MOST_PROPERTIES {
            return Err(fields::wrong("propertyInfo", format!("must have at most {MOST_PROPERTIES}")));
        }
        let mut switches = Self::default();
        for property in list {
            let key = fields::text(property.property_key, "propertyKey", LONGEST_TEXT)?;
            let value = fields::text(property.property_value, "propertyValue", LONGEST_TEXT)?;
            if key.as_deref() == Some(CLIENT_RECORDING) {
                switches.client_recording = Some(match value.as_deref() {
                    Some("true") => true,
                    Some("false") => false,
                    _ => return Err(fields::wrong("propertyValue", "must be true or false")),
                });
            }
        }
        Ok(switches)
    }

    pub(super) fn apply(self, corporation: &mut Corporation) {
        corporation.client_recording = self.client_recording.unwrap_or(corporation.client_recording);
    }
}

fn email(given: Given<String>) -> Result<Option<String>, Refusal> {
    match fields::text(given, "email", LONGEST_TEXT)? {
        Some(email) if !is_address(&email) => Err(fields::wrong("email", "must be an e-mail address")),
        email => Ok(email),
    }
}

/// A phone or fax number, as the vendor's pattern has it.
fn number(given: Given<String>, name: &str) -> Result<Option<String>, Refusal> {
    match fields::text(given, name, LONGEST_PHONE)? {
        Some(number) => {
            let digits = number.strip_prefix('+').unwrap_or(&number);
            if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(fields::wrong(name, "must be digits, with + before them or not"));
            }
            Ok(Some(number))
        }
        None => Ok(None),
    }
}
