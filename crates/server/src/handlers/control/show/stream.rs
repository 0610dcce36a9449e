//! Streaming live.

use crate::handlers::Done;
use crate::handlers::control::fields::switch;
use crate::http::{Controller, Json, Refusal};
use convoca_conference::Action;
use convoca_contract::codes;
use convoca_contract::recording::{MmrStreamRequest, StreamRequest};

/// `PUT /v1/mmc/control/conferences/live`.
pub(super) async fn stream_meeting(
    controller: Controller,
    Json { value: body, .. }: Json<StreamRequest>,
) -> Result<Done, Refusal> {
    stream(&controller, switch(body.is_live, "isLive")?).await
}

/// `PUT /v1/mmc/control/conferences/mmrLive`.
pub(super) async fn stream_mmr_meeting(
    controller: Controller,
    Json { value: body, .. }: Json<MmrStreamRequest>,
) -> Result<Done, Refusal> {
    stream(&controller, switch(body.live_state, "liveState")?).await
}

/// What cannot be streamed is told at once, before the meeting is told that it is.
async fn stream(controller: &Controller, on: bool) -> Result<Done, Refusal> {
    controller.host()?;
    let booking = &controller.meeting.booking;
    if on && booking.media.has_pictures() && booking.recording.mode.streams() && !controller.app.recordings.can_encode()
    {
        let why = "pictures cannot be streamed: ffmpeg is not installed on the server";
        return Err(Refusal::bad(codes::STREAMING_FAILED, why));
    }
    let app = &controller.app;
    let streams = app.live.present(&booking.id).is_some() && controller.snapshot().await?.state.streaming;
    let most = app.recordings.most_streams(&booking.corporation).await?;
    if on && !streams && most.is_some_and(|most| app.streams.count(&booking.corporation) >= most) {
        let why = "as many live streams go out as your corporation may send at once";
        return Err(Refusal::bad(codes::STREAMING_FAILED, why));
    }
    controller.act(Action::Stream { on }).await
}
