//! A new tenant: corporation, administrator, application, rooms.
//!
//! The first start makes one without being asked; `convoca corporation add` makes more.

use crate::auth::passwords::Passwords;
use crate::clock;
use crate::settings::Resolved;
use convoca_booking::random::digits;
use convoca_booking::room::RoomKind;
use convoca_booking::{
    AdminLevel, ApplicationId, Corporation, CorporationId, Defaults, Profile, Random, Room, User, UserId, UserKind,
};
use convoca_store::{
    Application, ApplicationScope, Effects, NewPassword, PeopleError, ProviderAdmin, Provision, Store,
};
use jiff::Timestamp;
use thiserror::Error;

/// What a new tenant is made of.
pub struct Tenant {
    /// The corporation's name.
    pub name: String,
    /// The administrator's account.
    pub account: String,
    /// His password; `None`: made up.
    pub password: Option<String>,
    /// The App ID; `None`: made up.
    pub app_id: Option<String>,
    /// The App key; `None`: made up.
    pub app_key: Option<String>,
    /// Whose application it is.
    pub app_scope: ApplicationScope,
    /// How many cloud rooms.
    pub cloud_rooms: usize,
    /// How many webinar rooms.
    pub webinar_rooms: usize,
    /// The account of the provider's administrator; `None`: there is one only if he has a password or
    /// the application is a provider's, and his account is made up.
    pub provider_account: Option<String>,
    /// His password; `None`: made up, if his account was not.
    pub provider_password: Option<String>,
    /// Its meetings' defaults.
    pub defaults: Defaults,
}

/// What people need to use a new tenant. Shown once; the store keeps only hashes and sealed text.
pub struct Credentials {
    /// The corporation's ID.
    pub corporation: CorporationId,
    /// The administrator's account.
    pub account: String,
    /// His password.
    pub password: String,
    /// Account and password of the provider's administrator, if he can sign in with one.
    pub provider: Option<(String, String)>,
    /// The App ID.
    pub app_id: String,
    /// The App key.
    pub app_key: String,
}

/// Why there is no new tenant.
#[derive(Debug, Error)]
pub enum ProvisionError {
    /// The store refused.
    #[error("the corporation could not be added")]
    Store(#[from] PeopleError),
    /// The password could not be hashed.
    #[error("the administrator's password could not be hashed")]
    Hashing,
}

impl Tenant {
    /// The tenant that the first start makes.
    pub fn first(settings: &Resolved) -> Self {
        Self {
            name: settings.corporation_name.clone(),
            account: settings.admin_account.clone(),
            password: settings.admin_password.clone(),
            app_id: settings.app_id.clone(),
            app_key: settings.app_key.clone(),
            app_scope: settings.app_scope,
            cloud_rooms: settings.cloud_rooms,
            webinar_rooms: settings.webinar_rooms,
            provider_account: settings.provider_account.clone(),
            provider_password: settings.provider_password.clone(),
            defaults: defaults(settings),
        }
    }
}

/// What the settings say about a new corporation's meetings.
pub fn defaults(settings: &Resolved) -> Defaults {
    Defaults { zone: settings.time_zone, language: settings.language.clone(), ..Defaults::default() }
}

/// Makes `tenant`, or nothing when `only_if_empty` and there is a corporation already.
///
/// # Errors
/// When the account or App ID is taken, or the store fails.
pub async fn provision(
    store: &Store,
    passwords: &Passwords,
    tenant: Tenant,
    only_if_empty: bool,
) -> Result<Option<Credentials>, ProvisionError> {
    if only_if_empty && !store.is_empty().await.map_err(PeopleError::from)? {
        return Ok(None);
    }
    let provider = ProviderSignIn::of(&tenant);
    let chosen = (tenant.password.is_some(), tenant.provider_password.is_some());
    let password = tenant.password.unwrap_or_else(|| clock::random(made_up_password));
    let password_hash = passwords.hash(password.clone()).await.map_err(|_| ProvisionError::Hashing)?;
    let provider_hash = match provider.as_ref().and_then(|provider| provider.password.clone()) {
        Some(password) => Some(passwords.hash(password).await.map_err(|_| ProvisionError::Hashing)?),
        None => None,
    };
    let app_id = tenant.app_id.unwrap_or_else(|| clock::random_hex(16));
    let app_key = tenant.app_key.unwrap_or_else(|| clock::random_hex(32));
    let now = clock::now();
    let provision = clock::random(|random| {
        let id = CorporationId::new(format!("6{}", digits(random, 8)));
        let corporation = Corporation::new(id, &tenant.name, tenant.defaults);
        let id = &corporation.id;
        let admin = new_user(id, &tenant.account, &tenant.account, AdminLevel::Default, now, random);
        let personal = personal_room(&admin, random);
        let provider_admin = provider.as_ref().map(|provider| {
            let mut user = new_user(id, &provider.account, "Provider", AdminLevel::None, now, random);
            user.kind = UserKind::Provider;
            let personal = personal_room(&user, random);
            ProviderAdmin { user, password_hash: provider_hash, personal }
        });
        let cloud = (1..=tenant.cloud_rooms).map(|number| (RoomKind::Cloud, format!("Room {number}")));
        let webinar = (1..=tenant.webinar_rooms).map(|number| (RoomKind::Webinar, format!("Webinar {number}")));
        let rooms = cloud.chain(webinar).map(|(kind, name)| Room::new(id, kind, &name, None, random)).collect();
        Provision {
            application: Some(Application {
                id: ApplicationId::new(app_id.clone()),
                corporation: id.clone(),
                name: "First application".to_owned(),
                description: String::new(),
                key: app_key.clone(),
                scope: tenant.app_scope,
                stopped: false,
                created_at: now,
                updated_at: now,
            }),
            corporation,
            admin,
            password_hash: Some(password_hash),
            personal,
            rooms,
            provider_admin,
            effects: Effects::default(),
            only_if_empty,
        }
    });
    let (corporation, account) = (provision.corporation.id.clone(), provision.admin.account.clone());
    let people = [
        (Some(provision.admin.id.clone()), provision.password_hash.clone(), chosen.0),
        (
            provision.provider_admin.as_ref().map(|provider| provider.user.id.clone()),
            provision.provider_admin.as_ref().and_then(|provider| provider.password_hash.clone()),
            chosen.1,
        ),
    ];
    let made = store.provision(provision).await?;
    for (id, hash, chosen) in people {
        // What the operator has chosen himself, nobody has to change at the first sign-in.
        if let (true, Some(id), Some(hash)) = (made && chosen, id, hash) {
            let new = NewPassword { hash: hash.clone(), chosen, stays: None };
            store.set_password(&id, Some(&hash), &new, (&Effects::default(), now)).await.map_err(PeopleError::from)?;
        }
    }
    let provider = provider.and_then(|provider| Some((provider.account, provider.password?)));
    Ok(made.then_some(Credentials { corporation, account, password, provider, app_id, app_key }))
}

/// How the provider's administrator signs in.
struct ProviderSignIn {
    account: String,
    /// With none, only an application signs him in.
    password: Option<String>,
}

impl ProviderSignIn {
    /// What the tenant's settings say; `None`: there is no such administrator.
    fn of(tenant: &Tenant) -> Option<Self> {
        match (&tenant.provider_account, &tenant.provider_password) {
            (None, None) if tenant.app_scope != ApplicationScope::Provider => None,
            (None, password) => {
                let account = clock::random(|random| format!("provider-{}", digits(random, 8)));
                Some(Self { account, password: password.clone() })
            }
            (Some(account), password) => {
                let password = password.clone().unwrap_or_else(|| clock::random(made_up_password));
                Some(Self { account: account.clone(), password: Some(password) })
            }
        }
    }
}

/// A person with a fresh ID and number.
pub fn new_user(
    corporation: &CorporationId,
    account: &str,
    name: &str,
    admin: AdminLevel,
    now: Timestamp,
    random: &mut Random<'_>,
) -> User {
    User {
        id: UserId::new(random.hex(16)),
        corporation: corporation.clone(),
        account: account.to_owned(),
        name: name.to_owned(),
        email: String::new(),
        phone: String::new(),
        third_account: None,
        number: format!("+99{}", digits(random, 9)),
        admin,
        kind: UserKind::Corporation,
        disabled: false,
        created_at: now,
        profile: Profile::default(),
    }
}

/// A person's room.
pub fn personal_room(user: &User, random: &mut Random<'_>) -> Room {
    Room::new(&user.corporation, RoomKind::Personal, &user.name, Some(&user.id), random)
}

/// Sixteen letters and digits that cannot be mistaken for one another, about 92 bits.
pub(crate) fn made_up_password(random: &mut Random<'_>) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    let mut password = String::with_capacity(16);
    while password.len() < 16 {
        for byte in random.bytes::<32>() {
            // Bytes beyond the last whole multiple of the alphabet would favour its beginning.
            let index = usize::from(byte);
            if index < 256 - 256 % ALPHABET.len() && password.len() < 16 {
                password.push(char::from(ALPHABET[index % ALPHABET.len()]));
            }
        }
    }
    password
}
