use super::*;
use crate::engine::unit::Work;
use crate::sql::{get, run};
use sqlx::AnyConnection;
use tempfile::TempDir;
use tokio::sync::oneshot;

/// What a test unit does after it has inserted its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Return,
    Fail,
    Panic,
    /// Leaves a reference to nobody behind that only the commit finds.
    BreakCommit,
    /// Returns what another connection sees by then.
    Look,
}

struct Bench {
    folder: TempDir,
    writer: Writer,
    reader: AnyConnection,
}

impl Bench {
    async fn new() -> Self {
        sqlx::any::install_default_drivers();
        let folder = tempfile::tempdir().unwrap();
        let sqlite = Sqlite::open(&folder.path().join("convoca.db")).await.unwrap();
        sqlite.close().await;
        let options = options(&folder.path().join("convoca.db")).unwrap();
        let reader = connect(&options, READER_SETUP).await.unwrap();
        Self { writer: Writer::new(options, WRITER_SETUP), reader, folder }
    }

    /// Queues these units before the writer starts, so that they are one batch.
    async fn batch(self, units: &[Then]) -> (Vec<Result<i64, StoreError>>, i64) {
        let (queue, inbox) = mpsc::channel(QUEUE);
        let mut answers = Vec::new();
        for (number, then) in units.iter().enumerate() {
            let file = self.folder.path().join("convoca.db");
            let (unit, answer) = unit(i64::try_from(number).unwrap(), *then, file);
            assert!(queue.send(unit).await.is_ok());
            answers.push(answer);
        }
        drop(queue);
        self.writer.serve(inbox).await;
        let mut results = Vec::new();
        for answer in answers {
            results.push(answer.await.unwrap());
        }
        let mut reader = self.reader;
        (results, count(&mut reader).await.unwrap())
    }
}

type Answer = oneshot::Receiver<Result<i64, StoreError>>;

fn unit(number: i64, then: Then, file: std::path::PathBuf) -> (Box<dyn Unit>, Answer) {
    let (unit, answer) = Work::new((number, then, file), |tx, (number, then, file)| {
        Box::pin(async move {
            let insert =
                sqlx::query("INSERT INTO listing_count (viewer, level, part, slot, n) VALUES ('v', 0, $1, 0, 1)");
            insert.bind(*number).execute(&mut *tx).await?;
            match then {
                Then::Return => Ok(0),
                Then::Fail => Err(StoreError::Busy),
                Then::Panic => panic!("a unit of the test"),
                Then::BreakCommit => {
                    run(tx, "PRAGMA defer_foreign_keys = ON").await?;
                    run(tx, "INSERT INTO portal_nonce (hash, user_id, expires_at) VALUES ('h', 'nobody', 0)").await?;
                    Ok(0)
                }
                Then::Look => {
                    let options = options(file).map_err(|_| StoreError::Closed)?;
                    count(&mut connect(&options, READER_SETUP).await?).await
                }
            }
        })
    });
    (unit, answer)
}

async fn count(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    get(&sqlx::query("SELECT COUNT(*) FROM listing_count").fetch_one(connection).await?, 0)
}

#[tokio::test]
async fn units_that_wait_together_share_a_commit() {
    let (results, rows) = Bench::new().await.batch(&[Then::Return, Then::Return, Then::Look, Then::Return]).await;
    // When the third ran, nothing of the first two was committed yet; in the end everything was.
    assert!(matches!(results[..], [Ok(0), Ok(0), Ok(0), Ok(0)]), "{results:?}");
    assert_eq!(rows, 4);
}

#[tokio::test]
async fn a_batch_is_bounded() {
    let mut units = vec![Then::Return; 3 * 128];
    units.push(Then::Look);
    let (results, rows) = Bench::new().await.batch(&units).await;
    assert!(matches!(results.last(), Some(Ok(384))), "{:?}", results.last());
    assert_eq!(rows, 385);
}

#[tokio::test]
async fn a_unit_that_fails_or_panics_is_undone_alone() {
    let (results, rows) =
        Bench::new().await.batch(&[Then::Fail, Then::Return, Then::Panic, Then::Fail, Then::Return, Then::Panic]).await;
    assert!(
        matches!(
            results[..],
            [
                Err(StoreError::Busy),
                Ok(0),
                Err(StoreError::Panicked),
                Err(StoreError::Busy),
                Ok(0),
                Err(StoreError::Panicked)
            ]
        ),
        "{results:?}"
    );
    assert_eq!(rows, 2);
}

#[tokio::test]
async fn a_commit_that_fails_fails_for_all_and_the_writer_goes_on() {
    let mut units = vec![Then::Return, Then::BreakCommit];
    units.resize(128, Then::Return);
    units.push(Then::Return);
    let (results, rows) = Bench::new().await.batch(&units).await;
    assert!(results[..128].iter().all(|result| matches!(result, Err(StoreError::Database(_)))));
    assert!(matches!(results[128], Ok(0)));
    assert_eq!(rows, 1);
}

#[tokio::test]
async fn a_unit_nobody_waits_for_does_not_begin() {
    let bench = Bench::new().await;
    let (queue, inbox) = mpsc::channel(QUEUE);
    let (gone, answer) = unit(1, Then::Return, bench.folder.path().to_owned());
    drop(answer);
    assert!(queue.send(gone).await.is_ok());
    drop(queue);
    bench.writer.serve(inbox).await;
    let mut reader = bench.reader;
    assert_eq!(count(&mut reader).await.unwrap(), 0);
}

#[tokio::test]
async fn commits_wait_for_the_disk() {
    let bench = Bench::new().await;
    let options = options(&bench.folder.path().join("convoca.db")).unwrap();
    let mut connection = connect(&options, WRITER_SETUP).await.unwrap();
    let mut pragma = async |name: &'static str| sqlx::query(name).fetch_one(&mut connection).await.unwrap();
    // 2 is FULL: the log is flushed at every commit.
    assert_eq!(get::<i64>(&pragma("PRAGMA synchronous").await, 0).unwrap(), 2);
    assert_eq!(get::<String>(&pragma("PRAGMA journal_mode").await, 0).unwrap(), "wal");
    assert_eq!(get::<i64>(&pragma("PRAGMA foreign_keys").await, 0).unwrap(), 1);
}

#[tokio::test]
async fn closing_puts_the_log_away() {
    sqlx::any::install_default_drivers();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("convoca.db");
    let sqlite = Sqlite::open(&file).await.unwrap();
    let length = || std::fs::metadata(folder.path().join("convoca.db-wal")).map_or(0, |log| log.len());
    let (unit, answer) = Work::new((), |tx: &mut AnyConnection, (): &()| {
        Box::pin(async move {
            run(tx, "INSERT INTO meta (name, value) VALUES ('large', zeroblob(1000000))").await?;
            Ok::<_, StoreError>(())
        })
    });
    sqlite.write(unit).await.unwrap();
    answer.await.unwrap().unwrap();
    assert!(length() > 1_000_000, "the commit went into the log");
    drop(sqlite.readers().lend().await.unwrap());
    sqlite.close().await;
    assert_eq!(length(), 0);
}
