//! Contacts as the API shows them.

use convoca_contract::address_book::ExternalContact;
use convoca_store::Contact;

pub(super) fn shown(contact: Contact) -> ExternalContact {
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    // Exact up to the year 287,396.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 have far fewer than 52 bits")]
    let update_time = contact.changed_at.as_millisecond() as f64;
    ExternalContact {
        id: contact.id,
        name: contact.name,
        phone: said(contact.phone),
        country: said(contact.country),
        other_number: said(contact.other_number),
        other_number_country: said(contact.other_country),
        email: said(contact.email),
        corp_name: said(contact.company),
        dept_name: said(contact.department),
        position: said(contact.position),
        address: said(contact.address),
        remarks: said(contact.remarks),
        custom_number: said(contact.custom_number),
        update_time,
        kind: if contact.owner.is_some() { "PERSONAL" } else { "CORP" }.to_owned(),
    }
}
