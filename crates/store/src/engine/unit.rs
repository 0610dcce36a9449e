//! A unit of work: what runs in one transaction, and who is told how it ended.

use crate::StoreError;
use crate::error::Failure;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::AnyConnection;
use std::panic::AssertUnwindSafe;
use tokio::sync::oneshot;

/// What is to become of what a unit wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Commit it.
    Keep,
    /// Undo it.
    Undo,
    /// Undo it; it may be run again, because another unit was in its way.
    Again,
}

/// A unit of work whose types are hidden, so that an engine can queue it.
pub(crate) trait Unit: Send {
    /// Runs it inside a transaction that the engine has begun. May be called again after an undo.
    fn run<'c>(&'c mut self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Verdict>;

    /// Tells the caller: the unit's own result if `ended` well, else the error that it ended with.
    fn finish(self: Box<Self>, ended: Result<(), StoreError>);

    /// Whether nobody waits for it any more, so that it need not begin.
    fn is_abandoned(&self) -> bool;
}

/// A unit made of arguments and a function over them.
pub(crate) struct Work<A, F, T, E> {
    arguments: A,
    work: F,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<A, F, T, E> Work<A, F, T, E>
where
    A: Send + Sync + 'static,
    F: for<'c> Fn(&'c mut AnyConnection, &'c A) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
    T: Send + 'static,
    E: Failure,
{
    /// The unit, and where its result arrives.
    pub(crate) fn new(arguments: A, work: F) -> (Box<Self>, oneshot::Receiver<Result<T, E>>) {
        let (reply, answer) = oneshot::channel();
        (Box::new(Self { arguments, work, result: None, reply }), answer)
    }
}

impl<A, F, T, E> Unit for Work<A, F, T, E>
where
    A: Send + Sync + 'static,
    F: for<'c> Fn(&'c mut AnyConnection, &'c A) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
    T: Send + 'static,
    E: Failure,
{
    fn run<'c>(&'c mut self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Verdict> {
        let Self { arguments, work, result, .. } = self;
        Box::pin(async move {
            // The writer serves everybody, so one unit's mistake must not end it. What the unit
            // wrote is undone, and its arguments are not used again.
            let future = AssertUnwindSafe(async { work(connection, arguments).await });
            let ended = match future.catch_unwind().await {
                Ok(ended) => ended,
                Err(_) => Err(StoreError::Panicked.into()),
            };
            let verdict = match &ended {
                Ok(_) => Verdict::Keep,
                Err(error) if error.store().is_some_and(StoreError::is_transient) => Verdict::Again,
                Err(_) => Verdict::Undo,
            };
            *result = Some(ended);
            verdict
        })
    }

    fn finish(self: Box<Self>, ended: Result<(), StoreError>) {
        let answer = match (ended, self.result) {
            (Err(error), _) => Err(error.into()),
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(StoreError::Unanswered.into()),
        };
        // Nobody listening means that the caller went away; what was done stays done.
        let _ = self.reply.send(answer);
    }

    fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }
}
