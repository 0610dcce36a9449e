//! Starting a booked meeting without coming in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// A meeting that is to start.
    pub struct StartRequest {
        /// Its ID, or the number of the room that it is held in.
        conference_id: String = "conferenceID", required = true, max_length = 64, example = "936120447";
        /// The host's password; where guests may start the meeting, theirs too.
        password: String = "password", required = true, secret = true, example = "402817";
    }
}

/// A meeting that was started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StartAnswer {
    /// Where it is held: this server.
    #[serde(rename = "regionIP")]
    #[schema(examples("meet.example"))]
    pub region_ip: String,
    /// ID of the holding.
    #[schema(examples("5a1d9e0033bb11f0a2c40242ac120002"))]
    pub uuid: String,
}
