use super::*;

fn resolve(file: &str, flags: Settings) -> Result<Resolved, SettingsError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("convoca.toml");
    std::fs::write(&path, file).unwrap();
    Settings { config: Some(path), ..flags }.resolve()
}

#[test]
fn flags_are_stronger_than_the_file() {
    let file = "http_addr = \"127.0.0.1:1\"\ncloud_rooms = 7\n";
    let flags = Settings { http_addr: Some("127.0.0.1:2".to_owned()), ..Settings::default() };
    let settings = resolve(file, flags).unwrap();
    assert_eq!(settings.http, Listen::At("127.0.0.1:2".parse().unwrap()));
    assert_eq!(settings.cloud_rooms, 7);
    assert_eq!(settings.https, Listen::At("0.0.0.0:8443".parse().unwrap()));
}

#[test]
fn every_refusal_names_the_setting() {
    for (file, setting) in [
        ("http_addr = \"localhost\"", "http_addr"),
        ("http_addr = \"off\"\nhttps_addr = \"off\"", "https_addr"),
        ("public_url = \"meet.example\"", "public_url"),
        ("public_url = \"ftp://meet.example\"", "public_url"),
        ("database_url = \"mysql://x\"", "database_url"),
        ("admin_account = \"a:b\"", "admin_account"),
        ("admin_password = \"1234567\"", "admin_password"),
        ("app_key = \"1234567\"", "app_key"),
        ("app_scope = \"all\"", "app_scope"),
        ("cloud_rooms = 1001", "cloud_rooms"),
        ("time_zone = 78", "time_zone"),
        ("time_zone = 0", "time_zone"),
        ("zone_rules = \"olson\"", "zone_rules"),
        ("tls_key = \"k.pem\"", "tls_certificate"),
        ("tls_certificate = \"c.pem\"", "tls_key"),
        ("tls_certificate = \"c\"\ntls_key = \"k\"\nacme_domains = \"a.example\"", "acme_domains"),
        ("recordings_days = -1", "recordings_days"),
        ("recordings_keep_free = \"x\"", "recordings_keep_free"),
        ("recordings_s3 = \"https://host/bucket\"", "recordings_s3"),
        ("max_connections = 15", "max_connections"),
        ("log_level = \"loud=very\"", "log_level"),
        ("log_format = \"xml\"", "log_format"),
        ("no_such = 1", "config"),
        ("=", "config"),
    ] {
        let error = resolve(file, Settings::default()).expect_err(file);
        assert_eq!(error.setting, setting, "{file}: {error}");
        assert!(error.to_string().contains(setting), "{error}");
    }
}

#[test]
fn a_public_url_loses_its_last_slash() {
    let settings = resolve("public_url = \"https://meet.example/convoca/\"", Settings::default()).unwrap();
    assert_eq!(settings.public_url.as_deref(), Some("https://meet.example/convoca"));
}

#[test]
fn environment_names_follow_the_settings_and_the_readme_has_them() {
    for (name, variable) in Settings::names() {
        assert_eq!(*variable, format!("CONVOCA_{}", name.to_uppercase()));
        assert!(include_str!("../../../../README.md").contains(variable), "the README does not tell of {variable}");
    }
}

#[test]
fn an_empty_setting_is_not_said() {
    let flags = Settings { database_url: Some(String::new()), ..Settings::default() };
    let settings = resolve("data_dir = \"\"\n", flags).unwrap();
    assert_eq!(settings.database_url, None);
    assert_eq!(settings.data_dir, std::path::Path::new("convoca-data"));
}
