//! Packages of rooms: how many people fit into one.

use serde::{Deserialize, Serialize};

/// A package of rooms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// The vendor's ID of it, or of ours.
    pub id: String,
    /// Name.
    pub name: String,
    /// Most people in a room of it; in a webinar room, besides the audience.
    pub parties: u32,
    /// Most people in the audience; 0: it is no room for webinars.
    pub audience: u32,
}

/// The vendor's packages of cloud rooms by the IDs that its SDK gives (`ResourceDTO.type_id`).
const CLOUD: [(&str, u32); 8] = [
    ("ff808081699b56d40169c410d5080179", 10),
    ("ff808081699b56d40169c4111fe5017a", 25),
    ("ff808081699b56cb0169c411a0980152", 50),
    ("ff808081699b56cb0169c41167850151", 100),
    ("ff808081699b56d40169c410913d0178", 200),
    ("ff8080816b9ec3ab016bdff237962e83", 300),
    ("ff8080816b9ec475016bdff37efc279f", 400),
    ("ff8080816b9ec3ab016bdff338542e84", 500),
];

/// Packages of webinar rooms by audience. The vendor's IDs of its own are not published, so these are
/// ours: `webinar` and the number.
const WEBINAR: [u32; 5] = [100, 500, 1000, 3000, 5000];

/// Most people in a webinar besides the audience, as in the vendor's packages.
const PANEL: u32 = 100;

impl Package {
    /// The package with this ID.
    pub fn known(id: &str) -> Option<Self> {
        if let Some((id, parties)) = CLOUD.iter().find(|(known, _)| *known == id) {
            return Some(Self { id: (*id).to_owned(), name: format!("vmr{parties}"), parties: *parties, audience: 0 });
        }
        let audience =
            WEBINAR.into_iter().find(|audience| id.strip_prefix("webinar") == Some(&audience.to_string()))?;
        Some(Self { id: id.to_owned(), name: id.to_owned(), parties: PANEL, audience })
    }
}
