//! Coming into a meeting over a connection: entering, joining, coming back, becoming host.

use super::super::enter::{Denied, Proof, admit};
use super::super::place;
use super::{Place, Session, new_participant, role};
use crate::clock;
use crate::live::{Back, Command, Connection, Known, Outlet, Visitor, meeting_facts, number_of, open_key, words};
use convoca_booking::Role;
use convoca_conference::{Action, Join, ParticipantKind};
use convoca_signalling::{Answer, Ask, OutReason, Refused, VERSION};
use convoca_store::StoredMeeting;
use tokio::sync::oneshot;

impl Session {
    pub(super) async fn enter(&mut self, re: u32, ask: Ask) {
        let Ask::Enter { version, meeting, token, password, access_token, resume } = ask else { return };
        if version != VERSION {
            let message = format!("this server speaks version {VERSION}");
            self.outlet.refuse(re, Refused::UnsupportedVersion, message);
            return;
        }
        if matches!(self.place, Place::In { .. }) {
            self.outlet.refuse(re, Refused::OutOfOrder, "this connection is in a meeting already");
            return;
        }
        if let Some(key) = resume {
            return self.resume(re, &meeting, &key).await;
        }
        let proof = Proof { meeting, token, password, access_token };
        match admit(&self.app, self.peer, &proof).await {
            Ok(admitted) => {
                let now = clock::now();
                let booking = &admitted.meeting.booking;
                let host = admitted.role == Role::Host;
                self.outlet.answer(
                    re,
                    Answer::Entered {
                        meeting: meeting_facts(booking, now),
                        role: role(admitted.role),
                        name: admitted.user.as_ref().map(|user| user.name.clone()),
                        muted: !host && booking.rules.mute_apps,
                        camera: if host { booking.rules.host_camera } else { booking.rules.guest_camera },
                        resumed: false,
                    },
                );
                let participant = new_participant();
                self.place = Place::Entered { admitted: Box::new(admitted), participant };
            }
            Err(denied) => self.deny(re, &denied),
        }
    }

    fn deny(&self, re: u32, denied: &Denied) {
        let (code, retry_after_s) = denied.code();
        self.outlet.answer(re, Answer::Refused { code, message: denied.to_string(), retry_after_s });
    }

    /// Comes back with a key.
    pub(super) async fn resume(&mut self, re: u32, meeting: &str, key: &str) {
        let cannot = |outlet: &Outlet, why: &str| {
            outlet.refuse(re, Refused::CannotResume, why);
        };
        let Some(key) = open_key(self.app.live.vault(), key) else {
            return cannot(&self.outlet, "this key is not one of this server's; enter anew");
        };
        let now = clock::now();
        let stored = match self.app.store.meeting_to_join(key.meeting.as_str(), now).await {
            Ok(stored) => stored,
            Err(error) => return self.deny(re, &Denied::store(error)),
        };
        let number = number_of(meeting);
        let meant = |stored: &StoredMeeting| {
            let booking = &stored.booking;
            number == booking.id.as_str() || number == booking.dialled()
        };
        let Some(stored) = stored.filter(meant) else {
            return cannot(&self.outlet, "this key is for another meeting; enter anew");
        };
        let booking = &stored.booking;
        let here = self.app.live.present(&key.meeting).is_some();
        let goes_on = here || booking.holding_at(now).is_some_and(|holding| holding.id == key.holding);
        if !goes_on || booking.cancelled_at.is_some() {
            return cannot(&self.outlet, "the meeting that this key is for has ended; enter anew");
        }
        let entered = Answer::Entered {
            meeting: meeting_facts(booking, now),
            role: words::role(key.role()),
            name: None,
            muted: false,
            camera: None,
            resumed: true,
        };
        let join = Join {
            participant: key.participant(),
            request: re,
            name: key.name.clone(),
            role: key.role(),
            known: key.known,
            called: false,
            kind: ParticipantKind::Client,
            microphone: false,
            camera: false,
        };
        let visitor = Visitor::new(key.person, ParticipantKind::Client, &self.client);
        self.go_in(stored, join, visitor, Some(Back { holding: key.holding, since: key.since, entered })).await;
    }

    pub(super) async fn join(&mut self, re: u32, name: String, microphone: bool, camera: bool) {
        let Place::Entered { admitted, participant } = &self.place else {
            let message = "enter has to come first, or one is in already";
            self.outlet.refuse(re, Refused::OutOfOrder, message);
            return;
        };
        let join = Join {
            participant: *participant,
            request: re,
            name,
            role: match admitted.role {
                Role::Host => convoca_conference::Role::Host,
                Role::Guest => convoca_conference::Role::Guest,
                Role::Audience => convoca_conference::Role::Audience,
            },
            known: admitted.user.is_some(),
            called: false,
            kind: ParticipantKind::Client,
            microphone,
            camera,
        };
        let visitor = Visitor::new(admitted.user.as_ref().map(Known::of), ParticipantKind::Client, &self.client);
        let meeting = admitted.meeting.clone();
        self.go_in(meeting, join, visitor, None).await;
    }

    /// Brings somebody to the meeting's owner, who answers.
    async fn go_in(&mut self, meeting: StoredMeeting, join: Join, visitor: Visitor, back: Option<Back>) {
        let (re, participant) = (join.request, join.participant);
        let seat = match place::find(&self.app, &meeting.booking, back.is_some()).await {
            Ok(seat) => seat,
            Err(none) => {
                self.outlet.refuse(re, none.code(), none.to_string());
                return;
            }
        };
        let Ok(owner) = self.app.live.reach(&meeting) else {
            self.outlet.end(OutReason::Restarting);
            return;
        };
        let connection = Connection { number: self.number, outlet: self.outlet.clone() };
        let (outcome, heard) = oneshot::channel();
        if owner.send(Command::Join { join, visitor, back, connection, seat, outcome }).await.is_err() {
            // It ended at this very moment.
            self.outlet.refuse(re, Refused::Fault, "the meeting was just being put away; try again");
            return;
        }
        if heard.await == Ok(true) {
            self.place = Place::In { owner, meeting: Box::new(meeting), participant };
        }
    }

    /// Becomes host, if the password is right.
    pub(super) async fn claim_host(&mut self, re: u32, password: String) {
        let Place::In { meeting, .. } = &self.place else {
            self.outlet.refuse(re, Refused::OutOfOrder, "one has to be in the meeting");
            return;
        };
        let meeting = meeting.booking.id.to_string();
        let proof = Proof { meeting, token: None, password: Some(password), access_token: None };
        match admit(&self.app, self.peer, &proof).await {
            Ok(admitted) if admitted.role == Role::Host => {
                self.send(re, |by, connection, request| Command::Act {
                    by,
                    connection,
                    request,
                    action: Action::ClaimHost,
                })
                .await;
            }
            Ok(_) => {
                self.outlet.refuse(re, Refused::WrongPassword, "this is the guests' password, not the host's");
            }
            Err(denied) => self.deny(re, &denied),
        }
    }
}
