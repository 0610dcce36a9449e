use super::*;
use crate::fixture::{Scene, sender};
use crate::{Topic, mail};

#[tokio::test]
async fn a_mail_is_one_file_however_often_it_comes() {
    let folder = tempfile::tempdir().unwrap();
    let channel = MailFolder::new(folder.path().join("mail"));
    let scene = Scene::single();
    let parcel = Parcel::Mail(mail(&scene.notice(Topic::Booked), &sender()));
    for _ in 0..2 {
        let receipt = channel.send(&parcel).await.unwrap();
        assert_eq!(receipt.detail, "0123456789abcdef0123456789abcdef.eml");
    }
    let files: Vec<_> = fs::read_dir(folder.path().join("mail")).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files, [channel.path("0123456789abcdef0123456789abcdef").unwrap()]);
    let text = fs::read_to_string(&files[0]).unwrap();
    assert!(text.contains("\r\nTo: Bea <bea@example.org>\r\n"), "{text}");
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_may_be_put_right() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let channel = MailFolder::new(file.path().join("mail"));
    let scene = Scene::single();
    let sent = channel.send(&Parcel::Mail(mail(&scene.notice(Topic::Booked), &sender()))).await;
    assert!(matches!(sent, Err(SendError::Temporary(_))), "{sent:?}");
}

#[test]
fn an_id_that_is_none_names_no_file() {
    let channel = MailFolder::new("mail");
    for uid in ["", "../../etc/passwd", "a/b", ".", "0123/..", "xyz"] {
        assert_eq!(channel.path(uid), None, "{uid:?}");
    }
}

#[test]
fn old_mails_are_forgotten_and_nobody_else_reads_them() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::time::Duration;
    let place = tempfile::tempdir().unwrap();
    let mails = MailFolder::new(place.path().join("mails"));
    assert_eq!(mails.forget(SystemTime::now()).unwrap(), 0, "there is no folder yet");
    let path = mails.path("ab").unwrap();
    write(&path, b"secret").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    let other = path.with_file_name("somebody-elses.txt");
    fs::write(&other, "").unwrap();
    let now = SystemTime::now();
    assert_eq!(mails.forget(now - Duration::from_secs(60)).unwrap(), 0);
    assert_eq!(mails.forget(now + Duration::from_secs(60)).unwrap(), 1);
    assert_eq!((path.exists(), other.exists()), (false, true));
}
