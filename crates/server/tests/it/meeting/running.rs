use super::{PATH, created, id, started};
use crate::harness::in_days;
use serde_json::json;

#[tokio::test]
async fn what_runs_is_listed_from_the_earliest_on() {
    let (_place, server, admin) = started().await;
    let ana = server.user(&admin, "ana").await;
    let first = created(&server, &ana, json!({"subject": "First", "mediaTypes": "Voice"})).await;
    let second = created(&server, &admin, json!({"subject": "Second", "mediaTypes": "Voice"})).await;
    let booked =
        created(&server, &admin, json!({"subject": "Later", "mediaTypes": "Voice", "startTime": in_days(1)})).await;
    let online = async |token: &str, query: &str| {
        let (status, page) = server.get(&format!("{PATH}/online?{query}"), token).await;
        assert_eq!(status, 200, "{page}");
        let ids: Vec<_> = page["data"].as_array().unwrap().iter().map(id).collect();
        (page["count"].as_u64().unwrap(), ids)
    };
    assert_eq!(online(&ana, "").await, (1, vec![id(&first)]));
    assert_eq!(online(&ana, "queryAll=true").await, (1, vec![id(&first)]));
    assert_eq!(online(&admin, "").await, (1, vec![id(&second)]));
    assert_eq!(online(&admin, "queryAll=true").await, (2, vec![id(&first), id(&second)]));
    assert_eq!(online(&admin, "queryAll=true&offset=1&limit=1").await, (2, vec![id(&second)]));
    assert_eq!(online(&admin, "queryAll=true&searchKey=fir").await, (1, vec![id(&first)]));

    let show = async |meeting, token: &str| {
        server.get(&format!("{PATH}/online/confDetail?conferenceID={meeting}"), token).await
    };
    let (status, detail) = show(id(&first), &ana).await;
    assert_eq!(status, 200, "{detail}");
    let shown = &detail["conferenceData"];
    assert_eq!((&shown["conferenceID"], &shown["conferenceState"]), (&first["conferenceID"], &json!("Created")));
    assert_eq!((&shown["onlineAttendeeAmount"], &shown["role"]), (&json!(0), &json!("chair")));
    assert_eq!(detail["data"], json!({"offset": 0, "limit": 20, "count": 0, "data": []}));
    assert_eq!(show(id(&booked), &admin).await.1["error_code"], "MMC.111072005");
    assert_eq!(show("900000000".to_owned(), &admin).await.1["error_code"], "MMC.111070005");
    assert_eq!(show(id(&second), &ana).await.0, 403);
}
